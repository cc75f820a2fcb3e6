"""Pages as read → printed pages: words with their faces, told over the whole document, and rulings."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.printed.page import Face, PrintedPage, Word
from ingest.scans.page import ReadPage
from ingest.scans.piece_reading import ReadPiece

_BOLDER = 1.2
"""Strokes of bold type are so much wider than those of plain type of its size."""

_RARE = 0.01
_FEWEST_LETTERS = 2
_APART = 0.2
"""Words stand at least this share of their size apart: an engine's boxes may touch."""

_PLAIN, _BOLD = Face(), Face(is_bold=True)


def printed(pages: Sequence[ReadPage]) -> list[PrintedPage]:
    """Return the pages as a page with text would show them."""
    bold_from = _bold_from([piece for page in pages for piece in page.pieces])
    return [
        PrintedPage(
            page.number,
            page.width,
            page.height,
            tuple(word for piece in page.pieces for word in _words(piece, bold_from)),
            page.across,
            page.down,
            has_picture=True,
        )
        for page in pages
    ]


def _bold_from(pieces: Sequence[ReadPiece]) -> float:
    """Return the weight of strokes from which on type is bold: where two kinds part best, if there are two."""
    told = [piece for piece in pieces if _letters(piece) >= _FEWEST_LETTERS]
    if not told:
        return float("inf")
    weights = np.array([piece.weight for piece in told])
    counts = np.array([_letters(piece) for piece in told], float)
    order = np.argsort(weights)
    weights, counts = weights[order], counts[order]
    total, mass = np.cumsum(counts), np.cumsum(counts * weights)
    low, high = mass / total, (mass[-1] - mass[:-1]) / (total[-1] - total[:-1])
    between = total[:-1] * (total[-1] - total[:-1]) * (high - low[:-1]) ** 2
    if not between.size:
        return float("inf")
    cut = int(np.argmax(between))
    share = 1 - total[cut] / total[-1]
    if high[cut] < _BOLDER * low[cut] or share < _RARE:
        return float("inf")
    return float((low[cut] + high[cut]) / 2)


def _letters(piece: ReadPiece) -> int:
    return sum(char.isalnum() for char in piece.text)


def _words(piece: ReadPiece, bold_from: float) -> list[Word]:
    face = _BOLD if piece.weight >= bold_from else _PLAIN
    words: list[Word] = []
    for read in piece.words:
        left, right = read.left, read.right
        if words:
            before = words[-1]
            gap = _APART * piece.size - (left - before.right)
            if gap > 0:
                words[-1] = before._replace(right=max(before.left, before.right - gap / 2))
                left = min(right, left + gap / 2)
        words.append(
            Word(
                *(read.text, left, right, piece.baseline, piece.size, face, piece.turn),
                confidence=min(1.0, read.confidence),
            )
        )
    return words
