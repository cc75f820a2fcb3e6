"""headings.csv: the headings of every plan, in body order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Text
from ingest.document import Heading, Place
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.shared_columns import place_columns, source_file, submission_id


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """A heading and its position in its plan, from 1."""

    plan: AuditedSubmission
    position: int
    heading: Heading


def _rows(dataset: Dataset) -> Iterator[HeadingRow]:
    for plan in dataset.submissions:
        for position, heading in enumerate(plan.submission.headings, 1):
            yield HeadingRow(plan, position, heading)


def _plan(row: HeadingRow) -> AuditedSubmission:
    return row.plan


def _place(row: HeadingRow) -> Place:
    return row.heading.place


_PAGE, _LOCATION = place_columns(_place)

TABLE: Table[HeadingRow] = Table(
    name="headings",
    title_vi="Đề mục",
    description=Text("Mỗi dòng là một đề mục của kế hoạch.", "One row per heading of a plan."),
    rows=_rows,
    primary_key=("submission_id", "position"),
    foreign_keys=(ForeignKey(("submission_id",), "submissions", ("submission_id",)),),
    columns=(
        submission_id(_plan),
        source_file(_plan),
        Column(
            "position",
            FieldType.INTEGER,
            "Thứ tự",
            Text("Thứ tự của đề mục trong văn bản, đếm từ 1.", "Position among the document's headings, from 1."),
            lambda row: row.position,
            is_required=True,
        ),
        Column(
            "level",
            FieldType.INTEGER,
            "Cấp đề mục",
            Text("Độ sâu của đề mục; 1 là cao nhất.", "Depth of the heading; 1 is the highest."),
            lambda row: row.heading.level,
            is_required=True,
        ),
        Column(
            "number",
            FieldType.STRING,
            "Số đề mục",
            Text("Số của đề mục như trong văn bản: “PHẦN I”, “1.1”, “a”.", "Number as printed: “PHẦN I”, “1.1”, “a”."),
            lambda row: row.heading.number,
        ),
        Column(
            "title",
            FieldType.STRING,
            "Tên đề mục",
            Text("Tên đề mục, gộp thành một dòng.", "Title of the heading, in one line."),
            lambda row: row.heading.title,
        ),
        _PAGE,
    ),
)
