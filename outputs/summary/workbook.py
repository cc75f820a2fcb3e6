"""tong-hop.xlsx: an overview, a group of sheets for each plan year, and the files without figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from corpus.discrepancy import Text
from outputs.notation import said
from outputs.office import Office
from outputs.shown_text import MOST_OF_A_PROPERTY, one_line
from outputs.summary.contents import Contents, YearContents
from outputs.summary.sheet import Sheet
from outputs.summary.sheet_styles import FONT, SheetStyles
from outputs.summary.table import Head, SummaryTable
from outputs.summary.widths import widest

TITLE = Text("TỔNG HỢP KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ", "SUMMARY OF SCIENCE AND TECHNOLOGY PLANS")

_OVERVIEW = Text("Tổng quan", "Overview")
_CATEGORIES = Text("Nhóm", "Categories")
_PARTS = Text("Tiểu nhóm", "Parts")
_PHASES = Text("Giai đoạn", "Phases")
_SOURCES = Text("Nguồn", "Sources")
_CORRECTIONS = Text("Cần điều chỉnh", "To be corrected")
_NOT_ADDED = Text("Không cộng", "Not added")
_DETAILS = Text("Chi tiết", "Details")
_DOCUMENTS = Text("Văn bản", "Documents")
_UNDATED = Text("Chưa rõ năm", "No known year")
_EXPECTED = Text("Đơn vị chưa gửi", "Units not received")
_FILES = Text("Tệp không có số liệu", "Files without figures")
_SIGNS = Text(
    "Ô tô màu cam là dòng cần điều chỉnh; số trong ngoặc là chú thích dưới bảng; ô trống là văn bản không ghi số, "
    "không phải số 0. Các tổng là công thức: thêm dòng vào giữa bảng thì tổng tự tính lại.",
    "Orange rows are to be corrected; numbers in brackets are footnotes below the table; an empty cell means that no "
    "figure is stated, it is not 0. Totals are formulas: rows put in between are counted.",
)
_TAB_COLOURS = ("#2F5597", "#548235", "#BF8F00", "#7F6084")
# Widths of columns are counted in figures of the default font: the same one that the cells are in.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}
# The day of writing is not in the dataset: the same dataset gives the same bytes.
_CREATED = datetime(2000, 1, 1)


def write_workbook(path: Path, found: Contents, office: Office, language: str) -> None:
    """Write the workbook."""
    book = Workbook(str(path), _OPTIONS)
    book.set_properties(
        {"title": said(TITLE, language), "author": one_line(office.name, MOST_OF_A_PROPERTY), "created": _CREATED}
    )
    book.set_size(2400, 1400)
    drawing = _Drawing(book, office, language)
    drawing.overview(found)
    for k, year in enumerate(found.years):
        drawing.year(year, _TAB_COLOURS[k % len(_TAB_COLOURS)])
    if found.undated.lines:
        drawing.sheet(said(_UNDATED, language), [found.undated])
    if found.expected is not None:
        drawing.sheet(said(_EXPECTED, language), [found.expected])
    drawing.sheet(said(_FILES, language), [found.files])
    book.close()


class _Drawing:
    def __init__(self, book: Workbook, office: Office, language: str) -> None:
        self._book = book
        self._office = office
        self._language = language
        self._styles = SheetStyles(book, language)

    def overview(self, found: Contents) -> None:
        sheet = self._sheet(said(_OVERVIEW, self._language), found.comparison.heads)
        sheet.paragraph(self._office.superior.upper())
        sheet.paragraph(self._office.name.upper(), bold=True)
        sheet.gap()
        sheet.heading(said(TITLE, self._language))
        sheet.gap()
        sheet.table(found.comparison)
        for year in found.years:
            sheet.gap()
            sheet.paragraph(said(Text(f"Năm {year.plan_year}", f"Year {year.plan_year}"), self._language), bold=True)
            for sentence in year.key_figures:
                sheet.paragraph(sentence)
        sheet.gap()
        sheet.paragraph(said(_SIGNS, self._language), italic=True)
        sheet.set_up_page(said(_OVERVIEW, self._language))

    def year(self, year: YearContents, colour: str) -> None:
        """Draw the sheets of a plan year, their tabs in one colour."""
        for name, tables in (
            (_CATEGORIES, [year.categories]),
            (_PARTS, [year.parts]),
            (_PHASES, [year.phases]),
            (_SOURCES, year.sources),
            (_CORRECTIONS, [year.corrections]),
            (_NOT_ADDED, [year.reconciliation, *_with_lines([year.not_added])]),
            (_DETAILS, _with_lines([year.details])),
            (_DOCUMENTS, [year.documents]),
        ):
            if tables:
                self.sheet(f"{said(name, self._language)} {year.plan_year}", tables, colour)

    def sheet(self, name: str, tables: Sequence[SummaryTable], colour: str = "") -> None:
        """Draw tables one under the other on a sheet of their own; the one of most columns gives the widths."""
        sheet = self._sheet(name, widest(tables), colour)
        for k, table in enumerate(tables):
            if k:
                sheet.gap()
            sheet.table(table, stays_in_sight=len(tables) == 1)
        sheet.set_up_page(name)

    def _sheet(self, name: str, heads: tuple[Head, ...], colour: str = "") -> Sheet:
        sheet = self._book.add_worksheet(name)
        if colour:
            sheet.set_tab_color(colour)
        return Sheet(sheet, self._styles, self._language, heads)


def _with_lines(tables: Iterable[SummaryTable]) -> list[SummaryTable]:
    return [table for table in tables if table.lines]
