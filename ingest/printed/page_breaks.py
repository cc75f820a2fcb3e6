"""Rows that break over the page made whole: what goes on below the break joins the cells it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import Block, Box, Cell, Place, Table
from ingest.layout import is_number_cell
from ingest.wording import bare

_SAME_EDGE = 4.0
_FULL = 0.93


def with_whole_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each row that a page break parts in the table above it, its places on both pages kept."""
    whole: list[Block] = []
    for block in blocks:
        before = whole[-1] if whole else None
        if not isinstance(block, Table) or not isinstance(before, Table) or not _follows(before, block):
            whole.append(block)
            continue
        header = _repeated_rows(before, block)
        rest = [cell for cell in block.cells if cell.row == header]
        if not _goes_on(before, block, rest):
            whole.append(block)
            continue
        whole[-1] = _with_rest(before, rest)
        if (left := _without_row(block, header)) is not None:
            whole.append(left)
    return tuple(whole)


def _follows(before: Table, table: Table) -> bool:
    """Return whether a table begins on the page after the other's, with the same columns."""
    if not before.pages or not table.pages or table.pages[0] != before.pages[-1] + 1:
        return False
    return before.column_count == table.column_count and all(
        abs(one - other) <= _SAME_EDGE for one, other in zip(_edges(before), _edges(table), strict=False)
    )


def _edges(table: Table) -> list[float]:
    """Return the left edge of each column in which a cell begins, in order of the columns."""
    lefts = {cell.column: cell.place.box[0] for cell in table.cells if cell.place.box is not None}
    return [left for _, left in sorted(lefts.items())]


def _repeated_rows(before: Table, table: Table) -> int:
    """Return how many leading rows of a table print what the leading rows of the one before print."""
    rows = 0
    while rows < min(before.row_count, table.row_count):
        ours = [(c.column, c.column_span, bare(c.text)) for c in table.cells if c.row == rows]
        theirs = [(c.column, c.column_span, bare(c.text)) for c in before.cells if c.row == rows]
        if ours != theirs or not any(text for _, _, text in ours):
            break
        rows += 1
    return rows


def _goes_on(before: Table, table: Table, rest: Sequence[Cell]) -> bool:
    """Return whether a row goes on with the last of the table before: no ordinal, no figure, text cut in a line."""
    last = {cell.column: cell for cell in before.cells if cell.row + cell.row_span == before.row_count}
    filled = [cell for cell in rest if cell.text]
    if not filled or any(cell.row_span > 1 for cell in filled) or table.row_count == 0:
        return False
    pairs = [(last.get(cell.column), cell) for cell in filled]
    if any(above is None or above.column_span != cell.column_span for above, cell in pairs):
        return False
    told = [(above, cell) for above, cell in pairs if above is not None]
    if filled[0].column == 0 and (last[0].text or len(filled) == 1):
        return False
    if any(is_number_cell(cell) and above.text for above, cell in told):
        return False
    cut = [(above, cell) for above, cell in told if above.text and not is_number_cell(cell)]
    return bool(cut) and all(_is_cut(before, above, cell) for above, cell in cut)


def _is_cut(table: Table, above: Cell, cell: Cell) -> bool:
    """Return whether a cell's text goes on in another: in small letters, or where its line had no room left."""
    if above.in_bold != cell.in_bold:
        return False
    first = cell.text.split()[0]
    if first[:1].islower():
        return True
    if not first[:1].isalnum() and first[:1] not in "(“\"'":
        return False
    longest = max(
        len(line) for other in table.cells if other.column == above.column for line in (*other.lines, "")
        if other.column_span == above.column_span
    )
    return len(above.lines[-1]) + 1 + len(first) > _FULL * longest


def _with_rest(table: Table, rest: Sequence[Cell]) -> Table:
    """Return the table with the rest of its last row."""
    added = {cell.column: cell for cell in rest}
    cells = tuple(
        _continued(cell, added[cell.column])
        if cell.row + cell.row_span == table.row_count and cell.column in added
        else cell
        for cell in table.cells
    )
    pages = tuple(sorted({*table.pages, *(c.place.page for c in rest if c.place.page is not None)}))
    return replace(table, cells=cells, pages=pages)


def _continued(cell: Cell, rest: Cell) -> Cell:
    if not rest.text:
        return cell
    if not cell.text:
        return replace(cell, lines=rest.lines, place=rest.place, in_bold=rest.in_bold, in_italics=rest.in_italics)
    further: tuple[tuple[int, Box], ...] = cell.place.rest
    if rest.place.page is not None and rest.place.box is not None:
        further = (*further, (rest.place.page, rest.place.box), *rest.place.rest)
    place: Place = replace(cell.place, rest=further)
    return replace(cell, lines=cell.lines + rest.lines, place=place, confidence=min(cell.confidence, rest.confidence))


def _without_row(table: Table, row: int) -> Table | None:
    """Return the table without a row, None where only rows that repeat its header are left."""
    if table.row_count - 1 <= row:
        return None
    cells = tuple(
        cell if cell.row < row else replace(cell, row=cell.row - 1) for cell in table.cells if cell.row != row
    )
    return replace(table, cells=cells, row_count=table.row_count - 1)
