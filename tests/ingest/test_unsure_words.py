"""What engines and dirt make of print: specks, heads broken in a narrow column, signs taken for figures."""

from __future__ import annotations

import numpy as np
import pytest

from ingest.scans.broken_words import Stretch, ending
from ingest.scans.dust import without_dust
from ingest.scans.numbering import settled
from ingest.scans.picture import Mask
from ingest.scans.pieces import pieces
from ingest.scans.setting import setting

SCALE = 3.0


def letters() -> Mask:
    """Return a page with rows of letters, each followed by a full stop."""
    ink = np.zeros((900, 900), np.uint8)
    for top in range(100, 800, 60):
        for left in range(100, 500, 24):
            ink[top : top + 24, left : left + 14] = 255
        ink[top + 20 : top + 24, 494:498] = 255
    return ink


def test_dust_is_taken_out_and_marks_stay() -> None:
    print_, dust = letters(), np.zeros((900, 900), np.uint8)
    chance = np.random.default_rng(1)
    for x, y in chance.integers(20, 880, (60, 2)):
        near = (print_ | dust)[max(0, y - 18) : y + 22, max(0, x - 18) : x + 22]
        if not near.any():
            dust[y : y + 4, x : x + 4] = 255
    assert (without_dust(np.maximum(print_, dust), SCALE) == print_).all()


def test_marks_that_stand_below_each_other_are_no_dust() -> None:
    ink = letters()
    for top in range(60, 840, 26):
        ink[top : top + 6, 700:706] = 255
    assert (without_dust(ink, SCALE) == ink).all()


def test_leaders_on_a_dusty_page_are_no_dust() -> None:
    leader, dust = letters(), np.zeros((900, 900), np.uint8)
    leader[850:853, 100:600:9] = leader[851:854, 100:600:9] = 255
    dust[30:80:24, 60:860:70] = dust[31:81:24, 60:860:70] = 255
    assert (without_dust(np.maximum(leader, dust), SCALE) == leader).all()


@pytest.mark.parametrize(
    ("above", "shown", "rest"),
    [("S", "II", "TT"), ("ST.", "I", "T"), ("ST", "1", "T"), ("STT", "I", None), ("S", "05", None)],
)
def test_the_head_of_ordinals_goes_on_below_its_beginning(above: str, shown: str, rest: str | None) -> None:
    head, piece = Stretch(above, 0.9, 90, 106, 100, 13), Stretch(shown, 0.9, 92, 104, 114, 13)
    assert ending(piece, [head, piece], (), lambda _: "TH") == rest


def test_a_sign_in_brackets_is_no_figure() -> None:
    ink = np.zeros((200, 200), np.uint8)
    for left, high in ((50, 36), (62, 24), (82, 24), (100, 36)):
        ink[60 : 60 + high, left : left + 5] = 255
    (piece,), _ = pieces(ink, SCALE, ())
    assert settled(piece, "(%)", 0.6, is_alone=True, only=lambda *_: ("(6)", 0.9)) == "(%)"
    assert settled(piece, "(a)", 0.6, is_alone=True, only=lambda *_: ("(6)", 0.9)) == "(6)"


def test_letters_that_touch_stand_on_the_line_and_not_below() -> None:
    ink = np.zeros((100, 100), np.uint8)
    ink[20:44, 20:26] = ink[26:32, 20:40] = ink[26:52, 34:40] = 255
    (piece,), _ = pieces(ink, SCALE, ())
    assert abs(setting(piece, "ky", 24.0).baseline - 44) <= 1
    assert setting(piece, "kh", 24.0).baseline == 52
