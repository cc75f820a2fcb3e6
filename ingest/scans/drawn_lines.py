"""The rulings of a page, found by their shape in its ink, and the ink without them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from ingest.printed.page import Ruling
from ingest.scans.faint_lines import faint_lines
from ingest.scans.faint_strokes import components
from ingest.scans.picture import Mask, Pixels

_THICKEST_POINTS = 4.0
_GAP_POINTS = 0.6
"""Breaks in a worn line that are closed."""

_DOT_POINTS, _DASH_POINTS, _APART_POINTS = 1.8, 9.0, 4.5
"""Strokes of a dotted or dashed line: how thick, how long, how far apart at most."""

_ON_LINE_POINTS, _BREAK_POINTS = 1.2, 7.0
"""Parts of one line lie so near the same height; breaks so short are none."""

_WORN_POINTS, _WORN_SHARE = 24.0, 0.35
"""Longer breaks are none where so much of them has ink."""

_OVERHANG_POINTS = 2.5
"""How far a line may reach beyond the one that it ends at, or fall short of it."""

_CLEAR_POINTS = 1.0
_FAINT_SHARE = 0.3
"""Where the ink shows nearly all rulings of a page, what is paler is no ruling: the ring of a stamp, dirt."""

_STRAY_POINTS = 0.5
"""How far ink of a line reaches beyond where it is found."""


class _Kind(NamedTuple):
    """What tells lines across, or down, from letters.

    What runs on straight for so long is no stroke of one. Along a row of letters, as above the feet of some that touch,
    ink stands beside more than this share of what looks like a line; beside dots it is looked for so many points away.
    """

    shortest_points: float
    touched_share: float
    dots_clear_points: int


_ACROSS, _DOWN = _Kind(20.0, 0.2, 1), _Kind(15.0, 0.4, 3)


@dataclass(frozen=True, slots=True)
class DrawnLines:
    """The rulings in points, and the pixels that they cover."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    covered: Mask


def drawn_lines(ink: Mask, grey: Pixels, scale: float) -> DrawnLines:
    """Return the rulings of a straight page: those in its ink, and paler ones; `scale` is pixels per point."""
    strokes_across, strokes_down = _strokes(ink, scale)
    across, wide = _runs(ink, strokes_across, scale, _ACROSS)
    turned = _turned(ink)
    down, high = _runs(turned, _turned(strokes_down), scale, _DOWN)
    across, down = _joined(across, ink, scale), _joined(down, turned, scale)
    covered = np.asarray(cv2.bitwise_or(wide, _turned(high)), np.uint8)
    faint = faint_lines(grey, ink, covered, across, down, scale)
    if _length(faint.across, faint.down) < _FAINT_SHARE * _length(across, down):
        return DrawnLines(tuple(_reaching(across, down)), tuple(_reaching(down, across)), covered)
    across, down = _joined([*across, *faint.across], ink, scale), _joined([*down, *faint.down], turned, scale)
    return DrawnLines(tuple(_reaching(across, down)), tuple(_reaching(down, across)), covered | faint.covered)


def _length(*rulings: Sequence[Ruling]) -> float:
    return sum(ruling.end - ruling.start for parallel in rulings for ruling in parallel)


def _turned(mask: Mask) -> Mask:
    return np.asarray(cv2.transpose(mask), np.uint8)


def _strokes(ink: Mask, scale: float) -> tuple[Mask, Mask]:
    """Return the dots and short strokes of which dotted and dashed lines across, and down, are made."""
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = statistics[:, 2] / scale, statistics[:, 3] / scale
    across = (high <= _DOT_POINTS) & (wide <= _DASH_POINTS)
    down = (wide <= _DOT_POINTS) & (high <= _DASH_POINTS)
    across[0] = down[0] = False
    return components(labels, across), components(labels, down)


