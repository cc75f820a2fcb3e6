"""PDF documents that hold their text: characters and rulings by pdfium, tables and paragraphs by our own reading."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document, MediaType
from ingest.errors import NoText
from ingest.limits import Limits
from ingest.pdf.pages import printed_pages
from ingest.printed.blocks import printed_blocks

MEDIA_TYPE = MediaType.PDF
TITLE_VI = "Văn bản PDF có sẵn chữ (.pdf)"
TITLE_EN = "PDF document with text (.pdf)"

_HEADER_WITHIN = 1024


def recognises(head: bytes, path: Path) -> bool:
    """Whether the mark of a PDF stands near its beginning."""
    return b"%PDF-" in head[:_HEADER_WITHIN]


def read(path: Path, limits: Limits, progress: Callable[[], None]) -> Document:
    """Return the document as its pages show it."""
    pages = tuple(printed_pages(path, limits, progress))
    if not any(page.words for page in pages):
        raise NoText
    shown = printed_blocks(pages)
    return Document(MEDIA_TYPE, shown.blocks, len(pages), shown.footnotes)
