"""No unit of money is stated for a table, in it or around it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.money_units import UnitSource
from normalizers.schedules import Schedule

CHECK_ID = "unit.missing"
SEVERITY = Severity.WARNING
TITLE_VI = "Bảng không ghi đơn vị tính tiền"
TITLE_EN = "No unit of money is stated"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield one finding for a table of which a column's figures have no unit stated anywhere."""
    lacking = {column.column_no: column for column in schedule.columns if not column.units}
    figures = [
        r for r in schedule.records if r.column_no in lacking and r.as_written and r.unit.source is not UnitSource.CELL
    ]
    if not figures:
        return
    column = lacking[figures[0].column_no]
    guess = column.unit.unit
    place = where(schedule)
    read_vi = f" Tạm hiểu theo {guess.name_vi}, cần người xem lại." if guess is not None else ""
    read_en = f" Read for now in {guess.name_vi}; a person must confirm." if guess is not None else ""
    yield Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: không ghi đơn vị tính (đồng, nghìn đồng hay triệu đồng).{read_vi}",
            f"{place.en}: states no unit of money (đồng, nghìn đồng or triệu đồng).{read_en}",
        ),
        Text("Đề nghị đơn vị ghi rõ đơn vị tính của bảng.", "Ask the unit to state the table's unit of money."),
        schedule,
        place=schedule.table.place,
    )
