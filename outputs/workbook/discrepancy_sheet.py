"""“Sai lệch”: all discrepancies, the gravest first, each with the cell it is about."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from outputs.labels import FAULTS, FUNDING_SOURCES, PHASES, SEVERITIES, STATES
from outputs.workbook.check_wording import check_title
from outputs.workbook.contents import Contents
from outputs.workbook.listing import Field, Kind, Linked, Listing, Toned, Value
from outputs.workbook.places import place
from outputs.workbook.styles import TONES, Styles
from outputs.written import WrittenSubmission
from outputs.written.rows import DiscrepancyRow

FIELDS = (
    Field(Text("Số", "No."), 5, Kind.COUNT),
    Field(Text("Mức độ", "Severity"), 9, Kind.CENTRED),
    Field(Text("Đơn vị", "Unit"), 22),
    Field(Text("Năm kế hoạch", "Plan year"), 9, Kind.YEAR),
    Field(Text("Đến ô", "To cell"), 8, Kind.CENTRED),
    Field(Text("Loại sai lệch", "Kind"), 22),
    Field(Text("Nội dung sai lệch", "What was found"), 50),
    Field(Text("Văn bản ghi (đồng)", "Stated (đồng)"), 16, Kind.AMOUNT),
    Field(Text("Tính lại (đồng)", "Computed (đồng)"), 16, Kind.AMOUNT),
    Field(Text("Chênh lệch (đồng)", "Difference (đồng)"), 16, Kind.AMOUNT),
    Field(Text("Đề nghị", "Suggestion"), 34),
    Field(Text("Trạng thái", "State"), 12, Kind.CENTRED),
    Field(Text("Do đâu", "Whose slip"), 16),
    Field(Text("Bảng thứ", "Table no."), 8, Kind.YEAR),
    Field(Text("Dòng", "Line"), 8, Kind.YEAR),
    Field(Text("Mục", "Section"), 8, Kind.CENTRED),
    Field(Text("Tên dòng", "Line's name"), 36),
    Field(Text("Năm ngân sách", "Fiscal year"), 10, Kind.YEAR),
    Field(Text("Giai đoạn", "Phase"), 16),
    Field(Text("Nguồn kinh phí", "Funding source"), 18),
    Field(Text("Vị trí trong tệp", "Place in the file"), 24),
    Field(Text("Tệp nhận được", "File received"), 40),
    Field(Text("Mã kiểm tra", "Check id"), 20),
)
# What does not fit A4 is for the screen.
_PRINTED = 11
_NOTE = Text(
    "Xếp theo mức độ: lỗi, cảnh báo, rồi lưu ý và những sai lệch đã xử lý. Bấm vào “Đến ô” để xem số liệu trong bảng "
    "của đơn vị; ở đó, bấm vào số của sai lệch để trở lại đây. Chênh lệch = văn bản ghi − tính lại.",
    "Errors first, then warnings, then infos and what is settled. “To cell” leads to the figure in the unit's table; "
    "there the number of the discrepancy leads back here. Difference = stated − computed.",
)


def write_discrepancies(sheet: Worksheet, contents: Contents, styles: Styles) -> None:
    """Write the list of all discrepancies."""
    listing = Listing(sheet, styles, contents.request.language, FIELDS)
    title = Text("SAI LỆCH PHÁT HIỆN KHI RÀ SOÁT KẾ HOẠCH", "DISCREPANCIES FOUND IN THE PLANS")
    listing.head(contents.said(title), [contents.said(_NOTE)], _PRINTED)
    for number, (plan, found) in enumerate(contents.discrepancies, 1):
        listing.row(_values(contents, number, plan, found))
    if not contents.discrepancies:
        listing.nothing(Text("Không phát hiện sai lệch nào.", "No discrepancy was found."))
    listing.finish(len(contents.discrepancies))


def _values(contents: Contents, number: int, plan: WrittenSubmission, found: DiscrepancyRow) -> list[Value]:
    is_english = contents.request.language == "en"
    said = contents.said
    tone = TONES[found.severity]
    cell = contents.cell_link(plan, _spot(contents, plan, found))
    return [
        Toned(number, tone),
        Toned(said(SEVERITIES[found.severity.value]), tone),
        contents.unit_link(plan),
        plan.row.plan_year,
        cell if isinstance(cell, Linked) else "",
        check_title(found.check_id, contents.request.language),
        found.message_en if is_english else found.message,
        found.stated_vnd,
        found.computed_vnd,
        found.difference_vnd,
        found.suggestion_en if is_english else found.suggestion,
        said(STATES[found.state]) if found.state in STATES else found.state,
        said(FAULTS[found.fault.value]),
        found.table_no,
        found.row_no,
        found.section,
        found.line_name,
        found.fiscal_year,
        said(PHASES[found.phase.value]) if found.phase is not None else "",
        said(FUNDING_SOURCES[found.funding_source.value]) if found.funding_source is not None else "",
        place(found.page, found.location, contents.request.language),
        plan.row.source_file,
        found.check_id,
    ]


def _spot(contents: Contents, plan: WrittenSubmission, found: DiscrepancyRow) -> tuple[int, int] | None:
    layout = contents.layouts.get(plan.row.submission_id)
    return layout.discrepancies[found.discrepancy_id] if layout is not None else None
