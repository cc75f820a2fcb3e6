"""Plans as written, made by hand, and the letter read back, for the tests of letters."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from docx import Document
from docx.document import Document as Docx

from corpus.discrepancy import Fault, Severity
from normalizers.column_periods import TableRole
from normalizers.letterhead import UnitLevel
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Phase
from outputs.letter.certainty import certain_findings
from outputs.letter.letter import letter_words
from outputs.letter.template import letter_template
from outputs.office import Office
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, DiscrepancyRow, SubmissionRow, TableRow

OFFICE = Office(
    superior="UBND tỉnh Tây Ninh",
    locality="Tây Ninh",
    signer="Nguyễn Văn A",
    contact="Phòng Kế hoạch - Tài chính, điện thoại 0276.1234567",
    copies_to="Sở Tài chính (để phối hợp); Lưu: VT, KHTC",
)

SUM_MESSAGE = (
    "Bảng 1, dòng 1 “I. Tuyên truyền”: ghi 30.000.000 đồng nhưng các dòng thuộc mục cộng lại là 35.000.000 đồng "
    "(ghi thiếu 5.000.000 đồng)."
)


def amount(row_no: int, amount_vnd: int | None, **changed: object) -> AmountRow:
    """Return a line in the first column of the first table; row 1 is a section, the others are its lines."""
    is_section = row_no == 1
    values: dict[str, Any] = {
        "submission_id": "s",
        "table_no": 1,
        "row_no": row_no,
        "column_no": 1,
        "level": Level.SECTION if is_section else Level.ITEM,
        "phase": Phase.PROPOSED,
        "funding_source": FundingSource.TOTAL,
        "amount_status": AmountStatus.PRINTED if amount_vnd is not None else AmountStatus.BLANK,
        "unit_source": UnitSource.TABLE,
        "additive": not is_section,
        "confidence": Decimal(1),
        "needs_review": False,
        "parent_row_no": None if is_section else 1,
        "section": "I",
        "ordinal": "I" if is_section else str(row_no - 1),
        "name": "Tuyên truyền" if is_section else f"Việc {row_no - 1}",
        "column_header": "Kinh phí năm 2024",
        "fiscal_year": 2024,
        "amount_vnd": amount_vnd,
        "amount_as_written": "" if amount_vnd is None else str(amount_vnd),
    }
    return AmountRow(**(values | changed))


def finding(**changed: object) -> DiscrepancyRow:
    """Return the finding that the section of `amount` is not the sum of its lines."""
    values: dict[str, Any] = {
        "discrepancy_id": "d",
        "submission_id": "s",
        "check_id": "sum.items",
        "severity": Severity.ERROR,
        "message": SUM_MESSAGE,
        "message_en": "Table 1, line 1 “I. Tuyên truyền”: states 30,000,000 đồng but 35,000,000 đồng.",
        "fault": Fault.DOCUMENT,
        "state": "open",
        "table_no": 1,
        "row_no": 1,
        "column_no": 1,
        "section": "I",
        "line_name": "Tuyên truyền",
        "stated_vnd": 30_000_000,
        "computed_vnd": 35_000_500,
        "difference_vnd": -5_000_500,
        "suggestion": "Đề nghị đơn vị kiểm tra, thống nhất lại số tổng và các số thành phần.",
        "suggestion_en": "Ask the unit to check the total and its parts and make them agree.",
        "page": 3,
    }
    return DiscrepancyRow(**(values | changed))


LINES = (amount(1, 30_000_000), amount(2, 10_000_000), amount(3, 25_000_500))


def plan(
    findings: Sequence[DiscrepancyRow] = (finding(),),
    amounts: Sequence[AmountRow] = LINES,
    tables: Sequence[str] = ("Dự toán kinh phí năm 2024",),
    **changed: object,
) -> WrittenSubmission:
    """Return a plan of a town with some findings."""
    values: dict[str, Any] = {
        "submission_id": "s",
        "source_file": "trang-bang.docx",
        "coverage": Decimal(1),
        "coverage_rows": Decimal(1),
        "unit": "thị xã Trảng Bàng",
        "unit_level": UnitLevel.DISTRICT,
        "plan_year": 2024,
        "document_number": "125/KH-UBND",
        "issued_on": date(2023, 2, 5),
        "title": "KẾ HOẠCH Hoạt động khoa học và công nghệ năm 2024",
    }
    return WrittenSubmission(
        SubmissionRow(**(values | changed)),
        tuple(TableRow("s", no, TableRole.PLAN, 1, UnitSource.TABLE, title) for no, title in enumerate(tables, 1)),
        tuple(amounts),
        tuple(findings),
        (),
    )


def letter(of: WrittenSubmission, office: Office = OFFICE, language: str = "vi") -> Docx:
    """Return the letter on a plan's certain findings, read back."""
    words = letter_words(of, certain_findings(of), office, language)
    return Document(io.BytesIO(letter_template(office.letter_template, language).letter(words, "")))


def rows_of(document: Docx) -> list[list[str]]:
    """Return the texts of the table of findings, its head first."""
    return [[cell.text for cell in row.cells] for row in document.tables[1].rows]


def texts_of(document: Docx) -> str:
    """Return all that a letter prints, in order, a paragraph a line."""
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in document.element.body.iter()
        if paragraph.tag.endswith("}p")
    )
