"""Pages as read → printed pages: words with their faces, told over the whole document, and rulings."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from ingest.printed.page import Face, PrintedPage, Word
from ingest.scans.page import ReadPage
from ingest.scans.piece_reading import ReadPiece

_BOLDER = 1.2
"""Strokes of bold type are so much wider than those of plain type of its size."""

_HARDLY_BOLDER, _APART_BY = 1.12, 4.0
"""Where copies thicken all strokes, bold ones are less wider: the two kinds part by so many times their spread."""

_NUMBER = re.compile(r"[(]?(?:\d{1,2}(?:\.\d{1,2})*|[IVXL]{1,4}|[A-ZĐa-zđ])[.):/]{1,2}")
_NEARLY, _NEXT, _TOLD = 0.75, 2.5, 4
"""A number nearly as bold, before a text of so many letters no further off than so many sizes, is set as the text."""

_FEWEST_SMALL, _MANY = 3, 12

_RARE = 0.01
_FEWEST_LETTERS = 2
_APART = 0.2
"""Words stand at least this share of their size apart: an engine's boxes may touch."""

_PLAIN, _BOLD = Face(), Face(is_bold=True)


def printed(pages: Sequence[ReadPage]) -> list[PrintedPage]:
    """Return the pages as a page with text would show them."""
    is_bold = _boldness([piece for page in pages for piece in page.pieces])
    return [
        PrintedPage(
            page.number,
            page.width,
            page.height,
            tuple(
                word
                for piece, bold in zip(page.pieces, _in_bold(page.pieces, is_bold), strict=True)
                for word in _words(piece, _BOLD if bold else _PLAIN)
            ),
            page.across,
            page.down,
            has_picture=True,
        )
        for page in pages
    ]


def _boldness(pieces: Sequence[ReadPiece]) -> Callable[[ReadPiece], float]:
    """Return how bold a piece is: 1 from where on type of its kind is bold, less below.

    Of small letters sizes are told by other strokes than of capitals and digits, and a scan thickens small type more:
    each kind is told by itself where it has both.
    """
    kinds: defaultdict[tuple[object, ...], list[ReadPiece]] = defaultdict(list)
    for piece in pieces:
        for key in _keys(piece):
            kinds[key].append(piece)
    bold_from = {
        key: _bold_from(own) for key, own in kinds.items() if key in ((), (True,), (False,)) or len(own) >= _MANY
    }
    return lambda piece: (
        piece.weight / next((cut for key in _keys(piece) if (cut := bold_from.get(key, math.inf)) < math.inf), math.inf)
    )


def _keys(piece: ReadPiece) -> tuple[tuple[object, ...], ...]:
    """Return the kinds that a piece is of, the narrowest first."""
    has_small = sum(map(str.islower, piece.text)) >= _FEWEST_SMALL
    return (has_small, round(piece.size, 1)), (has_small,), ()


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
    within = np.sqrt(
        max(
            0.0,
            np.average(weights**2, weights=counts)
            - np.average(weights, weights=counts) ** 2
            - between[cut] / total[-1] ** 2,
        )
    )
    is_apart = high[cut] >= _HARDLY_BOLDER * low[cut] and high[cut] - low[cut] >= _APART_BY * within
    if not (high[cut] >= _BOLDER * low[cut] or is_apart) or share < _RARE:
        return float("inf")
    return float((low[cut] + high[cut]) / 2)


def _in_bold(pieces: Sequence[ReadPiece], boldness: Callable[[ReadPiece], float]) -> list[bool]:
    """Return which pieces are bold; the number before a text is set as it is: strokes of a few digits tell little."""
    own = [boldness(piece) >= 1 for piece in pieces]
    texts = [k for k, piece in enumerate(pieces) if _letters(piece) >= _TOLD]
    for k, piece in enumerate(pieces):
        if not own[k] and _NUMBER.fullmatch(piece.text) and boldness(piece) >= _NEARLY:
            beside = (i for i in texts if _is_behind(pieces[i], piece))
            own[k] = any(own[i] for i in beside)
    return own


def _is_behind(text: ReadPiece, number: ReadPiece) -> bool:
    gap = text.words[0].left - number.words[-1].right
    return 0 <= gap <= _NEXT * number.size and abs(text.baseline - number.baseline) <= number.size / 4


def _letters(piece: ReadPiece) -> int:
    return sum(char.isalnum() for char in piece.text)


def _words(piece: ReadPiece, face: Face) -> list[Word]:
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
