"""How the figures of a plan were read from a scan of it: each held to its truth, lines found by name and figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from benchmarks.scan_truth import Figure, Line, Rank, Truth, plain
from normalizers.money import AmountStatus
from normalizers.records import Record
from normalizers.schedules import Schedule

_LEAST_ALIKE = 0.45
"""How alike a line read must be to one printed, names and figures together counting up to 1.5."""

Cells = Mapping[int, Record]
"""The records of a line by money column."""


class Outcome(Enum):
    """What became of a figure. Missing are those of lines and columns that were lost, and cells read as blank."""

    EXACT = "exact"
    FLAGGED = "wrong and flagged"
    SILENT = "wrong and not flagged"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A figure held to its truth. `printed` is "" where something was read that is not printed at all.

    `is_flagged`: staff are asked to look at it, which they are not in the Word file.
    """

    outcome: Outcome
    printed: str
    read: str
    rank: Rank
    name: str
    place: str
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class _ReadLine:
    name: str
    table_no: int
    columns: int
    cells: Cells


def judgements(truth: Truth, schedules: Sequence[Schedule]) -> Iterator[Judgement]:
    """Yield a judgement of every figure printed, and of every one read where none is printed."""
    read = [
        _ReadLine(
            line.name,
            schedule.table_no,
            len(schedule.columns),
            {record.column_no: record for record in schedule.records if record.row_no == line.row_no},
        )
        for schedule in schedules
        for line in schedule.lines
    ]
    pairs = aligned(truth.lines, read)
    columns = _columns(truth.lines, read, pairs)
    for at, line in enumerate(truth.lines):
        position = pairs.get(at)
        of_line = read[position] if position is not None else None
        numbers = columns.get((line.table_no, of_line.table_no), ()) if of_line is not None else ()
        yield from _judged(line, of_line, numbers)
    for position in sorted(set(range(len(read))) - set(pairs.values())):
        for record in read[position].cells.values():
            if record.status is AmountStatus.PRINTED:
                yield _judgement(None, Rank.ITEM, f"no such line: {read[position].name}", record)


def aligned(printed: Sequence[Line], read: Sequence[_ReadLine]) -> dict[int, int]:
    """Return which line read each printed one is, by position: the order kept, as alike together as can be."""
    if not printed or not read:
        return {}
    gain = _likeness(printed, read) - _LEAST_ALIKE
    best: NDArray[np.float64] = np.zeros((len(printed) + 1, len(read) + 1))
    for a in range(len(printed) - 1, -1, -1):
        for b in range(len(read) - 1, -1, -1):
            best[a, b] = max(best[a + 1, b], best[a, b + 1], best[a + 1, b + 1] + gain[a, b])
    pairs, a, b = {}, 0, 0
    while a < len(printed) and b < len(read):
        if gain[a, b] > 0 and best[a, b] == best[a + 1, b + 1] + gain[a, b]:
            pairs[a] = b
            a, b = a + 1, b + 1
        elif best[a, b] == best[a + 1, b]:
            a += 1
        else:
            b += 1
    return pairs


def _likeness(printed: Sequence[Line], read: Sequence[_ReadLine]) -> NDArray[np.float64]:
    names = process.cdist(
        [line.name.lower() for line in printed], [line.name.lower() for line in read], scorer=fuzz.ratio
    )
    figures = np.zeros(names.shape)
    for a, line in enumerate(printed):
        meant = {figure.printed for figure in line.figures} - {""}
        for b, other in enumerate(read):
            if meant:
                shared = meant & {plain(record.as_written) for record in other.cells.values()}
                figures[a, b] = len(shared) / len(meant)
    return names.astype(np.float64) / 100 + figures / 2


def _columns(
    printed: Sequence[Line], read: Sequence[_ReadLine], pairs: Mapping[int, int]
) -> dict[tuple[int, int], tuple[int | None, ...]]:
    """Return, for tables printed and read, the column read as each printed one: as many alike as can be, in order."""
    together: dict[tuple[int, int], list[tuple[Line, _ReadLine]]] = {}
    for a, b in pairs.items():
        together.setdefault((printed[a].table_no, read[b].table_no), []).append((printed[a], read[b]))
    found = {}
    for key, lines in together.items():
        meant, have = len(lines[0][0].figures), lines[0][1].columns
        found[key] = max(_ways(meant, have), key=lambda way: sum(_alike(line, other, way) for line, other in lines))
    return found


def _ways(meant: int, have: int) -> Iterator[tuple[int | None, ...]]:
    """Yield the ways to read columns as others in order, from 1; None is one that was lost."""
    if meant == have:
        yield tuple(range(1, meant + 1))
    elif meant < have:
        yield from combinations(range(1, have + 1), meant)
    else:
        for kept in combinations(range(meant), have):
            yield tuple(kept.index(c) + 1 if c in kept else None for c in range(meant))


def _alike(line: Line, other: _ReadLine, way: Sequence[int | None]) -> int:
    cells = [other.cells.get(number) if number is not None else None for number in way]
    return sum(
        bool(figure.printed) and cell is not None and plain(cell.as_written) == figure.printed
        for figure, cell in zip(line.figures, cells, strict=True)
    )


def _judged(line: Line, read: _ReadLine | None, numbers: Sequence[int | None]) -> Iterator[Judgement]:
    for column, figure in enumerate(line.figures):
        number = numbers[column] if column < len(numbers) else None
        record = read.cells.get(number) if read is not None and number is not None else None
        where = f"table {line.table_no} row {line.row_no} column {column + 1}: {line.name}"
        if figure.printed or (record is not None and record.status is AmountStatus.PRINTED):
            yield _judgement(figure, line.rank, where, record)


def _judgement(figure: Figure | None, rank: Rank, name: str, record: Record | None) -> Judgement:
    """Return a judgement; without a figure, or with one not printed, of a record that is too many."""
    printed = figure.printed if figure is not None else ""
    if record is None or (printed and record.status is AmountStatus.BLANK):
        return Judgement(Outcome.MISSING, printed, "", rank, name, "", is_flagged=False)
    is_sure = record.status is AmountStatus.PRINTED and not record.needs_review
    if figure is not None and printed and _is_right(figure, record):
        outcome = Outcome.EXACT
    else:
        outcome = Outcome.SILENT if is_sure else Outcome.FLAGGED
    flagged = not is_sure and not (figure is not None and figure.is_flagged)
    return Judgement(outcome, printed, _shown(record), rank, name, record.place.location, flagged)


def _is_right(figure: Figure, record: Record) -> bool:
    """True where the amount is the printed one; where Word's print has none, where the print is the same."""
    if figure.amount_vnd is None or record.amount_vnd is None:
        return plain(record.as_written) == figure.printed
    return record.amount_vnd == figure.amount_vnd


def _shown(record: Record) -> str:
    said = (
        record.as_written if record.status is AmountStatus.PRINTED else f"{record.as_written} ({record.status.value})"
    )
    return f"{said} = {record.amount_vnd} đồng" if record.amount_vnd is not None else said
