"""Units × categories: what is proposed for the plan year, in the groups of the canonical list or in their parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.discrepancy import Text
from normalizers.categories import Category, categories
from normalizers.periods import Period
from outputs.by_year.plan_sums import Doubts, PlanSums, proposed
from outputs.by_year.remarks import Remark
from outputs.by_year.year_units import LeftOut, YearUnit, YearUnits
from outputs.labels import UNIT_LEVELS
from outputs.notation import said
from outputs.summary.footnotes import Footnotes
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell, counting, with_sums
from outputs.totals import NO_CATEGORY

NO_GROUP = Text("Chưa xếp nhóm", "In no category")
TOTAL = Text("TỔNG CỘNG", "GRAND TOTAL")
HOW_MANY = Text("Số đơn vị có số liệu", "Units with a figure")
UNIT = Text("Đơn vị", "Unit")
STT = Text("STT", "No.")
NOTES = Text("Ghi chú", "Notes")
SUM_OF_LINES = Text("Tổng các dòng chi", "Sum of the lines")
STATED = Text("Tổng ghi trong văn bản", "Total as stated")
DIFFERENCE = Text("Chênh lệch (ghi − cộng)", "Gap (stated − sum)")
_OUTSIDE = Text("Nhóm ngoài danh mục", "Outside the list")
_WHOLE_GROUP = Text("Chung cả nhóm", "The group as a whole")
_OF_NO_GROUP = Text(
    "Dòng chi chưa chắc thuộc nhóm nào thì tính vào nhóm của mục chứa dòng; mục cũng chưa chắc thì vào “Chưa xếp "
    "nhóm”, cần cán bộ xếp (tệp category_review.csv).",
    "A line in no category for sure counts in that of the line it stands under; where that is in none either it is “In "
    "no category”, for staff to place (category_review.csv).",
)
_NO_PLANS = Text("Không có kế hoạch nào.", "No plan.")
_NO_LEVEL = Text("Chưa rõ cấp", "Level not known")
_NOT_NAMED = Text("Chưa xác định được đơn vị", "Unit not known")


@dataclass(frozen=True, slots=True)
class CategoryColumn:
    """A column of categories: its title, the title over several, and the categories it takes."""

    title: str
    above: str
    category_ids: frozenset[str]


def category_table(year: YearUnits, language: str) -> SummaryTable:
    """Return units × top categories, with the total each plan states beside the sum of its lines."""
    columns = [
        *(CategoryColumn(top.name, "", family(top)) for top in tops(year)),
        *_outside(year, language),
        CategoryColumn(said(NO_GROUP, language), "", frozenset({NO_CATEGORY})),
    ]
    title = Text(
        f"Tổng hợp kinh phí đề nghị năm {year.plan_year} theo đơn vị và nhóm nhiệm vụ",
        f"Funds proposed for {year.plan_year} by unit and category",
    )
    return _table(year, said(title, language), columns, language)


def part_table(year: YearUnits, language: str) -> SummaryTable:
    """Return units × parts of the categories, of the parts in which a plan that is added has an amount."""
    columns, unused = [], []
    used = _used(year)
    for top in tops(year):
        for part in [top, *parts(top)]:
            name = said(_WHOLE_GROUP, language) if part is top else part.name
            if part.category_id in used:
                columns.append(CategoryColumn(name, top.name, frozenset({part.category_id})))
            elif part is not top and part.is_valid(year.plan_year):
                unused.append(part.name)
    columns += [*_outside(year, language), CategoryColumn(said(NO_GROUP, language), "", frozenset({NO_CATEGORY}))]
    title = Text(
        f"Chi tiết kinh phí đề nghị năm {year.plan_year} theo đơn vị và tiểu nhóm nhiệm vụ",
        f"Funds proposed for {year.plan_year} by unit and part of a category",
    )
    left = Text(
        f"Không trình bày các tiểu nhóm không đơn vị nào có số liệu: {'; '.join(unused)}.",
        f"Parts of which no unit has a figure are left out: {'; '.join(unused)}.",
    )
    return _table(year, said(title, language), columns, language, (said(left, language),) if unused else ())


def tops(year: YearUnits) -> list[Category]:
    """Return the top categories: those that the plan year knows, and any other in which there is money."""
    used = _used(year)
    return [
        category
        for category in categories()
        if not category.parent_id and (category.is_valid(year.plan_year) or used & family(category))
    ]


def level_name(unit: YearUnit, language: str) -> str:
    """Return what the units of a level are called together."""
    if not unit.is_named:
        return said(_NOT_NAMED, language)
    return said(UNIT_LEVELS[unit.level.value] if unit.level is not None else _NO_LEVEL, language)


def row_signs(unit: YearUnit, found: Period, footnotes: Footnotes) -> tuple[int, ...]:
    """Return the footnotes of a unit's line for a period: what there is to know of the plan as a whole."""
    remarks = [*about_plans(unit), *_about_period(unit.added, found)]
    return tuple(sorted(footnotes.sign(remark, unit.name) for remark in remarks))


