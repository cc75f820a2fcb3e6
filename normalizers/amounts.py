"""From the money cells of a table to records: which unit, which habit of separators, how much in đồng."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.document import SURE, Cell, Place
from normalizers.columns import Column
from normalizers.equations import Equation, equations, evaluation
from normalizers.grid import Grid
from normalizers.line_items import LineItem
from normalizers.money import AmountStatus, PrintedNumber, Separators, in_vnd, printed_number, status
from normalizers.money_units import MoneyUnit, UnitSource, UnitStatement
from normalizers.records import MoneyColumn, Record


@dataclass(frozen=True, slots=True)
class MoneyCell:
    """A money cell before its unit is known: what is printed, what number that can be, and where."""

    as_written: str
    status: AmountStatus
    number: PrintedNumber | None
    place: Place
    confidence: float = 1.0


Cells = Sequence[Sequence[MoneyCell]]
"""One row of cells per line, one cell per money column."""

_NOWHERE = Place()
_WHOLE_UNITS = (MoneyUnit.DONG, MoneyUnit.THOUSAND)


def money_cell(cells: Grid, row: int, column: Column) -> MoneyCell:
    """Return the money cell of a row: a cell that began in another line or another money column is merged."""
    cell = cells.at[row][column.start]
    if cell is None:
        return MoneyCell("", AmountStatus.BLANK, None, _NOWHERE)
    if cell.row == row and column.start <= cell.column < column.end:
        return _own_cell(cell)
    is_figure = bool(cell.text) and status(cell.text) is AmountStatus.PRINTED
    return MoneyCell("", AmountStatus.MERGED if is_figure else AmountStatus.BLANK, None, cell.place, cell.confidence)


def in_order(cells: Iterable[MoneyCell]) -> tuple[int | None, ...]:
    """Return the figures of a line by money column for finding the tree: scaled to whole numbers, None where none."""
    figures = []
    for cell in cells:
        value = cell.number.value(Separators.VIETNAMESE) if cell.number is not None else None
        figures.append(None if value is None else int(value * 1_000_000))
    return tuple(figures)


def settled_habit(
    cells: Cells, lines: Sequence[LineItem], columns: Sequence[MoneyColumn], proved: Separators | None
) -> Separators | None:
    """Return the habit of separators of a table: what is proved, else what the sums decide, None where neither does.

    `proved` is what the prints of the table or its document prove.
    """
    if proved is not None or not any(_is_open(cell, c) for row in cells for cell, c in zip(row, columns, strict=True)):
        return proved
    held = {h: _sums_that_hold(lines, columns, _by_habit(cells, lines, columns, h)) for h in Separators}
    first, second = held[Separators.VIETNAMESE], held[Separators.ENGLISH]
    if first == second:
        return None
    return Separators.VIETNAMESE if first > second else Separators.ENGLISH


def records(
    cells: Cells, lines: Sequence[LineItem], columns: Sequence[MoneyColumn], habit: Separators | None
) -> tuple[Record, ...]:
    """Return the records of a table in the order of lines and columns.

    Where no habit is settled, the Vietnamese one is taken and every ambiguous figure marked for review.
    """
    found = _by_habit(cells, lines, columns, habit or Separators.VIETNAMESE)
    if habit is not None:
        return found
    return tuple(
        replace(record, needs_review=True, is_ambiguous=True) if _is_open(cell, column) else record
        for record, (cell, column) in zip(
            found,
            ((cell, column) for row in cells for cell, column in zip(row, columns, strict=True)),
            strict=True,
        )
    )


def in_habit(number: PrintedNumber, as_written: str, unit: MoneyUnit, habit: Separators) -> Decimal | None:
    """Return the number by a habit; of đồng and thousands nobody prints thousandths: their "1,234" is grouped."""
    if unit in _WHOLE_UNITS and number.is_ambiguous:
        return number.value(Separators.VIETNAMESE if "." in as_written else Separators.ENGLISH)
    return number.value(habit)


def record(cell: MoneyCell, line: LineItem, column: MoneyColumn, habit: Separators) -> Record:
    """Return the record of one cell: a figure by its own unit, else by its column's; blank is not zero."""
    unit = column.unit
    if cell.number is not None and cell.number.own_unit is not None:
        unit = UnitStatement(cell.number.own_unit, cell.as_written, UnitSource.CELL, cell.place)
    amount, state = _amount(cell, unit.unit, habit)
    guessed = amount is not None and (unit.source is UnitSource.INFERRED or _is_contested(column))
    return Record(
        row_no=line.row_no,
        column_no=column.column_no,
        amount_vnd=amount,
        status=state,
        as_written=cell.as_written,
        unit=unit,
        place=cell.place,
        confidence=cell.confidence,
        needs_review=guessed
        or cell.confidence < SURE
        or state in (AmountStatus.UNREADABLE, AmountStatus.UNIT_UNKNOWN, AmountStatus.MERGED),
    )


def _own_cell(cell: Cell) -> MoneyCell:
    text = _in_one_print(cell)
    state = status(text) if text is not None else AmountStatus.UNREADABLE
    number = printed_number(text) if text is not None and state is AmountStatus.PRINTED else None
    return MoneyCell(cell.text, state, number, cell.place, cell.confidence)


def _in_one_print(cell: Cell) -> str | None:
    """Return the print of one amount, None where a cell prints several, each on its line.

    A narrow column breaks an amount at a separator; a line break itself never groups digits.
    """
    lines = [" ".join(line.split()) for line in cell.lines if line.strip()]
    if len(lines) < 2 or sum(any(c.isdigit() for c in line) for line in lines) < 2:
        return cell.text
    joined = lines[0]
    for line in lines[1:]:
        if joined[-1] not in ".," and line[0] not in ".,":
            return None
        joined += line
    return joined


def _amount(cell: MoneyCell, unit: MoneyUnit | None, habit: Separators) -> tuple[int | None, AmountStatus]:
    if cell.number is None:
        return None, cell.status
    if unit is None:
        return None, AmountStatus.UNIT_UNKNOWN
    value = in_habit(cell.number, cell.as_written, unit, habit)
    amount = None if value is None else in_vnd(value, unit)
    return amount, AmountStatus.UNREADABLE if amount is None else AmountStatus.PRINTED


def _is_open(cell: MoneyCell, column: MoneyColumn) -> bool:
    """True where the print allows two numbers and the unit does not settle it."""
    if cell.number is None or not cell.number.is_ambiguous:
        return False
    return (cell.number.own_unit or column.unit.unit) not in (*_WHOLE_UNITS, None)


def _is_contested(column: MoneyColumn) -> bool:
    return len({statement.unit for statement in column.units}) > 1


def _by_habit(
    cells: Cells, lines: Sequence[LineItem], columns: Sequence[MoneyColumn], habit: Separators
) -> tuple[Record, ...]:
    return tuple(
        record(cell, line, column, habit)
        for row, line in zip(cells, lines, strict=True)
        for cell, column in zip(row, columns, strict=True)
    )


def _sums_that_hold(lines: Sequence[LineItem], columns: Sequence[MoneyColumn], found: Sequence[Record]) -> int:
    by_key = {(r.row_no, r.column_no): r for r in found}
    made: tuple[Equation, ...] = equations(lines, columns, by_key)
    return sum(evaluation(equation, by_key).holds for equation in made)
