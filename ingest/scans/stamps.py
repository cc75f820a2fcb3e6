"""Stamps and pen strokes over the print taken away: by colour where there is any, rings by their shape where not."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.scans.picture import Mask, Pixels

_COLOURED = 30
"""So much stronger than the other two colours the colour of a stamp or pen is."""

_TALLEST_LETTER_POINTS = 22.0
"""What is coloured and taller than this is no letter: a stamp, a signature. Coloured headings are smaller."""

_HALO_POINTS = 0.7
"""How far a copy or JPEG smears a colour."""

_BRIGHT_SHARE = 0.96
_RED, _BLUE = 0, 2


def without_stamps(pixels: Pixels, scale: float) -> tuple[Pixels, Mask | None]:
    """Return a picture in grey without red stamps and pen in blue or red, and where they lay, None where nowhere.

    Print below them stays: seen through the colour of the stamp itself, the stamp is as bright as paper and black
    print as dark as ever.
    """
    if pixels.ndim == 2:
        return pixels, None
    everywhere: Mask | None = None
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    for channel in (_RED, _BLUE):
        stamped = _large(_coloured(pixels, channel), scale)
        if stamped is not None:
            cv2.copyTo(_brightened(np.ascontiguousarray(pixels[:, :, channel]), stamped), stamped, grey)
            everywhere = stamped if everywhere is None else np.asarray(cv2.bitwise_or(everywhere, stamped), np.uint8)
    return grey, everywhere


def _coloured(pixels: Pixels, channel: int) -> Mask:
    """Return where one of the three colours stands out."""
    others = [k for k in range(3) if k != channel]
    strongest = cv2.max(pixels[:, :, others[0]], pixels[:, :, others[1]])
    excess = cv2.subtract(pixels[:, :, channel], strongest)
    return np.asarray(cv2.threshold(excess, _COLOURED, 255, cv2.THRESH_BINARY)[1], np.uint8)


def _large(coloured: Mask, scale: float) -> Mask | None:
    """Return the coloured parts that are too large for letters with all that stands within them, None where none is."""
    if cv2.countNonZero(coloured) == 0:
        return None
    reach = 2 * max(1, round(_HALO_POINTS * scale)) + 1
    joined = cv2.dilate(coloured, np.ones((reach, reach), np.uint8))
    _, _, statistics, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = np.zeros_like(coloured)
    for left, top, width, height, _ in statistics[1:]:
        if height > _TALLEST_LETTER_POINTS * scale:
            room = slice(top, top + height), slice(left, left + width)
            found[room] = joined[room]
    return found if cv2.countNonZero(found) else None


def _brightened(own: Pixels, stamped: Mask) -> Pixels:
    """Return one colour of a picture, stretched so that the stamp itself is as bright as paper."""
    tones = own[stamped > 0]
    bright = max(float(np.percentile(tones, 60)) * _BRIGHT_SHARE, 1.0)
    stretch = np.clip(np.arange(256) * (255.0 / bright), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(own, stretch), np.uint8)
