"""The years beside each other, the categories of a year in one list, and how a total follows from the dataset."""

from __future__ import annotations

from corpus.discrepancy import Text
from normalizers.categories import categories
from normalizers.periods import Period, Phase
from outputs.by_year.plan_sums import proposed
from outputs.by_year.year_units import LeftOut, YearUnits
from outputs.labels import PHASES
from outputs.notation import said
from outputs.summary.category_table import NO_GROUP, STT, TOTAL, family, parts, tops
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, line_of
from outputs.totals import NO_CATEGORY

_PLAN_YEAR = Text("Năm kế hoạch", "Plan year")
_UNITS = Text("Số đơn vị", "Units")
_HAVING = Text("Số đơn vị có ghi", "Units that state it")
_CORRECTIONS = Text("Văn bản cần điều chỉnh", "Plans to correct")
_NOT_ADDED = Text("Văn bản không cộng", "Plans not added")
_CATEGORY = Text("Nhóm, tiểu nhóm nhiệm vụ", "Category and part")
_AMOUNT = Text("Kinh phí đề nghị", "Funds proposed")
_WHOLE_GROUP = Text("Dòng chi chung cả nhóm", "Lines of the group as a whole")
_OUTSIDE = Text("Nhóm ngoài danh mục", "Outside the list")
_BEFORE = (Phase.APPROVED, Phase.ESTIMATED)


def year_table(years: tuple[YearUnits, ...], language: str) -> SummaryTable:
    """Return the plan years beside each other: what is proposed, what the year before was given and is to spend."""
    lines = []
    for year in years:
        periods = [proposed(year.plan_year), *(Period(year.plan_year - 1, phase) for phase in _BEFORE)]
        money = [value for found in periods for value in _total(year, found)]
        wrong = sum(bool(sums.disagreements()) for unit in year.units for sums in unit.plans)
        lines.append(line_of(LineKind.UNIT, str(year.plan_year), len(year.units), *money, wrong, len(year.not_added)))
    title = Text("So sánh các năm kế hoạch", "The plan years compared")
    remark = Text(
        "Số đơn vị có ghi số liệu khác nhau giữa các năm và các cột: so sánh cần xét phạm vi này.",
        "The units that state a figure differ between years and columns: mind this when comparing.",
    )
    return SummaryTable(said(title, language), _year_heads(language), tuple(lines), remarks=(said(remark, language),))


def category_list(year: YearUnits, language: str) -> SummaryTable:
    """Return the categories and their parts with what all units propose together."""
    found = proposed(year.plan_year)
    lines: list[Line] = []
    for k, top in enumerate(tops(year), 1):
        amount, units = _of_categories(year, found, family(top))
        lines.append(line_of(LineKind.GROUP, str(k), top.name, units, amount))
        for part in [*parts(top), top]:
            amount, units = _of_categories(year, found, frozenset({part.category_id}))
            if units:
                name = said(_WHOLE_GROUP, language) if part is top else part.name
                lines.append(line_of(LineKind.UNIT, None, name, units, amount))
    known = {category.category_id for category in categories()} | {NO_CATEGORY}
    strange = frozenset[str]().union(*(sums.categories(found) for _, sums in year.added())) - known
    for label, ids in ((_OUTSIDE, strange), (NO_GROUP, frozenset({NO_CATEGORY}))):
        amount, units = _of_categories(year, found, ids)
        if ids:
            lines.append(line_of(LineKind.GROUP, None, said(label, language), units, amount))
    have = sum(sums.has(found) for _, sums in year.added())
    total = line_of(LineKind.TOTAL, None, said(TOTAL, language), have, year.amount() if have else None)
    title = Text(
        f"Kinh phí đề nghị năm {year.plan_year} theo nhóm, tiểu nhóm nhiệm vụ",
        f"Funds proposed for {year.plan_year} by category and part",
    )
    heads = (
        Head(said(STT, language), HeadKind.ORDINAL, 12),
        Head(said(_CATEGORY, language), HeadKind.TEXT, 98),
        Head(said(_UNITS, language), HeadKind.COUNT, 22),
        Head(said(_AMOUNT, language), HeadKind.MONEY, 33),
    )
    return SummaryTable(said(title, language), heads, (*lines, total))


def reconciliation(year: YearUnits, language: str) -> SummaryTable:
    """Return how the total of a year follows from the dataset: all that was read, less what is not added."""
    found = proposed(year.plan_year)
    lines = []
    count = len(year.added())
    whole = year.amount()
    for why in LeftOut:
        left = [one.sums for one in year.not_added if one.why is why]
        amount = sum(sums.amount(found) or 0 for sums in left)
        count, whole = count + len(left), whole + amount
        if left:
            less = Text(f"Trừ: {said(why.value, 'vi')}", f"Less: {said(why.value, 'en')}")
            lines.append(line_of(LineKind.UNIT, said(less, language), len(left), -amount))
    every = Text("Mọi văn bản của năm trong bộ dữ liệu", "Every plan of the year in the dataset")
    shown = Text("Tổng trong biểu", "Total in the tables")
    title = Text(
        f"Đối chiếu kinh phí đề nghị năm {year.plan_year} với bộ dữ liệu",
        f"Funds proposed for {year.plan_year}, reconciled with the dataset",
    )
    heads = (
        Head(said(Text("Nội dung", "What"), language), HeadKind.TEXT, 110),
        Head(said(Text("Số văn bản", "Plans"), language), HeadKind.COUNT, 22),
        Head(said(_AMOUNT, language), HeadKind.MONEY, 33),
    )
    return SummaryTable(
        said(title, language),
        heads,
        (
            line_of(LineKind.UNIT, said(every, language), count, whole),
            *lines,
            line_of(LineKind.TOTAL, said(shown, language), len(year.added()), year.amount()),
        ),
    )


def _year_heads(language: str) -> tuple[Head, ...]:
    amounts = [said(PHASES[phase.value], language) for phase in (Phase.PROPOSED, *_BEFORE)]
    above = [
        said(Text("Năm kế hoạch", "Plan year"), language),
        *[said(Text("Năm trước liền kề", "Year before"), language)] * len(_BEFORE),
    ]
    return (
        Head(said(_PLAN_YEAR, language), HeadKind.TEXT, 17),
        Head(said(_UNITS, language), HeadKind.COUNT, 14),
        *(
            head
            for amount, over in zip(amounts, above, strict=True)
            for head in (
                Head(amount, HeadKind.MONEY, 24, over),
                Head(said(_HAVING, language), HeadKind.COUNT, 16, over),
            )
        ),
        Head(said(_CORRECTIONS, language), HeadKind.COUNT, 17),
        Head(said(_NOT_ADDED, language), HeadKind.COUNT, 17),
    )


def _total(year: YearUnits, found: Period) -> tuple[int | None, int]:
    """Return what the plans that are added state for a period together, and how many state it."""
    amounts = [amount for _, sums in year.added() if (amount := sums.amount(found)) is not None]
    return sum(amounts) if amounts else None, len(amounts)


def _of_categories(year: YearUnits, found: Period, category_ids: frozenset[str]) -> tuple[int | None, int]:
    amounts = [amount for _, sums in year.added() if (amount := sums.of_category(found, category_ids)) is not None]
    return sum(amounts) if amounts else None, len(amounts)
