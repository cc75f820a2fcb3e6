"""A figure with a nought too many or too few: without it every sum that it stands in adds up."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.sums import violations
from corpus.wording import vnd, where
from normalizers.equations import CellKey, Equation, EquationKind, evaluation
from normalizers.records import Record
from normalizers.schedules import Schedule

CHECK_ID = "amount.magnitude"
SEVERITY = Severity.INFO
TITLE_VI = "Số tiền có thể thừa hoặc thiếu số 0"
TITLE_EN = "A figure perhaps with a nought too many or too few"

_FACTORS = (10, 100)
_KINDS = (EquationKind.SECTIONS, EquationKind.ITEMS, EquationKind.SOURCES)
_BINDING = (*_KINDS, EquationKind.PART)


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each figure of a sum that fails which, ten or a hundred times larger or smaller, puts all its sums right.

    Nothing is said where several figures of the sum would do, or where a "Trong đó" line would then exceed its whole
    (stated = the figure, computed = what it would be).
    """
    cells = {(record.row_no, record.column_no): record for record in schedule.records}
    standing = _standing(schedule)
    told: set[CellKey] = set()
    for violation in violations(schedule, *_KINDS):
        equation = violation.evaluation.equation
        fits = [
            (key, amount)
            for key in (equation.stated, *equation.operands)
            for amount in _rescaled(cells.get(key))
            if _holds(standing[key], cells, key, amount)
        ]
        if len(fits) == 1 and fits[0][0] not in told:
            told.add(fits[0][0])
            yield _discrepancy(schedule, cells[fits[0][0]], fits[0][1])


def _standing(schedule: Schedule) -> dict[CellKey, list[Equation]]:
    """Return for each cell the sums and parts that it stands in."""
    found: dict[CellKey, list[Equation]] = {}
    for equation in schedule.equations:
        if equation.kind in _BINDING:
            for key in (equation.stated, *equation.operands):
                found.setdefault(key, []).append(equation)
    return found


def _rescaled(record: Record | None) -> Iterator[int]:
    if record is None or not record.amount_vnd or record.scale is not None:
        return
    for factor in _FACTORS:
        yield record.amount_vnd * factor
        if record.amount_vnd % factor == 0:
            yield record.amount_vnd // factor


def _holds(equations: list[Equation], cells: Mapping[CellKey, Record], key: CellKey, amount: int) -> bool:
    changed = ChainMap({key: replace(cells[key], amount_vnd=amount)}, dict(cells))
    results = [evaluation(equation, changed) for equation in equations]
    return all(result.holds or result.not_checked is not None for result in results)


def _discrepancy(schedule: Schedule, record: Record, amount: int) -> Discrepancy:
    line, column = schedule.lines[record.row_no - 1], schedule.columns[record.column_no - 1]
    place, stated = where(schedule, line, column), record.amount_vnd or 0
    slip = Text("thừa", "too many") if stated > amount else Text("thiếu", "too few")
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số {vnd(stated).vi} có thể {slip.vi} số 0; nếu là {vnd(amount).vi} thì các tổng "
            "liên quan đều khớp.",
            f"{place.en}: {vnd(stated).en} may have noughts {slip.en}; were it {vnd(amount).en}, all its sums "
            "would be right.",
        ),
        Text("Đề nghị kiểm tra lại số chữ số của số tiền này.", "Check how many digits this figure has."),
        schedule,
        line,
        column,
        stated,
        amount,
        record.place,
    )
