"""The lists of units of government, with what time each name and type was theirs.

They hold the provinces and districts until 2025-06-30 and the provinces and communes since 2025-07-01
(reference/units_of_government.csv), and what is known of names and types before (…_overrides.csv), each with its
source; a date no source gives is open. They are read at first use: who resolves nothing never loads them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from normalizers.text import unaccented
from normalizers.unit_names import name_key

Key = TypeVar("Key")
Value = TypeVar("Value")


class GovernmentLevel(Enum):
    """The rank of a unit; the value is its name in the reference lists."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


@dataclass(frozen=True, slots=True)
class GovernmentUnit:
    """A unit under one name and type: from `valid_from` to `valid_to`, both included, None where no source says."""

    code: str
    name: str
    type: str
    level: GovernmentLevel
    province_code: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def __str__(self) -> str:
        """Return type and name: "thị xã Trảng Bàng"."""
        return f"{self.type} {self.name}"

    @property
    def identity(self) -> tuple[GovernmentLevel, str]:
        """What stays the same when name or type change."""
        return self.level, self.code

    def existed(self, first: date, last: date) -> bool:
        """Whether it may have existed on a day from first to last."""
        return (self.valid_from or first) <= last and (self.valid_to or last) >= first


@dataclass(frozen=True, slots=True)
class UnitLists:
    """The units, all of them and by what may be written; `provinces` are by the key of the name."""

    units: tuple[GovernmentUnit, ...]
    by_type_and_name: dict[tuple[str, str], tuple[GovernmentUnit, ...]]
    by_name: dict[str, tuple[GovernmentUnit, ...]]
    provinces: dict[str, tuple[GovernmentUnit, ...]]


@cache
def unit_lists() -> UnitLists:
    """Return both lists; a row of the overrides replaces that of the same code, name, type and last day."""
    by_row = {_row_key(row): row for row in _reference("units_of_government.csv")}
    by_row |= {_row_key(row): row for row in _reference("units_of_government_overrides.csv")}
    listed = tuple(map(_unit, by_row.values()))
    keys = [name_key(unit.name) for unit in listed]
    named = list(zip(keys, listed, strict=True))
    return UnitLists(
        units=listed,
        by_type_and_name=_grouped(((unit.type, key), unit) for key, unit in named),
        by_name=_grouped(named),
        provinces=_grouped((key, unit) for key, unit in named if unit.level is GovernmentLevel.PROVINCE),
    )


@cache
def by_plain_name() -> dict[str, tuple[GovernmentUnit, ...]]:
    """Return the units by the key of the name without accents."""
    return _grouped((unaccented(key), unit) for key, found in unit_lists().by_name.items() for unit in found)


@cache
def periods() -> dict[tuple[GovernmentLevel, str], tuple[GovernmentUnit, ...]]:
    """Return what each unit was called over time."""
    return _grouped((unit.identity, unit) for unit in unit_lists().units)


@cache
def successors() -> dict[str, tuple[str, ...]]:
    """Return into which provinces each province of before went."""
    rows = _reference("units_of_government_changes.csv")
    return _grouped((row["old_code"], row["new_code"]) for row in rows if len(row["old_code"]) == _PROVINCE_DIGITS)


_PROVINCE_DIGITS = 2


def _grouped(named: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    found: dict[Key, list[Value]] = {}
    for key, value in named:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _reference(name: str) -> list[dict[str, str]]:
    rows = files("normalizers").joinpath("reference", name).read_text("utf-8")
    return list(csv.DictReader(rows.splitlines()))


def _row_key(row: dict[str, str]) -> tuple[str, ...]:
    return row["level"], row["code"], row["name"], row["type"], row["valid_to"]


def _unit(row: dict[str, str]) -> GovernmentUnit:
    return GovernmentUnit(
        code=row["code"],
        name=row["name"],
        type=row["type"],
        level=GovernmentLevel(row["level"]),
        province_code=row["province_code"],
        valid_from=date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        source=row["source"],
    )
