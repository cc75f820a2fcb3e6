"""A picture of a page made ready for reading: stamps, shadows and rulings taken away, set straight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingest.scans import rings
from ingest.scans.drawn_lines import DrawnLines, drawn_lines, erased
from ingest.scans.dust import without_dust
from ingest.scans.flattening import flattened, ink, text_tone
from ingest.scans.picture import PAPER, Mask, Picture, Pixels
from ingest.scans.shading import is_of_two_tones, without_shading
from ingest.scans.skew import NEGLIGIBLE, skew, straightened
from ingest.scans.stamp_traces import without_rests, without_traces
from ingest.scans.stamps import without_stamps
from ingest.scans.surroundings import surroundings

_PALE = 0.8
"""How far from print to paper the tones of a ring may reach."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A page made ready for reading: its grey without stamps, its ink without rulings, and what a ring hides."""

    grey: Pixels
    ink: Mask
    lines: DrawnLines
    hidden: Mask
    degrees: float


def cleaned(picture: Picture) -> Clean:
    """Return a page made ready for reading."""
    scale = picture.scale
    unstamped, stamped = without_stamps(picture.pixels, scale)
    grey = np.where(surroundings(unstamped, scale) > 0, PAPER, flattened(unstamped, scale)).astype(np.uint8)
    degrees = skew(ink(grey), scale)
    if abs(degrees) > NEGLIGIBLE:
        grey = straightened(grey, degrees)
        stamped = None if stamped is None else PAPER - straightened(PAPER - stamped, degrees)
    else:
        degrees = 0.0
    has_two_tones = is_of_two_tones(picture.pixels)
    inked = _print(ink(grey), scale, has_two_tones=has_two_tones)
    lines = _of_print(_lines(inked, grey, scale, has_two_tones=has_two_tones), stamped, scale)
    left = erased(inked, lines.covered)
    hidden = np.zeros(grey.shape, np.uint8)
    if found := rings.rings(erased(ink(grey, _PALE), lines.covered), scale):
        below, hidden, line = rings.without_rings(grey, found, text_tone(grey))
        inked_below = _print(ink(below), scale, has_two_tones=has_two_tones)
        # What is seen through a ring is thinner: rulings are looked for in the ink as it was, beside the ring's line.
        beside = np.where(line > 0, inked_below, inked).astype(np.uint8)
        lines = _lines(beside, below, scale, has_two_tones=has_two_tones)
        lines = _of_print(lines, line if stamped is None else line | stamped, scale)
        grey, left = below, erased(inked_below, lines.covered)
    if stamped is not None:
        left = without_rests(left, grey, stamped, scale)
    return Clean(grey, without_dust(left, scale), lines, hidden, degrees)


def _of_print(lines: DrawnLines, stamped: Mask | None, scale: float) -> DrawnLines:
    """Return rulings without what stamps left."""
    return lines if stamped is None else without_traces(lines, stamped, scale)


def _print(inked: Mask, scale: float, *, has_two_tones: bool) -> Mask:
    """Return ink without the ground of shaded cells, which is drawn in dots where a picture has but two tones."""
    return without_shading(inked, scale) if has_two_tones else inked


def _lines(inked: Mask, grey: Pixels, scale: float, *, has_two_tones: bool) -> DrawnLines:
    """Return the rulings of a page; pale ones are none of a picture that has but two tones, only broken ones."""
    return drawn_lines(inked, np.invert(inked) if has_two_tones else grey, scale)
