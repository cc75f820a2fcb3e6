"""Rulings that make no grid but part of one: lines between rows alone, or a header's box above rows without lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.continuation import GRAND_TOTALS, SECTION_TOTALS, header_row_count
from ingest.document import Table
from ingest.layout import is_number_cell
from ingest.printed.alignment import LIST_MARK, Aligned, Row, Segment, aligned, column_edges, has_heads, stands_apart
from ingest.printed.lines import text
from ingest.printed.page_breaks import table_edges
from ingest.printed.row_starts import is_key
from ingest.printed.stacks import Stack
from ingest.printed.unruled_tables import FIGURE, parts_of
from ingest.wording import bare

_FARTHEST_BELOW = 2.6
_FARTHEST_ROWS = 4.0
_FARTHEST_NEXT = 1.6
_OVERHANG = 0.3
_FEWEST_BEFORE_TOTAL = 2
_MOST_ABOVE = 10
_ACROSS = 0.6
_WIDER = 0.2
_NEAR, _FAR = 1.7, 2.4
_SAME_EXTENT = 12.0
_SHIFTED = 0.06
_NARROW = 0.45


def within(stack: Stack, rows: Sequence[Row], carried: tuple[float, ...]) -> Aligned | None:
    """Return the lines that stand between the lines of a stack, in columns; None where they stand in none.

    `carried` are the edges of the table that ends the page before, where the rows begin a page: the lines above the
    first of the stack may be the rest of its last row.
    """
    inside = [
        k
        for k, row in enumerate(rows)
        if stack.heights[0] < row.line.baseline - 0.3 * row.line.size < stack.heights[-1]
        and row.left >= stack.left - _SAME_EXTENT
        and row.right <= stack.right + _SAME_EXTENT
    ]
    if not inside:
        return None
    many = [rows[k] for k in inside if len(rows[k].segments) > 1]
    edges = column_edges(many, [rows[k] for k in inside if len(rows[k].segments) == 1])
    if carried and _is_between(carried, stack):
        first = 0 if inside[0] <= _MOST_ABOVE else inside[0]
        return Aligned(first, inside[-1] + 1, carried, stack.heights, goes_on=True)
    if len(edges) < 3 or len(many) < 2 or (len(stack.heights) == 2 and not has_heads([rows[k] for k in inside])):
        return None
    outer = (min(stack.left, edges[0]), *edges[1:-1], max(stack.right, edges[-1]))
    return Aligned(inside[0], inside[-1] + 1, outer, stack.heights, stack.partial)


def cut_at_text(stack: Stack, rows: Sequence[Row]) -> list[Stack]:
    """Return the stacks that one is cut into where a line of text runs across it: another table's caption."""
    pieces: list[list[float]] = [[stack.heights[0]]]
    bands = [_band(rows, above, below) for above, below in pairwise(stack.heights)]
    for band, following, (above, below) in zip(bands, [*bands[1:], []], pairwise(stack.heights), strict=True):
        # Beside a name that wraps stand the other cells of its row.
        is_row = bool(band) and _is_numbered(band[0]) and not _stands_off(band, above, _NEAR)
        runs_across = all(len(row.segments) == 1 and not is_row for row in band) and any(
            row.right - row.left > _ACROSS * (stack.right - stack.left) for row in band
        )
        if runs_across or (band and has_heads(following) and _stands_off(band, above, _FAR)):
            pieces.append([])
        pieces[-1].append(below)
    return [replace(stack, heights=tuple(piece)) for piece in pieces if len(piece) > 1]


def _band(rows: Sequence[Row], above: float, below: float) -> list[Row]:
    """Return the lines between two heights."""
    return [row for row in rows if above < row.line.baseline - 0.3 * row.line.size < below]


def _is_numbered(row: Row) -> bool:
    """Return whether a line begins with a number, as a row of a table does."""
    return LIST_MARK.fullmatch(row.line.words[0].text) is not None


def _stands_off(band: Sequence[Row], above: float, least: float) -> bool:
    """Return whether text without figures stands so many sizes below a line; cells of a table begin right below it."""
    first = band[0].line
    figures = (FIGURE.fullmatch(text(segment.words)) for row in band for segment in row.segments)
    return first.baseline - above > least * first.size and not any(figures)


def _is_between(edges: tuple[float, ...], stack: Stack) -> bool:
    return abs(edges[0] - stack.left) <= _SAME_EXTENT and abs(edges[-1] - stack.right) <= _SAME_EXTENT


