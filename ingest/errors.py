"""Why a received file could not be read: one class a reason, with words for staff that say what to do."""

from __future__ import annotations

import sys
from typing import ClassVar


class UnreadableError(Exception):
    """The received file cannot be read; `reason` is its code in received_files.csv, `advice` says what to do.

    The message for staff is made by `text(name)`: it starts with the file's name.
    """

    reason: ClassVar[str]
    advice: ClassVar[str]
    advice_en: ClassVar[str]

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail

    def text(self, name: str) -> str:
        """Return the Vietnamese sentence for staff, beginning with the file's name."""
        return f"{name}: {self.advice}"


class EmptyFile(UnreadableError):
    reason = "empty_file"
    advice = "tệp rỗng (0 byte); đề nghị đơn vị gửi lại tệp."
    advice_en = "the file is empty (0 bytes); ask the unit to send it again."


class NotADocument(UnreadableError):
    reason = "not_a_document"
    advice = "nội dung không phải là văn bản Word hay PDF dù tên tệp ghi như vậy; đề nghị đơn vị gửi lại tệp gốc."
    advice_en = "the content is no Word or PDF document whatever its name says; ask the unit for the original file."


class UnsupportedFormat(UnreadableError):
    reason = "unsupported_format"
    advice = "chương trình chưa đọc được định dạng này; hãy mở tệp bằng Word và lưu lại dưới dạng .docx rồi chạy lại."
    advice_en = "this format cannot be read yet; open it in Word, save it as .docx and run again."


class Damaged(UnreadableError):
    reason = "damaged"
    advice = "tệp bị hỏng hoặc thiếu phần; hãy thử mở bằng Word rồi lưu lại, nếu không được thì đề nghị đơn vị gửi lại."
    advice_en = (
        "the file is damaged or incomplete; try to open and save it in Word, else ask the unit to send it again."
    )


class Locked(UnreadableError):
    reason = "password"
    advice = "tệp có đặt mật khẩu; đề nghị đơn vị gửi lại bản không đặt mật khẩu."
    advice_en = "the file is protected by a password; ask the unit for a copy without one."


class NoAccess(UnreadableError):
    reason = "no_access"
    advice = "không có quyền đọc tệp; hãy kiểm tra quyền truy cập hoặc đóng chương trình đang giữ tệp rồi chạy lại."
    advice_en = "the file may not be read; check its permissions or close the program that holds it, then run again."


class TemporaryFile(UnreadableError):
    reason = "temporary_file"
    advice = "đây là tệp tạm của hệ thống, không phải văn bản; không cần xử lý."
    advice_en = "this is a temporary file of the system, not a document; nothing to do."


class TooLarge(UnreadableError):
    reason = "too_large"
    advice = (
        "tệp vượt giới hạn về kích thước, số trang hoặc số ô; hãy tách nhỏ tệp hoặc nâng giới hạn trong tệp cấu hình."
    )
    advice_en = "the file exceeds a limit on size, pages or cells; split it or raise the limit in the settings file."


class TimedOut(UnreadableError):
    reason = "time_limit"
    advice = (
        "đọc quá thời gian cho phép; hãy kiểm tra tệp, hoặc nâng giới hạn thời gian trong tệp cấu hình rồi chạy lại."
    )
    advice_en = (
        "reading took longer than allowed; check the file, or raise the time limit in the settings and run again."
    )


class OutOfMemory(UnreadableError):
    reason = "memory_limit"
    advice = "đọc quá bộ nhớ cho phép; hãy kiểm tra tệp, hoặc nâng giới hạn bộ nhớ trong tệp cấu hình rồi chạy lại."
    advice_en = (
        "reading took more memory than allowed; check the file, or raise the limit in the settings and run again."
    )


class NoProgress(UnreadableError):
    reason = "no_progress"
    advice = "việc đọc đứng yên quá lâu nên đã dừng; hãy chạy lại, nếu vẫn vậy thì đề nghị đơn vị gửi bản khác."
    advice_en = "reading made no progress and was stopped; run again, and if it recurs ask the unit for another copy."


class ReaderDied(UnreadableError):
    reason = "reader_died"
    advice = "tiến trình đọc dừng đột ngột hai lần với tệp này; hãy mở bằng Word, lưu lại rồi chạy lại."
    advice_en = "the reading process died twice on this file; open it in Word, save it again and run again."


_INSTALL_VI = {
    "win32": "cài Tesseract từ github.com/UB-Mannheim/tesseract, lúc cài đánh dấu thêm tiếng Việt (Vietnamese)",
    "darwin": "chạy “brew install tesseract-lang”",
    "linux": "chạy “sudo apt install tesseract-ocr tesseract-ocr-vie”",
}
_INSTALL_EN = {
    "win32": "install Tesseract from github.com/UB-Mannheim/tesseract and tick Vietnamese among its languages",
    "darwin": "run “brew install tesseract-lang”",
    "linux": "run “sudo apt install tesseract-ocr tesseract-ocr-vie”",
}
"""How Tesseract with Vietnamese data is installed, by platform."""


def installation() -> tuple[str, str]:
    """Return how Tesseract with Vietnamese data is installed on this platform, in Vietnamese and in English."""
    platform = sys.platform if sys.platform in _INSTALL_VI else "linux"
    return _INSTALL_VI[platform], _INSTALL_EN[platform]


class NeedsTool(UnreadableError):
    reason = "needs_tool"
    advice = (
        "tệp là ảnh quét hoặc chữ trong tệp sai mã, cần Tesseract có dữ liệu tiếng Việt mới đọc được; hãy "
        f"{installation()[0]} rồi chạy lại, "
        "hoặc xin đơn vị bản Word hay bản PDF có sẵn chữ."
    )
    advice_en = (
        "the file is a scan or its letters are wrongly encoded, and needs Tesseract with Vietnamese data to be read; "
        f"{installation()[1]} and run again, or ask for a Word or PDF with text."
    )


class NoPages(UnreadableError):
    reason = "no_pages"
    advice = "văn bản không có trang nào; đề nghị đơn vị gửi lại."
    advice_en = "the document has no pages; ask the unit to send it again."


class NoText(UnreadableError):
    reason = "no_text"
    advice = "văn bản không có chữ nào đọc được; đề nghị đơn vị gửi lại bản Word hoặc bản quét rõ hơn."
    advice_en = "the document has no readable text; ask the unit for the Word file or a clearer scan."
