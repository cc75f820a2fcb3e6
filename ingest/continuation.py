"""Joins the parts of one table that were typed or printed as several.

A part goes on with the same columns and a repeated header, an empty row in its place, or none. Tables that merely
follow each other stay apart: text or a caption between, other columns, a header of their own, a grand total at the end
of the first, or numbering that starts anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ingest.document import Block, Cell, Paragraph, Table, TableKind
from ingest.layout import DATA_HEADERS, is_number_cell, is_ordinal_header
from ingest.wording import bare, is_unit_line, roman_value

GRAND_TOTALS = re.compile(r"tong (?:cong|so|kinh phi|du toan)(?: (?:kinh phi|du toan|toan bo).*| ?\(.*| ?[ia]\s?\+.*)?")
"""The label of a grand total's row, comparable."""

SECTION_TOTALS = ("cong", "tong", "cong chung")
"""Labels of a grand total that may also be a section's: the numbering that goes on tells."""

CAPITALS = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"

_CONTINUED = re.compile(r"\(?(?:tiep theo|tiep|tiep tuc|chuyen tiep)(?: trang truoc)?\)?[.:]?")
_PAGE_NUMBER = re.compile(r"-?\s*(?:trang\s*)?\d{1,3}\s*-?")
_INDEX_CELL = re.compile(r"\(?(?:\d{1,2}|[A-ZĐa-z])\)?(?:\s*=.*)?")
_ORDINAL = re.compile(r"\(?(?:(?P<roman>[IVXL]+)|(?P<digit>\d{1,3})|(?P<capital>[A-ZĐ]))[.):]?")
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"\w")
_ALIKE = 0.75
"""How alike two readings of one text on scans are at least, from 0 to 1."""

_ALL_ALIKE = 0.9
"""The same of all the heads of a table together."""

_FEWEST_INDEX_CELLS = 3
_LONGEST_ORDINAL = 3
_LINES_ABOVE = 3

_Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table by rows: the cells that begin in each; `marked` counts the rows its author marked as header."""

    rows: tuple[_Row, ...]
    column_count: int
    marked: int

    def __getitem__(self, rows: slice) -> _Grid:
        return _Grid(self.rows[rows], self.column_count, 0)

    def prints_as(self, other: _Grid, row_count: int) -> bool:
        """Return whether the leading rows print what another's do."""
        ours, theirs = ([cell for row in grid.rows[:row_count] for cell in row] for grid in (self, other))
        if [(c.row, c.column, c.column_span) for c in ours] != [(c.row, c.column, c.column_span) for c in theirs]:
            return False
        return _print_nearly_same(ours, theirs) or all(map(_prints_same, ours, theirs))


