"""sections.csv: the prose of every plan under its headings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Text
from ingest.document import Place
from normalizers.sections import Section
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.shared_columns import place_columns, source_file, submission_id


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section and its plan."""

    plan: AuditedSubmission
    section: Section


def _rows(dataset: Dataset) -> Iterator[SectionRow]:
    for plan in dataset.submissions:
        for section in plan.submission.sections:
            yield SectionRow(plan, section)


def _plan(row: SectionRow) -> AuditedSubmission:
    return row.plan


def _place(row: SectionRow) -> Place:
    return row.section.place


_PAGE, _LOCATION = place_columns(_place)

TABLE: Table[SectionRow] = Table(
    name="sections",
    title_vi="Lời văn theo đề mục",
    description=Text(
        "Mỗi dòng là phần lời văn dưới một đề mục của kế hoạch, không kể bảng.",
        "One row per heading of a plan with the prose under it; tables are left out.",
    ),
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
            Text(
                "Thứ tự của đề mục trong văn bản, đếm từ 1 như ở headings.csv; 0 là lời văn trước đề mục đầu tiên.",
                "Position of the heading, from 1 as in headings.csv; 0 is the prose before the first.",
            ),
            lambda row: row.section.position,
            is_required=True,
        ),
        Column(
            "number",
            FieldType.STRING,
            "Số đề mục",
            Text("Số của đề mục như trong văn bản: “PHẦN I”, “1.1”, “a”.", "Number as printed: “PHẦN I”, “1.1”, “a”."),
            lambda row: row.section.heading.number if row.section.heading is not None else "",
        ),
        Column(
            "title",
            FieldType.STRING,
            "Tên đề mục",
            Text("Tên đề mục, gộp thành một dòng.", "Title of the heading, in one line."),
            lambda row: row.section.heading.title if row.section.heading is not None else "",
        ),
        Column(
            "text",
            FieldType.STRING,
            "Lời văn",
            Text("Lời văn dưới đề mục, mỗi đoạn một dòng.", "The prose under the heading, one line a paragraph."),
            lambda row: row.section.text,
        ),
        _PAGE,
    ),
)
