"""The units of a plan year and which of their plans is added: each unit once, never twice without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from corpus.discrepancy import Text
from normalizers.letterhead import UnitLevel
from normalizers.text import match_key
from outputs.by_year.collation import NameKey, name_key
from outputs.by_year.plan_sums import PlanSums, plan_sums, proposed
from outputs.written.dataset import WrittenDataset
from outputs.written.rows import SubmissionRow

UnitKey = tuple[str, str]
"""By what a unit is told (code, name, or its one plan), and that."""

_LEVELS = (UnitLevel.DISTRICT, UnitLevel.COMMUNE, UnitLevel.DEPARTMENT)
_TYPES = ("thành phố", "thị xã", "quận", "huyện", "phường", "thị trấn", "xã", "đặc khu")


class LeftOut(Enum):
    """Why a plan is not added; the value is what is said of it."""

    COPY = Text(
        "Cùng số liệu với văn bản đã cộng của đơn vị: không cộng lần thứ hai",
        "Same figures as the unit's plan that is added: not added a second time",
    )
    SEVERAL = Text(
        "Đơn vị gửi nhiều văn bản khác số liệu: chưa cộng, đề nghị xác định văn bản có hiệu lực",
        "The unit sent several plans with different figures: not added until it is known which one is valid",
    )
    EMPTY = Text(
        "Văn bản không có số tiền nào; đơn vị có văn bản khác có số liệu",
        "No amount in it; another plan of the unit has some",
    )
    COPY_OF_UNKNOWN = Text(
        "Chưa rõ đơn vị gửi, số liệu trùng với một văn bản đã có: không cộng, đề nghị xác định đơn vị",
        "The unit is not known and the figures are those of another plan: not added, find out which unit it is",
    )


@dataclass(frozen=True, slots=True)
class YearUnit:
    """A unit of a plan year: its name as shown, the plan that is added (None: none is), and all of its plans.

    `number` is its place in the order shown, `left_out` why plans of it are not added.
    """

    number: int
    name: str
    is_named: bool
    level: UnitLevel | None
    added: PlanSums | None
    plans: tuple[PlanSums, ...]
    left_out: frozenset[LeftOut]


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A plan whose figures are in no total."""

    unit: str
    sums: PlanSums
    why: LeftOut


@dataclass(frozen=True, slots=True)
class YearUnits:
    """The units of a plan year in the order shown, and the plans that are not added."""

    plan_year: int
    units: tuple[YearUnit, ...]
    not_added: tuple[NotAdded, ...]

    def added(self) -> tuple[tuple[YearUnit, PlanSums], ...]:
        """Return the units that have a plan that is added, with it."""
        return tuple((unit, unit.added) for unit in self.units if unit.added is not None)

    def amount(self) -> int:
        """Return what is proposed for the plan year, over all that is added."""
        found = proposed(self.plan_year)
        return sum(sums.amount(found) or 0 for _, sums in self.added())

    def by_level(self) -> tuple[tuple[YearUnit, ...], ...]:
        """Return the units of each level, those whose name is not known apart and last."""
        groups = groupby(self.units, key=lambda unit: (unit.is_named, unit.level if unit.is_named else None))
        return tuple(tuple(units) for _, units in groups)


def years_of_units(written: WrittenDataset) -> tuple[YearUnits, ...]:
    """Return the plan years of a dataset, the latest first. Plans of no known year are in none."""
    media = {row.submission_id: row.media_type for row in written.received}
    by_year: dict[int, list[PlanSums]] = defaultdict(list)
    for plan in written.submissions:
        if plan.row.plan_year is not None:
            by_year[plan.row.plan_year].append(plan_sums(plan))
    return tuple(_year_units(year, by_year[year], media) for year in sorted(by_year, reverse=True))


def left_out(written: WrittenDataset) -> Mapping[str, Text]:
    """Return why a plan is not added, by submission_id; the others are added."""
    return {
        found.sums.plan.row.submission_id: found.why.value
        for year in years_of_units(written)
        for found in year.not_added
    }


def unit_keys(rows: Iterable[SubmissionRow]) -> dict[str, UnitKey]:
    """Return what tells the unit of each plan apart, by submission_id.

    It is the code, by name also for a plan without one; the name where no plan has one; a plan of no name stays single.
    """
    rows = tuple(rows)
    codes: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.unit_code:
            codes[match_key(row.unit)].add(row.unit_code)
    return {row.submission_id: _unit_key(row, codes) for row in rows}


def _unit_key(row: SubmissionRow, codes: Mapping[str, set[str]]) -> UnitKey:
    name = match_key(row.unit)
    code = row.unit_code or (next(iter(codes[name])) if len(codes.get(name, ())) == 1 else "")
    return ("code", code) if code else ("name", name) if name else ("plan", row.submission_id)


