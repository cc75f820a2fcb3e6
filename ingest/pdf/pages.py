"""A PDF file opened by pdfium and read page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from ingest.errors import Damaged, Locked, NoPages, TooLarge, UnsupportedFormat
from ingest.limits import Limits
from ingest.pdf import library
from ingest.pdf.frame import LARGEST_POINTS, frame
from ingest.pdf.strokes import drawn
from ingest.pdf.words import Faces, written
from ingest.printed.page import PrintedPage

_PICTURED_SHARE = 0.5
_VERDICTS = {
    raw.FPDF_ERR_FILE: NoPages,
    raw.FPDF_ERR_FORMAT: Damaged,
    raw.FPDF_ERR_PASSWORD: Locked,
    raw.FPDF_ERR_SECURITY: UnsupportedFormat,
}


def printed_pages(path: Path, limits: Limits, progress: Callable[[], None]) -> Iterator[PrintedPage]:
    """Yield the pages of a file. Errors: Damaged, Locked, NoPages, TooLarge."""
    document = opened(path)
    try:
        count = len(document)
        if count < 1:
            raise NoPages
        if count > limits.pages:
            raise TooLarge(f"{count} pages")
        faces = Faces()
        for position in range(count):
            progress()
            yield _page(document, position, faces)
    finally:
        document.close()


def opened(path: Path) -> pypdfium2.PdfDocument:
    """Return a file opened. Errors: Damaged, Locked, NoPages, UnsupportedFormat."""
    # The library leaves its last error as it was where a file has no pages: a file that is none sets it to a known one.
    raw.FPDF_LoadDocument(b"", None)
    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise _VERDICTS.get(raw.FPDF_GetLastError(), Damaged)(str(error)) from error


def _page(document: pypdfium2.PdfDocument, position: int, faces: Faces) -> PrintedPage:
    page = raw.FPDF_LoadPage(document, position)
    if not page:
        raise Damaged(f"page {position + 1} cannot be loaded")
    try:
        placed = frame(page)
        if max(placed.width, placed.height) > LARGEST_POINTS:
            raise TooLarge(f"page {position + 1}: {placed.width:.0f} × {placed.height:.0f} points")
        text_page = raw.FPDFText_LoadPage(page)
        if not text_page:
            raise Damaged(f"page {position + 1}: no text can be told")
        try:
            words = written(library.address(text_page), placed, faces)
        finally:
            raw.FPDFText_ClosePage(text_page)
        found = drawn(library.address(page), placed)
    finally:
        raw.FPDF_ClosePage(page)
    return PrintedPage(
        position + 1,
        placed.width,
        placed.height,
        tuple(words.words),
        tuple(found.across),
        tuple(found.down),
        has_picture=found.pictured >= _PICTURED_SHARE,
        unseen=words.invisible / words.characters if words.characters else 0.0,
    )
