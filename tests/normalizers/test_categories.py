"""Categories: every wording of our tables, the reference lists, and how a table's lines guide each other."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizers.categories import (
    MatchLine,
    MatchReason,
    MatchStatus,
    aliases,
    categories,
    match,
    table_matches,
)
from normalizers.category_vocabulary import Vocabulary, without_places
from normalizers.line_items import Level

TESTS = Path(__file__).parent.parent
RECEIVED = TESTS.parent.parent / "shared"


def _wordings() -> list[dict[str, str]]:
    with (TESTS / "tables" / "category_wordings.csv").open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@pytest.mark.parametrize("row", _wordings(), ids=lambda row: row["wording"])
def test_wording(row: dict[str, str]) -> None:
    """A line that fits no category is never taken unseen; the lines the vocabulary was made with find theirs.

    How well the others do is measured, not asserted (benchmarks/categories.py).
    """
    found = match(
        row["wording"],
        plan_year=int(row["plan_year"]),
        section_id=row["section"] or None,
        is_section=row["level"] == "section",
        has_children=row["level"] == "section",
    )
    if row["expected"] and not row["unseen"]:
        assert found.candidate_id == row["expected"]
    if not row["expected"]:
        assert found.status is not MatchStatus.AUTO


def test_every_category_is_tried() -> None:
    """Our wordings cover the whole list, seen and unseen."""
    listed = {category.category_id for category in categories()}
    for is_unseen in (False, True):
        tried = {row["expected"] for row in _wordings() if bool(row["unseen"]) is is_unseen}
        assert tried - {""} == listed


def test_names_match_themselves() -> None:
    """Each name of the list is its own category, in its own years."""
    for category in categories():
        assert match(category.name, plan_year=2026).candidate_id == category.category_id


def test_a_category_is_unknown_before_its_year() -> None:
    """Digital transformation is no category of plans before 2026."""
    assert match("Chuyển đổi số", plan_year=2025, is_section=True).status is not MatchStatus.AUTO
    assert match("Chuyển đổi số", plan_year=2026, is_section=True).candidate_id == "CD"


def test_the_rest_matches_only_alone() -> None:
    """A line "Chi khác" with a subject is about that subject."""
    assert match("Chi khác", plan_year=2024).candidate_id == "TX.05"
    assert match("Chi khác cho giáo dục", plan_year=2024).candidate_id != "TX.05"


def test_section_is_a_soft_prior() -> None:
    """The section decides between equals, and a line of another section's subject is looked at, not moved."""
    in_control = match("Đo lường", plan_year=2024, section_id="KT")
    in_management = match("Đo lường", plan_year=2024, section_id="QL")
    assert (in_control.candidate_id, in_management.candidate_id) == ("KT.01", "QL.01")
    elsewhere = match("An toàn bức xạ", plan_year=2024, section_id="TX")
    assert (elsewhere.candidate_id, elsewhere.reason) == ("QL.04", MatchReason.OTHER_SECTION)


def test_table() -> None:
    """Sections are matched before their lines, wherever they are printed; totals have no match."""
    lines = [
        MatchLine("Đo lường", Level.ITEM, 1),
        MatchLine("Thanh tra, kiểm tra", Level.SECTION, 2),
        MatchLine("Tổng cộng", Level.TOTAL, None),
    ]
    found = table_matches(lines, 2024)
    assert [one.candidate_id for one in found] == ["KT.01", "KT", ""]
    assert found[2].status is MatchStatus.NONE


def test_places_are_no_words() -> None:
    """The name of a place explains nothing and needs no explanation, in small letters and in capitals."""
    assert without_places("Mô hình tại xã Hòa Hội").split() == ["Mô", "hình", "tại", "xã"]
    assert without_places("MÔ HÌNH TẠI XÃ TÂN LẬP").split() == ["MÔ", "HÌNH", "TẠI", "XÃ"]
    assert without_places("Họp Hội đồng khoa học cấp huyện") == "Họp Hội đồng khoa học cấp huyện"


def test_text_without_tone_marks() -> None:
    """A line typed without tone marks is understood."""
    assert match("Kiem tra phuong tien do", plan_year=2024).candidate_id == "KT.01"


def test_reference_names_categories_that_exist() -> None:
    """Aliases, parents and vocabulary speak of categories of the list."""
    listed = {category.category_id for category in categories()}
    assert {category_id for known in aliases().values() for category_id in known.values()} <= listed
    assert {category.parent_id for category in categories()} - {""} <= listed
    path = TESTS.parent / "normalizers" / "reference" / "category_vocabulary.csv"
    with path.open(encoding="utf-8", newline="") as rows:
        assert {row["category_id"] for row in csv.DictReader(rows)} - {""} <= listed


def test_aliases_are_our_own_wording() -> None:
    """No alias repeats a line of the received documents that accuracy is measured on, nor of our unseen wordings."""
    vocabulary = Vocabulary({category.category_id: category.parent_id for category in categories()})
    names = {vocabulary.key(category.name) for category in categories()}
    measured = {vocabulary.key(row["wording"]) for row in _wordings() if row["unseen"]}
    measured |= {vocabulary.key(name) for name in _received_names()}
    assert (aliases().keys() - names) & measured == set()


def _received_names() -> Iterator[str]:
    for path in RECEIVED.glob("*/truth/*.json"):
        for table in json.loads(path.read_text("utf-8"))["tables"]:
            yield from (row["name"] for row in table["rows"])
