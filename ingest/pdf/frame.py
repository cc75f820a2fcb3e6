"""From the coordinates of a PDF page to points of the page as displayed: crop box and rotation honoured."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import Any

from pypdfium2 import raw

from ingest.errors import Damaged
from ingest.printed.page import Turn

Matrix = tuple[float, float, float, float, float, float]

LARGEST_POINTS = 14_400
"""The largest side that PDF allows a page."""

_DISPLAYED = (
    lambda left, bottom, right, top: (1.0, 0.0, 0.0, -1.0, -left, top),
    lambda left, bottom, right, top: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
    lambda left, bottom, right, top: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
    lambda left, bottom, right, top: (0.0, -1.0, -1.0, 0.0, top, right),
)
"""By quarter turns of the page clockwise: its box → the matrix to displayed points."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size as displayed, in points, and the matrix that leads there."""

    width: float
    height: float
    matrix: Matrix

    @property
    def is_plain(self) -> bool:
        """Whether the page is displayed as it is, not turned."""
        return self.matrix[0] == 1.0


def frame(page: object) -> Frame:
    """Return the frame of a pdfium page. Errors: Damaged where it has no size."""
    box = raw.FS_RECTF()
    if not raw.FPDF_GetPageBoundingBox(page, box):
        raise Damaged("a page without a box")
    sides = (box.left, box.bottom, box.right, box.top)
    if not all(map(math.isfinite, sides)) or box.right <= box.left or box.top <= box.bottom:
        raise Damaged("a page without a size")
    turns = raw.FPDFPage_GetRotation(page) % 4
    width, height = box.right - box.left, box.top - box.bottom
    return Frame(*((height, width) if turns % 2 else (width, height)), _DISPLAYED[turns](*sides))


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return a point moved by a matrix."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def after(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that moves by the first, then by the second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def turn_and_scale(matrix: Matrix) -> tuple[Turn, float]:
    """Return how text under a matrix to displayed points is turned, and by how much its height is scaled."""
    a, b, c, d, _, _ = matrix
    height = math.hypot(c, d)
    if abs(a) >= abs(b):
        return (Turn.UPRIGHT if a >= 0 else Turn.OVER), height
    return (Turn.DOWN if b > 0 else Turn.UP), height


def floats(count: int) -> tuple[Any, int]:
    """Return room for so many C floats and its address."""
    room = (ctypes.c_float * count)()
    return room, ctypes.addressof(room)
