"""tables.csv: every budget table as printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Text
from normalizers.schedules import Schedule
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.labels import UNIT_SOURCES
from outputs.shared_columns import submission_id, table_columns, table_no


@dataclass(frozen=True, slots=True)
class TableRow:
    """A budget table and the plan it stands in."""

    plan: AuditedSubmission
    schedule: Schedule


def _rows(dataset: Dataset) -> Iterator[TableRow]:
    for plan in dataset.submissions:
        for schedule in plan.submission.schedules:
            yield TableRow(plan, schedule)


TABLE: Table[TableRow] = Table(
    name="tables",
    title_vi="Bảng kinh phí",
    description=Text("Mỗi dòng là một bảng có cột tiền.", "One row per table with money columns."),
    rows=_rows,
    primary_key=("submission_id", "table_no"),
    foreign_keys=(ForeignKey(("submission_id",), "submissions", ("submission_id",)),),
    columns=(
        submission_id(lambda row: row.plan),
        table_no(lambda row: row.schedule.table_no),
        *table_columns("title", "role", lambda row: row.schedule),
        Column(
            "unit_as_written",
            FieldType.STRING,
            "Đơn vị tính như in",
            Text("Lời ghi đơn vị tính của bảng.", "The table's unit statement as printed."),
            lambda row: row.schedule.unit.as_written,
        ),
        Column(
            "unit_source",
            FieldType.STRING,
            "Nơi ghi đơn vị tính",
            Text("Đơn vị tính được ghi ở đâu.", "Where the unit was stated."),
            lambda row: row.schedule.unit.source.value,
            UNIT_SOURCES,
            is_required=True,
        ),
        Column(
            "pages",
            FieldType.STRING,
            "Các trang",
            Text(
                "Các trang có bảng, cách nhau bằng dấu chấm phẩy; để trống với tệp Word.",
                "Pages the table stands on, separated by semicolons; blank for Word files.",
            ),
            lambda row: ";".join(str(page) for page in row.schedule.table.pages),
        ),
        Column(
            "parts",
            FieldType.INTEGER,
            "Số phần đã nối",
            Text("Số phần của bảng bị ngắt đã được nối lại.", "How many printed pieces were joined."),
            lambda row: row.schedule.table.parts,
            is_required=True,
        ),
    ),
)
