"""Which reports are made: those named, or the usual ones."""

from __future__ import annotations

from rapidfuzz import process

from corpus.discrepancy import Text
from outputs.formats import report_names, usual_reports

_NONE = "none"


class UnknownReport(ValueError):
    """A report was asked for that there is not; the message names those there are."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.vi)
        self.message = message


def chosen_reports(said: str | None) -> tuple[str, ...]:
    """Return the reports of a list like "workbook,letter", each once, "none" for none, the usual ones for None.

    Errors: UnknownReport.
    """
    if said is None:
        return usual_reports()
    names = list(dict.fromkeys(name for part in said.split(",") if (name := part.strip().lower())))
    if names == [_NONE]:
        return ()
    for name in names:
        if name not in report_names():
            raise _unknown(name)
    if not names:
        raise _unknown(said)
    return tuple(names)


def _unknown(name: str) -> UnknownReport:
    known = ", ".join((*report_names(), _NONE))
    nearest = process.extractOne(name, report_names())[0] if report_names() else _NONE
    return UnknownReport(
        Text(
            f"Không có báo cáo “{name}”; có phải “{nearest}”? Các báo cáo: {known}.",
            f"There is no report “{name}”; did you mean “{nearest}”? The reports: {known}.",
        )
    )
