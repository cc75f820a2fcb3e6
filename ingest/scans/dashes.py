"""Print lower than letters: a dash, or dots, that stand alone where nothing else is printed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ingest.scans.picture import Mask
from ingest.scans.pieces import Boxes, Piece

_FEWEST_DOTS, _EVEN = 3, 0.1
"""Dots that stand for something are so many; they differ in height and distance by this share of the usual letters."""

_BESIDE_RULING_POINTS = 1.5


class Dash(NamedTuple):
    """What stands for "nothing here", and how far the baseline is below its ink in pixels."""

    text: str
    below: float


def dash(piece: Piece, size: float, usual: float, covered: Mask, scale: float) -> Dash | None:
    """Return what a low piece is, None where it is a speck or what was left of a ruling; sizes in pixels."""
    heights = piece.patches[:, 3] - piece.patches[:, 1]
    widths = piece.patches[:, 2] - piece.patches[:, 0]
    if _touches_ruling(piece, covered, scale):
        return None
    if len(heights) == 1 and widths[0] >= 1.4 * heights[0] and widths[0] <= 2 * usual:
        return Dash("-", 0.2 * size)
    return Dash("…", 0.0) if _are_dots(piece.patches, usual) else None


def _touches_ruling(piece: Piece, covered: Mask, scale: float) -> bool:
    """Return whether a ruling runs right beside a piece: what is left of a dotted one is no print."""
    near = round(_BESIDE_RULING_POINTS * scale)
    top, left = max(0, piece.top - near), max(0, piece.left - near)
    return bool(covered[top : piece.bottom + near, left : piece.right + near].any())


def _are_dots(patches: Boxes, usual: float) -> bool:
    """Return whether patches are dots of one size, one as far from the next as the others: no specks."""
    sizes = np.maximum(patches[:, 2] - patches[:, 0], patches[:, 3] - patches[:, 1])
    if len(patches) < _FEWEST_DOTS or (sizes > 0.35 * usual).any():
        return False
    apart = np.diff(np.sort(patches[:, 0]))
    slack = max(1.0, _EVEN * usual)
    return all(float(np.ptp(measured)) <= 2 * slack for measured in (sizes, patches[:, 3], apart))
