"""What must add up in a table, made once from its tree; scale inference, checks and coverage read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from normalizers.line_items import Level, LineItem
from normalizers.money import AmountStatus
from normalizers.periods import FundingSource
from normalizers.records import MoneyColumn, Record

CellKey = tuple[int, int]
"""(row_no, column_no) of a record."""


class EquationKind(Enum):
    """Which check an equation belongs to."""

    SECTIONS = "sum.sections"
    ITEMS = "sum.items"
    SOURCES = "sum.sources"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Equation:
    """`stated` must equal the sum of `operands`; a PART (a "Trong đó" line) must not exceed its only operand."""

    kind: EquationKind
    stated: CellKey
    operands: tuple[CellKey, ...]


class NotChecked(Enum):
    """Why an equation cannot be evaluated: reasons of not_checked.csv."""

    TOTAL_BLANK = "total_blank"
    OPERANDS_BLANK = "operands_blank"
    UNREADABLE = "operand_unreadable"
    UNIT_UNKNOWN = "unit_unknown"
    MERGED = "operand_merged"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An equation over the printed figures: stated and computed in đồng, or why it cannot be evaluated."""

    equation: Equation
    stated_vnd: int = 0
    computed_vnd: int = 0
    not_checked: NotChecked | None = None

    @property
    def holds(self) -> bool:
        """True where it was evaluated and adds up."""
        if self.not_checked is not None:
            return False
        if self.equation.kind is EquationKind.PART:
            return self.stated_vnd <= self.computed_vnd
        return self.stated_vnd == self.computed_vnd

    @property
    def is_violated(self) -> bool:
        """True where it was evaluated and does not add up."""
        return self.not_checked is None and not self.holds

    def would_hold(self, key: CellKey, before_vnd: int, after_vnd: int) -> bool:
        """Return whether a sum that was evaluated adds up with one of its figures, printed once in it, changed so."""
        change = after_vnd - before_vnd
        gap = self.stated_vnd - self.computed_vnd
        return gap + change == 0 if key == self.equation.stated else gap == change


Records = Mapping[CellKey, Record]

_BLOCKING = {
    AmountStatus.UNREADABLE: NotChecked.UNREADABLE,
    AmountStatus.UNIT_UNKNOWN: NotChecked.UNIT_UNKNOWN,
    AmountStatus.MERGED: NotChecked.MERGED,
}


def equations(lines: Sequence[LineItem], columns: Sequence[MoneyColumn], records: Records) -> tuple[Equation, ...]:
    """Return every equation of a table: totals, sections, subtotals and parts by column, sources by line."""
    children = _children(lines)
    subtotal_of = {line.sums: line.row_no for line in lines if line.sums}
    found: list[Equation] = []
    for column in columns:
        for line in lines:
            operands = line.sums or children.get(line.row_no, ())
            if line.is_of_which and line.parent_row_no is not None:
                found.append(_cells(EquationKind.PART, line.row_no, (line.parent_row_no,), column.column_no))
            if operands:
                rows = tuple(_printed_rows(operands, column.column_no, children, subtotal_of, records))
                kind = EquationKind.SECTIONS if line.level is Level.TOTAL else EquationKind.ITEMS
                found.append(_cells(kind, line.row_no, rows, column.column_no))
    found.extend(_source_equations(lines, columns))
    return tuple(found)


def evaluation(equation: Equation, records: Records) -> Evaluation:
    """Return what the printed figures say of an equation; blank and dash add nothing beside a printed operand."""
    cells = [records.get(key) for key in (equation.stated, *equation.operands)]
    for record in cells:
        if record is not None and record.status in _BLOCKING:
            return Evaluation(equation, not_checked=_BLOCKING[record.status])
    stated, *operands = (None if record is None else record.amount_vnd for record in cells)
    if stated is None:
        return Evaluation(equation, not_checked=NotChecked.TOTAL_BLANK)
    if all(operand is None for operand in operands):
        return Evaluation(equation, not_checked=NotChecked.OPERANDS_BLANK)
    return Evaluation(equation, stated, sum(operand or 0 for operand in operands))


def evaluations(found: Sequence[Equation], records: Records) -> tuple[Evaluation, ...]:
    """Return the evaluation of each equation; those with neither a total nor operands printed are left out."""
    results = (evaluation(equation, records) for equation in found)
    return tuple(e for e in results if not _is_empty(e, records))


def is_amount(record: Record) -> bool:
    """True where a record is a non-blank amount: something is printed that is no dash."""
    return record.status not in (AmountStatus.BLANK, AmountStatus.DASH)


def _children(lines: Sequence[LineItem]) -> dict[int, tuple[int, ...]]:
    """Return the lines summed into each line."""
    children: dict[int, list[int]] = {}
    for line in lines:
        if line.parent_row_no is not None and not line.is_of_which:
            children.setdefault(line.parent_row_no, []).append(line.row_no)
    return {row: tuple(rows) for row, rows in children.items()}


def _printed_rows(
    rows: Sequence[int],
    column_no: int,
    children: Mapping[int, tuple[int, ...]],
    subtotal_of: Mapping[tuple[int, ...], int],
    records: Records,
) -> Iterator[int]:
    """Yield the rows whose figures go into a sum: a section that prints none is stood for by its subtotal or lines."""
    for row in rows:
        record = records.get((row, column_no))
        below = children.get(row, ())
        if not below or (record is not None and record.status not in (AmountStatus.BLANK, AmountStatus.DASH)):
            yield row
        elif below in subtotal_of:
            yield subtotal_of[below]
        else:
            yield from _printed_rows(below, column_no, children, subtotal_of, records)


def _source_equations(lines: Sequence[LineItem], columns: Sequence[MoneyColumn]) -> Iterator[Equation]:
    """Yield, for each line and period with a total column beside at least two sources, total = sum of the sources."""
    periods = dict.fromkeys(column.period for column in columns)
    for period in periods:
        alike = [column for column in columns if column.period == period]
        totals = [column.column_no for column in alike if column.source is FundingSource.TOTAL]
        sources = [column.column_no for column in alike if column.source is not FundingSource.TOTAL]
        if len(totals) != 1 or len(sources) < 2:
            continue
        for line in lines:
            operands = tuple((line.row_no, column) for column in sources)
            yield Equation(EquationKind.SOURCES, (line.row_no, totals[0]), operands)


def _cells(kind: EquationKind, stated: int, operands: Sequence[int], column_no: int) -> Equation:
    return Equation(kind, (stated, column_no), tuple((row, column_no) for row in operands))


def _is_empty(e: Evaluation, records: Records) -> bool:
    """True where nothing is printed on either side: there is nothing to check and nothing to tell."""
    if e.not_checked not in (NotChecked.TOTAL_BLANK, NotChecked.OPERANDS_BLANK):
        return False
    keys = (e.equation.stated, *e.equation.operands)
    return all(records[key].amount_vnd is None for key in keys if key in records)
