"""Rulings that cross to tables: their columns and rows, and which fields between them are one cell."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ingest.printed.page import Ruling

TOUCHING = 3.0
"""Rulings that end this close to each other, in points, touch."""

NARROWEST = 5.0
"""No column or row is narrower, in points: its edges are one that is drawn unevenly."""

OPEN = 8.0
"""Rulings that stick out this far past the last that cross them have an open end: the outer border is not drawn."""

MOST_RULINGS = 4_000
"""More rulings on one page are a drawing."""

_DRAWN_SHARE = 0.6


class Field(NamedTuple):
    """One cell of a lattice: where it begins and how many rows and columns it covers."""

    row: int
    column: int
    row_span: int
    column_span: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """A ruled grid: the edges of its columns and rows in points, its cells by row and column."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    fields: tuple[Field, ...]

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies within the outer edges."""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def position(self, x: float, y: float) -> tuple[int, int]:
        """Return row and column of the grid position that a point within lies in."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        return row, min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)

    @property
    def area(self) -> float:
        """Its size in square points."""
        return (self.xs[-1] - self.xs[0]) * (self.ys[-1] - self.ys[0])


def lattices(across: Sequence[Ruling], down: Sequence[Ruling]) -> list[Lattice]:
    """Return the grids of at least two cells that rulings make, from the top."""
    if len(across) + len(down) > MOST_RULINGS:
        return []
    found = [_lattice(*group) for group in _crossing(across, down)]
    return sorted((grid for grid in found if grid is not None), key=lambda grid: (grid.ys[0], grid.xs[0]))


def _crossing(across: Sequence[Ruling], down: Sequence[Ruling]) -> Iterable[tuple[list[Ruling], list[Ruling]]]:
    """Yield the rulings that hang together, across and down."""
    across = sorted(across)
    heights = [ruling.at for ruling in across]
    parent = list(range(len(across) + len(down)))

    def root(of: int) -> int:
        while parent[of] != of:
            parent[of] = of = parent[parent[of]]
        return of

    for k, ruling in enumerate(down, len(across)):
        for i in range(bisect_left(heights, ruling.start - TOUCHING), bisect_right(heights, ruling.end + TOUCHING)):
            if across[i].start - TOUCHING <= ruling.at <= across[i].end + TOUCHING:
                parent[root(i)] = root(k)
    groups: defaultdict[int, tuple[list[Ruling], list[Ruling]]] = defaultdict(lambda: ([], []))
    for i, ruling in enumerate(across):
        groups[root(i)][0].append(ruling)
    for k, ruling in enumerate(down, len(across)):
        groups[root(k)][1].append(ruling)
    return groups.values()


def _lattice(across: list[Ruling], down: list[Ruling]) -> Lattice | None:
    if len(across) < 2 or not down:
        return None
    across, down = [*across, *_open_ends(across, down)], [*down, *_open_ends(down, across)]
    xs, ys = _edges(down), _edges(across)
    if len(xs) < 2 or len(ys) < 2:
        return None
    below = _drawn(across, ys, xs)
    beside = _drawn(down, xs, ys)
    fields = _fields(len(ys) - 1, len(xs) - 1, below, beside)
    return Lattice(xs, ys, fields) if len(fields) > 1 else None


def _open_ends(rulings: list[Ruling], crossing: list[Ruling]) -> list[Ruling]:
    """Return the borders to be thought at the ends of crossing rulings, beyond the outermost of these."""
    first, last = min(r.at for r in rulings), max(r.at for r in rulings)
    start, end = min(r.start for r in crossing), max(r.end for r in crossing)
    reach = min(r.start for r in rulings), max(r.end for r in rulings)
    sticking_out_before = sum(r.start < first - OPEN for r in crossing)
    sticking_out_behind = sum(r.end > last + OPEN for r in crossing)
    ends = []
    if 2 * sticking_out_before > len(crossing):
        ends.append(Ruling(start, *reach))
    if 2 * sticking_out_behind > len(crossing):
        ends.append(Ruling(end, *reach))
    return ends


def _edges(rulings: list[Ruling]) -> tuple[float, ...]:
    """Return the distinct positions of rulings, unevenness taken out."""
    edges: list[float] = []
    for at in sorted(ruling.at for ruling in rulings):
        if not edges or at - edges[-1] >= NARROWEST:
            edges.append(at)
    return tuple(edges)


def _drawn(rulings: list[Ruling], edges: tuple[float, ...], crossing: tuple[float, ...]) -> list[list[bool]]:
    """Return for each edge and each stretch between crossing edges whether most of it is drawn."""
    lengths = [[0.0] * (len(crossing) - 1) for _ in edges]
    for ruling in rulings:
        edge = lengths[max(bisect_right(edges, ruling.at) - 1, 0)]
        first = max(bisect_right(crossing, ruling.start) - 1, 0)
        for k in range(first, len(crossing) - 1):
            if crossing[k] >= ruling.end:
                break
            edge[k] += min(ruling.end, crossing[k + 1]) - max(ruling.start, crossing[k])
    spans = [end - start for start, end in itertools.pairwise(crossing)]
    return [[drawn >= _DRAWN_SHARE * span for drawn, span in zip(edge, spans, strict=True)] for edge in lengths]


def _fields(row_count: int, column_count: int, below: list[list[bool]], beside: list[list[bool]]) -> tuple[Field, ...]:
    """Return the cells: from each free position as far right, then as far down, as nothing is drawn between."""
    is_taken = [[False] * column_count for _ in range(row_count)]
    fields: list[Field] = []
    for row in range(row_count):
        for column in range(column_count):
            if is_taken[row][column]:
                continue
            end = column + 1
            while end < column_count and not beside[end][row] and not is_taken[row][end]:
                end += 1
            bottom = row + 1
            while bottom < row_count and _goes_down(bottom, column, end, below, beside, column_count):
                bottom += 1
            for taken in is_taken[row:bottom]:
                taken[column:end] = [True] * (end - column)
            fields.append(Field(row, column, bottom - row, end - column))
    return tuple(fields)


def _goes_down(
    row: int, column: int, end: int, below: list[list[bool]], beside: list[list[bool]], column_count: int
) -> bool:
    """Return whether a cell as wide as these columns goes on in a row: no line above it, the same edges beside it."""
    if any(below[row][column:end]) or any(beside[k][row] for k in range(column + 1, end)):
        return False
    return (column == 0 or beside[column][row]) and (end == column_count or beside[end][row])
