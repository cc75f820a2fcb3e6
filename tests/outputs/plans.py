"""A small plan, made by hand and read by the real normalisers, for the tests of outputs."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dataset import AuditedSubmission, Dataset, audited
from corpus.discrepancy import NO_TEXT, Text
from corpus.received import FileStatus, ReceivedFile, file_id
from corpus.submission import submission
from ingest.document import Cell, Document, Heading, MediaType, Paragraph, Place, Table

ROWS = (
    ("I", "Tuyên truyền, phổ biến văn bản", "30"),
    ("1", "- Phổ biến văn bản quản lý nhà nước", "10"),
    ("2", "=1+1", "25"),
    ("II", "Ứng dụng mô hình khoa học", "-5,5"),
    ("1", "Mô hình trồng mãng cầu", "-5,5"),
    ("2", "Hỗ trợ nhãn hiệu", "theo QĐ"),
    ("", "Tổng cộng", "24,5"),
)
"""A plan table with one wrong section (30, its lines give 35) and a money cell of words."""

SHA256 = "ab" * 32


def dataset(
    rows: Sequence[tuple[str, str, str]] = ROWS, source_file: str = "trang-bang.docx", heading: str = "Dự toán năm 2024"
) -> Dataset:
    """Return the dataset of a run that received the plan, a copy of it and a damaged file."""
    plan = audited_plan(rows, source_file, heading)
    original = _received(source_file, FileStatus.OK, submission_id=plan.submission_id)
    copy = _received("copy.docx", FileStatus.DUPLICATE, duplicate_of=original.file_id)
    damaged = _received(
        "hỏng.docx",
        FileStatus.FAILED,
        reason="damaged",
        reason_text=Text("hỏng.docx: tệp bị hỏng.", "hỏng.docx: the file is damaged."),
    )
    return Dataset((original, copy, damaged), (plan,))


def audited_plan(
    rows: Sequence[tuple[str, str, str]] = ROWS, source_file: str = "trang-bang.docx", heading: str = "Dự toán năm 2024"
) -> AuditedSubmission:
    """Return the plan with its audit."""
    document = Document(
        MediaType.DOCX,
        (
            Paragraph(("KẾ HOẠCH",), Place(paragraph=1), in_bold=True, alignment="center"),
            Paragraph(
                ("Hoạt động khoa học và công nghệ năm 2024",), Place(paragraph=2), in_bold=True, alignment="center"
            ),
            Heading(1, "II", heading, Place(paragraph=3)),
            Paragraph(("Đơn vị tính: triệu đồng",), Place(paragraph=4), alignment="right"),
            _table(rows),
        ),
        warnings=("bảng 1 có ô gộp.",),
    )
    return audited(submission(document), SHA256[:16], source_file)


def _table(rows: Sequence[tuple[str, str, str]]) -> Table:
    printed = [("STT", "Nội dung", "Kinh phí năm 2024"), *rows]
    cells = tuple(
        Cell(r, c, 1, 1, (text,) if text else (), Place(table="1", row=r + 1, column=c + 1))
        for r, texts in enumerate(printed)
        for c, text in enumerate(texts)
    )
    return Table(cells, len(printed), 3, Place(table="1", row=1, column=1))


def _received(
    source_file: str,
    status: FileStatus,
    *,
    reason: str = "",
    reason_text: Text = NO_TEXT,
    duplicate_of: str = "",
    submission_id: str = "",
) -> ReceivedFile:
    return ReceivedFile(
        file_id=file_id(source_file, SHA256),
        source_file=source_file,
        sha256=SHA256,
        size_bytes=1234,
        media_type=MediaType.DOCX,
        status=status,
        reason=reason,
        reason_text=reason_text,
        duplicate_of=duplicate_of,
        submission_id=submission_id,
    )