def doubt_signs(doubts: Doubts, unit: YearUnit, footnotes: Footnotes, of_period: Doubts) -> tuple[int, ...]:
    """Return the footnotes of a figure; each names the unit with the number of cells in the whole period."""
    return tuple(sorted(footnotes.sign(remark, unit.name, of_period[remark]) for remark in Remark if doubts[remark]))


def about_plans(unit: YearUnit) -> Iterator[Remark]:
    """Yield what there is to know of the plans of a unit, whatever the period."""
    if LeftOut.SEVERAL in unit.left_out:
        yield Remark.SEVERAL
    if LeftOut.COPY in unit.left_out:
        yield Remark.COPY
    if not unit.is_named:
        yield Remark.UNIT_NOT_NAMED
    if unit.added is not None and not unit.added.plan.has_amounts:
        yield Remark.NO_AMOUNTS


def _about_period(sums: PlanSums | None, found: Period) -> Iterator[Remark]:
    if sums is None:
        return
    if sums.plan.has_amounts and not sums.has(found):
        yield Remark.NOT_OF_YEAR
    elif sums.has(found) and sums.stated(found) is None:
        yield Remark.NO_TOTAL
    if sums.disagrees(found):
        yield Remark.DISAGREES


def _table(
    year: YearUnits,
    title: str,
    columns: list[CategoryColumn],
    language: str,
    remarks: tuple[str, ...] = (),
) -> SummaryTable:
    heads = _heads(columns, language)
    footnotes = Footnotes(language)
    groups = tuple(
        (level_name(units[0], language), tuple(_line(u, year, columns, footnotes) for u in units))
        for units in year.by_level()
    )
    lines = with_sums(heads, groups, said(TOTAL, language))
    if lines:
        lines.append(counting(heads, lines, said(HOW_MANY, language)))
    if NO_CATEGORY in _used(year):
        remarks = (said(_OF_NO_GROUP, language), *remarks)
    return SummaryTable(title, heads, tuple(lines), footnotes.texts(), remarks, said(_NO_PLANS, language))


def _heads(columns: list[CategoryColumn], language: str) -> tuple[Head, ...]:
    first, last = 2, 2 + len(columns)
    return (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 44),
        *(Head(column.title, HeadKind.MONEY, _width_mm(column, columns), column.above) for column in columns),
        Head(said(SUM_OF_LINES, language), HeadKind.MONEY, 20, adds=tuple(range(first, last))),
        Head(said(STATED, language), HeadKind.MONEY, 20),
        Head(said(DIFFERENCE, language), HeadKind.MONEY, 19, subtracts=(last + 1, last)),
        Head(said(NOTES, language), HeadKind.SIGNS, 16),
    )


def _width_mm(column: CategoryColumn, columns: list[CategoryColumn]) -> int:
    """Return the width of a column: one that stands alone under a group's name has room for that name."""
    alone = column.above and sum(other.above == column.above for other in columns) == 1
    return 36 if alone else 20


def _line(unit: YearUnit, year: YearUnits, columns: list[CategoryColumn], footnotes: Footnotes) -> Line:
    found = proposed(year.plan_year)
    sums = unit.added
    signs = row_signs(unit, found, footnotes)
    amount, stated = (sums.amount(found), sums.stated(found)) if sums is not None else (None, None)
    cells = [_category_cell(unit, sums, found, column, footnotes) for column in columns]
    difference = stated - amount if stated is not None and amount is not None else None
    return Line(
        LineKind.UNIT,
        (
            TableCell(unit.number),
            TableCell(unit.name),
            *cells,
            TableCell(amount),
            TableCell(stated),
            TableCell(difference),
            TableCell(None, signs),
        ),
        is_marked=sums is not None and sums.disagrees(found),
    )


def _category_cell(
    unit: YearUnit, sums: PlanSums | None, found: Period, column: CategoryColumn, footnotes: Footnotes
) -> TableCell:
    if sums is None:
        return TableCell()
    doubts = sums.doubts_of(found, column.category_ids)
    signs = doubt_signs(doubts, unit, footnotes, sums.doubts_of(found)) if doubts else ()
    return TableCell(sums.of_category(found, column.category_ids), signs)


def _outside(year: YearUnits, language: str) -> Iterable[CategoryColumn]:
    """Yield a column for what is in categories that the list does not have, where there is any."""
    known = {category.category_id for category in categories()}
    if strange := _used(year) - known - {NO_CATEGORY}:
        yield CategoryColumn(said(_OUTSIDE, language), "", frozenset(strange))


def _used(year: YearUnits) -> set[str]:
    found = proposed(year.plan_year)
    used: set[str] = set()
    for _, sums in year.added():
        used |= sums.categories(found) | {category_id for of, category_id in sums.doubts if of == found}
    return used


def parts(top: Category) -> list[Category]:
    """Return the parts of a top category, in the order of the list."""
    return [category for category in categories() if category.parent_id == top.category_id]


def family(top: Category) -> frozenset[str]:
    """Return a top category and its parts."""
    return frozenset({top.category_id, *(part.category_id for part in parts(top))})
