"""Raised marks of notes, told from figures: "150" and a raised "1" is 150, but "10" and a raised "6" is a million."""

from __future__ import annotations

import re

LONGEST_NOTE_MARK = 4

_NOTE_MARK = re.compile(r"\(?(?:\d{1,2}|\*{1,3})\)?")
_NOUGHT = re.compile(r"\s*(?:[-–—…]|\.{2,})\s*")
"""What a cell prints for nought: a note explains it as it does a figure."""
_TEN = re.compile(r"(?<![\d.,])10$")
_THOUSANDS = ("3", "6", "9")
"""Units of money are powers of a thousand: "10²" is 10 with a mark."""


def is_note_mark(raised: str, before: str) -> bool:
    """Return whether raised text is the mark of a note behind a figure, or behind a dash that stands for one.

    >>> is_note_mark("(1)", "150"), is_note_mark("6", "10"), is_note_mark("2", "m")
    (True, False, False)
    >>> is_note_mark("2", "10"), is_note_mark("1", "-"), is_note_mark("1", "m-")
    (True, True, False)
    """
    if not (before[-1:].isdigit() or _NOUGHT.fullmatch(before)) or _NOTE_MARK.fullmatch(raised) is None:
        return False
    return raised not in _THOUSANDS or _TEN.search(before) is None
