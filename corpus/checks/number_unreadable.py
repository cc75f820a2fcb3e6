"""Words stand where money belongs ("theo QĐ", "Chưa sử dụng")."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.money import AmountStatus
from normalizers.schedules import Schedule

CHECK_ID = "number.unreadable"
SEVERITY = Severity.WARNING
TITLE_VI = "Ô số tiền ghi chữ, không đọc được thành số"
TITLE_EN = "Words stand where an amount belongs"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each money cell that holds something other than a number."""
    for record in schedule.records:
        if record.status is not AmountStatus.UNREADABLE:
            continue
        line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
        place = where(schedule, line, column)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: ghi “{record.as_written}”, không phải số tiền.",
                f"{place.en}: prints “{record.as_written}”, which is no amount.",
            ),
            Text(
                "Đề nghị đơn vị ghi số tiền cụ thể, hoặc để trống nếu không có.",
                "Ask the unit for the amount, or to leave the cell blank.",
            ),
            schedule,
            line,
            column,
            place=record.place,
        )
