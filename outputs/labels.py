"""What the values of the dataset are called, in the words of the field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from corpus.checks import checks
from corpus.discrepancy import Fault, Severity, Text
from corpus.received import FileStatus
from normalizers.categories import MatchStatus
from normalizers.column_periods import TableRole
from normalizers.equations import NotChecked
from normalizers.letterhead import UnitLevel
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Phase
from outputs.columns import Labels


def check_titles() -> Labels:
    """Return the title of each check by its id."""
    return {check.CHECK_ID: Text(check.TITLE_VI, check.TITLE_EN) for check in checks()}


def _by_value(labels: Mapping[Enum, Text]) -> Labels:
    return {str(member.value): label for member, label in labels.items()}


FILE_STATUSES = _by_value(
    {
        FileStatus.OK: Text("Đọc được", "Read"),
        FileStatus.PARTIAL: Text("Không có nội dung để rà soát", "Nothing to audit in it"),
        FileStatus.FAILED: Text("Không đọc được", "Could not be read"),
        FileStatus.DUPLICATE: Text("Trùng với tệp khác", "Same content as another file"),
    }
)

REASONS: Labels = {
    "empty_file": Text("Tệp rỗng", "Empty file"),
    "not_a_document": Text("Không phải văn bản", "Not a document"),
    "unsupported_format": Text("Định dạng chưa đọc được", "Unsupported format"),
    "damaged": Text("Tệp hỏng hoặc thiếu phần", "Damaged or incomplete"),
    "password": Text("Tệp có mật khẩu", "Protected by a password"),
    "no_access": Text("Không có quyền đọc", "May not be read"),
    "temporary_file": Text("Tệp tạm của hệ thống", "Temporary file of the system"),
    "too_large": Text("Vượt giới hạn kích thước", "Exceeds a limit on size"),
    "time_limit": Text("Quá thời gian cho phép", "Time limit reached"),
    "memory_limit": Text("Quá bộ nhớ cho phép", "Memory limit reached"),
    "no_progress": Text("Việc đọc không tiến triển", "No progress in reading"),
    "reader_died": Text("Tiến trình đọc dừng đột ngột", "The reading process died"),
    "needs_tool": Text("Cần cài thêm công cụ", "A further tool is needed"),
    "no_pages": Text("Văn bản không có trang nào", "No pages"),
    "no_text": Text("Không có chữ đọc được", "No readable text"),
    "no_budget_table": Text("Không có bảng kinh phí", "No budget table"),
}

UNIT_LEVELS = _by_value(
    {
        UnitLevel.DISTRICT: Text("Cấp huyện", "District"),
        UnitLevel.COMMUNE: Text("Cấp xã", "Commune"),
        UnitLevel.DEPARTMENT: Text("Phòng, ban chuyên môn", "Department"),
    }
)

TABLE_ROLES = _by_value(
    {
        TableRole.EXECUTION: Text("Tình hình thực hiện", "Execution"),
        TableRole.PLAN: Text("Kế hoạch", "Plan"),
        TableRole.MIXED: Text("Cả thực hiện và kế hoạch", "Execution and plan"),
        TableRole.OTHER: Text("Không xác định được", "Cannot be told"),
    }
)

LEVELS = _by_value(
    {
        Level.TOTAL: Text("Tổng cộng", "Grand total"),
        Level.SECTION: Text("Mục", "Section"),
        Level.SUBSECTION: Text("Tiểu mục", "Subsection"),
        Level.ITEM: Text("Nội dung chi", "Line item"),
        Level.SUBTOTAL: Text("Cộng từng phần", "Subtotal"),
    }
)

MATCH_STATUSES = _by_value(
    {
        MatchStatus.AUTO: Text("Tự động", "Automatic"),
        MatchStatus.REVIEW: Text("Cần người xem lại", "To be reviewed"),
        MatchStatus.NONE: Text("Không khớp nhóm nào", "No category"),
        MatchStatus.CONFIRMED: Text("Đã xác nhận", "Confirmed"),
    }
)

PHASES = _by_value(
    {
        Phase.PROPOSED: Text("Đề nghị", "Proposed"),
        Phase.APPROVED: Text("Được giao, được duyệt", "Approved"),
        Phase.ESTIMATED: Text("Ước thực hiện", "Estimated"),
        Phase.EXECUTED: Text("Đã thực hiện", "Executed"),
        Phase.SETTLED: Text("Quyết toán", "Settled"),
        Phase.ADJUSTED: Text("Điều chỉnh, bổ sung", "Adjusted"),
    }
)

FUNDING_SOURCES = _by_value(
    {
        FundingSource.TOTAL: Text("Tổng số", "Total"),
        FundingSource.CENTRAL: Text("Ngân sách trung ương", "Central budget"),
        FundingSource.PROVINCE: Text("Ngân sách tỉnh", "Provincial budget"),
        FundingSource.DISTRICT: Text("Ngân sách huyện", "District budget"),
        FundingSource.COMMUNE: Text("Ngân sách xã", "Commune budget"),
        FundingSource.OTHER: Text("Nguồn khác", "Other sources"),
    }
)

AMOUNT_STATUSES = _by_value(
    {
        AmountStatus.PRINTED: Text("Có ghi số", "Printed"),
        AmountStatus.BLANK: Text("Để trống", "Blank"),
        AmountStatus.DASH: Text("Gạch ngang", "Dash"),
        AmountStatus.UNREADABLE: Text("Không đọc được thành số", "Unreadable as a figure"),
        AmountStatus.UNIT_UNKNOWN: Text("Không rõ đơn vị tính", "Unit unknown"),
        AmountStatus.MERGED: Text("Nằm trong ô gộp với dòng khác", "In another line's merged cell"),
    }
)

UNIT_SOURCES = _by_value(
    {
        UnitSource.CELL: Text("Ghi ngay trong ô", "In the cell"),
        UnitSource.HEADER: Text("Ghi ở tiêu đề cột", "In the column's header"),
        UnitSource.TABLE: Text("Ghi trong bảng", "In the table"),
        UnitSource.CAPTION: Text("Ghi ở tên bảng", "In the caption"),
        UnitSource.DOCUMENT: Text("Ghi chung cho văn bản", "For the whole document"),
        UnitSource.INFERRED: Text("Suy ra từ số liệu", "Inferred from the figures"),
        UnitSource.NONE: Text("Không ghi ở đâu", "Stated nowhere"),
    }
)

SEVERITIES = _by_value(
    {
        Severity.ERROR: Text("Lỗi", "Error"),
        Severity.WARNING: Text("Cảnh báo", "Warning"),
        Severity.INFO: Text("Lưu ý", "Info"),
    }
)

FAULTS = _by_value(
    {
        Fault.DOCUMENT: Text("Do văn bản", "The document"),
        Fault.READING: Text("Do việc đọc văn bản", "The reading"),
        Fault.UNKNOWN: Text("Chưa xác định", "Not known"),
    }
)

STATES: Labels = {
    "open": Text("Chưa xử lý", "Open"),
    "acknowledged": Text("Đã ghi nhận", "Acknowledged"),
    "fixed": Text("Đã khắc phục", "Fixed"),
}

NOT_CHECKED_REASONS = _by_value(
    {
        NotChecked.TOTAL_BLANK: Text("Ô ghi số tổng để trống", "The stated total is blank"),
        NotChecked.OPERANDS_BLANK: Text("Các số thành phần đều để trống", "All its parts are blank"),
        NotChecked.UNREADABLE: Text("Có số không đọc được", "A figure is unreadable"),
        NotChecked.UNIT_UNKNOWN: Text("Có số không rõ đơn vị tính", "A figure's unit is unknown"),
        NotChecked.MERGED: Text("Có số nằm trong ô gộp", "A figure stands in a merged cell"),
    }
)
