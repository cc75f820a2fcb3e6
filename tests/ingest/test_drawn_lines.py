"""Rulings of scans: pale and broken ones found, bars and feet of letters taken for none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from ingest.printed.lattice import lattices
from ingest.printed.rulings import rulings
from ingest.scans.drawn_lines import DrawnLines, drawn_lines
from ingest.scans.flattening import ink

SCALE = 3.0
XS, YS = (60, 150, 480, 600), (90, 150, 210, 270, 330)


def paper(seed: int = 1) -> np.ndarray:
    """Return a page with a little grain, and some print that tells how dark ink is."""
    grey = 252 - np.random.default_rng(seed).integers(0, 5, (720, 720)).astype(np.uint8)
    for k in range(20):
        write(grey, 100 + 22 * k, 600)
    return grey


def write(grey: np.ndarray, left: int, top: int) -> None:
    """Draw a letter: two stems and the bar between them."""
    grey[top : top + 24, left : left + 4] = grey[top : top + 24, left + 10 : left + 14] = 20
    grey[top + 10 : top + 13, left : left + 14] = 20


def rule(grey: np.ndarray, tone: int, *, gaps: Sequence[int] = (), thick: int = 2) -> None:
    """Draw a table; its lines are broken where a gap begins, for 4 points."""
    for y in YS:
        line = np.full(XS[-1] - XS[0] + thick, tone)
        for gap in gaps:
            line[gap + y % 50 : gap + y % 50 + 12] = 252
        grey[y : y + thick, XS[0] : XS[-1] + thick] = np.minimum(grey[y : y + thick, XS[0] : XS[-1] + thick], line)
    for x in XS:
        line = np.full(YS[-1] - YS[0] + thick, tone)
        for gap in gaps:
            line[gap // 3 + x % 17 : gap // 3 + x % 17 + 12] = 252
        column = grey[YS[0] : YS[-1] + thick, x : x + thick]
        grey[YS[0] : YS[-1] + thick, x : x + thick] = np.minimum(column, line[:, None])


def found(grey: np.ndarray) -> DrawnLines:
    return drawn_lines(ink(grey), grey, SCALE)


def grid(grey: np.ndarray) -> list[tuple[int, int, int]]:
    lines = found(grey)
    made = lattices(rulings(lines.across), rulings(lines.down))
    return [(len(lattice.ys) - 1, len(lattice.xs) - 1, len(lattice.fields)) for lattice in made]


@pytest.mark.parametrize("tone", [195, 215])
@pytest.mark.parametrize("gaps", [(), (40, 130, 260, 400, 480)])
def test_pale_and_broken_rulings_make_the_same_table(tone: int, gaps: Sequence[int]) -> None:
    grey = paper()
    rule(grey, tone, gaps=gaps)
    assert grid(grey) == [(4, 3, 12)]


def test_a_cell_over_two_columns_stays_one_among_pale_rulings() -> None:
    grey = paper()
    rule(grey, 200, gaps=(40, 260))
    grey[YS[1] + 3 : YS[2] - 1, XS[1] - 1 : XS[1] + 3] = 252
    assert grid(grey) == [(4, 3, 11)]


def test_lines_lighter_than_a_shade_part_its_cells() -> None:
    grey = paper()
    rule(grey, 205)
    grey[YS[0] + 2 : YS[1], XS[0] + 2 : XS[-1]] = 222
    for x in XS[1:-1]:
        grey[YS[0] : YS[1], x : x + 2] = 250
    assert grid(grey) == [(4, 3, 12)]


def test_stems_of_letters_between_rulings_are_none() -> None:
    grey = paper()
    rule(grey, 60)
    for top, bottom in pairwise(YS):
        write(grey, 200, top + 20)
        grey[top + 12 : bottom - 8, 222:226] = 20
    assert grid(grey) == [(4, 3, 12)]


def test_feet_of_letters_that_touch_are_no_ruling() -> None:
    grey = paper()
    for left in range(200, 280, 11):
        grey[420:444, left : left + 4] = 20
    grey[444:446, 196:284] = 20
    assert found(grey).across == ()


def test_pale_lines_are_rulings_where_others_go_as_far() -> None:
    grey = paper()
    grey[100:102, 60:600] = grey[160:162, 60:400] = grey[160:162, 416:600] = 210
    grey[220:222, 60:330] = 210
    assert sorted(round(line.at) for line in rulings(found(grey).across)) == [34, 54]
    assert all(abs(line.end - 200) < 1 for line in rulings(found(grey).across))


def test_print_beside_a_pale_ruling_stays_whole() -> None:
    grey = paper()
    rule(grey, 200)
    before = grey.copy()
    write(grey, 300, YS[2] - 26)
    letter = (grey < 100) & (before > 100)
    assert not (found(grey).covered[letter] > 0).any()


def test_pale_lines_are_none_on_a_page_whose_rulings_are_dark() -> None:
    grey = paper()
    rule(grey, 60)
    grey[YS[1] : YS[3], 300:302] = 205
    assert grid(grey) == [(4, 3, 12)]
