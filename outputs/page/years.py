"""The money of a plan year over all units: by unit, by category, by period; each with its chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.discrepancy import Text
from normalizers.periods import Period, Phase
from outputs.page.category_sums import CategorySum, category_sums
from outputs.page.chart import Chart
from outputs.page.plan_states import PlanLine
from outputs.page.unit_sums import UnitSum, unit_sum
from outputs.page.year_charts import periods_chart, units_chart, year_categories_chart
from outputs.totals import by_time


@dataclass(frozen=True, slots=True)
class YearSums:
    """The money of a plan year: plans added and left out, the sums, the charts that can be drawn of them."""

    year: int
    units: tuple[UnitSum, ...]
    left_out: tuple[tuple[PlanLine, Text], ...]
    proposed_vnd: int
    categories: tuple[CategorySum, ...]
    periods: tuple[Period, ...]
    sums: Mapping[Period, int]
    counts: Mapping[Period, int]
    by_unit: Chart | None
    by_category: Chart | None
    by_period: Chart | None

    @property
    def is_shown(self) -> bool:
        """True where a plan has figures, added or not."""
        return bool(self.periods or self.left_out)


def year_sums(year: int, lines: Sequence[PlanLine], left_out: Mapping[str, Text], language: str) -> YearSums:
    """Return the sums of the plans of a year, without those left out, for which the reason is given."""
    units = tuple(
        unit_sum(line, language)
        for line in lines
        if line.plan.has_amounts and line.plan.row.submission_id not in left_out
    )
    sums: Counter[Period] = Counter()
    counts: Counter[Period] = Counter()
    for unit in units:
        for found, total in unit.totals.items():
            sums[found] += total.added_vnd
            counts[found] += 1
    periods = tuple(sorted(counts, key=by_time))
    proposed = (unit.proposed.by_category for unit in units if unit.proposed is not None)
    categories = category_sums(proposed, language)
    return YearSums(
        year=year,
        units=units,
        left_out=tuple(
            (line, left_out[line.plan.row.submission_id]) for line in lines if line.plan.row.submission_id in left_out
        ),
        proposed_vnd=sums[Period(year, Phase.PROPOSED)],
        categories=categories,
        periods=periods,
        sums=sums,
        counts=counts,
        by_unit=units_chart(year, units, language),
        by_category=year_categories_chart(year, categories, language),
        by_period=periods_chart(year, units, periods, language),
    )
