"""Degradations: the same for the same random, each does to a page what it says, and to nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from benchmarks.scan_degradation import (
    compressed,
    faded,
    faxed,
    photographed,
    pixels,
    rulings_of,
    signed,
    skewed,
    speckled,
    stamped,
    turned,
    with_faint_rulings,
)

DPI = 72
SIZE = (300, 400)
CENTRE = (150, 200)
RULED = (40, 200, 260, 200)
LETTERS = (60, 100, 66, 108)
WORDING = ("ỦY BAN NHÂN DÂN", "TỈNH")

Degradation = Callable[[Image.Image, random.Random], Image.Image]

AT_RANDOM: dict[str, Degradation] = {
    "stamped": lambda page, chance: stamped(page, DPI, CENTRE, WORDING, chance),
    "signed": lambda page, chance: signed(page, DPI, CENTRE, chance),
    "faxed": faxed,
    "photographed": photographed,
    "speckled": lambda page, chance: speckled(page, DPI, chance),
    "with_faint_rulings": lambda page, chance: with_faint_rulings(page, DPI, chance),
}


@pytest.fixture
def page() -> Image.Image:
    """A white page with a ruling across it and a letter's worth of ink."""
    found = Image.new("RGB", SIZE, (255, 255, 255))
    pen = ImageDraw.Draw(found)
    pen.line(RULED, (0, 0, 0), 1)
    pen.rectangle(LETTERS, (0, 0, 0))
    return found


def array(picture: Image.Image) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return np.asarray(picture.convert("RGB"), np.int16)


@pytest.mark.parametrize("name", AT_RANDOM)
def test_same_random_gives_the_same_page(page: Image.Image, name: str) -> None:
    first, again, other = (AT_RANDOM[name](page, random.Random(seed)) for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes()
    assert first.tobytes() != other.tobytes()
    assert first.size == SIZE


@pytest.mark.parametrize("name", AT_RANDOM)
def test_page_given_is_left_as_it_was(page: Image.Image, name: str) -> None:
    before = page.tobytes()
    AT_RANDOM[name](page, random.Random(1))
    assert page.tobytes() == before


def test_stamp_is_red_and_print_shines_through(page: Image.Image) -> None:
    found = array(stamped(page, DPI, CENTRE, WORDING, random.Random(1)))
    changed = (found != array(page)).any(axis=2)
    reach = pixels(18, DPI) * 1.5
    rows, columns = np.nonzero(changed)
    assert rows.min() >= CENTRE[1] - reach
    assert rows.max() <= CENTRE[1] + reach
    assert columns.min() >= CENTRE[0] - reach
    assert columns.max() <= CENTRE[0] + reach
    on_paper = changed & (array(page).sum(axis=2) == 3 * 255)
    assert found[on_paper][:, 0].mean() > found[on_paper][:, 1].mean() + 20
    assert (found[RULED[1], RULED[0] : RULED[2]] == 0).all()


def test_signature_is_blue(page: Image.Image) -> None:
    found = array(signed(page, DPI, CENTRE, random.Random(1)))
    inked = (found.max(axis=2) - found.min(axis=2)) > 40
    assert inked.sum() > 100
    assert found[inked][:, 2].mean() > found[inked][:, 0].mean() + 40


def test_fax_is_black_and_white(page: Image.Image) -> None:
    found = faxed(page, random.Random(1))
    assert found.mode == "1"
    assert array(found)[100:108, 60:66].mean() < 100
    assert array(found)[300:390, 20:280].mean() > 240


def test_photo_is_lit_unevenly(page: Image.Image) -> None:
    found = array(photographed(page, random.Random(1))).mean(axis=2)
    quarters = [found[20:100, 20:100], found[20:100, 200:280], found[300:380, 20:100], found[300:380, 200:280]]
    light = [quarter.mean() for quarter in quarters]
    assert max(light) - min(light) > 15
    assert max(light) < 250


def test_faint_rulings_leave_letters_alone(page: Image.Image) -> None:
    found = array(with_faint_rulings(page, DPI, random.Random(1)))
    ruling = found[RULED[1], RULED[0] : RULED[2] + 1]
    assert ruling.min() > 140
    assert (ruling == 255).all(axis=1).any()
    found[RULED[1]] = array(page)[RULED[1]]
    assert (found == array(page)).all()


def test_rulings_are_long_and_thin() -> None:
    dark = np.zeros((200, 200), np.bool_)
    dark[50, 10:190] = True
    dark[10:190, 100] = True
    dark[120:160, 20:180] = True
    across = rulings_of(dark, DPI, 1)
    assert across[50, 10:190].all()
    assert across.sum() == 180
    assert rulings_of(dark, DPI, 0)[10:119, 100].all()


def test_faded_ink_is_lighter_and_paper_the_same(page: Image.Image) -> None:
    found = array(faded(page, 0.5))
    assert found.min() in (127, 128)
    assert found.max() == 255


def test_dust_is_thinly_spread(page: Image.Image) -> None:
    changed = (array(speckled(page, DPI, random.Random(1))) != array(page)).any(axis=2)
    assert 0 < changed.mean() < 0.05


@pytest.mark.parametrize(("degrees", "corner"), [(90, (1, 0)), (180, (1, 1)), (270, (0, 1))])
def test_turned_page_has_its_corner_elsewhere(degrees: int, corner: tuple[int, int]) -> None:
    page = Image.new("RGB", (40, 60), (255, 255, 255))
    page.putpixel((0, 0), (0, 0, 0))
    found = turned(page, degrees)
    assert found.size == ((60, 40) if degrees != 180 else (40, 60))
    place = (corner[0] * (found.width - 1), corner[1] * (found.height - 1))
    assert found.getpixel(place) == (0, 0, 0)


def test_skew_raises_one_end_of_a_ruling(page: Image.Image) -> None:
    found = array(skewed(page, 2)).sum(axis=2)
    left, right = (int(found[120:280, x].argmin()) for x in (60, 240))
    assert 4 < left - right < 9
    assert array(skewed(page, 2))[0, 0].tolist() == [255, 255, 255]


def test_lower_quality_strays_further(page: Image.Image) -> None:
    fine, coarse = (np.abs(array(compressed(page, quality)) - array(page)).sum() for quality in (80, 30))
    assert 0 < fine < coarse
