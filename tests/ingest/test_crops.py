"""Pictures of places in a PDF: the strip around the box, the box framed in red; none of a place that is not there."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest
from PIL import Image, ImageDraw

from ingest.crops import Spot
from ingest.limits import DEFAULT_LIMITS
from ingest.pdf.crops import crops
from kehoach.drawing import drawn as drawn_by_kind
from tests.ingest.pdf_builder import Page, pdf

RED = (200, 20, 20)
BOX = (100.0, 300.0, 80.0, 20.0)


def drawn(tmp_path: Path, page: Page, *spots: Spot) -> list[Image.Image | None]:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf([page]))
    pictures = crops(path, spots, DEFAULT_LIMITS, lambda: None)
    return [Image.open(io.BytesIO(picture)).convert("RGB") if picture else None for picture in pictures]


def red(picture: Image.Image) -> list[tuple[int, int]]:
    return [(x, y) for y in range(picture.height) for x in range(picture.width) if picture.getpixel((x, y)) == RED]


def test_the_frame_stands_around_the_box_and_the_text_in_it(tmp_path: Path) -> None:
    page = Page(width=600, height=800)
    page.text(105, 315, "152.500", size=11)
    (picture,) = drawn(tmp_path, page, Spot(1, BOX))
    assert picture is not None
    scale = picture.width / 600
    framed = red(picture)
    assert min(x for x, _ in framed) == pytest.approx(100 * scale, abs=3)
    assert max(x for x, _ in framed) == pytest.approx(180 * scale, abs=3)
    # The strip begins 40 points above the box.
    assert min(y for _, y in framed) == pytest.approx(40 * scale, abs=3)
    assert max(y for _, y in framed) == pytest.approx(60 * scale, abs=3)
    inner = picture.crop((int(102 * scale), int(42 * scale), int(178 * scale), int(58 * scale)))
    darkest, _ = inner.convert("L").getextrema()
    assert isinstance(darkest, int)
    assert darkest < 100


def test_a_place_that_is_not_there_has_no_picture(tmp_path: Path) -> None:
    page = Page(width=600, height=800)
    found = drawn(tmp_path, page, Spot(2, BOX), Spot(0, BOX), Spot(1, (700, 10, 5, 5)), Spot(1, (10, 900, 5, 5)))
    assert found == [None, None, None, None]


def test_a_box_larger_than_the_page_is_cut(tmp_path: Path) -> None:
    (picture,) = drawn(tmp_path, Page(width=600, height=800), Spot(1, (-50, -50, 5000, 5000)))
    assert picture is not None
    assert picture.height < 500


def test_a_place_in_a_picture_is_drawn_as_in_a_page(tmp_path: Path) -> None:
    path = tmp_path / "plan.png"
    page = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(page).rectangle((215, 640, 360, 655), fill=0)
    page.save(path, dpi=(150, 150))
    found = drawn_by_kind(path, DEFAULT_LIMITS, lambda: None, msgspec.json.encode([Spot(1, BOX), Spot(2, BOX)]))
    assert found[1] == b""
    picture = Image.open(io.BytesIO(found[0])).convert("RGB")
    scale = picture.width / (1240 * 72 / 150)
    framed = red(picture)
    assert min(x for x, _ in framed) == pytest.approx(100 * scale, abs=3)
    assert max(y for _, y in framed) == pytest.approx(60 * scale, abs=3)
    inner = picture.crop((int(102 * scale), int(42 * scale), int(178 * scale), int(58 * scale)))
    darkest, _ = inner.convert("L").getextrema()
    assert isinstance(darkest, int)
    assert darkest < 100
