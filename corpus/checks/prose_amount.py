"""A total said in the text: must equal the total of the table it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import vnd, where
from normalizers.money_units import UnitSource
from normalizers.prose_money import Subject
from normalizers.said_of_tables import totals
from normalizers.schedules import Schedule

CHECK_ID = "prose.amount"
SEVERITY = Severity.ERROR
TITLE_VI = "Số tiền nêu trong lời văn khác số trong bảng"
TITLE_EN = "An amount said in the text differs from the table's"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each total said in the text that the table does not print (stated = the text's)."""
    for said in schedule.said:
        printed_totals = totals(schedule, said.year, (said.phase,)) if said.phase is not None else ()
        if said.subject is not Subject.TOTAL or not printed_totals:
            continue
        if any(record.amount_vnd == said.amount_vnd for record in printed_totals):
            continue
        record = printed_totals[-1]
        line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
        place, stated, printed = where(schedule, line, column), vnd(said.amount_vnd), vnd(record.amount_vnd or 0)
        yield Discrepancy(
            CHECK_ID,
            Severity.WARNING if record.unit.source is UnitSource.INFERRED else SEVERITY,
            Text(
                f"{place.vi}: bảng ghi {printed.vi} nhưng lời văn nêu “{said.words}” {stated.vi}.",
                f"{place.en}: the table states {printed.en} but the text says “{said.words}” {stated.en}.",
            ),
            Text(
                "Đề nghị đơn vị thống nhất số tiền giữa lời văn và bảng.",
                "Ask the unit to make the text and the table agree.",
            ),
            schedule,
            line,
            column,
            said.amount_vnd,
            record.amount_vnd,
            said.place,
        )
