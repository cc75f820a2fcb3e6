"""Which lines of a table without rulings open a row's text: told by the room between lines, else by capitals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.printed.alignment import Row, Segment
from ingest.printed.lines import text

Parts = Sequence[tuple[range, Segment]]
"""The segments of a line, each with the columns that it reaches over."""

_SAME = 1.03
_WIDER = 1.07
"""Distances between lines of names that are this much wider than the least are between rows."""

_CLOSEST = 0.95
_FARTHEST = 1.4
_FEWEST = 2
_FEWEST_ROWS = 3
_MOST_PARTED = 0.9
_MOST_WIDE = 2.5
_SINGLE = 1.1
"""Lines set single stand further apart than this share of their size."""


def openings(lines: Sequence[Row], split: Sequence[Parts], keys: Sequence[int]) -> list[bool | None]:
    """Return for each line whether it opens a text, None where it has no words.

    Where lines of names stand at one distance within rows and further apart between all of them, this tells; else a
    capital or a mark does. `keys` are the lines that every row has one of.
    """
    found = [_opens_in_capitals(parts) for parts in split]
    named = _name_lines(split)
    distances = {k: lines[k].line.baseline - lines[before].line.baseline for before, k in pairwise(named)}
    least = _least(lines, distances)
    if least is None or not _part(distances, least, keys):
        return found
    for k, distance in distances.items():
        found[k] = distance > _WIDER * least
    return found


def roomy_starts(lines: Sequence[Row], keys: Sequence[int]) -> list[int] | None:
    """Return the positions of the lines above which there is more room than within rows.

    None where no distance parts the rows so that each has one key line.
    """
    distances = {k: lines[k].line.baseline - lines[k - 1].line.baseline for k in range(1, len(lines))}
    size = lines[keys[0]].line.size
    within = sorted({round(d, 1) for d in distances.values() if _CLOSEST * size <= d < _FARTHEST * size})
    if len(keys) < _FEWEST_ROWS or any(distances[k] < _CLOSEST * size for k in range(keys[0] + 1, len(lines))):
        return None
    for least in within:
        starts = [0, *(k for k, distance in distances.items() if distance > _SAME * least)]
        starts = [start for start, end in pairwise([*starts, len(lines)]) if end > keys[0]]
        held = [sum(start <= key < end for key in keys) for start, end in pairwise([*starts, len(lines)])]
        if set(held) == {1}:
            return starts
    return None


def with_measured_sizes(lines: Sequence[Row], split: Sequence[Parts]) -> Sequence[Row]:
    """Return the lines, those that an engine read no larger than the distance of their wrapped names allows.

    What a scan shows of sizes is rough; sizes in a file are as they are said.
    """
    named = _name_lines(split)
    distances = sorted(lines[k].line.baseline - lines[before].line.baseline for before, k in pairwise(named))
    if len(distances) <= _FEWEST or all(word.confidence == 1 for row in lines for word in row.line.words):
        return lines
    largest = distances[1] / _SINGLE
    return [replace(row, line=row.line._replace(size=min(row.line.size, largest))) for row in lines]


def _least(lines: Sequence[Row], distances: dict[int, float]) -> float | None:
    """Return the distance of lines within a row, None where rows do not stand further apart."""
    near = sorted(d for k, d in distances.items() if d < _MOST_WIDE * lines[k].line.size)
    if len(near) < 2 * _FEWEST:
        return None
    least = near[1]
    within = sum(d <= _SAME * least for d in near)
    between = sum(d > _WIDER * least for d in near)
    is_told = within >= _FEWEST and between >= _FEWEST and within + between == len(near) and near[0] > least / _SAME
    return least if is_told else None


def _part(distances: dict[int, float], least: float, keys: Sequence[int]) -> bool:
    """Return whether wider distances part the key lines, nearly all of them."""
    wide = {k for k, distance in distances.items() if distance > _WIDER * least}
    parted = [any(k in wide for k in range(key + 1, following + 1)) for key, following in pairwise(keys)]
    return sum(parted) >= _MOST_PARTED * len(parted)


def _name_lines(split: Sequence[Parts]) -> list[int]:
    """Return the positions of the lines that hold text of the column with the most letters."""
    letters: Counter[range] = Counter()
    for parts in split:
        for columns, part in parts:
            if len(columns) == 1:
                letters[columns] += sum(map(str.isalpha, text(part.words)))
    if not letters:
        return []
    name = letters.most_common(1)[0][0]
    return [k for k, parts in enumerate(split) if any(columns == name for columns, _ in parts)]


def _opens_in_capitals(parts: Parts) -> bool | None:
    """Return whether the words of a line open with a capital or a mark, None where it has no words."""
    for columns, part in parts:
        shown = text(part.words)
        if columns.start > 0 or len(columns) > 1:
            if not any(map(str.isalpha, shown)):
                return None
            return not shown[0].islower()
    return None
