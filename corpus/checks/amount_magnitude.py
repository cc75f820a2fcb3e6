"""A figure with a nought too many or too few: without it every sum that it stands in adds up."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.misprints import misprints
from corpus.wording import vnd, where
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "amount.magnitude"
SEVERITY = Severity.INFO
TITLE_VI = "Số tiền có thể thừa hoặc thiếu số 0"
TITLE_EN = "A figure perhaps with a nought too many or too few"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each figure that is perhaps misprinted (stated = the figure, computed = what it would be)."""
    for misprint in misprints(schedule):
        yield _discrepancy(schedule, misprint.record, misprint.likely_vnd)


def _discrepancy(schedule: Schedule, record: Record, amount: int) -> Discrepancy:
    line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
    place, stated = where(schedule, line, column), record.amount_vnd or 0
    slip = Text("thừa", "too many") if stated > amount else Text("thiếu", "too few")
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số {vnd(stated).vi} có thể {slip.vi} số 0; nếu là {vnd(amount).vi} thì các tổng "
            "liên quan đều khớp.",
            f"{place.en}: {vnd(stated).en} may have noughts {slip.en}; were it {vnd(amount).en}, all its sums "
            "would be right.",
        ),
        Text("Đề nghị kiểm tra lại số chữ số của số tiền này.", "Check how many digits this figure has."),
        schedule,
        line,
        column,
        stated,
        amount,
        record.place,
    )
