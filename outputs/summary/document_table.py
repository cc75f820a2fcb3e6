"""A table of the document, made as WordprocessingML at once: row by row through a library takes minutes for 1,000."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from outputs.notation import million, number
from outputs.shown_text import one_line
from outputs.summary.footnotes import signs_text
from outputs.summary.sheet_styles import FILLS, HEAD_FILL, MARKED
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell

_TWIPS_PER_MM = 56.693
# In half-points: the widths of columns are meant for 11 points.
_MEANT_SIZE = 22
_LARGEST, _SMALLEST = 20, 13
_BARE_SIZE = 26
# A table of so many lines is not parted over pages.
_SHORT = 14

_ALIGNED = {
    HeadKind.TEXT: "left",
    HeadKind.MONEY: "right",
    HeadKind.ORDINAL: "center",
    HeadKind.COUNT: "center",
    HeadKind.SIGNS: "center",
}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def table_element(table: SummaryTable, width_mm: int, language: str) -> BaseOxmlElement:
    """Return a table as wide as the text, its heads repeated on each page, its letters as large as fit."""
    whole = sum(head.width_mm for head in table.heads)
    size = max(_SMALLEST, min(_LARGEST, int(_MEANT_SIZE * width_mm / whole)))
    widths = _widths(table, width_mm)
    rows = [_row(table.heads, line, widths, size, language) for line in table.lines]
    kept = [_with_next(row) if _is_kept(k, len(rows)) else row for k, row in enumerate(rows)]
    rows = [*map(_with_next, _head_rows(table.heads, widths, size)), *kept]
    return _element(widths, rows, f"<w:tblBorders>{_BORDERS}</w:tblBorders>")


def bare_table(table: SummaryTable, width_mm: int, language: str) -> BaseOxmlElement:
    """Return a table without heads, rulings or colours."""
    widths = _widths(table, width_mm)
    rows = (_row(table.heads, line, widths, _BARE_SIZE, language, is_bare=True) for line in table.lines)
    return _element(widths, [_with_next(row) for row in rows], "")


def _is_kept(k: int, count: int) -> bool:
    """Whether a row stays on the page of the next: all of a short table, the first and the last of a long one."""
    return k < count - 1 and (count <= _SHORT or k < 1 or k > count - 4)


def _with_next(row: str) -> str:
    # No text can hold this: it is escaped.
    return row.replace("<w:pPr>", "<w:pPr><w:keepNext/>")


def _widths(table: SummaryTable, width_mm: int) -> list[int]:
    whole = sum(head.width_mm for head in table.heads)
    return [round(head.width_mm * width_mm / whole * _TWIPS_PER_MM) for head in table.heads]


def _element(widths: Sequence[int], rows: Sequence[str], borders: str) -> BaseOxmlElement:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'{borders}<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _head_rows(heads: Sequence[Head], widths: Sequence[int], size: int) -> Iterator[str]:
    """Yield the rows of heads: two where some stand under another."""
    has_above = any(head.above for head in heads)
    if has_above:
        cells = []
        for above, group in groupby(range(len(heads)), key=lambda k: heads[k].above):
            columns = list(group)
            if above:
                width = sum(widths[k] for k in columns)
                cells.append(_cell(_head_text(above, size), width, f'<w:gridSpan w:val="{len(columns)}"/>', HEAD_FILL))
            else:
                merged = '<w:vMerge w:val="restart"/>'
                cells += [_cell(_head_text(heads[k].title, size), widths[k], merged, HEAD_FILL) for k in columns]
        yield _row_of(cells, is_head=True)
    cells = [
        _cell(_head_text("", size), width, "<w:vMerge/>", HEAD_FILL)
        if has_above and not head.above
        else _cell(_head_text(head.title, size), width, "", HEAD_FILL)
        for head, width in zip(heads, widths, strict=True)
    ]
    yield _row_of(cells, is_head=True)


def _row(
    heads: Sequence[Head], line: Line, widths: Sequence[int], size: int, language: str, *, is_bare: bool = False
) -> str:
    fill = "" if is_bare else MARKED if line.is_marked else FILLS.get(line.kind, "")
    cells = [
        _cell(_cell_text(head, cell, line.kind, size, language), width, "", fill)
        for head, cell, width in zip(heads, line.cells, widths, strict=True)
    ]
    return _row_of(cells)


def _cell_text(head: Head, cell: TableCell, kind: LineKind, size: int, language: str) -> str:
    """Return the paragraph of a cell: text, or a number as people write it, and the signs of its footnotes."""
    value = cell.value
    if isinstance(value, int):
        is_money = head.kind is HeadKind.MONEY and kind is not LineKind.COUNT
        text = million(value, language) if is_money else number(value, language)
    else:
        text = one_line(value or "")
    align = "center" if kind is LineKind.COUNT and head.kind is HeadKind.MONEY else _ALIGNED[head.kind]
    marks = ("<w:b/>" if kind in (LineKind.GROUP, LineKind.TOTAL) else "") + (
        "<w:i/>" if kind is LineKind.COUNT else ""
    )
    runs = _run(text, size, marks) if text else ""
    if cell.signs:
        raised = '<w:vertAlign w:val="superscript"/>' if text else ""
        runs += _run(signs_text(cell.signs), size, marks, raised)
    return _paragraph(runs, align)


def _head_text(title: str, size: int) -> str:
    return _paragraph(_run(one_line(title), size, "<w:b/>") if title else "", "center")


def _paragraph(runs: str, align: str) -> str:
    spacing = '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
    return f'<w:p><w:pPr>{spacing}<w:ind w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p>'


def _run(text: str, size: int, marks: str = "", raised: str = "") -> str:
    return (
        f'<w:r><w:rPr>{marks}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{raised}</w:rPr>'
        f'<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    )


def _cell(paragraph: str, width: int, merged: str, fill: str) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill.removeprefix("#")}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph}</w:tc>"
    )


def _row_of(cells: Sequence[str], *, is_head: bool = False) -> str:
    repeated = "<w:tblHeader/>" if is_head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"
