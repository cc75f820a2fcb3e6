"""Provincial summary: tong-hop.xlsx and tong-hop.docx, what all plans of a year add up to."""

from __future__ import annotations

from pathlib import Path

from outputs.formats import ReportRequest
from outputs.summary.contents import contents
from outputs.summary.document import write_document
from outputs.summary.workbook import write_workbook
from outputs.whole_file import partial_path
from outputs.written import WrittenDataset

TITLE_VI = "Tổng hợp toàn tỉnh (Excel và Word)"
TITLE_EN = "Provincial summary (Excel and Word)"
IS_USUAL = True


def require(request: ReportRequest) -> None:
    """Nothing is needed but the dataset."""


def write(written: WrittenDataset, folder: Path, request: ReportRequest) -> tuple[Path, ...]:
    """Write the workbook and the document of the summary and return both."""
    found = contents(written, request.expected, request.language)
    workbook = folder / "tong-hop.xlsx"
    with partial_path(workbook) as partial:
        write_workbook(partial, found, request.office, request.language)
    document = folder / "tong-hop.docx"
    with partial_path(document) as partial:
        write_document(partial, found, request.office, request.language)
    return workbook, document
