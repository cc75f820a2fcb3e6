"""A budget table drawn with its tree: amounts in their columns' units, doubtful and disputed figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import Enum

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Styled

from corpus.discrepancy import Discrepancy, Severity, Text
from normalizers.line_items import Level, LineItem
from normalizers.money import AmountStatus
from normalizers.money_units import MoneyUnit, UnitSource
from normalizers.records import MoneyColumn, Record
from normalizers.schedules import Schedule
from outputs.labels import FUNDING_SOURCES, PHASES, TABLE_ROLES, UNIT_SOURCES
from outputs.notation import number, said
from outputs.terminal.printable import plain, printable
from outputs.terminal.summaries import titled


class Mark(Enum):
    """A sign beside an amount; the value is the sign."""

    DISPUTED = "!"
    REVIEW = "?"
    INFERRED = "≈"
    UNREADABLE = "×"
    UNIT_UNKNOWN = "¤"
    MERGED = "↕"


MEANINGS = {
    Mark.DISPUTED: Text("có sai lệch, xem bên dưới", "a discrepancy, see below"),
    Mark.REVIEW: Text("cần người xem lại", "to be looked at"),
    Mark.INFERRED: Text("đơn vị tính do chương trình suy ra", "unit inferred"),
    Mark.UNREADABLE: Text("không đọc được thành số", "unreadable as a figure"),
    Mark.UNIT_UNKNOWN: Text("không rõ đơn vị tính", "unit unknown"),
    Mark.MERGED: Text("nằm trong ô gộp với dòng khác", "in another line's merged cell"),
}

_STATUS_MARKS = {
    AmountStatus.UNREADABLE: Mark.UNREADABLE,
    AmountStatus.UNIT_UNKNOWN: Mark.UNIT_UNKNOWN,
    AmountStatus.MERGED: Mark.MERGED,
}
_UNTITLED = Text("(bảng không có tên)", "(table without a title)")
_STRONG = (Level.TOTAL, Level.SECTION)


def schedule_view(schedule: Schedule, discrepancies: Sequence[Discrepancy], language: str) -> Iterator[RenderableType]:
    """Yield a table's title, the table and the meaning of the marks used in it."""
    yield titled(plain(f"[{schedule.table_no}] {schedule.title or said(_UNTITLED, language)}"))
    yield printable(_about(schedule, language), "dim")
    disputed = {
        (d.line.row_no, d.column.column_no)
        for d in discrepancies
        if d.schedule is not None
        and d.schedule.table_no == schedule.table_no
        and d.severity is not Severity.INFO
        and d.line is not None
        and d.column is not None
    }
    marks = {key: _marks(record, key in disputed) for key, record in _by_cell(schedule).items()}
    yield _table(schedule, marks, language)
    used = {mark for found in marks.values() for mark in found}
    for mark in Mark:
        if mark in used:
            yield Styled(f"  {mark.value}  {said(MEANINGS[mark], language)}", "dim")


def _about(schedule: Schedule, language: str) -> str:
    """Return a table's annex, role, main table and unit in one line."""
    unit = schedule.unit
    named = unit.unit.name_vi if unit.unit is not None else said(Text("không rõ", "unknown"), language)
    source = said(UNIT_SOURCES[unit.source.value], language).lower()
    details = Text(f"chi tiết của bảng {schedule.detail_of}", f"details table {schedule.detail_of}")
    parts = [
        schedule.annex,
        said(TABLE_ROLES[schedule.role.value], language),
        said(details, language) if schedule.detail_of is not None else "",
        f"{said(Text('đơn vị tính', 'unit'), language)}: {named} ({source})",
    ]
    return " · ".join(part for part in parts if part)


def _by_cell(schedule: Schedule) -> dict[tuple[int, int], Record]:
    return {(record.row_no, record.column_no): record for record in schedule.records}


def _marks(record: Record, is_disputed: bool) -> tuple[Mark, ...]:
    """Return the marks of an amount, the gravest first."""
    found = [Mark.DISPUTED] if is_disputed else []
    if record.status in _STATUS_MARKS:
        return (*found, _STATUS_MARKS[record.status])
    if record.amount_vnd is not None and record.unit.source is UnitSource.INFERRED:
        found.append(Mark.INFERRED)
    if record.needs_review:
        found.append(Mark.REVIEW)
    return tuple(found)


def _table(schedule: Schedule, marks: dict[tuple[int, int], tuple[Mark, ...]], language: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), show_edge=False)
    table.add_column(said(Text("STT", "No."), language), overflow="fold")
    table.add_column(said(Text("Nội dung", "Line"), language), overflow="fold")
    for column in schedule.columns:
        table.add_column(_head(column, language), justify="right", overflow="fold")
    depths, records = _depths(schedule.lines), _by_cell(schedule)
    for line in schedule.lines:
        style = "bold" if line.level in _STRONG else ""
        amounts = []
        for column in schedule.columns:
            key = (line.row_no, column.column_no)
            amounts.append(_amount(records[key], column, marks[key], language))
        name = printable("  " * depths[line.row_no] + line.name)
        table.add_row(printable(line.ordinal), name, *amounts, style=style)
    return table


def _head(column: MoneyColumn, language: str) -> Styled:
    """Return a column's printed header, and below it how it was understood."""
    period = column.period
    understood = [
        str(period.fiscal_year or "?"),
        said(PHASES[period.phase.value], language),
        said(FUNDING_SOURCES[column.source.value], language),
        column.unit.unit.name_vi if column.unit.unit is not None else "?",
    ]
    return Styled.assemble(printable(column.header), "\n", (" · ".join(understood), "dim"))


def _depths(lines: Sequence[LineItem]) -> dict[int, int]:
    """Return how deep each line stands below its root; the lines of a grand total stand as deep as it does."""
    depths: dict[int, int] = {}
    parents = {line.row_no: line.parent_row_no for line in lines}
    totals = {line.row_no for line in lines if line.level is Level.TOTAL}
    for line in lines:
        depth, above = 0, parents[line.row_no]
        while above is not None and above not in totals:
            depth, above = depth + 1, parents[above]
        depths[line.row_no] = depth
    return depths


def _amount(record: Record, column: MoneyColumn, marks: Sequence[Mark], language: str) -> Styled:
    """Return an amount in its column's unit, or what is printed where it is none; then its marks."""
    text = plain(record.as_written)
    if record.amount_vnd is not None:
        unit = record.unit.unit or column.unit.unit or MoneyUnit.DONG
        text = number(_in_unit(record.amount_vnd, unit), language)
        if unit is not column.unit.unit:
            text += f" {unit.name_vi}"
    signs = "".join(mark.value for mark in marks)
    return Styled(f"{text} {signs}".strip(), "red" if Mark.DISPUTED in marks else "yellow" if marks else "")


def _in_unit(amount_vnd: int, unit: MoneyUnit) -> Decimal:
    """Return an amount in a unit, exact whatever its size."""
    whole, rest = divmod(abs(amount_vnd), int(unit))
    places = len(str(int(unit))) - 1
    fraction = f".{rest:0{places}d}" if places else ""
    return Decimal(f"{'-' if amount_vnd < 0 else ''}{whole}{fraction}")
