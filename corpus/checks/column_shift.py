"""A figure printed one column off: moved, it makes the sums of both columns right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.sums import Violation, violations
from corpus.wording import vnd, where
from normalizers.equations import EquationKind, Records, equations, evaluations
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "column.shift"
SEVERITY = Severity.INFO
TITLE_VI = "Số tiền có thể ghi lệch cột"
TITLE_EN = "A figure perhaps printed in the wrong column"

_KINDS = (EquationKind.SECTIONS, EquationKind.ITEMS)

_Move = tuple[int, int, int]
"""Row, the column printed in, the column moved to."""


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each figure that its column has too much, and the one beside, where its line prints none, too little.

    What is printed below the line moves with it. Nothing is said where several moves would do, or where the move would
    put another sum wrong.
    """
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    moves = _moves(schedule, cells)
    mended = Counter(violation.evaluation.equation.stated for pairs in moves.values() for violation in set(pairs))
    for (row_no, column_no, _), (over, short, *more) in moves.items():
        if all(mended[violation.evaluation.equation.stated] == 1 for violation in (over, short, *more)):
            yield _discrepancy(schedule, cells[row_no, column_no], over, short)


def _moves(schedule: Schedule, cells: Records) -> dict[_Move, list[Violation]]:
    """Return the moves that put sums right, each with those sums: first that of too much, then that of too little."""
    found: dict[_Move, list[Violation]] = {}
    for over, short in permutations(violations(schedule, *_KINDS), 2):
        if over.line is not short.line or over.difference != -short.difference or over.difference >= 0:
            continue
        one, other = over.column, short.column
        if abs(one.column_no - other.column_no) != 1 or one.unit.unit != other.unit.unit:
            continue
        for row_no, _ in over.evaluation.equation.operands:
            if cells[row_no, one.column_no].amount_vnd != short.difference:
                continue
            move = row_no, one.column_no, other.column_no
            moved = _moved(schedule, cells, move)
            if moved is not None and _is_better(schedule, cells, moved, over, short):
                found.setdefault(move, []).extend((over, short))
    return found


def _moved(schedule: Schedule, cells: Records, move: _Move) -> Records | None:
    """Return the cells after a move, None where the column moved to prints something there."""
    row_no, start, end = move
    rows = {row_no}
    for line in schedule.lines:
        if line.parent_row_no in rows:
            rows.add(line.row_no)
    if any(cells[row, end].amount_vnd is not None for row in rows):
        return None
    emptied = {(row, start): cells[row, end] for row in rows}
    return {**cells, **emptied, **{(row, end): cells[row, start] for row in rows}}


def _is_better(schedule: Schedule, cells: Records, moved: Records, over: Violation, short: Violation) -> bool:
    """True where a move puts both sums right and no other wrong, nor takes from a line sources that add up."""
    before = evaluations(schedule.equations, cells)
    after = evaluations(equations(schedule.lines, schedule.columns, moved), moved)
    mended = {(found.evaluation.equation.kind, found.evaluation.equation.stated) for found in (over, short)}
    failing = {(e.equation.kind, e.equation.stated) for e in before if e.is_violated} - mended
    borne_out = {e.equation for e in before if e.holds and e.equation.kind is EquationKind.SOURCES}
    return borne_out <= {e.equation for e in after if e.holds} and failing >= {
        (e.equation.kind, e.equation.stated) for e in after if e.is_violated
    }


def _discrepancy(schedule: Schedule, record: Record, over: Violation, short: Violation) -> Discrepancy:
    line, amount = schedule.lines[record.row_no - 1], record.amount_vnd or 0
    place = where(schedule, line, over.column)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số {vnd(amount).vi} có thể thuộc cột “{short.column.header}”; chuyển sang cột đó thì tổng "
            "của cả hai cột đều khớp.",
            f"{place.en}: {vnd(amount).en} may belong to the column “{short.column.header}”; moved there, it makes "
            "the totals of both columns right.",
        ),
        Text("Đề nghị kiểm tra xem số này có ghi lệch cột hay không.", "Check whether the figure is one column off."),
        schedule,
        line,
        over.column,
        place=record.place,
    )
