"""Match keys and abbreviations: what was typed differently and meant alike comes out as one."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations import abbreviations, expanded
from normalizers.text import Phrases, match_key, unaccented

TABLES = Path(__file__).parent.parent / "tables"


def _rows(name: str) -> list[tuple[str, ...]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as rows:
        return [tuple(row.values()) for row in csv.DictReader(rows)]


@pytest.mark.parametrize(("one", "other", "alike"), _rows("match_keys.csv"))
def test_match_key(one: str, other: str, alike: str) -> None:
    """Spellings of one text have one key; different words keep theirs."""
    assert (match_key(one) == match_key(other)) == (alike == "yes")


@pytest.mark.parametrize(("printed", "full"), _rows("abbreviations.csv"))
def test_expanded(printed: str, full: str) -> None:
    """Abbreviations are written out wherever they stand."""
    assert expanded(match_key(printed)) == match_key(full)


@given(st.text())
def test_match_key_is_stable(text: str) -> None:
    """A key is its own key, and decomposed text has the same one."""
    assert match_key(match_key(text)) == match_key(text)
    assert match_key(unicodedata.normalize("NFD", text)) == match_key(text)


def test_unaccented() -> None:
    """Tone marks, hats, horns and strokes go; letters stay."""
    assert unaccented("Đo lường, Ủy ban Đắk Lắk") == "Do luong, Uy ban Dak Lak"


def test_no_abbreviation_stands_for_itself() -> None:
    """Writing out twice changes nothing: no full form holds another abbreviation."""
    assert [full for full in abbreviations().values() if expanded(full) != full] == []


def test_phrases_are_found_longest_first() -> None:
    """The longest phrase that begins at a word wins."""
    phrases = Phrases(["đo lường", "đo lường chất lượng", "cân"])
    words = ["cân", "đo", "lường", "chất", "lượng"]
    assert [phrases.longest(words, at) for at in range(len(words))] == [1, 4, 0, 0, 0]
