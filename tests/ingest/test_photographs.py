"""Pages photographed: what lies beside the paper is no print, and the rule of notes no foot of a table."""

from __future__ import annotations

import numpy as np

from ingest.scans.drawn_lines import drawn_lines
from ingest.scans.surroundings import surroundings

SCALE = 3.0


def photograph() -> np.ndarray:
    """Return a grey page, darker to one side, print all over it."""
    grey = np.full((900, 900), 200, np.uint8) - np.linspace(0, 50, 900).astype(np.uint8)
    grey[60:840:40, 40:860:10] = 30
    return grey


def test_what_lies_beside_the_paper_is_told_by_its_tone() -> None:
    grey = photograph()
    for row in range(900):
        grey[row, : 4 + row // 60] = 120
    beside = surroundings(grey, SCALE) > 0
    assert beside[20:880, :4].all()
    assert not beside[:, 30:].any()


def test_shadows_and_print_are_no_surroundings() -> None:
    shaded = photograph()
    shaded[:, :120] = shaded[:, :120] // 2
    assert not surroundings(shaded, SCALE).any()
    printed = photograph()
    printed[3:900:6, 0:30] = 30
    assert not surroundings(printed, SCALE).any()


def test_lines_down_end_at_the_foot_of_a_table_above_the_rule_of_notes() -> None:
    ink = np.zeros((900, 900), np.uint8)
    for left in (100, 300, 500):
        ink[100:305, left : left + 3] = 255
    for top in (100, 200, 300):
        ink[top : top + 3, 100:503] = 255
    ink[318:321, 95:350] = 255
    assert max(line.end for line in drawn_lines(ink, np.invert(ink), SCALE).down) < 104
    # Where a worn line stops short of the foot, it reaches it.
    ink[290:300, 300:303] = 0
    assert min(line.end for line in drawn_lines(ink, np.invert(ink), SCALE).down) > 99
