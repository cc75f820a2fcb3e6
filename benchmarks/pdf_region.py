"""A region of a page that is known to hold one table."""

from __future__ import annotations

from ingest.document import Table
from ingest.printed.alignment import Aligned, column_edges, row
from ingest.printed.blocks import page_tables
from ingest.printed.fragments import Fragment, with_tables
from ingest.printed.lines import lines
from ingest.printed.page import PrintedPage, Turn

_MOST_OF = 0.6


def region_table(page: PrintedPage) -> Table | None:
    """Return the table that all words of a page make: ruled where rulings hold most of them, else by alignment."""
    found = page_tables(page)
    letters = sum(len(word.text) for word in page.words)
    largest = max(found, key=_letters, default=None)
    if largest is not None and _letters(largest) >= _MOST_OF * letters:
        return largest
    rows = [row(line) for line in lines(word for word in page.words if word.turn is Turn.UPRIGHT)]
    edges = column_edges(rows)
    if len(edges) < 3:
        return largest
    fragment = Fragment(page.number, tuple(rows), Aligned(0, len(rows), edges), ())
    return next((item for item in with_tables([fragment]) if isinstance(item, Table)), largest)


def _letters(table: Table) -> int:
    return sum(len(cell.text.replace(" ", "")) for cell in table.cells)
