"""A figure printed one column off: moved, it makes the sums of both columns right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.sums import Violation, violations
from corpus.wording import vnd, where
from normalizers.equations import EquationKind
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "column.shift"
SEVERITY = Severity.INFO
TITLE_VI = "Số tiền có thể ghi lệch cột"
TITLE_EN = "A figure perhaps printed in the wrong column"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each figure that its column has too much, and the one beside, where its line prints none, too little."""
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    found = list(violations(schedule, EquationKind.SECTIONS, EquationKind.ITEMS))
    for over, short in permutations(found, 2):
        if over.line is not short.line or over.difference != -short.difference or over.difference >= 0:
            continue
        if abs(over.column.column_no - short.column.column_no) != 1:
            continue
        moved = [
            record
            for row_no, _ in over.evaluation.equation.operands
            if (record := cells.get((row_no, over.column.column_no))) is not None
            and record.amount_vnd == short.difference
            and _is_blank(cells.get((row_no, short.column.column_no)))
        ]
        if len(moved) == 1:
            yield _discrepancy(schedule, moved[0], over, short)


def _is_blank(record: Record | None) -> bool:
    return record is None or record.amount_vnd is None


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
