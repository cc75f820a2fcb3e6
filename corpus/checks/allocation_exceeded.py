"""Money spent or expected to be spent: must not exceed the allocation said in the text."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import vnd, where
from normalizers.money_units import UnitSource
from normalizers.periods import Phase
from normalizers.prose_money import Subject
from normalizers.said_of_tables import total
from normalizers.schedules import Schedule

CHECK_ID = "allocation.exceeded"
SEVERITY = Severity.WARNING
TITLE_VI = "Kinh phí thực hiện vượt kinh phí được cấp"
TITLE_EN = "Spending exceeds the allocation"

# In an inferred unit a total beyond this many times the allocation says that the unit was guessed wrong.
_MOST_TIMES = 10


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield a finding where the printed estimated, else executed, total is above the allocation (the stated)."""
    for said in schedule.said:
        if said.subject is not Subject.ALLOCATED:
            continue
        record = total(schedule, said.year, (Phase.ESTIMATED, Phase.EXECUTED))
        spent = record.amount_vnd if record is not None else None
        if record is None or spent is None or spent <= said.amount_vnd:
            continue
        if record.unit.source is UnitSource.INFERRED and spent > _MOST_TIMES * said.amount_vnd:
            continue
        line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
        place, allocated = where(schedule, line, column), vnd(said.amount_vnd)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: ghi {vnd(spent).vi}, vượt kinh phí được cấp năm {said.year} là {allocated.vi}.",
                f"{place.en}: states {vnd(spent).en}, above the allocation for {said.year} of {allocated.en}.",
            ),
            Text(
                "Đề nghị đơn vị giải trình nguồn của phần vượt, hoặc sửa lại số liệu.",
                "Ask the unit where the excess comes from, or to correct the figures.",
            ),
            schedule,
            line,
            column,
            said.amount_vnd,
            spent,
            record.place,
        )
