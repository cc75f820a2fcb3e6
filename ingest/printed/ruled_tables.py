"""The tables that rulings draw on a page, each word in its cell, and the words that are left over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.document import Cell, Place, Table
from ingest.printed.cells import cell_lines
from ingest.printed.lattice import Field, Lattice, lattices
from ingest.printed.page import PrintedPage, Word
from ingest.printed.rulings import rulings
from ingest.printed.stacks import Stack, stacks

MENDED = 0.9
"""The confidence of a figure put together from two lines of a narrow column."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page's ruled tables from the top, the words outside them, and its stacks of lines that make no grid."""

    tables: tuple[Table, ...]
    free: tuple[Word, ...]
    stacks: tuple[Stack, ...]


def ruled_tables(page: PrintedPage) -> Ruled:
    """Return what the rulings of a page make."""
    across = rulings(page.across)
    grids = lattices(across, rulings(page.down))
    loose = tuple(stacks(across, grids))
    if not grids:
        return Ruled((), page.words, loose)
    inside: list[defaultdict[tuple[int, int], list[Word]]] = [defaultdict(list) for _ in grids]
    free: list[Word] = []
    innermost = sorted(range(len(grids)), key=lambda k: grids[k].area)
    for word in page.words:
        x, y = page.middle(word)
        # What runs out of the page stands in the last column that is on it.
        x = min(max(x, 1.0), page.width - 1.0)
        for k in innermost:
            if grids[k].holds(x, y):
                inside[k][grids[k].position(x, y)].append(word)
                break
        else:
            free.append(word)
    tables = tuple(_table(page.number, grid, inside[k]) for k, grid in enumerate(grids) if inside[k])
    return Ruled(tables, tuple(free), loose)


def _table(number: int, grid: Lattice, words: dict[tuple[int, int], list[Word]]) -> Table:
    cells = tuple(_cell(number, grid, field, _within(field, words)) for field in grid.fields)
    box = (grid.xs[0], grid.ys[0], grid.xs[-1] - grid.xs[0], grid.ys[-1] - grid.ys[0])
    return Table(cells, len(grid.ys) - 1, len(grid.xs) - 1, Place(page=number, box=box), pages=(number,))


def _within(field: Field, words: dict[tuple[int, int], list[Word]]) -> list[Word]:
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
    return printed_cell(field, words, place, right - left, bottom - top)


def printed_cell(field: Field, words: Sequence[Word], place: Place, width: float, height: float) -> Cell:
    """Return a cell of that size in points with the text of its words."""
    found, is_mended = cell_lines(words, width, height)
    return Cell(
        *field,
        found,
        place,
        all_bold(words),
        all_italic(words),
        MENDED if is_mended else 1.0,
    )


def all_bold(words: Iterable[Word]) -> bool:
    """Return whether all words with letters or digits are bold, and there are any."""
    faces = {word.face.is_bold for word in words if any(map(str.isalnum, word.text))}
    return faces == {True}


def all_italic(words: Iterable[Word]) -> bool:
    """Return whether all words with letters or digits are italic, and there are any."""
    faces = {word.face.is_italic for word in words if any(map(str.isalnum, word.text))}
    return faces == {True}
