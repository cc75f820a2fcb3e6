"""cells.csv: every cell of the budget tables as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Text
from ingest.document import Cell
from normalizers.schedules import Schedule
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.shared_columns import column_no, place_columns, row_no, submission_id, table_no


@dataclass(frozen=True, slots=True)
class CellRow:
    """A printed cell, whether it stands in the header, and the line and money column it belongs to."""

    plan: AuditedSubmission
    schedule: Schedule
    cell: Cell
    is_header: bool
    row_no: int | None
    column_no: int | None


def _rows(dataset: Dataset) -> Iterator[CellRow]:
    for plan in dataset.submissions:
        for schedule in plan.submission.schedules:
            lines = {line.grid_row: line.row_no for line in schedule.lines}
            for cell in schedule.table.cells:
                is_header = cell.row < schedule.data_row
                line = None if is_header else lines.get(cell.row)
                yield CellRow(plan, schedule, cell, is_header, line, _money_column(schedule, cell, is_header))


def _money_column(schedule: Schedule, cell: Cell, is_header: bool) -> int | None:
    """Return the money column a cell belongs to: data by where it begins, a header cell if it heads only one."""
    end = cell.column + cell.column_span
    covered = [
        column.column_no
        for column, start in zip(schedule.columns, schedule.money_starts, strict=True)
        if (cell.column <= start < end if is_header else start == cell.column)
    ]
    return covered[0] if len(covered) == 1 else None


TABLE: Table[CellRow] = Table(
    name="cells",
    title_vi="Ô của các bảng",
    description=Text("Mỗi dòng là một ô của bảng như in.", "One row per cell of a table as printed."),
    rows=_rows,
    primary_key=("submission_id", "table_no", "grid_row", "grid_col"),
    foreign_keys=(ForeignKey(("submission_id", "table_no"), "tables", ("submission_id", "table_no")),),
    columns=(
        submission_id(lambda row: row.plan),
        table_no(lambda row: row.schedule.table_no),
        Column(
            "grid_row",
            FieldType.INTEGER,
            "Hàng của lưới",
            Text("Hàng đầu tiên của ô trong lưới của bảng, đếm từ 1.", "First row of the cell in the grid, from 1."),
            lambda row: row.cell.row + 1,
            is_required=True,
        ),
        Column(
            "grid_col",
            FieldType.INTEGER,
            "Cột của lưới",
            Text("Cột đầu tiên của ô trong lưới của bảng, đếm từ 1.", "First column of the cell in the grid, from 1."),
            lambda row: row.cell.column + 1,
            is_required=True,
        ),
        Column(
            "row_span",
            FieldType.INTEGER,
            "Số hàng gộp",
            Text("Số hàng của lưới mà ô chiếm.", "How many rows of the grid the cell takes."),
            lambda row: row.cell.row_span,
            is_required=True,
        ),
        Column(
            "col_span",
            FieldType.INTEGER,
            "Số cột gộp",
            Text("Số cột của lưới mà ô chiếm.", "How many columns of the grid the cell takes."),
            lambda row: row.cell.column_span,
            is_required=True,
        ),
        Column(
            "text",
            FieldType.STRING,
            "Nội dung ô",
            Text("Chữ trong ô như in, gộp thành một dòng.", "The cell's text as printed, in one line."),
            lambda row: row.cell.text,
        ),
        Column(
            "header",
            FieldType.BOOLEAN,
            "Tiêu đề",
            Text("Đúng với các hàng tiêu đề của bảng.", "True for the table's header rows."),
            lambda row: row.is_header,
            is_required=True,
        ),
        row_no(lambda row: row.row_no),
        column_no(lambda row: row.column_no),
        *place_columns(lambda row: row.cell.place),
    ),
)
