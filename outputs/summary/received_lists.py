"""What was received and what was not: the documents of a year, the units that sent none, the files without figures."""

from __future__ import annotations

from corpus.discrepancy import Severity, Text
from corpus.received import FileStatus
from outputs.by_year.collation import name_key
from outputs.by_year.plan_sums import PlanSums
from outputs.by_year.year_units import YearUnits, by_name, capital, unit_name
from outputs.expected_units import ExpectedUnit, awaited_year, not_received
from outputs.labels import FILE_STATUSES, REASONS
from outputs.notation import number, percent, said
from outputs.summary.amount_lists import document_name
from outputs.summary.category_table import STT, UNIT
from outputs.summary.table import Head, HeadKind, LineKind, SummaryTable, line_of
from outputs.written.dataset import WrittenDataset
from outputs.written.rows import ReceivedRow

_FILE = Text("Tệp", "File")
_CODE = Text("Mã đơn vị", "Unit code")
_PROVINCE = Text("Tỉnh, thành phố", "Province")
_DOCUMENT = Text("Số, ngày văn bản", "Document number, date")
_COVERAGE = Text("Tỷ lệ số liệu được kiểm tra", "Share of figures checked")
_ERRORS = Text("Lỗi chưa xử lý", "Open errors")
_WARNINGS = Text("Cảnh báo chưa xử lý", "Open warnings")
_USE = Text("Cách dùng trong biểu", "Use in the tables")
_ADDED = Text("Đã cộng", "Added")
_NOT_ADDED = Text("Không cộng", "Not added")
_STATUS = Text("Tình trạng", "Status")
_REASON = Text("Lý do", "Reason")
_TO_DO = Text("Việc cần làm", "What to do")
_ORDER = (FileStatus.FAILED, FileStatus.PARTIAL, FileStatus.DUPLICATE)


def document_table(year: YearUnits, language: str) -> SummaryTable:
    """Return the documents of a plan year: what each is, how far it was checked, whether it is added."""
    added = {sums.plan.row.submission_id for _, sums in year.added()}
    every = [(unit.name, sums) for unit in year.units for sums in unit.plans]
    listed = {sums.plan.row.submission_id for _, sums in every}
    every += [(f.unit, f.sums) for f in year.not_added if f.sums.plan.row.submission_id not in listed]
    lines = []
    for k, (name, sums) in enumerate(every, 1):
        row = sums.plan.row
        use = said(_ADDED if row.submission_id in added else _NOT_ADDED, language)
        errors, warnings = (_open(sums, severity) for severity in (Severity.ERROR, Severity.WARNING))
        document, coverage = document_name(sums, language), percent(row.coverage, language)
        lines.append(line_of(LineKind.UNIT, k, name, row.source_file, document, coverage, errors, warnings, use))
    title = Text(f"Văn bản của các đơn vị, kế hoạch năm {year.plan_year}", f"Documents, plans for {year.plan_year}")
    heads = (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 42),
        Head(said(_FILE, language), HeadKind.TEXT, 62),
        Head(said(_DOCUMENT, language), HeadKind.TEXT, 48),
        Head(said(_COVERAGE, language), HeadKind.TEXT, 26),
        Head(said(_ERRORS, language), HeadKind.COUNT, 20),
        Head(said(_WARNINGS, language), HeadKind.COUNT, 20),
        Head(said(_USE, language), HeadKind.TEXT, 26),
    )
    return SummaryTable(said(title, language), heads, tuple(lines), has_money=False)


def missing_units(written: WrittenDataset, expected: tuple[ExpectedUnit, ...]) -> list[ExpectedUnit]:
    """Return the expected units without a plan for the year that is awaited, in the order of their names."""
    year = awaited_year(written.submissions)
    return sorted(not_received(expected, written.submissions, year), key=lambda unit: by_name(unit.name))


def expected_table(written: WrittenDataset, expected: tuple[ExpectedUnit, ...], language: str) -> SummaryTable:
    """Return the expected units without a plan for the year that is awaited."""
    missing = missing_units(written, expected)
    year = number_of_year(awaited_year(written.submissions))
    lines = (
        line_of(LineKind.UNIT, k, capital(unit.name), unit.code, unit.province) for k, unit in enumerate(missing, 1)
    )
    count = number(len(expected), language)
    title = Text(
        f"Đơn vị chưa gửi kế hoạch{f' năm {year}' if year else ''}, theo danh sách {count} đơn vị",
        f"Units that have not sent a plan{f' for {year}' if year else ''}, of the {count} on the list",
    )
    heads = (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 60),
        Head(said(_CODE, language), HeadKind.TEXT, 36),
        Head(said(_PROVINCE, language), HeadKind.TEXT, 38),
    )
    complete = Text(
        f"Tất cả {count} đơn vị trong danh sách đã gửi kế hoạch.", f"All {count} units on the list have sent a plan."
    )
    return SummaryTable(said(title, language), heads, tuple(lines), if_empty=said(complete, language), has_money=False)


def file_table(written: WrittenDataset, language: str) -> SummaryTable:
    """Return the files that gave no figures: what could not be read, what has no budget table, what came twice."""
    names = {row.file_id: row.source_file for row in written.received}
    rows = [row for row in written.received if row.status in _ORDER]
    rows.sort(key=lambda row: (_ORDER.index(row.status), row.reason, name_key(row.source_file)))
    lines = [
        line_of(
            LineKind.UNIT,
            k,
            row.source_file,
            said(FILE_STATUSES[row.status.value], language),
            said(REASONS[row.reason], language) if row.reason in REASONS else row.reason,
            _to_do(row, names, language),
        )
        for k, row in enumerate(rows, 1)
    ]
    without = sorted(
        (plan for plan in written.submissions if not plan.has_amounts), key=lambda plan: by_name(unit_name(plan.row))
    )
    no_table = said(REASONS["no_budget_table"], language)
    empty = Text("Kế hoạch đọc được nhưng không có số tiền", "A plan was read, without any amount")
    for plan in without:
        year = number_of_year(plan.row.plan_year)
        what = " ".join(part for part in (unit_name(plan.row), year) if part)
        lines.append(
            line_of(LineKind.UNIT, len(lines) + 1, plan.row.source_file, said(empty, language), no_table, what)
        )
    title = Text("Tệp không có số liệu trong biểu", "Files without figures in the tables")
    heads = (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(_FILE, language), HeadKind.TEXT, 72),
        Head(said(_STATUS, language), HeadKind.TEXT, 42),
        Head(said(_REASON, language), HeadKind.TEXT, 42),
        Head(said(_TO_DO, language), HeadKind.TEXT, 86),
    )
    none = Text("Mọi tệp nhận được đều có số liệu trong biểu.", "Every file received has figures in the tables.")
    return SummaryTable(said(title, language), heads, tuple(lines), if_empty=said(none, language), has_money=False)


def number_of_year(plan_year: int | None) -> str:
    """Return a year as text, "" where it is not known."""
    return str(plan_year) if plan_year is not None else ""


def _to_do(row: ReceivedRow, names: dict[str, str], language: str) -> str:
    """Return what to do about a file."""
    if row.status is FileStatus.DUPLICATE:
        original = names.get(row.duplicate_of, row.duplicate_of)
        return said(
            Text(f"Không phải làm gì: cùng nội dung với tệp {original}.", f"Nothing: same content as {original}."),
            language,
        )
    return row.to_do(language)


def _open(sums: PlanSums, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in sums.plan.open_findings())
