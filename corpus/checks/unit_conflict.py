"""Two different units of money are stated for one column."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.money_units import MoneyUnit
from normalizers.schedules import Schedule

CHECK_ID = "unit.conflict"
SEVERITY = Severity.ERROR
TITLE_VI = "Bảng ghi hai đơn vị tính tiền khác nhau"
TITLE_EN = "Two units of money are stated for one column"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield one finding for each set of units that contradict each other over columns of a table."""
    seen: set[tuple[MoneyUnit | None, ...]] = set()
    for column in schedule.columns:
        by_unit = {statement.unit: statement for statement in reversed(column.units)}
        units = tuple(sorted(by_unit, key=lambda unit: unit or 0))
        if len(units) < 2 or units in seen:
            continue
        seen.add(units)
        used = column.units[0]
        others = [statement for unit, statement in by_unit.items() if unit != used.unit]
        place = where(schedule, None, column)
        written = "”, “".join(dict.fromkeys(s.as_written for s in (used, *others)))
        unit_vi = used.unit.name_vi if used.unit is not None else ""
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: ghi các đơn vị tính khác nhau (“{written}”); tạm hiểu theo {unit_vi}.",
                f"{place.en}: states different units of money (“{written}”); read for now in {unit_vi}.",
            ),
            Text(
                "Đề nghị đơn vị xác nhận đơn vị tính đúng của bảng.",
                "Ask the unit to confirm the table's unit of money.",
            ),
            schedule,
            column=column,
            place=used.place,
        )
