"""What one plan adds up to, and what its sums leave open: every figure is of outputs.totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec

from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Period, Phase
from outputs.by_year.remarks import Remark
from outputs.totals import PeriodTotal, by_source, line_categories, period, period_totals
from outputs.written.dataset import WrittenSubmission
from outputs.written.rows import AmountRow, TableRow

Doubts = Counter[Remark]
"""How many cells behind a sum could not be added, are unsure or in an inferred unit."""

_MISSING = {
    AmountStatus.UNREADABLE: Remark.UNREADABLE,
    AmountStatus.UNIT_UNKNOWN: Remark.UNIT_UNKNOWN,
    AmountStatus.MERGED: Remark.MERGED,
}


@dataclass(frozen=True, slots=True)
class TableSum:
    """What one table of a plan states and adds up to in a period."""

    table: TableRow
    period: Period
    total: PeriodTotal


@dataclass(frozen=True, slots=True)
class PlanSums:
    """A plan with its sums. `doubts` are by period and category, of those that have any.

    What each table adds up to by itself stands apart, those that detail another in `detail_tables`.
    """

    plan: WrittenSubmission
    totals: Mapping[Period, PeriodTotal]
    sources: Mapping[Period, Mapping[FundingSource, int]]
    doubts: Mapping[tuple[Period, str], Doubts]
    main_tables: tuple[TableSum, ...]
    detail_tables: tuple[TableSum, ...]

    def amount(self, found: Period) -> int | None:
        """Return what the lines of a period add up to; None where no line has an amount."""
        return self.totals[found].computed_vnd if found in self.totals else None

    def stated(self, found: Period) -> int | None:
        """Return the total that the plan states for a period; None where it states none."""
        return self.totals[found].stated_vnd if found in self.totals else None

    def has(self, found: Period) -> bool:
        """Whether a line of the period has an amount."""
        return self.amount(found) is not None

    def of_category(self, found: Period, category_ids: frozenset[str]) -> int | None:
        """Return what the lines of some categories add up to in a period; None where none has an amount."""
        amounts = self.totals[found].by_category if found in self.totals else {}
        wanted = [amount for category_id, amount in amounts.items() if category_id in category_ids]
        return sum(wanted) if wanted else None

    def categories(self, found: Period) -> frozenset[str]:
        """Return the categories of a period that have an amount."""
        return frozenset(self.totals[found].by_category) if found in self.totals else frozenset()

    def doubts_of(self, found: Period, category_ids: frozenset[str] | None = None) -> Doubts:
        """Return the doubts of a period, all or of some categories."""
        doubts: Doubts = Counter()
        for (of_period, category_id), counted in self.doubts.items():
            if of_period == found and (category_ids is None or category_id in category_ids):
                doubts += counted
        return doubts

    def disagreements(self) -> tuple[TableSum, ...]:
        """Return the totals of main tables that differ from the sum of their lines."""
        return tuple(found for found in self.main_tables if found.total.agrees is False)

    def disagrees(self, found: Period) -> bool:
        """Whether a main table states another total for a period than its lines add up to."""
        return any(table.period == found for table in self.disagreements())


def plan_sums(plan: WrittenSubmission) -> PlanSums:
    """Return the sums of a plan."""
    doubts: dict[tuple[Period, str], Doubts] = {}
    counts_in = line_categories(plan)
    for row in plan.main_amounts():
        place = (period(row), counts_in[row.table_no, row.row_no])
        if remarks := list(_remarks(row)):
            doubts.setdefault(place, Counter()).update(remarks)
    mains = [found for table in plan.tables if table.detail_of is None for found in _table_sums(plan, table)]
    details = [found for table in plan.tables if table.detail_of is not None for found in _table_sums(plan, table)]
    return PlanSums(plan, period_totals(plan), by_source(plan), doubts, tuple(mains), tuple(details))


def proposed(plan_year: int) -> Period:
    """Return the period of what is proposed for a plan year."""
    return Period(plan_year, Phase.PROPOSED)


def _remarks(row: AmountRow) -> Iterator[Remark]:
    """Yield what there is to know of a line: what could not be added is no additive row (outputs.totals, missing)."""
    is_line = row.level not in (Level.TOTAL, Level.SUBTOTAL) and row.funding_source is FundingSource.TOTAL
    if is_line and row.amount_status in _MISSING:
        yield _MISSING[row.amount_status]
    if row.additive and row.needs_review:
        yield Remark.UNSURE
    if row.additive and row.unit_source is UnitSource.INFERRED and row.amount_vnd is not None:
        yield Remark.INFERRED


def _table_sums(plan: WrittenSubmission, table: TableRow) -> Iterator[TableSum]:
    """Yield what a table states and adds up to by itself; one that details another is taken as a main one."""
    amounts = tuple(amount for amount in plan.amounts if amount.table_no == table.table_no)
    alone = replace(plan, tables=(msgspec.structs.replace(table, detail_of=None),), amounts=amounts)
    for found, total in period_totals(alone).items():
        yield TableSum(table, found, total)
