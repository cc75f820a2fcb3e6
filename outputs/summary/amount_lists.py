"""Lists of amounts, each stated beside computed: what is to be corrected, not added, a detail, of no known year."""

from __future__ import annotations

from corpus.discrepancy import Severity, Text
from normalizers.periods import Period
from outputs.by_year.plan_sums import PlanSums, TableSum, plan_sums, proposed
from outputs.by_year.year_units import YearUnits, by_name, unit_name
from outputs.notation import day, number, said
from outputs.summary.category_table import DIFFERENCE, STATED, STT, SUM_OF_LINES, UNIT
from outputs.summary.phase_table import period_name
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, line_of
from outputs.totals import PeriodTotal
from outputs.written.dataset import WrittenDataset
from outputs.written.rows import DiscrepancyRow, TableRow

_FILE = Text("Tệp", "File")
_TABLE = Text("Bảng", "Table")
_DOCUMENT = Text("Số, ngày văn bản", "Document number, date")
_PERIOD = Text("Giai đoạn, năm", "Phase, year")
_FOUND = Text("Phát hiện liên quan và lưu ý", "Findings and what to mind")
_WHY = Text("Lý do", "Why")
_DETAIL_OF = Text("Chi tiết của", "Detail of")
_WHAT_TO_MIND = Text("Lưu ý", "What to mind")

_CHECKS_OF_SUMS = ("sum.sections", "sum.items")
_FINDINGS_AT_MOST = 3


def correction_table(year: YearUnits, language: str) -> SummaryTable:
    """Return “Cần điều chỉnh”: the totals of main tables that differ from the sum of their lines, of every plan."""
    lines: list[Line] = []
    for unit in year.units:
        for sums in unit.plans:
            for found in sums.disagreements():
                what = _findings(sums, found, language)
                table = table_name(found.table, language)
                lines.append(_line(len(lines) + 1, unit.name, sums, table, found.period, found.total, what, language))
    title = Text(f"Cần điều chỉnh, kế hoạch năm {year.plan_year}", f"To be corrected, plans for {year.plan_year}")
    return SummaryTable(
        said(title, language),
        _heads(_TABLE, _FOUND, language),
        tuple(lines),
        remarks=(_of_correction(language),) if lines else (),
        if_empty=said(
            Text(
                "Không có bảng nào ghi tổng khác tổng các dòng chi.",
                "No table states a total that differs from the sum of its lines.",
            ),
            language,
        ),
    )


def not_added_table(year: YearUnits, language: str) -> SummaryTable:
    """Return “Không cộng”: the plans whose figures are in no total, what they propose, and why they are left out."""
    found = proposed(year.plan_year)
    lines = []
    for k, left_out in enumerate(year.not_added, 1):
        sums = left_out.sums
        why = said(left_out.why.value, language)
        document, total = document_name(sums, language), sums.totals.get(found)
        lines.append(_line(k, left_out.unit, sums, document, found, total, why, language))
    title = Text(f"Không cộng, kế hoạch năm {year.plan_year}", f"Not added, plans for {year.plan_year}")
    return SummaryTable(said(title, language), _heads(_DOCUMENT, _WHY, language), tuple(lines))


def detail_table(year: YearUnits, language: str) -> SummaryTable:
    """Return the tables that detail another: named, with their sums, which are in no total."""
    lines: list[Line] = []
    for unit in year.units:
        for sums in unit.plans:
            for found in sums.detail_tables:
                if found.total.computed_vnd is not None:
                    table = table_name(found.table, language)
                    of = _detailed(sums, found.table, language)
                    lines.append(_line(len(lines) + 1, unit.name, sums, table, found.period, found.total, of, language))
    title = Text(
        f"Bảng chi tiết, phụ lục kèm theo (không cộng vào tổng), kế hoạch năm {year.plan_year}",
        f"Tables that detail another (in no total), plans for {year.plan_year}",
    )
    return SummaryTable(said(title, language), _heads(_TABLE, _DETAIL_OF, language), tuple(lines))


def undated_table(written: WrittenDataset, language: str) -> SummaryTable:
    """Return the plans whose plan year is not known, with their sums, which are in no total."""
    lines: list[Line] = []
    undated = [plan_sums(plan) for plan in written.submissions if plan.row.plan_year is None]
    for sums in sorted(undated, key=lambda sums: (by_name(unit_name(sums.plan.row)), sums.plan.row.source_file)):
        name = unit_name(sums.plan.row)
        for found, total in sums.totals.items():
            if sums.has(found):
                document = document_name(sums, language)
                lines.append(_line(len(lines) + 1, name, sums, document, found, total, "", language))
    title = Text("Kế hoạch chưa xác định được năm (không cộng vào năm nào)", "Plans of no known year (in no total)")
    return SummaryTable(said(title, language), _heads(_DOCUMENT, _WHAT_TO_MIND, language), tuple(lines))


