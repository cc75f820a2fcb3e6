"""A plan's page: its totals, its discrepancies with their places, its tables as printed, what is left to look at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.discrepancy import Severity, Text
from normalizers.periods import FundingSource, Period
from outputs.formats import ReportRequest
from outputs.labels import SEVERITIES
from outputs.notation import million, said
from outputs.page.bar_chart import Bar, bar_chart
from outputs.page.category_sums import CategorySum, category_name, category_sums
from outputs.page.chart import Chart
from outputs.page.choices import choices
from outputs.page.findings import Finding, cells_by_table, findings, place_said, table_anchor
from outputs.page.period_names import period_said
from outputs.page.plan_states import PlanLine, proposed
from outputs.page.printed_tables import Grid, Mark, PrintedRow, printed_rows
from outputs.page.rendering import page
from outputs.page.review import UnsureAmount, UnsureLine, unsure_amounts, unsure_lines
from outputs.page.year_charts import category_chart
from outputs.totals import PeriodTotal, by_source, period_totals
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, CellRow, TableRow


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table as printed, its cells marked."""

    row: TableRow
    anchor: str
    head: tuple[PrintedRow, ...]
    rows: tuple[PrintedRow, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class UnitPage:
    """What a plan's page shows."""

    line: PlanLine
    periods: Mapping[Period, PeriodTotal]
    printed: Collection[Period]
    sources: Mapping[Period, Mapping[FundingSource, int]]
    categories: tuple[CategorySum, ...]
    by_category: Chart | None
    by_period: Chart | None
    findings: tuple[Finding, ...]
    tables: tuple[PrintedTable, ...]
    unsure: tuple[UnsureAmount, ...]
    unsure_lines: tuple[UnsureLine, ...]


def unit_page(line: PlanLine, cells: Sequence[CellRow], request: ReportRequest) -> str:
    """Return the page of a plan."""
    shown = unit_page_of(line, cells, request)
    return page(
        "unit.html.j2",
        request.language,
        shown=shown,
        plan=line.plan,
        request=request,
        names=line_names(line.plan),
        table_anchor=table_anchor,
        place_said=place_said,
        category_name=category_name,
        severity_choices=choices(
            (each.row.severity for each in shown.findings), Severity, SEVERITIES, request.language
        ),
    )


def unit_page_of(line: PlanLine, cells: Sequence[CellRow], request: ReportRequest) -> UnitPage:
    """Return what a plan's page shows; `cells` are the plan's own."""
    plan, language = line.plan, request.language
    periods = period_totals(plan)
    printed = frozenset(found for found, total in periods.items() if total.computed_vnd is not None)
    found = findings(plan, cells, request.corpus)
    unsure, lines = unsure_amounts(plan, cells, request.corpus), unsure_lines(plan, cells)
    linked = {(each.row.table_no, each.at) for each in lines if each.at is not None}
    total = proposed(plan)
    categories = category_sums([total.by_category] if total is not None else [], language)
    year = plan.row.plan_year
    title = said(Text(f"Kinh phí đề nghị năm {year} theo nội dung", f"Proposed for {year} by category"), language)
    return UnitPage(
        line=line,
        periods=periods,
        printed=printed,
        sources=by_source(plan),
        categories=categories,
        by_category=category_chart(title, categories, language),
        by_period=_by_period({found: total for found, total in periods.items() if found in printed}, language),
        findings=found,
        tables=tuple(_tables(plan, cells, _marks(found, unsure, language), linked)),
        unsure=unsure,
        unsure_lines=lines,
    )


def line_names(plan: WrittenSubmission) -> Mapping[tuple[int, int], AmountRow]:
    """Return the first amount of each line by table and row: what names it."""
    names: dict[tuple[int, int], AmountRow] = {}
    for amount in plan.amounts:
        names.setdefault((amount.table_no, amount.row_no), amount)
    return names


def _by_period(periods: Mapping[Period, PeriodTotal], language: str) -> Chart | None:
    if len(periods) < 2:
        return None
    bars = []
    for found, total in periods.items():
        words = million(total.added_vnd, language)
        mark = total.stated_vnd if total.agrees is False else None
        if mark is not None:
            stated = million(mark, language)
            words += said(Text(f" (ghi {stated})", f" (stated {stated})"), language)
        bars.append(Bar(period_said(found, language), total.added_vnd, words, mark))
    title = said(Text("Dự toán, ước thực hiện và thực hiện", "Plan, estimate and execution"), language)
    alt = said(
        Text(
            f"Biểu đồ thanh, triệu đồng, {len(bars)} giai đoạn. Số liệu ở bảng bên trên.",
            f"Bar chart, million đồng, {len(bars)} periods. The figures stand in the table above.",
        ),
        language,
    )
    return bar_chart(title, alt, bars)


def _marks(
    found: Sequence[Finding], unsure: Sequence[UnsureAmount], language: str
) -> Mapping[tuple[int, Grid], Sequence[Mark]]:
    """Return what is said of each cell: the discrepancies that stand in it, and whether it is unsure."""
    marks: dict[tuple[int, Grid], list[Mark]] = defaultdict(list)
    kinds = {
        Severity.ERROR: Text("Lỗi", "Error"),
        Severity.WARNING: Text("Cảnh báo", "Warning"),
        Severity.INFO: Text("Lưu ý", "Info"),
    }
    for finding in found:
        if finding.at is not None and finding.row.table_no is not None:
            kind = said(kinds[finding.row.severity], language)
            words = said(Text(f"{kind} – sai lệch số {finding.number}", f"{kind} – no. {finding.number}"), language)
            mark = Mark(finding.row.severity.value, str(finding.number), finding.anchor, words)
            marks[finding.row.table_no, finding.at].append(mark)
    for amount in unsure:
        if amount.at is not None:
            words = said(Text(f"Cần xem lại số {amount.number}", f"To be reviewed, no. {amount.number}"), language)
            marks[amount.row.table_no, amount.at].append(Mark("unsure", "?", amount.anchor, words))
    return marks


def _tables(
    plan: WrittenSubmission,
    cells: Sequence[CellRow],
    marks: Mapping[tuple[int, Grid], Sequence[Mark]],
    linked: Collection[tuple[int, Grid]],
) -> Iterator[PrintedTable]:
    of_table = cells_by_table(cells)
    for table in plan.tables:
        own = of_table.get(table.table_no, ())
        head, rows = printed_rows(
            own,
            {grid: found for (table_no, grid), found in marks.items() if table_no == table.table_no},
            {grid for table_no, grid in linked if table_no == table.table_no},
        )
        columns = max((cell.grid_col + cell.col_span - 1 for cell in own), default=0)
        yield PrintedTable(table, table_anchor(table.table_no), head, rows, columns)
