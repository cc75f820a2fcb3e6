"""Places on pages set straight → places on the pages as displayed, where staff look them up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ingest.document import Block, Box, Place, Table
from ingest.printed.page import PrintedPage
from ingest.scans.skew import turning


class Turned(NamedTuple):
    """How a page was turned: by quarters against the clock, then set straight by so many degrees."""

    degrees: float
    quarters: int = 0


def as_displayed(
    blocks: tuple[Block, ...], pages: Sequence[PrintedPage], turns: Mapping[int, Turned]
) -> tuple[Block, ...]:
    """Return the blocks with the places on pages that were turned turned back; `pages` are as turned."""
    sizes = {page.number: (page.width, page.height) for page in pages}
    turned = {number: (by, *sizes[number]) for number, by in turns.items() if by != Turned(0.0)}
    if not turned:
        return blocks

    def moved(place: Place) -> Place:
        box = place.box
        if box is not None and place.page in turned:
            box = displayed_box(box, *turned[place.page])
        rest = tuple((n, displayed_box(b, *turned[n]) if n in turned else b) for n, b in place.rest)
        return replace(place, box=box, rest=rest)

    return tuple(
        replace(block, place=moved(block.place), cells=tuple(replace(c, place=moved(c.place)) for c in block.cells))
        if isinstance(block, Table)
        else replace(block, place=moved(block.place))
        for block in blocks
    )


def displayed_box(box: Box, turned: Turned, width: float, height: float) -> Box:
    """Return what a box on a page of that size, turned so, frames on the page as displayed."""
    box = _askew(box, turned.degrees, width, height)
    for _ in range(turned.quarters):
        left, top, wide, high = box
        # A quarter back, with the clock: what was below is at the left.
        box = height - top - high, left, high, wide
        width, height = height, width
    return box


def _askew(box: Box, degrees: float, width: float, height: float) -> Box:
    """Return what a box on a page set straight by so many degrees frames on the page before that."""
    left, top, wide, high = box
    matrix = turning(width, height, -degrees)
    corners = [(x, y) for x in (left, left + wide) for y in (top, top + high)]
    xs, ys = ([float(row[0]) * x + float(row[1]) * y + float(row[2]) for x, y in corners] for row in matrix)
    first, last = max(min(xs), 0.0), min(max(xs), width)
    above, below = max(min(ys), 0.0), min(max(ys), height)
    return first, above, last - first, below - above
