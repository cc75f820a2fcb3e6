"""The tables of a plan laid out as printed: cells merged as there, numbers as numbers, marked cells coloured."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from xlsxwriter.format import Format

from corpus.discrepancy import Text
from normalizers.line_items import Level
from normalizers.money import AmountStatus, status
from normalizers.money_units import UnitSource, unit_named
from outputs.labels import UNIT_SOURCES
from outputs.notation import said
from outputs.text_size import height, lines
from outputs.workbook.figures import Figure, figure
from outputs.workbook.legal_text import legal
from outputs.workbook.marks import Mark
from outputs.workbook.plan_canvas import PlanCanvas
from outputs.workbook.plan_layout import FIRST_COLUMN, Block, PlanLayout, Spot
from outputs.workbook.styles import Tone
from outputs.written.rows import AmountRow, CellRow, TableRow

_STRONG = (Level.TOTAL, Level.SECTION, Level.SUBTOTAL)


class PrintedTables:
    """Writes the tables of a plan, each where its layout says."""

    def __init__(self, canvas: PlanCanvas, layout: PlanLayout, marks: Mapping[Spot, Mark]) -> None:
        self._canvas, self._layout, self._marks = canvas, layout, marks
        self._amounts = {(a.table_no, a.row_no, a.column_no): a for a in layout.plan.amounts}
        self._strong = {(a.table_no, a.row_no) for a in layout.plan.amounts if a.level in _STRONG}
        self._cells: dict[int, list[CellRow]] = defaultdict(list)
        for cell in layout.cells:
            self._cells[cell.table_no].append(cell)

    def write(self, table: TableRow) -> None:
        """Write a table: a line that says what it is, then its cells."""
        block, cells = self._layout.blocks[table.table_no], self._cells[table.table_no]
        title = block.title_row, FIRST_COLUMN
        mark = self._marks.get(title)
        style = self._canvas.styles.of(mark.tone if mark else None, bold=True, text_wrap=True)
        self._canvas.prose(*title, heading(table, self._canvas.language), style)
        if mark:
            self._canvas.comment(title, mark)
        starts = Counter(block.spot(cell) for cell in cells)
        taken: set[Spot] = set()
        for cell in cells:
            self._write(cell, block, starts, taken)
        blank = self._canvas.styles.boxed()
        for row in range(block.first_row, block.first_row + block.rows):
            for column in range(FIRST_COLUMN, FIRST_COLUMN + block.columns):
                if (row, column) not in taken:
                    self._canvas.sheet.write_blank(row, column, None, blank)
        for row, points in self._heights(cells, block).items():
            self._canvas.sheet.set_row(row, points)

    def _write(self, cell: CellRow, block: Block, starts: Counter[Spot], taken: set[Spot]) -> None:
        """Write a cell, merged with what it covers unless another cell begins there or it is taken."""
        sheet = self._canvas.sheet
        row, column = block.spot(cell)
        mark = self._marks.get((row, column))
        amount = self._amount(cell)
        number = figure(cell.text, amount) if amount is not None else None
        style = self._style(cell, number, mark)
        if cell.row_span * cell.col_span > 1:
            covered = {(r, c) for r in range(row, row + cell.row_span) for c in range(column, column + cell.col_span)}
            if not covered & taken and sum(starts[spot] for spot in covered) == 1:
                sheet.merge_range(row, column, row + cell.row_span - 1, column + cell.col_span - 1, "", style)
                taken |= covered
        taken.add((row, column))
        if number is not None:
            sheet.write_number(row, column, number.value, style)
        elif cell.text:
            sheet.write_string(row, column, legal(cell.text), style)
        else:
            sheet.write_blank(row, column, None, style)
        if mark is not None:
            self._canvas.comment((row, column), mark)

    def _amount(self, cell: CellRow) -> AmountRow | None:
        if cell.row_no is None or cell.column_no is None:
            return None
        return self._amounts.get((cell.table_no, cell.row_no, cell.column_no))

    def _style(self, cell: CellRow, number: Figure | None, mark: Mark | None) -> Format:
        styles = self._canvas.styles
        if cell.header:
            tone = mark.tone if mark else Tone.HEAD
            return styles.boxed(tone, bold=True, align="center", valign="vcenter")
        properties: dict[str, object] = {}
        if self._is_strong(cell):
            properties["bold"] = True
        if number is not None:
            properties["num_format"] = styles.number(number.decimals, number.own_unit)
        elif cell.grid_col == 1 or status(cell.text) is AmountStatus.DASH:
            properties["align"] = "center"
        elif status(cell.text) is AmountStatus.PRINTED:
            properties["align"] = "right"
        return styles.boxed(mark.tone if mark else None, **properties)

    def _is_strong(self, cell: CellRow) -> bool:
        return cell.row_no is not None and (cell.table_no, cell.row_no) in self._strong

    def _heights(self, cells: Iterable[CellRow], block: Block) -> dict[int, float]:
        """Return the height of each row that needs more than one line, for its cells and those over several rows."""
        most: dict[int, int] = defaultdict(lambda: 1)
        tall = []
        for cell in cells:
            row, column = block.spot(cell)
            width = self._canvas.width(column, cell.col_span)
            count = lines(cell.text, width, is_bold=cell.header or self._is_strong(cell))
            if cell.row_span == 1:
                most[row] = max(most[row], count)
            else:
                tall.append((range(row, row + cell.row_span), count))
        for rows, count in tall:
            lacking = count - sum(most[row] for row in rows)
            if lacking > 0:
                most[rows[-1]] += lacking
        return {row: points for row, count in most.items() if (points := height(count)) is not None}


def heading(table: TableRow, language: str) -> str:
    """Return what a table is: its number among those of the document, its caption, unit and pages."""
    number, of = table.table_no, table.detail_of
    parts = [said(Text(f"Bảng thứ {number} trong văn bản", f"Table {number} of the document"), language)]
    if table.title:
        parts.append(f"“{table.title}”")
    if unit := _unit(table, language):
        parts.append(unit)
    if table.pages:
        pages = table.pages.replace(";", ", ")
        parts.append(said(Text(f"trang {pages}", f"page {pages}"), language))
    if of is not None:
        parts.append(said(Text(f"chi tiết của bảng thứ {of}", f"details of table {of}"), language))
    return " · ".join(parts)


def _unit(table: TableRow, language: str) -> str:
    """Return the unit of a table's money, "" where its caption says it."""
    label, written = said(Text("Đơn vị tính", "Unit"), language), table.unit_as_written
    if table.unit_source in (UnitSource.NONE, UnitSource.INFERRED):
        return f"{label}: {said(UNIT_SOURCES[table.unit_source.value], language).lower()}"
    if written in table.title:
        return ""
    return written if unit_named(written) is None else f"{label}: {written}"
