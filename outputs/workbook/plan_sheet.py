"""The sheet of one plan: its tables laid out as printed, what is wrong or unsure coloured and commented."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Severity, Text
from normalizers.line_items import Level
from normalizers.money import AmountStatus, status
from normalizers.money_units import UnitSource, unit_named
from outputs.labels import SEVERITIES, UNIT_SOURCES
from outputs.notation import day, said
from outputs.workbook.column_widths import column_widths
from outputs.workbook.figures import Figure, figure
from outputs.workbook.legal_text import legal
from outputs.workbook.listing import page_setup
from outputs.workbook.marks import Mark, marks
from outputs.workbook.plan_layout import (
    FINDINGS_ROW,
    FIRST_COLUMN,
    FROZEN_ROWS,
    LEGEND_ROW,
    MARGIN_COLUMN,
    TITLE_ROW,
    Block,
    PlanLayout,
    Spot,
)
from outputs.workbook.sheet_names import address, link
from outputs.workbook.styles import TONES, Styles, Tone
from outputs.workbook.text_size import height, lines
from outputs.workbook.unit_wording import unit_and_year
from outputs.written.rows import AmountRow, CellRow, TableRow

_MARGIN_WIDTH = 11.0
# The sentences above the tables need this much width, whatever the tables take.
_PROSE_WIDTH = 85.0
_SPARE_WIDTH = 9.0
_COMMENT_WIDTH_PIXELS = 330
_COMMENT_LINE_PIXELS = 17
_COMMENT_LINE_SIGNS = 52
# What the first column has room for.
_NUMBERS_SHOWN = 2
_RIGHT = {"align": "right", "indent": 1}
_STRONG = (Level.TOTAL, Level.SECTION, Level.SUBTOTAL)
_LEGEND = (
    (Tone.ERROR, SEVERITIES["error"], Text("số liệu sai, đề nghị đơn vị sửa", "a wrong figure, to be put right")),
    (Tone.WARNING, SEVERITIES["warning"], Text("có thể sai, cần kiểm tra", "maybe wrong, to be looked at")),
    (Tone.INFO, SEVERITIES["info"], Text("để cán bộ rà soát biết, không phải lỗi", "for the reviewer, not a fault")),
    (
        Tone.UNSURE,
        Text("Cần xem lại", "To review"),
        Text(
            "chương trình đọc chưa chắc chắn, cần đối chiếu với văn bản gốc",
            "the reading is not sure, to be compared with the original",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the sheet of a plan leads to: two sheets, and the row and number of each discrepancy in their list."""

    summary: str
    discrepancies: str
    numbers: Mapping[str, int]
    first_row: int


def write_plan_sheet(sheet: Worksheet, layout: PlanLayout, around: Surroundings, styles: Styles, language: str) -> None:
    """Write the sheet of a plan."""
    writing = _PlanSheet(sheet, layout, around, styles, language)
    writing.set_up()
    writing.top()
    writing.findings()
    for table in layout.plan.tables:
        writing.table(table)
    writing.margin()


