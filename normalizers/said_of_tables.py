"""Amounts said in prose tied to the table they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.line_items import Level
from normalizers.periods import FundingSource, Phase
from normalizers.prose_money import SaidAmount, Subject, allocation
from normalizers.records import Record
from normalizers.schedules import Schedule

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


def total(schedule: Schedule, year: int | None, phases: Sequence[Phase]) -> Record | None:
    """Return the grand total's figure for a year in the first of these phases that a column has, None where blank."""
    rows = {line.row_no for line in schedule.lines if line.level is Level.TOTAL}
    for phase in phases:
        columns = {
            c.column_no
            for c in schedule.columns
            if c.source is FundingSource.TOTAL and (c.period.fiscal_year, c.period.phase) == (year, phase)
        }
        found = [r for r in schedule.records if r.row_no in rows and r.column_no in columns]
        if found:
            return found[-1] if found[-1].amount_vnd is not None else None
    return None


def _spoken_of(amount: SaidAmount, schedules: Sequence[Schedule]) -> Schedule | None:
    """Return the main table whose total an amount says: one that equals it, else the next after it, else the last."""
    if amount.phase is None:
        return None
    printing = [
        (schedule, record.amount_vnd)
        for schedule in schedules
        if schedule.detail_of is None and not schedule.annex
        if (record := total(schedule, amount.year, (amount.phase,))) is not None
    ]
    equal = [schedule for schedule, stated in printing if stated == amount.amount_vnd]
    after = [schedule for schedule, _ in printing if schedule.position > amount.block]
    return next(iter([*equal, *after, *(schedule for schedule, _ in reversed(printing))]), None)


def _spending(amount: SaidAmount, schedules: Sequence[Schedule]) -> Schedule | None:
    """Return the main table that shows how the allocation of a year was spent."""
    return next((s for s in schedules if s.detail_of is None and total(s, amount.year, _SPENT) is not None), None)
