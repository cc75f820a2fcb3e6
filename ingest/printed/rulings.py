"""Strokes put together to rulings: dots and dashes to lines, double lines to one."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.printed.page import Ruling

APART = 3.0
"""Parallel lines no further apart than this, in points, are one: a double border, an edge drawn by both its cells."""

GAP = 4.5
"""Strokes of one line no further apart than this go on: dots, dashes, the crossing of another line."""

SHORTEST = 6.0
"""What is shorter when put together is no ruling: a dash, a bar of a letter."""


def rulings(strokes: Iterable[Ruling]) -> list[Ruling]:
    """Return the rulings that parallel strokes make, by position and start."""
    found: list[Ruling] = []
    bundle: list[Ruling] = []
    for stroke in sorted(strokes):
        if bundle and stroke.at - bundle[0].at > APART:
            found += _joined(bundle)
            bundle = []
        bundle.append(stroke)
    return found + _joined(bundle)


def _joined(bundle: list[Ruling]) -> list[Ruling]:
    """Return the rulings made of strokes that lie beside or behind each other."""
    lines: list[list[Ruling]] = []
    end = 0.0
    for stroke in sorted(bundle, key=lambda stroke: stroke.start):
        if not lines or stroke.start - end > GAP:
            lines.append([])
            end = stroke.end
        lines[-1].append(stroke)
        end = max(end, stroke.end)
    return [line for line in map(_line, lines) if line.end - line.start >= SHORTEST]


def _line(strokes: list[Ruling]) -> Ruling:
    """Return one ruling at the height of the longest stroke."""
    if len(strokes) == 1:
        return strokes[0]
    longest = max(strokes, key=lambda stroke: stroke.end - stroke.start)
    return Ruling(longest.at, strokes[0].start, max(stroke.end for stroke in strokes))
