"""Pages as a PDF prints them: their pictures, and each visible letter with where it stands in that picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels."""

_POINTS_OF_INCH = 72
_JOINED = 0.45
"""How far apart letters of one word stand at most, in heights of theirs."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A visible letter: its ink's box and its cell's, reaching from one letter to the next, its size and weight."""

    letter: str
    ink: Box
    cell: Box
    size: float
    weight: int


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page rendered at a resolution; `number` counts from 1."""

    number: int
    dpi: int
    picture: Image.Image
    glyphs: tuple[Glyph, ...]

    def words(self) -> Iterator[tuple[Glyph, ...]]:
        """Yield the letters of each word, in reading order."""
        word: list[Glyph] = []
        for glyph in self.glyphs:
            if word and not _is_next(word[-1], glyph):
                yield tuple(word)
                word = []
            word.append(glyph)
        if word:
            yield tuple(word)


def printed_pages(file: Path, dpi: int) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF with a text layer."""
    document = pypdfium2.PdfDocument(file)
    try:
        for number, page in enumerate(document, 1):
            picture = page.render(scale=dpi / _POINTS_OF_INCH).to_pil().convert("RGB")
            yield PrintedPage(number, dpi, picture, tuple(_glyphs(page, dpi / _POINTS_OF_INCH)))
    finally:
        document.close()


def words_of(glyphs: Sequence[Glyph]) -> str:
    """Return letters as text."""
    return "".join(glyph.letter for glyph in glyphs)


def around(glyphs: Sequence[Glyph]) -> Box:
    """Return the box around letters."""
    boxes = [glyph.ink for glyph in glyphs]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _glyphs(page: pypdfium2.PdfPage, scale: float) -> Iterator[Glyph]:
    text = page.get_textpage()
    height = page.get_height()
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if letter.isspace() or not letter.isprintable():
            continue
        yield Glyph(
            letter,
            _in_pixels(text.get_charbox(index), height, scale),
            _in_pixels(text.get_charbox(index, loose=True), height, scale),
            pdfium.FPDFText_GetFontSize(text.raw, index),
            _weight(text, index),
        )


def _weight(text: pypdfium2.PdfTextPage, index: int) -> int:
    """Return which of the page's fonts a letter is set in, as a number: bold and plain ones differ."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text.raw, index, name, 128, flags)
    return 700 if b"Bold" in name.value else 400


def _in_pixels(box: tuple[float, float, float, float], height: float, scale: float) -> Box:
    left, bottom, right, top = box
    return left * scale, (height - top) * scale, right * scale, (height - bottom) * scale


def _is_next(left: Glyph, right: Glyph) -> bool:
    """True where a letter goes on with the word of the one before it."""
    height = max(left.ink[3] - left.ink[1], right.ink[3] - right.ink[1], 1)
    same_line = abs(left.cell[3] - right.cell[3]) < height * 0.5
    return same_line and -height < right.cell[0] - left.cell[2] < _JOINED * height * 0.5
