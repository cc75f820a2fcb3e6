"""Misprinted figures: with a nought too many or too few; without it every sum that such a figure stands in adds up."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus.sums import violations
from normalizers.equations import CellKey, Equation, EquationKind, evaluation
from normalizers.records import Record
from normalizers.schedules import Schedule

_FACTORS = (10, 100)
_KINDS = (EquationKind.SECTIONS, EquationKind.ITEMS, EquationKind.SOURCES)
_BINDING = (*_KINDS, EquationKind.PART)


@dataclass(frozen=True, slots=True)
class Misprint:
    """A figure that is perhaps misprinted, and what it would be, in đồng."""

    record: Record
    likely_vnd: int


def misprints(schedule: Schedule) -> Iterator[Misprint]:
    """Yield each figure of a sum that fails which, ten or a hundred times larger or smaller, puts all its sums right.

    None is found where several figures of the sum would do, or where a "Trong đó" line would then exceed its whole.
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
            if violation.evaluation.would_hold(key, cells[key].amount_vnd or 0, amount)
            and _holds(standing[key], cells, key, amount)
        ]
        if len(fits) == 1 and fits[0][0] not in told:
            told.add(fits[0][0])
            yield Misprint(cells[fits[0][0]], fits[0][1])


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
    changed: Mapping[CellKey, Record] = ChainMap({key: replace(cells[key], amount_vnd=amount)}, dict(cells))
    results = [evaluation(equation, changed) for equation in equations]
    return all(result.holds or result.not_checked is not None for result in results)
