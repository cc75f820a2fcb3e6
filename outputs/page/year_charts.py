"""The charts of a plan year: what is proposed by unit and by category, and plan against estimate and execution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.discrepancy import Text
from normalizers.periods import Period
from outputs.notation import million, number, said
from outputs.page.bar_chart import Bar, bar_chart
from outputs.page.category_sums import CategorySum
from outputs.page.chart import COLOURS, Chart
from outputs.page.group_chart import Group, group_chart
from outputs.page.period_names import period_said
from outputs.page.unit_sums import UnitSum
from outputs.totals import PeriodTotal, by_time

_MOST_BARS = 15
_MOST_GROUPS = 8
_MOST_SERIES = 5


def units_chart(year: int, units: Sequence[UnitSum], language: str) -> Chart | None:
    """Return the chart of what each unit proposes, the largest and the rest as one; None where none does."""
    shown = [(unit, unit.proposed) for unit in units if unit.proposed is not None]
    if not shown:
        return None
    shown.sort(key=lambda pair: -pair[1].added_vnd)
    has_mark = any(total.agrees is False for _, total in shown[:_MOST_BARS])
    bars = [_unit_bar(unit, total, language) for unit, total in shown[:_MOST_BARS]]
    if rest := shown[_MOST_BARS:]:
        amount = sum(total.added_vnd for _, total in rest)
        label = said(Text(f"Khác ({len(rest)} đơn vị)", f"Others ({len(rest)} units)"), language)
        bars.append(Bar(label, amount, million(amount, language), rest=True))
    title = said(Text(f"Kinh phí đề nghị năm {year} theo đơn vị", f"Proposed for {year} by unit"), language)
    if has_mark:
        title += said(Text(" (vạch đỏ: tổng ghi trong văn bản)", " (red line: the total as stated)"), language)
    first, total = shown[0]
    alt = said(
        Text(
            f"Biểu đồ thanh, triệu đồng, {len(shown)} kế hoạch; lớn nhất: {first.line.unit}, "
            f"{million(total.added_vnd, 'vi')}. Số liệu đầy đủ ở bảng bên dưới.",
            f"Bar chart, million đồng, {len(shown)} plans; largest: {first.line.unit}, "
            f"{million(total.added_vnd, 'en')}. All figures in the table below.",
        ),
        language,
    )
    return bar_chart(title, alt, bars)


def _unit_bar(unit: UnitSum, total: PeriodTotal, language: str) -> Bar:
    words = million(total.added_vnd, language)
    if total.agrees is False and total.stated_vnd is not None:
        words += said(
            Text(f" (ghi {million(total.stated_vnd, 'vi')})", f" (stated {million(total.stated_vnd, 'en')})"), language
        )
        return Bar(unit.line.unit, total.added_vnd, words, total.stated_vnd)
    return Bar(unit.line.unit, total.added_vnd, words)


def year_categories_chart(year: int, sums: Sequence[CategorySum], language: str) -> Chart | None:
    """Return the chart of what all units propose by category, None where there is no money."""
    title = said(Text(f"Kinh phí đề nghị năm {year} theo nội dung", f"Proposed for {year} by category"), language)
    return category_chart(title, sums, language)


def category_chart(title: str, sums: Sequence[CategorySum], language: str) -> Chart | None:
    """Return the chart of the top categories, None where there is no money."""
    tops = [found for found in sums if not found.is_part]
    if not tops:
        return None
    alt = said(
        Text(
            f"Biểu đồ thanh, triệu đồng, {len(tops)} nhóm nội dung. Số liệu đầy đủ ở bảng bên dưới.",
            f"Bar chart, million đồng, {len(tops)} categories. All figures in the table below.",
        ),
        language,
    )
    bars = [
        Bar(top.name, top.amount_vnd, million(top.amount_vnd, language), colour=COLOURS[1 if top.category_id else 0])
        for top in tops
        if top.amount_vnd is not None
    ]
    return bar_chart(title, alt, bars) if bars else None


def periods_chart(year: int, units: Sequence[UnitSum], periods: Sequence[Period], language: str) -> Chart | None:
    """Return the chart of plan, estimate and execution of the largest units; None where no unit has two of them."""
    if len(periods) < 2:
        return None
    series = _series(year, units, periods)
    if len(series) < 2:
        return None
    shown = sorted(units, key=lambda unit: -(unit.proposed.added_vnd if unit.proposed is not None else 0))
    several = [unit for unit in shown if sum(found in unit.totals for found in series) > 1]
    shown = several[:_MOST_GROUPS]
    if not shown:
        return None
    title = said(
        Text(f"Dự toán, ước và thực hiện – kế hoạch năm {year}", f"Plan, estimate and execution – plans for {year}"),
        language,
    )
    if len(shown) < len(several):
        title += said(Text(f" ({len(shown)} đơn vị lớn nhất)", f" (the {len(shown)} largest units)"), language)
    count = number(len(shown), language)
    alt = said(
        Text(
            f"Biểu đồ thanh theo nhóm, triệu đồng, {count} đơn vị có kinh phí đề nghị lớn nhất trong số các đơn vị "
            "có ghi từ hai giai đoạn trở lên. Số liệu đầy đủ ở bảng bên dưới.",
            f"Grouped bar chart, million đồng, the {count} units that propose most among those with two or more "
            "periods. All figures in the table below.",
        ),
        language,
    )
    groups = [_group(unit, series, language) for unit in shown]
    return group_chart(title, alt, [period_said(found, language) for found in series], groups)


def _series(year: int, units: Sequence[UnitSum], periods: Sequence[Period]) -> list[Period]:
    """Return the periods to compare: of the plan year and the year before it, those that most plans have."""
    near = [found for found in periods if found.fiscal_year in (year - 1, year)]
    held = Counter(found for unit in units for found in unit.totals)
    return sorted(sorted(near, key=lambda found: -held[found])[:_MOST_SERIES], key=by_time)


def _group(unit: UnitSum, series: Sequence[Period], language: str) -> Group:
    values = tuple(unit.totals[found].computed_vnd if found in unit.totals else None for found in series)
    return Group(unit.line.unit, values, tuple("" if v is None else million(v, language) for v in values))
