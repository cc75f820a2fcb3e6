"""Where rows begin whose cells are all set in the middle: each row reaches as far above its figures as below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_UNFIT = 1.0
"""What a row that the page breaks may cost at most, and a name that goes on in small letters, in sizes of the text."""

_SMALL = 0.5
_MOST = 0.4


def centred_starts(
    heights: Sequence[float], keys: Sequence[int], opens: Sequence[bool | None], size: float, first: int
) -> list[int] | None:
    """Return the positions of the lines at which the rows of key lines begin, None where they are not centred.

    `heights` are the baselines of the lines, `opens` tells which of them open with a capital, `first` is where the
    first row seems to begin. All cells of a row are centred on one height, that of its key line; so is the row.
    """
    costs = [{start: _start_cost(start, first, opens) for start in range(keys[0] + 1)}]
    came: list[dict[int, int]] = []
    ends = [range(key + 1, following + 1) for key, following in pairwise(keys)]
    for key, candidates in zip(keys, [*ends, range(len(heights), len(heights) + 1)], strict=True):
        is_outer = key in (keys[0], keys[-1])
        reached: dict[int, float] = {}
        by: dict[int, int] = {}
        for end in candidates:
            best = min(
                costs[-1],
                key=lambda start: costs[-1][start] + _off_middle(heights, start, key, end, size, is_outer),
            )
            reached[end] = costs[-1][best] + _off_middle(heights, best, key, end, size, is_outer) + _small(end, opens)
            by[end] = best
        costs.append(reached)
        came.append(by)
    end = len(heights)
    if costs[-1][end] > _MOST * len(keys) + _UNFIT:
        return None
    starts: list[int] = []
    for by in reversed(came):
        end = by[end]
        starts.append(end)
    return starts[::-1]


def _start_cost(start: int, first: int, opens: Sequence[bool | None]) -> float:
    return (0.0 if start == first else 0.1) + (_small(start, opens) if start else 0.0)


def _small(start: int, opens: Sequence[bool | None]) -> float:
    return _SMALL if start < len(opens) and opens[start] is False else 0.0


def _off_middle(heights: Sequence[float], start: int, key: int, end: int, size: float, is_outer: bool) -> float:
    """Return by how much the middle of a row misses its key line, in sizes of the text."""
    off = abs((heights[start] + heights[end - 1]) / 2 - heights[key]) / size
    return min(off, _UNFIT) if is_outer else off
