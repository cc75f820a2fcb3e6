"""What written names of units mean, and whether the reference lists hold together."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from itertools import combinations

import pytest

from normalizers.government_lists import GovernmentLevel, GovernmentUnit, unit_lists
from normalizers.units_of_government import Certainty, Resolution, province_named, resolved
from tests.test_tables import Row, rows

FEWEST_RIGHT = 97
LAST_DAY_OF_DISTRICTS = date(2025, 6, 30)
DIGITS = {GovernmentLevel.PROVINCE: 2, GovernmentLevel.DISTRICT: 3, GovernmentLevel.COMMUNE: 5}


def units() -> tuple[GovernmentUnit, ...]:
    return unit_lists().units


def read(row: Row) -> Resolution:
    return resolved(row["written"], province=row["province_hint"], year=int(row["year"]))


def is_right(row: Row) -> bool:
    found = read(row)
    if row["expected_unit"] == "review":
        return found.needs_review
    return not found.needs_review and is_expected(found.unit, row)


def is_expected(unit: GovernmentUnit | None, row: Row) -> bool:
    return unit is not None and (unit.code, str(unit)) == (row["expected_code"], row["expected_unit"])


def test_names_are_settled() -> None:
    wrong = [(row["written"], row["year"], read(row)) for row in rows("unit_names") if not is_right(row)]
    assert len(rows("unit_names")) - len(wrong) >= FEWEST_RIGHT, wrong


@pytest.mark.parametrize("row", rows("unit_names"), ids=lambda row: f"{row['written']} {row['year']}")
def test_no_name_is_settled_wrongly(row: Row) -> None:
    found = read(row)
    assert found.needs_review or is_expected(found.unit, row)


def test_names_of_the_table_are_of_many_provinces_and_years() -> None:
    found = [read(row) for row in rows("unit_names")]
    assert len({answer.unit.province_code for answer in found if answer.unit is not None}) >= 10
    assert {int(row["year"]) for row in rows("unit_names")} == set(range(2015, 2028))


@pytest.mark.parametrize(
    ("name", "province", "year", "certainty"),
    [
        ("thị xã Trảng Bàng", "", 2024, Certainty.EXACT),
        ("huyện Châu Thành", "Tây Ninh", 2024, Certainty.BY_PROVINCE),
        ("huyện Châu Thành", "", 2024, Certainty.AMBIGUOUS),
        ("huyện Trảng Bàng", "", 2024, Certainty.OUT_OF_TIME),
        ("huyện Gò Dầu", "Long An", 2024, Certainty.UNKNOWN),
        ("huyện Không Có", "", 2024, Certainty.UNKNOWN),
    ],
)
def test_certainty(name: str, province: str, year: int, certainty: Certainty) -> None:
    assert resolved(name, province=province, year=year).certainty is certainty


def test_unique_district_gives_its_province() -> None:
    found = resolved("THỊ XÃ TRẢNG BÀNG", year=2024)
    assert found.province is not None
    assert (found.province.name, found.province.code) == ("Tây Ninh", "72")


def test_accents_that_contradict_settle_nothing() -> None:
    found = resolved("thị xã Tràng Bảng", year=2024)
    assert found.unit is None
    assert [unit.code for unit in found.candidates] == ["712"]


def test_province_stands_alone_where_the_unit_is_ambiguous() -> None:
    found = resolved("xã Tân Hội", province="Đồng Nai", year=2027)
    assert found.unit is None
    assert found.province is not None
    assert found.province.code == "75"


@pytest.mark.parametrize(
    ("name", "issued_on", "code"),
    [
        ("thị xã Trảng Bàng", date(2025, 6, 20), "712"),
        ("thị xã Trảng Bàng", date(2025, 8, 20), None),
        ("phường Trảng Bàng", date(2025, 8, 20), "25708"),
        ("phường Trảng Bàng", date(2025, 6, 20), None),
        ("phường Trảng Bàng", date(2015, 6, 20), "25708"),
    ],
)
def test_issue_date_decides_for_the_year_of_change(name: str, issued_on: date, code: str | None) -> None:
    found = resolved(name, year=2026, issued_on=issued_on)
    assert (found.unit.code if found.unit is not None else None) == code
    assert found.needs_review is (code is None)


def test_undated_plan_of_the_year_of_change_is_reviewed_where_the_unit_was_gone() -> None:
    found = resolved("thị xã Trảng Bàng", year=2026)
    assert found.unit is not None
    assert found.unit.code == "712"
    assert found.needs_review


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("Tây Ninh", 2024, "72"),
        ("tỉnh Tây Ninh", 2027, "80"),
        ("Long An", 2020, "80"),
        ("Long An", 2027, None),
        ("TP.HCM", 2020, "79"),
        ("Thừa Thiên Huế", 2020, "46"),
        ("Đăk Lăk", 2020, "66"),
        ("Dak Nong", 2020, None),
        ("Trảng Bàng", 2020, None),
    ],
)
def test_province_named(name: str, year: int, code: str | None) -> None:
    found = province_named(name, year)
    assert (found.code if found is not None else None) == code


def test_codes_have_the_digits_of_their_level() -> None:
    assert [unit for unit in units() if len(unit.code) != DIGITS[unit.level] or not unit.code.isdecimal()] == []


def test_intervals_are_sane() -> None:
    assert [unit for unit in units() if unit.valid_from and unit.valid_to and unit.valid_from > unit.valid_to] == []
    assert [
        unit
        for unit in units()
        if unit.level is GovernmentLevel.DISTRICT and (unit.valid_to is None or unit.valid_to > LAST_DAY_OF_DISTRICTS)
    ] == []
    assert [unit for unit in units() if not unit.source] == []


def test_a_code_means_one_unit_at_a_time() -> None:
    periods: dict[tuple[GovernmentLevel, str], list[GovernmentUnit]] = defaultdict(list)
    for unit in units():
        periods[unit.identity].append(unit)
    overlapping = [
        (one, other)
        for found in periods.values()
        for one, other in combinations(found, 2)
        if one.existed(other.valid_from or date.min, other.valid_to or date.max) and is_dated(one) and is_dated(other)
    ]
    assert overlapping == []


def is_dated(unit: GovernmentUnit) -> bool:
    """Return whether a source dates the change that parts this period from another."""
    return "danh mục" not in unit.source and (unit.valid_from is not None or unit.valid_to != LAST_DAY_OF_DISTRICTS)


def test_every_unit_lies_in_a_province_of_its_time() -> None:
    provinces = [unit for unit in units() if unit.level is GovernmentLevel.PROVINCE]
    by_code: dict[str, list[GovernmentUnit]] = defaultdict(list)
    for province in provinces:
        by_code[province.code].append(province)
    day = date(2026, 1, 1)
    homeless = [
        unit
        for unit in units()
        if not any(p.existed(unit.valid_to or day, unit.valid_to or day) for p in by_code[unit.province_code])
    ]
    assert homeless == []


def test_counts() -> None:
    old, new = LAST_DAY_OF_DISTRICTS, date(2025, 7, 1)
    alive = [[unit for unit in units() if unit.existed(day, day)] for day in (old, new)]
    counts = [[sum(unit.level is level for unit in found) for level in GovernmentLevel] for found in alive]
    assert [counts[0][0], counts[0][2]] == [63, 0]
    assert counts[1] == [34, 0, 3321]
    dated = [unit for unit in alive[0] if unit.level is GovernmentLevel.DISTRICT and "danh mục" not in unit.source]
    assert len(dated) == 696
