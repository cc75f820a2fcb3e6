"""The same line stands twice in one section."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import named, where
from normalizers.line_items import Level, LineItem
from normalizers.schedules import Schedule
from normalizers.text import match_key

CHECK_ID = "line.duplicate"
SEVERITY = Severity.WARNING
TITLE_VI = "Một nội dung ghi hai lần trong cùng một mục"
TITLE_EN = "The same line twice in one section"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each later line that repeats the words of an earlier one summed into the same line."""
    seen: dict[tuple[int | None, str], LineItem] = {}
    for line in schedule.lines:
        if line.level in (Level.TOTAL, Level.SUBTOTAL) or line.is_of_which or not match_key(line.name):
            continue
        first = seen.setdefault((line.parent_row_no, match_key(line.name)), line)
        if first is line:
            continue
        place = where(schedule, line)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: trùng nội dung với dòng {first.row_no} “{named(first)}”.",
                f"{place.en}: repeats line {first.row_no} “{named(first)}”.",
            ),
            Text(
                "Đề nghị đơn vị kiểm tra xem có kê trùng hay không; nếu là hai việc khác nhau thì ghi rõ.",
                "Ask the unit whether the line is entered twice; if these are two tasks, they should say so.",
            ),
            schedule,
            line,
            place=line.place,
        )
