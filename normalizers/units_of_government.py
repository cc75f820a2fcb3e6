"""Which unit of government a written name means, in which province, at its time; never guessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from normalizers.government_lists import GovernmentLevel, GovernmentUnit, by_plain_name, periods, successors, unit_lists
from normalizers.text import unaccented
from normalizers.unit_names import COMMUNE_TYPES, DISTRICT_TYPES, UnitName, name_key, unit_names


class Certainty(Enum):
    """How a name was settled, or why it was not."""

    EXACT = "exact"
    BY_PROVINCE = "by_province"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    OUT_OF_TIME = "out_of_time"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a written name means. `unit` is None where it cannot be told; `candidates` are what it may mean then.

    `province` is known where the unit is, where the text names it, or where all candidates lie in one. A known unit
    still needs a review where it was no longer, or not yet, a unit when such plans are written.
    """

    unit: GovernmentUnit | None
    province: GovernmentUnit | None
    candidates: tuple[GovernmentUnit, ...]
    certainty: Certainty
    needs_review: bool


def resolved(name: str, *, province: str = "", year: int | None, issued_on: date | None = None) -> Resolution:
    """Return the unit that a plan for the year, issued on a day, calls by this name; `province` is what its text says.

    >>> str(resolved("UBND TX. TRẢNG BÀNG", year=2024).province)
    'tỉnh Tây Ninh'
    >>> resolved("huyện Châu Thành", year=2024).certainty
    <Certainty.AMBIGUOUS: 'ambiguous'>
    >>> resolved("huyện Châu Thành", province="Tây Ninh", year=2024).unit.code
    '708'
    """
    time = _time(year, issued_on)
    names = unit_names(name)
    said = max(names, key=_rank, default=None)
    hints = _provinces_said(unit_names(province)) or _provinces_said(other for other in names if other is not said)
    if said is None:
        return _unsettled((), hints, time, Certainty.UNKNOWN)
    found, is_as_written = _found(said)
    alive = [unit for unit in found if unit.existed(time.first, time.last)]
    kept = _within(alive, hints)
    if not kept:
        others = found or unit_lists().by_name.get(said.key, ())
        certainty = Certainty.OUT_OF_TIME if found and not alive else Certainty.UNKNOWN
        return _unsettled(_within(others, hints) or others, hints, time, certainty)
    unit, *rivals = _one_each(time.preferred(kept))
    if rivals or not is_as_written:
        return _unsettled((unit, *rivals), hints, time, Certainty.AMBIGUOUS)
    is_unique = len(_one_each(time.preferred(alive))) == 1
    certainty = Certainty.EXACT if is_unique else Certainty.BY_PROVINCE
    return Resolution(unit, _province_of(unit, time.likeliest), (unit,), certainty, not _is_expected(unit, time))


def province_named(name: str, year: int | None, issued_on: date | None = None) -> GovernmentUnit | None:
    """Return the province of this name at that time: "Tây Ninh", "tỉnh Tây Ninh", "TP. Hồ Chí Minh".

    >>> [province_named("Tây Ninh", year).code for year in (2024, 2027)]
    ['72', '80']
    """
    return _alone(_provinces_said(unit_names(name)), _time(year, issued_on))


@dataclass(frozen=True, slots=True)
class _Time:
    """When a plan was written: some day from first to last, likeliest on one."""

    first: date
    last: date
    likeliest: date | None

    def preferred(self, found: Sequence[GovernmentUnit]) -> Sequence[GovernmentUnit]:
        """Return those that existed on the likeliest day, else all."""
        day = self.likeliest
        return [unit for unit in found if unit.existed(day, day)] or found if day is not None else found


# A date this far from the plan year was not the plan's: a plan is issued in the year before or in its own.
_YEARS_BEFORE, _YEARS_AFTER = 2, 1


