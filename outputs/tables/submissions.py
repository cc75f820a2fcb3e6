"""submissions.csv: every plan read, a unit × plan year × version."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

from corpus.dataset import AuditedSubmission
from corpus.discrepancy import Text
from normalizers.prose_money import allocation
from outputs.columns import Column, FieldType, Table, Value
from outputs.labels import UNIT_LEVELS
from outputs.shared_columns import source_file, submission_id, unit_columns


@cache
def reader_version() -> str:
    """Return the version of the product that read the files."""
    return version("kehoach")


def _plan(plan: AuditedSubmission) -> AuditedSubmission:
    return plan


def _unit_level(plan: AuditedSubmission) -> Value:
    level = plan.submission.letterhead.unit_level
    return level.value if level is not None else None


def _allocated_vnd(plan: AuditedSubmission) -> Value:
    allocated = allocation(plan.submission.said)
    return allocated.amount_vnd if allocated is not None else None


def _allocated_year(plan: AuditedSubmission) -> Value:
    allocated = allocation(plan.submission.said)
    return allocated.year if allocated is not None else None


def _later(plan: AuditedSubmission) -> Value:
    """Blank until the versions of a plan are understood; never guessed."""
    return None


_UNIT_CODE, _UNIT, _PLAN_YEAR = unit_columns(_plan)

TABLE: Table[AuditedSubmission] = Table(
    name="submissions",
    title_vi="Kế hoạch đã đọc",
    description=Text(
        "Mỗi dòng là một bản kế hoạch đọc được (đơn vị × năm kế hoạch × lần gửi).",
        "One row per plan read (unit × plan year × version).",
    ),
    rows=lambda dataset: iter(dataset.submissions),
    primary_key=("submission_id",),
    columns=(
        submission_id(_plan),
        source_file(_plan),
        Column(
            "province_code",
            FieldType.STRING,
            "Mã tỉnh",
            Text(
                "Mã tỉnh của Tổng cục Thống kê; để trống khi chưa xác định.",
                "Province code of the General Statistics Office; blank until it is established.",
            ),
            lambda plan: plan.province_code,
        ),
        Column(
            "province",
            FieldType.STRING,
            "Tỉnh",
            Text(
                "Tỉnh, thành phố ghi trong văn bản; văn bản không ghi thì theo đơn vị gửi kế hoạch.",
                "Province named in the document, else that of the unit that submits.",
            ),
            lambda plan: plan.province,
        ),
        _UNIT_CODE,
        _UNIT,
        Column(
            "unit_level",
            FieldType.STRING,
            "Cấp đơn vị",
            Text("Cấp của cơ quan gửi kế hoạch.", "Rank of the body that submits."),
            _unit_level,
            UNIT_LEVELS,
        ),
        _PLAN_YEAR,
        Column(
            "document_number",
            FieldType.STRING,
            "Số, ký hiệu",
            Text("Số và ký hiệu văn bản, như “125/KH-UBND”.", "Number and symbol as printed, such as “125/KH-UBND”."),
            lambda plan: plan.submission.letterhead.document_number,
        ),
        Column(
            "issued_on",
            FieldType.DATE,
            "Ngày ban hành",
            Text("Ngày, tháng, năm ban hành văn bản.", "Date of issue."),
            lambda plan: plan.submission.letterhead.issued_on,
        ),
        Column(
            "title",
            FieldType.STRING,
            "Trích yếu",
            Text("Tên loại và trích yếu nội dung văn bản.", "Title of the document as printed."),
            lambda plan: plan.submission.letterhead.title,
        ),
        Column(
            "allocated_vnd",
            FieldType.INTEGER,
            "Kinh phí được cấp (đồng)",
            Text("Kinh phí được cấp nêu trong phần lời văn.", "Money allocated as said in the prose, in đồng."),
            _allocated_vnd,
        ),
        Column(
            "allocated_year",
            FieldType.YEAR,
            "Năm được cấp kinh phí",
            Text("Năm của kinh phí được cấp.", "Year of the money allocated."),
            _allocated_year,
        ),
        Column(
            "supersedes",
            FieldType.STRING,
            "Thay thế kế hoạch",
            Text("Mã của bản kế hoạch trước mà bản này thay thế.", "Id of the earlier plan that this one replaces."),
            _later,
        ),
        Column(
            "rendition_of",
            FieldType.STRING,
            "Bản khác của kế hoạch",
            Text(
                "Mã của bản kế hoạch mà tệp này là bản Word của bản đã ký.",
                "Id of the signed plan of which this is the Word copy.",
            ),
            _later,
        ),
        Column(
            "coverage",
            FieldType.NUMBER,
            "Tỷ lệ số liệu được kiểm tra",
            Text(
                "Số ô có số tiền nằm trong ít nhất một phép cộng đã kiểm tra, chia cho tổng số ô có số tiền (0–1).",
                "Non-blank amounts in at least one evaluated equation ÷ non-blank amounts (0–1).",
            ),
            lambda plan: plan.coverage,
            is_required=True,
        ),
        Column(
            "coverage_rows",
            FieldType.NUMBER,
            "Tỷ lệ dòng được kiểm tra",
            Text(
                "Số dòng có số tiền nằm trong ít nhất một phép cộng đã kiểm tra, chia cho số dòng có số tiền (0–1).",
                "Lines with an amount in at least one evaluated equation ÷ lines with an amount (0–1).",
            ),
            lambda plan: plan.coverage_rows,
            is_required=True,
        ),
        Column(
            "reader_version",
            FieldType.STRING,
            "Phiên bản chương trình",
            Text("Phiên bản chương trình đã đọc tệp.", "Version of the product that read the file."),
            lambda plan: reader_version(),
            is_required=True,
        ),
    ),
)
