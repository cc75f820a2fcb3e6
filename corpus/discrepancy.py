"""A discrepancy: what is wrong with the data of a submission, where, what is stated, what was found, what to ask."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ingest.document import Place
from normalizers.line_items import LineItem
from normalizers.records import MoneyColumn
from normalizers.schedules import Schedule


class Severity(Enum):
    """How grave a discrepancy is; info never raises the exit code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fault(Enum):
    """Whose slip it is: the document's, the reading's, or it cannot be told."""

    DOCUMENT = "document"
    READING = "reading"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in both languages."""

    vi: str
    en: str


NO_TEXT = Text("", "")


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What a check found. Amounts are in đồng; what does not apply is None: the table, where it is of the plan."""

    check_id: str
    severity: Severity
    message: Text
    suggestion: Text
    schedule: Schedule | None = None
    line: LineItem | None = None
    column: MoneyColumn | None = None
    stated_vnd: int | None = None
    computed_vnd: int | None = None
    place: Place | None = None
    fault: Fault = Fault.DOCUMENT


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An equation that could not be evaluated: a row of not_checked.csv, never counted as passed."""

    schedule: Schedule
    check_id: str
    row_no: int
    column_no: int
    reason: str
