"""What a stamp taken away by its colour leaves: bits of its ring that look like rulings, and where it lay."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.printed.page import Ruling
from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.flattening import text_tone
from ingest.scans.picture import PAPER, Mask, Pixels

_OWN_SHARE = 0.5
"""A ruling goes on beyond a stamp that lies on it; what runs under its ink for more than this share is its own."""

_STROKE, _EDGE_POINTS = 0.35, 0.35
"""Strokes of print are darker than this share of the way to paper, and their edges reach so far beyond them."""

_LONGEST_POINTS = 60.0
"""A stamp's straight strokes are shorter."""


def without_rests(ink: Mask, grey: Pixels, stamped: Mask, scale: float) -> Mask:
    """Return ink without what a stamp left of itself: pale ink, no dark stroke of print right beside it."""
    tone = text_tone(grey)
    strokes = np.where(grey < tone + _STROKE * (PAPER - tone), ink, 0).astype(np.uint8)
    reach = 2 * max(1, round(_EDGE_POINTS * scale)) + 1
    letters = cv2.dilate(strokes, np.ones((reach, reach), np.uint8))
    return np.where((stamped > 0) & (letters == 0), 0, ink).astype(np.uint8)


def without_traces(lines: DrawnLines, stamped: Mask, scale: float) -> DrawnLines:
    """Return the rulings without those that a stamp left, whose pixels are ink again; its own lay in `stamped`."""
    covered = lines.covered.copy()
    across = tuple(line for line in lines.across if not _uncovered(line, stamped, covered, scale))
    down = tuple(line for line in lines.down if not _uncovered(line, stamped.T, covered.T, scale))
    return DrawnLines(across, down, covered)


def _uncovered(line: Ruling, stamped: Mask, covered: Mask, scale: float) -> bool:
    """Return whether a line that runs along the rows of the masks is a trace; if so it is taken out of the second."""
    if line.end - line.start > _LONGEST_POINTS:
        return False
    row, start, end = round(line.at * scale), round(line.start * scale), round(line.end * scale)
    room = slice(max(0, row - 2), row + 3), slice(max(0, start), end + 1)
    under = stamped[room]
    if not under.size or float((under > 0).any(axis=0).mean()) <= _OWN_SHARE:
        return False
    covered[room][np.nonzero(under)] = 0
    return True
