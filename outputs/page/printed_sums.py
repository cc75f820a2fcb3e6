"""Which sums rest on printed figures: a sum of blanks is no zero."""

from __future__ import annotations

from normalizers.periods import Period, Phase
from outputs.totals import line_categories, period
from outputs.written import WrittenSubmission


def printed_periods(plan: WrittenSubmission) -> frozenset[Period]:
    """Return the periods for which at least one line that is added has a figure."""
    return frozenset(period(row) for row in plan.main_amounts() if row.additive and row.amount_vnd is not None)


def printed_categories(plan: WrittenSubmission) -> frozenset[str]:
    """Return the categories of what is proposed for the plan year of which at least one line has a figure."""
    wanted = Period(plan.row.plan_year, Phase.PROPOSED)
    counts_in = line_categories(plan)
    return frozenset(
        counts_in[row.table_no, row.row_no]
        for row in plan.main_amounts()
        if row.additive and row.amount_vnd is not None and period(row) == wanted
    )
