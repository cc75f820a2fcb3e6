"""The grid of a w:tbl: which cell stands where, before its text is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.ooxml import tags
from ingest.ooxml.styles import Styles
from ingest.ooxml.tags import GRID_SPAN, H_MERGE, TC_PR, TR_PR, V_MERGE, VAL, Element, first, flow, integer, is_on

_ROWS = frozenset({tags.TR})
_CELLS = frozenset({tags.TC})
_NO_BORDER = ("nil", "none")
_MOST_COLUMNS = 10_000
_OF_GRID = frozenset({GRID_SPAN, V_MERGE, H_MERGE, tags.CELL_DEL})
_PLAIN = (1, "", "", False)
"""Span, vertical merge, horizontal merge, deleted: of most cells."""


@dataclass(slots=True)
class GridCell:
    """A cell of the grid: 0-based row and column, and its w:tc; `row_number` is the 1-based w:tr, deleted ones counted.

    `elements` holds a second w:tc where old files merge to the right by w:hMerge.
    """

    row: int
    row_number: int
    column: int
    column_span: int
    merge: str
    elements: list[Element]
    row_span: int = 1


@dataclass(slots=True)
class Grid:
    """A table's cells by row and column; those that continue a merged cell are part of it."""

    cells: list[GridCell] = field(default_factory=list)
    row_count: int = 0
    column_count: int = 0
    header_rows: int = 0


def grid(table: Element) -> Grid:
    """Return a table's grid. Deleted rows and cells are gone; positions before and after a short row stay empty."""
    laid = Grid()
    above: dict[int, GridCell] = {}
    in_header = True
    for number, row in enumerate(flow(table, _ROWS), start=1):
        properties = first(row, TR_PR)
        if _is_deleted(properties):
            continue
        in_header = in_header and _has(properties, tags.TBL_HEADER)
        laid.header_rows += in_header
        before, after = _skipped(properties, tags.GRID_BEFORE), _skipped(properties, tags.GRID_AFTER)
        cells, width = _row(row, laid.row_count, number, before)
        below: dict[int, GridCell] = {}
        for cell in cells:
            start = above.get(cell.column) if cell.merge == "continue" else None
            if start is not None and start.column_span == cell.column_span:
                start.row_span += 1
                below[cell.column] = start
            else:
                laid.cells.append(cell)
                if cell.merge:
                    below[cell.column] = cell
        above = below
        laid.row_count += 1
        laid.column_count = max(laid.column_count, width + after)
    return laid


def is_ruled(table: Element, styles: Styles) -> bool:
    """Whether any border is drawn: by the table's style, the table itself, a row or a cell."""
    properties = first(table, tags.TBL_PR)
    own = None if properties is None else first(properties, tags.TBL_BORDERS)
    edges = _edges(own)
    style = None if properties is None else first(properties, tags.TBL_STYLE)
    for based in styles.table(None if style is None else style.get(tags.VAL)):
        for edge, drawn in _edges(based.find(f"{tags.TBL_PR}/{tags.TBL_BORDERS}")).items():
            edges.setdefault(edge, drawn)
        if own is None and any(_draws(part) for part in based.iter(tags.TC_BORDERS, tags.TBL_BORDERS)):
            return True
    return any(edges.values()) or any(_draws(part) for part in _own_borders(table))


def _row(row: Element, index: int, number: int, column: int) -> tuple[list[GridCell], int]:
    cells: list[GridCell] = []
    for element in flow(row, _CELLS):
        properties = first(element, TC_PR)
        span, vertical, horizontal, deleted = _PLAIN if properties is None else _properties(properties)
        if horizontal == "continue" and cells:
            cells[-1].column_span += span
            cells[-1].elements.append(element)
        elif not deleted:
            cells.append(GridCell(index, number, column, span, vertical, [element]))
        column += span
    return cells, column


def _properties(properties: Element) -> tuple[int, str, str, bool]:
    """Span, vertical merge, horizontal merge, deleted."""
    span, vertical, horizontal, deleted = _PLAIN
    for child in properties:
        tag = child.tag
        if tag not in _OF_GRID:
            continue
        if tag == GRID_SPAN:
            span = min(max(integer(child, 1), 1), _MOST_COLUMNS)
        elif tag == V_MERGE:
            vertical = child.get(VAL, "continue")
        elif tag == H_MERGE:
            horizontal = child.get(VAL, "continue")
        elif tag == tags.CELL_DEL:
            deleted = True
    return span, vertical, horizontal, deleted


def _is_deleted(properties: Element | None) -> bool:
    return properties is not None and (first(properties, tags.DEL) is not None or _has(properties, tags.HIDDEN))


def _has(properties: Element | None, tag: str) -> bool:
    element = None if properties is None else first(properties, tag)
    return element is not None and is_on(element)


def _skipped(properties: Element | None, tag: str) -> int:
    element = None if properties is None else first(properties, tag)
    return min(max(integer(element, 0), 0), _MOST_COLUMNS)


def _edges(borders: Element | None) -> dict[str, bool]:
    return {edge.tag: edge.get(tags.VAL, "nil") not in _NO_BORDER for edge in (() if borders is None else borders)}


def _draws(borders: Element) -> bool:
    return any(_edges(borders).values())


def _own_borders(table: Element) -> Iterator[Element]:
    """Borders of the table's own rows and cells, not of tables nested in it."""
    for row in flow(table, _ROWS):
        yield from row.iterfind(f"{tags.TBL_PR_EX}/{tags.TBL_BORDERS}")
        for cell in flow(row, _CELLS):
            yield from cell.iterfind(f"{tags.TC_PR}/{tags.TC_BORDERS}")
