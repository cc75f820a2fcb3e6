"""Year, phase, month and funding source of each money column, from its header and what stands around the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from normalizers.captions import Surroundings
from normalizers.columns import Column
from normalizers.periods import FundingSource, Period, Phase, as_of_month, funding_source, phase, said_phase, years


class TableRole(Enum):
    """What a table is about: the past year's execution, the plan, both, or it cannot be told."""

    EXECUTION = "execution"
    PLAN = "plan"
    MIXED = "mixed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class DatedColumn:
    """A money column with its period and source; `is_dated` says that its own header names the year."""

    column: Column
    period: Period
    source: FundingSource
    is_dated: bool


_PAST = regex.compile(
    r"(?i)(?<!\p{L})(?:ước|đã (?:chi|sử dụng|thực hiện|cấp)|giải ngân|quyết toán|l[ũu][yỹ] kế|luỹ kế|tính đến|"
    r"\d{1,2} tháng|sáu tháng|(?:^|/ )thực hiện)(?!\p{L})"
)
_IN_WHICH = regex.compile(r"(?i)trong đó|chia ra|bao gồm|chia theo")
_WHOLE = regex.compile(r"(?i)tổng|cộng(?! đồng)")
_PLAN_YEAR = regex.compile(r"(?i)năm (?:kế hoạch|sau|tới)|kế hoạch năm sau")
_THIS_YEAR = regex.compile(r"(?i)năm (?:nay|hiện hành|báo cáo|hiện tại)")
_LAST_YEAR = regex.compile(r"(?i)năm trước")
_PAST_PHASES = (Phase.EXECUTED, Phase.ESTIMATED, Phase.SETTLED)


def dated(
    columns: Sequence[Column], around: Surroundings, plan_year: int | None, *, city_is_district: bool
) -> tuple[DatedColumn, ...]:
    """Return the money columns with their periods: the header's year, else that of the headings, caption or plan."""
    outer = _outer_year(around, plan_year)
    said = [_said_year(column.title, plan_year) for column in columns]
    past = [year for year in said if year is not None and plan_year is not None and year < plan_year]
    found = []
    for column, year in zip(columns, said, strict=True):
        text = column.title
        resolved = year if year is not None else _undated_year(text, outer, past, plan_year)
        found.append(
            DatedColumn(
                column,
                Period(resolved, phase(text, resolved, plan_year) or Phase.PROPOSED, as_of_month(text)),
                funding_source(text, city_is_district=city_is_district),
                year is not None,
            )
        )
    return tuple(_with_parts(_with_bare_phases(found, plan_year)))


def role(columns: Sequence[DatedColumn], plan_year: int | None) -> TableRole:
    """Return the table's role by the years of its columns: those that headers name, else those they were given."""
    given = [c.period.fiscal_year for c in columns if c.is_dated] or [c.period.fiscal_year for c in columns]
    known = [year for year in given if year is not None]
    if plan_year is None or len(known) < len(given) or not known:
        return TableRole.OTHER
    if all(year < plan_year for year in known):
        return TableRole.EXECUTION
    return TableRole.PLAN if all(year >= plan_year for year in known) else TableRole.MIXED


def _said_year(text: str, plan_year: int | None) -> int | None:
    """Return the year a header names; of several, its lowest cell's last; "năm trước" counts from the plan year."""
    for part in reversed(text.split(" / ")):
        if found := years(part):
            return found[-1]
    if plan_year is not None:
        for pattern, back in ((_PLAN_YEAR, 0), (_THIS_YEAR, 1), (_LAST_YEAR, 2)):
            if pattern.search(text):
                return plan_year - back
    return None


def _outer_year(around: Surroundings, plan_year: int | None) -> int | None:
    """Return the year of the headings above, else of the caption, else the plan's; an annex goes by its caption."""
    texts = (around.caption, *around.headings) if around.annex else (*around.headings, around.caption)
    for text in texts:
        if found := years(text):
            return plan_year if plan_year in found else found[-1]
    return plan_year


def _undated_year(text: str, outer: int | None, past: Sequence[int], plan_year: int | None) -> int | None:
    """Return the year of a header that names none; what is over cannot lie in the plan year."""
    if outer is None or plan_year is None or outer < plan_year or not _PAST.search(text):
        return outer
    return past[-1] if past else plan_year - 1


def _with_parts(columns: Sequence[DatedColumn]) -> list[DatedColumn]:
    """Return the columns with those that are parts of a total beside them as sources, other where no word tells which.

    A part stands under "Trong đó", or under one head with a "Tổng số".
    """
    found = []
    for c in columns:
        beside = [o for o in columns if o is not c and o.period == c.period and o.source is FundingSource.TOTAL]
        grouped = c.column.header[:-1]
        is_part = any(_IN_WHICH.search(head) for head in grouped) or any(
            grouped and o.column.header[:-1] == grouped and _WHOLE.match(o.column.header[-1]) for o in beside
        )
        if c.source is FundingSource.TOTAL and beside and is_part and not _WHOLE.match(c.column.header[-1]):
            found.append(DatedColumn(c.column, c.period, FundingSource.OTHER, c.is_dated))
        else:
            found.append(c)
    return found


def _with_bare_phases(columns: Sequence[DatedColumn], plan_year: int | None) -> list[DatedColumn]:
    """Return the columns with the phase of a bare "Kinh phí" of a past year told by the columns beside it."""
    beside = any(
        c.period.phase in (Phase.EXECUTED, Phase.ESTIMATED) and said_phase(c.column.title) is not None for c in columns
    )
    found = []
    for c in columns:
        year = c.period.fiscal_year
        is_past = year is not None and plan_year is not None and year < plan_year
        if is_past and said_phase(c.column.title) is None:
            bare = Period(year, Phase.APPROVED if beside else Phase.EXECUTED, c.period.as_of_month)
            found.append(DatedColumn(c.column, bare, c.source, c.is_dated))
        else:
            found.append(c)
    return found
