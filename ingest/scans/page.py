"""A picture of a page read: stamps and shadows taken away, set straight, rulings found, every piece of line read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import cv2
import numpy as np

from ingest.printed.page import Ruling, Turn
from ingest.scans.broken_words import Stretch, ending, letter_left_over
from ingest.scans.cleaning import Clean, cleaned
from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.figures import ALLOWED, DOUBTED, UNSURE, agreed, as_figure, may_be_figure
from ingest.scans.line_reading import line_reading
from ingest.scans.mending import Mending, mended
from ingest.scans.numbering import by_shape, settled
from ingest.scans.picture import PAPER, Picture, Pixels
from ingest.scans.pieces import Boxes, Piece, pieces
from ingest.scans.second_engine import SecondEngine
from ingest.scans.separators import with_separators
from ingest.scans.setting import setting, with_common_sizes
from ingest.scans.tesseract import ReadWord, Tesseract
from ingest.scans.turned_cells import Cell, is_text, stacks

_HALO_POINTS = 0.45
"""How far the grey edge of a letter reaches beyond its ink."""

_LOW = 0.4
_TALLEST = 2.3
"""Ink lower or higher than these shares of the usual letters is a dash, or no print."""

_FEWEST_DOTS, _EVEN = 3, 0.1
"""Dots that stand for something are so many; they differ in height and distance by this share of the usual letters."""

_FIGURE_HEIGHT, _MORE_HEIGHTS = 36, (44, 26)
_FEW_LETTERS = 2
_SIGN_GAP = 3.0
_BY_SHAPE = 0.9
"""The confidence at least of a number settled by its shape."""

_BESIDE_RULING_POINTS = 1.5
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


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, in points of the page set straight by `degrees`; `dropped` pieces could not be read.

    `mendings` are the words that were read otherwise than they stand here. It was turned by so many `quarters`,
    against the clock, before it was set straight; width and height are those it has then.
    """

    number: int
    width: float
    height: float
    pieces: tuple[ReadPiece, ...]
    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    degrees: float
    dropped: int
    mendings: tuple[Mending, ...] = ()
    quarters: int = 0

    @property
    def legibility(self) -> float:
        """How sure its letters are on average; 0 where it has none."""
        words = [word for piece in self.pieces for word in piece.words]
        length = sum(len(word.text) for word in words)
        return sum(len(word.text) * word.confidence for word in words) / length if length else 0.0


def read_page(
    picture: Picture, engine: Tesseract, second: SecondEngine | None, progress: Callable[[], None]
) -> ReadPage:
    """Return what a picture shows."""
    scale = picture.scale
    clean = cleaned(picture)
    progress()
    found, usual = pieces(clean.ink, scale, clean.lines.down)
    reader = Reader(clean, usual, scale, engine, second)
    turned: list[ReadPiece] = []
    gone: set[int] = set()
    for cell in stacks(found, clean.lines, clean.grey.shape, usual, scale):
        in_cell, mendings = _turned(cell, clean, scale, engine, second)
        if in_cell:
            turned += in_cell
            reader.mendings += mendings
            gone.update(cell.members)
        progress()
    read: list[ReadPiece] = []
    sources: list[Piece] = []
    figures: list[tuple[int, Pixels, float]] = []
    dropped = 0
    for piece in (piece for k, piece in enumerate(found) if k not in gone):
        made = reader.read(piece)
        if made is None:
            dropped += reader.is_print(piece)
            continue
        if len(made.words) == 1 and may_be_figure(made.words[0].text):
            figures.append((len(read), *reader.cut(piece)))
        read.append(made)
        sources.append(piece)
        progress()
    for position, word in _figures(read, figures, engine, second):
        read[position] = replace(read[position], words=(_with_separators(sources[position], word),))
    _complete(read, sources, clean.lines.across, reader)
    read = [_in_doubt(piece) if _is_before_figure(piece, read) else piece for piece in read]
    return ReadPage(
        picture.number,
        picture.width,
        picture.height,
        _with_sizes([*read, *turned]),
        clean.lines.across,
        clean.lines.down,
        clean.degrees,
        dropped,
        tuple(reader.mendings),
    )


