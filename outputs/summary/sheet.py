"""A sheet of the workbook: tables drawn one under the other, sums as formulas that hold their value."""

from __future__ import annotations

from math import ceil

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from outputs.notation import in_million, said
from outputs.summary.footnotes import signs_text
from outputs.summary.printable_text import printable
from outputs.summary.sheet_styles import SheetStyles
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell

IN_MILLION = Text("Đơn vị tính: triệu đồng", "Unit: million đồng")

_MM_PER_CHARACTER = 2.0
_POINTS_PER_LINE = 15.0
_A4 = 9


class Sheet:
    """Draws on one worksheet from the top; remembers the row it has come to."""

    def __init__(self, sheet: Worksheet, styles: SheetStyles, language: str, heads: tuple[Head, ...]) -> None:
        """`heads` are the columns of its widest table: they give the widths."""
        self._sheet = sheet
        self._styles = styles
        self._language = language
        self._widths = [head.width_mm / _MM_PER_CHARACTER for head in heads]
        self._row = 0
        for k, width in enumerate(self._widths):
            sheet.set_column(k, k, width)

    def paragraph(self, text: str, *, bold: bool = False, italic: bool = False, align: str = "left") -> None:
        """Write text over the whole width."""
        self._across(printable(text), self._styles.plain(bold=bold, italic=italic, align=align), 1.0)

    def heading(self, text: str) -> None:
        """Write a title over the whole width."""
        self._across(printable(text), self._styles.title(), 1.35)

    def gap(self) -> None:
        """Leave a row empty."""
        self._row += 1

    def table(self, table: SummaryTable, *, is_first: bool = False) -> None:
        """Draw a table with its title, remarks and footnotes; the heads of the first stay in sight and repeat."""
        self.heading(table.title)
        if not table.lines:
            self.paragraph(table.if_empty)
            return
        if table.has_money:
            self.paragraph(said(IN_MILLION, self._language), italic=True, align="right")
        start = self._row
        self._heads(table.heads)
        if is_first:
            self._sheet.freeze_panes(self._row, 2)
            self._sheet.repeat_rows(start, self._row - 1)
        self._lines(table)
        for text in (*table.remarks, *table.footnotes):
            self.paragraph(text)

    def set_up_page(self, name: str, *, pages_wide: int = 1) -> None:
        """Set the page: A4 landscape, the width on so many pages, numbered."""
        sheet = self._sheet
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(pages_wide, 0)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        page = said(Text("Trang", "Page"), self._language)
        sheet.set_footer(f'&L&"Times New Roman"&9{name}&R&"Times New Roman"&9{page} &P/&N')
        sheet.hide_gridlines(2)
        if pages_wide > 1:
            sheet.repeat_columns(0, 1)

    def _across(self, text: str, style: object, scale: float) -> None:
        last = len(self._widths) - 1
        # Freezing splits wide sheets: text stays within what is on the screen.
        height = _lines_of(text, sum(self._widths) / scale) * _POINTS_PER_LINE * scale
        if last:
            self._sheet.merge_range(self._row, 0, self._row, last, "", style)
        self._sheet.write_string(self._row, 0, text, style)
        self._sheet.set_row(self._row, height + 2)
        self._row += 1

    def _heads(self, heads: tuple[Head, ...]) -> None:
        style, top = self._styles.head(), self._row
        rows = 2 if any(head.above for head in heads) else 1
        start = 0
        for k, head in enumerate(heads):
            if not head.above and rows > 1:
                self._sheet.merge_range(top, k, top + 1, k, "", style)
            self._sheet.write_string(top + (rows - 1 if head.above else 0), k, head.title, style)
            is_last = k + 1 == len(heads) or heads[k + 1].above != head.above
            if head.above and is_last:
                if k > start:
                    self._sheet.merge_range(top, start, top, k, "", style)
                self._sheet.write_string(top, start, head.above, style)
            start = k + 1 if is_last else start
        if rows > 1:
            self._sheet.set_row(top, self._height_above(heads))
        lower = [k for k, head in enumerate(heads) if head.above or rows == 1]
        lines = max(_lines_of(heads[k].title, self._widths[k] * 0.92) for k in lower)
        self._sheet.set_row(top + rows - 1, lines * _POINTS_PER_LINE + 4)
        self._row += rows

    def _height_above(self, heads: tuple[Head, ...]) -> float:
        lines = 1
        for above in {head.above for head in heads if head.above}:
            width = sum(self._widths[k] for k, head in enumerate(heads) if head.above == above)
            lines = max(lines, _lines_of(above, width * 0.92))
        return lines * _POINTS_PER_LINE + 4

    def _lines(self, table: SummaryTable) -> None:
        first = self._row
        for number, line in enumerate(table.lines):
            summed = _summed(table.lines, number)
            for k, (head, cell) in enumerate(zip(table.heads, line.cells, strict=True)):
                self._cell(k, head, cell, line, [(first + start, first + end) for start, end in summed])
            height = max(
                _lines_of(str(cell.value), self._widths[k])
                for k, cell in enumerate(line.cells)
                if k == 0 or isinstance(cell.value, str)
            )
            self._sheet.set_row(self._row, height * _POINTS_PER_LINE + 2)
            self._row += 1

    def _cell(self, k: int, head: Head, cell: TableCell, line: Line, summed: list[tuple[int, int]]) -> None:
        styles, marked = self._styles, line.is_marked
        if isinstance(cell.value, int) and head.kind is HeadKind.MONEY and line.kind is not LineKind.COUNT:
            style = styles.money(line.kind, cell.value, cell.signs, is_marked=marked)
            amount = in_million(cell.value)
            if formula := _formula(k, head, line, self._row, summed):
                self._sheet.write_formula(self._row, k, formula, style, amount)
            else:
                self._sheet.write_number(self._row, k, amount, style)
        elif isinstance(cell.value, int):
            style = styles.count(line.kind, is_marked=marked)
            if line.kind is LineKind.COUNT and summed:
                self._sheet.write_formula(self._row, k, _over("COUNT", k, summed), style, cell.value)
            else:
                self._sheet.write_number(self._row, k, cell.value, style)
        else:
            text = " ".join(part for part in (printable(cell.value or ""), signs_text(cell.signs)) if part)
            style = styles.text(line.kind, is_marked=marked, align=_align(head, line))
            if text:
                self._sheet.write_string(self._row, k, text, style)
            else:
                self._sheet.write_blank(self._row, k, None, style)


