"""Ruled grids whose rulings leave something out: rows that none parts, columns drawn in the header alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ingest.printed.alignment import GAP, Aligned, row
from ingest.printed.cells import is_broken_figure
from ingest.printed.lattice import Field, Lattice
from ingest.printed.lines import lines, text
from ingest.printed.openings import Parts
from ingest.printed.page import ASCENT, DESCENT, Turn, Word
from ingest.printed.row_starts import row_starts
from ingest.printed.unruled_tables import FIGURE, parts_of

_FEWEST_FIGURES = 2
Words = Mapping[tuple[int, int], Sequence[Word]]
"""The words at each position of a grid, by row and column."""


def refined(grid: Lattice, words: Words) -> Lattice:
    """Return the grid with the edges that are only thought: the same grid where nothing is left out."""
    columned = _with_columns(grid, words)
    spanned = {r for field in grid.fields if field.row_span > 1 for r in range(field.row, field.row + field.row_span)}
    rows = (r for r in range(len(grid.ys) - 1) if r not in spanned)
    added = [edge for r in rows for edge in _edges_within(columned, words, r)]
    if not added:
        return columned
    ys = tuple(sorted((*columned.ys, *added)))
    fields = tuple(part for field in columned.fields for part in _parts(field, columned, ys))
    return Lattice(columned.xs, ys, tuple(sorted(fields)))


def _parts(field: Field, grid: Lattice, ys: tuple[float, ...]) -> list[Field]:
    """Return the fields that one becomes when edges are added within its row; one of several rows stays whole."""
    first, last = ys.index(grid.ys[field.row]), ys.index(grid.ys[field.row + field.row_span])
    if field.row_span > 1:
        return [Field(first, field.column, last - first, field.column_span)]
    return [Field(r, field.column, 1, field.column_span) for r in range(first, last)]


def _edges_within(grid: Lattice, words: Words, r: int) -> list[float]:
    """Return the edges between the rows that stand in one ruled row: figures beside each other in several lines."""
    columns = range(len(grid.xs) - 1)
    stacked = [c for c in columns if _is_stacked(words.get((r, c), ()))]
    if len(stacked) < _FEWEST_FIGURES:
        return []
    found = [row(line) for line in lines(w for c in columns for w in words.get((r, c), ()) if w.turn is Turn.UPRIGHT)]
    group = Aligned(0, len(found), grid.xs)
    split = [parts_of(line, group) for line in found]
    if sum(_figures(parts) >= _FEWEST_FIGURES for parts in split) < 2:
        return []
    starts = row_starts(found, split)
    return [
        (
            found[start - 1].line.baseline
            + DESCENT * found[start - 1].line.size
            + found[start].line.baseline
            - ASCENT * found[start].line.size
        )
        / 2
        for start in starts
        if start > 0
    ]


def _is_stacked(words: Sequence[Word]) -> bool:
    """Return whether a position holds nothing but figures, in several lines."""
    is_told = len(words) > 1 and all(FIGURE.fullmatch(word.text) for word in words) and len(_heights(words)) > 1
    return is_told and not _is_broken(words)


def _is_broken(words: Sequence[Word]) -> bool:
    """Return whether what stands in several lines is one figure that its narrow column broke."""
    return any(is_broken_figure(above.text, below.text) for above, below in pairwise(words))


def _heights(words: Sequence[Word]) -> set[int]:
    return {round(word.baseline) for word in words}


def _figures(parts: Parts) -> int:
    return sum(1 for columns, part in parts if FIGURE.fullmatch(text(part.words)))


def _with_columns(grid: Lattice, words: Words) -> Lattice:
    """Return the grid with each wide cell split where its text stands in the columns that other rows have."""
    fields: list[Field] = []
    for field in grid.fields:
        fields += _split(field, grid, words) if field.column_span > 1 else [field]
    return Lattice(grid.xs, grid.ys, tuple(sorted(fields))) if len(fields) > len(grid.fields) else grid


def _split(field: Field, grid: Lattice, words: Words) -> list[Field]:
    inside = [
        word
        for r in range(field.row, field.row + field.row_span)
        for c in range(field.column, field.column + field.column_span)
        for word in words.get((r, c), ())
    ]
    if len(inside) < 2 or any(word.turn is not Turn.UPRIGHT for word in inside):
        return [field]
    edges = [c for c in range(field.column + 1, field.column + field.column_span) if _parts_text(grid.xs[c], inside)]
    if not edges:
        return [field]
    bounds = [field.column, *edges, field.column + field.column_span]
    return [Field(field.row, start, field.row_span, end - start) for start, end in pairwise(bounds)]


def _parts_text(edge: float, words: Sequence[Word]) -> bool:
    """Return whether text stands well apart on both sides of an edge, on one line at least, and nowhere across it."""
    if any(word.left < edge - 0.5 and word.right > edge + 0.5 for word in words):
        return False
    by_line: defaultdict[int, list[Word]] = defaultdict(list)
    for word in words:
        by_line[round(word.baseline)].append(word)
    gaps = []
    for line in by_line.values():
        before = [word.right for word in line if word.right <= edge + 0.5]
        behind = [word.left for word in line if word.left >= edge - 0.5]
        if before and behind:
            gaps.append((min(behind) - max(before)) / line[0].size)
    return bool(gaps) and min(gaps) > GAP
