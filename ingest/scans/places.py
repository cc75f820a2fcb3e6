"""Places on pages set straight → places on the pages as displayed, where staff look them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from ingest.document import Block, Box, Place, Table
from ingest.printed.page import PrintedPage
from ingest.scans.skew import turning


def as_displayed(
    blocks: tuple[Block, ...], pages: Sequence[PrintedPage], degrees: Mapping[int, float]
) -> tuple[Block, ...]:
    """Return the blocks with the places on pages that were turned by so many degrees turned back."""
    sizes = {page.number: (page.width, page.height) for page in pages}
    turned = {number: (by, *sizes[number]) for number, by in degrees.items() if by}
    if not turned:
        return blocks

    def moved(place: Place) -> Place:
        box = place.box
        if box is not None and place.page in turned:
            box = displayed_box(box, *turned[place.page])
        rest = tuple((n, displayed_box(b, *turned[n]) if n in turned else b) for n, b in place.rest)
        return replace(place, box=box, rest=rest)

    return tuple(
        replace(
            block, place=moved(block.place), cells=tuple(replace(c, place=moved(c.place)) for c in block.cells)
        )
        if isinstance(block, Table)
        else replace(block, place=moved(block.place))
        for block in blocks
    )


def displayed_box(box: Box, degrees: float, width: float, height: float) -> Box:
    """Return what a box on a page set straight by so many degrees frames on the page as displayed."""
    left, top, wide, high = box
    corners = np.array([(x, y, 1.0) for x in (left, left + wide) for y in (top, top + high)])
    moved = corners @ turning(width, height, -degrees).T
    first, last = moved.min(axis=0), moved.max(axis=0)
    first, last = np.maximum(first, 0.0), np.minimum(last, (width, height))
    return float(first[0]), float(first[1]), float(last[0] - first[0]), float(last[1] - first[1])
