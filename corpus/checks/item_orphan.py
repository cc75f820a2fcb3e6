"""A line that stands in no section, in a table whose other lines do."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level, LineItem
from normalizers.schedules import Schedule

CHECK_ID = "item.orphan"
SEVERITY = Severity.INFO
TITLE_VI = "Dòng không thuộc mục nào"
TITLE_EN = "A line that belongs to no section"

_FEWEST_SECTIONS = 2
_OF_ITEM = regex.compile(r"\d{1,3}|[a-zđ]|[-–+*•]")


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each numbered or bulleted line beside the sections of a table, where these have letters or Roman numbers.

    A line that only another mark tells from the sections ("Dự phòng", "V. Chi khác") is one of them.
    """
    parents = {line.parent_row_no for line in schedule.lines}
    sections = [line for line in schedule.lines if line.level is Level.SECTION and line.row_no in parents]
    if len(sections) < _FEWEST_SECTIONS or any(_OF_ITEM.fullmatch(line.ordinal) for line in sections):
        return
    home = sections[0].parent_row_no
    for line in schedule.lines:
        if _is_orphan(line, home, parents):
            yield _discrepancy(schedule, line)


def _is_orphan(line: LineItem, home: int | None, parents: set[int | None]) -> bool:
    is_leaf = line.row_no not in parents and line.level not in (Level.TOTAL, Level.SUBTOTAL) and not line.is_of_which
    return is_leaf and line.parent_row_no == home and _OF_ITEM.fullmatch(line.ordinal) is not None


def _discrepancy(schedule: Schedule, line: LineItem) -> Discrepancy:
    place = where(schedule, line)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: không thuộc mục nào trong bảng.",
            f"{place.en}: belongs to no section of the table.",
        ),
        Text(
            "Đề nghị xếp dòng này vào đúng mục hoặc bổ sung tên mục.",
            "Put the line into its section, or add the section's name.",
        ),
        schedule,
        line,
        place=line.place,
    )
