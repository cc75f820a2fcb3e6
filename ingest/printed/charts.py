"""Charts told from tables: their labels stand in columns too, but one of these is an axis."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ingest.printed.page import Turn, Word

_TICK = re.compile(r"\d{1,3}(?:[.,]?\d{3})*%?")
_FEWEST_TICKS = 4
_LEAST_STEP = 5
"""Figures that count down by ones may be quantities."""

_SAME_EDGE = 2.0
_UNEVEN = 0.1


def is_chart(words: Iterable[Word]) -> bool:
    """Return whether an axis stands among words: figures at even heights, in equal steps from the top down to zero."""
    ticks = [word for word in words if word.turn is Turn.UPRIGHT and _TICK.fullmatch(word.text)]
    zeros = [word for word in ticks if word.text.rstrip("%") == "0"]
    return any(_counts_down(_above(zero, ticks)) for zero in zeros)


def _above(zero: Word, ticks: Sequence[Word]) -> list[Word]:
    """Return the figures set flush left or right with a zero, from it upwards."""
    flush = (t for t in ticks if min(abs(t.left - zero.left), abs(t.right - zero.right)) <= _SAME_EDGE)
    return sorted((t for t in flush if t.baseline <= zero.baseline), key=lambda t: -t.baseline)


def _counts_down(upwards: Sequence[Word]) -> bool:
    """Return whether enough figures from zero upwards grow by one step at one distance."""
    values = [int(re.sub(r"\D", "", word.text)) for word in upwards[:_FEWEST_TICKS]]
    if len(values) < _FEWEST_TICKS or values[1] < _LEAST_STEP:
        return False
    distances = [lower.baseline - upper.baseline for lower, upper in pairwise(upwards[:_FEWEST_TICKS])]
    is_even = max(distances) - min(distances) <= _UNEVEN * max(distances)
    return is_even and values == [step * values[1] for step in range(_FEWEST_TICKS)]
