"""How the product understands one file: its facts, headings, tables with their tree, doubts and discrepancies."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.received import FileStatus
from ingest.document import Place
from outputs.labels import FILE_STATUSES, NOT_CHECKED_REASONS, SEVERITIES, UNIT_LEVELS
from outputs.notation import day, percent, said
from outputs.terminal.printable import printable
from outputs.terminal.schedule_view import schedule_view
from outputs.terminal.summaries import SEVERITY_STYLES, titled


def reading(dataset: Dataset, language: str = "vi") -> RenderableType:
    """Return what was understood of each file of a dataset, and why where it was not read."""
    parts: list[RenderableType] = []
    plans = {plan.submission_id: plan for plan in dataset.submissions}
    for file in dataset.received:
        if file.status is not FileStatus.OK:
            words = said(file.reason_text, language) or f"{file.source_file}: "
            status = said(FILE_STATUSES[file.status.value], language)
            style = "red" if file.status is FileStatus.FAILED else "yellow"
            parts.append(printable(f"{words} ({status.lower()})", style))
        if file.submission_id in plans:
            parts.append(plan_view(plans[file.submission_id], language))
    return Group(*parts)


def plan_view(plan: AuditedSubmission, language: str = "vi") -> RenderableType:
    """Return what was understood of one plan."""
    return Group(
        _facts(plan, language),
        *(printable(f"• {warning}", "yellow") for warning in plan.submission.warnings),
        *_headings(plan, language),
        *(
            part
            for schedule in plan.submission.schedules
            for part in schedule_view(schedule, plan.discrepancies, language)
        ),
        *_discrepancies(plan, language),
        *_unchecked(plan, language),
    )


def _facts(plan: AuditedSubmission, language: str) -> Table:
    head = plan.submission.letterhead
    level = said(UNIT_LEVELS[head.unit_level.value], language) if head.unit_level is not None else ""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    for label, value in (
        (Text("Tệp", "File"), plan.source_file),
        (Text("Cơ quan ban hành", "Issuing body"), head.issuing_body),
        (Text("Đơn vị", "Unit"), f"{head.unit} ({level.lower()})" if level else head.unit),
        (Text("Tỉnh", "Province"), head.province),
        (Text("Số, ký hiệu", "Document number"), head.document_number),
        (Text("Ngày ban hành", "Issued on"), day(head.issued_on, language)),
        (Text("Trích yếu", "Title"), head.title),
        (Text("Người ký", "Signatory"), ", ".join(part for part in (head.signatory_title, head.signatory) if part)),
        (Text("Năm kế hoạch", "Plan year"), str(head.plan_year or "")),
        (Text("Số liệu được kiểm tra", "Amounts checked"), percent(plan.coverage, language)),
        (Text("Dòng được kiểm tra", "Lines checked"), percent(plan.coverage_rows, language)),
    ):
        absent = Styled(said(Text("(không thấy ghi)", "(not stated)"), language), "dim")
        table.add_row(said(label, language), printable(value) if value else absent)
    return table


def _headings(plan: AuditedSubmission, language: str) -> Iterator[RenderableType]:
    if not plan.submission.headings:
        return
    yield titled(said(Text("Đề mục", "Headings"), language))
    for heading in plan.submission.headings:
        yield printable("  " * heading.level + f"{heading.number} {heading.title}".strip())


def _discrepancies(plan: AuditedSubmission, language: str) -> Iterator[RenderableType]:
    if not plan.discrepancies:
        return
    yield titled(said(Text("Sai lệch", "Discrepancies"), language))
    order = tuple(Severity)
    for found in sorted(
        plan.discrepancies,
        key=lambda d: (order.index(d.severity), d.schedule.table_no if d.schedule is not None else 0),
    ):
        yield _discrepancy(found, language)


def _discrepancy(found: Discrepancy, language: str) -> Styled:
    place = _where(found.place, language)
    return Styled.assemble(
        (f"{said(SEVERITIES[found.severity.value], language)}  ", SEVERITY_STYLES[found.severity]),
        printable(said(found.message, language)),
        printable(f"\u2003→ {said(found.suggestion, language)}", "italic"),
        printable(f"\u2003[{found.check_id}{place}]", "dim"),
    )


def _where(place: Place | None, language: str) -> str:
    """Return a place in words that staff can follow, "" where there is none."""
    if place is None or not place.location:
        return ""
    if place.page is not None:
        return said(Text(f", trang {place.page}", f", page {place.page}"), language)
    if not place.table:
        return said(Text(f", đoạn {place.paragraph}", f", paragraph {place.paragraph}"), language)
    return said(
        Text(
            f", bảng Word {place.table}, hàng {place.row}, cột {place.column}",
            f", Word table {place.table}, row {place.row}, column {place.column}",
        ),
        language,
    )


def _unchecked(plan: AuditedSubmission, language: str) -> Iterator[RenderableType]:
    if not plan.unchecked:
        return
    yield titled(said(Text("Phép cộng chưa kiểm tra được", "Sums that could not be checked"), language))
    for unchecked in plan.unchecked:
        reason = unchecked.reason
        label = said(NOT_CHECKED_REASONS[reason], language) if reason in NOT_CHECKED_REASONS else reason
        table_no, name = unchecked.schedule.table_no, unchecked.schedule.lines[unchecked.row_no - 1].name
        yield printable(
            said(
                Text(
                    f"• Bảng {table_no}, dòng {unchecked.row_no} “{name}”: {label} ({unchecked.check_id})",
                    f"• Table {table_no}, line {unchecked.row_no} “{name}”: {label} ({unchecked.check_id})",
                ),
                language,
            )
        )
