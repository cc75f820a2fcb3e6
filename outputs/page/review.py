"""What a person must look at before it is used: figures the reading is unsure of, lines whose category is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.discrepancy import Text
from normalizers.categories import MatchStatus
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from outputs.labels import AMOUNT_STATUSES
from outputs.notation import percent
from outputs.page.printed_tables import Grid, anchor
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, CellRow

_ILLEGIBLE = (AmountStatus.UNREADABLE, AmountStatus.UNIT_UNKNOWN, AmountStatus.MERGED)


@dataclass(frozen=True, slots=True)
class UnsureAmount:
    """An amount to look at: why, and its cell in the table as printed (None where it has none)."""

    number: int
    row: AmountRow
    at: Grid | None
    anchor: str
    cell_anchor: str
    reason: Text


@dataclass(frozen=True, slots=True)
class UnsureLine:
    """A line whose category is to be confirmed, with its cell in the table as printed."""

    row: AmountRow
    at: Grid | None
    cell_anchor: str


def unsure_amounts(plan: WrittenSubmission, cells: Sequence[CellRow]) -> tuple[UnsureAmount, ...]:
    """Return the amounts to look at, in the order of the document."""
    places = {
        (cell.table_no, cell.row_no, cell.column_no): (cell.grid_row, cell.grid_col)
        for cell in cells
        if cell.row_no is not None and cell.column_no is not None
    }
    found = []
    for number, row in enumerate((row for row in plan.amounts if is_unsure(row)), 1):
        at = places.get((row.table_no, row.row_no, row.column_no))
        cell_anchor = anchor(row.table_no, at) if at is not None else ""
        found.append(UnsureAmount(number, row, at, f"xl-{number}", cell_anchor, reason(row)))
    return tuple(found)


def is_unsure(row: AmountRow) -> bool:
    """Whether an amount must be looked at: the reading says so, or what is printed is no amount."""
    return row.needs_review or row.amount_status in _ILLEGIBLE


def reason(row: AmountRow) -> Text:
    """Return why an amount must be looked at."""
    if row.amount_status in _ILLEGIBLE:
        return AMOUNT_STATUSES[row.amount_status.value]
    if row.unit_source is UnitSource.INFERRED:
        return Text("Đơn vị tính suy ra từ số liệu", "Unit inferred from the figures")
    if row.unit_source is UnitSource.NONE:
        return Text("Đơn vị tính không ghi ở đâu", "Unit stated nowhere")
    if row.confidence < Decimal(1):
        return Text(
            f"Chữ khó đọc, độ tin cậy {percent(row.confidence, 'vi')}",
            f"Hard to read, confidence {percent(row.confidence, 'en')}",
        )
    return Text("Đối chiếu với bản gốc", "Compare with the original")


def unsure_lines(plan: WrittenSubmission, cells: Sequence[CellRow]) -> tuple[UnsureLine, ...]:
    """Return the lines whose category is to be confirmed, each once."""
    places: dict[tuple[int, int], Grid] = {}
    for cell in cells:
        if cell.row_no is not None:
            places.setdefault((cell.table_no, cell.row_no), (cell.grid_row, cell.grid_col))
    lines: dict[tuple[int, int], AmountRow] = {}
    for row in plan.amounts:
        if row.match_status is MatchStatus.REVIEW:
            lines.setdefault((row.table_no, row.row_no), row)
    return tuple(
        UnsureLine(row, places.get(key), anchor(key[0], places[key]) if key in places else "")
        for key, row in lines.items()
    )
