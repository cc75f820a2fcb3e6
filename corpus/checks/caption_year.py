"""The year in a table's caption: must be one of its columns' years, or without these that of the heading above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.periods import years
from normalizers.schedules import Schedule

CHECK_ID = "caption.year"
SEVERITY = Severity.WARNING
TITLE_VI = "Năm ghi ở tên bảng khác năm của số liệu"
TITLE_EN = "The year in a caption is not that of its figures"


# What a table is attached to has a date of its own ("kèm theo Kế hoạch số 12/KH-UBND ngày 05 tháng 9 năm 2023").
_DATE = regex.compile(r"(?i)ngày\s+\S{1,3}\s+tháng\s+\S{1,3}\s+năm\s+\d{4}")
_SPAN = regex.compile(r"(?i)(?<!\d)((?:19|20)\d\d)\s*(?:[-–]|đến(?: hết)?)\s*(?:năm\s+)?((?:19|20)\d\d)(?!\d)")


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield one finding where no year of the caption is a year of the columns (none there: of the heading above)."""
    said = _years(schedule.caption)
    of_columns = {year for column in schedule.columns for year in _years(column.header)}
    # An annex stands under no heading of the text before it.
    expected = of_columns or (set() if schedule.annex else _heading_years(schedule))
    if not said or not expected or expected & _with_spanned(schedule.caption, said):
        return
    source = Text("các cột", "its columns") if of_columns else Text("đề mục phía trên", "the heading above")
    place, stated, found = where(schedule), ", ".join(map(str, said)), ", ".join(map(str, sorted(expected)))
    yield Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: tên bảng ghi năm {stated} trong khi {source.vi} ghi năm {found}.",
            f"{place.en}: the caption says {stated} but {source.en} say {found}.",
        ),
        Text("Đề nghị đơn vị sửa lại năm ở tên bảng.", "Ask the unit to correct the year in the caption."),
        schedule,
        place=schedule.caption_place,
    )


def _heading_years(schedule: Schedule) -> set[int]:
    """Return the years of the heading above, where it names none the one that further headings gave to all columns."""
    given = {column.period.fiscal_year for column in schedule.columns}
    further = {year for year in given if year is not None} if len(given) == 1 else set()
    return set(_years(schedule.heading)) or further


def _years(text: str) -> tuple[int, ...]:
    return years(_DATE.sub(" ", text))


def _with_spanned(text: str, said: Sequence[int]) -> set[int]:
    """Return the years said with those between the ends of a span ("2021-2025", "năm 2021 đến năm 2025")."""
    spanned = {year for first, last in _SPAN.findall(text) for year in range(int(first), int(last) + 1)}
    return {*said, *spanned}
