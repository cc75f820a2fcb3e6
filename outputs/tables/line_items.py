"""line_items.csv: every printed line × money column, as printed and as understood."""

from __future__ import annotations

from corpus.dataset import AuditedSubmission
from corpus.discrepancy import Text
from outputs.amount_columns import AMOUNT_COLUMNS, MONEY_COLUMNS
from outputs.columns import ForeignKey, Table
from outputs.line_columns import LINE_COLUMNS, TABLE_COLUMNS
from outputs.line_rows import LineRow, line_rows
from outputs.shared_columns import source_file, submission_id, unit_columns


def _plan(row: LineRow) -> AuditedSubmission:
    return row.plan


TABLE: Table[LineRow] = Table(
    name="line_items",
    title_vi="Nội dung chi",
    description=Text(
        "Mỗi dòng là một dòng in trong bảng kinh phí × một cột tiền.",
        "One row per printed line of a budget table × money column.",
    ),
    rows=line_rows,
    primary_key=("submission_id", "table_no", "row_no", "column_no"),
    foreign_keys=(
        ForeignKey(("submission_id",), "submissions", ("submission_id",)),
        ForeignKey(("submission_id", "table_no"), "tables", ("submission_id", "table_no")),
    ),
    columns=(
        submission_id(_plan),
        source_file(_plan),
        *unit_columns(_plan),
        *TABLE_COLUMNS,
        *LINE_COLUMNS,
        *MONEY_COLUMNS,
        *AMOUNT_COLUMNS,
    ),
)
