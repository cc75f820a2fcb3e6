"""tong-hop.docx: the annex that the head of department reads, on the latest plan year."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from corpus.discrepancy import Text
from outputs.docx_file import saved
from outputs.notation import said
from outputs.office import Office
from outputs.shown_text import MOST_OF_A_PROPERTY, one_line
from outputs.summary.contents import Contents, YearContents
from outputs.summary.document_table import bare_table, table_element
from outputs.summary.page import TURNED_WIDTH_MM, UPRIGHT_WIDTH_MM, first_page, set_styles, turn
from outputs.summary.sheet import IN_MILLION
from outputs.summary.table import Head, HeadKind, LineKind, SummaryTable, line_of

_ANNEX = Text("PHỤ LỤC", "ANNEX")
_TITLE = Text("BIỂU TỔNG HỢP KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ", "SUMMARY OF SCIENCE AND TECHNOLOGY PLANS")
_KEY_FIGURES = Text("I. SỐ LIỆU CHÍNH", "I. KEY FIGURES")
_TABLES = Text("II. CÁC BIỂU TỔNG HỢP", "II. TABLES")
_NO_YEAR = Text(
    "Bộ dữ liệu không có kế hoạch nào xác định được năm.", "No plan of the dataset has a plan year that is known."
)
_SIGNS = Text(
    "Dòng tô màu cam là dòng cần điều chỉnh; số nhỏ phía trên là số của chú thích dưới biểu; ô trống là văn bản không "
    "ghi số, không phải số 0. Chi tiết theo tiểu nhóm của từng đơn vị và các năm trước: tệp tong-hop.xlsx.",
    "Orange rows are to be corrected; raised numbers are footnotes below the table; an empty cell means that no figure "
    "is stated, it is not 0. Parts of categories by unit, and the years before, are in tong-hop.xlsx.",
)
_COMPILER = Text("NGƯỜI LẬP BIỂU", "COMPILED BY")
_DATE = Text("ngày … tháng … năm …", "day … month … year …")

# The day of writing is not in the dataset: the same dataset gives the same bytes.
_CREATED = datetime(2000, 1, 1)


def write_document(path: Path, found: Contents, office: Office, language: str) -> None:
    """Write the document."""
    document = docx.Document()
    set_styles(document, language)
    properties = document.core_properties
    properties.title, properties.author = said(_TITLE, language), one_line(office.name, MOST_OF_A_PROPERTY)
    properties.last_modified_by, properties.comments = one_line(office.name, MOST_OF_A_PROPERTY), ""
    properties.created = properties.modified = _CREATED
    first_page(document)
    writing = _Writing(document, office, language)
    year = found.years[0] if found.years else None
    writing.opening(year)
    writing.upright(found, year)
    turn(document)
    writing.turned(found, year)
    writing.signatures()
    path.write_bytes(saved(document))


class _Writing:
    def __init__(self, document: Document, office: Office, language: str) -> None:
        self._document = document
        self._office = office
        self._language = language
        self._tables = 0

    def opening(self, year: YearContents | None) -> None:
        """Write the office's names, the title and what it is an annex to."""
        office = self._office
        self._paragraph(office.superior.upper(), align="left")
        self._paragraph(office.name.upper(), align="left", bold=True)
        self._paragraph("", align="left")
        self._paragraph(said(_ANNEX, self._language), align="center", bold=True, points=14)
        of_year = Text(f" NĂM {year.plan_year}", f" FOR {year.plan_year}") if year is not None else Text("", "")
        title = said(_TITLE, self._language) + said(of_year, self._language)
        self._paragraph(title, align="center", bold=True, points=14)
        letter = Text(
            f"(Kèm theo Văn bản số …/{office.symbol} ngày … tháng … năm … của {office.name_in_text})",
            f"(To the letter no. …/{office.symbol} of day … month … year …, {office.name_in_text})",
        )
        self._paragraph(said(letter, self._language), align="center", italic=True)

    def upright(self, found: Contents, year: YearContents | None) -> None:
        """Write the key figures, the years compared and the categories of the latest year."""
        self._heading(said(_KEY_FIGURES, self._language), 1)
        for sentence in year.key_figures if year is not None else (said(_NO_YEAR, self._language),):
            self._paragraph(sentence, indent=True)
        self._heading(said(_TABLES, self._language), 1)
        self._paragraph(said(_SIGNS, self._language), italic=True, indent=True)
        if year is not None:
            self._table(found.comparison, UPRIGHT_WIDTH_MM)
            self._table(year.category_list, UPRIGHT_WIDTH_MM)

    def turned(self, found: Contents, year: YearContents | None) -> None:
        """Write the wide tables and the lists."""
        tables: list[SummaryTable] = []
        if year is not None:
            not_added = [year.not_added, year.reconciliation] if year.not_added.lines else []
            details = [year.details] if year.details.lines else []
            tables = [year.categories, *year.phases_on_paper, *year.sources, year.corrections, *not_added]
            tables += details
        expected = [found.expected] if found.expected is not None else []
        undated = [found.undated] if found.undated.lines else []
        for table in [*tables, *expected, found.files, *undated]:
            self._table(table, TURNED_WIDTH_MM)

    def signatures(self) -> None:
        """Write where the one who made it and the head sign."""
        office = self._office
        self._paragraph("", align="left")
        dated = self._paragraph(f"{office.locality}, {said(_DATE, self._language)}", align="right", italic=True)
        dated.paragraph_format.keep_with_next = True
        self._document.element.body.insert_element_before(_signatures(office, self._language), "w:sectPr")
        self._paragraph("", align="left", points=1)

    def _table(self, table: SummaryTable, width_mm: int) -> None:
        self._tables += 1
        number = said(Text(f"Biểu {self._tables}", f"Table {self._tables}"), self._language)
        self._heading(f"{number}. {table.title}", 2)
        if not table.lines:
            self._paragraph(table.if_empty, indent=True)
            return
        if table.has_money:
            in_million = self._paragraph(said(IN_MILLION, self._language), align="right", italic=True, points=12)
            in_million.paragraph_format.keep_with_next = True
        element = table_element(table, width_mm, self._language)
        self._document.element.body.insert_element_before(element, "w:sectPr")
        for k, text in enumerate((*table.remarks, *table.footnotes)):
            note = self._paragraph(text, points=11)
            note.paragraph_format.space_before = Pt(0 if k else 4)
            note.paragraph_format.space_after = Pt(1)
        if not table.remarks and not table.footnotes:
            self._paragraph("", points=6)

    def _heading(self, text: str, level: int) -> None:
        self._document.add_heading(one_line(text), level)

    def _paragraph(
        self,
        text: str,
        *,
        align: str = "justify",
        bold: bool = False,
        italic: bool = False,
        points: int = 0,
        indent: bool = False,
    ) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.alignment = _ALIGNMENTS[align]
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(10)
        run = paragraph.add_run(one_line(text))
        run.bold, run.italic = bold or None, italic or None
        if points:
            run.font.size = Pt(points)
        return paragraph


def _signatures(office: Office, language: str) -> BaseOxmlElement:
    """Return a table without rulings: who compiled it on the left, who signs on the right, room to sign between."""
    heads = (Head("", HeadKind.COUNT, 126), Head("", HeadKind.COUNT, 126))
    lines = (
        line_of(LineKind.TOTAL, None, office.signer_authority),
        line_of(LineKind.TOTAL, said(_COMPILER, language), office.signer_title),
        *[line_of(LineKind.UNIT, None, None)] * 4,
        line_of(LineKind.TOTAL, None, office.signer or None),
    )
    return bare_table(SummaryTable("", heads, lines), TURNED_WIDTH_MM, language)


_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
