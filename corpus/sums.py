"""Equations of a schedule evaluated: which fail, which cannot be checked, how much of the table they cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.discrepancy import Unchecked
from normalizers.equations import CellKey, EquationKind, Evaluation, evaluations, is_amount
from normalizers.line_items import LineItem
from normalizers.records import MoneyColumn, Record
from normalizers.schedules import Schedule

_Cell = tuple[int, int, int]
"""(table_no, row_no, column_no)."""


@dataclass(frozen=True, slots=True)
class Violation:
    """An equation that does not add up, with the line, column and record of its stated figure."""

    evaluation: Evaluation
    line: LineItem
    column: MoneyColumn
    record: Record

    @property
    def difference(self) -> int:
        """Stated less computed, in đồng."""
        return self.evaluation.stated_vnd - self.evaluation.computed_vnd


def violations(schedule: Schedule, *kinds: EquationKind) -> Iterator[Violation]:
    """Yield the equations of these kinds that do not add up over the printed figures."""
    cells = _by_key(schedule)
    for evaluated in evaluations([e for e in schedule.equations if e.kind in kinds], cells):
        if evaluated.is_violated:
            row_no, column_no = evaluated.equation.stated
            yield Violation(
                evaluated,
                schedule.lines[row_no - 1],
                schedule.columns[column_no - 1],
                cells[evaluated.equation.stated],
            )


def operand_records(schedule: Schedule, evaluated: Evaluation) -> tuple[Record, ...]:
    """Return the records of an equation that print a figure, the stated one first."""
    cells = _by_key(schedule)
    keys = (evaluated.equation.stated, *evaluated.equation.operands)
    return tuple(cells[key] for key in keys if cells[key].amount_vnd is not None)


def unchecked(schedule: Schedule) -> Iterator[Unchecked]:
    """Yield the equations of a schedule that cannot be evaluated, with the reason."""
    for evaluated in evaluations(schedule.equations, _by_key(schedule)):
        if evaluated.not_checked is not None:
            row_no, column_no = evaluated.equation.stated
            kind = evaluated.equation.kind
            check_id = EquationKind.ITEMS.value if kind is EquationKind.PART else kind.value
            yield Unchecked(schedule, check_id, row_no, column_no, evaluated.not_checked.value)


def covered(schedules: Sequence[Schedule]) -> Decimal:
    """Return the share of the non-blank amounts of a submission that an evaluated equation covers, to four places."""
    amounts, reached = _amounts_and_reached(schedules)
    return _share(len(amounts & reached), len(amounts))


def covered_rows(schedules: Sequence[Schedule]) -> Decimal:
    """Return the share of the lines with a non-blank amount that an evaluated equation covers, to four places."""
    amounts, reached = _amounts_and_reached(schedules)
    rows = {(table, row) for table, row, _ in amounts}
    return _share(len({(table, row) for table, row, _ in amounts & reached}), len(rows))


def _amounts_and_reached(schedules: Sequence[Schedule]) -> tuple[set[_Cell], set[_Cell]]:
    """Return the non-blank cells of a submission and the cells that stand in an evaluated equation."""
    amounts: set[_Cell] = set()
    reached: set[_Cell] = set()
    for schedule in schedules:
        cells = _by_key(schedule)
        amounts.update((schedule.table_no, *key) for key, record in cells.items() if is_amount(record))
        for evaluated in evaluations(schedule.equations, cells):
            if evaluated.not_checked is None:
                equation = evaluated.equation
                reached.update((schedule.table_no, *key) for key in (equation.stated, *equation.operands))
    return amounts, reached


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole).quantize(Decimal("0.0001")) if whole else Decimal(0)


def _by_key(schedule: Schedule) -> dict[CellKey, Record]:
    return {(record.row_no, record.column_no): record for record in schedule.records}
