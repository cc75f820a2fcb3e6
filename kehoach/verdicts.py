"""The verdict on a received file: its status, the reason's code and words for staff that say what to do."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.dataset import AuditedSubmission
from corpus.discrepancy import NO_TEXT, Text
from corpus.received import FileStatus
from corpus.submission import Submission
from ingest.errors import NeedsTool, TemporaryFile, UnreadableError, installation
from kehoach.intake import Delivery
from kehoach.supervision import Outcome, unreadable

_NO_BUDGET_TABLE = Text(
    "đọc được nhưng không thấy bảng kinh phí nào; hãy kiểm tra xem có phải đúng văn bản kế hoạch hay không.",
    "read, but no budget table was found; check whether this is the plan at all.",
)
_UNREAD_PAGES = Text(
    "trang {pages} không có chữ đọc được (ảnh quét hoặc sai mã) nên chưa rà soát; nếu chưa cài Tesseract tiếng Việt "
    "thì {tool}, nếu đã cài thì hãy xin bản có chữ của các trang ấy.",
    "page {pages} has no readable text (a scan, or a wrong encoding) and was not audited; if Tesseract with Vietnamese "
    "is not installed, {tool}; else ask for a copy with text.",
)
_PARTIAL_REASONS = {TemporaryFile.reason, NeedsTool.reason}


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file's status, the code of the reason ("" where there is none) and the words for staff."""

    status: FileStatus
    reason: str = ""
    text: Text = NO_TEXT


def verdict(delivery: Delivery, outcome: Outcome[Submission] | None, plan: AuditedSubmission | None) -> FileVerdict:
    """Return the verdict on a file delivered, from what reading it gave."""
    if delivery.duplicate_of:
        return FileVerdict(FileStatus.DUPLICATE)
    if delivery.error is not None:
        return _of_error(delivery, delivery.error)
    if outcome is not None and outcome.verdict is not None:
        return _of_error(delivery, unreadable(outcome.verdict))
    if plan is not None and not plan.submission.schedules:
        return FileVerdict(FileStatus.PARTIAL, "no_budget_table", _named(delivery, _NO_BUDGET_TABLE))
    if plan is not None and plan.submission.unread_pages:
        pages = ", ".join(map(str, plan.submission.unread_pages))
        tool = installation()
        text = Text(
            _UNREAD_PAGES.vi.format(pages=pages, tool=tool[0]), _UNREAD_PAGES.en.format(pages=pages, tool=tool[1])
        )
        return FileVerdict(FileStatus.PARTIAL, NeedsTool.reason, _named(delivery, text))
    return FileVerdict(FileStatus.OK)


def _of_error(delivery: Delivery, error: UnreadableError) -> FileVerdict:
    status = FileStatus.PARTIAL if error.reason in _PARTIAL_REASONS else FileStatus.FAILED
    return FileVerdict(status, error.reason, _named(delivery, Text(error.advice, error.advice_en)))


def _named(delivery: Delivery, advice: Text) -> Text:
    return Text(f"{delivery.source_file}: {advice.vi}", f"{delivery.source_file}: {advice.en}")
