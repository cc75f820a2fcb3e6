"""An amount in words ("Bằng chữ: …"): must be the figure it repeats, or the total of the table above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.submission import Submission
from corpus.wording import vnd, where
from normalizers.line_items import Level, LineItem
from normalizers.money_units import MoneyUnit, UnitSource
from normalizers.periods import FundingSource
from normalizers.prose_in_words import SaidInWords
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "words.amount"
SEVERITY = Severity.ERROR
TITLE_VI = "Số tiền bằng chữ khác số tiền bằng số"
TITLE_EN = "An amount in words differs from the figure"

_DECIMALS = regex.compile(r"\d[.,](\d{1,2})$")


def check_plan(submission: Submission) -> Iterator[Discrepancy]:
    """Yield each amount in words that is not the figure it repeats (stated = the figure).

    Words without a figure beside them repeat a total of their table: that of any column, of a line below the total, of
    all tables so far together, or, in a row, the line above them. Nothing is said of a figure that is rounded.
    """
    for k, schedule in enumerate(submission.schedules):
        for said in schedule.in_words:
            if said.figure_vnd is not None:
                if said.figure_vnd != said.amount_vnd:
                    yield _discrepancy(schedule, said, said.figure_vnd, None)
                continue
            record = _repeated(schedule, said)
            if record is None or any(_is_said(r, said, schedule) for r in _repeatable(schedule, said)):
                continue
            if said.amount_vnd not in _together(submission.schedules[: k + 1]):
                yield _discrepancy(schedule, said, record.amount_vnd or 0, record)


def _repeated(schedule: Schedule, said: SaidInWords) -> Record | None:
    """Return the figure that words repeat: of the subtotal they stand below in the table, else of the grand total."""
    above = _line_above(schedule, said)
    subtotal = [] if above is None or above.level is not Level.SUBTOTAL else _printed(schedule, {above.row_no})
    return next(reversed(subtotal or _totals(schedule)), None)


def _repeatable(schedule: Schedule, said: SaidInWords) -> list[Record]:
    """Return the figures that words may as well repeat: they are of totals, or of the line right above."""
    first = next((line.row_no for line in schedule.lines if line.level is Level.TOTAL), len(schedule.lines))
    rows = {line.row_no for line in schedule.lines if line.level in (Level.TOTAL, Level.SUBTOTAL)}
    if first > 1:
        rows |= {line.row_no for line in schedule.lines if line.row_no > first}
    above = _line_above(schedule, said)
    return _printed(schedule, rows | ({above.row_no} if above is not None else set()))


def _line_above(schedule: Schedule, said: SaidInWords) -> LineItem | None:
    """Return the line right above words that stand in a row of the table."""
    if said.block != schedule.position:
        return None
    return next((line for line in reversed(schedule.lines) if line.place.row < said.place.row), None)


def _together(schedules: Sequence[Schedule]) -> set[int]:
    """Return the sums of the grand totals of the last table and of those before it."""
    totals = [found[-1].amount_vnd or 0 for schedule in schedules if (found := _totals(schedule))]
    return {sum(totals[k:]) for k in range(len(totals))}


def _totals(schedule: Schedule) -> list[Record]:
    """Return the grand total's printed figures, the one that words speak of last: of the latest year, in all."""
    return _printed(schedule, {line.row_no for line in schedule.lines if line.level is Level.TOTAL})


def _printed(schedule: Schedule, rows: set[int]) -> list[Record]:
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


def _is_said(record: Record, said: SaidInWords, schedule: Schedule) -> bool:
    """Whether words say what a figure does: exactly, before it was rounded, or in the unit that the table left out."""
    figure, unit = record.amount_vnd or 0, int(record.unit.unit or MoneyUnit.DONG)
    decimals = _DECIMALS.search(record.as_written)
    if figure == said.amount_vnd or record.is_ambiguous:
        return True
    if decimals is not None or schedule.says_rounded:
        smallest: int = 2 * 10 ** (len(decimals[1]) if decimals is not None else 0)
        if smallest * abs(figure - said.amount_vnd) <= unit:
            return True
    is_inferred = record.unit.source is UnitSource.INFERRED
    return is_inferred and any(figure * other == said.amount_vnd * unit for other in MoneyUnit)


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
        said.place if record is None or said.place.paragraph else record.place,
    )