def _turned(
    cell: Cell, clean: Clean, scale: float, engine: Tesseract, second: SecondEngine | None
) -> tuple[list[ReadPiece], list[Mending]]:
    """Return what is read in a cell whose text is turned up or down; nothing where it makes no sense so."""
    for turn, quarters in ((Turn.UP, 3), (Turn.DOWN, 1)):
        looked_at = _looked_at(cell, clean, quarters)
        found, usual = pieces(looked_at.ink, scale, ())
        reader = Reader(looked_at, usual, scale, engine, second)
        read = [made for piece in found if (made := reader.read(piece)) is not None]
        if is_text([word for piece in read for word in piece.words]):
            height, width = clean.grey.shape
            # The corner of the cell that is the upper left one as the text reads, seen from that of the page.
            right, below = (height - cell.bottom, cell.left) if turn is Turn.UP else (cell.top, width - cell.right)
            return [_moved(piece, right / scale, below / scale, turn) for piece in read], reader.mendings
    return [], []


def _looked_at(cell: Cell, clean: Clean, quarters: int) -> Clean:
    """Return a cell alone, turned by so many quarters against the clock."""
    room = slice(cell.top, cell.bottom), slice(cell.left, cell.right)
    grey, left, hidden, covered = (
        np.ascontiguousarray(np.rot90(layer[room], quarters))
        for layer in (clean.grey, clean.ink, clean.hidden, clean.lines.covered)
    )
    return Clean(grey, left, DrawnLines((), (), covered), hidden, clean.degrees)


def _moved(piece: ReadPiece, right: float, below: float, turn: Turn) -> ReadPiece:
    words = tuple(word._replace(left=word.left + right, right=word.right + right) for word in piece.words)
    return replace(piece, words=words, baseline=piece.baseline + below, turn=turn)


class Reader:
    """Reads the pieces of one page."""

    def __init__(
        self, clean: Clean, usual: float, scale: float, engine: Tesseract, second: SecondEngine | None
    ) -> None:
        self._clean, self._usual, self._scale = clean, usual, scale
        self._engine, self._second = engine, second
        self._halo = max(1, round(_HALO_POINTS * scale))
        self.mendings: list[Mending] = []

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
        return ReadPiece(placed, found.baseline / self._scale, found.size / self._scale, found.weight)

    def _only(self, piece: Piece, allowed: str, made_high: int) -> tuple[str, float]:
        return self._engine.only(allowed, *self.cut(piece), made_high)

    def only(self, piece: Piece, allowed: str) -> str:
        """Return a piece read where nothing but the characters given may be read."""
        return self._engine.only(allowed, *self.cut(piece), _FIGURE_HEIGHT)[0]

    def _by_itself(self, piece: Piece, grey: Pixels, letters_high: float) -> list[ReadWord]:
        """Return what a piece is that cannot be read as a line: bars by their shape, else one word."""
        numeral = by_shape(piece)
        right = float(grey.shape[1])
        if numeral is not None and self.is_print(piece):
            return [ReadWord(numeral, 0.0, right, _BY_SHAPE)]
        if self._second is not None and (text := "".join(self._second.texts([grey])[0].split())):
            return [ReadWord(text, 0.0, right, _UNSURE)]
        return self._engine.words(grey, letters_high, _FIGURE_HEIGHT, is_one_word=True)

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
        heights = piece.patches[:, 3] - piece.patches[:, 1]
        widths = piece.patches[:, 2] - piece.patches[:, 0]
        size = self._usual / 0.665
        if self._touches_ruling(piece):
            return None
        if len(heights) == 1 and widths[0] >= 1.4 * heights[0] and widths[0] <= 2 * self._usual:
            text, below = "-", 0.2 * size
        elif _are_dots(piece.patches, self._usual):
            text, below = "…", 0.0
        else:
            return None
        word = ReadWord(text, piece.left / self._scale, piece.right / self._scale, 0.97)
        return ReadPiece((word,), (piece.bottom + below) / self._scale, size / self._scale, 0.0)

    def _touches_ruling(self, piece: Piece) -> bool:
        """Return whether a ruling runs right beside a piece: what is left of a dotted one is no print."""
        near = round(_BESIDE_RULING_POINTS * self._scale)
        covered = self._clean.lines.covered
        top, left = max(0, piece.top - near), max(0, piece.left - near)
        return bool(covered[top : piece.bottom + near, left : piece.right + near].any())

    def _placed(self, word: ReadWord, left: int) -> ReadWord:
        return word._replace(left=(left + word.left) / self._scale, right=(left + word.right) / self._scale)


