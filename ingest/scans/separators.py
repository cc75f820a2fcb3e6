"""Marks between digits that an engine passed over, told by their ink: a dot stands on the line, a comma below it."""

from __future__ import annotations

import numpy as np

from ingest.scans.pieces import Piece

_LOW, _SMALL = 0.6, 0.42
"""A mark begins below this share of the height of digits, and is no higher than this share of it."""

_BELOW = 0.08


def with_separators(piece: Piece, text: str) -> str:
    """Return digits with the marks that stand between them in the ink; the text itself where they are not as many."""
    letters = piece.letters
    if not text.isdecimal() or len(letters) != len(text):
        return text
    top, bottom = float(np.median(letters[:, 1])), float(np.median(letters[:, 3]))
    high = bottom - top
    marks = [
        (left, below)
        for left, above, _, below in piece.patches.tolist()
        if below - above <= _SMALL * high and above >= top + _LOW * high
    ]
    if not marks or len(marks) >= len(text):
        return text
    shown = ""
    for digit, (left, _, _, _) in zip(text, letters.tolist(), strict=True):
        before = [(x, y) for x, y in marks if x < left]
        if before and shown:
            shown += "," if before[0][1] > bottom + _BELOW * high else "."
        marks = [mark for mark in marks if mark not in before]
        shown += digit
    return shown