def joined(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with the parts of each table joined; what stood between them (blanks, a repeated unit) goes."""
    told: list[Block] = []
    for block in blocks:
        last = block
        # A header that the page breaks is one only together with its rest: what is joined is tried again.
        while isinstance(last, Table) and (first := _table_before(told)) is not None:
            table = _joined(told, first, last)
            if table is None:
                break
            last = table
            del told[first:]
        told.append(last)
    return tuple(told)


def _table_before(blocks: list[Block]) -> int | None:
    """Return the position of the table that only a page break, as it were, parts from the end of the blocks."""
    for i in range(len(blocks) - 1, -1, -1):
        block = blocks[i]
        if isinstance(block, Table):
            return i
        if not isinstance(block, Paragraph) or not _is_passed_over(block):
            return None
    return None


def _is_passed_over(block: Paragraph) -> bool:
    line = bare(block.text)
    return not line or is_unit_line(line) or any(p.fullmatch(line) for p in (_CONTINUED, _PAGE_NUMBER))


def _joined(blocks: list[Block], position: int, second: Table) -> Table | None:
    """Return the table at the position with the second joined to it, None where the second is a table of its own."""
    first = blocks[position]
    if not isinstance(first, Table) or first.kind is not TableKind.DATA or second.kind is not TableKind.DATA:
        return None
    if not _is_same_unit(blocks, position, first):
        return None
    aligned = _aligned(second, first)
    if aligned is None:
        return None
    head, tail = _grid(first), _grid(aligned)
    header = _header_rows(head)
    skipped = _header_again(head, header, tail)
    if skipped is None:
        return None
    body = [row for row in head.rows[header:] if any(cell.text for cell in row)]
    if _is_complete(head, body, tail[skipped:]) or _numbers_anew(body, tail[skipped:]):
        return None
    return _appended(first, header, aligned, skipped)


def _is_same_unit(blocks: list[Block], position: int, first: Table) -> bool:
    """Return whether a unit line between the parts, if any, says what the first part or the lines above it say."""
    lines = [bare(block.text) for block in blocks[position + 1 :] if isinstance(block, Paragraph)]
    units = {line.rpartition(":")[2].strip(" ().") for line in lines if is_unit_line(line)}
    if not units:
        return True
    above = [block.text for block in blocks[:position] if isinstance(block, Paragraph) and block.text]
    in_table = [cell.text for cell in first.cells if cell.row < _LINES_ABOVE]
    said = [bare(text) for text in (*above[-_LINES_ABOVE:], *in_table)]
    return all(any(f"{mark}{unit}" in line for line in said for mark in (": ", ":", "(")) for unit in units)


def _aligned(table: Table, model: Table) -> Table | None:
    """Return the table on the model's grid: the same, or one that differs by grid lines where no cell begins."""
    if table.column_count == model.column_count:
        return table
    ours = sorted({cell.column for cell in table.cells})
    theirs = sorted({cell.column for cell in model.cells})
    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    edges = dict(zip([*ours, table.column_count], [*theirs, model.column_count], strict=True))
    if any(cell.column + cell.column_span not in edges for cell in table.cells):
        return None
    cells = [
        replace(c, column=edges[c.column], column_span=edges[c.column + c.column_span] - edges[c.column])
        for c in table.cells
    ]
    return replace(table, cells=tuple(cells), column_count=model.column_count)


def _grid(table: Table) -> _Grid:
    """Return for each row the cells that begin in it."""
    rows: list[list[Cell]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row].append(cell)
    return _Grid(tuple(tuple(row) for row in rows), table.column_count, table.header_rows)


def header_row_count(table: Table) -> int:
    """Return how many leading rows head the columns, a row that numbers them included.

    The author's mark counts; without one, a first row with STT or other words of headers, as far as its cells reach.
    """
    return _header_rows(_grid(table))


def _header_rows(grid: _Grid) -> int:
    if 0 < grid.marked < len(grid.rows):
        start, count = 0, grid.marked
    elif grid.rows and _opens_with_header(grid):
        start = _unit_rows(grid)
        count = start + 1
    else:
        return 0
    spans = (cell.row + cell.row_span for row in grid.rows[start:count] for cell in row)
    count = min(max(spans, default=count), len(grid.rows))
    while count < len(grid.rows) and _is_index_row(grid.rows[count]):
        count += 1
    return count


def _header_again(first: _Grid, header: int, second: _Grid) -> int | None:
    """Return how many rows of the second part stand for the first's header, None where it has a header of its own."""
    if 0 < header <= len(second.rows) and first.prints_as(second, header):
        return header
    blank = 0
    while blank < min(max(header, 1), len(second.rows)) and not any(cell.text for cell in second.rows[blank]):
        blank += 1
    return None if not blank and _opens_with_header(second) else blank


def _prints_same(one: Cell, other: Cell) -> bool:
    """Return whether two cells print the same: where a scan was read, figures the same and letters nearly."""
    first, second = bare(one.text), bare(other.text)
    if first == second:
        return True
    if min(one.confidence, other.confidence) == 1 or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _print_nearly_same(ours: Sequence[Cell], theirs: Sequence[Cell]) -> bool:
    """Return whether heads that were read on scans print the same all in all: short ones may be misread altogether."""
    if min(cell.confidence for cell in (*ours, *theirs)) == 1:
        return False
    first, second = ("".join(_LETTERS.findall(" ".join(bare(cell.text) for cell in part))) for part in (ours, theirs))
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALL_ALIKE


def _opens_with_header(grid: _Grid) -> bool:
    if grid.marked:
        return True
    row = grid.rows[_unit_rows(grid)]
    texts = [cell for cell in row if cell.text]
    if any(is_ordinal_header(cell) for cell in row) or sum(bare(c.text).rstrip(":.") in DATA_HEADERS for c in row) > 1:
        return True
    if _ordinal(row) is not None or any(is_number_cell(cell) for cell in texts) or _is_total(row):
        return False
    return 1 < len(texts) == len(row) and all(cell.in_bold for cell in texts)


def _unit_rows(grid: _Grid) -> int:
    """Return how many leading rows are one cell across that says the unit of money."""
    count = 0
    for row in grid.rows[:-1]:
        if len(row) != 1 or row[0].column_span != grid.column_count or not is_unit_line(row[0].text):
            break
        count += 1
    return count


def _is_index_row(row: _Row) -> bool:
    """Return whether a row numbers the columns: (1) (2) (3), A B 1 2 3."""
    texts = [cell.text for cell in row if cell.text]
    if len(texts) < max(_FEWEST_INDEX_CELLS, len(row) - 1) or len(set(texts)) < len(texts):
        return False
    return all(_INDEX_CELL.fullmatch(text) for text in texts)


def _is_complete(first: _Grid, body: list[_Row], rest: _Grid) -> bool:
    """Return whether the first part ends with its grand total; one at the top ends nothing, nor does a section's."""
    if len(body) < 2 or _is_total(body[0]) or not _is_total(body[-1]):
        return False
    return GRAND_TOTALS.fullmatch(_label(body[-1])) is not None or not _goes_on(first, rest)


def _goes_on(first: _Grid, rest: _Grid) -> bool:
    """Return whether the second part's first ordinal follows one of its kind in the first."""
    opening = next((ordinal for row in rest.rows if (ordinal := _ordinal(row))), None)
    return opening is not None and (opening[0], opening[1] - 1) in [_ordinal(row) for row in first.rows]


def _numbers_anew(body: list[_Row], rest: _Grid) -> bool:
    """Return whether the second part's top numbering begins again at I, A or 1, as the first part's did, once."""
    ordinals = [_ordinal(row) for row in (body[1:] if body and _is_total(body[0]) else body)]
    opening = ordinals[0] if ordinals else None
    if opening is None or opening[1] != 1 or ordinals.count(opening) > 1:
        return False
    again = (ordinal for row in rest.rows if (ordinal := _ordinal(row)) and ordinal[0] == opening[0])
    return next(again, None) == opening


def _is_total(row: _Row) -> bool:
    label = _label(row)
    return label in SECTION_TOTALS or GRAND_TOTALS.fullmatch(label) is not None


def _label(row: _Row) -> str:
    """Return the first text of a row that is no ordinal, comparable."""
    texts = (bare(cell.text).rstrip(":. ") for cell in row if cell.text)
    return next((text for text in texts if len(text) > _LONGEST_ORDINAL), "")


def _ordinal(row: _Row) -> tuple[str, int] | None:
    """Return the kind and value of a row's ordinal, None where its first cell is none."""
    match = _ORDINAL.fullmatch(row[0].text) if row and row[0].column == 0 else None
    kind = None if match is None else match.lastgroup
    if match is None or kind is None:
        return None
    text = match[kind]
    if kind == "roman":
        return kind, roman_value(text)
    return kind, int(text) if kind == "digit" else CAPITALS.index(text) + 1


def _appended(first: Table, header: int, second: Table, skipped: int) -> Table:
    """Return the first table, of so many rows of heads, with the second's rows below, less the skipped."""
    shift = first.row_count - skipped
    rows = tuple(cell.lower_by(shift) for cell in second.cells if cell.row >= skipped)
    return replace(
        first,
        cells=_with_merges_that_go_on(first, header, rows),
        row_count=first.row_count + second.row_count - skipped,
        parts=first.parts + second.parts,
        pages=tuple(sorted({*first.pages, *second.pages})),
        ruled=first.ruled or second.ruled,
    )


def _with_merges_that_go_on(first: Table, header: int, below: _Row) -> _Row:
    """Return the cells of both parts; a blank one over several rows that begins the second is the rest of one above."""
    above = {
        (cell.column, cell.column_span): cell
        for cell in first.cells
        if cell.row >= header and cell.row + cell.row_span == first.row_count and cell.text
    }
    rests = {
        (cell.column, cell.column_span): cell
        for cell in below
        if cell.row == first.row_count and cell.row_span > 1 and not cell.text
    }
    going_on = above.keys() & rests.keys()
    gone = {id(rests[edges]) for edges in going_on}
    whole = {id(above[edges]): _with_rest(above[edges], rests[edges]) for edges in going_on}
    return tuple(whole.get(id(cell), cell) for cell in (*first.cells, *below) if id(cell) not in gone)


def _with_rest(cell: Cell, rest: Cell) -> Cell:
    """Return a cell that goes on over the rows of its rest, its places on both pages kept."""
    place = cell.place.with_rest(rest.place) if cell.place.box is not None else cell.place
    return replace(cell, row_span=cell.row_span + rest.row_span, place=place)
