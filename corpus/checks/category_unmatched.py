"""A line fits no category of the canonical list."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.categories import MatchStatus
from normalizers.line_items import Level
from normalizers.schedules import Schedule

CHECK_ID = "category.unmatched"
SEVERITY = Severity.INFO
TITLE_VI = "Nội dung không thuộc danh mục chuẩn"
TITLE_EN = "A line that fits no category"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each line below the totals for which no category was found."""
    for line, match in zip(schedule.lines, schedule.matches, strict=True):
        if match.status is not MatchStatus.NONE or line.level in (Level.TOTAL, Level.SUBTOTAL) or line.is_of_which:
            continue
        place = where(schedule, line)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: không khớp với nội dung nào trong danh mục chuẩn.",
                f"{place.en}: fits no category of the canonical list.",
            ),
            Text(
                "Cán bộ xem lại: xếp vào một nội dung của danh mục, hoặc đề nghị đơn vị giải trình.",
                "Staff decide: place it in a category, or ask the unit to explain.",
            ),
            schedule,
            line,
            place=line.place,
        )
