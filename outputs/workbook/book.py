"""Writes the workbook: the lists first, then a sheet for each plan."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook

from corpus.discrepancy import Text
from outputs.formats import ReportRequest
from outputs.notation import said
from outputs.whole_file import partial_path
from outputs.workbook.contents import DISCREPANCIES, LISTS, SUMMARY, Contents, contents
from outputs.workbook.discrepancy_sheet import write_discrepancies
from outputs.workbook.legal_text import legal
from outputs.workbook.listing import FIRST_ROW
from outputs.workbook.plan_sheet import Surroundings, write_plan_sheet
from outputs.workbook.review_sheet import write_review
from outputs.workbook.styles import FONT, Styles, Tone
from outputs.workbook.summary_sheet import write_summary
from outputs.workbook.unchecked_sheet import write_unchecked
from outputs.workbook.unread_sheet import write_unread
from outputs.written import WrittenDataset

_WRITERS = (write_summary, write_discrepancies, write_review, write_unchecked, write_unread)
_TITLE = Text("Rà soát kế hoạch khoa học và công nghệ", "Audit of science and technology plans")
# The same dataset gives the same bytes: the file bears no date of making. This is where the dates of a ZIP begin.
_CREATED = datetime(1980, 1, 1)
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
    "default_format_properties": FONT,
    # No text of received files is left behind in a folder for temporary files.
    "in_memory": True,
}


def write_book(written: WrittenDataset, path: Path, request: ReportRequest) -> None:
    """Write the workbook of a dataset to a path, whole or not at all. Errors: UnusableDataset."""
    known = contents(written, request)
    with partial_path(path) as partial:
        workbook = Workbook(str(partial), _OPTIONS)
        workbook.set_properties(
            {
                "title": said(_TITLE, request.language),
                "company": legal(request.office.name_in_text),
                "created": _CREATED,
            }
        )
        styles = Styles(workbook, request.language)
        for name, write in zip(LISTS, _WRITERS, strict=True):
            write(workbook.add_worksheet(known.said(name)), known, styles)
        _write_plans(workbook, known, styles)
        workbook.close()


def _write_plans(workbook: Workbook, known: Contents, styles: Styles) -> None:
    for layout in known.layouts.values():
        sheet = workbook.add_worksheet(layout.sheet)
        around = Surroundings(
            known.said(SUMMARY),
            known.said(DISCREPANCIES),
            known.numbers[layout.plan.row.submission_id],
            FIRST_ROW,
        )
        if layout.plan.open_findings():
            sheet.set_tab_color(Tone.ERROR.value[0])
        write_plan_sheet(sheet, layout, around, styles, known.request.language)
