"""Words that the edge of a cell broke, told by what they spell and by the room that was left."""

from __future__ import annotations

import pytest

from ingest.printed.cells import cell_lines, is_broken_figure
from ingest.printed.page import Face, Word


def set_in(width: float, *printed: str) -> tuple[tuple[str, ...], bool]:
    """Return what a cell of that width shows of lines in letters six points wide."""
    words = []
    for row, line in enumerate(printed):
        x = 5.4
        for word in line.split():
            words.append(Word(word, x, x + 6 * len(word), 20 + 14 * row, 12, Face()))
            x += 6 * len(word) + 3
    return cell_lines(words, width, 100)


@pytest.mark.parametrize(
    ("width", "printed", "shown"),
    [
        (40, ("Số", "lượn", "g"), ("Số", "lượng")),
        (40, ("Số l", "ượng"), ("Số lượng",)),
        (24, ("ST", "T"), ("STT",)),
        (54, ("1.500.0", "00"), ("1.500.000",)),
        (54, ("1.500", "1.200"), ("1.500", "1.200")),
        (40, ("Đơn", "vị"), ("Đơn", "vị")),
        (200, ("tiêu chuẩn-", "đo lường"), ("tiêu chuẩn-đo lường",)),
        (200, ("Kế hoạch", "năm"), ("Kế hoạch", "năm")),
        (23, ("0", "1"), ("01",)),
        (23, ("1.", "10"), ("1.10",)),
        (30, ("1.2.", "10"), ("1.2.10",)),
        (200, ("1.", "10"), ("1.", "10")),
        (38, ("1.2", "1.3"), ("1.2", "1.3")),
        (25, ("1.", "2."), ("1.", "2.")),
        (40, ("1.2", "34"), ("1.2", "34")),
    ],
)
def test_broken_words(width: float, printed: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert set_in(width, *printed)[0] == shown


def test_a_figure_put_together_is_told() -> None:
    assert set_in(54, "1.500.0", "00")[1]
    assert not set_in(40, "Số", "lượn", "g")[1]


@pytest.mark.parametrize(
    ("start", "rest", "is_one"),
    [
        ("405.00", "0", True),
        ("1.500.0", "00", True),
        ("(1.500.0", "00)", True),
        ("12500000", "0", True),
        ("1250000", "00", True),
        ("125000", "00", False),
        ("1250000", "000", False),
        ("12500000", "a", False),
        ("1.250", "120", False),
        ("1.250.000", "0", False),
        ("405", "000", False),
    ],
)
def test_a_figure_is_broken_where_its_parts_make_one_and_the_first_is_none(start: str, rest: str, is_one: bool) -> None:
    assert is_broken_figure(start, rest) is is_one
