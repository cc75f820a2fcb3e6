"""cong-van/: a letter to each unit whose plan holds something that is certain to be corrected, DOCX and PDF."""

from __future__ import annotations

from pathlib import Path

from corpus.discrepancy import Text
from outputs.by_year.year_units import LeftOut, left_out
from outputs.file_names import file_names
from outputs.formats import ReportRequest
from outputs.letter.certainty import certain_findings
from outputs.letter.earlier import set_aside
from outputs.letter.letter import letter_words
from outputs.letter.pdf import letters_as_pdf, libreoffice
from outputs.letter.template import letter_template
from outputs.notation import said
from outputs.whole_file import partial_path
from outputs.written import WrittenDataset

TITLE_VI = "Công văn gửi từng đơn vị"
TITLE_EN = "Letter to each unit"
IS_USUAL = False

FOLDER = "cong-van"

_COPIES = (LeftOut.COPY.value, LeftOut.COPY_OF_UNKNOWN.value)
_NO_OFFICE = Text(
    "Công văn chỉ có bản Word: máy chưa có LibreOffice để lập bản PDF.",
    "The letters are Word files only: LibreOffice, which makes the PDFs, is not installed.",
)


def require(request: ReportRequest) -> None:
    """Raise UnusableTemplate where the template cannot be filled in."""
    letter_template(request.office.letter_template, request.language)


def write(written: WrittenDataset, folder: Path, request: ReportRequest) -> tuple[Path, ...]:
    """Write the letters to a folder of their own and return the files; a plan without certain findings gets none.

    Neither does a copy of a plan that gets one: a unit is asked once. Letters of an earlier run that are no longer the
    same are set aside. Errors: UnusableTemplate, before anything is written.
    """
    template = letter_template(request.office.letter_template, request.language)
    again = {plan for plan, why in left_out(written).items() if why in _COPIES}
    plans = [plan for plan in written.submissions if plan.row.submission_id not in again]
    found = [(plan, certain) for plan in plans if (certain := certain_findings(plan))]
    due = {}
    for name, (plan, findings) in zip(file_names([plan for plan, _ in found]), found, strict=True):
        words = letter_words(plan, findings, request.office, request.language)
        due[f"{name}.docx"] = template.letter(words, said(_title(plan.row.unit), request.language))
    room = folder / FOLDER
    set_aside(room, due)
    if not due:
        return ()
    room.mkdir(parents=True, exist_ok=True)
    for name, content in due.items():
        with partial_path(room / name) as partial:
            partial.write_bytes(content)
    letters = [room / name for name in due]
    prints = letters_as_pdf(letters)
    if missing := len(letters) - len(prints):
        request.tell(_without_pdf(missing) if prints or libreoffice() else _NO_OFFICE)
    return (*letters, *prints)


def _without_pdf(count: int) -> Text:
    return Text(
        f"{count} công văn không lập được bản PDF (LibreOffice báo lỗi hoặc quá thời gian); bản Word vẫn đầy đủ.",
        f"{count} letters have no PDF (LibreOffice failed or ran out of time); their Word files are complete.",
    )


def _title(unit: str) -> Text:
    return Text(f"Rà soát, điều chỉnh số liệu dự toán – {unit}", f"Review of budget figures – {unit}")
