"""Printed pages to blocks in reading order: tables, ruled and unruled, and the paragraphs between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from ingest.continuation import header_row_count
from ingest.document import Block, Table
from ingest.printed.alignment import Aligned, Row, aligned, row
from ingest.printed.fragments import Fragment, with_tables
from ingest.printed.lines import Line, lines
from ingest.printed.margins import PageText, without_margins, without_notes
from ingest.printed.page import PrintedPage
from ingest.printed.page_breaks import table_edges, with_whole_rows
from ingest.printed.paragraphs import PlacedLine, TextArea, paragraphs, text_area
from ingest.printed.ruled_tables import Ruled, ruled_tables
from ingest.printed.scaffold import below_header, cut_at_text, ends_in_total, fitting, going_on, within
from ingest.printed.turned_text import stand_ins
from ingest.printed.unruled_tables import body_cells

Item = PlacedLine | Table | Fragment


@dataclass(frozen=True, slots=True)
class Printed:
    """What pages show: blocks in order, and the footnotes."""

    blocks: tuple[Block, ...]
    footnotes: tuple[str, ...]


def printed_blocks(pages: Sequence[PrintedPage]) -> Printed:
    """Return the blocks of pages that follow each other."""
    ruled: list[Ruled] = []
    texts: list[PageText] = []
    footnotes: list[str] = []
    for page in pages:
        body, notes = without_notes(page)
        ruled.append(ruled_tables(body, ruled[-1] if ruled else None))
        texts.append(_page_text(body, ruled[-1]))
        footnotes += notes
    kept = without_margins(texts)
    areas = _areas(kept)
    items: list[Item] = []
    edges: tuple[float, ...] = ()
    for text, tables in zip(kept, ruled, strict=True):
        found, edges = _PageReading(text, tables, areas[round(text.page.width)]).items(edges)
        items += found
    return Printed(with_whole_rows(tuple(_blocks(with_tables(items)))), tuple(footnotes))


def page_tables(page: PrintedPage) -> list[Table]:
    """Return all tables of one page, from the top."""
    ruled = ruled_tables(page)
    text = _page_text(page, ruled)
    items, _ = _PageReading(text, ruled, text_area(text.lines, page.width)).items(())
    return [item for item in with_tables(items) if isinstance(item, Table)]


def _page_text(page: PrintedPage, ruled: Ruled) -> PageText:
    return PageText(page, tuple(lines(stand_ins(page, ruled.free))))


def _areas(texts: Sequence[PageText]) -> dict[int, TextArea]:
    """Return the text area of the pages of each width."""
    by_width: defaultdict[int, list[Line]] = defaultdict(list)
    for text in texts:
        by_width[round(text.page.width)] += text.lines
    return {width: text_area(found, width) for width, found in by_width.items()}


class _PageReading:
    """Reads one page from the top: bands of lines between ruled tables, and the tables that stand in them."""

    def __init__(self, text: PageText, ruled: Ruled, area: TextArea) -> None:
        self._text, self._ruled, self._area = text, ruled, area
        self._number = text.page.number
        self._items: list[Item] = []
        self._edges: tuple[float, ...] = ()

    def items(self, edges: tuple[float, ...]) -> tuple[list[Item], tuple[float, ...]]:
        """Return the lines and tables of the page, and the columns' edges of an unruled table or header that ends it.

        `edges` are those of such a table on the page before.
        """
        self._edges = edges
        band: list[Line] = []
        below = sorted(self._ruled.tables, key=_top, reverse=True)
        for line in self._text.lines:
            while below and _top(below[-1]) < line.baseline - line.size / 2:
                self._read(band)
                band = []
                self._put(below.pop())
            band.append(line)
        self._read(band)
        while below:
            self._put(below.pop())
        return self._items, self._edges

    def _put(self, table: Table) -> None:
        self._items.append(table)
        is_head = table.column_count > 2 and header_row_count(table) == table.row_count
        self._edges = table_edges(table) if is_head else ()

    def _read(self, band: Sequence[Line]) -> None:
        """Read a band of lines: what goes on with a table above, tables between lines, aligned ones, and text."""
        rows = [row(line) for line in band]
        position = 0
        for stack in (piece for whole in self._ruled.stacks for piece in cut_at_text(whole, rows)):
            group = within(stack, rows[position:], () if self._items else self._edges)
            if group is not None:
                position = self._read_aligned(rows, position, _moved(group, position))
        if position == 0 and rows:
            position = self._go_on(rows)
        self._read_free(rows, position)

    def _go_on(self, rows: list[Row]) -> int:
        """Read the lines that go on below a ruled header or with the table of the page before; return the next."""
        above = self._items[-1] if self._items else None
        if isinstance(above, Table):
            group = below_header(above, rows, opens_page=len(self._items) == 1)
            if group is not None:
                cells, count = body_cells(self._number, rows[: group.last], group, above.row_count)
                self._items[-1] = replace(above, cells=above.cells + tuple(cells), row_count=above.row_count + count)
                self._carry(rows, group)
                return group.last
        elif not self._items and self._edges:
            found = (fitting(rows, self._edges, goes_on=True), going_on(rows, self._edges))
            group = max((group for group in found if group is not None), key=attrgetter("last"), default=None)
            if group is not None:
                return self._read_aligned(rows, 0, group)
        self._edges = ()
        return 0

    def _read_free(self, rows: list[Row], position: int) -> None:
        base = position
        for group in aligned(rows[base:]):
            position = self._read_aligned(rows, position, _moved(group, base))
        self._put_lines(rows[position:])

    def _read_aligned(self, rows: list[Row], position: int, group: Aligned) -> int:
        """Read the text before a group of aligned lines, and the group; return the position after it."""
        self._put_lines(rows[position : group.first])
        inside = tuple(rows[group.first : group.last])
        placed = tuple(PlacedLine(row.line, self._number, self._area) for row in inside)
        self._items.append(Fragment(self._number, inside, group, placed))
        self._carry(rows, group)
        return group.last

    def _carry(self, rows: Sequence[Row], group: Aligned) -> None:
        """Keep the edges of a table that the page breaks off: nothing stands below it, and no total ends it."""
        is_open = group.last == len(rows) and not ends_in_total(rows, group)
        self._edges = group.edges if is_open else ()

    def _put_lines(self, rows: Sequence[Row]) -> None:
        if rows:
            self._edges = ()
        self._items += [PlacedLine(row.line, self._number, self._area) for row in rows]


def _moved(group: Aligned, by: int) -> Aligned:
    return replace(group, first=group.first + by, last=group.last + by)


def _top(table: Table) -> float:
    return table.place.box[1] if table.place.box is not None else 0.0


def _blocks(items: Iterable[PlacedLine | Table]) -> Iterator[Block]:
    pending: list[PlacedLine] = []
    for item in items:
        if isinstance(item, Table):
            yield from paragraphs(pending)
            pending = []
            yield item
        else:
            pending.append(item)
    yield from paragraphs(pending)
