"""Specks of dust beside a figure, which engines read for marks: taken away before it is read again."""

from __future__ import annotations

import numpy as np

from ingest.scans.figures import as_figure
from ingest.scans.pieces import Piece

_LARGEST_POINTS = 1.5
_ABOVE, _BELOW = 0.1, 0.35
"""Marks of a figure stand between these shares of the height of its digits, above their top and below their line."""


def has_specks_beside(text: str) -> bool:
    """Return whether a figure stands with marks before or behind it that belong to none.

    >>> has_specks_beside(". 112"), has_specks_beside("19,25 '"), has_specks_beside(",231"), has_specks_beside("- 5")
    (True, True, True, False)
    """
    bare = text.strip(".,:;'`‘’\"“”^*·ˆ´~_ ")
    return bare != text and as_figure(bare.replace(" ", "")) is not None


def without_specks(piece: Piece, scale: float) -> Piece:
    """Return a piece without the specks around its letters, the same where it has none."""
    letters, patches = piece.letters, piece.patches
    left, right = int(letters[:, 0].min()), int(letters[:, 2].max())
    top, bottom = float(np.median(letters[:, 1])), float(np.median(letters[:, 3]))
    high = bottom - top
    sizes = np.maximum(patches[:, 2] - patches[:, 0], patches[:, 3] - patches[:, 1])
    is_around = (patches[:, 2] <= left) | (patches[:, 0] >= right)
    is_around |= (patches[:, 3] <= top - _ABOVE * high) | (patches[:, 1] >= bottom + _BELOW * high)
    gone = (sizes <= _LARGEST_POINTS * scale) & is_around
    if not gone.any():
        return piece
    ink = piece.ink.copy()
    for x, y, u, v in patches[gone].tolist():
        ink[y - piece.top : v - piece.top, x - piece.left : u - piece.left] = 0
    kept = patches[~gone]
    first, above = int(kept[:, 0].min()), int(kept[:, 1].min())
    last, below = int(kept[:, 2].max()), int(kept[:, 3].max())
    room = ink[above - piece.top : below - piece.top, first - piece.left : last - piece.left]
    return Piece(first, above, last, below, kept, room)
