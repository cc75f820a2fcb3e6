"""The tables of a PDF file, page by page: all of them, or the one in a given region."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from benchmarks.pdf_region import region_table
from ingest.document import Box, Table
from ingest.limits import DEFAULT_LIMITS
from ingest.pdf.pages import printed_pages
from ingest.printed.blocks import page_tables
from ingest.printed.page import PrintedPage, Ruling

NEAR = 20.0
"""How far outside a region the rulings of its table may lie, in points: regions are often drawn around the text."""


_NUMBERED = re.compile(r"\w+ (?:số )?(?:[A-Z]\.?)?\d")


def tables_on_pages(path: Path) -> tuple[Table, ...]:
    """Return all tables of a file, the parts of those split over pages apart. Errors: as those of reading it."""
    pages = printed_pages(path, DEFAULT_LIMITS, _unheard)
    return tuple(table for page in pages for table in page_tables(page))


def below_caption(table: Table) -> Box | None:
    """Return the box of a table less a first row of one cell that is its numbered caption: "Exhibit 19 …".

    It is no head to what reads the table (normalizers/columns.py), and no part of the table to the competition.
    """
    first = next(iter(table.cells), None)
    if table.place.box is None or first is None or first.place.box is None:
        return table.place.box
    if first.column_span < table.column_count or not _NUMBERED.match(first.text):
        return table.place.box
    left, top, width, height = table.place.box
    shift = first.place.box[1] + first.place.box[3] - top
    return left, top + shift, width, height - shift


def table_within(path: Path, page: int, box: Box) -> Table | None:
    """Return the table that stands in a region of a page, however it is set; None where no text is."""
    for printed in printed_pages(path, DEFAULT_LIMITS, _unheard):
        if printed.number == page:
            return region_table(_cut(printed, box))
    return None


def _cut(page: PrintedPage, box: Box) -> PrintedPage:
    """Return the page with what stands in a region and the rulings next to it alone."""
    left, top, width, height = box
    right, bottom = left + width, top + height
    words = tuple(
        word for word in page.words if left <= page.middle(word)[0] <= right and top <= page.middle(word)[1] <= bottom
    )
    return replace(
        page,
        words=words,
        across=tuple(_clipped(page.across, (top, bottom), (left, right))),
        down=tuple(_clipped(page.down, (left, right), (top, bottom))),
    )


def _clipped(rulings: tuple[Ruling, ...], near: tuple[float, float], reach: tuple[float, float]) -> list[Ruling]:
    return [
        Ruling(ruling.at, max(ruling.start, reach[0] - NEAR), min(ruling.end, reach[1] + NEAR))
        for ruling in rulings
        if near[0] - NEAR <= ruling.at <= near[1] + NEAR
        and ruling.start < reach[1] + NEAR
        and reach[0] - NEAR < ruling.end
    ]


def _unheard() -> None:
    """Nobody waits for progress."""