def unit_name(row: SubmissionRow) -> str:
    """Return what a plan's unit is called in a table: its name with a capital, else that of the file."""
    return capital(row.unit) or row.source_file


def capital(name: str) -> str:
    """Return a name as it stands at the head of a line of a table."""
    return name[:1].upper() + name[1:]


def by_name(name: str) -> tuple[NameKey, NameKey]:
    """Return a sort key of a unit's name: the name proper first, then its type."""
    lowered = name.casefold()
    type_said = next((said for said in _TYPES if lowered.startswith(f"{said} ")), "")
    return name_key(name[len(type_said) :]), name_key(name)


def _year_units(plan_year: int, plans: Iterable[PlanSums], media: Mapping[str, str]) -> YearUnits:
    groups = _by_unit(plans)
    named = [group for group in groups if group[0].plan.row.unit]
    taken = {_figures(sums) for group in named for sums in group if _figures(sums)}
    units, not_added = [], []
    repeated = _repeated(named)
    for group in groups:
        in_order = sorted(group, key=lambda sums: _first_choice(sums, media))
        name = _shown(in_order[0].plan.row, repeated)
        if not group[0].plan.row.unit and _figures(group[0]) in taken:
            not_added.append(NotAdded(name, group[0], LeftOut.COPY_OF_UNKNOWN))
            continue
        added = _added(in_order)
        left_out = [(sums, _why_left_out(sums, added)) for sums in in_order if sums is not added]
        not_added += [NotAdded(name, sums, why) for sums, why in left_out]
        row = in_order[0].plan.row
        reasons = frozenset(why for _, why in left_out)
        units.append(YearUnit(0, name, bool(row.unit), row.unit_level, added, tuple(in_order), reasons))
        if not row.unit:
            taken.add(_figures(group[0]))
    not_added.sort(key=lambda found: (by_name(found.unit), found.sums.plan.row.source_file))
    return YearUnits(plan_year, _in_order(units), tuple(not_added))


def _added(plans: Sequence[PlanSums]) -> PlanSums | None:
    """Return the plan of a unit that is added: the first of those with amounts where they say the same, else none."""
    counting = [sums for sums in plans if _figures(sums)] or list(plans)
    return counting[0] if len({_figures(sums) for sums in counting}) == 1 else None


def _why_left_out(sums: PlanSums, added: PlanSums | None) -> LeftOut:
    if not _figures(sums):
        return LeftOut.EMPTY
    return LeftOut.SEVERAL if added is None else LeftOut.COPY


def _in_order(units: list[YearUnit]) -> tuple[YearUnit, ...]:
    """Return units numbered in the order shown: by level, those without a name last, then by name."""
    in_order = sorted(
        units, key=lambda unit: (not unit.is_named, _rank(unit.level) if unit.is_named else 0, by_name(unit.name))
    )
    return tuple(replace(unit, number=number) for number, unit in enumerate(in_order, 1))


def _rank(level: UnitLevel | None) -> int:
    return _LEVELS.index(level) if level is not None else len(_LEVELS)


def _by_unit(plans: Iterable[PlanSums]) -> list[list[PlanSums]]:
    """Return the plans of each unit."""
    by_file = sorted(plans, key=lambda sums: (sums.plan.row.source_file, sums.plan.row.submission_id))
    keys = unit_keys(sums.plan.row for sums in by_file)
    groups: dict[UnitKey, list[PlanSums]] = defaultdict(list)
    for sums in by_file:
        groups[keys[sums.plan.row.submission_id]].append(sums)
    return list(groups.values())


def _figures(sums: PlanSums) -> tuple[object, ...]:
    """Return what two plans must have in common to be copies: every sum by period, category and source."""
    totals = [
        (found, total.computed_vnd, total.missing, tuple(sorted(total.by_category.items())))
        for found, total in sums.totals.items()
        if sums.has(found)
    ]
    sources = [
        (found, sorted((source.value, amount) for source, amount in given.items()))
        for found, given in sums.sources.items()
    ]
    return (repr(totals), repr(sources)) if totals else ()


def _first_choice(sums: PlanSums, media: Mapping[str, str]) -> tuple[bool, str, str]:
    """Return a sort key of copies: the PDF, which is the signed one, before the Word file, then by path."""
    row = sums.plan.row
    return not media.get(row.submission_id, "").startswith("pdf"), row.source_file, row.submission_id


def _repeated(groups: list[list[PlanSums]]) -> frozenset[str]:
    """Return the names that several units of the year have."""
    names = [match_key(group[0].plan.row.unit) for group in groups]
    return frozenset(name for name in names if names.count(name) > 1)


def _shown(row: SubmissionRow, repeated: frozenset[str]) -> str:
    name = unit_name(row)
    if row.unit and match_key(row.unit) in repeated:
        return f"{name} ({row.unit_code or row.source_file})"
    return name
