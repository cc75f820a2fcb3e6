"""The summary of a run: what was received, what was found, what failed and what to do, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text as Styled

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.received import FileStatus
from outputs.labels import FILE_STATUSES, NOT_CHECKED_REASONS, SEVERITIES, check_titles
from outputs.notation import number, percent, said
from outputs.terminal.printable import printable

SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}

_MOST_ROWS = 60
_ORDER = tuple(Severity)


def summary(dataset: Dataset, language: str = "vi") -> RenderableType:
    """Return the summary of a run."""
    parts = [
        _files(dataset, language),
        *_plans(dataset.submissions, language),
        *_findings(dataset.submissions, language),
        *_advice(dataset, language),
        *_doubts(dataset.submissions, language),
    ]
    return Group(*parts)


def counted(found: Iterable[Discrepancy]) -> Counter[Severity]:
    """Return how many discrepancies there are of each severity."""
    return Counter(discrepancy.severity for discrepancy in found)


def titled(title: str) -> RenderableType:
    """Return the title of a part, a blank line above."""
    return Padding(Styled(title, "bold"), (1, 0, 0, 0))


def _files(dataset: Dataset, language: str) -> Styled:
    statuses = Counter(file.status for file in dataset.received)
    total = len(dataset.received)
    lead = said(Text(f"Đã nhận {total} tệp", f"{total} file{'' if total == 1 else 's'} received"), language)
    parts = [
        f"{said(FILE_STATUSES[status.value], language).lower()}: {statuses[status]}"
        for status in FileStatus
        if statuses[status]
    ]
    return Styled(f"{lead} – {'; '.join(parts)}." if parts else f"{lead}.", "bold")


def _plans(plans: Sequence[AuditedSubmission], language: str) -> Iterator[RenderableType]:
    if not plans:
        return
    yield titled(said(Text("Kế hoạch đã đọc", "Plans read"), language))
    table = Table(box=None, padding=(0, 2, 0, 0))
    for head, justify in (
        (Text("Đơn vị", "Unit"), "left"),
        (Text("Năm", "Year"), "right"),
        (Text("Tệp", "File"), "left"),
        (Text("Bảng", "Tables"), "right"),
        (Text("Lỗi", "Errors"), "right"),
        (Text("Cảnh báo", "Warnings"), "right"),
        (Text("Lưu ý", "Info"), "right"),
        (Text("Số liệu được kiểm tra", "Amounts checked"), "right"),
    ):
        table.add_column(said(head, language), justify="right" if justify == "right" else "left", overflow="fold")
    for plan in plans[:_MOST_ROWS]:
        table.add_row(*_plan(plan, language))
    yield table
    yield from _left_out(len(plans) - _MOST_ROWS, "submissions.csv", language)


def _plan(plan: AuditedSubmission, language: str) -> Iterator[Styled]:
    head, severities = plan.submission.letterhead, counted(plan.discrepancies)
    yield printable(head.unit or said(Text("(không rõ đơn vị)", "(unit unknown)"), language))
    yield Styled(str(head.plan_year or "?"))
    yield printable(plan.source_file)
    yield Styled(str(len(plan.submission.schedules)))
    for severity in _ORDER:
        yield Styled(str(severities[severity]), SEVERITY_STYLES[severity] if severities[severity] else "dim")
    yield Styled(percent(plan.coverage, language) if plan.submission.schedules else "–")


def _findings(plans: Sequence[AuditedSubmission], language: str) -> Iterator[RenderableType]:
    counts = Counter((d.severity, d.check_id) for plan in plans for d in plan.discrepancies)
    if not counts:
        if any(plan.submission.schedules for plan in plans):
            yield titled(said(Text("Không phát hiện sai lệch.", "No discrepancies found."), language))
        return
    holders = Counter(key for plan in plans for key in {(d.severity, d.check_id) for d in plan.discrepancies})
    yield titled(said(Text("Sai lệch phát hiện được", "Discrepancies found"), language))
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column(said(Text("Mức độ", "Severity"), language))
    table.add_column(said(Text("Phép kiểm tra", "Check"), language))
    table.add_column(said(Text("Số sai lệch", "Found"), language), justify="right")
    table.add_column(said(Text("Số kế hoạch", "Plans"), language), justify="right")
    titles = check_titles()
    for severity, check_id in sorted(counts, key=lambda key: (_ORDER.index(key[0]), key[1])):
        table.add_row(
            Styled(said(SEVERITIES[severity.value], language), SEVERITY_STYLES[severity]),
            f"{said(titles[check_id], language)} ({check_id})" if check_id in titles else check_id,
            str(counts[severity, check_id]),
            str(holders[severity, check_id]),
        )
    yield table


def _advice(dataset: Dataset, language: str) -> Iterator[RenderableType]:
    for status, title in (
        (FileStatus.FAILED, Text("Tệp không đọc được và việc cần làm", "Files that failed and what to do")),
        (FileStatus.PARTIAL, Text("Tệp không có nội dung để rà soát", "Files with nothing to audit")),
    ):
        files = [file for file in dataset.received if file.status is status]
        if not files:
            continue
        style = "red" if status is FileStatus.FAILED else "yellow"
        yield titled(said(title, language))
        for file in files[:_MOST_ROWS]:
            yield printable(f"• {said(file.reason_text, language) or file.source_file}", style)
        yield from _left_out(len(files) - _MOST_ROWS, "received_files.csv", language)


def _doubts(plans: Sequence[AuditedSubmission], language: str) -> Iterator[RenderableType]:
    reasons = Counter(unchecked.reason for plan in plans for unchecked in plan.unchecked)
    review = sum(r.needs_review for plan in plans for s in plan.submission.schedules for r in s.records)
    warnings = [f"{plan.source_file}: {warning}" for plan in plans for warning in plan.submission.warnings]
    if not (reasons or review or warnings):
        return
    yield titled(said(Text("Chưa kiểm tra được, cần người xem lại", "Not checked, to be looked at"), language))
    for reason, count in sorted(reasons.items()):
        label = said(NOT_CHECKED_REASONS[reason], language) if reason in NOT_CHECKED_REASONS else reason
        what = said(Text("Phép cộng chưa kiểm tra", "Sums not checked"), language)
        yield Styled(f"• {what}: {number(count, language)} – {label[0].lower()}{label[1:]}")
    if review:
        what = said(Text("Số tiền cần xem lại trước khi dùng", "Amounts to be looked at before use"), language)
        yield Styled(f"• {what}: {number(review, language)}")
    for warning in warnings[:_MOST_ROWS]:
        yield printable(f"• {warning}")
    yield from _left_out(len(warnings) - _MOST_ROWS, "kehoach read", language)


def _left_out(count: int, where: str, language: str) -> Iterator[RenderableType]:
    if count > 0:
        yield Styled(said(Text(f"… và {count} dòng nữa: xem {where}", f"… and {count} more: see {where}"), language))
