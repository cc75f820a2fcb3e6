"""pdfplumber as an independent second reader: the number of pages, and pages that the first makes no sense of."""

from __future__ import annotations

import struct
from itertools import islice
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from ingest.printed.page import Face, PrintedPage, Ruling, Word

ASCENT = 0.78
"""Where the baseline lies below the top of a character's box, as a share of its size."""

# What a parser of hostile bytes raises where it does not say so in its own terms.
_REFUSALS = (
    PSException, PdfminerException, AssertionError, AttributeError, IndexError, KeyError, OSError, RecursionError,
    TypeError, ValueError, struct.error,
)  # fmt: skip


def page_count(path: Path, most: int) -> int | None:
    """Return the number of pages, counted no further than to `most`; None where this reader cannot tell."""
    try:
        with path.open("rb") as file:
            return sum(1 for _ in islice(PDFPage.create_pages(PDFDocument(PDFParser(file))), most))
    except _REFUSALS:
        return None


def second_reading(path: Path, number: int) -> PrintedPage | None:
    """Return a page (1-based) as this reader sees it, None where it cannot read it."""
    try:
        with pdfplumber.open(path, pages=[number]) as pdf:
            return _printed(pdf.pages[0], number)
    except _REFUSALS:
        return None


def _printed(page: Page, number: int) -> PrintedPage:
    words = tuple(
        Word(
            word["text"],
            float(word["x0"]),
            float(word["x1"]),
            float(word["top"]) + ASCENT * float(word["size"]),
            float(word["size"]),
            Face(str(word["fontname"]).rpartition("+")[2], "bold" in str(word["fontname"]).lower()),
        )
        for word in page.extract_words(extra_attrs=["fontname", "size"])
        if word["upright"] and word["size"] > 0
    )
    edges = page.edges
    across = (Ruling(float(e["top"]), float(e["x0"]), float(e["x1"])) for e in edges if e["orientation"] == "h")
    down = (Ruling(float(e["x0"]), float(e["top"]), float(e["bottom"])) for e in edges if e["orientation"] == "v")
    return PrintedPage(number, float(page.width), float(page.height), words, tuple(across), tuple(down))
