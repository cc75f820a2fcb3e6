"""received_files.csv: every file received, its verdict and what to do."""

from __future__ import annotations

from corpus.discrepancy import Text
from corpus.received import ReceivedFile
from outputs.columns import Column, FieldType, ForeignKey, Table
from outputs.labels import FILE_STATUSES, REASONS

TABLE: Table[ReceivedFile] = Table(
    name="received_files",
    title_vi="Tệp nhận được",
    description=Text("Mỗi dòng là một tệp nhận được.", "One row per file received."),
    rows=lambda dataset: iter(dataset.received),
    primary_key=("file_id",),
    foreign_keys=(
        ForeignKey(("duplicate_of",), "", ("file_id",)),
        ForeignKey(("submission_id",), "submissions", ("submission_id",)),
    ),
    columns=(
        Column(
            "file_id",
            FieldType.STRING,
            "Mã tệp",
            Text(
                "16 ký tự đầu của mã băm SHA-256 của đường dẫn và nội dung tệp.",
                "First 16 hex digits of the SHA-256 of path and content.",
            ),
            lambda file: file.file_id,
            is_required=True,
        ),
        Column(
            "source_file",
            FieldType.STRING,
            "Tệp nhận được",
            Text("Đường dẫn của tệp trong thư mục nhận được.", "Path of the file within the folder received."),
            lambda file: file.source_file,
            is_required=True,
        ),
        Column(
            "sha256",
            FieldType.STRING,
            "Mã băm SHA-256",
            Text(
                "Mã băm nội dung tệp; để trống khi không mở được tệp.",
                "Hash of the content; blank where the file could not be opened.",
            ),
            lambda file: file.sha256,
        ),
        Column(
            "bytes",
            FieldType.INTEGER,
            "Kích thước (byte)",
            Text("Kích thước tệp tính bằng byte.", "Size of the file in bytes."),
            lambda file: file.size_bytes,
        ),
        Column(
            "media_type",
            FieldType.STRING,
            "Loại tệp",
            Text(
                "Loại tệp nhận biết từ nội dung: docx, doc, pdf, pdf-scan…; để trống khi không nhận biết được.",
                "What the content is: docx, doc, pdf, pdf-scan …; blank where it cannot be told.",
            ),
            lambda file: file.media_type.value,
        ),
        Column(
            "pages",
            FieldType.INTEGER,
            "Số trang",
            Text("Số trang; để trống với tệp Word.", "Number of pages; blank for Word files."),
            lambda file: file.pages,
        ),
        Column(
            "status",
            FieldType.STRING,
            "Trạng thái",
            Text("Kết quả đọc tệp.", "What became of the file."),
            lambda file: file.status.value,
            FILE_STATUSES,
            is_required=True,
        ),
        Column(
            "reason",
            FieldType.STRING,
            "Lý do",
            Text("Mã lý do khi tệp không đọc được trọn vẹn.", "Code of the reason where a file is not fully read."),
            lambda file: file.reason,
            REASONS,
        ),
        Column(
            "reason_text",
            FieldType.STRING,
            "Hướng dẫn xử lý",
            Text("Lý do bằng lời và việc cần làm.", "The reason in words and what to do, in Vietnamese."),
            lambda file: file.reason_text.vi,
        ),
        Column(
            "duplicate_of",
            FieldType.STRING,
            "Trùng với tệp",
            Text("Mã của tệp đã đọc có cùng nội dung.", "Id of the file of the same content that was read."),
            lambda file: file.duplicate_of,
        ),
        Column(
            "submission_id",
            FieldType.STRING,
            "Mã kế hoạch",
            Text("Mã của bản kế hoạch đọc được từ tệp.", "Id of the plan read from the file."),
            lambda file: file.submission_id,
        ),
        Column(
            "reason_text_en",
            FieldType.STRING,
            "Hướng dẫn xử lý (tiếng Anh)",
            Text("Lý do và việc cần làm bằng tiếng Anh.", "The reason in words and what to do, in English."),
            lambda file: file.reason_text.en,
        ),
    ),
)
