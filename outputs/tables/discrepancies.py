"""discrepancies.csv: what is wrong with the data, where, what is stated, what was found, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Discrepancy, Text
from outputs.columns import Column, FieldType, ForeignKey, Table, Value
from outputs.labels import FAULTS, FUNDING_SOURCES, PHASES, SEVERITIES, STATES, check_titles
from outputs.shared_columns import (
    column_no,
    place_columns,
    row_no,
    source_file,
    submission_id,
    table_no,
    unit_columns,
)


@dataclass(frozen=True, slots=True)
class DiscrepancyRow:
    """A discrepancy with its id and the plan it stands in."""

    plan: AuditedSubmission
    discrepancy_id: str
    found: Discrepancy


def _rows(dataset: Dataset) -> Iterator[DiscrepancyRow]:
    for plan in dataset.submissions:
        for discrepancy_id, found in plan.with_ids():
            yield DiscrepancyRow(plan, discrepancy_id, found)


def _plan(row: DiscrepancyRow) -> AuditedSubmission:
    return row.plan


def _table_no(row: DiscrepancyRow) -> int | None:
    return row.found.schedule.table_no if row.found.schedule is not None else None


def _row_no(row: DiscrepancyRow) -> int | None:
    return row.found.line.row_no if row.found.line is not None else None


def _column_no(row: DiscrepancyRow) -> int | None:
    return row.found.column.column_no if row.found.column is not None else None


def _difference(row: DiscrepancyRow) -> Value:
    stated, computed = row.found.stated_vnd, row.found.computed_vnd
    return stated - computed if stated is not None and computed is not None else None


TABLE: Table[DiscrepancyRow] = Table(
    name="discrepancies",
    title_vi="Sai lệch",
    description=Text("Mỗi dòng là một sai lệch phát hiện được.", "One row per discrepancy found."),
    rows=_rows,
    primary_key=("discrepancy_id",),
    foreign_keys=(ForeignKey(("submission_id",), "submissions", ("submission_id",)),),
    columns=(
        Column(
            "discrepancy_id",
            FieldType.STRING,
            "Mã sai lệch",
            Text(
                "Mã không đổi giữa các lần chạy, không phụ thuộc số tiền.",
                "The same from run to run, whatever the amounts.",
            ),
            lambda row: row.discrepancy_id,
            is_required=True,
        ),
        submission_id(_plan),
        source_file(_plan),
        *unit_columns(_plan),
        Column(
            "check_id",
            FieldType.STRING,
            "Phép kiểm tra",
            Text("Mã của phép kiểm tra.", "Id of the check."),
            lambda row: row.found.check_id,
            check_titles(),
            is_required=True,
        ),
        Column(
            "severity",
            FieldType.STRING,
            "Mức độ",
            Text("Mức độ nghiêm trọng.", "How grave it is."),
            lambda row: row.found.severity.value,
            SEVERITIES,
            is_required=True,
        ),
        table_no(_table_no, is_required=False),
        row_no(_row_no),
        column_no(_column_no),
        Column(
            "section",
            FieldType.STRING,
            "Mục",
            Text("Số thứ tự của mục lớn chứa dòng.", "Ordinal of the top-level section of the line."),
            lambda row: row.found.line.section if row.found.line is not None else None,
        ),
        Column(
            "line_name",
            FieldType.STRING,
            "Nội dung",
            Text("Nội dung của dòng như in.", "The line's text as printed."),
            lambda row: row.found.line.name if row.found.line is not None else None,
        ),
        Column(
            "fiscal_year",
            FieldType.YEAR,
            "Năm ngân sách",
            Text("Năm của cột tiền.", "Year of the money column."),
            lambda row: row.found.column.period.fiscal_year if row.found.column is not None else None,
        ),
        Column(
            "phase",
            FieldType.STRING,
            "Giai đoạn",
            Text("Giai đoạn ngân sách của cột tiền.", "Budget phase of the money column."),
            lambda row: row.found.column.period.phase.value if row.found.column is not None else None,
            PHASES,
        ),
        Column(
            "funding_source",
            FieldType.STRING,
            "Nguồn kinh phí",
            Text("Nguồn kinh phí của cột tiền.", "Funding source of the money column."),
            lambda row: row.found.column.source.value if row.found.column is not None else None,
            FUNDING_SOURCES,
        ),
        Column(
            "stated_vnd",
            FieldType.INTEGER,
            "Số ghi trong văn bản (đồng)",
            Text("Số tiền văn bản ghi.", "The amount stated, in đồng."),
            lambda row: row.found.stated_vnd,
        ),
        Column(
            "computed_vnd",
            FieldType.INTEGER,
            "Số tính được (đồng)",
            Text("Số tiền tính lại từ các số thành phần.", "The amount computed, in đồng."),
            lambda row: row.found.computed_vnd,
        ),
        Column(
            "difference_vnd",
            FieldType.INTEGER,
            "Chênh lệch (đồng)",
            Text("Số ghi trừ số tính được.", "Stated less computed, in đồng."),
            _difference,
        ),
        Column(
            "message",
            FieldType.STRING,
            "Diễn giải",
            Text("Một câu nói rõ sai lệch.", "One Vietnamese sentence that says what is wrong."),
            lambda row: row.found.message.vi,
            is_required=True,
        ),
        Column(
            "message_en",
            FieldType.STRING,
            "Diễn giải (tiếng Anh)",
            Text("Câu diễn giải bằng tiếng Anh.", "The same in English."),
            lambda row: row.found.message.en,
            is_required=True,
        ),
        Column(
            "suggestion",
            FieldType.STRING,
            "Đề nghị",
            Text("Điều cần đề nghị đơn vị gửi.", "What to ask the sender, in Vietnamese."),
            lambda row: row.found.suggestion.vi,
        ),
        Column(
            "suggestion_en",
            FieldType.STRING,
            "Đề nghị (tiếng Anh)",
            Text("Điều cần đề nghị bằng tiếng Anh.", "The same in English."),
            lambda row: row.found.suggestion.en,
        ),
        Column(
            "fault",
            FieldType.STRING,
            "Nguyên nhân",
            Text("Sai do văn bản hay do việc đọc văn bản.", "Whether the document or the reading is at fault."),
            lambda row: row.found.fault.value,
            FAULTS,
            is_required=True,
        ),
        *place_columns(lambda row: row.found.place),
        Column(
            "crop",
            FieldType.STRING,
            "Ảnh cắt",
            Text(
                "Ảnh chụp vị trí sai lệch (chỉ với PDF, mức lỗi và cảnh báo): đường dẫn trong kho lưu.",
                "Picture of the place (PDF only, errors and warnings): its path within the corpus.",
            ),
            lambda row: f"crops/{row.discrepancy_id}.png" if row.discrepancy_id in row.plan.crops else None,
        ),
        Column(
            "state",
            FieldType.STRING,
            "Tình trạng xử lý",
            Text("Sai lệch đã được xử lý hay chưa.", "Whether the discrepancy is open, acknowledged or fixed."),
            lambda row: "open",
            STATES,
            is_required=True,
        ),
    ),
)
