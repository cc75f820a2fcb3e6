"""Lines of a budget table and the tree they form: which line is summed into which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.document import Cell, Place
from normalizers import labels
from normalizers.columns import Column, Header, Role, is_header_repeated
from normalizers.grid import Grid
from normalizers.money import AmountStatus, status
from normalizers.money_units import UnitSource, UnitStatement, unit_stated
from normalizers.ordinals import NO_ORDINAL, Ordinal, OrdinalKind, ordinal, split_ordinal
from normalizers.tree import Branch, Node, branches

_UNNUMBERED = (OrdinalKind.NONE, OrdinalKind.BULLET)


class Level(Enum):
    """Where a line stands in the tree. A subtotal is an equation, never added."""

    TOTAL = "total"
    SECTION = "section"
    SUBSECTION = "subsection"
    ITEM = "item"
    SUBTOTAL = "subtotal"


@dataclass(frozen=True, slots=True)
class LineItem:
    """A printed line: its place in the tree, its words, its cells by column (index into the header's columns).

    `parent_row_no` is the line it is summed into, None for a root. `sums` are the row numbers a subtotal adds up.
    """

    row_no: int
    parent_row_no: int | None
    level: Level
    section: str
    ordinal: str
    name: str
    place: Place
    grid_row: int
    is_of_which: bool = False
    is_emphasised: bool = False
    sums: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row of data before the tree: its ordinal, name and the cell that holds the name."""

    grid_row: int
    ordinal: Ordinal
    name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table that are lines, and the units that rows inside the table state."""

    lines: tuple[PrintedRow, ...]
    units: tuple[UnitStatement, ...]


def printed_rows(cells: Grid, header: Header) -> Rows:
    """Return the rows of data that are lines; repeated headers, unit rows, remarks and blank rows are none."""
    lines: list[PrintedRow] = []
    units: list[UnitStatement] = []
    letter, heads = "", header.printed
    for row in range(header.data_row, cells.row_count):
        own = [cell for cell in cells.own(row) if cell.text]
        if not own or is_header_repeated(cells, row, heads):
            continue
        if len(own) == 1 and (stated := unit_stated(own[0].text)):
            units.append(UnitStatement(stated[0], stated[1], UnitSource.TABLE, own[0].place))
            continue
        if labels.is_in_words(own[0].text) or (len(own) == 1 and labels.is_remark(own[0].text)):
            continue
        line = _printed_row(cells, header, row, letter)
        if line is not None:
            lines.append(line)
            if line.ordinal.kind is OrdinalKind.LETTER:
                letter = line.ordinal.text[-1]
    return Rows(tuple(lines), tuple(units))


def line_items(rows: Sequence[PrintedRow], amounts: Sequence[tuple[int | None, ...]]) -> tuple[LineItem, ...]:
    """Return the lines with their tree; `amounts` are each row's figures by money column, None where none is printed.

    The tree comes from numbering, then type face, and only where both are silent from what adds up.
    """
    total = _grand_total(rows)
    again = _total_again(rows, total)
    nodes = [
        _node(row, k == total, k == again, figures) for k, (row, figures) in enumerate(zip(rows, amounts, strict=True))
    ]
    placed = branches(nodes)
    shape = _Shape(nodes, placed, total)
    return tuple(_line(k, row, shape) for k, row in enumerate(rows))


def _printed_row(cells: Grid, header: Header, row: int, letter: str) -> PrintedRow | None:
    """Return the row's ordinal and name; a label in the ordinal's cell, or over several cells, is the name."""
    numbered, named = header.first(Role.ORDINAL), header.first(Role.NAME)
    first = _cell_of(cells, row, numbered)
    second = _cell_of(cells, row, named)
    mark = ordinal(first.text, letter) if first is not None else NO_ORDINAL
    if first is not None and mark is None:
        if second is None or second is first or not second.text:
            split, name = split_ordinal(first.text, letter)
            return PrintedRow(row, split, name, first)
        return PrintedRow(row, Ordinal(first.text, OrdinalKind.NONE), second.text, second)
    if second is None or not second.text:
        return _row_without_name(cells, header, row, mark or NO_ORDINAL)
    if numbered is None and mark is NO_ORDINAL:
        split, name = split_ordinal(second.text, letter)
        return PrintedRow(row, split, name, second)
    if mark is not None and mark is not NO_ORDINAL:
        return PrintedRow(row, mark, second.text, second)
    bullet = ordinal(second.text[:1]) if second.text[:1] and second.text[1:2] in (" ", "\u00a0") else None
    kind = OrdinalKind.BULLET if bullet is not None and bullet.kind is OrdinalKind.BULLET else OrdinalKind.NONE
    return PrintedRow(row, Ordinal("", kind), second.text, second)


def _row_without_name(cells: Grid, header: Header, row: int, mark: Ordinal) -> PrintedRow | None:
    """Return a row whose name stands elsewhere ("Cộng" in a quantity column) or nowhere; None where it says nothing."""
    money = {column.start for column in header.money}
    for cell in cells.own(row):
        if (
            cell.text
            and cell.column not in money
            and ordinal(cell.text) is None
            and status(cell.text) is not AmountStatus.PRINTED
        ):
            return PrintedRow(row, mark, cell.text, cell)
    figures = [cell for cell in cells.own(row) if cell.column in money and status(cell.text) is AmountStatus.PRINTED]
    if figures or mark.kind not in (OrdinalKind.NONE, OrdinalKind.BULLET):
        place = next((cell for cell in cells.own(row)), None)
        return PrintedRow(row, mark, "", place) if place is not None else None
    return None


def _cell_of(cells: Grid, row: int, column: Column | None) -> Cell | None:
    """Return the cell of a column that begins in this row, None where there is none."""
    if column is None:
        return None
    cell = cells.at[row][column.start]
    return cell if cell is not None and cell.row == row else None


def _grand_total(rows: Sequence[PrintedRow]) -> int | None:
    """Return the index of the grand total: the first line if it is one, else the last total's label."""
    found = [k for k, row in enumerate(rows) if _is_total_row(row)]
    if not found:
        return _total_by_place(rows)
    if found[0] == 0 and not _closes_with_its_own(rows, found):
        return 0
    return found[-1]


def _total_by_place(rows: Sequence[PrintedRow]) -> int | None:
    """Return the index of an unnumbered line that opens as a total before, or after, all numbered lines."""
    numbered = [k for k, row in enumerate(rows) if row.ordinal.kind not in _UNNUMBERED]
    if not numbered:
        last = len(rows) - 1
        return last if len(rows) > 2 and labels.opens_as_total(rows[last].name) else None
    for k, row in enumerate(rows):
        at_an_end = k < numbered[0] or k > numbered[-1]
        if at_an_end and row.ordinal.kind in _UNNUMBERED and labels.opens_as_total(row.name):
            return k
    return None


def _is_total_row(row: PrintedRow) -> bool:
    numbered = row.ordinal.kind not in _UNNUMBERED
    return labels.is_total(row.name) and not (numbered and "cộng" not in row.name.lower())


def _closes_with_its_own(rows: Sequence[PrintedRow], found: Sequence[int]) -> bool:
    """True where the table closes with a grander label than it opens with ("Cộng" first, "Tổng cộng" last)."""
    first, last = rows[found[0]].name.lower(), rows[found[-1]].name.lower()
    return found[-1] == len(rows) - 1 and len(found) > 1 and last.startswith("tổng") and not first.startswith("tổng")


def _total_again(rows: Sequence[PrintedRow], total: int | None) -> int | None:
    """Return the index of the grand total printed again at the other end of the table."""
    last = len(rows) - 1
    other = {0: last, last: 0}.get(total) if total is not None and last > 0 else None
    return other if other is not None and _is_total_row(rows[other]) else None


def _node(row: PrintedRow, is_total: bool, is_again: bool, figures: tuple[int | None, ...]) -> Node:
    return Node(
        ordinal=row.ordinal,
        bullet=row.ordinal.text or row.name[:1],
        is_total=is_total,
        is_subtotal=not is_total and (_is_total_row(row) or _is_partial(row)),
        is_total_again=is_again,
        subtotal_of=labels.subtotal_of(row.name) or "",
        names_source=row.ordinal.kind in _UNNUMBERED and labels.names_source(row.name),
        is_carried=labels.is_carried(row.name),
        is_of_which=row.ordinal.kind in _UNNUMBERED and labels.is_of_which(row.name),
        is_emphasised=_is_emphasised(row),
        figures=figures,
    )


def _is_partial(row: PrintedRow) -> bool:
    if row.ordinal.kind not in _UNNUMBERED:
        return False
    return labels.subtotal_of(row.name) is not None or labels.is_carried(row.name)


def _is_emphasised(row: PrintedRow) -> bool:
    """True for a line set in bold or in capitals."""
    return row.cell.in_bold or (row.name.isupper() and sum(c.isalpha() for c in row.name) > 3)


class _Shape:
    """The tree seen whole: which lines have lines of their own, which are sections and what they are called."""

    def __init__(self, nodes: Sequence[Node], placed: Sequence[Branch], total: int | None) -> None:
        self.nodes, self.placed, self.total = nodes, placed, total
        additive = [branch for k, branch in enumerate(placed) if not branch.is_of_which]
        self.has_lines = {branch.parent for branch in additive if branch.parent not in (None, total)}
        self.sections = self._sections()
        self.section_labels = {k: _section_label(nodes[k], n) for n, k in enumerate(sorted(self.sections), 1)}

    def section(self, k: int) -> str:
        """Return the label of the section a line stands in, blank for totals and outside sections."""
        if k == self.total:
            return ""
        closes = self.placed[k].closes
        return self.section_labels.get(self._top(k if closes is None else closes), "")

    def level(self, k: int) -> Level:
        """Return a line's level, from the tree."""
        if k == self.total or self.nodes[k].is_total_again:
            return Level.TOTAL
        if self.nodes[k].is_subtotal:
            return Level.SUBTOTAL
        if k in self.sections:
            return Level.SECTION
        return Level.SUBSECTION if k in self.has_lines else Level.ITEM

    def _sections(self) -> set[int]:
        """Return the lines at the top that have lines, and those at the top that look like them (contract)."""
        tops = [
            k
            for k, (node, branch) in enumerate(zip(self.nodes, self.placed, strict=True))
            if k != self.total and branch.parent == self.total and not node.is_subtotal and not branch.is_of_which
        ]
        looks = {_look(self.nodes[k]) for k in tops if k in self.has_lines}
        return {k for k in tops if _look(self.nodes[k]) in looks}

    def _top(self, k: int) -> int:
        """Return the line at the top above a line (itself at the top)."""
        above = self.placed[k].parent
        return k if above is None or above == self.total else self._top(above)


def _line(k: int, row: PrintedRow, shape: _Shape) -> LineItem:
    branch = shape.placed[k]
    return LineItem(
        row_no=k + 1,
        parent_row_no=None if branch.parent is None else branch.parent + 1,
        level=shape.level(k),
        section=shape.section(k),
        ordinal=row.ordinal.text,
        name=row.name,
        place=row.cell.place,
        grid_row=row.grid_row,
        is_of_which=branch.is_of_which,
        is_emphasised=shape.nodes[k].is_emphasised,
        sums=tuple(j + 1 for j in branch.sums),
    )


def _look(node: Node) -> tuple[OrdinalKind, bool]:
    """Return what tells a section: its kind of ordinal, or its type face where it has none."""
    return node.ordinal.kind, node.ordinal.kind is OrdinalKind.NONE and node.is_emphasised


def _section_label(node: Node, position: int) -> str:
    return node.ordinal.text.upper() if node.is_numbered else f"#{position}"
