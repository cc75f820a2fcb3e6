"""Pictures of places in a PDF: the strip of the page around a box, as wide as the page, the box framed."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from PIL import ImageDraw
from PIL.Image import Image, Quantize

from ingest.document import Box
from ingest.limits import Limits
from ingest.pdf.frame import LARGEST_POINTS
from ingest.pdf.pages import opened

_ABOVE, _BELOW = 40.0, 28.0
"""Points of the page shown around the box: about two lines."""
_TALLEST = 260.0
_PIXELS_WIDE = 900
_LARGEST_SCALE = 1.6
_COLOURS = 15
_FRAME = (200, 20, 20)
_FRAME_PIXELS = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be pictured: a page from 1, a box in points of the page as displayed."""

    page: int
    box: Box


def crops(path: Path, spots: Sequence[Spot], limits: Limits, progress: Callable[[], None]) -> list[bytes]:
    """Return a PNG of each spot, b"" where its page has no such place. Errors: as `printed_pages`."""
    document = opened(path)
    try:
        pictures = []
        for spot in spots:
            progress()
            within = 1 <= spot.page <= min(len(document), limits.pages)
            pictures.append(_crop(document[spot.page - 1], spot.box) if within else b"")
        return pictures
    finally:
        document.close()


def _crop(page: pypdfium2.PdfPage, box: Box) -> bytes:
    width, height = page.get_size()
    left, top, box_width, box_height = box
    if not 0 < max(width, height) <= LARGEST_POINTS or top >= height or left >= width:
        return b""
    upper = max(0.0, top - _ABOVE)
    lower = min(height, upper + _TALLEST, top + box_height + _BELOW)
    if lower <= upper:
        return b""
    scale = min(_LARGEST_SCALE, _PIXELS_WIDE / width)
    picture: Image = page.render(scale=scale, crop=(0, height - lower, 0, upper), may_draw_forms=False).to_pil()
    drawn = picture.convert("RGB").quantize(_COLOURS, method=Quantize.MEDIANCUT)
    # The frame has a colour of its own: what is quantized with the page turns brown.
    drawn.putpalette([*(drawn.getpalette() or [])[: 3 * _COLOURS], *_FRAME])
    _frame(drawn, (left * scale, (top - upper) * scale, box_width * scale, box_height * scale))
    stream = io.BytesIO()
    drawn.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _frame(picture: Image, box: Box) -> None:
    """Draw the frame of a box, in pixels, around it."""
    left, top, width, height = box
    corners = (
        math.floor(left) - _FRAME_PIXELS,
        math.floor(top) - _FRAME_PIXELS,
        math.ceil(left + width) + _FRAME_PIXELS,
        math.ceil(top + height) + _FRAME_PIXELS,
    )
    ImageDraw.Draw(picture).rectangle(corners, outline=_COLOURS, width=_FRAME_PIXELS)
