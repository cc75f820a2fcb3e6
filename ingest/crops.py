"""A picture of a place: the strip of its page around it, the place framed."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass

from PIL import ImageDraw
from PIL.Image import Image, Quantize

from ingest.document import Box

PIXELS_WIDE = 900
LARGEST_SCALE = 1.6
"""Pixels a point: what shows print of 9 points well enough to be compared."""

_ABOVE, _BELOW = 40.0, 28.0
"""Points of the page shown around the box: about two lines."""
_TALLEST = 260.0
_COLOURS = 15
_FRAME = (200, 20, 20)
_FRAME_PIXELS = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be pictured: a page from 1, a box in points of the page as displayed."""

    page: int
    box: Box


def strip(box: Box, width: float, height: float) -> tuple[float, float] | None:
    """Return the upper and lower edge, in points, of what is shown of a page around a box; None beyond the page."""
    left, top, _, box_height = box
    upper = max(0.0, top - _ABOVE)
    lower = min(height, upper + _TALLEST, top + box_height + _BELOW)
    return (upper, lower) if left < width and top < height and lower > upper else None


def framed(picture: Image, box: Box) -> bytes:
    """Return a picture as a PNG of few colours with a box of it, in pixels, framed."""
    drawn = picture.convert("RGB").quantize(_COLOURS, method=Quantize.MEDIANCUT)
    # The frame has a colour of its own: what is quantized with the page turns brown.
    page_colours = (drawn.getpalette() or [])[: 3 * _COLOURS]
    drawn.putpalette([*page_colours, *[0] * (3 * _COLOURS - len(page_colours)), *_FRAME])
    left, top, width, height = box
    corners = (
        math.floor(left) - _FRAME_PIXELS,
        math.floor(top) - _FRAME_PIXELS,
        math.ceil(left + width) + _FRAME_PIXELS,
        math.ceil(top + height) + _FRAME_PIXELS,
    )
    ImageDraw.Draw(drawn).rectangle(corners, outline=_COLOURS, width=_FRAME_PIXELS)
    stream = io.BytesIO()
    drawn.save(stream, "PNG", optimize=True)
    return stream.getvalue()
