"""Rings of stamps on pictures without colour: told by their shape, seen through where they are paler than the print."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.picture import PAPER, Mask, Pixels

_SMALLEST_POINTS, _LARGEST_POINTS = 25.0, 75.0
"""Radius of a stamp: those of offices are 16 to 21 mm."""

_DENSEST = 0.3
"""How much of the box around it an arc fills at most; lines of text that touch fill more."""

_MOST_PIECES = 8
_ARCS = 72
_DRAWN_SHARE = 0.6
"""Of a circle that ink draws, cut as it is by rulings and print."""

_BESIDE = (0.78, 0.86, 1.14, 1.22)
_CLEAR_SHARE = 0.6
"""Right inside and outside a ring less ink stands than on it, in these shares of its radius."""

_TOLERANCE_POINTS = 1.2
_WIDEST_POINTS = 6.0
_TRIALS = 150
_MOST_POINTS = 4_000
_PALER = 25
"""A ring so much paler than print is seen through."""


Floats = NDArray[np.floating[Any]]


class Ring(NamedTuple):
    """A circle in pixels, and how far ink of it lies to either side of its line."""

    x: float
    y: float
    radius: float
    reach: float


def rings(ink: Mask, scale: float) -> list[Ring]:
    """Return the rings that stand in ink whose rulings are erased."""
    closed = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    large = [
        label
        for label, (_, _, width, height, area) in enumerate(statistics[1:], start=1)
        if max(width, height) > _SMALLEST_POINTS * scale
        and min(width, height) > _SMALLEST_POINTS * scale / 4
        and area < _DENSEST * width * height
    ]
    large = sorted(large, key=lambda label: -int(statistics[label, 2]) * int(statistics[label, 3]))[:_MOST_PIECES]
    pieces = [_points(labels, label, statistics[label]) for label in large]
    if not pieces:
        return []
    # A ring is cut by rulings: a piece of it tells where it is, all pieces how it runs.
    together = _thinned(np.concatenate([x for x, _ in pieces]), np.concatenate([y for _, y in pieces]))
    found: list[Ring] = []
    for x, y in sorted(pieces, key=lambda piece: -piece[0].size):
        if any(abs(np.hypot(x - r.x, y - r.y) - r.radius).mean() < 2 * _WIDEST_POINTS * scale for r in found):
            continue
        ring = _best(*_thinned(x, y), together, ink, scale)
        if ring is not None:
            found.append(ring)
    return found


def _points(labels: NDArray[Any], label: int, box: NDArray[Any]) -> tuple[Floats, Floats]:
    """Return where the ink of one piece lies."""
    left, top, width, height = (int(v) for v in box[:4])
    rows, columns = np.nonzero(labels[top : top + height, left : left + width] == label)
    return columns + float(left), rows + float(top)


def _thinned(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Return points, of very many a sample."""
    step = max(1, x.size // _MOST_POINTS)
    return x[::step], y[::step]


def without_rings(grey: Pixels, found: list[Ring], tone: int) -> tuple[Pixels, Mask, Mask]:
    """Return a flattened picture, whose print is of that tone, without rings; where one hides print; their lines."""
    left, hidden, lines = grey.copy(), np.zeros(grey.shape, np.uint8), np.zeros(grey.shape, np.uint8)
    for ring in found:
        stamped, line = _disc(grey.shape, ring)
        lines |= line
        tones = grey[(line > 0) & (grey < (tone + PAPER) // 2 + _PALER)]
        pale = tones[tones > tone + _PALER]
        if 2 * pale.size > tones.size:
            middle = float(np.percentile(pale, 30))
            stretched = tone + (grey[stamped > 0].astype(np.float32) - tone) * (PAPER - tone) / (0.9 * (middle - tone))
            left[stamped > 0] = np.clip(stretched, 0, PAPER).astype(np.uint8)
        else:
            left[line > 0] = PAPER
            hidden |= line
    return left, hidden, lines


def _disc(shape: tuple[int, ...], ring: Ring) -> tuple[Mask, Mask]:
    """Return all that a ring goes round, and its line alone."""
    centre, radius = (round(ring.x), round(ring.y)), round(ring.radius)
    disc = np.zeros(shape, np.uint8)
    cv2.circle(disc, centre, math.ceil(ring.radius + ring.reach), 255, -1)
    line = np.zeros(shape, np.uint8)
    cv2.circle(line, centre, radius, 255, math.ceil(2 * ring.reach) + 1)
    return disc, line


def _best(x: Floats, y: Floats, together: tuple[Floats, Floats], ink: Mask, scale: float) -> Ring | None:
    """Return the circle that most of its line is drawn of, through three points of a piece of ink at a time."""
    chance = np.random.default_rng(0)
    best, drawn = None, _DRAWN_SHARE
    for _ in range(_TRIALS):
        circle = _through(*((x[k], y[k]) for k in chance.integers(0, x.size, 3)))
        if circle is None or not _SMALLEST_POINTS * scale <= circle[2] <= _LARGEST_POINTS * scale:
            continue
        fitted = _fitted(circle, *together, _WIDEST_POINTS * scale / 3)
        for chosen in (circle, fitted):
            share = _drawn_share(chosen, ink, _TOLERANCE_POINTS * scale)
            if share > drawn and _SMALLEST_POINTS * scale <= chosen[2] <= _LARGEST_POINTS * scale:
                best, drawn = chosen, share
    if best is None:
        return None
    return Ring(*best, _reach(best, *together, scale))


def _fitted(circle: tuple[float, float, float], x: Floats, y: Floats, within: float) -> tuple[float, float, float]:
    """Return the circle that all ink near one fits best, by least squares (Kåsa), solved by hand."""
    for _ in range(3):
        near = np.abs(np.hypot(x - circle[0], y - circle[1]) - circle[2]) < within
        within *= 0.8
        if np.count_nonzero(near) < 3:
            break
        u, v = x[near] - x[near].mean(), y[near] - y[near].mean()
        uu, uv, vv = (float(np.mean(product)) for product in (u * u, u * v, v * v))
        square = u * u + v * v
        first, second = float(np.mean(square * u)) / 2, float(np.mean(square * v)) / 2
        twice = uu * vv - uv * uv
        if twice <= 0:
            break
        a, b = (first * vv - second * uv) / twice, (second * uu - first * uv) / twice
        circle = (float(x[near].mean()) + a, float(y[near].mean()) + b, math.sqrt(a * a + b * b + uu + vv))
    return circle


def _through(*points: tuple[float, float]) -> tuple[float, float, float] | None:
    """Return the circle through three points, None where they lie on a line."""
    (ax, ay), (bx, by), (cx, cy) = points
    twice = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    if abs(twice) < 1e-6:
        return None
    a, b, c = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
    x = (a * (by - cy) + b * (cy - ay) + c * (ay - by)) / twice
    y = (a * (cx - bx) + b * (ax - cx) + c * (bx - ax)) / twice
    return x, y, math.hypot(ax - x, ay - y)


def _drawn_share(circle: tuple[float, float, float], ink: Mask, tolerance: float) -> float:
    """Return how much of a circle has ink within a tolerance of its line; 0 where as much stands beside it: in text."""
    x, y, radius = circle
    angles = np.arange(_ARCS) * (2 * math.pi / _ARCS)
    on = float(np.mean(_inked(ink, x, y, radius, angles, tolerance)))
    if on <= _DRAWN_SHARE:
        return 0.0
    beside = [float(np.mean(_inked(ink, x, y, radius * share, angles, tolerance))) for share in _BESIDE]
    return on if max(beside) < on * _CLEAR_SHARE else 0.0


def _inked(ink: Mask, x: float, y: float, radius: float, angles: Floats, tolerance: float) -> NDArray[np.bool_]:
    found = np.zeros(angles.size, bool)
    for off in (-tolerance, 0.0, tolerance):
        columns = np.clip(np.rint(x + (radius + off) * np.cos(angles)).astype(int), 0, ink.shape[1] - 1)
        rows = np.clip(np.rint(y + (radius + off) * np.sin(angles)).astype(int), 0, ink.shape[0] - 1)
        found |= ink[rows, columns] > 0
    return found


def _reach(circle: tuple[float, float, float], x: Floats, y: Floats, scale: float) -> float:
    """Return how far the ink of a ring lies to either side of its line."""
    away = np.abs(np.hypot(x - circle[0], y - circle[1]) - circle[2])
    near = away[away < _WIDEST_POINTS * scale / 2]
    return float(np.percentile(near, 97)) + 1.5 if near.size else 1.0
