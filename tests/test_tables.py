"""One row of tests/tables/*.csv is one test of a normaliser."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from normalizers import labels
from normalizers.money import Separators, printed_number, separators, status
from normalizers.money_units import MoneyUnit, is_unit_line, unit_in_header, unit_stated
from normalizers.ordinals import follows, ordinal
from normalizers.periods import as_of_month, funding_source, said_phase, years

TABLES = Path(__file__).parent / "tables"

Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        found = list(csv.DictReader(stream))
    assert found, name
    return found


def named(unit: tuple[MoneyUnit, str] | None) -> str:
    return unit[0].name if unit is not None else ""


@pytest.mark.parametrize("row", rows("money"), ids=lambda row: row["printed"] or "blank")
def test_money(row: Row) -> None:
    assert status(row["printed"]).value == row["status"]
    number = printed_number(row["printed"])
    if number is None:
        assert row["status"] != "printed"
        return
    assert ("" if number.vietnamese is None else str(number.vietnamese)) == row["vietnamese"]
    assert ("" if number.english is None else str(number.english)) == row["english"]
    assert (number.own_unit.name if number.own_unit is not None else "") == row["own_unit"]


@pytest.mark.parametrize(
    ("prints", "habit"),
    [
        (("12,5", "1.234"), Separators.VIETNAMESE),
        (("156.25", "1,234"), Separators.ENGLISH),
        (("1.234", "27,397"), None),
        (("12,5", "156.25"), None),
        (("3", "-", ""), None),
    ],
)
def test_separators(prints: tuple[str, ...], habit: Separators | None) -> None:
    assert separators(prints) is habit


@pytest.mark.parametrize("row", rows("money_units"), ids=lambda row: row["text"])
def test_money_units(row: Row) -> None:
    assert named(unit_stated(row["text"])) == row["stated"]
    assert named(unit_in_header(row["text"])) == row["header"]
    assert is_unit_line(row["text"]) is (row["is_line"] == "true")


@pytest.mark.parametrize("row", rows("ordinals"), ids=lambda row: row["printed"] or "blank")
def test_ordinals(row: Row) -> None:
    found = ordinal(row["printed"])
    if not row["kind"]:
        assert found is None
        return
    assert found is not None
    assert (found.kind.value, found.text) == (row["kind"], row["text"])
    if row["value"]:
        assert found.value == int(row["value"])


@pytest.mark.parametrize(
    ("previous", "letter", "is_next"),
    [("C", "D", True), ("D", "Đ", True), ("D", "E", True), ("Đ", "E", True), ("H", "I", True), ("A", "C", False)],
)
def test_letters_follow_in_the_orders_clerks_use(previous: str, letter: str, is_next: bool) -> None:
    assert follows(previous, letter) is is_next


@pytest.mark.parametrize("row", rows("periods"), ids=lambda row: row["header"])
def test_periods(row: Row) -> None:
    phase, month = said_phase(row["header"]), as_of_month(row["header"])
    assert " ".join(map(str, years(row["header"]))) == row["years"]
    assert ("" if month is None else str(month)) == row["month"]
    assert (phase.value if phase is not None else "") == row["phase"]
    assert funding_source(row["header"]).value == row["source"]


@pytest.mark.parametrize("row", rows("labels"), ids=lambda row: row["name"])
def test_labels(row: Row) -> None:
    name = row["name"]
    assert labels.is_total(name) is (row["total"] == "true")
    assert (labels.subtotal_of(name) or "") == row["subtotal_of"]
    assert labels.is_carried(name) is (row["carried"] == "true")
    assert labels.is_of_which(name) is (row["of_which"] == "true")
