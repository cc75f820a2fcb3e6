"""Writes a plan as a Word file, the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from pathlib import Path

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from samples.content import Budget, Plan, Revision, Topic
from samples.layouts import Numbering, UnitPlace
from samples.printed import Rows, first_money_column, header, lines

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "---------------")
ZIP_DATE = (2020, 1, 1, 0, 0, 0)
_FORMATS = {
    Numbering.ROMAN_PADDED: ("upperRoman", "decimalZero"),
    Numbering.LETTER_NUMBER: ("upperLetter", "decimal"),
    Numbering.DECIMAL: ("decimal", "decimal"),
}
_HEADING_LIST, _FIRST_TABLE_LIST = 50, 51
_AFTER_NUMBERING = ("w:spacing", "w:ind", "w:jc", "w:outlineLvl", "w:rPr")


def write(plan: Plan, folder: Path) -> Path:
    """Write a plan into a folder and return its path."""
    path = folder / plan.file_name
    path.write_bytes(_with_fixed_dates(_Writer(plan).document()))
    return path


class _Writer:
    """Sets one plan; `tables` counts the budgets with automatic numbers, each a list of its own."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.layout = plan, plan.layout
        self.doc = docx.Document()
        self.tables = 0
        self.counts = [0, 0]

    def document(self) -> bytes:
        """Return the file."""
        self._settings()
        self._letterhead()
        for text in self.plan.title:
            self._paragraph(text, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        for text in self.plan.opening:
            self._paragraph(text)
        for topic in self.plan.topics:
            self._topic(topic)
        for text in self.plan.closing:
            self._paragraph(text)
        self._signature()
        for annex in self.plan.annexes:
            self._annex(annex)
        stream = io.BytesIO()
        self.doc.save(stream)
        return stream.getvalue()

    def _settings(self) -> None:
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = self.layout.font, Pt(13)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.layout.font)
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        issued = datetime.combine(self.plan.issued_on, time(8))
        core = self.doc.core_properties
        core.author = core.last_modified_by = f"UBND {self.plan.unit}"
        core.title, core.comments = " ".join(self.plan.title), ""
        core.created = core.modified = issued
        if self.layout.is_automatic:
            self._list(_HEADING_LIST, "%1.", "%2.")

    def _list(self, number: int, first: str, second: str) -> None:
        """Add an automatic list of two levels."""
        numbering = self.doc.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/></w:lvl>'
            for level, (form, text) in enumerate(zip(_FORMATS[self.layout.numbering], (first, second), strict=True))
        )
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        first_num = numbering.find(qn("w:num"))
        first_num.addprevious(abstract)
        numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )

    def _letterhead(self) -> None:
        issued = self.plan.issued_on
        left = ("ỦY BAN NHÂN DÂN", self.plan.body, "-------", f"Số: {self.plan.number}")
        dated = f"{self.plan.town}, ngày {issued.day:02} tháng {issued.month:02} năm {issued.year}"
        self._frame((left, (*MOTTO, dated)), WD_ALIGN_PARAGRAPH.CENTER)
        self._paragraph("")

    def _signature(self) -> None:
        receivers = ("Nơi nhận:", *(f"- {name}" for name in self.plan.receivers))
        *titles, name = self.plan.signer
        self._frame((receivers, (*titles, "", "", name)), None)

    def _frame(self, columns: tuple[tuple[str, ...], ...], align: WD_ALIGN_PARAGRAPH | None) -> None:
        """Add a table without rulings: the columns of a letterhead or signature."""
        table = self.doc.add_table(rows=1, cols=len(columns))
        for cell, texts in zip(table.rows[0].cells, columns, strict=True):
            for k, text in enumerate(texts):
                paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if text.isupper() else align
                paragraph.add_run(text).bold = text.isupper()

    def _topic(self, topic: Topic) -> None:
        self._heading(topic)
        for text in topic.paragraphs:
            self._paragraph(text)
        if topic.budget is not None:
            self._budget(topic.budget)

    def _heading(self, topic: Topic) -> None:
        self.counts = [self.counts[0] + 1, 0] if topic.level == 1 else [self.counts[0], self.counts[1] + 1]
        if self.layout.is_automatic:
            paragraph = self._paragraph(topic.title, bold=True)
            _number(paragraph, _HEADING_LIST, topic.level - 1)
            return
        chapter, item = self.counts
        mark = self.layout.section_mark(chapter) if topic.level == 1 else self.layout.item_mark(chapter, item)
        self._paragraph(f"{mark.lstrip('0')}. {topic.title}", bold=True)

    def _annex(self, topic: Topic) -> None:
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._paragraph(topic.label, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._paragraph(topic.title, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        for text in topic.paragraphs:
            self._paragraph(text, align=WD_ALIGN_PARAGRAPH.CENTER)
        if topic.budget is not None:
            self._budget(topic.budget)

    def _budget(self, budget: Budget) -> None:
        """Add a budget with its caption and unit line; a long one in two parts, the second below an empty row."""
        if budget.caption and not self.layout.caption_below:
            self._paragraph(budget.caption, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        if self.layout.unit_place is UnitPlace.LINE_ABOVE:
            self._paragraph(f"Đơn vị tính: {self.layout.unit.words}", align=WD_ALIGN_PARAGRAPH.RIGHT, italic=True)
        top, body = header(budget, self.layout), lines(budget, self.layout)
        split = self.layout.split_after
        if split is not None and len(body) > split * 2:
            self._table([*top, *body[:split]], budget, len(top))
            self._paragraph("")
            self._table([[""] * len(top[0]), *body[split:]], budget, 1)
        else:
            self._table([*top, *body], budget, len(top))
        if budget.caption and self.layout.caption_below:
            self._paragraph(budget.caption, italic=True, align=WD_ALIGN_PARAGRAPH.CENTER)

    def _table(self, rows: Rows, budget: Budget, header_rows: int) -> None:
        table = self.doc.add_table(rows=len(rows), cols=len(rows[0]))
        table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        if self.layout.is_automatic:
            self.tables += 1
            self._list(_FIRST_TABLE_LIST + self.tables, "%1", "%2")
        revised = {(r.row_no, r.column_no): r for r in budget.revisions}
        grid = [list(row.cells) for row in table.rows]
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                revision = revised.get((r - header_rows + 1, c - first_money_column(budget) + 1))
                self._cell(rows, grid, r, c, text, revision if r >= header_rows else None)
                if c == 0 and r >= header_rows and self.layout.is_automatic and text and "<" not in row:
                    self._automatic(grid[r][0], text)
        if self.layout.has_content_controls:
            _control(table)
        self._paragraph("")

    def _cell(self, rows: Rows, grid: list[list[_Cell]], r: int, c: int, text: str, revision: Revision | None) -> None:
        """Fill a cell, merged with those that go on with it."""
        if text in ("<", "^"):
            return
        right, down = c, r
        while right + 1 < len(rows[r]) and rows[r][right + 1] == "<":
            right += 1
        while down + 1 < len(rows) and rows[down + 1][c] == "^":
            down += 1
        cell = grid[r][c].merge(grid[down][right]) if (right, down) != (c, r) else grid[r][c]
        shown = text.removeprefix("**").removesuffix("**")
        paragraph = cell.paragraphs[0]
        if shown[:1].isdigit() and c:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_run(shown)
        run.bold = shown != text
        if revision is not None:
            _track(run, revision.deleted, self.plan)

    def _automatic(self, cell: _Cell, text: str) -> None:
        """Replace a typed ordinal by an automatic one."""
        paragraph = cell.paragraphs[0]
        for run in list(paragraph.runs):
            run._element.getparent().remove(run._element)
        level = 0 if text.startswith("**") else 1
        _number(paragraph, _FIRST_TABLE_LIST + self.tables, level)

    def _paragraph(
        self, text: str, *, bold: bool = False, italic: bool = False, align: WD_ALIGN_PARAGRAPH | None = None
    ) -> Paragraph:
        paragraph = self.doc.add_paragraph()
        if text:
            run = paragraph.add_run(text)
            run.bold, run.italic = bold or None, italic or None
        if align is not None:
            paragraph.alignment = align
        return paragraph


def _number(paragraph: Paragraph, list_number: int, level: int) -> None:
    """Make a paragraph an item of an automatic list."""
    shown = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'
    properties = paragraph._element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(shown), *_AFTER_NUMBERING)


def _track(run: Run, deleted: str, plan: Plan) -> None:
    """Turn a run into a tracked change: other words deleted, these inserted."""
    date = f"{plan.issued_on.isoformat()}T08:00:00Z"
    element = run._element
    removed = parse_xml(
        f'<w:del {nsdecls("w")} w:id="901" w:author="UBND" w:date="{date}">'
        f"<w:r><w:delText>{deleted}</w:delText></w:r></w:del>"
    )
    added = parse_xml(f'<w:ins {nsdecls("w")} w:id="902" w:author="UBND" w:date="{date}"/>')
    element.addprevious(removed)
    element.addprevious(added)
    added.append(element)


def _control(table: Table) -> None:
    """Wrap a table in a content control."""
    element = table._element
    control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Bảng kinh phí"/></w:sdtPr></w:sdt>')
    content = OxmlElement("w:sdtContent")
    control.append(content)
    element.addprevious(control)
    content.append(element)


def _with_fixed_dates(document: bytes) -> bytes:
    """Return the same archive with the same dates of its parts, whenever it was made."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(part, source.read(name))
    return stream.getvalue()
