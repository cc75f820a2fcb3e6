"""Parsed documents from compact text, so that a test of meaning needs no file.

A line between bars is a row of a table, rows that follow each other are one table, a blank line ends it. In a cell
"<" goes on with the cell to its left, "^" with the cell above; "//" breaks a line; "**…**" is bold. Any other line is a
paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from corpus.submission import Submission, submission
from ingest.document import Block, Cell, Document, MediaType, Paragraph, Place, Table
from ingest.structure import structured

TITLE = "KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ NĂM 2024"

_LEFT, _ABOVE, _BREAK, _BOLD = "<", "^", "//", "**"


def table(text: str, number: int = 1) -> Table:
    """Return the table drawn, as the document's table of this number.

    >>> drawn = table("| TT | Kinh phí | < |\\n| ^ | Tỉnh | Huyện |")
    >>> [(cell.text, cell.row_span, cell.column_span) for cell in drawn.cells]
    [('TT', 2, 1), ('Kinh phí', 1, 2), ('Tỉnh', 1, 1), ('Huyện', 1, 1)]
    """
    rows = [line.strip()[1:-1].split("|") for line in text.strip().splitlines()]
    return table_of([[cell.strip() for cell in row] for row in rows], number)


def table_of(rows: list[list[str]], number: int = 1) -> Table:
    """Return the table of these rows of cells, marked as in a drawing."""
    width = len(rows[0])
    uneven = [row for row in rows if len(row) != width]
    if uneven:
        raise ValueError(f"not {width} cells: {uneven[0]}")
    cells = [
        _cell(rows, r, c, number)
        for r, row in enumerate(rows)
        for c, mark in enumerate(row)
        if mark not in (_LEFT, _ABOVE)
    ]
    return Table(tuple(cells), len(rows), width, Place(table=str(number)))


def document(text: str) -> Document:
    """Return the document drawn with its structure told; one without a title of its own is the plan of 2024."""
    drawn = tuple(_blocks(text))
    if not any(isinstance(block, Paragraph) and block.text.startswith("KẾ HOẠCH") for block in drawn):
        drawn = (_title(TITLE), *drawn)
    return structured(Document(MediaType.DOCX, drawn))


def plan(text: str) -> Submission:
    """Return what the document drawn says."""
    return submission(document(text))


def document_of(blocks: Iterable[Block]) -> Document:
    """Return a plan of 2024 that holds these blocks, its structure told."""
    return structured(Document(MediaType.DOCX, (_title(TITLE), *blocks)))


def paragraph(text: str, position: int = 1) -> Paragraph:
    """Return a paragraph of the body, "**…**" in bold."""
    shown = text.removeprefix(_BOLD).removesuffix(_BOLD)
    return Paragraph((shown,) if shown else (), Place(paragraph=position), in_bold=shown != text)


def _title(text: str) -> Paragraph:
    return Paragraph((text,), Place(paragraph=1), in_bold=True, alignment="center")


def _blocks(text: str) -> Iterator[Block]:
    number = position = 0
    for is_row, lines in groupby(text.strip().splitlines(), key=lambda line: line.strip().startswith("|")):
        if is_row:
            number += 1
            yield table("\n".join(lines), number)
            continue
        for line in filter(None, map(str.strip, lines)):
            position += 1
            yield _title(line) if line.startswith("KẾ HOẠCH") else paragraph(line, position)


def _cell(rows: list[list[str]], row: int, column: int, number: int) -> Cell:
    width = _reach((rows[row][c] for c in range(column + 1, len(rows[row]))), _LEFT)
    height = _reach((rows[r][column] for r in range(row + 1, len(rows))), _ABOVE)
    text = rows[row][column]
    shown = text.removeprefix(_BOLD).removesuffix(_BOLD)
    return Cell(
        row=row,
        column=column,
        row_span=height,
        column_span=width,
        lines=tuple(line.strip() for line in shown.split(_BREAK)) if shown else (),
        place=Place(table=str(number), row=row + 1, column=column + 1),
        in_bold=shown != text,
    )


def _reach(marks: Iterable[str], sign: str) -> int:
    """Return how many positions a cell covers in one direction."""
    reach = 1
    for mark in marks:
        if mark != sign:
            break
        reach += 1
    return reach
