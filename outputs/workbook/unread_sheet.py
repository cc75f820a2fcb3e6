"""“Tệp không đọc được”: the files that gave no plan, why, and what to do."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from corpus.received import FileStatus
from outputs.labels import FILE_STATUSES, REASONS
from outputs.workbook.contents import Contents
from outputs.workbook.listing import Field, Kind, Listing, Toned
from outputs.workbook.styles import Styles, Tone

FIELDS = (
    Field(Text("Số", "No."), 6, Kind.COUNT),
    Field(Text("Tệp nhận được", "File received"), 48),
    Field(Text("Tình trạng", "Status"), 22),
    Field(Text("Lý do", "Reason"), 26),
    Field(Text("Việc cần làm", "What to do"), 70),
    Field(Text("Loại tệp", "File type"), 10, Kind.CENTRED),
    Field(Text("Số trang", "Pages"), 8, Kind.COUNT),
)
_TONES = {FileStatus.FAILED: Tone.ERROR, FileStatus.PARTIAL: Tone.WARNING}
_NOTE = Text(
    "Số liệu của các tệp này chưa có trong bất kỳ bảng nào của sổ này.",
    "The figures of these files are in no sheet of this workbook.",
)


def write_unread(sheet: Worksheet, contents: Contents, styles: Styles) -> None:
    """Write the list of files that failed, then of those with nothing to audit in them."""
    listing = Listing(sheet, styles, contents.request.language, FIELDS)
    title = Text("TỆP KHÔNG ĐỌC ĐƯỢC VÀ VIỆC CẦN LÀM", "FILES THAT GAVE NO PLAN, AND WHAT TO DO")
    listing.head(contents.said(title), [contents.said(_NOTE)], len(FIELDS))
    unread = sorted(
        (file for file in contents.written.received if file.status in _TONES),
        key=lambda file: file.status is not FileStatus.FAILED,
    )
    for number, file in enumerate(unread, 1):
        reason = REASONS.get(file.reason)
        listing.row(
            [
                number,
                file.source_file,
                Toned(contents.said(FILE_STATUSES[file.status.value]), _TONES[file.status]),
                contents.said(reason) if reason else file.reason,
                file.to_do(contents.request.language),
                file.media_type,
                file.pages,
            ]
        )
    if not unread:
        listing.nothing(Text("Mọi tệp nhận được đều đọc được.", "Every file received could be read."))
    listing.finish(len(unread))
