"""The index: key figures, every plan, every error and warning, the money of each year, every file received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.discrepancy import Severity
from corpus.received import FileStatus
from outputs.by_year.year_units import left_out
from outputs.expected_units import ExpectedUnit, awaited_year, not_received
from outputs.formats import ReportRequest
from outputs.labels import FILE_STATUSES, SEVERITIES
from outputs.page.chart import Chart
from outputs.page.choices import Choice, choices
from outputs.page.completeness import MISSING, UnitYears, completeness_chart, unit_years
from outputs.page.findings import by_gravity, finding_anchor
from outputs.page.kinds import Kind, kinds, kinds_chart
from outputs.page.plan_states import STATES_BY_VALUE, PlanLine, PlanState, by_year_and_name
from outputs.page.rendering import page
from outputs.page.years import YearSums, year_sums
from outputs.written import WrittenDataset
from outputs.written.rows import DiscrepancyRow

_ORDER = tuple(Severity)
_MOST_TO_DO_FIRST = (FileStatus.FAILED, FileStatus.PARTIAL, FileStatus.DUPLICATE, FileStatus.OK)
_FILE_KINDS = {
    FileStatus.OK: "clean",
    FileStatus.PARTIAL: "warning",
    FileStatus.FAILED: "error",
    FileStatus.DUPLICATE: "info",
}


@dataclass(frozen=True, slots=True)
class IndexFinding:
    """An error or warning in the list of the index, with the plan it stands in and its anchor on that plan's page."""

    row: DiscrepancyRow
    line: PlanLine
    anchor: str


@dataclass(frozen=True, slots=True)
class Index:
    """What the index shows."""

    lines: tuple[PlanLine, ...]
    states: Mapping[PlanState, int]
    found: Mapping[Severity, int]
    files: Mapping[FileStatus, int]
    findings: tuple[IndexFinding, ...]
    years: tuple[YearSums, ...]
    kinds: tuple[Kind, ...]
    kinds_chart: Chart | None
    columns: tuple[int, ...]
    units: tuple[UnitYears, ...]
    completeness_chart: Chart | None
    missing: tuple[ExpectedUnit, ...]
    awaited: int | None


def index_page(written: WrittenDataset, request: ReportRequest, lines: Sequence[PlanLine]) -> str:
    """Return the index of the plans of a dataset."""
    index = index_of(written, request, lines)
    return page(
        "index.html.j2",
        request.language,
        index=index,
        written=written,
        request=request,
        files=sorted(written.received, key=lambda file: _MOST_TO_DO_FIRST.index(file.status)),
        file_status=FileStatus,
        file_kinds=_FILE_KINDS,
        missing_words=MISSING,
        lines_of={line.plan.row.submission_id: line for line in index.lines},
        names_of_files={file.file_id: file.source_file for file in written.received},
        **_choices(index, written, request.language),
    )


def _choices(index: Index, written: WrittenDataset, language: str) -> dict[str, tuple[Choice, ...]]:
    """Return what the lists of choices of the filters offer: only what there is."""
    years = [str(year) for year in reversed(index.columns)]
    unknown = ["?"] if any(line.year is None for line in index.lines) else []
    checks = {each.row.check_id for each in index.findings}
    return {
        "year_choices": tuple(Choice(year, year) for year in [*years, *unknown]),
        "state_choices": choices(index.states, PlanState, STATES_BY_VALUE, language),
        "severity_choices": choices((each.row.severity for each in index.findings), Severity, SEVERITIES, language),
        "file_choices": choices((file.status for file in written.received), FileStatus, FILE_STATUSES, language),
        "check_choices": tuple(Choice(kind.check_id, kind.title) for kind in index.kinds if kind.check_id in checks),
    }


def index_of(written: WrittenDataset, request: ReportRequest, lines: Sequence[PlanLine]) -> Index:
    """Return what the index shows of a dataset."""
    language = request.language
    not_added = left_out(written)
    lines = tuple(sorted(lines, key=by_year_and_name))
    columns = sorted({line.year for line in lines if line.year is not None})
    awaited = awaited_year(written.submissions)
    missing = not_received(request.expected, written.submissions, awaited) if request.expected else ()
    units = unit_years(lines, columns, missing, awaited)
    found = kinds(written.submissions, language)
    by_year = {year: [line for line in lines if line.year == year] for year in columns}
    return Index(
        lines=lines,
        states=Counter(line.state for line in lines),
        found=Counter(row.severity for plan in written.submissions for row in plan.discrepancies if row.is_open),
        files=Counter(file.status for file in written.received),
        findings=_findings(lines),
        years=tuple(year_sums(year, by_year[year], not_added, language) for year in reversed(columns)),
        kinds=found,
        kinds_chart=kinds_chart(found, language),
        columns=tuple(columns),
        units=units,
        completeness_chart=completeness_chart(units, columns, language),
        missing=missing,
        awaited=awaited,
    )


def _findings(lines: Sequence[PlanLine]) -> tuple[IndexFinding, ...]:
    """Return the errors and warnings of all plans, errors first, then plan by plan."""
    found = [
        IndexFinding(row, line, finding_anchor(number))
        for line in lines
        for number, row in enumerate(by_gravity(line.plan.discrepancies), 1)
        if row.severity is not Severity.INFO
    ]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.row.severity)))
