"""Lines across a page that make no grid: those between the rows of a table without lines down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.printed.lattice import Lattice
from ingest.printed.page import Ruling

_LONG = 0.8
_SHORTEST = 120.0
"""A line between rows is longer, in points; one below a letterhead's lines is shorter."""

_SAME_EXTENT = 12.0
_INSIDE = 3.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines across the page one above the other, of one extent: what parts the rows of a table."""

    left: float
    right: float
    heights: tuple[float, ...]


def stacks(across: Sequence[Ruling], grids: Sequence[Lattice]) -> list[Stack]:
    """Return the stacks of at least three rulings outside the grids of a page, from the top."""
    loose = [ruling for ruling in sorted(across) if ruling.end - ruling.start >= _SHORTEST and not _held(ruling, grids)]
    found: list[list[Ruling]] = []
    for ruling in loose:
        if found and _is_of_extent(ruling, found[-1][0]):
            found[-1].append(ruling)
        elif not found or not _is_part(ruling, found[-1][0]):
            found.append([ruling])
    return [
        Stack(group[0].start, group[0].end, tuple(ruling.at for ruling in group)) for group in found if len(group) > 2
    ]


def _held(ruling: Ruling, grids: Sequence[Lattice]) -> bool:
    return any(
        grid.ys[0] - _INSIDE <= ruling.at <= grid.ys[-1] + _INSIDE
        and ruling.start < grid.xs[-1]
        and grid.xs[0] < ruling.end
        for grid in grids
    )


def _is_of_extent(ruling: Ruling, first: Ruling) -> bool:
    return abs(ruling.start - first.start) <= _SAME_EXTENT and abs(ruling.end - first.end) <= _SAME_EXTENT


def _is_part(ruling: Ruling, first: Ruling) -> bool:
    """Return whether a ruling lies within the extent of another: below a head that spans columns."""
    inside = first.start - _INSIDE <= ruling.start and ruling.end <= first.end + _INSIDE
    return inside and ruling.end - ruling.start < _LONG * (first.end - first.start)
