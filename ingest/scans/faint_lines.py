"""Rulings too pale or too broken to stand in the ink of a page: those that make a grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.printed.page import Ruling
from ingest.scans.faint_grid import IN_LINE_POINTS, held, lines, ruling_lines
from ingest.scans.faint_strokes import strokes, traces, without_print
from ingest.scans.flattening import text_tone
from ingest.scans.picture import PAPER, Mask, Pixels

_PIXELS_A_POINT = 2.1
"""As fine as pale lines are looked for: finer, there is more grain than line."""

_CONTRAST, _LEAST_CONTRAST = 0.08, 9
"""How much darker than the paper on either side a line is, of the way from paper to print, and in tones."""

_BROKEN_ACROSS_POINTS, _BROKEN_DOWN_POINTS = 14.0, 9.0
"""Breaks so long are none: shorter than the edge of a cell, at which a line may end."""

_ENDS_POINTS = 6.0


@dataclass(frozen=True, slots=True)
class FaintLines:
    """Rulings in points that the ink of a page does not show whole, and the pixels they cover."""

    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    covered: Mask


def faint_lines(
    grey: Pixels, ink: Mask, covered: Mask, across: Sequence[Ruling], down: Sequence[Ruling], scale: float
) -> FaintLines:
    """Return the rulings of a page beyond those found in its ink, which cover pixels of it."""
    step = max(1, round(scale / _PIXELS_A_POINT))
    small, inked, known = _reduced(grey, step), _solid(_reduced(ink, step)), _solid(_reduced(covered, step))
    scale /= step
    thin_across, thin_down, print_ = without_print(_both(inked, np.invert(known)), scale)
    of_known = _both(inked, known)
    least = max(_LEAST_CONTRAST, _CONTRAST * (PAPER - text_tone(small)))
    wide = strokes(small, print_, thin_across | of_known, least, scale)
    high = strokes(_turned(small), _turned(print_), _turned(thin_down | of_known), least, scale)
    lines_across = lines(traces(wide, known, _BROKEN_ACROSS_POINTS, scale), scale)
    lines_down = lines(traces(high, _turned(known), _BROKEN_DOWN_POINTS, scale), scale)
    lines_across, lines_down = held(lines_across, lines_down, across, down, scale)
    found_across = _new(ruling_lines(lines_across, across, lines_down, down, wide, print_, scale), across)
    print_down = _turned(print_)
    found_down = _new(ruling_lines(lines_down, down, lines_across, across, high, print_down, scale), down)
    mask = _covered(wide, found_across, scale) | _turned(_covered(high, found_down, scale))
    return FaintLines(tuple(found_across), tuple(found_down), _enlarged(mask, step, ink.shape))


def _reduced(pixels: Pixels, step: int) -> Pixels:
    """Return pixels of a grey or a mask, so many each way made one."""
    if step == 1:
        return pixels
    height, width = (side // step for side in pixels.shape)
    whole = pixels[: height * step, : width * step]
    return np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _solid(mask: Mask) -> Mask:
    """Return a reduced mask with nothing between its two tones."""
    return np.asarray(cv2.threshold(mask, PAPER // 3, PAPER, cv2.THRESH_BINARY)[1], np.uint8)


def _both(mask: Mask, other: Mask) -> Mask:
    return np.asarray(cv2.bitwise_and(mask, other), np.uint8)


def _enlarged(mask: Mask, step: int, shape: tuple[int, ...]) -> Mask:
    """Return a mask of reduced pixels as one of a picture of that shape."""
    if step == 1:
        return mask
    full = np.zeros(shape, np.uint8)
    height, width = mask.shape[0] * step, mask.shape[1] * step
    full[:height, :width] = cv2.resize(mask, (width, height), interpolation=cv2.INTER_NEAREST)
    return full


def _turned(mask: Mask) -> Mask:
    return np.asarray(cv2.transpose(mask), np.uint8)


def _new(found: Sequence[Ruling], known: Sequence[Ruling]) -> list[Ruling]:
    """Return the rulings that are not drawn as long already."""
    return [line for line in found if not any(_is_within(line, other) for other in known)]


def _is_within(line: Ruling, other: Ruling) -> bool:
    is_long_enough = other.start <= line.start + _ENDS_POINTS and line.end <= other.end + _ENDS_POINTS
    return abs(line.at - other.at) <= IN_LINE_POINTS and is_long_enough


def _covered(found: Mask, rulings: Sequence[Ruling], scale: float) -> Mask:
    """Return the strokes of rulings, with a little around them."""
    mask = np.zeros_like(found)
    reach = max(2, round(IN_LINE_POINTS * scale))
    for line in rulings:
        row, start, end = round(line.at * scale), round(line.start * scale), round(line.end * scale)
        room = slice(max(0, row - reach), row + reach + 1), slice(max(0, start - 1), end + 2)
        mask[room] = found[room]
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), np.uint8)
