"""Units × funding sources, for the periods in which plans print them."""

from __future__ import annotations

from corpus.discrepancy import Text
from normalizers.periods import FundingSource, Period
from outputs.by_year.plan_sums import PlanSums, proposed
from outputs.by_year.year_units import YearUnit, YearUnits
from outputs.labels import FUNDING_SOURCES
from outputs.notation import said
from outputs.summary.category_table import HOW_MANY, STT, SUM_OF_LINES, TOTAL, UNIT, level_name
from outputs.summary.phase_table import period_name
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell, counting, with_sums
from outputs.totals import by_time

_SUM_OF_SOURCES = Text("Cộng các nguồn", "Sum of the sources")
_DIFFERENCE = Text("Chênh lệch (tổng − nguồn)", "Gap (total − sources)")
_REMARK = Text(
    "Chỉ gồm các đơn vị có ghi nguồn kinh phí trong bảng; chênh lệch khác 0 là dòng chi có các nguồn không khớp số "
    "tổng hoặc không ghi đủ nguồn.",
    "Only the units that print funding sources; a difference other than 0 comes from lines whose sources do not make "
    "up their total, or are not all printed.",
)


def source_tables(year: YearUnits, language: str) -> tuple[SummaryTable, ...]:
    """Return units × funding sources, what is proposed for the plan year first, then the other periods by time."""
    periods = {found for _, sums in year.added() for found in sums.sources}
    first = proposed(year.plan_year)
    in_order = sorted(periods, key=lambda found: (found != first, by_time(found)))
    return tuple(_table(year, found, language) for found in in_order)


def _table(year: YearUnits, found: Period, language: str) -> SummaryTable:
    given = {source for _, sums in year.added() for source in sums.sources.get(found, {})}
    sources = [source for source in FundingSource if source in given]
    heads = _heads(sources, language)
    number = 0
    groups = []
    for units in year.by_level():
        lines: list[Line] = []
        for unit in units:
            if unit.added is not None and unit.added.sources.get(found):
                number += 1
                lines.append(_line(unit, unit.added, number, found, sources))
        if lines:
            groups.append((level_name(units[0], language), tuple(lines)))
    drawn = with_sums(heads, tuple(groups), said(TOTAL, language))
    drawn.append(counting(heads, drawn, said(HOW_MANY, language)))
    name = period_name(found, language)
    name = name[:1].lower() + name[1:]
    title = Text(f"Tổng hợp kinh phí {name} theo đơn vị và nguồn", f"Funds {name} by unit and source")
    return SummaryTable(said(title, language), heads, tuple(drawn), remarks=(said(_REMARK, language),))


def _heads(sources: list[FundingSource], language: str) -> tuple[Head, ...]:
    last = 2 + len(sources)
    return (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 44),
        *(Head(said(FUNDING_SOURCES[source.value], language), HeadKind.MONEY, 24) for source in sources),
        Head(said(_SUM_OF_SOURCES, language), HeadKind.MONEY, 24, adds=tuple(range(2, last))),
        Head(said(SUM_OF_LINES, language), HeadKind.MONEY, 24),
        Head(said(_DIFFERENCE, language), HeadKind.MONEY, 24, subtracts=(last + 1, last)),
    )


def _line(unit: YearUnit, sums: PlanSums, number: int, found: Period, sources: list[FundingSource]) -> Line:
    given = sums.sources[found]
    added, total = sum(given.values()), sums.amount(found)
    values: list[int | str | None] = [
        number,
        unit.name,
        *(given.get(source) for source in sources),
        added,
        total,
        total - added if total is not None else None,
    ]
    return Line(LineKind.UNIT, tuple(TableCell(value) for value in values))