def below_header(table: Table, rows: Sequence[Row], *, opens_page: bool) -> Aligned | None:
    """Return the lines that stand in the columns of a ruled header right above them, None where it is a whole table.

    What opens a page may be the rest of a header that the page breaks.
    """
    if not rows or table.place.box is None or table.column_count < 3:
        return None
    if header_row_count(table) < table.row_count and not (opens_page and _may_be_rest_of_head(table)):
        return None
    _, top, _, height = table.place.box
    first = rows[0].line
    if first.baseline - (top + height) > _FARTHEST_BELOW * first.size:
        return None
    return fitting(rows, table_edges(table))


def _may_be_rest_of_head(table: Table) -> bool:
    """Return whether a table is one row of words, of which none stands where rows have their ordinals."""
    shown = [cell for cell in table.cells if cell.text]
    return table.row_count == 1 and all(cell.column > 0 and not is_number_cell(cell) for cell in shown)


def fitting(rows: Sequence[Row], edges: tuple[float, ...], *, goes_on: bool = False) -> Aligned | None:
    """Return the first lines of a band that stand in columns of these edges, None where hardly any does.

    A grand total ends them; where the table does not go on from a page before, one may open it.
    """
    group = Aligned(0, len(rows), edges)
    end = keys = 0
    while end < len(rows) and _fits(rows, end, group):
        parts = parts_of(rows[end], group)
        end += 1
        keys += is_key(parts) and len(parts) > 1
        if is_total(parts) and (goes_on or keys > _FEWEST_BEFORE_TOTAL or _is_last(rows, end)):
            break
    return Aligned(0, end, edges, goes_on=True) if keys else None


def going_on(rows: Sequence[Row], edges: tuple[float, ...]) -> Aligned | None:
    """Return the first lines of a page that stand in columns of their own like those of these edges, None if none do.

    Heads alone show only roughly where columns part: the names below may be wider than theirs.
    """
    group = next(iter(aligned(rows)), None)
    if group is None or group.column_count < 3 or abs(group.column_count - len(edges) + 1) > 1:
        return None
    width = edges[-1] - edges[0]
    is_shifted = max(abs(group.edges[0] - edges[0]), abs(group.edges[-1] - edges[-1])) > _SHIFTED * width
    lead = rows[: group.first]
    if is_shifted or len(lead) > _MOST_ABOVE or any(row.right - row.left > _NARROW * width for row in lead):
        return None
    if any(stands_apart(row.line.text) for row in lead):
        return None
    return Aligned(0, group.last, edges, goes_on=True)


def _is_last(rows: Sequence[Row], end: int) -> bool:
    """Return whether more room than between rows follows."""
    if end == len(rows):
        return True
    return rows[end].line.baseline - rows[end - 1].line.baseline > _FARTHEST_NEXT * rows[end].line.size


def ends_in_total(rows: Sequence[Row], group: Aligned) -> bool:
    """Return whether the last line of a group is a grand total below its rows, not one that opens the table."""
    split = [parts_of(row, group) for row in rows[group.first : group.last]]
    keys = sum(is_key(parts) and len(parts) > 1 for parts in split)
    return is_total(split[-1]) and keys > _FEWEST_BEFORE_TOTAL


def is_total(parts: Sequence[tuple[range, Segment]]) -> bool:
    """Return whether a line is a grand total, which ends a table unless it opens it."""
    label = next((bare(text(part.words)).rstrip(":. ") for _, part in parts if len(text(part.words)) > 2), "")
    return label in SECTION_TOTALS or GRAND_TOTALS.fullmatch(label) is not None


def _fits(rows: Sequence[Row], position: int, group: Aligned) -> bool:
    row = rows[position]
    if position and row.line.baseline - rows[position - 1].line.baseline > _FARTHEST_ROWS * row.line.size:
        return False
    if stands_apart(row.line.text):
        return False
    width = group.edges[-1] - group.edges[0]
    if row.left < group.edges[0] - row.line.size or row.right > group.edges[-1] + _WIDER * width:
        return False
    parts = parts_of(row, group)
    if len(parts) == 1:
        columns, part = parts[0]
        reach = group.width(range(columns.stop - 1, columns.stop))
        overhang = part.right - group.edges[columns.stop - 1]
        return len(columns) == 1 or (len(columns) == 2 and columns.start > 0 and overhang <= _OVERHANG * reach)
    return all(len(columns) <= 2 for columns, _ in parts[1:])
