"""The sheet a plan is written to: its columns, sentences over them, comments on its cells."""

from __future__ import annotations

from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outputs.text_size import height, lines
from outputs.workbook.column_widths import column_widths
from outputs.workbook.legal_text import legal
from outputs.workbook.marks import Mark
from outputs.workbook.plan_layout import FIRST_COLUMN, MARGIN_COLUMN, Spot
from outputs.workbook.styles import Styles
from outputs.written.rows import CellRow

_MARGIN_WIDTH = 11.0
# The sentences above the tables need this much width, whatever the tables take.
_PROSE_WIDTH = 85.0
_SPARE_WIDTH = 9.0
_COMMENT_WIDTH_PIXELS = 330
_COMMENT_LINE_PIXELS = 17
_COMMENT_LINE_SIGNS = 52


class PlanCanvas:
    """A sheet with the columns that a plan's tables share, and what all of its parts write with."""

    def __init__(self, sheet: Worksheet, cells: Iterable[CellRow], styles: Styles, language: str) -> None:
        self.sheet, self.styles, self.language = sheet, styles, language
        self._widths = column_widths(cells)
        while sum(self._widths) < _PROSE_WIDTH:
            self._widths.append(_SPARE_WIDTH)
        self.last_column = FIRST_COLUMN + len(self._widths) - 1
        sheet.set_column(MARGIN_COLUMN, MARGIN_COLUMN, _MARGIN_WIDTH)
        for column, width in enumerate(self._widths, FIRST_COLUMN):
            sheet.set_column(column, column, width)

    def width(self, column: int, span: int) -> float:
        """Return the width of so many columns from one on."""
        start = column - FIRST_COLUMN
        return sum(self._widths[start : start + span])

    def prose(self, row: int, column: int, text: str, style: Format) -> None:
        """Write a sentence over the columns from here to the last, in as many lines as it takes."""
        if column < self.last_column:
            self.sheet.merge_range(row, column, row, self.last_column, "", style)
        self.sheet.write_string(row, column, legal(text), style)
        width = self.width(column, len(self._widths))
        self.sheet.set_row(row, height(lines(text, width, is_bold=bool(style.bold))))

    def comment(self, spot: Spot, mark: Mark) -> None:
        """Put a mark's comment on a cell, in a box that holds it."""
        line_count = sum(1 + len(line) // _COMMENT_LINE_SIGNS for line in mark.comment.split("\n")) + 1
        options = {"width": _COMMENT_WIDTH_PIXELS, "height": line_count * _COMMENT_LINE_PIXELS, "font_size": 9}
        self.sheet.write_comment(*spot, legal(mark.comment), options)
