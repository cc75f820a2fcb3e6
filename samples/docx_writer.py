"""Writes a plan as a Word file, the same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.table import CT_Tc
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Mm, Pt, Twips
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from samples.content import Budget, Plan, Revision, Topic
from samples.layouts import (
    Borders,
    Frame,
    Layout,
    Numbering,
    Orientation,
    PageNumber,
    TextFace,
    UnitPlace,
    Widths,
)
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
_INLINE = re.compile(r"\{(?P<mark>[\d*]{1,3})\}|\[\^(?P<note>[^\]]+)\]")
_SPLIT = re.compile(r"[^\W\d_]{5,}")
_OTHER_FONT = "Arial"
_TEXT_WIDTH_MM, _TEXT_HEIGHT_MM = 160, 247
_LETTERHEAD_PT = 12
_OVERRUN_MM = 20
_VERTICAL_HEAD_MM = 26
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = {
    Borders.DOTTED: ("dotted", 4),
    Borders.DOUBLE: ("double", 4),
    Borders.THICK: ("single", 18),
}
_OF_CELL = ("w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:textDirection", "w:vAlign")
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


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
        self.footnotes: list[str] = []

    def document(self) -> bytes:
        """Return the file."""
        self._settings()
        self._letterhead()
        for text in self.plan.title:
            self._paragraph(text, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        for text in self.plan.opening:
            self._prose(text)
        for topic in self.plan.topics:
            self._topic(topic)
        for text in self.plan.closing:
            self._prose(text)
        self._signature()
        for annex in self.plan.annexes:
            self._annex(annex)
        if self.footnotes:
            self._add_footnotes()
        stream = io.BytesIO()
        self.doc.save(stream)
        return stream.getvalue()

    def _settings(self) -> None:
        style = self.doc.styles["Normal"]
        style.font.name, style.font.size = self.layout.font, Pt(self.layout.text.size)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), self.layout.font)
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(3), Cm(2)
        if self.layout.page.orientation is Orientation.LANDSCAPE:
            _turn(section)
        issued = datetime.combine(self.plan.issued_on, time(8))
        core = self.doc.core_properties
        core.author = core.last_modified_by = f"UBND {self.plan.unit}"
        core.title, core.comments = " ".join(self.plan.title), ""
        core.created = core.modified = issued
        if self.layout.is_automatic:
            self._list(_HEADING_LIST, "%1.", "%2.")
        self._running_lines(section)
        if self.layout.text.has_heading_styles:
            for level in (1, 2):
                self._heading_style(level)

    def _running_lines(self, section: Section) -> None:
        """Add what stands at the top and foot of every page."""
        page = self.layout.page
        if page.running_head:
            paragraph = section.header.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.add_run(page.running_head).italic = True
        if page.number is not PageNumber.NONE:
            story = section.header if page.is_number_on_top else section.footer
            paragraph = story.add_paragraph() if story.paragraphs[0].text else story.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for part in re.split(r"(\{\w+\})", page.number.value):
                if part.startswith("{"):
                    paragraph._element.append(_field("PAGE" if part == "{page}" else "NUMPAGES"))
                elif part:
                    paragraph.add_run(part)
        if page.spares_first_page:
            section.different_first_page_header_footer = True

    def _heading_style(self, level: int) -> None:
        """Give a heading style the letters of the text."""
        style = self.doc.styles[f"Heading {level}"]
        fonts = style.element.rPr.rFonts
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        style.font.name, style.font.size, style.font.color.rgb = self.layout.font, Pt(self.layout.text.size), None
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(6), Pt(6)

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
        self._frame((left, (*MOTTO, dated)), WD_ALIGN_PARAGRAPH.CENTER, self.layout.text.letterhead)
        self._paragraph("")

    def _signature(self) -> None:
        receivers = ("Nơi nhận:", *(f"- {name}" for name in self.plan.receivers))
        *titles, name = self.plan.signer
        self._frame((receivers, (*titles, "", "", name)), None, self.layout.text.signature)

    def _frame(
        self, columns: tuple[tuple[str, ...], tuple[str, ...]], align: WD_ALIGN_PARAGRAPH | None, frame: Frame
    ) -> None:
        """Add the two columns of a letterhead or signature."""
        if frame is Frame.TABS:
            self._tabbed(columns, align)
            return
        table = self.doc.add_table(rows=1, cols=len(columns))
        if frame is Frame.UNEVEN_TABLE:
            self._set_widths(table, [0.38 * self._width_mm, 0.62 * self._width_mm])
        for cell, texts in zip(table.rows[0].cells, columns, strict=True):
            for k, text in enumerate(texts):
                paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if text.isupper() else align
                run = paragraph.add_run(text)
                run.bold = text.isupper()
                if frame is Frame.UNEVEN_TABLE:
                    run.font.size = Pt(_LETTERHEAD_PT)
                    _space(paragraph, 0, 0, 100)

    def _tabbed(self, columns: tuple[tuple[str, ...], tuple[str, ...]], align: WD_ALIGN_PARAGRAPH | None) -> None:
        """Add two columns as paragraphs with tab stops, line by line."""
        left, right = columns
        for k in range(max(len(left), len(right))):
            paragraph = self.doc.add_paragraph()
            stops = paragraph.paragraph_format.tab_stops
            _space(paragraph, 0, 0, 100)
            if align is not None:
                stops.add_tab_stop(Mm(0.19 * self._width_mm), WD_TAB_ALIGNMENT.CENTER)
            stops.add_tab_stop(Mm(0.7 * self._width_mm), WD_TAB_ALIGNMENT.CENTER)
            if align is not None:
                paragraph.add_run("\t")
            for text in (left[k] if k < len(left) else "", right[k] if k < len(right) else ""):
                if text:
                    run = paragraph.add_run(text)
                    run.bold, run.font.size = text.isupper(), Pt(_LETTERHEAD_PT)
                if paragraph.text.count("\t") < (1 if align is None else 2):
                    paragraph.add_run("\t")

    def _topic(self, topic: Topic) -> None:
        self._heading(topic)
        for text in topic.paragraphs:
            self._prose(text)
        if topic.budget is not None:
            self._budget(topic.budget)

    def _heading(self, topic: Topic) -> None:
        self.counts = [self.counts[0] + 1, 0] if topic.level == 1 else [self.counts[0], self.counts[1] + 1]
        if self.layout.is_automatic:
            paragraph = self._title(topic.title, topic.level)
            _number(paragraph, _HEADING_LIST, topic.level - 1)
            return
        chapter, item = self.counts
        mark = self.layout.section_mark(chapter) if topic.level == 1 else self.layout.item_mark(chapter, item)
        self._title(f"{mark.lstrip('0')}. {topic.title}", topic.level)

    def _title(self, text: str, level: int) -> Paragraph:
        """Add a heading's paragraph, set off by its style or in bold."""
        if not self.layout.text.has_heading_styles:
            return self._paragraph(text, bold=True)
        return self.doc.add_paragraph(text, style=f"Heading {level}")

    def _annex(self, topic: Topic) -> None:
        self.doc.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self._paragraph(topic.label, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        self._paragraph(topic.title, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        for text in topic.paragraphs:
            self._paragraph(text, align=WD_ALIGN_PARAGRAPH.CENTER)
        if topic.budget is not None:
            self._budget(topic.budget)

    def _budget(self, budget: Budget) -> None:
        """Add a budget, on landscape pages of its own where it is the widest and the layout says so."""
        is_turned = self.layout.page.orientation is Orientation.LANDSCAPE_TABLE and budget is _widest(self.plan)
        if is_turned:
            _turn(self.doc.add_section(WD_SECTION.NEW_PAGE))
        self._captioned(budget)
        if budget.remark:
            self._paragraph(budget.remark, italic=True)
        if is_turned:
            _turn(self.doc.add_section(WD_SECTION.NEW_PAGE))

    def _captioned(self, budget: Budget) -> None:
        """Add a budget with its caption and unit line; a long one in two parts, the second below an empty row."""
        if budget.caption and not self.layout.caption_below:
            self._paragraph(budget.caption, bold=True, align=WD_ALIGN_PARAGRAPH.CENTER)
        if self.layout.unit_place is UnitPlace.LINE_ABOVE:
            stated = self.layout.unit_line.format(unit=self.layout.unit.words)
            self._paragraph(stated, align=WD_ALIGN_PARAGRAPH.RIGHT, italic=True)
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
                if c == 0 and r >= header_rows and self.layout.is_automatic and _is_counted(text) and "<" not in row:
                    self._automatic(grid[r][0], text)
        self._set_face(table, rows, budget, header_rows if any(rows[0]) else 0)
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
        for k, part in enumerate(shown.split("//")):
            paragraph = cell.paragraphs[0] if k == 0 else cell.add_paragraph()
            if shown[:1].isdigit() and c:
                is_centred = self.layout.table.centres_figures
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if is_centred else WD_ALIGN_PARAGRAPH.RIGHT
            run = self._add_text(paragraph, part, bold=shown != text)
            if revision is not None:
                _track(run, revision.deleted, self.plan)

    def _set_face(self, table: Table, rows: Rows, budget: Budget, header_rows: int) -> None:
        """Give a filled table its widths, rulings, shading and the rest of its face."""
        face = self.layout.table
        if face.widths is not Widths.EVEN:
            self._set_widths(table, _column_widths(rows, budget, self.layout, self._width_mm, header_rows))
        if face.borders is not Borders.SINGLE:
            after = ("w:tblLayout", "w:tblCellMar", "w:tblLook")
            table._tbl.tblPr.insert_element_before(_table_borders(face.borders), *after)
        for r, row in enumerate(table._tbl.tr_lst):
            is_header = r < header_rows
            shading = face.header_shading if is_header else face.section_shading if _is_section(rows[r]) else ""
            properties = _row_properties(face.keeps_rows_whole, is_header and face.repeats_header)
            if properties:
                _fill(row.get_or_add_trPr(), properties)
            for tc in row.tc_lst:
                is_vertical = is_header and face.has_vertical_heads and _is_leaf_of_figures(tc, rows, header_rows)
                _fill_in_order(
                    tc.get_or_add_tcPr(),
                    [
                        *(_box() if is_header and face.borders is Borders.HEADER else ()),
                        *([f'<w:shd {_W} w:val="clear" w:color="auto" w:fill="{shading}"/>'] if shading else []),
                        *([f'<w:textDirection {_W} w:val="btLr"/>'] if is_vertical else []),
                        *([f'<w:vAlign {_W} w:val="{face.vertical_alignment}"/>'] if face.vertical_alignment else []),
                    ],
                )
        self._set_letters(table, header_rows)
        if face.has_vertical_heads and header_rows:
            table.rows[_last_head(rows, header_rows)].height = Mm(_VERTICAL_HEAD_MM)

    def _set_letters(self, table: Table, header_rows: int) -> None:
        """Set size, alignment and spacing in the cells of a filled table."""
        face, text = self.layout.table, self.layout.text
        for r, row in enumerate(table._tbl.tr_lst):
            for element in (element for tc in row.tc_lst for element in tc.p_lst):
                paragraph = Paragraph(element, table)
                if face.font_size is not None:
                    for run in paragraph.runs:
                        run.font.size = Pt(face.font_size)
                if face.centres_heads and r < header_rows:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                if text.after_pt is not None or text.line_percent is not None or text.before_pt is not None:
                    _space(paragraph, 1, 1, 100)

    @property
    def _width_mm(self) -> int:
        """The width of the text on the pages being written."""
        return _TEXT_WIDTH_MM if self.doc.sections[-1].orientation == WD_ORIENT.PORTRAIT else _TEXT_HEIGHT_MM

    def _set_widths(self, table: Table, widths_mm: list[float]) -> None:
        """Give a table fixed columns."""
        table.autofit = False
        twips = [round(width * 56.7) for width in widths_mm]
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, twips, strict=True):
            column.set(qn("w:w"), str(width))
        for tc in (tc for row in table._tbl.tr_lst for tc in row.tc_lst):
            start = tc.grid_offset
            tc.width = Twips(sum(twips[start : start + tc.grid_span]))

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
            self._add_text(paragraph, text, bold=bold or None, italic=italic or None)
        if align is not None:
            paragraph.alignment = align
        face = self.layout.text
        if face.before_pt is not None or face.after_pt is not None or face.line_percent is not None:
            _space(paragraph, face.before_pt, face.after_pt, face.line_percent)
        return paragraph

    def _prose(self, text: str) -> None:
        """Add a paragraph of the text: justified and indented as the layout has it."""
        paragraph = self._paragraph(text)
        if self.layout.text.is_justified:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if self.layout.text.indent_mm:
            paragraph.paragraph_format.first_line_indent = Mm(self.layout.text.indent_mm)

    def _add_text(
        self, paragraph: Paragraph, text: str, *, bold: bool | None = None, italic: bool | None = None
    ) -> Run:
        """Add a text with its note marks and footnotes; return its last run."""
        run: Run | None = None
        for part, form in _parts(text, self.layout):
            run = paragraph.add_run("" if form == "footnote" else part)
            run.bold, run.italic = bold, italic
            if form == "mark":
                run.font.superscript = True
            elif form == "footnote":
                self.footnotes.append(part)
                run.bold, run.font.superscript = None, True
                run._element.append(parse_xml(f'<w:footnoteReference {_W} w:id="{len(self.footnotes)}"/>'))
            elif form == "other font":
                run.font.name = _OTHER_FONT
        return run if run is not None else paragraph.add_run("")

    def _add_footnotes(self) -> None:
        """Add the part that holds the footnotes."""
        notes = "".join(_footnote(number, text) for number, text in enumerate(self.footnotes, 1))
        rules = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{element}/></w:r></w:p></w:footnote>'
            for number, kind, element in (
                (-1, "separator", "separator"),
                (0, "continuationSeparator", "continuationSeparator"),
            )
        )
        xml = f"<w:footnotes {_W}>{rules}{notes}</w:footnotes>".encode()
        part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml, self.doc.part.package)
        self.doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


