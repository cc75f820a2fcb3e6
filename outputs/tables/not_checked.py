"""not_checked.csv: equations that could not be evaluated; they never count as passed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Text, Unchecked
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.labels import NOT_CHECKED_REASONS, check_titles
from outputs.shared_columns import column_no, row_no, source_file, submission_id, table_no


@dataclass(frozen=True, slots=True)
class UncheckedRow:
    """An equation not evaluated and the plan it stands in."""

    plan: AuditedSubmission
    unchecked: Unchecked


def _rows(dataset: Dataset) -> Iterator[UncheckedRow]:
    for plan in dataset.submissions:
        for unchecked in plan.unchecked:
            yield UncheckedRow(plan, unchecked)


_KEY = ("submission_id", "table_no", "row_no", "column_no")

TABLE: Table[UncheckedRow] = Table(
    name="not_checked",
    title_vi="Phép cộng chưa kiểm tra được",
    description=Text(
        "Mỗi dòng là một phép cộng không kiểm tra được; không được coi là đúng.",
        "One row per equation that could not be evaluated; it does not count as passed.",
    ),
    rows=_rows,
    foreign_keys=(
        ForeignKey(("submission_id",), "submissions", ("submission_id",)),
        ForeignKey(_KEY, "line_items", _KEY),
    ),
    columns=(
        submission_id(lambda row: row.plan),
        source_file(lambda row: row.plan),
        table_no(lambda row: row.unchecked.schedule.table_no),
        row_no(lambda row: row.unchecked.row_no, is_required=True),
        column_no(lambda row: row.unchecked.column_no, is_required=True),
        Column(
            "check_id",
            FieldType.STRING,
            "Phép kiểm tra",
            Text("Mã của phép kiểm tra.", "Id of the check."),
            lambda row: row.unchecked.check_id,
            check_titles(),
            is_required=True,
        ),
        Column(
            "reason",
            FieldType.STRING,
            "Lý do",
            Text("Vì sao không kiểm tra được.", "Why it could not be evaluated."),
            lambda row: row.unchecked.reason,
            NOT_CHECKED_REASONS,
            is_required=True,
        ),
    ),
)
