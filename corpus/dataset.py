"""The dataset of a run: every received file, every plan read with its discrepancies and what could not be checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from corpus.checks import discrepancies
from corpus.discrepancy import Discrepancy, Severity, Unchecked
from corpus.received import FileStatus, ReceivedFile
from corpus.submission import Submission
from corpus.submitter import submitter
from corpus.sums import covered, covered_rows, unchecked
from normalizers.records import Record
from normalizers.schedules import Schedule
from normalizers.text import match_key
from normalizers.units_of_government import Resolution


@dataclass(frozen=True, slots=True)
class AuditedSubmission:
    """A plan with its audit. `coverage` is amounts, `coverage_rows` lines that stand in an evaluated equation (0–1).

    `crops` are the names of the places that are pictured in the corpus: ids of discrepancies, and `crop_name`.
    """

    submission_id: str
    source_file: str
    submission: Submission
    submitter: Resolution
    discrepancies: tuple[Discrepancy, ...]
    unchecked: tuple[Unchecked, ...]
    coverage: Decimal
    coverage_rows: Decimal
    crops: frozenset[str] = frozenset()

    @property
    def unit_code(self) -> str:
        """The code of the unit that submits; "" where its name does not settle it."""
        return self.submitter.unit.code if self.submitter.unit is not None else ""

    @property
    def province_code(self) -> str:
        """The code of the province; "" where neither the text nor the unit settles it."""
        return self.submitter.province.code if self.submitter.province is not None else ""

    @property
    def province(self) -> str:
        """The province's name: as the text has it, unless the unit lies in another."""
        said, found = self.submission.letterhead.province, self.submitter.province
        return said if found is None or match_key(said) == match_key(found.name) else found.name

    def crop_name(self, schedule: Schedule, record: Record) -> str:
        """Return the name of the picture of an amount."""
        return f"{self.submission_id}-{schedule.table_no}-{record.row_no}-{record.column_no}"

    def with_ids(self) -> Iterator[tuple[str, Discrepancy]]:
        """Yield each discrepancy with its id: the same from run to run, whatever the amounts."""
        seen: Counter[str] = Counter()
        for found in self.discrepancies:
            key = "\0".join((self.submission_id, *_place_in_table(found)))
            seen[key] += 1
            yield hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:16], found


@dataclass(frozen=True, slots=True)
class Dataset:
    """All received files and all plans of a run, sorted by path."""

    received: tuple[ReceivedFile, ...]
    submissions: tuple[AuditedSubmission, ...]

    @property
    def has_failed(self) -> bool:
        """True where at least one file could not be read."""
        return any(file.status is FileStatus.FAILED for file in self.received)

    @property
    def has_findings(self) -> bool:
        """True where there is an open discrepancy of severity error or warning."""
        return any(d.severity is not Severity.INFO for s in self.submissions for d in s.discrepancies)


def audited(submission: Submission, submission_id: str, source_file: str) -> AuditedSubmission:
    """Return a plan with every check run on it."""
    return AuditedSubmission(
        submission_id=submission_id,
        source_file=source_file,
        submission=submission,
        submitter=submitter(submission.letterhead),
        discrepancies=tuple(discrepancies(submission)),
        unchecked=tuple(u for schedule in submission.schedules for u in unchecked(schedule)),
        coverage=covered(submission.schedules),
        coverage_rows=covered_rows(submission.schedules),
    )


def _place_in_table(found: Discrepancy) -> tuple[str, ...]:
    column = found.column
    return (
        found.check_id,
        str(found.schedule.table_no) if found.schedule is not None else "",
        str(found.line.row_no) if found.line is not None else "",
        str(column.column_no) if column is not None else "",
        str(column.period.fiscal_year or "") if column is not None else "",
        column.period.phase.value if column is not None else "",
        column.source.value if column is not None else "",
    )
