"""Lines across a page that make no grid: those between the rows of a table without lines down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.printed.lattice import MOST_RULINGS, Lattice
from ingest.printed.page import Ruling

_LONG = 0.8
_SHORTEST = 120.0
"""A line between rows is longer, in points; one below a letterhead's lines is shorter."""

_SAME_EXTENT = 12.0
_INSIDE = 3.0


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines across the page one above the other, of one extent: what parts the rows of a table.

    `partial` are shorter ones between them: what parts the heads over some columns from those below.
    """

    left: float
    right: float
    heights: tuple[float, ...]
    partial: tuple[Ruling, ...] = ()


def stacks(across: Sequence[Ruling], grids: Sequence[Lattice]) -> list[Stack]:
    """Return the stacks of at least two rulings outside the grids of a page, from the top."""
    if len(across) > MOST_RULINGS:
        return []
    loose = [ruling for ruling in sorted(across) if not _held(ruling, grids)]
    groups: list[list[Ruling]] = []
    for ruling in loose:
        group = next((group for group in reversed(groups) if _is_of_extent(ruling, group[0])), None)
        if group is not None:
            group.append(ruling)
        elif ruling.end - ruling.start >= _SHORTEST:
            groups.append([ruling])
    found = [_stack(group, loose) for group in groups if len(group) > 1]
    return [stack for stack in found if not any(_is_within(stack, other) for other in found)]


def _stack(group: list[Ruling], loose: list[Ruling]) -> Stack:
    first, last = group[0], group[-1]
    partial = tuple(ruling for ruling in loose if first.at < ruling.at < last.at and _is_part(ruling, first))
    return Stack(first.start, first.end, tuple(ruling.at for ruling in group), partial)


def _is_within(stack: Stack, other: Stack) -> bool:
    """Return whether a stack lies within a wider one: its lines are parts of that one's."""
    inside = other.heights[0] < stack.heights[0] and stack.heights[-1] < other.heights[-1]
    return inside and other.right - other.left > stack.right - stack.left


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
