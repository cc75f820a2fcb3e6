"""category_review.csv: the wordings whose category staff must settle, what settles most first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.category_review import CategoryQuestion, category_questions
from corpus.dataset import Dataset
from corpus.discrepancy import Text
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.labels import MATCH_STATUSES
from outputs.shared_columns import row_no, source_file, submission_id, table_no


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and its rank, from 1."""

    rank: int
    question: CategoryQuestion


def _rows(dataset: Dataset) -> Iterator[QuestionRow]:
    for rank, question in enumerate(category_questions(dataset), 1):
        yield QuestionRow(rank, question)


TABLE: Table[QuestionRow] = Table(
    name="category_review",
    title_vi="Nội dung cần xếp nhóm",
    description=Text(
        "Mỗi dòng là một cách ghi trong một mục chưa xếp được vào nhóm; xếp theo số dòng, số tiền mà một quyết định "
        "giải quyết được.",
        "One row per wording and section without a sure category, by the lines and the money that a decision settles.",
    ),
    rows=_rows,
    primary_key=("rank",),
    foreign_keys=(ForeignKey(("submission_id",), "submissions", ("submission_id",)),),
    columns=(
        Column(
            "rank",
            FieldType.INTEGER,
            "Thứ tự",
            Text("Thứ tự nên xem, từ 1.", "In which order to look, from 1."),
            lambda row: row.rank,
            is_required=True,
        ),
        Column(
            "wording",
            FieldType.STRING,
            "Nội dung",
            Text("Cách ghi thường gặp nhất trong văn bản.", "The wording as it is printed most often."),
            lambda row: row.question.wording,
            is_required=True,
        ),
        Column(
            "section_id",
            FieldType.STRING,
            "Thuộc mục",
            Text(
                "Nhóm lớn của mục chứa các dòng này; để trống khi không có mục hoặc chưa rõ.",
                "The top category of the section that the lines stand in; blank where there is none, or none is sure.",
            ),
            lambda row: row.question.section_id,
        ),
        Column(
            "candidate_id",
            FieldType.STRING,
            "Nhóm gần nhất",
            Text("Nhóm nội dung gần nhất, kể cả khi chưa chắc chắn.", "The likeliest category, sure or not."),
            lambda row: row.question.match.candidate_id,
        ),
        Column(
            "match_score",
            FieldType.NUMBER,
            "Độ khớp",
            Text("Xác suất nhóm gần nhất là đúng (0–1).", "Estimated probability that the candidate is right (0–1)."),
            lambda row: Decimal(f"{row.question.match.score:.4f}") if row.question.match.candidate_id else None,
        ),
        Column(
            "match_status",
            FieldType.STRING,
            "Kết quả khớp nhóm",
            Text("Cần xem lại hay không khớp nhóm nào.", "To be reviewed, or no category."),
            lambda row: row.question.match.status.value,
            MATCH_STATUSES,
        ),
        Column(
            "line_count",
            FieldType.INTEGER,
            "Số dòng",
            Text("Số dòng mà một quyết định giải quyết được.", "How many lines a decision settles."),
            lambda row: row.question.line_count,
            is_required=True,
        ),
        Column(
            "plan_count",
            FieldType.INTEGER,
            "Số kế hoạch",
            Text("Số kế hoạch có cách ghi này.", "In how many plans the wording stands."),
            lambda row: row.question.plan_count,
            is_required=True,
        ),
        Column(
            "amount_vnd",
            FieldType.INTEGER,
            "Số tiền (đồng)",
            Text(
                "Tổng số tiền của các dòng đó, mọi năm và mọi giai đoạn, đồng.",
                "The amounts of these lines together, of all years and phases, in đồng.",
            ),
            lambda row: row.question.amount_vnd,
            is_required=True,
        ),
        submission_id(lambda row: row.question.plan),
        source_file(lambda row: row.question.plan),
        table_no(lambda row: row.question.schedule.table_no),
        row_no(lambda row: row.question.line.row_no),
    ),
)
