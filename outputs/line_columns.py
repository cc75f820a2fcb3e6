"""The columns of line_items.csv that describe the line itself: its table, its place in the tree, its words."""

from __future__ import annotations

from decimal import Decimal

from corpus.discrepancy import Text
from normalizers.categories import MatchStatus
from normalizers.line_items import Level
from outputs.columns import Column, FieldType, Value
from outputs.labels import LEVELS, MATCH_STATUSES
from outputs.line_rows import LineRow
from outputs.shared_columns import row_no, table_columns, table_no

_SUMS = (Level.TOTAL, Level.SUBTOTAL)
_SETTLED = (MatchStatus.AUTO, MatchStatus.CONFIRMED)


def _category_id(row: LineRow) -> Value:
    return row.match.candidate_id if row.match.status in _SETTLED and row.line.level not in _SUMS else None


def _candidate_id(row: LineRow) -> Value:
    return row.match.candidate_id if row.line.level not in _SUMS else None


def _match_score(row: LineRow) -> Value:
    return Decimal(f"{row.match.score:.4f}") if _candidate_id(row) else None


def _match_status(row: LineRow) -> Value:
    return row.match.status.value if row.line.level not in _SUMS else None


TABLE_COLUMNS: tuple[Column[LineRow], ...] = (
    table_no(lambda row: row.schedule.table_no),
    *table_columns("table_title", "table_role", lambda row: row.schedule),
)

LINE_COLUMNS: tuple[Column[LineRow], ...] = (
    row_no(lambda row: row.line.row_no, is_required=True),
    Column(
        "parent_row_no",
        FieldType.INTEGER,
        "Cộng vào dòng",
        Text(
            "Số của dòng mà dòng này được cộng vào; để trống với dòng gốc.",
            "The row this line is summed into; blank for a root.",
        ),
        lambda row: row.line.parent_row_no,
    ),
    Column(
        "level",
        FieldType.STRING,
        "Cấp của dòng",
        Text("Vị trí của dòng trong cây cộng số.", "Where the line stands in the tree of sums."),
        lambda row: row.line.level.value,
        LEVELS,
        is_required=True,
    ),
    Column(
        "section",
        FieldType.STRING,
        "Mục",
        Text(
            "Số thứ tự của mục lớn chứa dòng; “#n” khi mục không đánh số; để trống với dòng tổng, bảng không chia mục.",
            "Ordinal of the top-level section; “#n” for an unnumbered one; blank for totals and in flat tables.",
        ),
        lambda row: row.line.section,
    ),
    Column(
        "ordinal",
        FieldType.STRING,
        "Số thứ tự",
        Text("Số thứ tự như in, bỏ dấu ở cuối.", "Ordinal as printed, less trailing marks."),
        lambda row: row.line.ordinal,
    ),
    Column(
        "name",
        FieldType.STRING,
        "Nội dung",
        Text("Nội dung của dòng như in.", "The line's text as printed, white space folded."),
        lambda row: row.line.name,
    ),
    Column(
        "category_id",
        FieldType.STRING,
        "Mã nhóm nội dung",
        Text(
            "Nhóm nội dung trong danh mục, khi khớp chắc chắn hoặc đã xác nhận.",
            "Category, where the match is automatic or confirmed.",
        ),
        _category_id,
    ),
    Column(
        "candidate_id",
        FieldType.STRING,
        "Nhóm gần nhất",
        Text("Nhóm nội dung gần nhất, kể cả khi chưa chắc chắn.", "The likeliest category, sure or not."),
        _candidate_id,
    ),
    Column(
        "match_score",
        FieldType.NUMBER,
        "Độ khớp",
        Text("Xác suất nhóm gần nhất là đúng (0–1).", "Estimated probability that the candidate is right (0–1)."),
        _match_score,
    ),
    Column(
        "match_status",
        FieldType.STRING,
        "Kết quả khớp nhóm",
        Text("Có được dùng nhóm này hay không; để trống với dòng tổng.", "Whether the match may be used."),
        _match_status,
        MATCH_STATUSES,
    ),
    Column(
        "quantity",
        FieldType.NUMBER,
        "Số lượng",
        Text("Số lượng; để trống nếu ghi một khoảng.", "Quantity; blank where a range is printed."),
        lambda row: Decimal(row.quantity.quantity) if row.quantity.quantity else None,
    ),
    Column(
        "quantity_unit",
        FieldType.STRING,
        "Đơn vị của số lượng",
        Text("Đơn vị của số lượng: lớp, cuộc, lần…", "Unit of the quantity."),
        lambda row: row.quantity.unit,
    ),
    Column(
        "unit_price_vnd",
        FieldType.INTEGER,
        "Đơn giá (đồng)",
        Text("Đơn giá tính bằng đồng.", "Unit price in đồng."),
        lambda row: row.quantity.unit_price_vnd,
    ),
)
