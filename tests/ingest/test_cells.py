"""Words that the edge of a cell broke, told by what they spell and by the room that was left."""

from __future__ import annotations

import pytest

from ingest.printed.cells import cell_lines
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
    ],
)
def test_broken_words(width: float, printed: tuple[str, ...], shown: tuple[str, ...]) -> None:
    assert set_in(width, *printed)[0] == shown


def test_a_figure_put_together_is_told() -> None:
    assert set_in(54, "1.500.0", "00")[1]
    assert not set_in(40, "Số", "lượn", "g")[1]
