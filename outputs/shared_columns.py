"""Columns that several tables have, each described once."""

from __future__ import annotations

from collections.abc import Callable

from corpus.dataset import AuditedSubmission
from corpus.discrepancy import Text
from ingest.document import Place
from normalizers.schedules import Schedule
from outputs.columns import Column, FieldType, Row, Value
from outputs.labels import TABLE_ROLES


def submission_id(plan: Callable[[Row], AuditedSubmission]) -> Column[Row]:
    """Return the column of the plan a row belongs to."""
    return Column(
        "submission_id",
        FieldType.STRING,
        "Mã kế hoạch",
        Text(
            "16 ký tự đầu của mã băm SHA-256 của tệp, thêm “-2” nếu là kế hoạch thứ hai trong tệp.",
            "Id of the plan: first 16 hex digits of the file's SHA-256, with “-2” for a second plan in one file.",
        ),
        lambda row: plan(row).submission_id,
        is_required=True,
    )


def source_file(plan: Callable[[Row], AuditedSubmission]) -> Column[Row]:
    """Return the column of the received file a row was read from."""
    return Column(
        "source_file",
        FieldType.STRING,
        "Tệp nhận được",
        Text("Đường dẫn của tệp trong thư mục nhận được.", "Path of the file within the folder received."),
        lambda row: plan(row).source_file,
        is_required=True,
    )


def unit_columns(plan: Callable[[Row], AuditedSubmission]) -> tuple[Column[Row], ...]:
    """Return the columns of the unit that submits and the year it plans."""
    return (
        Column(
            "unit_code",
            FieldType.STRING,
            "Mã đơn vị hành chính",
            Text(
                "Mã đơn vị hành chính của Tổng cục Thống kê; để trống khi chưa xác định.",
                "Code of the General Statistics Office; blank until it is established.",
            ),
            lambda row: plan(row).unit_code,
        ),
        Column(
            "unit",
            FieldType.STRING,
            "Đơn vị",
            Text(
                "Huyện, thị xã, thành phố (đến năm 2025) hoặc xã, phường, đặc khu (từ tháng 7/2025) gửi kế hoạch.",
                "The district (until 2025) or commune (since July 2025) that submits the plan.",
            ),
            lambda row: plan(row).submission.letterhead.unit,
        ),
        Column(
            "plan_year",
            FieldType.YEAR,
            "Năm kế hoạch",
            Text("Năm mà kế hoạch được lập cho.", "The year the plan is made for."),
            lambda row: plan(row).submission.letterhead.plan_year,
        ),
    )


def place_columns(place: Callable[[Row], Place | None]) -> tuple[Column[Row], ...]:
    """Return the columns of where a row stands in the received file."""

    def page(row: Row) -> Value:
        found = place(row)
        return found.page if found is not None else None

    def location(row: Row) -> Value:
        found = place(row)
        return found.location if found is not None else None

    return (
        Column(
            "page",
            FieldType.INTEGER,
            "Trang",
            Text("Số trang trong tệp; để trống với tệp Word.", "Page of the file; blank for Word files."),
            page,
        ),
        Column(
            "location",
            FieldType.STRING,
            "Vị trí",
            Text(
                "Vị trí trong tệp. Word: table=bảng&row=hàng&col=cột (đếm từ 1); "
                "PDF, ảnh: page=trang&viewrect=trái,trên,rộng,cao (điểm in).",
                "Place in the file. Word: table=…&row=…&col=… (1-based); "
                "PDF, image: page=…&viewrect=left,top,width,height in points.",
            ),
            location,
        ),
    )


def table_no(number: Callable[[Row], int | None], *, is_required: bool = True) -> Column[Row]:
    """Return the column of the table's number within its plan."""
    return Column(
        "table_no",
        FieldType.INTEGER,
        "Bảng số",
        Text(
            "Số thứ tự của bảng có cột tiền trong kế hoạch, tính cả phụ lục, sau khi nối các phần bị ngắt trang.",
            "Number of the table with money columns in the plan, annexes included, after split parts are joined.",
        ),
        number,
        is_required=is_required,
    )


def row_no(number: Callable[[Row], int | None], *, is_required: bool = False) -> Column[Row]:
    """Return the column of the line's number within its table."""
    return Column(
        "row_no",
        FieldType.INTEGER,
        "Dòng số",
        Text("Số thứ tự của dòng trong bảng, đếm từ 1.", "Number of the line in its table, from 1."),
        number,
        is_required=is_required,
    )


def column_no(number: Callable[[Row], int | None], *, is_required: bool = False) -> Column[Row]:
    """Return the column of a money column's number within its table."""
    return Column(
        "column_no",
        FieldType.INTEGER,
        "Cột tiền số",
        Text(
            "Số thứ tự của cột trong các cột tiền của bảng, đếm từ 1.",
            "Number among the table's money columns, from 1.",
        ),
        number,
        is_required=is_required,
    )


def table_columns(title: str, role: str, schedule: Callable[[Row], Schedule]) -> tuple[Column[Row], ...]:
    """Return the columns of what a budget table is; `title` and `role` are what the table of the dataset calls them."""
    return (
        Column(
            title,
            FieldType.STRING,
            "Tên bảng",
            Text(
                "Tên bảng; nếu không có thì là đề mục ngay trên bảng.", "Caption, or without one the heading above it."
            ),
            lambda row: schedule(row).title,
        ),
        Column(
            "annex",
            FieldType.STRING,
            "Phụ lục",
            Text("Nhãn phụ lục chứa bảng, nếu có.", "Label of the annex the table stands in, if any."),
            lambda row: schedule(row).annex,
        ),
        Column(
            role,
            FieldType.STRING,
            "Vai trò của bảng",
            Text("Bảng nói về thực hiện năm trước hay kế hoạch.", "Whether the table is about execution or the plan."),
            lambda row: schedule(row).role.value,
            TABLE_ROLES,
            is_required=True,
        ),
        Column(
            "detail_of",
            FieldType.INTEGER,
            "Chi tiết của bảng",
            Text(
                "Số của bảng chính mà bảng này chi tiết hóa; để trống với bảng chính.",
                "Number of the main table that this one details; blank for a main table.",
            ),
            lambda row: schedule(row).detail_of,
        ),
    )
