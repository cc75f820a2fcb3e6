"""tong-hop.xlsx: an overview, a group of sheets for each plan year, and the files without figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from corpus.discrepancy import Text
from outputs.notation import said
from outputs.office import Office
from outputs.summary.contents import Contents, YearContents
from outputs.summary.sheet import Sheet
from outputs.summary.sheet_styles import SheetStyles
from outputs.summary.table import Head, SummaryTable

TITLE = Text("TỔNG HỢP KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ", "SUMMARY OF SCIENCE AND TECHNOLOGY PLANS")

_OVERVIEW = Text("Tổng quan", "Overview")
_CATEGORIES = Text("Nhóm", "Categories")
_PARTS = Text("Tiểu nhóm", "Parts")
_PHASES = Text("Giai đoạn", "Phases")
_SOURCES = Text("Nguồn", "Sources")
_TO_DO = Text("Cần xử lý", "To do")
_DOCUMENTS = Text("Văn bản", "Documents")
_FILES = Text("Tệp không có số liệu", "Files without figures")
_SIGNS = Text(
    "Ô tô màu cam là dòng cần điều chỉnh; số trong ngoặc là chú thích dưới bảng; ô trống là văn bản không ghi số, "
    "không phải số 0. Các tổng là công thức: thêm dòng vào giữa bảng thì tổng tự tính lại.",
    "Orange rows are to be corrected; numbers in brackets are footnotes below the table; an empty cell means that no "
    "figure is stated, it is not 0. Totals are formulas: rows put in between are counted.",
)
# The day of writing is not in the dataset: the same dataset gives the same bytes.
_CREATED = datetime(2000, 1, 1)


def write_workbook(path: Path, found: Contents, office: Office, language: str) -> None:
    """Write the workbook."""
    book = Workbook(str(path), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": said(TITLE, language), "author": office.name, "created": _CREATED})
    book.set_size(2400, 1400)
    drawing = _Drawing(book, office, language)
    drawing.overview(found)
    for year in found.years:
        drawing.year(year)
    drawing.sheet(said(_FILES, language), [found.files, *_with_lines([found.undated])], found.files.heads)
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
        for year in found.years:
            sheet.gap()
            sheet.paragraph(said(Text(f"Năm {year.plan_year}", f"Year {year.plan_year}"), self._language), bold=True)
            for sentence in year.key_figures:
                sheet.paragraph(sentence)
        sheet.gap()
        sheet.paragraph(said(_SIGNS, self._language), italic=True)
        sheet.gap()
        sheet.table(found.comparison)
        sheet.set_up_page(said(_OVERVIEW, self._language))

    def year(self, year: YearContents) -> None:
        """Draw the sheets of a plan year."""
        self.sheet(self._named(_CATEGORIES, year), [year.categories], year.categories.heads)
        self.sheet(self._named(_PARTS, year), [year.parts], year.parts.heads, pages_wide=2)
        self.sheet(self._named(_PHASES, year), [year.phases], year.phases.heads)
        if year.sources:
            widest = max((table.heads for table in year.sources), key=len)
            self.sheet(self._named(_SOURCES, year), year.sources, widest)
        expected = [year.expected] if year.expected is not None else []
        to_do = [year.corrections, *_with_lines([year.not_added]), *expected, *_with_lines([year.details])]
        self.sheet(self._named(_TO_DO, year), to_do, year.corrections.heads)
        documents = [year.documents, year.reconciliation]
        self.sheet(self._named(_DOCUMENTS, year), documents, year.documents.heads)

    def sheet(self, name: str, tables: Iterable[SummaryTable], heads: tuple[Head, ...], *, pages_wide: int = 1) -> None:
        """Draw tables one under the other on a sheet of their own."""
        sheet = self._sheet(name, heads)
        for k, table in enumerate(tables):
            if k:
                sheet.gap()
            sheet.table(table, is_first=k == 0)
        sheet.set_up_page(name, pages_wide=pages_wide)

    def _sheet(self, name: str, heads: tuple[Head, ...]) -> Sheet:
        return Sheet(self._book.add_worksheet(name), self._styles, self._language, heads)

    def _named(self, name: Text, year: YearContents) -> str:
        return f"{said(name, self._language)} {year.plan_year}"


def _with_lines(tables: Iterable[SummaryTable]) -> list[SummaryTable]:
    return [table for table in tables if table.lines]
