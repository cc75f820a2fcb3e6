"""How a page lies is told by its lines, not by the turned heads of a table on it."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.scans.cleaning import cleaned
from ingest.scans.orientation import quarters
from ingest.scans.picture import Picture
from ingest.scans.pieces import pieces
from ingest.scans.tesseract import tesseract
from tests.ingest.scans import needs_tesseract

SCALE = 200 / 72
LINE = "Tiếp tục tuyên truyền các văn bản về khoa học và công nghệ đến người dân"
HEAD = "Số lượng thực hiện"


def lying(turned: int, *, heads: bool = False, lines: int = 10) -> Picture:
    """Return a page of lines, turned by so many quarters with the clock; with `heads` those of a table are upright."""
    page = Image.new("L", (1654, 2339), 255)
    font = ImageFont.load_default(36)
    pen = ImageDraw.Draw(page)
    for k in range(lines):
        pen.text((120, 150 + 70 * k), LINE, font=font, fill=0)
    page = page.rotate(-90 * turned, expand=True)
    if heads:
        pen = ImageDraw.Draw(page)
        for k in range(8):
            pen.text((100 + 420 * (k % 2), 80 + 70 * (k // 2)), HEAD, font=font, fill=0)
    return Picture(1, np.asarray(page), page.width / SCALE, page.height / SCALE)


def told(picture: Picture) -> int:
    clean = cleaned(picture)
    return quarters(clean, pieces(clean.ink, picture.scale, clean.lines.down), picture.scale, tesseract())


@needs_tesseract
@pytest.mark.parametrize("turned", [0, 1, 2, 3])
def test_lines_tell_how_a_page_lies(turned: int) -> None:
    assert told(lying(turned)) == turned


@needs_tesseract
def test_heads_that_read_as_the_page_lies_do_not_outweigh_lines_on_their_side() -> None:
    assert told(lying(3, heads=True)) == 3


@needs_tesseract
def test_a_blank_page_lies_as_it_should() -> None:
    assert told(lying(0, lines=0)) == 0
