"""A table of several sections has no grand total."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level
from normalizers.schedules import Schedule

CHECK_ID = "total.missing"
SEVERITY = Severity.WARNING
TITLE_VI = "Bảng nhiều mục nhưng không có dòng tổng cộng"
TITLE_EN = "A table of several sections without a grand total"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield one finding for a table of at least two sections without a total line."""
    levels = [line.level for line in schedule.lines]
    if Level.TOTAL in levels or levels.count(Level.SECTION) < 2:
        return
    place = where(schedule)
    yield Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: có {levels.count(Level.SECTION)} mục nhưng không có dòng tổng cộng.",
            f"{place.en}: has {levels.count(Level.SECTION)} sections but no grand total.",
        ),
        Text("Đề nghị đơn vị bổ sung dòng tổng cộng.", "Ask the unit to add the grand total."),
        schedule,
        place=schedule.table.place,
    )
