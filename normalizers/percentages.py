"""Columns of percentages ("Tỷ lệ (%)", "So sánh"): what is printed for each line; no column of money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from ingest.document import Place
from normalizers.columns import Column, Header, Role
from normalizers.grid import Grid
from normalizers.line_items import PrintedRow

_HEADER = regex.compile(r"%|(?<!\p{L})(?:tỷ lệ|tỉ lệ|so sánh|đạt)(?!\p{L})", regex.IGNORECASE)
_PERCENTAGE = regex.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*%?")


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage of a line: its value, the number of its decimals, its column's header, where it stands."""

    row_no: int
    header: str
    value: Decimal
    decimals: int
    as_written: str
    place: Place


def percentages(cells: Grid, header: Header, rows: Sequence[PrintedRow]) -> tuple[Percentage, ...]:
    """Return the percentages of a table, column by column; what is no number is left out."""
    columns = [c for c in header.columns if c.role is Role.OTHER and _HEADER.search(c.title)]
    return tuple(found for column in columns for found in _of_column(column, cells, rows))


def _of_column(column: Column, cells: Grid, rows: Sequence[PrintedRow]) -> Iterator[Percentage]:
    for row_no, row in enumerate(rows, 1):
        cell = cells.at[row.grid_row][column.start]
        if cell is None or cell.row != row.grid_row:
            continue
        if found := _PERCENTAGE.fullmatch(cell.text.strip()):
            decimals = found[2] or ""
            value = Decimal(f"{found[1]}.{decimals or 0}")
            yield Percentage(row_no, column.title, value, len(decimals), cell.text, cell.place)
