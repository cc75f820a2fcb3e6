"""Tables as printed: their cells in rows, merged as on the paper, with what is to be said about a cell beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from outputs.written.rows import CellRow

Grid = tuple[int, int]
"""Row and column of a cell in the grid of its table, from 1."""

_LONGEST_IN_PART = 90


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of a cell: a kind ("error", "warning", "info", "unsure"), a sign, and the place it leads to."""

    kind: str
    sign: str
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell as it stands in a page; `anchor` is "" where nothing leads to it."""

    text: str
    row_span: int
    col_span: int
    header: bool
    number: bool
    anchor: str = ""
    kind: str = ""
    marks: tuple[Mark, ...] = ()


PrintedRow = tuple[PrintedCell, ...]


@dataclass(frozen=True, slots=True)
class PartOfTable:
    """The heads of a table and the rows around a place; a gap says that rows between are left out."""

    head: tuple[PrintedRow, ...]
    rows: tuple[PrintedRow, ...]
    gap_above: bool
    gap_below: bool
    columns: int


_GRAVEST_FIRST = ("error", "warning", "unsure", "info")


def anchor(table_no: int, grid: Grid) -> str:
    """Return the anchor of a cell on its plan's page."""
    return f"o-{table_no}-{grid[0]}-{grid[1]}"


def printed_rows(
    cells: Iterable[CellRow], marks: Mapping[Grid, Sequence[Mark]], linked: Collection[Grid] = ()
) -> tuple[tuple[PrintedRow, ...], tuple[PrintedRow, ...]]:
    """Return the rows of heads and the other rows of one table, marked; `linked` are further cells with an anchor."""
    by_row: dict[int, list[CellRow]] = defaultdict(list)
    for cell in cells:
        by_row[cell.grid_row].append(cell)
    heads = _rows_of_heads(by_row)
    rows = {row: tuple(_printed(cell, marks, linked) for cell in by_row[row]) for row in sorted(by_row)}
    return (
        tuple(printed for row, printed in rows.items() if row <= heads),
        tuple(printed for row, printed in rows.items() if row > heads),
    )


def part_around(cells: Sequence[CellRow], at: Grid | None, kind: str, around: int) -> PartOfTable | None:
    """Return the part of a table around a cell, the cell framed; its first rows where no cell is meant.

    None where there are no cells.
    """
    if not cells:
        return None
    by_row: dict[int, list[CellRow]] = defaultdict(list)
    for cell in cells:
        by_row[cell.grid_row].append(cell)
    heads, last = _rows_of_heads(by_row), max(cell.grid_row + cell.row_span - 1 for cell in cells)
    centre = at[0] if at is not None else heads + 1
    kept = [row for row in range(centre - around, centre + around + 1) if heads < row <= last]
    if at is not None and at[0] <= heads:
        kept = [row for row in range(heads + 1, heads + 1 + around) if row <= last]
    return PartOfTable(
        head=_cut(cells, range(1, heads + 1), at, kind),
        rows=_cut(cells, kept, at, kind),
        gap_above=bool(kept) and kept[0] > heads + 1,
        gap_below=bool(kept) and kept[-1] < last,
        columns=max(cell.grid_col + cell.col_span - 1 for cell in cells),
    )


def _rows_of_heads(by_row: Mapping[int, Sequence[CellRow]]) -> int:
    """Return how many rows from the top are heads, with the rows that their cells reach into."""
    heads = 0
    while heads + 1 in by_row and all(cell.header for cell in by_row[heads + 1]):
        heads += 1
    reach = max((cell.grid_row + cell.row_span - 1 for row in range(1, heads + 1) for cell in by_row[row]), default=0)
    return max(heads, reach) if reach <= max(by_row, default=0) else heads


def _printed(cell: CellRow, marks: Mapping[Grid, Sequence[Mark]], linked: Collection[Grid]) -> PrintedCell:
    at = (cell.grid_row, cell.grid_col)
    own = tuple(marks.get(at, ()))
    kinds = {mark.kind for mark in own}
    return PrintedCell(
        text=cell.text,
        row_span=cell.row_span,
        col_span=cell.col_span,
        header=cell.header,
        number=cell.column_no is not None and not cell.header,
        anchor=anchor(cell.table_no, at) if own or at in linked else "",
        kind=next((kind for kind in _GRAVEST_FIRST if kind in kinds), ""),
        marks=own,
    )


def _cut(cells: Sequence[CellRow], kept: Collection[int], at: Grid | None, kind: str) -> tuple[PrintedRow, ...]:
    """Return some rows of a table; a cell that reaches over them is cut to them."""
    rows: dict[int, list[PrintedCell]] = {row: [] for row in kept}
    for cell in cells:
        own = [row for row in range(cell.grid_row, cell.grid_row + cell.row_span) if row in rows]
        if own:
            text = cell.text if len(cell.text) <= _LONGEST_IN_PART else cell.text[: _LONGEST_IN_PART - 1] + "…"
            rows[own[0]].append(
                PrintedCell(
                    text=text,
                    row_span=len(own),
                    col_span=cell.col_span,
                    header=cell.header,
                    number=cell.column_no is not None and not cell.header,
                    kind=f"{kind} framed" if (cell.grid_row, cell.grid_col) == at else "",
                )
            )
    return tuple(tuple(row) for row in rows.values())
