"""Figures of scans: dust beside them, streaks, what a stamp leaves, groups of digits that blanks part."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.printed.page import Ruling
from ingest.scans.cleaning import cleaned
from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.figure_doubts import Doubts, has_gap
from ingest.scans.figures import agreed
from ingest.scans.grouped_figures import in_groups, is_figure, parted
from ingest.scans.mending import mended
from ingest.scans.numbering import settled
from ingest.scans.page import read_page
from ingest.scans.picture import Picture, Pixels
from ingest.scans.pieces import Piece, pieces
from ingest.scans.specks import has_specks_beside, without_specks
from ingest.scans.stamp_traces import without_rests, without_traces
from ingest.scans.streaks import without_streaks
from ingest.scans.tesseract import ReadWord, tesseract
from tests.ingest.scans import needs_tesseract

SCALE = 3.0


def ink(*boxes: tuple[int, int, int, int]) -> np.ndarray:
    """Return ink that fills boxes of left, top, right, bottom."""
    page = np.zeros((900, 600), np.uint8)
    for left, top, right, bottom in boxes:
        page[top:bottom, left:right] = 255
    return page


def found(*boxes: tuple[int, int, int, int]) -> list[Piece]:
    return pieces(ink(*boxes), SCALE, ())[0]


def test_bits_of_a_streak_are_no_print() -> None:
    streak = [(300, 40, 303, 64), (301, 200, 304, 260), (300, 500, 303, 512), (301, 700, 304, 790)]
    letters = [(100, 100 + 90 * k, 114, 124 + 90 * k) for k in range(5)]
    assert len(without_streaks(found(*streak, *letters), 24, SCALE)) == 5


def test_a_mark_that_begins_where_its_letters_do_stays_with_them() -> None:
    letter = [(110, 100, 127, 103), (124, 100, 127, 130), (100, 127, 127, 130)]
    specks = [(135, 116, 137, 119), (135, 121, 137, 124)]
    (piece,) = found(*letter, (100, 102, 106, 111), *specks)
    assert len(piece.patches) == 4


def test_ones_below_each_other_are_no_streak() -> None:
    ones = [(300, 100 + 90 * k, 303, 124 + 90 * k) for k in range(6)]
    assert len(without_streaks(found(*ones), 24, SCALE)) == 6


def test_specks_beside_digits_are_taken_away_and_separators_stay() -> None:
    digits = [(100 + 18 * k, 100, 112 + 18 * k, 124) for k in range(4)]
    comma = (131, 120, 135, 128)
    (piece,) = found(*digits, comma, (90, 110, 93, 113), (120, 90, 123, 93), (176, 118, 179, 121))
    left = without_specks(piece, SCALE)
    assert sorted(map(tuple, left.patches.tolist())) == sorted([*digits, comma])
    assert (left.left, left.top, left.right, left.bottom) == (100, 100, 166, 128)
    assert np.count_nonzero(left.ink) == 4 * 12 * 24 + 4 * 8
    assert without_specks(left, SCALE) is left


def test_a_short_line_under_the_ink_of_a_stamp_is_no_ruling() -> None:
    stamped = ink((290, 90, 310, 150))
    traced, drawn = Ruling(100.0, 31.0, 48.0), Ruling(40.0, 20.0, 180.0)
    lines = DrawnLines((Ruling(40.0, 60.0, 130.0),), (drawn, traced), ink((299, 93, 302, 144)))
    left = without_traces(lines, stamped, SCALE)
    assert (left.across, left.down) == (lines.across, (drawn,))
    assert not left.covered.any()


def test_blanks_part_groups_of_three_digits() -> None:
    assert in_groups("1089,5", "1 089,5") == "1 089,5"
    assert in_groups("-55000000", "-55 000000") == "-55 000 000"
    assert in_groups("205", "20 5") is None
    assert not is_figure(["12", "-", "15"])
    assert [(w.text, w.left, w.right) for w in parted(ReadWord("1 089", 10, 60, 0.9))] == [
        ("1", 10, 20),
        ("089", 30, 60),
    ]


@pytest.mark.parametrize("text", [". 112", "19,25 '", ", 1.100"])
def test_marks_beside_a_figure_are_specks(text: str) -> None:
    assert has_specks_beside(text)


def test_a_sign_is_no_speck() -> None:
    assert not any(map(has_specks_beside, ("-112", "- 112", "112", "12,5", "Mục 2.", "1.", "2.1.")))


def test_the_words_of_a_unit_are_mended() -> None:
    assert mended(["(ĐVT:", "triêu", "đồng)"]) == ["(ĐVT:", "triệu", "đồng)"]
    assert mended(["nghin", "đồng"]) == ["nghìn", "đồng"]


class Reading:
    """A second engine that reads every line so."""

    version = "reading"

    def __init__(self, text: str) -> None:
        self.text = text

    def texts(self, lines: Sequence[Pixels]) -> list[str]:
        return [self.text for _ in lines]


@needs_tesseract
@pytest.mark.parametrize(("second", "is_sure"), [("64 000 900", False), ("64 000 000", True)])
def test_a_figure_with_blanks_is_sure_only_where_its_readings_agree(second: str, is_sure: bool) -> None:
    page = Image.new("L", (1000, 400), 255)
    ImageDraw.Draw(page).text((100, 100), "64 000 000", font=ImageFont.load_default(44), fill=0)
    picture = Picture(1, np.asarray(page), 1000 / SCALE, 400 / SCALE)
    clean = cleaned(picture)
    whole = pieces(clean.ink, picture.scale, ())
    read = read_page(picture, clean, whole, tesseract(), Reading(second), lambda: None)
    (piece,) = read.pieces
    assert piece.text == "64 000 000"
    assert (min(word.confidence for word in piece.words) >= 0.95) == is_sure


def row(*lefts: int, top: int = 100, bottom: int = 124) -> Piece:
    """Return a piece of digits that begin there."""
    (piece,) = found(*((left, top, left + 12, bottom) for left in lefts))
    return piece


def doubts(
    *, hidden: np.ndarray | None = None, down: tuple[Ruling, ...] = (), unread: tuple[Piece, ...] = ()
) -> Doubts:
    return Doubts(ink() if hidden is None else hidden, down, unread, SCALE)


def test_a_figure_alone_is_in_no_doubt() -> None:
    assert not doubts().is_doubtful(row(100, 118, 136), "118")


def test_a_figure_below_nothing_is_doubtful() -> None:
    assert doubts().is_doubtful(row(100, 118, 136), "-118")
    assert doubts().is_doubtful(row(100, 118, 136), "- 118")


@pytest.mark.parametrize(
    ("starts", "text", "is_doubtful"),
    [
        ((100, 118, 145), "405", True),
        ((100, 118, 145), "40,5", False),
        ((100, 118, 145), "40 5", False),
        ((100, 118, 136, 163, 181, 199), "162332", True),
        ((100, 130), "45", True),
        ((100, 118), "45", False),
        ((100, 118, 145), "4O5", False),
    ],
)
def test_digits_apart_without_a_mark_between_them_are_doubtful(
    starts: tuple[int, ...], text: str, is_doubtful: bool
) -> None:
    assert has_gap(row(*starts), text) == is_doubtful


def test_a_figure_beside_ink_that_was_not_read_is_doubtful() -> None:
    other = row(60, 78, top=104)
    assert doubts(unread=(other,)).is_doubtful(row(100, 118, 136), "118")
    assert not doubts(unread=(other,), down=(Ruling(32.0, 20.0, 80.0),)).is_doubtful(row(100, 118, 136), "118")
    assert not doubts(unread=(row(60, 78, top=200, bottom=224),)).is_doubtful(row(100, 118, 136), "118")


def test_a_ring_may_hide_the_digit_beside_it() -> None:
    assert doubts(hidden=ink((86, 90, 92, 130))).is_doubtful(row(100, 118, 136), "118")
    assert not doubts(hidden=ink((60, 90, 70, 130))).is_doubtful(row(100, 118, 136), "118")


def test_a_mark_set_above_is_no_digit() -> None:
    raised = found((100, 100, 112, 124), (118, 100, 130, 124), (134, 94, 138, 116), (140, 96, 148, 112))
    assert any(doubts().is_doubtful(piece, "1184") for piece in raised)


def test_pale_ink_under_a_stamp_is_a_rest_of_it() -> None:
    letter, pale = ink((100, 100, 112, 124)), ink((112, 110, 140, 113), (200, 100, 230, 104))
    grey = np.full(letter.shape, 255, np.uint8)
    grey[pale > 0], grey[letter > 0] = 150, 10
    stamped = ink((90, 90, 215, 130))
    left = without_rests(letter | pale, grey, stamped, SCALE)
    assert (left[letter > 0] == 255).all()
    assert not left[:, 116:215].any()
    assert left[100:104, 215:230].all()


def test_a_speck_between_digits_that_stand_close_is_no_separator() -> None:
    close, apart = row(100, 118, 136, 154), row(100, 118, 145, 163)
    assert doubts().is_doubtful(close, "11,84")
    assert not doubts().is_doubtful(apart, "11,84")
    assert not doubts().is_doubtful(close, "1184")


def test_decimals_of_three_digits_behind_many_are_odd() -> None:
    assert agreed([("17000.000", 0.98)], "17000.000").confidence < 0.95
    assert agreed([("17.000", 0.98)], "17.000").confidence >= 0.95


@pytest.mark.parametrize(("read", "meant"), [("1.1,", "1.1."), ("L,", "I."), ("12,", "12,"), ("1.100,", "1.100,")])
def test_a_comma_behind_the_number_of_a_heading_is_a_dot(read: str, meant: str) -> None:
    (bar,) = found((100, 100, 104, 124))
    assert settled(bar, read, 0.9, is_alone=True, only=lambda *_: ("", 0.0)) == meant


@needs_tesseract
@pytest.mark.parametrize(("second", "is_sure"), [("O", True), ("6", False), ("C", False)])
def test_a_nought_alone_may_be_taken_for_a_letter(second: str, is_sure: bool) -> None:
    page = Image.new("L", (1000, 400), 255)
    pen = ImageDraw.Draw(page)
    pen.text((100, 100), "Tổng số", font=ImageFont.load_default(44), fill=0)
    pen.text((600, 100), "0", font=ImageFont.load_default(44), fill=0)
    picture = Picture(1, np.asarray(page), 1000 / SCALE, 400 / SCALE)
    clean = cleaned(picture)
    whole = pieces(clean.ink, picture.scale, ())
    read = read_page(picture, clean, whole, tesseract(), Reading(second), lambda: None)
    (nought,) = [piece for piece in read.pieces if piece.text == "0"]
    assert (nought.words[0].confidence >= 0.95) == is_sure
