"""Rows that break over the page made whole: what goes on below the break joins the cells it belongs to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ingest.continuation import header_row_count
from ingest.document import Block, Cell, Table
from ingest.layout import DATA_HEADERS, is_number_cell, is_ordinal_header
from ingest.printed.alignment import HEADS
from ingest.printed.broken_ordinals import is_dotted, is_rest_in_sequence, is_rest_of_ordinal
from ingest.printed.cells import is_broken_figure
from ingest.wording import bare

BROKEN_OVER_PAGE = 0.8
"""The confidence of a figure put together from two pages."""

_SAME_EDGE = 4.0
_MOST_SHIFTED = 0.02
"""So much of its width a table may lie, or reach, further on one page than on the next."""

_UNEVEN = 0.01
"""So much of its width its columns may be further left or right within it: a photograph bends what is straight."""

_FULL = 0.93
_FEWEST_HEADS = 2


def with_whole_rows(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks with each row that a page break parts in the table above it, its places on both pages kept."""
    whole: list[Block] = []
    for block in with_same_grids(blocks):
        before = whole[-1] if whole else None
        if not isinstance(block, Table) or not isinstance(before, Table) or not _follows(before, block):
            whole.append(block)
            continue
        if (head := _whole_head(before, block)) is not None:
            whole[-1] = head
            if (left := _without_row(block, 0)) is not None:
                whole.append(left)
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


