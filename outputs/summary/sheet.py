"""A sheet of the workbook: tables drawn one under the other, sums as formulas that hold their value."""

from __future__ import annotations

from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from outputs.notation import in_million, said
from outputs.shown_text import one_line
from outputs.summary.footnotes import signs_text
from outputs.summary.sheet_formulas import formula, summed_lines
from outputs.summary.sheet_styles import FONT, SheetStyles
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell
from outputs.summary.text_height import lines_of

IN_MILLION = Text("Đơn vị tính: triệu đồng", "Unit: million đồng")

_MM_PER_CHARACTER = 2.0
_POINTS_PER_LINE = 15.0
_A4 = 9
_PAGE_MM = 268
_STRETCH_AT_MOST = 1.4
# Wider sheets are cut into pages at this scale.
_SMALLEST_PERCENT = 62

_Span = tuple[int, int]
"""The first and the last column of the sheet that a column of a table takes."""


class Sheet:
    """Draws on one worksheet from the top; remembers the row it has come to."""

    def __init__(self, sheet: Worksheet, styles: SheetStyles, language: str, heads: tuple[Head, ...]) -> None:
        """`heads` are the columns of its widest table: they give the widths."""
        self._sheet = sheet
        self._styles = styles
        self._language = language
        self._heads = heads
        stretch = min(_STRETCH_AT_MOST, max(1.0, _PAGE_MM / sum(head.width_mm for head in heads)))
        self._widths_mm = [int(head.width_mm * stretch) for head in heads]
        self._row = 0
        for k, width in enumerate(self._widths_mm):
            sheet.set_column(k, k, width / _MM_PER_CHARACTER)

    def paragraph(self, text: str, *, bold: bool = False, italic: bool = False, align: str = "left") -> None:
        """Write text over the width of a page."""
        self._across(text, self._styles.plain(bold=bold, italic=italic, align=align), 1.0)

    def heading(self, text: str) -> None:
        """Write a title over the width of a page."""
        self._across(text, self._styles.title(), 1.3)

    def gap(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def table(self, table: SummaryTable, *, stays_in_sight: bool = False) -> None:
        """Draw a table with its title, remarks and footnotes; heads that stay in sight repeat on each page."""
        self.heading(table.title)
        if not table.lines:
            self.paragraph(table.if_empty)
            return
        if table.has_money:
            self.paragraph(said(IN_MILLION, self._language), italic=True, align="right")
        start = self._row
        spans = self._spans(table.heads)
        self._draw_heads(table.heads, spans)
        if stays_in_sight:
            self._sheet.freeze_panes(self._row, 2)
            self._sheet.repeat_rows(start, self._row - 1)
        first = self._row
        self._draw_lines(table, spans)
        if stays_in_sight and all(line.kind is LineKind.UNIT for line in table.lines):
            self._sheet.autofilter(first - 1, 0, self._row - 1, spans[-1][1])
        for text in (*table.remarks, *table.footnotes):
            self.paragraph(text)

    def set_up_page(self, name: str) -> None:
        """Set the page: A4 landscape, as wide as a page, or cut between groups of columns where it is too wide."""
        sheet = self._sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        breaks = self._page_breaks()
        if breaks:
            sheet.set_print_scale(_SMALLEST_PERCENT)
            sheet.set_v_pagebreaks(breaks)
            sheet.repeat_columns(0, 1)
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        page = said(Text("Trang", "Page"), self._language)
        sheet.set_footer(f'&L&"{FONT}"&9{name}&R&"{FONT}"&9{page} &P')
        sheet.hide_gridlines(2)

    def _page_breaks(self) -> list[int]:
        """Return the columns before which a page ends; none where all fit on one."""
        room = _PAGE_MM * 100 / _SMALLEST_PERCENT
        if sum(self._widths_mm) <= room:
            return []
        fixed = sum(self._widths_mm[:2])
        breaks, filled, at = [], fixed, 2
        for _, group in groupby(enumerate(self._heads[2:], 2), key=lambda pair: pair[1].above):
            columns = [k for k, _ in group]
            width = sum(self._widths_mm[k] for k in columns)
            if filled + width > room and at > 2:
                breaks.append(at)
                filled = fixed
            filled, at = filled + width, columns[-1] + 1
        return breaks

    def _across(self, text: str, style: Format, scale: float) -> None:
        text = one_line(text)
        breaks = self._page_breaks()
        # The first two columns repeat on every page of a sheet that is cut: no text may stand in them.
        first = 2 if breaks else 0
        last = (breaks[0] if breaks else len(self._widths_mm)) - 1
        if last > first:
            self._sheet.merge_range(self._row, first, self._row, last, "", style)
        self._sheet.write_string(self._row, first, text, style)
        lines = lines_of(text, self._width((first, last)) / scale)
        self._sheet.set_row(self._row, lines * _POINTS_PER_LINE * scale + 3)
        self._row += 1

    def _spans(self, heads: tuple[Head, ...]) -> list[_Span]:
        """Return the columns of the sheet that each column of a table takes: one each in the widest table."""
        if len(heads) == len(self._widths_mm):
            return [(k, k) for k in range(len(heads))]
        spans: list[_Span] = []
        column, last = 0, len(self._widths_mm) - 1
        for k, head in enumerate(heads):
            first, width = column, self._widths_mm[min(column, last)]
            while width < head.width_mm * 0.9 and column < last - (len(heads) - 1 - k):
                column += 1
                width += self._widths_mm[column]
            spans.append((first, column))
            column += 1
        return spans

    def _width(self, span: _Span) -> int:
        return sum(self._widths_mm[span[0] : span[1] + 1])

    def _draw_heads(self, heads: tuple[Head, ...], spans: list[_Span]) -> None:
        style, top = self._styles.head(), self._row
        rows = 2 if any(head.above for head in heads) else 1
        heights = [1] * rows
        for head, span in zip(heads, spans, strict=True):
            first_row = top + (rows - 1 if head.above else 0)
            self._put(first_row, top + rows - 1, span, head.title, style)
            if head.above or rows == 1:
                heights[-1] = max(heights[-1], lines_of(head.title, self._width(span) - 2, is_bold=True))
        columns = list(zip(heads, spans, strict=True))
        for above, group in groupby(columns, key=lambda pair: pair[0].above):
            under = [span for _, span in group]
            if above:
                whole = (under[0][0], under[-1][1])
                self._put(top, top, whole, above, style)
                heights[0] = max(heights[0], lines_of(above, self._width(whole) - 2, is_bold=True))
        for k, lines in enumerate(heights):
            self._sheet.set_row(top + k, lines * _POINTS_PER_LINE + 4)
        self._row += rows

    def _put(self, first_row: int, last_row: int, span: _Span, text: str, style: Format) -> None:
        """Write text in a cell, or in the cells it takes together."""
        if (first_row, span[0]) != (last_row, span[1]):
            self._sheet.merge_range(first_row, span[0], last_row, span[1], "", style)
        self._sheet.write_string(first_row, span[0], one_line(text), style)

    def _draw_lines(self, table: SummaryTable, spans: list[_Span]) -> None:
        first = self._row
        for number, line in enumerate(table.lines):
            summed = [(first + start, first + end) for start, end in summed_lines(table.lines, number)]
            for head, span, cell in zip(table.heads, spans, line.cells, strict=True):
                if span[0] != span[1]:
                    blank = self._styles.text(line.kind, is_marked=line.is_marked)
                    self._sheet.merge_range(self._row, span[0], self._row, span[1], "", blank)
                self._cell(span[0], head, cell, line, formula(head, line, self._row, span[0], spans, summed))
            height = max(
                lines_of(cell.value if isinstance(cell.value, str) else "", self._width(span) - 6)
                for cell, span in zip(line.cells, spans, strict=True)
            )
            self._sheet.set_row(self._row, height * _POINTS_PER_LINE + 3)
            self._row += 1

    def _cell(self, column: int, head: Head, cell: TableCell, line: Line, formula_text: str) -> None:
        styles, marked, value = self._styles, line.is_marked, cell.value
        if isinstance(value, int):
            is_money = head.kind is HeadKind.MONEY and line.kind is not LineKind.COUNT
            amount = in_million(value) if is_money else value
            style = (
                styles.money(line.kind, value, cell.signs, is_marked=marked)
                if is_money
                else styles.count(line.kind, is_marked=marked)
            )
            if formula_text:
                self._sheet.write_formula(self._row, column, formula_text, style, amount)
            else:
                self._sheet.write_number(self._row, column, amount, style)
            return
        text = " ".join(part for part in (one_line(value or ""), signs_text(cell.signs)) if part)
        style = styles.text(line.kind, is_marked=marked, align=_ALIGNED[head.kind])
        if text:
            self._sheet.write_string(self._row, column, text, style)
        else:
            self._sheet.write_blank(self._row, column, None, style)


_ALIGNED = {
    HeadKind.TEXT: "left",
    HeadKind.MONEY: "right",
    HeadKind.ORDINAL: "center",
    HeadKind.COUNT: "center",
    HeadKind.SIGNS: "center",
}
