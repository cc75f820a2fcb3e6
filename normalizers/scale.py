"""Figures off by 10³ or 10⁶: read in the scale that sums or their column prove, suspected where nothing does."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from normalizers.equations import CellKey, Equation, EquationKind, Evaluation, evaluation
from normalizers.money import LARGEST_VND, AmountStatus
from normalizers.money_units import MoneyUnit, UnitSource, UnitStatement
from normalizers.records import Record, Scale

_FACTORS = (1_000, 1_000_000)
_FARTHEST_BEYOND = 100
_DIGITS_OF_DONG = 6
# Trying every cell of a larger table in every scale would take minutes; no plan has one.
_MOST_OPERANDS = 20_000


def in_proved_scale(found: Sequence[Record], made: Sequence[Equation]) -> tuple[Record, ...]:
    """Return the records with off-scale cells read in the scale proved; the print stays, the unit used says inferred.

    Sums prove a scale where every equation the cell stands in holds by it and one of them fails without. The column
    proves it where the figure in đồng lies among the others and in the table's unit far beyond all of them together.
    """
    by_key = {(r.row_no, r.column_no): r for r in found}
    by_key = _with_clusters(by_key, made)
    is_tried = sum(len(equation.operands) for equation in made) <= _MOST_OPERANDS
    violated = [equation for equation in made if is_tried and evaluation(equation, by_key).is_violated]
    standing = _standing(made) if violated else {}
    known: dict[int, Evaluation] = {}
    for key in dict.fromkeys(key for equation in violated for key in (equation.stated, *equation.operands)):
        rescaled = _by_sums(by_key, key, standing.get(key, ()), known)
        if rescaled is not None:
            by_key[key] = rescaled
            known.clear()
    columns = _by_column_no(by_key)
    for key in _farthest(by_key):
        if by_key[key].scale is None and _is_far_beyond(columns[key[1]], key):
            by_key[key] = _by_column(columns[key[1]], key)
    return tuple(by_key.values())


def _by_column_no(by_key: Mapping[CellKey, Record]) -> dict[int, dict[CellKey, Record]]:
    """Return the cells of each column."""
    columns: dict[int, dict[CellKey, Record]] = {}
    for key, record in by_key.items():
        columns.setdefault(key[1], {})[key] = record
    return columns


def _with_clusters(by_key: Mapping[CellKey, Record], made: Sequence[Equation]) -> dict[CellKey, Record]:
    """Return the records with the cells of a column typed in đồng together read so, where all their sums then hold."""
    found = dict(by_key)
    for cells in _by_column_no(by_key).values():
        cluster = _typed_in_dong(cells)
        if not cluster:
            continue
        touched = [e for e in made if e.kind is not EquationKind.PART and {e.stated, *e.operands} & cluster.keys()]
        if not any(evaluation(e, found).is_violated for e in touched):
            continue
        changed = {**found, **cluster}
        results = [evaluation(e, changed) for e in touched]
        if any(r.holds for r in results) and not any(r.is_violated for r in results):
            found = changed
    return found


def _typed_in_dong(column: Mapping[CellKey, Record]) -> dict[CellKey, Record]:
    """Return the cells of a column that print millions far beyond all its others, read in đồng."""
    amounts = sorted({abs(r.amount_vnd) for r in column.values() if r.amount_vnd})
    steps = [(high // low, high) for low, high in pairwise(amounts)]
    step, least = max(steps, default=(0, 0))
    if step < _FARTHEST_BEYOND:
        return {}
    cluster = {}
    for key, record in column.items():
        if record.amount_vnd is None or abs(record.amount_vnd) < least:
            continue
        unit = record.unit.unit or 0
        if sum(c.isdigit() for c in record.as_written) < _DIGITS_OF_DONG or unit <= 1 or record.amount_vnd % unit:
            return {}
        cluster[key] = _in_scale(record, record.amount_vnd // unit, Fraction(1))
    return cluster


def _farthest(by_key: Mapping[CellKey, Record]) -> tuple[CellKey, ...]:
    """Return the cell with the largest figure of each column: no other can lie beyond all the rest together."""
    largest: dict[int, tuple[int, CellKey]] = {}
    for key, record in by_key.items():
        amount = abs(record.amount_vnd or 0)
        if amount > largest.get(key[1], (0, key))[0]:
            largest[key[1]] = (amount, key)
    return tuple(key for _, key in largest.values())


def _standing(made: Sequence[Equation]) -> dict[CellKey, tuple[Equation, ...]]:
    """Return, for each cell, the equations it stands in."""
    found: dict[CellKey, list[Equation]] = {}
    for equation in made:
        if equation.kind is not EquationKind.PART:
            for key in (equation.stated, *equation.operands):
                found.setdefault(key, []).append(equation)
    return {key: tuple(standing) for key, standing in found.items()}


def _by_sums(
    by_key: MutableMapping[CellKey, Record], key: CellKey, standing: Sequence[Equation], known: dict[int, Evaluation]
) -> Record | None:
    """Return the cell in the one scale by which all its sums hold, None where it needs none or none is proved.

    `known` keeps the evaluations of the sums by identity, as long as no figure changes.
    """
    before_vnd = by_key[key].amount_vnd
    if not before_vnd:
        return None
    violated = [result for e in standing if (result := _evaluated(e, by_key, known)).is_violated]
    if not violated:
        return None
    fits = []
    for candidate in _scaled(by_key[key]):
        if not all(result.would_hold(key, before_vnd, candidate.amount_vnd or 0) for result in violated):
            continue
        changed: Mapping[CellKey, Record] = ChainMap({key: candidate}, by_key)
        results = [evaluation(equation, changed) for equation in standing]
        if all(r.holds or r.not_checked is not None for r in results):
            fits.append(candidate)
    return fits[0] if len(fits) == 1 else None


def _evaluated(equation: Equation, by_key: Mapping[CellKey, Record], known: dict[int, Evaluation]) -> Evaluation:
    result = known.get(id(equation))
    if result is None:
        result = known[id(equation)] = evaluation(equation, by_key)
    return result


def _scaled(record: Record) -> Iterator[Record]:
    """Yield the record in each other scale that makes whole đồng; a figure with a unit of its own is not off."""
    if record.amount_vnd is None or record.unit.unit is None or record.unit.source is UnitSource.CELL:
        return
    for factor in _FACTORS:
        if record.amount_vnd % factor == 0:
            yield _in_scale(record, record.amount_vnd // factor, Fraction(record.unit.unit, factor))
        if abs(record.amount_vnd * factor) <= LARGEST_VND:
            yield _in_scale(record, record.amount_vnd * factor, Fraction(record.unit.unit * factor))


def _in_scale(record: Record, amount_vnd: int, worth: Fraction) -> Record:
    unit = MoneyUnit(int(worth)) if worth in list(MoneyUnit) else None
    used = UnitStatement(unit, record.unit.as_written, UnitSource.INFERRED, record.unit.place)
    # On a scan a sum may fail, or hold, by a figure read wrong: what it proves is looked at.
    is_unsure = record.needs_review or record.confidence < 1
    return replace(record, amount_vnd=amount_vnd, unit=used, scale=Scale.PROVED, needs_review=is_unsure)


def _is_far_beyond(by_key: Mapping[CellKey, Record], key: CellKey) -> bool:
    """True where a figure exceeds a hundred times all others of its column together."""
    amount = by_key[key].amount_vnd
    others = _others(by_key, key)
    return amount is not None and len(others) >= 3 and abs(amount) > _FARTHEST_BEYOND * sum(others)


def _by_column(by_key: Mapping[CellKey, Record], key: CellKey) -> Record:
    """Return the cell in the one scale that puts it among its column's figures; else only suspected, as printed."""
    record, others = by_key[key], _others(by_key, key)
    fits = [c for c in _scaled(record) if c.amount_vnd is not None and min(others) <= c.amount_vnd <= max(others)]
    if len(fits) == 1 and record.as_written.count(".") + record.as_written.count(",") >= 2:
        return replace(fits[0], needs_review=True)
    return replace(record, scale=Scale.SUSPECTED, needs_review=True)


def _others(by_key: Mapping[CellKey, Record], key: CellKey) -> list[int]:
    """Return the other figures of a cell's column that are printed and not zero."""
    return [
        abs(r.amount_vnd)
        for other, r in by_key.items()
        if other != key and other[1] == key[1] and r.status is AmountStatus.PRINTED and r.amount_vnd
    ]
