"""The parsed document: headings, paragraphs and tables in body order, each with its place in the received file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

Box = tuple[float, float, float, float]
"""Left, top, width, height in points of the page as displayed."""


SURE = 0.95
"""Confidence of a reading from which on nobody need look at it again; digital text has 1."""


class MediaType(Enum):
    """What a received file is, told from its content; the value is its name in received_files.csv."""

    DOCX = "docx"
    DOC = "doc"
    PDF = "pdf"
    PDF_SCAN = "pdf-scan"
    IMAGE = "image"
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a page and box, or a Word table's cell, or a body paragraph. 1-based throughout.

    `table` counts all w:tbl in body order, nested ones as "3.1"; `row` is the w:tr, `column` the grid column of the
    cell's left edge. `rest` holds page and box of what goes on over the page.
    """

    page: int | None = None
    box: Box | None = None
    table: str = ""
    row: int = 0
    column: int = 0
    paragraph: int = 0
    rest: tuple[tuple[int, Box], ...] = ()

    @property
    def location(self) -> str:
        """The place in the notation of the dataset, "" where there is none.

        >>> Place(table="2", row=5, column=4).location
        'table=2&row=5&col=4'
        """
        if self.box is not None:
            return f"page={self.page}&viewrect=" + ",".join(f"{v:.1f}" for v in self.box)
        if self.table:
            return f"table={self.table}&row={self.row}&col={self.column}"
        return f"paragraph={self.paragraph}" if self.paragraph else ""

    def with_rest(self, place: Place) -> Place:
        """Return the place with that of what goes on over the page added; the same where that is no box of a page."""
        if place.page is None or place.box is None:
            return self
        return replace(self, rest=(*self.rest, (place.page, place.box), *place.rest))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A body paragraph as shown. `lines` are its lines where the author broke them; `number` is its automatic number.

    `outline_level` is 1–9 where its style or outline level makes it a heading, else None. `in_bold` and the like hold
    for all its visible letters, those of a typed number before them apart. `list_id` is the list that counts it;
    `in_contents` holds for what stands in a table of contents. A tab that the author set is "\\t" in `lines`.
    """

    lines: tuple[str, ...]
    place: Place
    number: str = ""
    in_bold: bool = False
    in_italics: bool = False
    alignment: str = ""
    outline_level: int | None = None
    list_level: int | None = None
    list_id: str = ""
    in_contents: bool = False

    @property
    def text(self) -> str:
        """The text in one line, white space folded, without the automatic number."""
        return _in_one_line(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: `number` as printed less a trailing . ) :, `level` its depth among the document's numbering kinds."""

    level: int
    number: str
    title: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table's grid; row and column are 0-based positions of its upper left corner in the grid.

    `lines` as shown, automatic numbers included.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    lines: tuple[str, ...]
    place: Place
    in_bold: bool = False
    in_italics: bool = False
    confidence: float = 1.0

    def lower_by(self, rows: int) -> Cell:
        """Return the cell so many rows further down in the grid; its place in the file stays."""
        return Cell(
            self.row + rows,
            self.column,
            self.row_span,
            self.column_span,
            self.lines,
            self.place,
            self.in_bold,
            self.in_italics,
            self.confidence,
        )

    @property
    def text(self) -> str:
        """The text in one line, white space folded."""
        return _in_one_line(self.lines)


class TableKind(Enum):
    """Data, or layout told by ingest/layout.py."""

    DATA = "data"
    LETTERHEAD = "letterhead"
    SIGNATURE = "signature"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, sorted by row and column, no two overlapping; `parts` is how many printed pieces it joins.

    `header_rows` counts the leading rows that the author marked as header, 0 where none are.
    """

    cells: tuple[Cell, ...]
    row_count: int
    column_count: int
    place: Place
    header_rows: int = 0
    ruled: bool = True
    kind: TableKind = TableKind.DATA
    parts: int = 1
    pages: tuple[int, ...] = ()


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A received file as parsed: its blocks in body order, footnotes apart; `pages` is None where the format has none.

    `warnings` are things about the reading that staff should know, in Vietnamese. `unread_pages` hold no text that
    could be read: pictures, or letters in no known encoding.
    """

    media_type: MediaType
    blocks: tuple[Block, ...]
    pages: int | None = None
    footnotes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    unread_pages: tuple[int, ...] = ()


@lru_cache(maxsize=4096)
def _in_one_line(lines: tuple[str, ...]) -> str:
    """Return lines joined, white space folded; asked for many times a cell, so remembered."""
    return " ".join(" ".join(lines).split())
