"""Shaded cells on pictures of two tones: the dots that their grey is made of, told by how close they stand."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.scans.picture import PAPER, Mask, Pixels

_DOT_POINTS = 1.1
"""What is larger either way is no dot of a shade."""

_AROUND_POINTS = 14.0
_FEWEST = 14
"""So many dots in a square of that side are a shade; marks of letters and dotted lines are fewer."""

_REACH_POINTS, _COVERED = 3.5, 0.55
"""Squares of that side around the dots cover so much of a shade; where dotted lines cross they cover less."""

_BETWEEN = 0.001
"""No more of the pixels of a picture of two tones lie between them."""


def is_of_two_tones(pixels: Pixels) -> bool:
    """Return whether a picture is of ink and paper alone, as a fax is."""
    tones = np.bincount(pixels.ravel(), minlength=PAPER + 1)
    return int(tones.sum() - np.sort(tones)[-2:].sum()) <= _BETWEEN * pixels.size


def without_shading(ink: Mask, scale: float) -> Mask:
    """Return ink without the dots of shaded ground."""
    _, labels, statistics, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    is_dot = np.maximum(statistics[:, 2], statistics[:, 3]) <= _DOT_POINTS * scale
    is_dot[0] = False
    dots = np.flatnonzero(is_dot)
    if dots.size < _FEWEST:
        return ink
    at = np.zeros(ink.shape, np.float32)
    columns, rows = np.rint(centres[dots]).astype(int).T
    at[rows, columns] = 1
    side = max(1, round(_AROUND_POINTS * scale))
    near = cv2.boxFilter(at, -1, (side, side), normalize=False, borderType=cv2.BORDER_CONSTANT)
    reach = max(1, round(_REACH_POINTS * scale))
    reached = cv2.dilate(at, np.ones((reach, reach), np.uint8))
    covered = cv2.boxFilter(reached, -1, (side, side), borderType=cv2.BORDER_CONSTANT)
    is_amid = (near[rows, columns] > _FEWEST - 0.5) & (covered[rows, columns] > _COVERED)
    if not is_amid.any():
        return ink
    ground = np.zeros(ink.shape, np.uint8)
    ground[rows[is_amid], columns[is_amid]] = PAPER
    # At the edge of a shade dots have fewer beside them.
    ground = np.asarray(cv2.dilate(ground, np.ones((side // 2, side // 2), np.uint8)), np.uint8)
    shaded = dots[ground[rows, columns] > 0]
    is_shade = np.zeros(len(statistics), bool)
    is_shade[shaded] = True
    return np.where(is_shade[labels], 0, ink).astype(np.uint8)
