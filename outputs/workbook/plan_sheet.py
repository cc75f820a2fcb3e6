"""The sheet of one plan: its tables laid out as printed, what is wrong or unsure coloured and commented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Severity, Text
from outputs.labels import SEVERITIES
from outputs.notation import day, said
from outputs.workbook.legal_text import legal
from outputs.workbook.listing import page_setup
from outputs.workbook.marks import marks
from outputs.workbook.plan_canvas import PlanCanvas
from outputs.workbook.plan_layout import (
    FINDINGS_ROW,
    FIRST_COLUMN,
    FROZEN_ROWS,
    LEGEND_ROW,
    MARGIN_COLUMN,
    TITLE_ROW,
    PlanLayout,
)
from outputs.workbook.printed_tables import PrintedTables
from outputs.workbook.sheet_names import address, link
from outputs.workbook.styles import TONES, Styles, Tone
from outputs.workbook.unit_wording import unit_and_year

# What the first column has room for.
_NUMBERS_SHOWN = 2
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
    canvas = PlanCanvas(sheet, layout.cells, styles, language)
    found = marks(layout, language)
    writing = _PlanSheet(canvas, layout, around)
    writing.set_up()
    writing.top()
    if mark := found.get((TITLE_ROW, 0)):
        canvas.comment((TITLE_ROW, 0), mark)
    writing.findings()
    tables = PrintedTables(canvas, layout, found)
    for table in layout.plan.tables:
        tables.write(table)
    writing.margin()


class _PlanSheet:
    """Writes what stands around the tables."""

    def __init__(self, canvas: PlanCanvas, layout: PlanLayout, around: Surroundings) -> None:
        self.canvas, self.layout, self.around = canvas, layout, around
        self.sheet, self.styles, self.language = canvas.sheet, canvas.styles, canvas.language

    def set_up(self) -> None:
        """Set up what stays in sight and what is printed."""
        self.sheet.freeze_panes(FROZEN_ROWS, 0)
        self.sheet.repeat_rows(TITLE_ROW, FROZEN_ROWS - 1)
        self.sheet.set_comments_author("kehoach")
        page_setup(self.sheet, self.language)
        last = max((block.first_row + block.rows for block in self.layout.blocks.values()), default=FINDINGS_ROW + 2)
        self.sheet.print_area(0, 0, last, self.canvas.last_column)

    def top(self) -> None:
        """Write the title, the file it came in, the counts, the ways back and what the colours mean."""
        row, styles = self.layout.plan.row, self.styles
        self.sheet.write_string(
            TITLE_ROW, 0, legal(unit_and_year(row, self.language)), styles.of(bold=True, font_size=14)
        )
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
            style = self.styles.of()
            self.sheet.write_string(FINDINGS_ROW, MARGIN_COLUMN, said(self._nothing_found(), self.language), style)
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
            self.canvas.prose(row, FIRST_COLUMN + 1, f"{message} {suggestion}".strip(), self.styles.boxed())

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

    def _nothing_found(self) -> Text:
        if not self.layout.plan.unchecked:
            return Text("Không phát hiện lỗi hay cảnh báo nào.", "No error or warning was found.")
        return Text(
            "Không phát hiện lỗi hay cảnh báo nào trong những phép cộng đã kiểm tra được.",
            "No error or warning was found in the sums that could be checked.",
        )

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
            f"{sum(d.severity is severity and d.is_open for d in plan.discrepancies)}"
            for severity in Severity
        ]
        unchecked = Text("Phép cộng chưa kiểm tra được", "Sums that could not be checked")
        if plan.unchecked:
            counts.append(f"{said(unchecked, self.language)}: {len(plan.unchecked)}")
        return " · ".join(counts)
