"""Cells of scanned tables: shaded ones on pictures of two tones, and heads whose text is turned."""

from __future__ import annotations

import numpy as np

from ingest.printed.page import Ruling
from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.pieces import Piece, pieces
from ingest.scans.shading import without_shading
from ingest.scans.tesseract import ReadWord
from ingest.scans.turned_cells import is_text, stacks

SCALE = 3.0


def page() -> np.ndarray:
    return np.zeros((600, 600), np.uint8)


def test_a_shade_is_taken_out_and_what_it_lies_on_stays() -> None:
    shaded, letter = page(), page()
    letter[140:170, 140:160] = 255
    chance = np.random.default_rng(1)
    shaded[chance.integers(60, 260, 700), chance.integers(60, 360, 700)] = 255
    left = without_shading(np.maximum(shaded, letter), SCALE)
    assert (left[letter > 0] == 255).all()
    assert np.count_nonzero(left) < np.count_nonzero(letter) + 0.15 * np.count_nonzero(shaded)


def test_dotted_lines_that_cross_are_no_shade() -> None:
    ink = page()
    ink[::6, 300] = ink[300, ::6] = 255
    assert (without_shading(ink, SCALE) == ink).all()


def stacked(count: int, *, wide: int) -> list[Piece]:
    ink = page()
    for k in range(count):
        top = 100 + 30 * k
        ink[top : top + 24, 110 : 110 + wide] = 255
    return pieces(ink, SCALE, ())[0]


def test_narrow_pieces_one_below_the_other_make_a_turned_cell() -> None:
    across = tuple(Ruling(at, 30.0, 60.0) for at in (30.0, 100.0))
    down = tuple(Ruling(at, 30.0, 100.0) for at in (30.0, 60.0))
    lines = DrawnLines(across, down, page())
    (cell,) = stacks(stacked(5, wide=20), lines, (600, 600), 24, SCALE)
    assert len(cell.members) == 5
    assert 88 <= cell.left <= 94 and 296 <= cell.bottom <= 302
    assert stacks(stacked(5, wide=66), lines, (600, 600), 24, SCALE) == []
    assert stacks(stacked(5, wide=20), DrawnLines((), (), page()), (600, 600), 24, SCALE) == []


def test_turned_lines_side_by_side_are_wider_but_as_close() -> None:
    ink = page()
    for k in range(12):
        ink[100 + 14 * k : 112 + 14 * k, 110:170] = 255
    lines = DrawnLines(
        tuple(Ruling(at, 30.0, 70.0) for at in (30.0, 110.0)),
        tuple(Ruling(at, 30.0, 110.0) for at in (30.0, 70.0)),
        page(),
    )
    found, _ = pieces(ink, SCALE, ())
    assert len(stacks(found, lines, (600, 600), 14, SCALE)) == 1
    assert stacks(found[::2], lines, (600, 600), 14, SCALE) == []


def test_what_is_read_makes_sense_with_a_sure_word() -> None:
    assert is_text([ReadWord("Thành", 0, 1, 0.5), ReadWord("tiền", 1, 2, 0.9)])
    assert not is_text([ReadWord("uoq", 0, 1, 0.9), ReadWord("g3", 1, 2, 0.9)])
    assert not is_text([])
    assert is_text([ReadWord("Tỷ", 0, 1, 0.95), ReadWord("lệ", 1, 2, 0.95), ReadWord("(%)", 2, 3, 0.9)])
    assert not is_text([ReadWord("ga", 0, 1, 0.95), ReadWord("ga", 1, 2, 0.95), ReadWord("o.cr-", 2, 3, 0.6)])
