"""A picture of a page read: stamps and shadows taken away, set straight, rulings found, every piece of line read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ingest.printed.page import Ruling
from ingest.scans import rings
from ingest.scans.bars import as_numeral
from ingest.scans.drawn_lines import DrawnLines, drawn_lines, erased
from ingest.scans.figures import ALLOWED, DOUBTED, agreed, as_figure
from ingest.scans.flattening import flattened, ink, text_tone
from ingest.scans.line_reading import line_reading
from ingest.scans.picture import PAPER, Mask, Picture, Pixels
from ingest.scans.pieces import Piece, pieces
from ingest.scans.second_engine import SecondEngine
from ingest.scans.setting import setting, with_common_sizes
from ingest.scans.skew import NEGLIGIBLE, skew, straightened
from ingest.scans.stamps import without_stamps
from ingest.scans.tesseract import ReadWord, Tesseract

_HALO_POINTS = 0.45
"""How far the grey edge of a letter reaches beyond its ink."""

_LOW = 0.4
_TALLEST = 2.3
"""Ink lower or higher than these shares of the usual letters is a dash, or no print."""

_FIGURE_HEIGHT = 36
_PICTURED = 0.45
"""Less sure than this, what makes no figure is a drawing, a blot or handwriting."""


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece of a line as read, in points of the page set straight; `weight` is the width of strokes by the size."""

    words: tuple[ReadWord, ...]
    baseline: float
    size: float
    weight: float

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, in points of the page set straight by `degrees`; `dropped` pieces could not be read."""

    number: int
    width: float
    height: float
    pieces: tuple[ReadPiece, ...]
    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    degrees: float
    dropped: int


@dataclass(frozen=True, slots=True)
class _Clean:
    """A page made ready for reading: its grey without stamps, its ink without rulings, and what a ring hides."""

    grey: Pixels
    ink: Mask
    lines: DrawnLines
    hidden: Mask
    degrees: float


def read_page(
    picture: Picture, engine: Tesseract, second: SecondEngine | None, progress: Callable[[], None]
) -> ReadPage:
    """Return what a picture shows."""
    scale = picture.scale
    clean = _clean(picture)
    progress()
    found, usual = pieces(clean.ink, scale, clean.lines.down)
    reader = _Reader(clean, usual, scale, engine)
    read: list[ReadPiece] = []
    figures: list[tuple[int, Pixels, float]] = []
    dropped = 0
    for piece in found:
        made = reader.read(piece)
        if made is None:
            dropped += reader.is_print(piece)
            continue
        if len(made.words) == 1 and as_figure(made.words[0].text) is not None:
            figures.append((len(read), *reader.cut(piece)))
        read.append(made)
        progress()
    for position, word in _figures(read, figures, engine, second):
        read[position] = replace(read[position], words=(word,))
    return ReadPage(
        picture.number,
        picture.width,
        picture.height,
        _with_sizes(read),
        clean.lines.across,
        clean.lines.down,
        clean.degrees,
        dropped,
    )


def _clean(picture: Picture) -> _Clean:
    scale = picture.scale
    grey = flattened(without_stamps(picture.pixels, scale), scale)
    degrees = skew(ink(grey), scale)
    if abs(degrees) > NEGLIGIBLE:
        grey = straightened(grey, degrees)
    else:
        degrees = 0.0
    inked = ink(grey)
    lines = drawn_lines(inked, scale)
    left = erased(inked, lines.covered)
    hidden = np.zeros(grey.shape, np.uint8)
    if found := rings.rings(left, scale):
        seen_through, hidden, line = rings.without_rings(grey, found, text_tone(grey))
        inked_below = ink(seen_through)
        # What is seen through a ring is thinner: rulings are looked for in the ink as it was, beside the ring's line.
        lines = drawn_lines(np.where(line > 0, inked_below, inked).astype(np.uint8), scale)
        grey, left = seen_through, erased(inked_below, lines.covered)
    return _Clean(grey, left, lines, hidden, degrees)


class _Reader:
    """Reads the pieces of one page."""

    def __init__(self, clean: _Clean, usual: float, scale: float, engine: Tesseract) -> None:
        self._clean, self._usual, self._scale, self._engine = clean, usual, scale, engine
        self._halo = max(1, round(_HALO_POINTS * scale))

    def is_print(self, piece: Piece) -> bool:
        """Return whether a piece is as high as letters are."""
        return _LOW * self._usual <= piece.bottom - piece.top <= _TALLEST * self._usual

    def cut(self, piece: Piece) -> tuple[Pixels, float]:
        """Return the grey of a piece with all else made paper, and how high its letters are."""
        halo = self._halo
        height, width = self._clean.grey.shape
        top, bottom = max(0, piece.top - halo), min(height, piece.bottom + halo)
        left, right = max(0, piece.left - halo), min(width, piece.right + halo)
        own = np.zeros((bottom - top, right - left), np.uint8)
        own[piece.top - top : piece.bottom - top, piece.left - left : piece.right - left] = piece.ink
        own = np.asarray(cv2.dilate(own, np.ones((2 * halo + 1, 2 * halo + 1), np.uint8)), np.uint8)
        grey = np.where(own > 0, self._clean.grey[top:bottom, left:right], PAPER).astype(np.uint8)
        letters = piece.letters
        return grey, float(np.percentile(letters[:, 3] - letters[:, 1], 80))

    def read(self, piece: Piece) -> ReadPiece | None:
        """Return a piece as read, None where nothing that is print can be read in it."""
        height, width = piece.bottom - piece.top, piece.right - piece.left
        if height < _LOW * self._usual:
            return self._low(piece) if width >= 0.3 * self._usual else None
        grey, letters_high = self.cut(piece)
        words = line_reading(self._engine, grey, letters_high)
        if len(words) == 1:
            words = [self._alone(piece, words[0])]
        text = " ".join(word.text for word in words)
        if not any(char.isalnum() for char in text) or not self._is_believed(piece, words):
            return None
        if self._is_hidden(piece):
            words = [word._replace(confidence=min(word.confidence, DOUBTED)) for word in words]
        left = piece.left - min(self._halo, piece.left)
        placed = tuple(self._placed(word, left) for word in words)
        found = setting(piece, text, self._usual)
        return ReadPiece(placed, found.baseline / self._scale, found.size / self._scale, found.weight)

    def _alone(self, piece: Piece, word: ReadWord) -> ReadWord:
        """Return the only word of a piece, bars counted."""
        bare = word.text.rstrip(".)")
        numeral = as_numeral(piece, bare) if bare else None
        return word if numeral is None else word._replace(text=numeral + word.text[len(bare) :])

    def _is_believed(self, piece: Piece, words: Sequence[ReadWord]) -> bool:
        if not self.is_print(piece) and min(word.confidence for word in words) < 2 * _PICTURED:
            return False
        return max(word.confidence for word in words) >= _PICTURED

    def _is_hidden(self, piece: Piece) -> bool:
        return bool(self._clean.hidden[piece.top : piece.bottom, piece.left : piece.right].any())

    def _low(self, piece: Piece) -> ReadPiece | None:
        """Return a dash, or dots, that stand alone."""
        heights = piece.patches[:, 3] - piece.patches[:, 1]
        widths = piece.patches[:, 2] - piece.patches[:, 0]
        size = self._usual / 0.665
        if len(heights) == 1 and widths[0] >= 1.4 * heights[0] and widths[0] <= 2 * self._usual:
            text, below = "-", 0.2 * size
        elif len(heights) > 1 and (np.maximum(widths, heights) <= 0.35 * self._usual).all():
            text, below = "…", 0.0
        else:
            return None
        word = ReadWord(text, piece.left / self._scale, piece.right / self._scale, 0.97)
        return ReadPiece((word,), (piece.bottom + below) / self._scale, size / self._scale, 0.0)

    def _placed(self, word: ReadWord, left: int) -> ReadWord:
        return word._replace(left=(left + word.left) / self._scale, right=(left + word.right) / self._scale)


def _figures(
    read: Sequence[ReadPiece],
    figures: Sequence[tuple[int, Pixels, float]],
    engine: Tesseract,
    second: SecondEngine | None,
) -> list[tuple[int, ReadWord]]:
    """Return the figures that stand alone, read again: each with its position and its agreed word."""
    others = second.texts([grey for _, grey, _ in figures]) if second is not None and figures else None
    found = []
    for k, (position, grey, letters_high) in enumerate(figures):
        word = read[position].words[0]
        first = as_figure(word.text) or word.text
        again, sure = engine.only(ALLOWED, grey, letters_high, _FIGURE_HEIGHT)
        other = None if others is None else (as_figure(others[k].replace(" ", "")) or others[k])
        readings = [(first, word.confidence), (again, sure)] if again else [(first, word.confidence)]
        figure = agreed(readings, other)
        confidence = min(figure.confidence, DOUBTED) if word.confidence <= DOUBTED else figure.confidence
        found.append((position, word._replace(text=figure.text, confidence=confidence)))
    return found


def _with_sizes(read: Sequence[ReadPiece]) -> tuple[ReadPiece, ...]:
    """Return the pieces with sizes of type that differ little made one."""
    if not read:
        return ()

    sizes = with_common_sizes([piece.size for piece in read], [len(piece.text) for piece in read])
    return tuple(
        replace(piece, size=size, weight=piece.weight * piece.size / size)
        for piece, size in zip(read, sizes, strict=True)
    )
