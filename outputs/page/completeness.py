"""Which unit's plan is there for which year, and how it stands; units that are awaited but sent none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.discrepancy import Text
from normalizers.text import match_key
from outputs.by_year.year_units import UnitKey, unit_keys
from outputs.expected_units import ExpectedUnit
from outputs.notation import number, said
from outputs.page.chart import Chart
from outputs.page.matrix_chart import Sign, matrix_chart
from outputs.page.plan_states import STATES, PlanLine, PlanState

MISSING = Text("Chưa nhận được", "Not received")

_MOST_ROWS = 30
_MOST_YEARS = 10
_SIGNS = {
    PlanState.ERROR: ("×", "#b3261e", "#ffffff"),
    PlanState.WARNING: ("!", "#c77f2a", "#1f2933"),
    PlanState.REVIEW: ("?", "#7a5c99", "#ffffff"),
    PlanState.CLEAN: ("✓", "#3d8d7f", "#ffffff"),
    PlanState.EMPTY: ("0", "#a9b8c9", "#1f2933"),
}
_GRAVEST_FIRST = tuple(PlanState)


@dataclass(frozen=True, slots=True)
class UnitYears:
    """A unit: per year its plans, the gravest first; `is_missing` in the years in which one is awaited."""

    unit: str
    plans: tuple[tuple[PlanLine, ...], ...]
    is_missing: tuple[bool, ...]

    @property
    def gravity(self) -> tuple[int, int]:
        """A sort key: missing and grave first."""
        states = [_GRAVEST_FIRST.index(plans[0].state) for plans in self.plans if plans]
        return (-sum(self.is_missing), min(states, default=len(_GRAVEST_FIRST)))


def unit_years(
    lines: Sequence[PlanLine], years: Sequence[int], missing: Sequence[ExpectedUnit], year: int | None
) -> tuple[UnitYears, ...]:
    """Return the units by name with their plans per year; those that are missing in a year come last."""
    keys = unit_keys(line.plan.row for line in lines)
    units: dict[UnitKey, list[PlanLine]] = {}
    for line in lines:
        if line.plan.row.unit and line.year is not None:
            units.setdefault(keys[line.plan.row.submission_id], []).append(line)
    by_name = {match_key(plan.unit): key for key, plans in units.items() for plan in plans}
    awaited = {by_name.get(name := match_key(unit.name), ("name", name)): unit for unit in missing}
    found = [_unit(plans, years, key in awaited, year) for key, plans in units.items()]
    found.extend(
        UnitYears(unit.name, tuple(() for _ in years), tuple(each == year for each in years))
        for key, unit in awaited.items()
        if key not in units
    )
    return tuple(found)


def completeness_chart(units: Sequence[UnitYears], years: Sequence[int], language: str) -> Chart | None:
    """Return the chart unit × year, the units with most to do where there are many; None where there is no unit."""
    if not units or not years:
        return None
    shown = years[-_MOST_YEARS:]
    first = len(years) - len(shown)
    gravest = sorted(range(len(units)), key=lambda k: units[k].gravity)
    chosen = [units[k] for k in sorted(gravest[:_MOST_ROWS])]
    used = {plans[0].state for unit in chosen for plans in unit.plans[first:] if plans}
    missing = Sign(said(MISSING, language), "–", "#fbe3e1", "#a3190f")
    signs = {state: Sign(said(STATES[state], language), *_SIGNS[state]) for state in PlanState}
    key = [signs[state] for state in PlanState if state in used]
    if any(any(unit.is_missing) for unit in chosen):
        key.append(missing)
    rows = [(unit.unit, [_sign(unit, k, signs, missing) for k in range(first, len(years))]) for unit in chosen]
    title = said(Text("Kế hoạch đã nhận theo đơn vị và năm", "Plans received by unit and year"), language)
    if len(chosen) < len(units):
        title += said(
            Text(f" ({len(chosen)} đơn vị cần xử lý nhất)", f" (the {len(chosen)} units with most to do)"), language
        )
    return matrix_chart(title, _alt(units, years, language), [str(each) for each in shown], rows, key)


def _alt(units: Sequence[UnitYears], years: Sequence[int], language: str) -> str:
    count = number(len(units), language)
    return said(
        Text(
            f"Ma trận {count} đơn vị × {len(years)} năm: mỗi ô là tình trạng kế hoạch, ô trống là không có kế hoạch "
            "trong đợt này. Chi tiết ở bảng bên dưới.",
            f"Matrix of {count} units by {len(years)} years: each cell is how the plan stands, an empty one means no "
            "plan in this delivery. Details in the table below.",
        ),
        language,
    )


def _unit(plans: Sequence[PlanLine], years: Sequence[int], is_awaited: bool, year: int | None) -> UnitYears:
    per_year = tuple(
        tuple(sorted((plan for plan in plans if plan.year == each), key=lambda plan: _GRAVEST_FIRST.index(plan.state)))
        for each in years
    )
    missing = tuple(is_awaited and each == year and not found for each, found in zip(years, per_year, strict=True))
    return UnitYears(plans[0].unit, per_year, missing)


def _sign(unit: UnitYears, k: int, signs: dict[PlanState, Sign], missing: Sign) -> Sign | None:
    if unit.plans[k]:
        return signs[unit.plans[k][0].state]
    return missing if unit.is_missing[k] else None
