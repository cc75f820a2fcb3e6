"""What a plan adds to its year: its totals of the periods for which it has figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from normalizers.periods import Period
from outputs.page.plan_states import PlanLine, doubts
from outputs.totals import PeriodTotal, period_totals


@dataclass(frozen=True, slots=True)
class UnitSum:
    """A plan that is added, its totals of the periods that have figures; `doubts`: what makes the proposed unsure."""

    line: PlanLine
    totals: Mapping[Period, PeriodTotal]
    proposed: PeriodTotal | None
    doubts: tuple[str, ...]


def unit_sum(line: PlanLine, language: str) -> UnitSum:
    """Return what a plan adds."""
    totals = {found: total for found, total in period_totals(line.plan).items() if total.computed_vnd is not None}
    return UnitSum(line, totals, line.total, doubts(line.total, language) if line.total is not None else ())
