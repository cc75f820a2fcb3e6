"""“Tổng hợp”: every file received and every unit awaited, a line each; what its plan states and what it adds up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Severity, Text
from corpus.received import FileStatus
from outputs.by_year.year_units import left_out
from outputs.expected_units import awaited_year, not_received
from outputs.labels import FILE_STATUSES, REASONS
from outputs.notation import number
from outputs.totals import PeriodTotal, proposed_total
from outputs.workbook.contents import MOST_SHEETS, UNREAD, Contents
from outputs.workbook.listing import Field, Kind, Linked, Listing, Toned, Value
from outputs.workbook.sheet_names import link
from outputs.workbook.styles import Styles, Tone
from outputs.written import WrittenSubmission
from outputs.written.rows import ReceivedRow

FIELDS = (
    Field(Text("Số", "No."), 6, Kind.COUNT),
    Field(Text("Đơn vị", "Unit"), 24),
    Field(Text("Năm kế hoạch", "Plan year"), 9, Kind.YEAR),
    Field(Text("Số, ký hiệu", "Number"), 15),
    Field(Text("Ngày ban hành", "Issued on"), 12, Kind.DATE),
    Field(Text("Tệp nhận được", "File received"), 30),
    Field(Text("Tình trạng", "Status"), 25),
    Field(Text("Tổng đề nghị văn bản ghi (đồng)", "Proposed total stated (đồng)"), 18, Kind.AMOUNT),
    Field(Text("Tổng đề nghị cộng lại (đồng)", "Proposed total computed (đồng)"), 18, Kind.AMOUNT),
    Field(Text("Chênh lệch (đồng)", "Difference (đồng)"), 16, Kind.AMOUNT),
    Field(Text("Lỗi", "Errors"), 7, Kind.COUNT),
    Field(Text("Cảnh báo", "Warnings"), 9.5, Kind.COUNT),
    Field(Text("Lưu ý", "Infos"), 7, Kind.COUNT),
    Field(Text("Số liệu đã kiểm tra", "Amounts checked"), 10, Kind.SHARE),
    Field(Text("Số liệu cần xem lại", "Amounts to review"), 9, Kind.COUNT),
    Field(Text("Phép cộng chưa kiểm tra", "Sums not checked"), 9, Kind.COUNT),
    Field(Text("Ghi chú", "Note"), 32),
)
_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_SEE_UNREAD = Text(f"Xem “{UNREAD.vi}”", f"See “{UNREAD.en}”")
_BLANK_COUNTS: list[Value] = [None] * 9


def write_summary(sheet: Worksheet, contents: Contents, styles: Styles) -> None:
    """Write the summary: plans by year and unit, then files that gave none, then units awaited in vain, then totals."""
    listing = Listing(sheet, styles, contents.request.language, FIELDS)
    title = Text("TỔNG HỢP RÀ SOÁT KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ", "SUMMARY OF THE AUDIT OF PLANS")
    listing.head(contents.said(title), _notes(contents), len(FIELDS))
    count, not_added = 0, left_out(contents.written)
    for rows in (_plans(contents, not_added), _other_files(contents), _awaited(contents)):
        for values in rows:
            count += 1
            listing.row([count, *values])
    for values in _totals(contents, not_added):
        listing.row(values, Tone.TOTAL, bold=True)
    listing.finish(count)


def _notes(contents: Contents) -> list[str]:
    statuses = Counter(file.status for file in contents.written.received)
    counts = ", ".join(
        f"{contents.said(FILE_STATUSES[status.value]).lower()}: {number(statuses[status], contents.request.language)}"
        for status in FileStatus
        if statuses[status]
    )
    received = Text(*(number(len(contents.written.received), language) for language in ("vi", "en")))
    plans = Text(*(number(len(contents.plans), language) for language in ("vi", "en")))
    first = Text(
        f"Đơn vị tiền: đồng. Nhận được {received.vi} tệp ({counts}), {plans.vi} kế hoạch. Tổng đề nghị là của "
        "năm kế hoạch, chỉ tính các bảng chính; ô để trống là văn bản không ghi. Chênh lệch = văn bản ghi − cộng lại.",
        f"Amounts in đồng. {received.en} files received ({counts}), {plans.en} plans. The proposed total is "
        "that of the plan's year, of main tables only; a blank is not stated. Difference = stated − computed.",
    )
    if len(contents.layouts) == len(contents.plans):
        return [contents.said(first)]
    own = number(len(contents.layouts), contents.request.language)
    second = Text(
        f"Có trên {MOST_SHEETS} kế hoạch nên chỉ {own} kế hoạch có lỗi hoặc cảnh báo có trang riêng.",
        f"There are more than {MOST_SHEETS} plans, so that only the {own} with errors or warnings have a sheet.",
    )
    return [contents.said(first), contents.said(second)]


def _plans(contents: Contents, not_added: Mapping[str, Text]) -> Iterator[list[Value]]:
    received = {file.source_file: file for file in contents.written.received}
    for plan in contents.plans:
        row = plan.row
        total = proposed_total(plan)
        yield [
            contents.unit_link(plan),
            row.plan_year,
            row.document_number,
            row.issued_on,
            row.source_file,
            _status(contents, received.get(row.source_file)),
            *_amounts(total),
            *_counts(plan),
            # Cut, not rounded: 100% means all.
            Decimal(int(row.coverage * 1000)) / 1000,
            len(plan.to_review()),
            len(plan.unchecked),
            "; ".join(contents.said(note) for note in _plan_notes(total, not_added.get(row.submission_id))),
        ]


def _amounts(total: PeriodTotal | None) -> list[Value]:
    if total is None:
        return [None, None, None]
    difference = total.difference_vnd
    return [total.stated_vnd, total.computed_vnd, Toned(difference, Tone.ERROR) if difference else difference]


def _counts(plan: WrittenSubmission) -> list[Value]:
    counts = Counter(found.severity for found in plan.discrepancies if found.is_open)
    tones = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING}
    return [
        Toned(counts[severity], tones[severity]) if counts[severity] and severity in tones else counts[severity]
        for severity in _COUNTED
    ]


def _plan_notes(total: PeriodTotal | None, why_not_added: Text | None) -> Iterator[Text]:
    if why_not_added is not None:
        yield why_not_added
    if total is None:
        yield Text("Không có số đề nghị của năm kế hoạch", "Nothing is proposed for the plan's year")
        return
    if total.stated_vnd is None:
        yield Text("Văn bản không ghi tổng số", "No total is stated")
    if total.inferred:
        yield Text(f"{total.inferred} số liệu có đơn vị tính suy ra", f"Amounts in an inferred unit: {total.inferred}")
    if total.missing:
        yield Text(
            f"{total.missing} ô chưa cộng được (ghi chữ, không rõ đơn vị tính hoặc gộp)",
            f"Cells that are no figures, not added: {total.missing}",
        )


def _other_files(contents: Contents) -> Iterator[list[Value]]:
    with_plan = {plan.row.source_file for plan in contents.plans}
    names = {file.file_id: file.source_file for file in contents.written.received}
    for file in contents.written.received:
        if file.source_file in with_plan:
            continue
        same = names.get(file.duplicate_of, file.duplicate_of)
        note = Text(f"Cùng nội dung với {same}", f"Same content as {same}") if same else None
        yield [
            "",
            None,
            "",
            None,
            file.source_file,
            _status(contents, file),
            *_BLANK_COUNTS,
            contents.said(note) if note else Linked(contents.said(_SEE_UNREAD), link(contents.said(UNREAD), 0, 0)),
        ]


def _awaited(contents: Contents) -> Iterator[list[Value]]:
    year = awaited_year(contents.plans)
    status = Text("Chưa nhận được", "Not received")
    for unit in not_received(contents.request.expected, contents.plans, year):
        yield [unit.name, year, "", None, "", Toned(contents.said(status), Tone.WARNING), *_BLANK_COUNTS, ""]


def _status(contents: Contents, file: ReceivedRow | None) -> Value:
    if file is None:
        return ""
    label = contents.said(FILE_STATUSES[file.status.value])
    if file.reason:
        reason = REASONS.get(file.reason)
        label = f"{label}: {(contents.said(reason) if reason else file.reason).lower()}"
    tones = {FileStatus.FAILED: Tone.ERROR, FileStatus.PARTIAL: Tone.WARNING, FileStatus.DUPLICATE: Tone.INFO}
    return Toned(label, tones[file.status]) if file.status in tones else label


def _totals(contents: Contents, not_added: Mapping[str, Text]) -> Iterator[list[Value]]:
    """Yield a line of totals for each year; a sum of stated totals only where every plan that is added states one."""
    by_year: dict[int | None, list[WrittenSubmission]] = defaultdict(list)
    for plan in contents.plans:
        by_year[plan.row.plan_year].append(plan)
    for year, plans in by_year.items():
        if year is None:
            # Which of them are copies is not told: nothing is added.
            continue
        added = [plan for plan in plans if plan.row.submission_id not in not_added]
        totals = [total for plan in added if (total := proposed_total(plan)) is not None]
        stated = [total.stated_vnd for total in totals if total.stated_vnd is not None]
        name = Text(f"Cộng năm {year}", f"Total of {year}")
        counts = Counter(d.severity for plan in plans for d in plan.discrepancies if d.is_open)
        yield [
            None,
            contents.said(name),
            year,
            "",
            None,
            contents.said(Text(f"{len(plans)} kế hoạch", f"Plans: {len(plans)}")),
            "",
            sum(stated) if len(stated) == len(totals) and stated else None,
            sum(total.added_vnd for total in totals) if totals else None,
            None,
            *(counts[severity] for severity in _COUNTED),
            None,
            sum(len(plan.to_review()) for plan in plans),
            sum(len(plan.unchecked) for plan in plans),
            "; ".join(contents.said(note) for note in _total_notes(len(plans) - len(added), len(totals) - len(stated))),
        ]


def _total_notes(not_added: int, without_total: int) -> Iterator[Text]:
    if without_total:
        yield Text(f"{without_total} kế hoạch không ghi tổng số", f"Plans that state no total: {without_total}")
    if not_added:
        yield Text(
            f"{not_added} bản không cộng (lý do ở cột Ghi chú từng dòng)",
            f"Plans not added: {not_added} (why: the notes of their lines)",
        )