def _time(year: int | None, issued_on: date | None) -> _Time:
    if issued_on is not None and (year is None or year - _YEARS_BEFORE <= issued_on.year <= year + _YEARS_AFTER):
        return _Time(issued_on, issued_on, issued_on)
    if year is None:
        return _Time(date.min, date.max, None)
    return _Time(date(year - 1, 1, 1), date(year, 12, 31), date(year, 1, 1))


def _rank(name: UnitName) -> int:
    """Return how low in rank a named unit is: the lowest of a letterhead is the one that submits."""
    if name.type in COMMUNE_TYPES:
        return 4
    if name.type in DISTRICT_TYPES:
        is_province = name.type == "thành phố" and name.key in unit_lists().provinces
        return 2 if is_province else 3
    return 1 if not name.type else 0


def _found(said: UnitName) -> tuple[Sequence[GovernmentUnit], bool]:
    """Return the units of this name at any time, and whether print and list differ by lost accents at most."""
    lists = unit_lists()
    if found := lists.by_type_and_name.get((said.type, said.key)) if said.type else lists.by_name.get(said.key):
        return found, True
    found = tuple(unit for unit in by_plain_name().get(unaccented(said.key), ()) if said.type in ("", unit.type))
    return found, all(_is_with_accents_lost(said.key, name_key(unit.name)) for unit in found)


def _is_with_accents_lost(written: str, key: str) -> bool:
    return all(letter in (full, unaccented(full)) for letter, full in zip(written, key, strict=False))


def _provinces_said(names: Iterable[UnitName]) -> tuple[GovernmentUnit, ...]:
    """Return the provinces, of any time, that the names are."""
    lists = unit_lists()
    found = (lists.provinces.get(name.key, ()) for name in names if name.type in ("", "tỉnh", "thành phố"))
    return tuple(province for provinces in found for province in provinces)


def _within(found: Sequence[GovernmentUnit], provinces: Sequence[GovernmentUnit]) -> Sequence[GovernmentUnit]:
    """Return the units that lie in one of the provinces or in what it has become; all where none is said."""
    if not provinces:
        return found
    allowed = {_era(province) for province in provinces}
    allowed |= {(new, True) for code, is_present in allowed if not is_present for new in successors().get(code, ())}
    return [unit for unit in found if (home := _province_of(unit, None)) is not None and _era(home) in allowed]


def _era(province: GovernmentUnit) -> tuple[str, bool]:
    """Return a province's code and whether it is one of today: 80 was Long An and is Tây Ninh."""
    return province.code, province.valid_to is None


def _province_of(unit: GovernmentUnit, day: date | None) -> GovernmentUnit | None:
    """Return the unit's province on the day, or on the day nearest to it on which the unit existed."""
    day = max(day or date.max, unit.valid_from or date.min)
    day = min(day, unit.valid_to or date.max)
    homes = periods().get((GovernmentLevel.PROVINCE, unit.province_code), ())
    return next((home for home in homes if home.existed(day, day)), None)


def _is_expected(unit: GovernmentUnit, time: _Time) -> bool:
    """Whether the unit, under any name or type, existed when the plan was likeliest written."""
    day = time.likeliest
    return day is None or any(period.existed(day, day) for period in periods()[unit.identity])


def _unsettled(
    candidates: Sequence[GovernmentUnit], hints: Sequence[GovernmentUnit], time: _Time, certainty: Certainty
) -> Resolution:
    homes = [home for unit in candidates if (home := _province_of(unit, time.likeliest)) is not None]
    province = _alone(hints or (() if certainty is Certainty.UNKNOWN else homes), time)
    return Resolution(None, province, tuple(candidates), certainty, needs_review=True)


def _alone(provinces: Sequence[GovernmentUnit], time: _Time) -> GovernmentUnit | None:
    """Return the one province of these that existed then."""
    alive = _one_each(time.preferred([unit for unit in provinces if unit.existed(time.first, time.last)]))
    return alive[0] if len(alive) == 1 else None


def _one_each(found: Iterable[GovernmentUnit]) -> list[GovernmentUnit]:
    return list({unit.identity: unit for unit in found}.values())
