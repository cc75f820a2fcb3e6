"""What else a PDF with pictures of pages may hold: pages that are no pictures, and the text of a poor earlier OCR."""

from __future__ import annotations

import ctypes
import random
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

from benchmarks.printed_pages import Glyph, around, printed_pages, words_of

_FONT = b"Helvetica"
_DPI = 72
_SLIPS = str.maketrans({"0": "O", "1": "l", "3": "8", "5": "S", "8": "B", "6": "G"})
_SLIPS_PERCENT = 30


def with_printed_pages(scan: Path, printed: Path, chance: random.Random) -> None:
    """Replace some pages of a scan, at least one of several, by the printed ones."""
    pictures, prints = pypdfium2.PdfDocument(scan.read_bytes()), pypdfium2.PdfDocument(printed)
    numbers = range(len(prints))
    kept = set(chance.sample(numbers, (len(prints) + 1) // 2))
    target = pypdfium2.PdfDocument.new()
    for number in numbers:
        target.import_pages(pictures if number in kept else prints, [number])
    target.save(scan)
    for document in (target, pictures, prints):
        document.close()


def with_poor_text(scan: Path, printed: Path, chance: random.Random) -> None:
    """Lay under the pictures the text that an OCR without Vietnamese found: no diacritics, digits taken for letters."""
    document = pypdfium2.PdfDocument(scan.read_bytes())
    for page, prints in zip(document, printed_pages(printed, _DPI), strict=True):
        for word in prints.words():
            _insert(document, page, word, _poorly_read(words_of(word), chance))
        page.gen_content()
    document.save(scan)
    document.close()


def _poorly_read(word: str, chance: random.Random) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    return plain.translate(_SLIPS) if chance.randrange(100) < _SLIPS_PERCENT else plain


def _insert(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, word: tuple[Glyph, ...], text: str) -> None:
    """Insert an invisible word where a printed one stands."""
    left, _, _, bottom = around(word)
    letters = pdfium.FPDFPageObj_NewTextObj(document.raw, _FONT, word[0].size)
    units = [*map(ord, text), 0]
    pdfium.FPDFText_SetText(letters, (ctypes.c_ushort * len(units))(*units))
    pdfium.FPDFTextObj_SetTextRenderMode(letters, pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    pdfium.FPDFPageObj_Transform(letters, 1, 0, 0, 1, left, page.get_height() - bottom)
    pdfium.FPDFPage_InsertObject(page.raw, letters)
