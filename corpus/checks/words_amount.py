"""An amount in words ("Bằng chữ: …"): must be the figure it repeats, or the total of the table above it."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import vnd, where
from normalizers.line_items import Level
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource
from normalizers.prose_in_words import SaidInWords
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "words.amount"
SEVERITY = Severity.ERROR
TITLE_VI = "Số tiền bằng chữ khác số tiền bằng số"
TITLE_EN = "An amount in words differs from the figure"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each amount in words that is not the figure it repeats (stated = the figure)."""
    for said in schedule.in_words:
        if said.figure_vnd is not None:
            if said.figure_vnd != said.amount_vnd:
                yield _discrepancy(schedule, said, said.figure_vnd, None)
            continue
        totals = _totals(schedule)
        if totals and all(record.amount_vnd != said.amount_vnd for record in totals):
            yield _discrepancy(schedule, said, totals[-1].amount_vnd or 0, totals[-1])


def _totals(schedule: Schedule) -> list[Record]:
    """Return the grand total's printed figures, the one that words speak of last: of the latest year, in all."""
    rows = {line.row_no for line in schedule.lines if line.level is Level.TOTAL}
    column = {column.column_no: column for column in schedule.columns}
    printed = [r for r in schedule.records if r.row_no in rows and r.amount_vnd is not None]
    return sorted(
        printed,
        key=lambda r: (
            column[r.column_no].period.fiscal_year or 0,
            column[r.column_no].source is FundingSource.TOTAL,
            r.column_no,
        ),
    )


def _discrepancy(schedule: Schedule, said: SaidInWords, figure: int, record: Record | None) -> Discrepancy:
    line = schedule.lines[record.row_no - 1] if record is not None else None
    column = schedule.columns[record.column_no - 1] if record is not None else None
    is_inferred = record is not None and record.unit.source is UnitSource.INFERRED
    place, stated, words = where(schedule, line, column), vnd(figure), vnd(said.amount_vnd)
    return Discrepancy(
        CHECK_ID,
        Severity.WARNING if is_inferred else SEVERITY,
        Text(
            f"{place.vi}: số tiền bằng số là {stated.vi} nhưng bằng chữ là “{said.words}” ({words.vi}).",
            f"{place.en}: the figure is {stated.en} but the words say “{said.words}” ({words.en}).",
        ),
        Text(
            "Đề nghị đơn vị thống nhất số tiền bằng số và bằng chữ.",
            "Ask the unit to make the figure and the words agree.",
        ),
        schedule,
        line,
        column,
        figure,
        said.amount_vnd,
        said.place if record is None or said.block != schedule.position else record.place,
    )
