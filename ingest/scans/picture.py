"""A page as a picture: its pixels and how many points of the page one of them is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows of pixels from the top: of grey, or of red, green and blue. Black is 0."""

Mask = NDArray[np.uint8]
"""Rows of pixels from the top, 255 where something is, else 0."""

PAPER = 255


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of page `number`, and its size in points as displayed."""

    number: int
    pixels: Pixels
    width: float
    height: float

    @property
    def scale(self) -> float:
        """How many pixels one point is."""
        return float(self.pixels.shape[1] / self.width)

    def turned(self, quarters: int) -> Picture:
        """The same, turned by so many quarters against the clock."""
        size = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Picture(self.number, np.ascontiguousarray(np.rot90(self.pixels, quarters)), *size)
