"""A total that does not add up but is another column's, or another table's: perhaps copied and left as it was."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.misprints import misprints
from corpus.submission import Submission
from corpus.sums import Violation, violations
from corpus.wording import vnd, where
from normalizers.equations import CellKey, EquationKind, evaluations
from normalizers.line_items import Level
from normalizers.periods import FundingSource
from normalizers.records import MoneyColumn
from normalizers.schedules import Schedule
from normalizers.text import match_key

CHECK_ID = "total.stale"
SEVERITY = Severity.INFO
TITLE_VI = "Số tổng trùng với số tổng của cột hoặc bảng khác"
TITLE_EN = "A total that is another column's or another table's"

_KINDS = (EquationKind.SECTIONS, EquationKind.ITEMS)


def check_plan(submission: Submission) -> Iterator[Discrepancy]:
    """Yield each total that its parts do not add up to and that is printed, and right, in another place.

    The place is the same line in another column of the table, or for a grand total that of another table. Nothing is
    said of a total that its sources bear out, that has the same figure by its nature (the only source of a total
    column, a table that prints the same plan again) or that a nought more or less in one of its lines puts right.
    """
    for schedule in submission.schedules:
        found = list(violations(schedule, *_KINDS))
        misprinted = _misprinted(schedule) if found else set()
        for violation in found:
            if misprinted.intersection(violation.evaluation.equation.operands):
                continue
            source = _source(violation, schedule, submission.schedules)
            if source is not None:
                yield _discrepancy(schedule, violation, source)


def _source(violation: Violation, schedule: Schedule, schedules: tuple[Schedule, ...]) -> Text | None:
    """Return where the same total stands and adds up, None where it does nowhere."""
    stated, line, column = violation.evaluation.stated_vnd, violation.line, violation.column
    by_sources = _holds_by_sources(schedule, violation.evaluation.equation.stated)
    if not stated or by_sources:
        return None
    for row_no, column_no in _right(schedule, stated):
        beside = schedule.columns[column_no - 1]
        if row_no == line.row_no and beside is not column and (by_sources is False or not _is_whole(beside, column)):
            return where(schedule, None, beside)
    if line.level is not Level.TOTAL:
        return None
    for other in schedules:
        if other is schedule or schedule.table_no == other.detail_of or other.table_no == schedule.detail_of:
            continue
        years = {
            other.columns[column_no - 1].period.fiscal_year
            for row_no, column_no in _right(other, stated)
            if other.lines[row_no - 1].level is Level.TOTAL
        }
        if years and not (column.period.fiscal_year in years and _names(schedule) & _names(other)):
            return where(other)
    return None


def _misprinted(schedule: Schedule) -> set[CellKey]:
    """Return the cells that perhaps have a nought too many or too few."""
    return {(misprint.record.row_no, misprint.record.column_no) for misprint in misprints(schedule)}


def _holds_by_sources(schedule: Schedule, key: CellKey) -> bool | None:
    """Return whether a figure's sources, or the figures that it is a source of, add up; None where none are printed."""
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    of_sources = [e for e in schedule.equations if e.kind is EquationKind.SOURCES and key in (e.stated, *e.operands)]
    checked = [found for found in evaluations(of_sources, cells) if found.not_checked is None]
    return all(found.holds for found in checked) if checked else None


def _is_whole(one: MoneyColumn, other: MoneyColumn) -> bool:
    """True where one column is the total and the other a source of the same money."""
    sources = (one.source, other.source)
    return one.period == other.period and sources.count(FundingSource.TOTAL) == 1


def _names(schedule: Schedule) -> set[str]:
    """Return the lines of a table by their words, its totals left out."""
    barred = (Level.TOTAL, Level.SUBTOTAL)
    return {match_key(line.name) for line in schedule.lines if line.level not in barred} - {""}


def _right(schedule: Schedule, amount: int) -> Iterator[CellKey]:
    """Yield row and column of the sums of this amount that add up."""
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    for found in evaluations([e for e in schedule.equations if e.kind in _KINDS], cells):
        if found.holds and found.stated_vnd == amount:
            yield found.equation.stated


def _discrepancy(schedule: Schedule, violation: Violation, source: Text) -> Discrepancy:
    stated, computed = violation.evaluation.stated_vnd, violation.evaluation.computed_vnd
    place = where(schedule, violation.line, violation.column)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số {vnd(stated).vi} không bằng tổng các dòng nhưng trùng với số của {source.vi}.",
            f"{place.en}: {vnd(stated).en} is not the sum of its lines but the figure of {source.en}.",
        ),
        Text(
            "Có thể số tổng được chép từ chỗ khác và chưa cập nhật; đề nghị kiểm tra lại.",
            "The total may have been copied and not brought up to date; ask the unit to check it.",
        ),
        schedule,
        violation.line,
        violation.column,
        stated,
        computed,
        violation.record.place,
    )
