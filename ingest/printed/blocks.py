"""Printed pages to blocks in reading order: tables, ruled and unruled, and the paragraphs between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.document import Block, Table
from ingest.printed.alignment import aligned, row
from ingest.printed.lines import Line, lines
from ingest.printed.margins import PageText, without_margins, without_notes
from ingest.printed.page import PrintedPage, Turn
from ingest.printed.page_breaks import with_whole_rows
from ingest.printed.paragraphs import PlacedLine, TextArea, paragraphs, text_area
from ingest.printed.ruled_tables import ruled_tables
from ingest.printed.unruled_tables import unruled_table


@dataclass(frozen=True, slots=True)
class Printed:
    """What pages show: blocks in order, and the footnotes."""

    blocks: tuple[Block, ...]
    footnotes: tuple[str, ...]


def printed_blocks(pages: Sequence[PrintedPage]) -> Printed:
    """Return the blocks of pages that follow each other."""
    tables: list[list[Table]] = []
    texts: list[PageText] = []
    footnotes: list[str] = []
    for page in pages:
        body, notes = without_notes(page)
        ruled, free = ruled_tables(body)
        tables.append(ruled)
        texts.append(PageText(body, tuple(lines(word for word in free if word.turn is Turn.UPRIGHT))))
        footnotes += notes
    kept = without_margins(texts)
    areas = _areas(kept)
    items = [
        item
        for text, ruled in zip(kept, tables, strict=True)
        for item in _page_items(text, ruled, areas[round(text.page.width)])
    ]
    return Printed(with_whole_rows(tuple(_blocks(items))), tuple(footnotes))


def _areas(texts: Sequence[PageText]) -> dict[int, TextArea]:
    """Return the text area of the pages of each width."""
    by_width: defaultdict[int, list[Line]] = defaultdict(list)
    for text in texts:
        by_width[round(text.page.width)] += text.lines
    return {width: text_area(found, width) for width, found in by_width.items()}


def page_tables(page: PrintedPage) -> list[Table]:
    """Return all tables of one page, from the top."""
    ruled, free = ruled_tables(page)
    text = PageText(page, tuple(lines(word for word in free if word.turn is Turn.UPRIGHT)))
    items = _page_items(text, ruled, text_area(text.lines, page.width))
    return [item for item in items if isinstance(item, Table)]


def _page_items(text: PageText, ruled: Sequence[Table], area: TextArea) -> Iterator[PlacedLine | Table]:
    """Yield the lines and tables of a page from the top; lines that stand in columns are tables."""
    number = text.page.number
    band: list[Line] = []
    below = sorted(ruled, key=_top, reverse=True)
    for line in text.lines:
        while below and _top(below[-1]) < line.baseline - line.size / 2:
            yield from _band_items(band, number, area)
            band = []
            yield below.pop()
        band.append(line)
    yield from _band_items(band, number, area)
    while below:
        yield below.pop()


def _top(table: Table) -> float:
    return table.place.box[1] if table.place.box is not None else 0.0


def _band_items(band: Sequence[Line], number: int, area: TextArea) -> Iterator[PlacedLine | Table]:
    rows = [row(line) for line in band]
    position = 0
    for group in aligned(rows):
        table = unruled_table(number, rows, group)
        if table is None:
            continue
        yield from (PlacedLine(line, number, area) for line in band[position : group.first])
        yield table
        position = group.last
    yield from (PlacedLine(line, number, area) for line in band[position:])


def _blocks(items: Sequence[PlacedLine | Table]) -> Iterator[Block]:
    pending: list[PlacedLine] = []
    for item in items:
        if isinstance(item, Table):
            yield from paragraphs(pending)
            pending = []
            yield item
        else:
            pending.append(item)
    yield from paragraphs(pending)
