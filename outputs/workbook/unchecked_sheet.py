"""“Chưa kiểm tra”: the sums that could not be checked, and why; they never count as right."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from outputs.labels import NOT_CHECKED_REASONS
from outputs.workbook.check_wording import check_title
from outputs.workbook.contents import Contents
from outputs.workbook.listing import Field, Kind, Listing
from outputs.workbook.styles import Styles

FIELDS = (
    Field(Text("Số", "No."), 6, Kind.COUNT),
    Field(Text("Đơn vị", "Unit"), 22),
    Field(Text("Năm kế hoạch", "Plan year"), 9, Kind.YEAR),
    Field(Text("Bảng thứ", "Table no."), 8, Kind.YEAR),
    Field(Text("Dòng", "Line"), 8, Kind.YEAR),
    Field(Text("Đến ô", "To cell"), 8, Kind.CENTRED),
    Field(Text("Tên dòng", "Line's name"), 42),
    Field(Text("Cột", "Column"), 28),
    Field(Text("Nhằm phát hiện", "Meant to find"), 34),
    Field(Text("Vì sao chưa kiểm tra được", "Why it could not be checked"), 30),
    Field(Text("Tệp nhận được", "File received"), 40),
)
_PRINTED = 10
_NOTE = Text(
    "Mỗi dòng là một phép cộng không kiểm tra được. Không có sai lệch ở đây không có nghĩa là đúng.",
    "Each row is a sum that could not be checked. That nothing was found in it does not mean that it is right.",
)


def write_unchecked(sheet: Worksheet, contents: Contents, styles: Styles) -> None:
    """Write the list of what was not checked."""
    listing = Listing(sheet, styles, contents.request.language, FIELDS)
    title = Text("NHỮNG PHÉP CỘNG CHƯA KIỂM TRA ĐƯỢC", "SUMS THAT COULD NOT BE CHECKED")
    listing.head(contents.said(title), [contents.said(_NOTE)], _PRINTED)
    count = 0
    for plan in contents.plans:
        layout = contents.layouts.get(plan.row.submission_id)
        amounts = {(a.table_no, a.row_no, a.column_no): a for a in plan.amounts} if plan.unchecked else {}
        for unchecked in plan.unchecked:
            count += 1
            row_no, column_no = unchecked.row_no or 0, unchecked.column_no or 0
            amount = amounts.get((unchecked.table_no, row_no, column_no))
            spot = layout.amounts.get((unchecked.table_no, row_no, column_no)) if layout else None
            reason = NOT_CHECKED_REASONS.get(unchecked.reason)
            listing.row(
                [
                    count,
                    contents.unit_link(plan),
                    plan.row.plan_year,
                    unchecked.table_no,
                    unchecked.row_no,
                    contents.cell_link(plan, spot),
                    amount.name if amount else "",
                    amount.column_header if amount else "",
                    check_title(unchecked.check_id, contents.request.language),
                    contents.said(reason) if reason else unchecked.reason,
                    plan.row.source_file,
                ]
            )
    if not count:
        listing.nothing(Text("Mọi phép cộng đều đã kiểm tra được.", "Every sum could be checked."))
    listing.finish(count)
