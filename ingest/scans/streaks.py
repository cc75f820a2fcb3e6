"""Streaks that dirt on the glass of a scanner draws down a page: bits of a line straight above each other, no print."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.scans.pieces import Piece

_WIDEST_POINTS = 1.3
_SLENDER = 2.5
"""A bit is so many times as high as wide, at least."""

_IN_LINE_POINTS = 1.6
_FEWEST = 3
_UNEVEN = 1.6
"""The highest bit of a streak by the lowest; bars that are letters one below the other are of one height."""

_REACH = 12.0
"""A streak reaches over so many heights of letters, at least."""


def without_streaks(found: Sequence[Piece], usual: float, scale: float) -> list[Piece]:
    """Return the pieces that are no bits of a streak; `usual` is the common height of letters in pixels."""
    bars = sorted((piece for piece in found if _is_bar(piece, scale)), key=_middle)
    lines: list[list[Piece]] = []
    for bar in bars:
        if lines and _middle(bar) - _middle(lines[-1][0]) <= _IN_LINE_POINTS * scale:
            lines[-1].append(bar)
        else:
            lines.append([bar])
    gone = {id(bar) for line in lines if _is_streak(line, usual) for bar in line}
    return [piece for piece in found if id(piece) not in gone]


def _middle(piece: Piece) -> float:
    return (piece.left + piece.right) / 2


def _is_bar(piece: Piece, scale: float) -> bool:
    width, height = piece.right - piece.left, piece.bottom - piece.top
    return width <= _WIDEST_POINTS * scale and height >= _SLENDER * width


def _is_streak(line: Sequence[Piece], usual: float) -> bool:
    heights = [bar.bottom - bar.top for bar in line]
    reach = max(bar.bottom for bar in line) - min(bar.top for bar in line)
    return len(line) >= _FEWEST and max(heights) >= _UNEVEN * min(heights) and reach >= _REACH * usual
