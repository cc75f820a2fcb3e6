"""Upright bars counted: what tells "II" and "III" from "H", "||" and "ll", which engines mistake for each other."""

from __future__ import annotations

import re

import numpy as np

from ingest.scans.pieces import Piece

_MIDDLE = (0.3, 0.7)
_HIGH = 0.85
_LIKE = re.compile(r"[|IlHTLitìíỉịĨÌÍỈỊ1!\[\]/\\ừưrﬁJ]{1,5}")
"""What engines make of bars."""

_MOST_BARS = 3


def as_numeral(piece: Piece, text: str) -> str | None:
    """Return the Roman numeral that a piece of nothing but bars is, None where it is none or reads as digits."""
    if text.isdecimal() or not _LIKE.fullmatch(text):
        return None
    count = _bars(piece)
    return "I" * count if 1 <= count <= _MOST_BARS else None


def _bars(piece: Piece) -> int:
    """Return how many straight bars, and nothing else, fill the middle height of a piece; 0 where anything else does."""
    height = piece.ink.shape[0]
    first, last = (round(height * share) for share in _MIDDLE)
    middle = piece.ink[first:last] > 0
    if not middle.size:
        return 0
    share = middle.mean(axis=0)
    full, any_ink = share >= _HIGH, share > 1 - _HIGH
    edges = np.flatnonzero(np.diff(np.concatenate(([0], any_ink.astype(np.int8), [0]))))
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    if not runs or not all(full[start:end].any() for start, end in runs):
        return 0
    widths = [end - start for start, end in runs]
    return len(runs) if max(widths) <= 2 * min(widths) and max(widths) <= 0.45 * height else 0