def table_name(table: TableRow, language: str) -> str:
    """Return what a table of a plan is called: its title as printed, and its number."""
    title = table.title or table.annex
    name = said(Text(f"bảng thứ {table.table_no}", f"table no. {table.table_no}"), language)
    return f"{title} ({name})" if title else name[:1].upper() + name[1:]


def document_name(sums: PlanSums, language: str) -> str:
    """Return the number and date of a plan's document, as far as they are known."""
    row = sums.plan.row
    return ", ".join(part for part in (row.document_number, day(row.issued_on, language)) if part)


def _heads(fourth: Text, last: Text, language: str) -> tuple[Head, ...]:
    return (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 32),
        Head(said(_FILE, language), HeadKind.TEXT, 36),
        Head(said(fourth, language), HeadKind.TEXT, 38),
        Head(said(_PERIOD, language), HeadKind.TEXT, 26),
        Head(said(STATED, language), HeadKind.MONEY, 20),
        Head(said(SUM_OF_LINES, language), HeadKind.MONEY, 20),
        Head(said(DIFFERENCE, language), HeadKind.MONEY, 20, subtracts=(5, 6)),
        Head(said(last, language), HeadKind.TEXT, 66),
    )


def _line(
    number: int,
    unit: str,
    sums: PlanSums,
    fourth: str,
    found: Period,
    total: PeriodTotal | None,
    last: str,
    language: str,
) -> Line:
    """Return a line; what no amount is known of is blank."""
    computed = total.computed_vnd if total is not None else None
    stated = total.stated_vnd if total is not None else None
    difference = total.difference_vnd if total is not None else None
    period = period_name(found, language)
    file = sums.plan.row.source_file
    values = (number, unit, file, fourth, period, stated, computed, difference, last)
    return line_of(LineKind.UNIT, *values, is_marked=bool(difference))


def _detailed(sums: PlanSums, table: TableRow, language: str) -> str:
    main = next((found for found in sums.plan.tables if found.table_no == table.detail_of), None)
    return table_name(main, language) if main is not None else ""


def _findings(sums: PlanSums, found: TableSum, language: str) -> str:
    """Return the findings that explain a wrong total, and what is unsure about it."""
    messages = [
        finding.message_en if language == "en" else finding.message
        for finding in sums.plan.open_findings()
        if _is_of(finding, found)
    ]
    said_of = messages[:_FINDINGS_AT_MOST]
    if further := len(messages) - len(said_of):
        count = number(further, language)
        said_of.append(said(Text(f"Và {count} phát hiện khác.", f"And {count} further findings."), language))
    if found.total.missing:
        said_of.append(
            said(
                Text(
                    f"Có {number(found.total.missing, language)} ô chưa cộng được: chênh lệch có thể do các ô này.",
                    f"Cells that could not be added: {number(found.total.missing, language)}; the gap may lie there.",
                ),
                language,
            )
        )
    if found.total.unsure:
        said_of.append(
            said(
                Text(
                    f"Có {number(found.total.unsure, language)} số đọc chưa chắc chắn: xem lại văn bản trước khi yêu "
                    "cầu đơn vị sửa.",
                    f"Figures read without certainty: {number(found.total.unsure, language)}; look at the document "
                    "before asking the unit to correct it.",
                ),
                language,
            )
        )
    return " ".join(said_of)


def _is_of(finding: DiscrepancyRow, found: TableSum) -> bool:
    """Whether a finding is about the sums of a table in a period."""
    return (
        finding.check_id in _CHECKS_OF_SUMS
        and finding.table_no == found.table.table_no
        and finding.fiscal_year == found.period.fiscal_year
        and finding.phase is found.period.phase
        and finding.severity in (Severity.ERROR, Severity.WARNING)
    )


def _of_correction(language: str) -> str:
    return said(
        Text(
            "Số của các biểu là tổng các dòng chi; số ghi trong văn bản không bị sửa, đặt bên cạnh để đối chiếu.",
            "The tables hold the sums of the lines; what the documents state is never altered, it stands beside.",
        ),
        language,
    )
