"""Amounts said in prose tied to the table they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.line_items import Level
from normalizers.periods import FundingSource, Phase
from normalizers.prose_in_words import SaidInWords
from normalizers.prose_money import SaidAmount, Subject, allocation
from normalizers.records import Record
from normalizers.schedules import Schedule

_NEAR = 2
"""How many blocks below its table words may stand: a unit line or a remark between."""

_SPENT = (Phase.ESTIMATED, Phase.EXECUTED)


def with_said(schedules: Sequence[Schedule], said: Sequence[SaidAmount]) -> tuple[Schedule, ...]:
    """Return the schedules with the amounts that prose says of them: totals of their year and phase, the allocation."""
    tied: dict[int, list[SaidAmount]] = {}
    allocated = allocation(said)
    for amount in said:
        if amount.subject is Subject.TOTAL:
            schedule = _spoken_of(amount, schedules)
        else:
            schedule = _spending(amount, schedules) if amount is allocated else None
        if schedule is not None:
            tied.setdefault(schedule.table_no, []).append(amount)
    return tuple(replace(s, said=tuple(tied[s.table_no])) if s.table_no in tied else s for s in schedules)


def with_words(schedules: Sequence[Schedule], said: Sequence[SaidInWords]) -> tuple[Schedule, ...]:
    """Return the schedules with the amounts in words of each: in its rows, right below it, or before it in the text."""
    tied: dict[int, list[SaidInWords]] = {}
    for amount in said:
        schedule = _repeated_in_words(amount, schedules)
        if schedule is not None:
            tied.setdefault(schedule.table_no, []).append(amount)
    return tuple(replace(s, in_words=tuple(tied[s.table_no])) if s.table_no in tied else s for s in schedules)


def totals(schedule: Schedule, year: int | None, phases: Sequence[Phase]) -> tuple[Record, ...]:
    """Return the grand total's printed figures for a year in the first of these phases that has any."""
    rows = {line.row_no for line in schedule.lines if line.level is Level.TOTAL}
    for phase in phases:
        columns = {
            c.column_no
            for c in schedule.columns
            if c.source is FundingSource.TOTAL and (c.period.fiscal_year, c.period.phase) == (year, phase)
        }
        of_phase = [r for r in schedule.records if r.row_no in rows and r.column_no in columns]
        if found := tuple(record for record in of_phase if record.amount_vnd is not None):
            return found
    return ()


def total(schedule: Schedule, year: int | None, phases: Sequence[Phase]) -> Record | None:
    """Return the last of the grand total's printed figures for a year, None where none is printed."""
    return next(reversed(totals(schedule, year, phases)), None)


def _spoken_of(amount: SaidAmount, schedules: Sequence[Schedule]) -> Schedule | None:
    """Return the table whose total an amount says: one that equals it, else the next after it, else the last.

    None where it is another figure: one line's, or that of several tables together. Annexes count where a plan has
    no other table and one annex.
    """
    if amount.phase is None:
        return None
    main = [s for s in schedules if s.detail_of is None and not s.annex] or (schedules if len(schedules) == 1 else [])
    printing = [
        (schedule, {record.amount_vnd for record in found})
        for schedule in main
        if (found := totals(schedule, amount.year, (amount.phase,)))
    ]
    equal = [schedule for schedule, stated in printing if amount.amount_vnd in stated]
    together = sum(max(figure or 0 for figure in stated) for _, stated in printing)
    if not equal and (amount.amount_vnd == together or any(_is_line_of(s, amount) for s in schedules)):
        return None
    after = [schedule for schedule, _ in printing if schedule.position > amount.block]
    return next(iter([*equal, *after, *(schedule for schedule, _ in reversed(printing))]), None)


def _is_line_of(schedule: Schedule, amount: SaidAmount) -> bool:
    """True where a line beside others prints the amount for its year: the words speak of that line."""
    parents = [line.parent_row_no for line in schedule.lines]
    beside = {line.row_no for line in schedule.lines if parents.count(line.parent_row_no) > 1}
    lines = {line.row_no for line in schedule.lines if line.level is not Level.TOTAL} & beside
    columns = {c.column_no for c in schedule.columns if c.period.fiscal_year == amount.year}
    return any(
        r.amount_vnd == amount.amount_vnd for r in schedule.records if r.row_no in lines and r.column_no in columns
    )


def _repeated_in_words(said: SaidInWords, schedules: Sequence[Schedule]) -> Schedule | None:
    """Return the table that words belong to: the one they stand in or right below, beside a figure the next or last."""
    above = [s for s in schedules if s.position <= said.block]
    if said.figure_vnd is None:
        return above[-1] if above and said.block - above[-1].position <= _NEAR else None
    return next((s for s in schedules if s.position > said.block), above[-1] if above else None)


def _spending(amount: SaidAmount, schedules: Sequence[Schedule]) -> Schedule | None:
    """Return the main table that shows how the allocation of a year was spent."""
    return next((s for s in schedules if s.detail_of is None and total(s, amount.year, _SPENT) is not None), None)
