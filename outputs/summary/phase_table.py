"""Units × phases: of the years before, what was approved, estimated, executed; for the plan year, what is proposed."""

from __future__ import annotations

from corpus.discrepancy import Text
from normalizers.periods import Period
from outputs.by_year.plan_sums import PlanSums
from outputs.by_year.remarks import Remark
from outputs.by_year.year_units import YearUnit, YearUnits
from outputs.labels import PHASES
from outputs.notation import said
from outputs.summary.category_table import (
    HOW_MANY,
    NOTES,
    STT,
    TOTAL,
    UNIT,
    about_plans,
    doubt_signs,
    level_name,
)
from outputs.summary.footnotes import Footnotes
from outputs.summary.table import Head, HeadKind, Line, LineKind, SummaryTable, TableCell, counting, with_sums
from outputs.totals import by_time

_SUM = Text("cộng các dòng", "sum of lines")
_STATED = Text("ghi tổng", "stated")
_NO_YEAR = Text("Không ghi năm", "Year not stated")
_EMPTY = Text("Không có số liệu.", "No figures.")
_REMARK = Text(
    "Các giai đoạn không cộng với nhau; mỗi cột cộng số của những đơn vị có ghi, ô trống là văn bản không ghi.",
    "Phases are not added to each other; each column sums the units that state it, an empty cell is not stated.",
)


def phase_tables(year: YearUnits, language: str, *, periods_at_most: int | None = None) -> tuple[SummaryTable, ...]:
    """Return units × phases, the sum of the lines and the stated total side by side; in parts where they are many."""
    found = sorted({of for _, sums in year.added() for of in sums.totals if sums.has(of)}, key=by_time)
    size = periods_at_most or len(found) or 1
    parts = [found[start : start + size] for start in range(0, len(found), size)] or [[]]
    return tuple(_table(year, part, (k, len(parts)), language) for k, part in enumerate(parts, 1))


def period_name(found: Period, language: str, *, with_year: bool = True) -> str:
    """Return what a period is called: phase, up to which month, year."""
    phase = said(PHASES[found.phase.value], language)
    if found.as_of_month:
        upto = Text(f"đến tháng {found.as_of_month}", f"up to month {found.as_of_month}")
        phase = f"{phase} {said(upto, language)}"
    if not with_year:
        return phase
    year = year_name(found, language).lower()
    return f"{phase} {year}" if found.fiscal_year is not None else f"{phase} ({year})"


def year_name(found: Period, language: str) -> str:
    """Return what the year of a period is called."""
    if found.fiscal_year is None:
        return said(_NO_YEAR, language)
    return said(Text(f"Năm {found.fiscal_year}", f"{found.fiscal_year}"), language)


def _table(year: YearUnits, periods: list[Period], part: tuple[int, int], language: str) -> SummaryTable:
    title = Text(
        f"Tổng hợp kinh phí theo đơn vị và giai đoạn, kế hoạch năm {year.plan_year}",
        f"Funds by unit and phase, plans for {year.plan_year}",
    )
    of_part = Text(f" (phần {part[0]}/{part[1]})", f" (part {part[0]} of {part[1]})") if part[1] > 1 else Text("", "")
    heads = _heads(periods, language)
    footnotes = Footnotes(language)
    groups = tuple(
        (level_name(units[0], language), tuple(_line(u, periods, footnotes) for u in units))
        for units in year.by_level()
    )
    lines = with_sums(heads, groups, said(TOTAL, language)) if periods else []
    if lines:
        lines.append(counting(heads, lines, said(HOW_MANY, language)))
    return SummaryTable(
        said(title, language) + said(of_part, language),
        heads,
        tuple(lines),
        footnotes.texts(),
        (said(_REMARK, language),) if lines else (),
        said(_EMPTY, language),
    )


def _heads(periods: list[Period], language: str) -> tuple[Head, ...]:
    return (
        Head(said(STT, language), HeadKind.ORDINAL, 11),
        Head(said(UNIT, language), HeadKind.TEXT, 44),
        *(
            Head(
                f"{period_name(found, language, with_year=False)} – {said(what, language)}",
                HeadKind.MONEY,
                21,
                year_name(found, language),
            )
            for found in periods
            for what in (_SUM, _STATED)
        ),
        Head(said(NOTES, language), HeadKind.SIGNS, 16),
    )


def _line(unit: YearUnit, periods: list[Period], footnotes: Footnotes) -> Line:
    sums = unit.added
    signs = {footnotes.sign(remark, unit.name) for remark in about_plans(unit)}
    cells = [cell for found in periods for cell in _period_cells(unit, sums, found, footnotes)]
    wrong = {table.period for table in sums.disagreements()} & set(periods) if sums is not None else set()
    if wrong:
        signs.add(footnotes.sign(Remark.DISAGREES, unit.name))
    notes = TableCell(None, tuple(sorted(signs)))
    return Line(LineKind.UNIT, (TableCell(unit.number), TableCell(unit.name), *cells, notes), is_marked=bool(wrong))


def _period_cells(
    unit: YearUnit, sums: PlanSums | None, found: Period, footnotes: Footnotes
) -> tuple[TableCell, TableCell]:
    """Return the sum of the lines and the stated total of a period, each with what to know of it."""
    if sums is None or found not in sums.totals:
        return TableCell(), TableCell()
    doubts = sums.doubts_of(found)
    signs = doubt_signs(doubts, unit, footnotes, doubts)
    wrong = sums.disagrees(found)
    of_stated = (footnotes.sign(Remark.DISAGREES, unit.name),) if wrong else ()
    return TableCell(sums.amount(found), signs), TableCell(sums.stated(found), of_stated)
