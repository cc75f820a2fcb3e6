"""The verdict on a received file: its status, the reason's code and words for staff that say what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission
from corpus.discrepancy import NO_TEXT, Text
from corpus.received import FileStatus
from ingest.errors import NeedsTool, TemporaryFile, UnreadableError, installation
from kehoach.intake import Delivery
from kehoach.shared_pages import ReadFile
from kehoach.supervision import Verdict, unreadable

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
_LOST_PAGES = Text(
    "trang {pages} chưa rà soát, các trang khác đã đọc: {advice}",
    "page {pages} was not audited, the others were read: {advice}",
)
_PARTIAL_REASONS = {TemporaryFile.reason, NeedsTool.reason}


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A file's status, the code of the reason ("" where there is none) and the words for staff."""

    status: FileStatus
    reason: str = ""
    text: Text = NO_TEXT


def verdict(delivery: Delivery, file: ReadFile | None, plan: AuditedSubmission | None) -> FileVerdict:
    """Return the verdict on a file delivered, from what reading it gave."""
    if delivery.duplicate_of:
        return FileVerdict(FileStatus.DUPLICATE)
    if delivery.error is not None:
        return _of_error(delivery, delivery.error)
    if file is not None and file.verdict is not None:
        return _of_error(delivery, unreadable(file.verdict))
    lost = file.lost if file is not None else ()
    unread = set(plan.submission.unread_pages) - {page for page, _ in lost} if plan is not None else set()
    if plan is not None and not plan.submission.schedules and not lost:
        return FileVerdict(FileStatus.PARTIAL, "no_budget_table", _named(delivery, _NO_BUDGET_TABLE))
    if lost or unread:
        texts = [_of_lost(lost)] * bool(lost) + [_of_unread(sorted(unread))] * bool(unread)
        text = Text(" ".join(text.vi for text in texts), " ".join(text.en for text in texts))
        return FileVerdict(FileStatus.PARTIAL, lost[0][1].reason if lost else NeedsTool.reason, _named(delivery, text))
    return FileVerdict(FileStatus.OK)


def _of_lost(lost: Sequence[tuple[int, Verdict]]) -> Text:
    """Return the words for pages that could not be read within the limits, by the reason of the first of them."""
    error = unreadable(lost[0][1])
    pages = ", ".join(str(page) for page, _ in lost)
    return Text(
        _LOST_PAGES.vi.format(pages=pages, advice=error.advice),
        _LOST_PAGES.en.format(pages=pages, advice=error.advice_en),
    )


def _of_unread(unread: Sequence[int]) -> Text:
    pages, tool = ", ".join(map(str, unread)), installation()
    return Text(_UNREAD_PAGES.vi.format(pages=pages, tool=tool[0]), _UNREAD_PAGES.en.format(pages=pages, tool=tool[1]))


def _of_error(delivery: Delivery, error: UnreadableError) -> FileVerdict:
    status = FileStatus.PARTIAL if error.reason in _PARTIAL_REASONS else FileStatus.FAILED
    return FileVerdict(status, error.reason, _named(delivery, Text(error.advice, error.advice_en)))


def _named(delivery: Delivery, advice: Text) -> Text:
    return Text(f"{delivery.source_file}: {advice.vi}", f"{delivery.source_file}: {advice.en}")
