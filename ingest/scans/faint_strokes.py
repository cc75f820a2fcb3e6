"""Strokes of lines too pale or too broken to stand in the ink of a page, told from print by their shape."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.picture import PAPER, Mask, Pixels

_THICKEST_POINTS = 3.5
_GAP_POINTS = 0.6
_STROKE_POINTS = 3.5
"""A broken line is of pieces no shorter."""

_THIN_POINTS, _LONGER = 2.5, 2.0
"""Ink no thicker, and so many times longer, may be a part of a line; other ink is print."""

_SPECK_POINTS = 2.0
"""Ink no larger may be grain of a pale line, or the dot of a letter: it tells nothing."""

_LARGE_POINTS, _HOLLOW = 14.0, 0.3
"""Ink so large that fills so little of its room is where lines cross, or a curve."""

_BESIDE_POINTS = 3.0
"""What has print so near beside it is a part of it: the bar of a letter."""

_AROUND_PRINT_POINTS = 0.9
"""So far from print its edges are grey."""

_SHORTEST_POINTS, _DRAWN_SHARE = 8.0, 0.4
"""Strokes in line reach at least so far, and fill so much of that."""

_LEAST_NEW_POINTS = 6.0
"""What adds less to the lines known is none but one of those."""

_AT_END_POINTS, _BENT_POINTS = 12.0, 0.5
"""A line whose middle lies further off than its ends is a part of a ring."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A stretch in which strokes across follow each other, in pixels: where it begins and ends, where it is drawn.

    `at` is its height: on the whole, at its start and at its end. `drawn` goes over the whole width of the page.
    """

    at: float
    at_start: float
    at_end: float
    start: int
    end: int
    drawn: NDArray[np.bool_]


def without_print(ink: Mask, scale: float) -> tuple[Mask, Mask, Mask]:
    """Return ink that may be of lines across, ink that may be of lines down, and print with a little around it."""
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high = statistics[:, 2] / scale, statistics[:, 3] / scale
    across = (high <= _THIN_POINTS) & (wide >= _LONGER * high)
    down = (wide <= _THIN_POINTS) & (high >= _LONGER * wide)
    is_speck = np.maximum(wide, high) <= _SPECK_POINTS
    is_frame = (np.maximum(wide, high) >= _LARGE_POINTS) & (statistics[:, 4] <= _HOLLOW * scale**2 * wide * high)
    is_frame[0] = across[0] = down[0] = False
    beside = 2 * round(_BESIDE_POINTS * scale) + 1
    # Beside print stand stems of letters, and beside those others, and their marks.
    for _ in range(2):
        print_ = components(labels, ~(across | down | is_speck | is_frame))
        for thin, reach in ((across, (beside, 1)), (down, (1, beside))):
            thin[labels[cv2.dilate(print_, np.ones(reach, np.uint8)) > 0]] = False
    around = np.ones(2 * (2 * max(1, round(_AROUND_PRINT_POINTS * scale)) + 1,), np.uint8)
    print_ = np.asarray(cv2.dilate(components(labels, ~(across | down | is_speck | is_frame)), around), np.uint8)
    return components(labels, across | is_frame), components(labels, down | is_frame), print_


def components(labels: cv2.typing.MatLike, is_chosen: NDArray[np.bool_]) -> Mask:
    """Return the ink of the components chosen by their label; that of 0 is none."""
    tones = np.where(is_chosen, PAPER, 0).astype(np.uint8)
    tones[0] = 0
    return np.asarray(tones[labels], np.uint8)


def strokes(grey: Pixels, print_: Mask, thin: Mask, least: float, scale: float) -> Mask:
    """Return the pixels of straight strokes across that differ by so much from what is above and below them.

    Ink `thin` enough to be of lines counts too, print never.
    """
    around = np.ones((round(_THICKEST_POINTS * scale) + 2, 1), np.uint8)
    # Between shaded cells lines are lighter than their ground.
    ground = np.where(print_ > 0, PAPER, grey).astype(np.uint8)
    lighter = cv2.morphologyEx(ground, cv2.MORPH_TOPHAT, around)
    contrast = cv2.max(cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, around), lighter)
    contrast[print_ > 0] = 0
    gap = max(1, round(_GAP_POINTS * scale))
    long = np.ones((1, round(_STROKE_POINTS * scale)), np.uint8)
    contrast = cv2.morphologyEx(contrast, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8))
    found = np.where(cv2.morphologyEx(contrast, cv2.MORPH_OPEN, long) >= least, PAPER, 0).astype(np.uint8)
    return np.asarray(cv2.bitwise_or(found, cv2.morphologyEx(thin, cv2.MORPH_OPEN, long)), np.uint8)


def traces(found: Mask, known: Mask, broken: float, scale: float) -> list[Trace]:
    """Return the traces that strokes across make beyond lines known; breaks are no longer than so many points."""
    even = cv2.dilate(found, np.ones((3, 1), np.uint8))
    closed = cv2.morphologyEx(even, cv2.MORPH_CLOSE, np.ones((1, round(broken * scale) + 1), np.uint8))
    long = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, round(_SHORTEST_POINTS * scale)), np.uint8))
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    made = []
    for label, (left, top, width, height, _) in enumerate(statistics[1:].tolist(), start=1):
        room = slice(top, top + height), slice(left, left + width)
        own = np.asarray((labels[room] == label) & (found[room] > 0), np.bool_)
        columns = own.any(axis=0)
        if columns.mean() < _DRAWN_SHARE or np.count_nonzero(own) > _THICKEST_POINTS * scale * columns.sum():
            continue
        is_new = columns & ~(own & (known[room] > 0)).any(axis=0)
        if np.count_nonzero(is_new) >= _LEAST_NEW_POINTS * scale:
            made.append(_trace(own, left, top, found.shape[1], round(_AT_END_POINTS * scale)))
    return [trace for trace in made if abs(2 * trace.at - trace.at_start - trace.at_end) <= 2 * _BENT_POINTS * scale]


def _trace(own: NDArray[np.bool_], left: int, top: int, page_width: int, end: int) -> Trace:
    """Return the trace of pixels whose first is at a place; `end` is how much of it is told to be its end."""
    drawn = np.zeros(page_width, np.bool_)
    drawn[left : left + own.shape[1]] = own.any(axis=0)
    inner = np.flatnonzero(drawn)
    first, last = int(inner[0]), int(inner[-1]) + 1
    own = own[:, first - left : last - left]
    at, at_start, at_end = (top + _middle(part) for part in (own, own[:, :end], own[:, -end:]))
    return Trace(at, at_start, at_end, first, last, drawn)


def _middle(own: NDArray[np.bool_]) -> float:
    return float(np.average(np.arange(own.shape[0]) + 0.5, weights=own.sum(axis=1)))
