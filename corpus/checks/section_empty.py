"""A section that holds no line and prints no figure, beside sections that do."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.schedules import Schedule

CHECK_ID = "section.empty"
SEVERITY = Severity.INFO
TITLE_VI = "Mục không có dòng nào và không có số tiền"
TITLE_EN = "A section without lines and without figures"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each section without lines all of whose money cells are blank; a dash or a remark says that it is meant."""
    parents = {line.parent_row_no for line in schedule.lines}
    said = {r.row_no for r in schedule.records if r.status is not AmountStatus.BLANK}
    sections = [line for line in schedule.lines if line.level is Level.SECTION]
    if not any(line.row_no in parents for line in sections):
        return
    for line in sections:
        if line.row_no in parents or line.row_no in said or schedule.notes[line.row_no - 1]:
            continue
        place = where(schedule, line)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: mục không có dòng nào và không có số tiền.",
                f"{place.en}: the section has no lines and no figures.",
            ),
            Text(
                "Đề nghị bổ sung nội dung, số tiền của mục hoặc ghi rõ là không có.",
                "Add the section's lines and figures, or say that there are none.",
            ),
            schedule,
            line,
            place=line.place,
        )
