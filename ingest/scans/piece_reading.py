"""Pieces of the lines of a page read one by one: letters, figures, numerals, dashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.printed.page import Turn
from ingest.scans.cleaning import Clean
from ingest.scans.dashes import dash
from ingest.scans.figures import DOUBTED
from ingest.scans.line_reading import line_reading
from ingest.scans.mending import Mending, mended
from ingest.scans.numbering import by_shape, settled
from ingest.scans.picture import PAPER, Pixels
from ingest.scans.pieces import Piece
from ingest.scans.second_engine import SecondEngine
from ingest.scans.setting import TALL_SHARE, setting
from ingest.scans.tesseract import ReadWord, Tesseract

_HALO_POINTS = 0.45
"""How far the grey edge of a letter reaches beyond its ink."""

_LOW = 0.4
_TALLEST = 2.3
"""Ink lower or higher than these shares of the usual letters is a dash, or no print."""

FIGURE_HEIGHT = 36
"""Pixels that the letters of a figure are made high to be read."""

_BY_SHAPE = 0.9
"""The confidence at least of a number settled by its shape."""

_DASH = 0.97
"""The confidence of a dash."""

_UNSURE = 0.6
_SMALL = 0.78
_ALIKE = frozenset("CcOoƠơÔôSsUuƯưVvXxZz WwÒÓỌỎÕòóọỏõỜỚỢỞỠờớợởỡỒỐỘỔỖồốộổỗÙÚỤỦŨùúụủũỪỨỰỬỮừứựửữ")
"""Letters that look alike in both cases."""

_PICTURED = 0.45
"""Less sure than this, what makes no figure is a drawing, a blot or handwriting."""


@dataclass(frozen=True, slots=True)
class ReadPiece:
    """A piece of a line as read, in points of the page set straight; `weight` is the width of strokes by the size.

    Where it is turned, the points are those of the page looked at with the text upright.
    """

    words: tuple[ReadWord, ...]
    baseline: float
    size: float
    weight: float
    turn: Turn = Turn.UPRIGHT

    @property
    def text(self) -> str:
        """Its words in one line."""
        return " ".join(word.text for word in self.words)


class Reader:
    """Reads the pieces of one page."""

    def __init__(
        self, clean: Clean, usual: float, scale: float, engine: Tesseract, second: SecondEngine | None
    ) -> None:
        self._clean, self._usual, self.scale = clean, usual, scale
        self._engine, self._second = engine, second
        self._halo = max(1, round(_HALO_POINTS * scale))
        self.mendings: list[Mending] = []

    def is_print(self, piece: Piece) -> bool:
        """Return whether the letters of a piece are as high as others are: specks far above may make it higher."""
        letters = piece.letters
        high = float(np.percentile(letters[:, 3] - letters[:, 1], 80))
        return _LOW * self._usual <= high <= _TALLEST * self._usual

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
        words = line_reading(self._engine, self._second, grey, letters_high)
        if not words or (len(words) == 1 and words[0].confidence < _PICTURED):
            words = self._by_itself(piece, grey, letters_high) or words
        if words:
            words[0] = self._settled(piece, words[0], grey, letters_high, is_alone=len(words) == 1)
        words = self._in_case(piece, self._mended(words))
        text = " ".join(word.text for word in words)
        if not any(char.isalnum() or char in "()" for char in text) or not self._is_believed(piece, words):
            return None
        if self._is_hidden(piece):
            words = [word._replace(confidence=min(word.confidence, DOUBTED)) for word in words]
        left = piece.left - min(self._halo, piece.left)
        placed = tuple(self._placed(word, left) for word in words)
        found = setting(piece, text, self._usual)
        return ReadPiece(placed, found.baseline / self.scale, found.size / self.scale, found.weight)

    def _only(self, piece: Piece, allowed: str, made_high: int) -> tuple[str, float]:
        return self._engine.only(allowed, *self.cut(piece), made_high)

    def only(self, piece: Piece, allowed: str) -> str:
        """Return a piece read where nothing but the characters given may be read."""
        return self._engine.only(allowed, *self.cut(piece), FIGURE_HEIGHT)[0]

    def _by_itself(self, piece: Piece, grey: Pixels, letters_high: float) -> list[ReadWord]:
        """Return what a piece is that cannot be read as a line: bars by their shape, else one word."""
        numeral = by_shape(piece)
        right = float(grey.shape[1])
        if numeral is not None and self.is_print(piece):
            return [ReadWord(numeral, 0.0, right, _BY_SHAPE)]
        if self._second is not None and (text := "".join(self._second.texts([grey])[0].split())):
            return [ReadWord(text, 0.0, right, _UNSURE)]
        return self._engine.words(grey, letters_high, FIGURE_HEIGHT, is_one_word=True)

    def _settled(self, piece: Piece, word: ReadWord, grey: Pixels, letters_high: float, *, is_alone: bool) -> ReadWord:
        """Return the first word of a piece, a number that it is told by its shape."""
        text = settled(
            piece,
            word.text,
            word.confidence,
            is_alone=is_alone,
            only=self._only,
        )
        return word if text == word.text else word._replace(text=text, confidence=max(word.confidence, _BY_SHAPE))

    def _in_case(self, piece: Piece, words: list[ReadWord]) -> list[ReadWord]:
        """Return the words of a piece in small letters where they were taken for capitals: "cơ sở" has none higher."""
        text = " ".join(word.text for word in words)
        letters = piece.letters
        heights = letters[:, 3] - letters[:, 1]
        if not (text.isupper() or text.istitle()) or float(np.median(heights)) >= _SMALL * self._usual:
            return words
        return [word._replace(text=word.text.lower()) for word in words] if set(text) <= _ALIKE else words

    def _mended(self, words: list[ReadWord]) -> list[ReadWord]:
        """Return the words with slips of the engine mended, each of which is kept."""
        read = [word.text for word in words]
        right = mended(read)
        self.mendings += [Mending(*pair) for pair in zip(read, right, strict=True) if pair[0] != pair[1]]
        return [word._replace(text=text) for word, text in zip(words, right, strict=True)]

    def _is_believed(self, piece: Piece, words: Sequence[ReadWord]) -> bool:
        if not self.is_print(piece) and min(word.confidence for word in words) < 2 * _PICTURED:
            return False
        return max(word.confidence for word in words) >= _PICTURED

    def _is_hidden(self, piece: Piece) -> bool:
        return bool(self._clean.hidden[piece.top : piece.bottom, piece.left : piece.right].any())

    def _low(self, piece: Piece) -> ReadPiece | None:
        """Return a dash, or dots, that stand alone."""
        size = self._usual / TALL_SHARE
        found = dash(piece, size, self._usual, self._clean.lines.covered, self.scale)
        if found is None:
            return None
        word = ReadWord(found.text, piece.left / self.scale, piece.right / self.scale, _DASH)
        return ReadPiece((word,), (piece.bottom + found.below) / self.scale, size / self.scale, 0.0)

    def _placed(self, word: ReadWord, left: int) -> ReadWord:
        return word._replace(left=(left + word.left) / self.scale, right=(left + word.right) / self.scale)