class _PlanSheet:
    def __init__(
        self, sheet: Worksheet, layout: PlanLayout, around: Surroundings, styles: Styles, language: str
    ) -> None:
        self.sheet, self.layout, self.around, self.styles, self.language = sheet, layout, around, styles, language
        self.marks = marks(layout, language)
        self.levels = {(amount.table_no, amount.row_no): amount.level for amount in layout.plan.amounts}
        self.amounts = {(a.table_no, a.row_no, a.column_no): a for a in layout.plan.amounts}
        self.by_table: dict[int, list[CellRow]] = defaultdict(list)
        for cell in layout.cells:
            self.by_table[cell.table_no].append(cell)
        self.widths = column_widths(layout.cells)
        while sum(self.widths) < _PROSE_WIDTH:
            self.widths.append(_SPARE_WIDTH)
        self.last_column = FIRST_COLUMN + len(self.widths) - 1

    def set_up(self) -> None:
        self.sheet.set_column(MARGIN_COLUMN, MARGIN_COLUMN, _MARGIN_WIDTH)
        for column, width in enumerate(self.widths, FIRST_COLUMN):
            self.sheet.set_column(column, column, width)
        self.sheet.freeze_panes(FROZEN_ROWS, 0)
        self.sheet.repeat_rows(TITLE_ROW, FROZEN_ROWS - 1)
        self.sheet.set_comments_author("kehoach")
        page_setup(self.sheet, self.language)
        last = max((block.first_row + block.rows for block in self.layout.blocks.values()), default=FINDINGS_ROW + 2)
        self.sheet.print_area(0, 0, last, self.last_column)

    def top(self) -> None:
        """Write the title, the file it came in, the counts, the ways back and what the colours mean."""
        row, styles = self.layout.plan.row, self.styles
        self.sheet.write_string(
            TITLE_ROW, 0, legal(unit_and_year(row, self.language)), styles.of(bold=True, font_size=14)
        )
        if mark := self.marks.get((TITLE_ROW, 0)):
            self._comment((TITLE_ROW, 0), mark)
        self.sheet.set_row(TITLE_ROW, 22)
        for place, name in enumerate((self.around.summary, self.around.discrepancies), TITLE_ROW + 1):
            style = styles.of(font_color="#0563C1", underline=1)
            self.sheet.write_url(place, MARGIN_COLUMN, link(name, 0, 0), style, name)
        self.sheet.write_string(TITLE_ROW + 1, FIRST_COLUMN, legal(self._origin()), styles.of(align="left", indent=1))
        self.sheet.write_string(TITLE_ROW + 2, FIRST_COLUMN, self._counts(), styles.of(align="left", indent=1))
        for place, (tone, label, meaning) in enumerate(_LEGEND, LEGEND_ROW):
            style = styles.boxed(tone, align="center")
            self.sheet.write_string(place, MARGIN_COLUMN, said(label, self.language), style)
            self.sheet.write_string(
                place, FIRST_COLUMN, said(meaning, self.language), styles.of(italic=True, align="left", indent=1)
            )

    def findings(self) -> None:
        """Write the open errors and warnings, each with its number in their list and the cell it is about."""
        found = self.layout.plan.open_findings()
        if not found:
            words = Text("Không phát hiện lỗi hay cảnh báo nào.", "No error or warning was found.")
            self.sheet.write_string(FINDINGS_ROW, MARGIN_COLUMN, said(words, self.language), self.styles.of())
        for row, discrepancy in enumerate(found, FINDINGS_ROW):
            tone = TONES[discrepancy.severity]
            style = self.styles.link(tone, align="center")
            self._number(row, [discrepancy.discrepancy_id], style)
            spot = self.layout.discrepancies[discrepancy.discrepancy_id]
            target = link(self.layout.sheet, *spot)
            self.sheet.write_url(row, FIRST_COLUMN, target, self.styles.link(align="center"), address(*spot))
            is_english = self.language == "en"
            message = discrepancy.message_en if is_english else discrepancy.message
            suggestion = discrepancy.suggestion_en if is_english else discrepancy.suggestion
            self._prose(row, FIRST_COLUMN + 1, f"{message} {suggestion}".strip(), self.styles.boxed())

    def table(self, table: TableRow) -> None:
        """Write a table: a line that says what it is, then its cells."""
        block = self.layout.blocks[table.table_no]
        title = block.title_row, FIRST_COLUMN
        mark = self.marks.get(title)
        self._prose(
            *title, self._heading(table), self.styles.of(mark.tone if mark else None, bold=True, text_wrap=True)
        )
        if mark:
            self._comment(title, mark)
        starts = Counter(block.spot(cell) for cell in self.by_table[table.table_no])
        taken: set[Spot] = set()
        for cell in self.by_table[table.table_no]:
            self._cell(cell, block, starts, taken)
        blank = self.styles.boxed()
        for row in range(block.first_row, block.first_row + block.rows):
            for column in range(FIRST_COLUMN, FIRST_COLUMN + block.columns):
                if (row, column) not in taken:
                    self.sheet.write_blank(row, column, None, blank)
        for row, points in self._heights(self.by_table[table.table_no], block).items():
            self.sheet.set_row(row, points)

    def margin(self) -> None:
        """Write beside each row the numbers of the discrepancies about it; a click leads to the first in their list."""
        rows: dict[int, list[str]] = defaultdict(list)
        gravest: dict[int, Tone] = {}
        for discrepancy in sorted(self.layout.plan.discrepancies, key=lambda d: list(Severity).index(d.severity)):
            row, _ = self.layout.discrepancies[discrepancy.discrepancy_id]
            if row != TITLE_ROW:
                rows[row].append(discrepancy.discrepancy_id)
                gravest.setdefault(row, TONES[discrepancy.severity])
        for row, ids in rows.items():
            self._number(row, ids, self.styles.link(gravest[row], align="center"))

    def _number(self, row: int, ids: list[str], style: Format) -> None:
        numbers = [self.around.numbers[identity] for identity in ids]
        target = link(self.around.discrepancies, self.around.first_row + numbers[0] - 1, 0)
        shown = ", ".join(map(str, numbers[:_NUMBERS_SHOWN])) + ("…" if len(numbers) > _NUMBERS_SHOWN else "")
        self.sheet.write_url(row, MARGIN_COLUMN, target, style, shown)
        if len(numbers) == 1:
            self.sheet.write_number(row, MARGIN_COLUMN, numbers[0], style)

    def _cell(self, cell: CellRow, block: Block, starts: Counter[Spot], taken: set[Spot]) -> None:
        """Write a cell, merged with what it covers unless another cell begins there or it is taken."""
        row, column = block.spot(cell)
        mark = self.marks.get((row, column))
        amount = self._amount(cell)
        number = figure(cell.text, amount) if amount is not None else None
        style = self._style(cell, number, mark)
        if cell.row_span * cell.col_span > 1:
            covered = {(r, c) for r in range(row, row + cell.row_span) for c in range(column, column + cell.col_span)}
            if not covered & taken and sum(starts[spot] for spot in covered) == 1:
                self.sheet.merge_range(row, column, row + cell.row_span - 1, column + cell.col_span - 1, "", style)
                taken |= covered
        taken.add((row, column))
        if number is not None:
            self.sheet.write_number(row, column, number.value, style)
        elif cell.text:
            self.sheet.write_string(row, column, legal(cell.text), style)
        else:
            self.sheet.write_blank(row, column, None, style)
        if mark is not None:
            self._comment((row, column), mark)

    def _amount(self, cell: CellRow) -> AmountRow | None:
        if cell.row_no is None or cell.column_no is None:
            return None
        return self.amounts.get((cell.table_no, cell.row_no, cell.column_no))

    def _style(self, cell: CellRow, number: Figure | None, mark: Mark | None) -> Format:
        if cell.header:
            tone = mark.tone if mark else Tone.HEAD
            return self.styles.boxed(tone, bold=True, align="center", valign="vcenter")
        properties: dict[str, object] = {}
        if self._is_strong(cell):
            properties["bold"] = True
        if number is not None:
            properties |= {"num_format": self.styles.number(number.decimals, number.own_unit), **_RIGHT}
        elif cell.grid_col == 1 or status(cell.text) is AmountStatus.DASH:
            properties["align"] = "center"
        elif status(cell.text) is AmountStatus.PRINTED:
            properties |= _RIGHT
        return self.styles.boxed(mark.tone if mark else None, **properties)

    def _is_strong(self, cell: CellRow) -> bool:
        return cell.row_no is not None and self.levels.get((cell.table_no, cell.row_no)) in _STRONG

    def _comment(self, spot: Spot, mark: Mark) -> None:
        line_count = sum(1 + len(line) // _COMMENT_LINE_SIGNS for line in mark.comment.split("\n")) + 1
        options = {"width": _COMMENT_WIDTH_PIXELS, "height": line_count * _COMMENT_LINE_PIXELS, "font_size": 9}
        self.sheet.write_comment(*spot, legal(mark.comment), options)

    def _prose(self, row: int, column: int, text: str, style: Format) -> None:
        """Write a sentence over the columns from here to the last, in as many lines as it takes."""
        if column < self.last_column:
            self.sheet.merge_range(row, column, row, self.last_column, "", style)
        self.sheet.write_string(row, column, legal(text), style)
        width = sum(self.widths[column - FIRST_COLUMN :])
        self.sheet.set_row(row, height(lines(text, width, is_bold=bool(style.bold))))

    def _heights(self, cells: Iterable[CellRow], block: Block) -> dict[int, float]:
        """Return the height of each row that needs more than one line, for its cells and those over several rows."""
        most: dict[int, int] = defaultdict(lambda: 1)
        tall = []
        for cell in cells:
            row, column = block.spot(cell)
            start = column - FIRST_COLUMN
            width = sum(self.widths[start : start + cell.col_span])
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

    def _origin(self) -> str:
        row, language = self.layout.plan.row, self.language
        parts = [said(Text(f"Tệp: {row.source_file}", f"File: {row.source_file}"), language)]
        if row.document_number:
            parts.append(said(Text(f"Số: {row.document_number}", f"No.: {row.document_number}"), language))
        if row.issued_on is not None:
            when = day(row.issued_on, language)
            parts.append(said(Text(f"ngày {when}", f"of {when}"), language))
        return " · ".join(parts)

    def _counts(self) -> str:
        plan = self.layout.plan
        counts = [
            f"{said(SEVERITIES[severity.value], self.language)}: "
            f"{sum(d.severity is severity and d.state == 'open' for d in plan.discrepancies)}"
            for severity in Severity
        ]
        unchecked = Text("Phép cộng chưa kiểm tra được", "Sums that could not be checked")
        if plan.unchecked:
            counts.append(f"{said(unchecked, self.language)}: {len(plan.unchecked)}")
        return " · ".join(counts)

    def _heading(self, table: TableRow) -> str:
        parts = [
            said(
                Text(f"Bảng thứ {table.table_no} trong văn bản", f"Table {table.table_no} of the document"),
                self.language,
            )
        ]
        if table.title:
            parts.append(f"“{table.title}”")
        if table.unit_source in (UnitSource.NONE, UnitSource.INFERRED):
            where = said(UNIT_SOURCES[table.unit_source.value], self.language)
            parts.append(f"{said(Text('Đơn vị tính', 'Unit'), self.language)}: {where.lower()}")
        elif unit_named(table.unit_as_written) is not None:
            parts.append(f"{said(Text('Đơn vị tính', 'Unit'), self.language)}: {table.unit_as_written}")
        elif table.unit_as_written:
            parts.append(table.unit_as_written)
        if table.pages:
            pages = table.pages.replace(";", ", ")
            parts.append(said(Text(f"trang {pages}", f"page {pages}"), self.language))
        if table.detail_of is not None:
            of = table.detail_of
            parts.append(said(Text(f"chi tiết của bảng thứ {of}", f"details of table {of}"), self.language))
        return " · ".join(parts)
