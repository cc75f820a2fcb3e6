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
# How far the work has come is no ratio of amounts.
_OF_WORK = regex.compile(r"(?<!\p{L})(?:tiến độ|khối lượng)(?!\p{L})", regex.IGNORECASE)
_PERCENTAGE = regex.compile(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*%?")


@dataclass(frozen=True, slots=True)
class Percentage:
    """A printed percentage of a line: its value, its column by grid position and header, where it stands.

    `decimals` counts those that tell: "93,00" may be 93 in a cell that shows two.
    """

    row_no: int
    column_start: int
    header: str
    value: Decimal
    decimals: int
    as_written: str
    place: Place


def percentages(cells: Grid, header: Header, rows: Sequence[PrintedRow]) -> tuple[Percentage, ...]:
    """Return the percentages of a table, column by column; what is no number is left out."""
    columns = [c for c in header.columns if _is_of_percentages(c)]
    return tuple(found for column in columns for found in _of_column(column, cells, rows))


def _is_of_percentages(column: Column) -> bool:
    said = _HEADER.search(column.title) is not None and _OF_WORK.search(column.title) is None
    return said and column.role is Role.OTHER


def _of_column(column: Column, cells: Grid, rows: Sequence[PrintedRow]) -> Iterator[Percentage]:
    for row_no, row in enumerate(rows, 1):
        cell = cells.at[row.grid_row][column.start]
        if cell is None or cell.row != row.grid_row or not column.start <= cell.column < column.end:
            continue
        if found := _PERCENTAGE.fullmatch(cell.text.strip()):
            decimals = (found[2] or "").rstrip("0")
            value = Decimal(f"{found[1]}.{decimals or 0}")
            yield Percentage(row_no, column.start, column.title, value, len(decimals), cell.text, cell.place)
