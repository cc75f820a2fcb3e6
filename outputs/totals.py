"""What a written plan adds up to: by year and phase, by category, by funding source. Every report takes its sums here.

Only the additive rows of main tables are added (contract, line_items.csv): each đồng once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Period, Phase
from outputs.written.dataset import WrittenSubmission
from outputs.written.rows import AmountRow

NO_CATEGORY = ""
"""The category_id of lines that are in none for sure, and stand in none that is."""

LineCategories = Mapping[tuple[int, int], str]
"""The category of each line, by table and row."""

_PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class PeriodTotal:
    """The money of one period of a plan, in đồng.

    `stated_vnd` is what its total lines state, None where a main table has none printed; `computed_vnd` is the sum of
    the additive rows, None where none has an amount: blanks add up to nothing, not to zero. `by_category` holds the
    categories that have an amount. `missing` counts lines whose cell holds something that is no amount, `unsure` the
    additive rows to be looked at, `inferred` those whose unit was inferred.
    """

    stated_vnd: int | None
    computed_vnd: int | None
    by_category: Mapping[str, int]
    rows: int
    missing: int
    unsure: int
    inferred: int

    @property
    def added_vnd(self) -> int:
        """What it adds to a sum over plans: nothing where no line has an amount."""
        return self.computed_vnd or 0

    @property
    def agrees(self) -> bool | None:
        """Whether stated and computed are the same; None where there is nothing to compare."""
        return None if self.difference_vnd is None else self.difference_vnd == 0

    @property
    def difference_vnd(self) -> int | None:
        """Stated less computed; None where either is."""
        if self.stated_vnd is None or self.computed_vnd is None:
            return None
        return self.stated_vnd - self.computed_vnd


def period(amount: AmountRow) -> Period:
    """Return the period of an amount's column."""
    return Period(amount.fiscal_year, amount.phase, amount.as_of_month)


def by_time(found: Period) -> tuple[int, int, int]:
    """Return a sort key of periods: by year (unknown last), phase in the order of a budget's life, month."""
    return (found.fiscal_year or 9999, _PHASES.index(found.phase), found.as_of_month or 0)


def line_categories(plan: WrittenSubmission) -> LineCategories:
    """Return the category each line's money counts in: its own, else that of the nearest line above it with one.

    What stands in a section is the section's money, whatever it is called.
    """
    own = {(row.table_no, row.row_no): row.category_id for row in plan.amounts}
    parents = {(row.table_no, row.row_no): row.parent_row_no for row in plan.amounts}
    found: dict[tuple[int, int], str] = {}
    for line in own:
        above: tuple[int, int] | None = line
        passed = set()
        while above is not None and not own.get(above) and above not in passed:
            passed.add(above)
            parent = parents.get(above)
            above = (line[0], parent) if parent is not None else None
        found[line] = own.get(above, NO_CATEGORY) if above is not None else NO_CATEGORY
    return found


def period_totals(plan: WrittenSubmission) -> dict[Period, PeriodTotal]:
    """Return the totals of each period that the plan's main tables speak of, by time."""
    added: dict[Period, list[AmountRow]] = defaultdict(list)
    counts_in, totals = line_categories(plan), _total_lines(plan)
    missing: Counter[Period] = Counter()
    stated: dict[Period, dict[int, int | None]] = defaultdict(dict)
    for amount in plan.main_amounts():
        found = period(amount)
        missing[found] += _is_missing(amount)
        if amount.additive:
            added[found].append(amount)
            stated[found].setdefault(amount.table_no, None)
        elif (amount.table_no, amount.row_no) in totals and amount.funding_source is FundingSource.TOTAL:
            before = stated[found].get(amount.table_no)
            if amount.amount_vnd is not None:
                stated[found][amount.table_no] = (before or 0) + amount.amount_vnd
    return {
        found: _period_total(added.get(found, ()), counts_in, stated[found], missing[found])
        for found in sorted(stated, key=by_time)
    }


def _total_lines(plan: WrittenSubmission) -> frozenset[tuple[int, int]]:
    """Return the lines that state the totals of their tables: those that lines are summed into, else the first.

    A total may be printed twice, above its lines and below them.
    """
    summed_into = {(row.table_no, row.parent_row_no) for row in plan.amounts}
    of_table: dict[int, set[int]] = defaultdict(set)
    for row in plan.amounts:
        if row.level is Level.TOTAL:
            of_table[row.table_no].add(row.row_no)
    return frozenset(
        (table_no, row_no)
        for table_no, rows in of_table.items()
        for row_no in {row for row in rows if (table_no, row) in summed_into} or {min(rows)}
    )


def proposed_total(plan: WrittenSubmission) -> PeriodTotal | None:
    """Return what a plan proposes for its own year; None where its tables do not speak of it, or no year is known."""
    year = plan.row.plan_year
    return period_totals(plan).get(Period(year, Phase.PROPOSED)) if year is not None else None


def by_source(plan: WrittenSubmission) -> dict[Period, dict[FundingSource, int]]:
    """Return what each funding source of its own column gives, of the same lines that are added, per period.

    Sources whose columns are nowhere printed do not appear; `total` is left out.
    """
    additive = {(row.table_no, row.row_no, period(row)) for row in plan.main_amounts() if row.additive}
    sums: dict[Period, dict[FundingSource, int]] = defaultdict(dict)
    for row in plan.main_amounts():
        is_source = row.funding_source is not FundingSource.TOTAL
        if is_source and row.amount_vnd is not None and (row.table_no, row.row_no, period(row)) in additive:
            of_period = sums[period(row)]
            of_period[row.funding_source] = of_period.get(row.funding_source, 0) + row.amount_vnd
    return {found: sums[found] for found in sorted(sums, key=by_time)}


def _period_total(
    rows: Sequence[AmountRow], counts_in: LineCategories, stated: Mapping[int, int | None], missing: int
) -> PeriodTotal:
    by_category: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.amount_vnd is not None:
            by_category[counts_in[row.table_no, row.row_no]] += row.amount_vnd
    totals = [total for total in stated.values() if total is not None]
    return PeriodTotal(
        stated_vnd=sum(totals) if totals and len(totals) == len(stated) else None,
        computed_vnd=sum(by_category.values()) if by_category else None,
        by_category=dict(by_category),
        rows=len(rows),
        missing=missing,
        unsure=sum(row.needs_review for row in rows),
        inferred=sum(row.unit_source is UnitSource.INFERRED and row.amount_vnd is not None for row in rows),
    )


def _is_missing(row: AmountRow) -> bool:
    """Return whether a line's cell of the total column holds something that could not be added."""
    is_line = row.level not in (Level.TOTAL, Level.SUBTOTAL) and row.funding_source is FundingSource.TOTAL
    return is_line and row.amount_status in (AmountStatus.UNREADABLE, AmountStatus.UNIT_UNKNOWN, AmountStatus.MERGED)