_W = nsdecls("w")


def _parts(text: str, layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the runs of a text with what they are: "", "mark", "footnote", "other font"."""
    begun = 0
    for found in _INLINE.finditer(text):
        yield from _words(text[begun : found.start()], layout.text)
        yield (found["mark"], "mark") if found["mark"] else (found["note"], "footnote")
        begun = found.end()
    if begun < len(text) or not text:
        yield from _words(text[begun:], layout.text)


def _words(text: str, face: TextFace) -> Iterator[tuple[str, str]]:
    """Yield a text as one run, or as three: the second, in another font, is the rest of a word."""
    word = _SPLIT.search(text) if face.splits_words else None
    if word is None:
        yield text, ""
        return
    middle = (word.start() + word.end()) // 2
    yield text[:middle], ""
    yield text[middle : word.end()], "other font"
    if word.end() < len(text):
        yield text[word.end() :], ""


def _footnote(number: int, text: str) -> str:
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    said = f'<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve"> {escape(text)}</w:t></w:r>'
    spacing = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    return f'<w:footnote w:id="{number}"><w:p>{spacing}{mark}{said}</w:p></w:footnote>'


def _field(instruction: str) -> BaseOxmlElement:
    return parse_xml(f'<w:fldSimple {_W} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')


def _turn(section: Section) -> None:
    """Turn the pages of a section from portrait to landscape or back."""
    is_portrait = section.orientation == WD_ORIENT.PORTRAIT
    section.orientation = WD_ORIENT.LANDSCAPE if is_portrait else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = section.page_height, section.page_width


def _widest(plan: Plan) -> Budget | None:
    """Return the budget of a plan with most columns."""
    budgets = [topic.budget for topic in (*plan.topics, *plan.annexes) if topic.budget is not None]
    return max(budgets, key=lambda budget: len(header(budget, plan.layout)[0]), default=None)


def _space(paragraph: Paragraph, before_pt: int | None, after_pt: int | None, line_percent: int | None) -> None:
    form = paragraph.paragraph_format
    form.space_before = None if before_pt is None else Pt(before_pt)
    form.space_after = None if after_pt is None else Pt(after_pt)
    form.line_spacing = None if line_percent is None else line_percent / 100


def _column_widths(rows: Rows, budget: Budget, layout: Layout, whole_mm: int, header_rows: int) -> list[float]:
    """Return the widths of a table's columns in mm; what the others leave is the name's."""
    size = layout.table.font_size or layout.text.size
    digit_mm = size * 0.353 * _digit_em(layout.font)
    body = [row for row in rows[header_rows:] if "<" not in row]
    longest = [max((len(_shown(row[c])) for row in body), default=1) for c in range(len(rows[0]))]
    is_narrow = layout.table.widths is Widths.NARROW_FIGURES
    least = 4 + 0.72 * size if is_narrow or layout.table.has_vertical_heads else 4 + 1.45 * size
    first = first_money_column(budget)
    widths = []
    for c in range(len(rows[0])):
        figure = 5 + digit_mm * longest[c]
        if c == 0:
            widths.append(9.5 if layout.table.widths is Widths.NARROW_ORDINALS else max(12, 0.8 * figure))
        elif first <= c < first + _money_count(budget) or (c in (3, 4) and budget.has_prices):
            widths.append(max(least, figure))
        else:
            widths.append(4 + 1.35 * size if longest[c] < 9 else 4 + 1.9 * size)
    widths[1] = max(4 + 2.6 * size, whole_mm - sum(widths) + widths[1])
    overrun = sum(widths) - whole_mm - _OVERRUN_MM
    return widths if overrun <= 0 else [width * (1 - overrun / sum(widths)) for width in widths]


def _money_count(budget: Budget) -> int:
    return len(budget.columns) + bool(budget.share)


def _digit_em(font: str) -> float:
    """Return how wide a digit is, of the font's size; bold ones of wide fonts."""
    if font.startswith("DejaVu"):
        return 0.64 if "Condensed" in font else 0.7
    return 0.56 if font in ("Arial", "Liberation Sans") else 0.5


def _shown(text: str) -> str:
    return _INLINE.sub("", text.removeprefix("**").removesuffix("**"))


def _is_counted(ordinal: str) -> bool:
    """True for the ordinal of a section or line; that of a line's part is typed."""
    return ordinal not in ("", "-") and not ordinal.endswith(")")


def _is_section(row: list[str]) -> bool:
    """True for the row of a section or total: all its cells are bold."""
    return any(text.startswith("**") for text in row)


def _last_head(rows: Rows, header_rows: int) -> int:
    """Return the row of the lowest heads, the one that numbers columns left out."""
    return header_rows - 2 if header_rows > 1 and rows[header_rows - 1][0] == "(1)" else header_rows - 1


def _is_leaf_of_figures(tc: CT_Tc, rows: Rows, header_rows: int) -> bool:
    """True for a header cell above one column right of the name, no number of a column."""
    is_numbered = rows[header_rows - 1][0] == "(1)" and tc._tr_idx == header_rows - 1
    return tc.grid_span == 1 and tc.grid_offset > 1 and not is_numbered


def _table_borders(borders: Borders) -> BaseOxmlElement:
    """Return the rulings of a whole table; those around a header are its cells'."""
    if borders in _LINES:
        drawn = dict.fromkeys(_EDGES, _LINES[borders])
    else:
        drawn = dict.fromkeys(_EDGES, ("nil", 0))
        if borders is Borders.HORIZONTAL:
            drawn |= dict.fromkeys(("top", "bottom", "insideH"), ("single", 4))
    edges = "".join(f'<w:{e} w:val="{kind}" w:sz="{size}" w:space="0"/>' for e, (kind, size) in drawn.items())
    return parse_xml(f"<w:tblBorders {_W}>{edges}</w:tblBorders>")


def _box() -> list[str]:
    edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0"/>' for edge in _EDGES[:4])
    return [f"<w:tcBorders {_W}>{edges}</w:tcBorders>"]


def _row_properties(is_whole: bool, is_repeated: bool) -> list[str]:
    found = [f"<w:cantSplit {_W}/>"] if is_whole else []
    return [*found, f"<w:tblHeader {_W}/>"] if is_repeated else found


def _fill(properties: BaseOxmlElement, xml: list[str]) -> None:
    for part in xml:
        properties.append(parse_xml(part))


def _fill_in_order(properties: BaseOxmlElement, xml: list[str]) -> None:
    """Add properties to a cell's, in the order that Word wants."""
    for part in xml:
        element = parse_xml(part)
        name = f"w:{element.tag.rpartition('}')[2]}"
        properties.insert_element_before(element, *_OF_CELL[_OF_CELL.index(name) + 1 :])


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
