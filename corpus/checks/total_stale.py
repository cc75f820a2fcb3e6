"""A total that does not add up but is another column's, or another table's: perhaps copied and left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.submission import Submission
from corpus.sums import Violation, violations
from corpus.wording import vnd, where
from normalizers.equations import EquationKind, evaluations
from normalizers.line_items import Level
from normalizers.schedules import Schedule

CHECK_ID = "total.stale"
SEVERITY = Severity.INFO
TITLE_VI = "Số tổng trùng với số tổng của cột hoặc bảng khác"
TITLE_EN = "A total that is another column's or another table's"


def check_plan(submission: Submission) -> Iterator[Discrepancy]:
    """Yield each total that its parts do not add up to and that is printed, and right, in another place.

    The place is the same line in another column of the table, or for a grand total that of another table.
    """
    for schedule in submission.schedules:
        for violation in violations(schedule, EquationKind.SECTIONS, EquationKind.ITEMS):
            source = _source(violation, schedule, submission.schedules)
            if source is not None:
                yield _discrepancy(schedule, violation, source)


def _source(violation: Violation, schedule: Schedule, schedules: tuple[Schedule, ...]) -> Text | None:
    """Return where the same total stands and adds up, None where it does nowhere."""
    stated = violation.evaluation.stated_vnd
    if not stated:
        return None
    for column_no, row_no in _right(schedule, stated):
        if row_no == violation.line.row_no and column_no != violation.column.column_no:
            return where(schedule, None, schedule.columns[column_no - 1])
    if violation.line.level is not Level.TOTAL:
        return None
    for other in schedules:
        totals = {line.row_no for line in other.lines if line.level is Level.TOTAL}
        if other is not schedule and any(row_no in totals for _, row_no in _right(other, stated)):
            return where(other)
    return None


def _right(schedule: Schedule, amount: int) -> Iterator[tuple[int, int]]:
    """Yield column and row of the sums of this amount that add up."""
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    kinds = (EquationKind.SECTIONS, EquationKind.ITEMS)
    for found in evaluations([e for e in schedule.equations if e.kind in kinds], cells):
        if found.holds and found.stated_vnd == amount:
            row_no, column_no = found.equation.stated
            yield column_no, row_no


def _discrepancy(schedule: Schedule, violation: Violation, source: Text) -> Discrepancy:
    stated, computed = violation.evaluation.stated_vnd, violation.evaluation.computed_vnd
    place = where(schedule, violation.line, violation.column)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số {vnd(stated).vi} không bằng tổng các dòng nhưng trùng với số của {source.vi}.",
            f"{place.en}: {vnd(stated).en} is not the sum of its lines but the figure of {source.en}.",
        ),
        Text(
            "Có thể số tổng được chép từ chỗ khác và chưa cập nhật; đề nghị kiểm tra lại.",
            "The total may have been copied and not brought up to date; ask the unit to check it.",
        ),
        schedule,
        violation.line,
        violation.column,
        stated,
        computed,
        violation.record.place,
    )