def _align(head: Head, line: Line) -> str:
    if head.kind is HeadKind.MONEY:
        return "right"
    return "left" if head.kind is HeadKind.TEXT else "center"


def _summed(lines: tuple[Line, ...], number: int) -> list[tuple[int, int]]:
    """Return the runs of lines (from, to) that a line over others sums: units below a group, all units for a total."""
    kind = lines[number].kind
    if kind is LineKind.UNIT:
        return []
    if kind is LineKind.GROUP:
        end = number
        while end + 1 < len(lines) and lines[end + 1].kind is LineKind.UNIT:
            end += 1
        return [(number + 1, end)] if end > number else []
    runs: list[tuple[int, int]] = []
    for k in range(number):
        if lines[k].kind is LineKind.UNIT:
            runs = [*runs[:-1], (runs[-1][0], k)] if runs and runs[-1][1] == k - 1 else [*runs, (k, k)]
    return runs


def _formula(k: int, head: Head, line: Line, row: int, summed: list[tuple[int, int]]) -> str:
    """Return the formula of an amount, "" where it is a figure of the dataset."""
    if line.kind is not LineKind.UNIT:
        return _over("SUM", k, summed) if summed and head.is_summed else ""
    if head.adds:
        first, last = xl_col_to_name(head.adds[0]), xl_col_to_name(head.adds[-1])
        return f"=SUM({first}{row + 1}:{last}{row + 1})"
    if head.subtracts:
        return "={}{row}-{}{row}".format(*map(xl_col_to_name, head.subtracts), row=row + 1)
    return ""


def _over(function: str, k: int, summed: list[tuple[int, int]]) -> str:
    column = xl_col_to_name(k)
    return f"={function}(" + ",".join(f"{column}{start + 1}:{column}{end + 1}" for start, end in summed) + ")"


def _lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a width of characters."""
    lines, left = 1, 0.0
    for word in text.split(" "):
        size = len(word) * 1.05
        if left and left + 1 + size > width:
            lines, left = lines + 1, 0.0
        left += size + (1 if left else 0)
        if left > width:
            lines, left = lines + ceil(left / width) - 1, left % width
    return lines
