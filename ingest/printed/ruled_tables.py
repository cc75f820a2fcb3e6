"""The tables that rulings draw on a page, each word in its cell, and the words that are left over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Place, Table
from ingest.printed.cells import printed_cell
from ingest.printed.lattice import Field, Lattice, lattices
from ingest.printed.page import PrintedPage, Turn, Word
from ingest.printed.page_breaks import are_same_edges, table_edges
from ingest.printed.refinement import refined
from ingest.printed.rulings import rulings
from ingest.printed.stacks import Stack, stacks

_FILLED_SHARE = 0.3
_ROWS_OF_CHART = 4
_OVER_EDGE = 0.4
IN_DOUBT = 0.8
"""The confidence of a word that stands over the edge of its cell."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page's ruled tables from the top, the words outside them, and its stacks of lines that make no grid."""

    tables: tuple[Table, ...]
    free: tuple[Word, ...]
    stacks: tuple[Stack, ...]


def ruled_tables(page: PrintedPage, before: Ruled | None = None) -> Ruled:
    """Return what the rulings of a page make; `before` is what those of the page before it do.

    A row that the page breaks may leave no more than a word in the grid that goes on.
    """
    across = rulings(page.across)
    grids = lattices(across, rulings(page.down))
    loose = tuple(stacks(across, grids))
    if not grids:
        return Ruled((), page.words, loose)
    inside: list[list[_Placed]] = [[] for _ in grids]
    free: list[Word] = []
    innermost = sorted(range(len(grids)), key=lambda k: grids[k].area)
    for word in page.words:
        x, y = on_page(page, word)
        for k in innermost:
            if grids[k].holds(x, y):
                inside[k].append((word, x, y))
                break
        else:
            free.append(word)
    tables: list[Table] = []
    carried = table_edges(before.tables[-1]) if before is not None and before.tables else ()
    for grid, words in zip(grids, inside, strict=True):
        table = _table(page, grid, words) if words else None
        goes_on = not tables and are_same_edges(grid.xs, carried)
        if table is not None and (goes_on or _is_table(table)):
            tables.append(table)
        else:
            free += [word for word, _, _ in words]
    return Ruled(tuple(tables), tuple(free), loose)


_Placed = tuple[Word, float, float]
"""A word and its middle."""


def on_page(page: PrintedPage, word: Word) -> tuple[float, float]:
    """Return the middle of a word; what runs out of the page stands in the last column that is on it."""
    x, y = page.middle(word)
    return min(max(x, 1.0), page.width - 1.0), y


def _is_table(table: Table) -> bool:
    """Return whether any row holds several cells of text: a box around text has one, a chart stray words."""
    filled = Counter(cell.row for cell in table.cells if cell.text)
    least = _FILLED_SHARE * table.column_count if table.row_count >= _ROWS_OF_CHART else 2
    return max(filled.values(), default=0) >= max(2, least)


def _table(page: PrintedPage, grid: Lattice, words: Sequence[_Placed]) -> Table:
    placed = _positions(grid, words)
    finer = refined(grid, placed)
    if finer.ys != grid.ys:
        placed = _positions(finer, words)
    cells = tuple(_cell(page.number, finer, field, _within(field, placed)) for field in finer.fields)
    box = (grid.xs[0], grid.ys[0], grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0])
    place = Place(page=page.number, box=box)
    return Table(cells, len(finer.ys) - 1, len(finer.xs) - 1, place, pages=(page.number,))


def _positions(grid: Lattice, words: Sequence[_Placed]) -> dict[tuple[int, int], list[Word]]:
    """Return the words at each position of a grid."""
    found: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for word, x, y in words:
        found[grid.position(x, y)].append(word)
    return found


def _within(field: Field, words: Mapping[tuple[int, int], list[Word]]) -> list[Word]:
    if field.row_span == 1 == field.column_span:
        return words.get((field.row, field.column), [])
    return [
        word
        for row in range(field.row, field.row + field.row_span)
        for column in range(field.column, field.column + field.column_span)
        for word in words.get((row, column), ())
    ]


def _cell(number: int, grid: Lattice, field: Field, words: Sequence[Word]) -> Cell:
    left, right = grid.xs[field.column], grid.xs[field.column + field.column_span]
    top, bottom = grid.ys[field.row], grid.ys[field.row + field.row_span]
    place = Place(page=number, box=(left, top, right - left, bottom - top))
    told = [_in_doubt(word) if _sticks_out(word, left, right) else word for word in words]
    return printed_cell(field, told, place, right - left, bottom - top)


def _sticks_out(word: Word, left: float, right: float) -> bool:
    """Return whether a word read on a scan stands well over an edge of its cell: it may be of the cell beside."""
    beyond = max(left - word.left, word.right - right)
    return word.confidence < 1 and word.turn is Turn.UPRIGHT and beyond > _OVER_EDGE * word.size


def _in_doubt(word: Word) -> Word:
    return word._replace(confidence=min(word.confidence, IN_DOUBT))
