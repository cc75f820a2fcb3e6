"""Files to settle: those that could not be read, or hold nothing to audit."""

from corpus.discrepancy import Text
from outputs.database.view import View, ViewColumn, as_in

_SHOWN = ("source_file", "status", "reason")

VIEW = View(
    name="tep_can_xu_ly",
    title_vi="Tệp cần xử lý",
    description=Text(
        "Mỗi dòng là một tệp không đọc được hoặc chưa rà soát được, kèm việc cần làm; tệp không đọc được đứng trước.",
        "One row per file that could not be read or audited, with what to do; those that could not be read first.",
    ),
    columns=(
        *as_in("received_files", *_SHOWN),
        ViewColumn("reason_title", "Lý do bằng lời", Text("Lý do nói ngắn gọn.", "The reason in short, Vietnamese.")),
        *as_in("received_files", "reason_text", "media_type", "file_id"),
    ),
    query=f"""SELECT {", ".join(f"f.{name}" for name in _SHOWN)}, g.ten, f.reason_text, f.media_type, f.file_id
FROM received_files AS f
LEFT JOIN tu_dien_gia_tri AS g ON g.bang = 'received_files' AND g.cot = 'reason' AND g.gia_tri = f.reason
WHERE f.status IN ('failed', 'partial')
ORDER BY f.status, f.source_file""",
)
