"""A figure off by a thousand or a million: typed in another unit than its table's."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import vnd, where
from normalizers.records import Record, Scale
from normalizers.schedules import Schedule

CHECK_ID = "unit.scale"
SEVERITY = Severity.ERROR
TITLE_VI = "Số tiền lệch đơn vị tính (nghìn hoặc triệu lần)"
TITLE_EN = "A figure is off by a thousand or a million"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each figure read in another scale than its column's (error), or only suspected of it (warning)."""
    for record in schedule.records:
        if record.scale is not None:
            yield _discrepancy(schedule, record)


def _discrepancy(schedule: Schedule, record: Record) -> Discrepancy:
    line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
    place, amount = where(schedule, line, column), vnd(record.amount_vnd or 0)
    unit = column.unit.unit.name_vi if column.unit.unit is not None else ""
    head_vi = f"{place.vi}: ghi “{record.as_written}” trong khi cột tính bằng {unit}"
    head_en = f"{place.en}: prints “{record.as_written}” in a column of {unit}"
    if record.scale is Scale.PROVED:
        message = Text(
            f"{head_vi}; theo các số liên quan thì đây là {amount.vi}.", f"{head_en}; by its sums, {amount.en}."
        )
    else:
        message = Text(
            f"{head_vi}, tức {amount.vi}; số này có thể lệch đơn vị tính.", f"{head_en}, that is {amount.en}."
        )
    return Discrepancy(
        CHECK_ID,
        SEVERITY if record.scale is Scale.PROVED else Severity.WARNING,
        message,
        Text(
            f"Đề nghị đơn vị ghi lại số này theo {unit}.",
            f"Ask the unit to state this figure in {unit}.",
        ),
        schedule,
        line,
        column,
        place=record.place,
    )