def _are_dots(patches: Boxes, usual: float) -> bool:
    """Return whether patches are dots of one size, one as far from the next as the others: no specks."""
    sizes = np.maximum(patches[:, 2] - patches[:, 0], patches[:, 3] - patches[:, 1])
    if len(patches) < _FEWEST_DOTS or (sizes > 0.35 * usual).any():
        return False
    apart = np.diff(np.sort(patches[:, 0]))
    slack = max(1.0, _EVEN * usual)
    return all(float(np.ptp(measured)) <= 2 * slack for measured in (sizes, patches[:, 3], apart))


def _is_before_figure(piece: ReadPiece, read: Sequence[ReadPiece]) -> bool:
    """Return whether a piece is a dash that stands a little before a figure: a sign, or what a stamp left."""
    if piece.text != "-":
        return False
    right, near = piece.words[0].right, _SIGN_GAP * piece.size
    return any(
        0 <= other.words[0].left - right <= near
        and abs(other.baseline - piece.baseline) <= piece.size / 2
        and as_figure(other.words[0].text) is not None
        for other in read
    )


def _in_doubt(piece: ReadPiece) -> ReadPiece:
    return replace(piece, words=tuple(word._replace(confidence=min(word.confidence, DOUBTED)) for word in piece.words))


def _with_separators(source: Piece, word: ReadWord) -> ReadWord:
    """Return a figure with the marks between its digits that no engine read: then it is not sure."""
    text = with_separators(source, word.text)
    return word if text == word.text else word._replace(text=text, confidence=min(word.confidence, UNSURE))


def _complete(read: list[ReadPiece], sources: Sequence[Piece], across: Sequence[Ruling], reader: Reader) -> None:
    """Put right the letters that narrow columns break off words."""
    stretches = [
        Stretch(p.text, min(w.confidence for w in p.words), p.words[0].left, p.words[-1].right, p.baseline, p.size)
        for p in read
    ]
    for k, (piece, source) in enumerate(zip(read, sources, strict=True)):
        if len(piece.words) == 1 and len(source.letters) <= _FEW_LETTERS:
            letters = ending(stretches[k], stretches, across, partial(reader.only, source))
        elif len(piece.words) > 1 and len(piece.words[0].text) == 1:
            letters = letter_left_over(stretches[k], stretches, across)
        else:
            letters = None
        if letters is not None:
            word = piece.words[0]
            reader.mendings.append(Mending(word.text, letters))
            read[k] = replace(piece, words=(word._replace(text=letters), *piece.words[1:]))


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
        if other is None and again != first:
            readings += [(text, own) for text, own in _more_readings(grey, letters_high, engine) if text]
        figure = agreed(readings, other)
        confidence = min(figure.confidence, DOUBTED) if word.confidence <= DOUBTED else figure.confidence
        found.append((position, word._replace(text=figure.text, confidence=confidence)))
    return found


def _more_readings(grey: Pixels, letters_high: float, engine: Tesseract) -> list[tuple[str, float]]:
    """Return what one engine reads of a figure at other sizes: where its readings differ and no other has a say."""
    found = [engine.only(ALLOWED, grey, letters_high, height) for height in _MORE_HEIGHTS]
    for height in _MORE_HEIGHTS:
        words = engine.words(grey, letters_high, height, is_one_word=True)
        if len(words) == 1 and (figure := as_figure(words[0].text)) is not None:
            found.append((figure, words[0].confidence))
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
