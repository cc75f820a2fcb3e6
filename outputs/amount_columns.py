"""The columns of line_items.csv that describe the amount: its column, its value in đồng, its print, its doubts."""

from __future__ import annotations

from decimal import Decimal

from corpus.discrepancy import Text
from outputs.columns import Column, FieldType, Value
from outputs.labels import AMOUNT_STATUSES, FUNDING_SOURCES, PHASES, UNIT_SOURCES
from outputs.line_rows import LineRow
from outputs.shared_columns import column_no, place_columns


def in_million_vnd(amount_vnd: int) -> Decimal:
    """Return an amount of đồng in triệu đồng, exact whatever its size.

    >>> in_million_vnd(152_500_000)
    Decimal('152.500000')
    """
    whole, rest = divmod(abs(amount_vnd), 1_000_000)
    return Decimal(f"{'-' if amount_vnd < 0 else ''}{whole}.{rest:06d}")


def _amount_million_vnd(row: LineRow) -> Value:
    return None if row.record.amount_vnd is None else in_million_vnd(row.record.amount_vnd)


MONEY_COLUMNS: tuple[Column[LineRow], ...] = (
    column_no(lambda row: row.record.column_no, is_required=True),
    Column(
        "column_header",
        FieldType.STRING,
        "Tiêu đề cột",
        Text("Các ô tiêu đề từ trên xuống, nối bằng “ / ”.", "Header cells top-down, joined by “ / ”."),
        lambda row: row.column.header,
    ),
    Column(
        "fiscal_year",
        FieldType.YEAR,
        "Năm ngân sách",
        Text("Năm của số tiền.", "Year of the amount."),
        lambda row: row.column.period.fiscal_year,
    ),
    Column(
        "phase",
        FieldType.STRING,
        "Giai đoạn",
        Text("Số đề nghị, được giao, ước, thực hiện hay quyết toán.", "Budget phase of the amount."),
        lambda row: row.column.period.phase.value,
        PHASES,
        is_required=True,
    ),
    Column(
        "as_of_month",
        FieldType.INTEGER,
        "Tính đến tháng",
        Text("Tháng mà số liệu được tính đến, nếu có ghi.", "Month the figure was counted up to, where stated."),
        lambda row: row.column.period.as_of_month,
    ),
    Column(
        "funding_source",
        FieldType.STRING,
        "Nguồn kinh phí",
        Text(
            "Nguồn kinh phí; “total” là tổng số hoặc cột tiền duy nhất.", "Who pays; total is the sum or only figure."
        ),
        lambda row: row.column.source.value,
        FUNDING_SOURCES,
        is_required=True,
    ),
)


def _crop(row: LineRow) -> Value:
    name = row.plan.crop_name(row.schedule, row.record)
    return f"crops/{name}.png" if name in row.plan.crops else None


AMOUNT_COLUMNS: tuple[Column[LineRow], ...] = (
    Column(
        "amount_vnd",
        FieldType.INTEGER,
        "Số tiền (đồng)",
        Text("Số tiền tính bằng đồng; để trống không phải là 0.", "Amount in đồng; blank is not zero."),
        lambda row: row.record.amount_vnd,
    ),
    Column(
        "amount_million_vnd",
        FieldType.NUMBER,
        "Số tiền (triệu đồng)",
        Text("Số tiền tính bằng triệu đồng.", "Amount in million đồng."),
        _amount_million_vnd,
    ),
    Column(
        "amount_status",
        FieldType.STRING,
        "Trạng thái số tiền",
        Text("Trong ô tiền có gì.", "What stands in the money cell."),
        lambda row: row.record.status.value,
        AMOUNT_STATUSES,
        is_required=True,
    ),
    Column(
        "amount_as_written",
        FieldType.STRING,
        "Số tiền như in",
        Text("Chữ trong ô tiền như in.", "The cell's text as printed."),
        lambda row: row.record.as_written,
    ),
    Column(
        "unit_as_written",
        FieldType.STRING,
        "Đơn vị tính như in",
        Text("Lời ghi đơn vị tính đã dùng.", "The unit statement used, as printed."),
        lambda row: row.record.unit.as_written,
    ),
    Column(
        "unit_source",
        FieldType.STRING,
        "Nơi ghi đơn vị tính",
        Text("Đơn vị tính được ghi ở đâu.", "Where the unit was stated."),
        lambda row: row.record.unit.source.value,
        UNIT_SOURCES,
        is_required=True,
    ),
    Column(
        "additive",
        FieldType.BOOLEAN,
        "Được cộng",
        Text(
            "Cộng các dòng “true” của một bảng theo năm, giai đoạn, tháng thì được đúng một lần số tiền của bảng.",
            "The true rows of one table, year, phase and month add up to that table's money once.",
        ),
        lambda row: row.record.additive,
        is_required=True,
    ),
    Column(
        "note",
        FieldType.STRING,
        "Ghi chú",
        Text("Nội dung cột ghi chú.", "Remark column."),
        lambda row: row.note,
    ),
    *place_columns(lambda row: row.place),
    Column(
        "confidence",
        FieldType.NUMBER,
        "Độ tin cậy khi đọc",
        Text("Độ tin cậy của việc đọc chữ (0–1; 1 với tệp có sẵn chữ).", "Reading confidence 0–1; 1 for digital text."),
        lambda row: Decimal(f"{row.record.confidence:.4f}"),
        is_required=True,
    ),
    Column(
        "needs_review",
        FieldType.BOOLEAN,
        "Cần xem lại",
        Text("Đúng khi phải có người xem lại trước khi dùng số.", "True where a person must look before use."),
        lambda row: row.record.needs_review,
        is_required=True,
    ),
    Column(
        "crop",
        FieldType.STRING,
        "Ảnh cắt",
        Text(
            "Ảnh chụp ô số tiền đọc chưa chắc (chỉ với bản quét và ảnh): đường dẫn trong kho lưu.",
            "Picture of an amount that is not sure (scans and pictures only): its path within the corpus.",
        ),
        _crop,
    ),
)
