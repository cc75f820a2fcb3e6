"""A discrepancy: what is wrong with the data of a submission, where, what is stated, what was found, what to ask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from ingest.document import SURE, Place
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
    """What a check found. Amounts are in đồng; what does not apply is None: the table, where it is of the plan.

    `confidence` is that of the least sure figure it rests on beside its own.
    """

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
    confidence: float = 1.0

    @property
    def as_sure_as_its_figures(self) -> Discrepancy:
        """The same; no error where a figure it rests on is not sure, of unknown fault where one was read by OCR."""
        lowest = min(self.confidence, self._own_confidence)
        if lowest == 1:
            return self
        is_doubtful = lowest < SURE and self.severity is Severity.ERROR
        fault = Fault.UNKNOWN if self.fault is Fault.DOCUMENT else self.fault
        return replace(self, severity=Severity.WARNING if is_doubtful else self.severity, fault=fault)

    @property
    def _own_confidence(self) -> float:
        """How sure the figure is at its line and column."""
        if self.schedule is None or self.line is None or self.column is None:
            return 1.0
        key = (self.line.row_no, self.column.column_no)
        return min((r.confidence for r in self.schedule.records if (r.row_no, r.column_no) == key), default=1.0)


@dataclass(frozen=True, slots=True)
class Unchecked:
    """An equation that could not be evaluated: a row of not_checked.csv, never counted as passed."""

    schedule: Schedule
    check_id: str
    row_no: int
    column_no: int
    reason: str
