"""How far a page lies askew, and the page set straight."""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.picture import PAPER, Mask, Pixels

_STEEPEST = 5.0
_COARSE, _FINE = 0.5, 0.05
_MOST_POINTS = 150_000
_ROWS_A_POINT = 1.0
NEGLIGIBLE = 0.04
"""A page less askew than this, in degrees, is left as it is: its right edge is lower by half a point."""

Points = NDArray[np.float32]


def skew(ink: Mask, scale: float) -> float:
    """Return by how many degrees lines of text and rulings fall to the right; 0 where there is too little to tell."""
    rows, columns = np.nonzero(ink)
    if rows.size < 100:
        return 0.0
    step = max(1, rows.size // _MOST_POINTS)
    x = (columns[::step] / scale * _ROWS_A_POINT).astype(np.float32)
    y = (rows[::step] / scale * _ROWS_A_POINT).astype(np.float32)
    around, reach = 0.0, _STEEPEST
    for width in (_COARSE, _COARSE / 5, _FINE / 2):
        angles = np.arange(around - reach, around + reach + width / 2, width)
        around = max(angles, key=lambda angle: _sharpness(x, y, float(angle)))
        reach = width * 1.5
    return float(around)


def straightened(pixels: Pixels, degrees: float) -> Pixels:
    """Return a picture turned by so many degrees that what fell to the right runs level; its size stays."""
    height, width = pixels.shape[:2]
    return np.asarray(
        cv2.warpAffine(
            pixels,
            turning(width, height, degrees),
            (width, height),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=(PAPER, PAPER, PAPER),
        ),
        np.uint8,
    )


def turning(width: float, height: float, degrees: float) -> NDArray[np.float64]:
    """Return the matrix that turns a page of that size about its middle until what fell to the right runs level."""
    return np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0), np.float64)


def _sharpness(x: Points, y: Points, degrees: float) -> float:
    """Return how much the rows of a page differ from each other if looked at along a slope."""
    slope = math.tan(math.radians(degrees))
    heights = (y - slope * x).astype(np.int32)
    counts = np.bincount(heights - int(heights.min())).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))