def _runs(ink: Mask, strokes: Mask, scale: float, kind: _Kind) -> tuple[list[Ruling], Mask]:
    """Return the lines that run across, drawn through or of strokes that follow each other, and their pixels."""
    gap, long = max(1, round(_GAP_POINTS * scale)), np.ones((1, round(kind.shortest_points * scale)), np.uint8)
    opened = cv2.morphologyEx(_closed(ink, gap), cv2.MORPH_OPEN, long)
    uneven = np.asarray(cv2.dilate(strokes, np.ones((3, 1), np.uint8)), np.uint8)
    dotted = cv2.morphologyEx(_closed(uneven, round(_APART_POINTS * scale)), cv2.MORPH_OPEN, long)
    solid, opened = opened, cv2.bitwise_or(opened, dotted)
    joined = cv2.dilate(opened, np.ones((3, 2 * gap + 1), np.uint8))
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    rulings = []
    covered = np.zeros_like(ink)
    for label, (left, top, width, height, _) in enumerate(statistics[1:], start=1):
        room = slice(top, top + height), slice(left, left + width)
        own = np.where(labels[room] == label, opened[room], 0).astype(np.uint8)
        thickness = cv2.countNonZero(own) / max(1, width - 2 * gap)
        if thickness > _THICKEST_POINTS * scale:
            continue
        clear = round(_CLEAR_POINTS * scale)
        in_solid = cv2.countNonZero(cv2.bitwise_and(own, np.asarray(solid[room], np.uint8)))
        is_dotted = 2 * in_solid < cv2.countNonZero(own)
        # The stems of letters in lines one below the other look like dots; other letters stand beside them.
        away = range(clear, kind.dots_clear_points * clear + 1) if is_dotted else (clear,)
        if _is_touched(ink, own, left, top, away, kind.touched_share):
            continue
        weights = own.sum(axis=1, dtype=np.float64)
        middle = float(top) + float(np.average(np.arange(height) + 0.5, weights=weights))
        rulings.append(Ruling(middle / scale, float(left + gap) / scale, float(left + width - gap) / scale))
        covered[room] |= own
    reach = max(1, round(_STRAY_POINTS * scale))
    return rulings, np.asarray(cv2.dilate(covered, np.ones((2 * reach + 1, 1), np.uint8)), np.uint8)


def _joined(rulings: list[Ruling], ink: Mask, scale: float) -> list[Ruling]:
    """Return the rulings, parts of one line made one where the break is short or ink is left in it."""
    found: list[Ruling] = []
    for ruling in sorted(rulings, key=lambda ruling: ruling.start):
        for k, before in enumerate(found):
            if abs(before.at - ruling.at) <= _ON_LINE_POINTS and _goes_on(before, ruling, ink, scale):
                longer = max(before, ruling, key=lambda part: part.end - part.start)
                found[k] = Ruling(longer.at, before.start, max(before.end, ruling.end))
                break
        else:
            found.append(ruling)
    return found


def _goes_on(before: Ruling, ruling: Ruling, ink: Mask, scale: float) -> bool:
    gap = ruling.start - before.end
    if gap <= _BREAK_POINTS:
        return True
    if gap > _WORN_POINTS:
        return False
    row, first, last = round(before.at * scale), round(before.end * scale), round(ruling.start * scale)
    reach = max(1, round(_STRAY_POINTS * scale))
    between = ink[max(0, row - reach) : row + reach + 1, first:last]
    return bool(between.size) and float((between.max(axis=0) > 0).mean()) >= _WORN_SHARE


def _reaching(rulings: list[Ruling], crossing: list[Ruling]) -> list[Ruling]:
    """Return the rulings, those that end shortly before one that crosses made to reach it.

    One that ends at a crossing is whole: below the foot of a table the rule of its notes may stand.
    """
    found = []
    for at, start, end in rulings:
        met = [other.at for other in crossing if other.start - _BREAK_POINTS <= at <= other.end + _BREAK_POINTS]
        starts = [x for x in met if start - _BREAK_POINTS <= x < start and not _is_near(start, met)]
        ends = [x for x in met if end < x <= end + _BREAK_POINTS and not _is_near(end, met)]
        found.append(Ruling(at, min(starts, default=start), max(ends, default=end)))
    return found


def _is_near(end: float, crossing: Sequence[float]) -> bool:
    """Return whether an end lies on a line that crosses, or just beyond it."""
    return any(abs(at - end) <= _OVERHANG_POINTS for at in crossing)


def _closed(mask: Mask, gap: int) -> Mask:
    """Return a mask with gaps of so many pixels along its rows closed."""
    return np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8)), np.uint8)


def _is_touched(ink: Mask, own: Mask, left: int, top: int, away: Sequence[int], share: float) -> bool:
    """Return whether ink stands on one side of much of a line: it is a part of letters."""
    columns = np.flatnonzero(own.any(axis=0))
    rows = own[:, columns] > 0
    first = top + rows.argmax(axis=0)
    last = top + own.shape[0] - 1 - rows[::-1].argmax(axis=0)
    above, below = np.zeros(columns.size, bool), np.zeros(columns.size, bool)
    for clear in away:
        above |= ink[np.maximum(first - 1 - clear, 0), left + columns] > 0
        below |= ink[np.minimum(last + 1 + clear, ink.shape[0] - 1), left + columns] > 0
    return bool(max(np.count_nonzero(above), np.count_nonzero(below)) > share * columns.size)


def erased(ink: Mask, covered: Mask) -> Mask:
    """Return ink without its rulings; strokes of letters that cross a ruling are kept whole."""
    left = cv2.bitwise_and(ink, cv2.bitwise_not(covered))
    return np.asarray(left, np.uint8)