def with_same_grids(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with tables that follow each other over a page break set on one grid, where their edges agree.

    The second part may lack edges that only cells of the first have, as where all that is left is a total.
    """
    told: list[Block] = []
    for block in blocks:
        before = told[-1] if told else None
        if isinstance(block, Table) and isinstance(before, Table) and _is_over_page(before, block):
            told[-1], block = _on_one_grid(before, block)
        told.append(block)
    return told


def _on_one_grid(first: Table, second: Table) -> tuple[Table, Table]:
    if not (first.ruled and second.ruled):
        return first, second
    ours, theirs = table_edges(first), table_edges(second)
    if not ours or not theirs or len(ours) == len(theirs):
        return first, second
    fine, coarse = (ours, theirs) if len(ours) > len(theirs) else (theirs, ours)
    if abs(ours[0] - theirs[0]) > _SAME_EDGE or abs(ours[-1] - theirs[-1]) > _SAME_EDGE:
        return first, second
    if not all(any(abs(edge - other) <= _SAME_EDGE for other in fine) for edge in coarse):
        return first, second
    return _regridded(first, fine), _regridded(second, fine)


def _regridded(table: Table, edges: tuple[float, ...]) -> Table:
    """Return the table with its columns counted on these edges."""
    if table.column_count == len(edges) - 1:
        return table
    cells = []
    for cell in table.cells:
        if cell.place.box is None:
            return table
        left, _, width, _ = cell.place.box
        first = bisect_right(edges, left + _SAME_EDGE) - 1
        last = bisect_right(edges, left + width + _SAME_EDGE) - 1
        cells.append(replace(cell, column=first, column_span=last - first))
    return replace(table, cells=tuple(cells), column_count=len(edges) - 1)


def _is_over_page(before: Table, table: Table) -> bool:
    """Return whether a table begins on the page after the one that the other ends on."""
    return bool(before.pages and table.pages) and table.pages[0] == before.pages[-1] + 1


def _follows(before: Table, table: Table) -> bool:
    """Return whether a table begins on the page after the other's, with the same columns."""
    if not _is_over_page(before, table) or before.column_count != table.column_count:
        return False
    if not (before.ruled and table.ruled):
        return True
    ours, theirs = _edges_by_column(before), _edges_by_column(table)
    shared = sorted(ours.keys() & theirs.keys())
    is_whole = shared[:1] == [0] and shared[-1:] == [table.column_count]
    return is_whole and are_same_edges([ours[k] for k in shared], [theirs[k] for k in shared])


def are_same_edges(ours: Sequence[float], theirs: Sequence[float]) -> bool:
    """Return whether columns have the same edges, where drawn a little unevenly.

    No two photographs or scans show a table at quite the same place and size.
    """
    if len(ours) != len(theirs) or not ours:
        return len(ours) == len(theirs)
    width, other_width = ours[-1] - ours[0], theirs[-1] - theirs[0]
    off = max(abs(ours[0] - theirs[0]), abs(ours[-1] - theirs[-1]))
    if off > _SAME_EDGE and off > _MOST_SHIFTED * width:
        return False
    stretch = width / other_width if other_width > 0 else 1.0
    placed = (ours[0] + stretch * (at - theirs[0]) for at in theirs)
    uneven = max(_SAME_EDGE, _UNEVEN * width)
    return all(abs(one - other) <= uneven for one, other in zip(ours, placed, strict=True))


def table_edges(table: Table) -> tuple[float, ...]:
    """Return the edges of a ruled table's columns, as its first rows have them: those below may have no rulings."""
    return tuple(at for _, at in sorted(_edges_by_column(table).items()))


def _edges_by_column(table: Table) -> dict[int, float]:
    """Return the edges by the columns that begin at them; those within cells alone are not known."""
    edges: dict[int, float] = {}
    for cell in table.cells:
        if cell.place.box is not None:
            left, _, width, _ = cell.place.box
            edges.setdefault(cell.column, left)
            edges.setdefault(cell.column + cell.column_span, left + width)
    return edges


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
    """Return whether a row goes on with the last of the table before.

    It has no ordinal, and either text cut in a line or nothing but what a narrow column broke off a figure.
    """
    last = {cell.column: cell for cell in before.cells if cell.row + cell.row_span == before.row_count}
    filled = [cell for cell in rest if cell.text]
    if not filled or any(cell.row_span > 1 for cell in filled) or table.row_count == 0:
        return False
    pairs = [(last.get(cell.column), cell) for cell in filled]
    if any(above is None or above.column_span != cell.column_span for above, cell in pairs):
        return False
    told = [(above, cell) for above, cell in pairs if above is not None]
    if told[0][1].column == 0 and _is_rest_of_ordinal(before, told[0][0].text, told[0][1].text):
        filled, told = filled[1:], told[1:]
    if not filled:
        return True
    if filled[0].column == 0 and (last[0].text or len(filled) == 1):
        return False
    figures = [(above, cell) for above, cell in told if is_number_cell(cell) and is_number_cell(above)]
    if figures:
        return len(figures) == len(filled) and all(is_broken_figure(above.text, cell.text) for above, cell in figures)
    cut = [(above, cell) for above, cell in told if above.text and not is_number_cell(above)]
    if not cut or any(above.in_bold != cell.in_bold for above, cell in cut):
        return False
    return all(_is_cut(before, above, cell) for above, cell in cut) or not _has_bare_rows(before, table, rest)


def _is_rest_of_ordinal(table: Table, above: str, rest: str) -> bool:
    """Return whether what stands below the last ordinal of a table is the rest of it: alone, or in its sequence."""
    ordinals = [cell.text for cell in table.cells if cell.column == 0 and cell.text]
    before = next((ordinal for ordinal in reversed(ordinals[:-1]) if is_dotted(ordinal)), "")
    return is_rest_of_ordinal(above, rest) or is_rest_in_sequence(before, above, rest)


def _whole_head(before: Table, table: Table) -> Table | None:
    """Return a head that the page breaks made whole, None where the first table is more than one row of heads.

    Where cells of its rest stand below a wide head, they are heads of a second row.
    """
    rest = [cell for cell in table.cells if cell.row == 0]
    shown = [cell for cell in before.cells if cell.text]
    is_head = header_row_count(before) == 1 or all(cell.in_bold and not is_number_cell(cell) for cell in shown)
    if (
        before.row_count > 1
        or table.row_count < 2
        or not is_head
        or any(cell.row_span > 1 for cell in rest)
        or sum(bool(cell.text) for cell in rest) < _FEWEST_HEADS
    ):
        return None
    if any(is_number_cell(cell) for cell in rest) or len(_said(before, rest)) == 0 or _is_repeated(before, rest):
        return None
    below = {cell.column: cell for cell in rest}
    # What stands below a whole "STT" is the ordinal of a line.
    if any(is_ordinal_header(cell) and cell.column in below and below[cell.column].text for cell in before.cells):
        return None
    if all(cell.column in below and below[cell.column].column_span == cell.column_span for cell in before.cells):
        return _with_rest(before, rest)
    return _with_second_row(before, rest)


def _said(before: Table, rest: Sequence[Cell]) -> set[str]:
    """Return the words of heads that the first part has, none where the rest has some of its own below them."""
    headed = {cell.column for cell in before.cells if cell.text}
    own = {bare(cell.text).rstrip(".") for cell in rest if cell.column in headed}
    return set() if own & set(DATA_HEADERS) else {bare(cell.text).rstrip(".") for cell in before.cells} & HEADS


def _is_repeated(before: Table, rest: Sequence[Cell]) -> bool:
    return [bare(cell.text) for cell in before.cells] == [bare(cell.text) for cell in rest]


def _with_second_row(before: Table, rest: Sequence[Cell]) -> Table:
    """Return a head of two rows: what goes on below a head of the same width is its rest."""
    below = {cell.column: cell for cell in rest}
    cells: list[Cell] = []
    for cell in before.cells:
        own = below.get(cell.column)
        if own is not None and own.column_span == cell.column_span:
            cells.append(replace(_continued(cell, own, before), row_span=2))
            del below[cell.column]
        else:
            cells.append(cell)
    cells += [replace(cell, row=1) for cell in below.values()]
    pages = tuple(sorted({*before.pages, *(c.place.page for c in rest if c.place.page is not None)}))
    return replace(before, cells=tuple(cells), row_count=2, pages=pages)


def _has_bare_rows(before: Table, table: Table, rest: Sequence[Cell]) -> bool:
    """Return whether rows of names alone are a habit of a table; what ends in a colon is one of them."""
    if any(cell.text.endswith(":") for cell in rest):
        return True
    rows: dict[tuple[int, int], list[Cell]] = {}
    for k, part in enumerate((before, table)):
        for cell in part.cells:
            rows.setdefault((k, cell.row), []).append(cell)
    filled = [[cell for cell in cells if cell.text] for cells in rows.values() if cells[0].row != rest[0].row]
    return any(len(cells) == 1 and cells[0].column > 0 and cells[0].column_span == 1 for cells in filled)


def _is_cut(table: Table, above: Cell, cell: Cell) -> bool:
    """Return whether a cell's text goes on in another: in small letters, or where its line had no room left."""
    first = cell.text.split()[0]
    if first[:1].islower():
        return True
    if not first[:1].isalnum() and first[:1] not in "(“\"'":
        return False
    longest = max(
        len(line)
        for other in table.cells
        if other.column == above.column
        for line in (*other.lines, "")
        if other.column_span == above.column_span
    )
    return len(above.lines[-1]) + 1 + len(first) > _FULL * longest


def _with_rest(table: Table, rest: Sequence[Cell]) -> Table:
    """Return the table with the rest of its last row."""
    added = {cell.column: cell for cell in rest}
    cells = tuple(
        _continued(cell, added[cell.column], table)
        if cell.row + cell.row_span == table.row_count and cell.column in added
        else cell
        for cell in table.cells
    )
    pages = tuple(sorted({*table.pages, *(c.place.page for c in rest if c.place.page is not None)}))
    return replace(table, cells=cells, pages=pages)


def _continued(cell: Cell, rest: Cell, table: Table) -> Cell:
    if not rest.text:
        return cell
    if not cell.text:
        return replace(cell, lines=rest.lines, place=rest.place, in_bold=rest.in_bold, in_italics=rest.in_italics)
    lines, confidence = cell.lines + rest.lines, min(cell.confidence, rest.confidence)
    if cell.column == 0 and _is_rest_of_ordinal(table, cell.text, rest.text):
        lines = (cell.text + rest.text,)
    elif is_number_cell(cell) and is_number_cell(rest) and is_broken_figure(cell.text, rest.text):
        lines, confidence = (cell.text + rest.text,), min(confidence, BROKEN_OVER_PAGE)
    return replace(cell, lines=lines, place=cell.place.with_rest(rest.place), confidence=confidence)


def _without_row(table: Table, row: int) -> Table | None:
    """Return the table without a row, None where only rows that repeat its header are left."""
    if table.row_count - 1 <= row:
        return None
    cells = tuple(
        cell if cell.row < row else replace(cell, row=cell.row - 1) for cell in table.cells if cell.row != row
    )
    return replace(table, cells=cells, row_count=table.row_count - 1)
