"""The year in a table's caption: must be one of its columns' years, or without these that of the heading above."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.periods import years
from normalizers.schedules import Schedule

CHECK_ID = "caption.year"
SEVERITY = Severity.WARNING
TITLE_VI = "Năm ghi ở tên bảng khác năm của số liệu"
TITLE_EN = "The year in a caption is not that of its figures"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield one finding where no year of the caption is a year of the columns (none there: of the heading above)."""
    said = years(schedule.caption)
    of_columns = {year for column in schedule.columns for year in years(column.header)}
    # An annex stands under no heading of the text before it.
    expected = of_columns or (set() if schedule.annex else set(years(schedule.heading)))
    if not said or not expected or expected & set(said):
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
