"""Ink put together to pieces of lines: letters that stand side by side, with their marks above and below.

A piece never reaches over a ruling or a gap as wide as between columns, so nothing of two cells is read as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.printed.page import Ruling
from ingest.scans.picture import Mask

_SPECK_POINTS = 0.7
"""What is smaller both ways is dust."""

_LETTER_POINTS = 3.2
"""No letter of readable print is lower; dots, accents, commas and dashes are."""

_TALLEST_POINTS = 40.0
_GAP = 1.1
"""Letters of one piece are no further apart than this share of their height (of a capital)."""

_BESIDE = 0.5
"""Of the lower of two letters, the share of its height at which the other stands too if they are on one line."""

_MARK_REACH = 0.75
"""How far off a letter its marks may stand, as a share of the height of letters."""

_TWO_LINES = 1.75
"""A patch of ink so much higher than the letters of the page is of two lines whose letters touch."""

_RAISED_HIGH, _RAISED_BY, _MOST_RAISED = 0.78, 0.22, 2
"""A raised mark is no higher than this share of its letters, ends so far above their line, and is of so few digits."""

_LOW = 0.62
_MOST_MARKS = 2
"""Few patches side by side, lower than this share of the usual height, are marks if a letter is near."""

Boxes = NDArray[np.int32]
"""One row a patch of ink: left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line in pixels: the box of its ink, those of its patches, and its ink alone, cut out."""

    left: int
    top: int
    right: int
    bottom: int
    patches: Boxes
    ink: Mask

    @property
    def letters(self) -> Boxes:
        """The patches that are no marks: those at least half as high as the highest few."""
        heights = self.patches[:, 3] - self.patches[:, 1]
        chosen: Boxes = self.patches[heights >= 0.5 * np.percentile(heights, 90)]
        return chosen


class Pieces(NamedTuple):
    """The pieces of lines of a page from the top, and the usual height of letters in pixels."""

    found: list[Piece]
    usual: float


def pieces(ink: Mask, scale: float, down: Sequence[Ruling]) -> Pieces:
    """Return the pieces of lines of a page; rulings must be erased."""
    labels, boxes = _patches(_cut(ink, scale), scale)
    if not len(boxes):
        return Pieces([], 0.0)
    heights = boxes[:, 3] - boxes[:, 1]
    is_letter = heights >= _LETTER_POINTS * scale
    usual = float(np.percentile(heights[is_letter], 70)) if is_letter.any() else 0.0
    walls = _Walls(down, scale)
    groups = _groups(boxes, is_letter, usual or _LETTER_POINTS * 2 * scale, walls)
    made = [_piece(labels, boxes, part) for members in groups for part in _without_raised(boxes, members)]
    return Pieces(sorted(made, key=lambda piece: (piece.bottom, piece.left)), usual)


def _cut(ink: Mask, scale: float) -> Mask:
    """Return the ink, patches of two lines whose letters touch cut apart where they are thinnest."""
    count, labels, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    heights = statistics[1:, 3]
    letters = heights[heights >= _LETTER_POINTS * scale]
    if not letters.size:
        return ink
    usual = float(np.percentile(letters, 70))
    cut = ink
    for label in np.flatnonzero(statistics[:, 3] > _TWO_LINES * usual)[1:] if count > 1 else []:
        left, top, width, height = statistics[label, :4]
        if height > _TALLEST_POINTS * 2 * scale or width > 12 * height:
            continue
        if cut is ink:
            cut = ink.copy()
        room = slice(top, top + height), slice(left, left + width)
        own = labels[room] == label
        profile = own.sum(axis=1)
        first, last = round(0.35 * height), round(0.75 * height)
        row = first + int(profile[first:last].argmin())
        if profile[row] <= 0.35 * profile.max():
            cut[top + row, left : left + width][own[row]] = 0
    return cut


def _patches(ink: Mask, scale: float) -> tuple[NDArray[np.int32], Boxes]:
    """Return the label of each pixel and the boxes of the patches, dust and blots left out (their label is 0)."""
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, top, width, height = (statistics[:, k] for k in range(4))
    is_kept = np.maximum(width, height) >= _SPECK_POINTS * scale
    is_kept &= (height <= _TALLEST_POINTS * scale) | (width <= _TALLEST_POINTS * scale)
    is_kept &= (height <= _TALLEST_POINTS * scale) & (width <= 6 * _TALLEST_POINTS * scale)
    is_kept[0] = False
    numbers = np.zeros(len(statistics), np.int32)
    numbers[is_kept] = np.arange(1, is_kept.sum() + 1)
    boxes = np.stack([left, top, left + width, top + height], axis=1)[is_kept]
    return numbers[labels], boxes.astype(np.int32)


class _Walls:
    """The rulings down a page, asked whether one stands between two patches."""

    def __init__(self, down: Sequence[Ruling], scale: float) -> None:
        self._at = np.array([ruling.at * scale for ruling in down])
        self._start = np.array([ruling.start * scale for ruling in down])
        self._end = np.array([ruling.end * scale for ruling in down])

    def part(self, x: float, y: float, u: float, v: float) -> bool:
        """Return whether a ruling stands between two points."""
        if not self._at.size:
            return False
        left, right, height = min(x, u), max(x, u), (y + v) / 2
        between = (self._at > left) & (self._at < right) & (self._start <= height) & (self._end >= height)
        return bool(between.any())


def _groups(boxes: Boxes, is_letter: NDArray[np.bool_], usual: float, walls: _Walls) -> list[list[int]]:
    """Return the patches of each piece: letters in chains, marks with the letter next to them."""
    letters = np.flatnonzero(is_letter)
    parent = list(range(len(boxes)))
    _chain(boxes, letters, usual, walls, parent)
    is_letter = is_letter & ~_are_low(boxes, letters, usual, parent)
    letters = np.flatnonzero(is_letter)
    loose = []
    for mark in map(int, np.flatnonzero(~is_letter)):
        parent[mark] = mark
        nearest = _nearest(boxes, mark, letters, usual, walls)
        if nearest is None:
            loose.append(mark)
        else:
            parent[mark] = nearest
    _chain(boxes, np.array(loose, int), usual, walls, parent)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for k in range(len(boxes)):
        groups[_root(parent, k)].append(k)
    return list(groups.values())


def _are_low(boxes: Boxes, letters: NDArray[np.intp], usual: float, parent: list[int]) -> NDArray[np.bool_]:
    """Return which patches stand in pieces of no more than two, all low: marks of letters set large."""
    highest: dict[int, tuple[int, int]] = {}
    roots = [_root(parent, int(k)) for k in letters]
    for k, root in zip(letters, roots, strict=True):
        count, height = highest.get(root, (0, 0))
        highest[root] = count + 1, max(height, int(boxes[k, 3] - boxes[k, 1]))
    low = np.zeros(len(boxes), bool)
    for k, root in zip(letters, roots, strict=True):
        count, height = highest[root]
        low[k] = count <= _MOST_MARKS and height < _LOW * usual
    return low


def _root(parent: list[int], of: int) -> int:
    while parent[of] != of:
        parent[of] = of = parent[parent[of]]
    return of


def _chain(boxes: Boxes, chosen: NDArray[np.intp], usual: float, walls: _Walls, parent: list[int]) -> None:
    """Join the patches chosen that stand side by side."""
    if chosen.size < 2:
        return
    chosen = chosen[np.argsort(boxes[chosen, 0], kind="stable")]
    left, top, right, bottom = (boxes[chosen, k].astype(np.float64) for k in range(4))
    middle = (top + bottom) / 2
    for k in range(chosen.size):
        reach = right[k] + _GAP * max(usual, bottom[k] - top[k])
        end = int(np.searchsorted(left, reach, side="right"))
        if end <= k + 1:
            continue
        near = slice(k + 1, end)
        common = np.minimum(bottom[near], bottom[k]) - np.maximum(top[near], top[k])
        lower = np.minimum(bottom[near] - top[near], bottom[k] - top[k])
        for i in np.flatnonzero(common >= _BESIDE * lower) + k + 1:
            if not walls.part((left[k] + right[k]) / 2, middle[k], (left[i] + right[i]) / 2, middle[i]):
                parent[_root(parent, int(chosen[i]))] = _root(parent, int(chosen[k]))


def _nearest(boxes: Boxes, mark: int, letters: NDArray[np.intp], usual: float, walls: _Walls) -> int | None:
    """Return the letter next to a mark, None where none is near."""
    if not letters.size:
        return None
    left, top, right, bottom = (int(v) for v in boxes[mark])
    of = boxes[letters]
    aside = np.maximum(np.maximum(of[:, 0] - right, left - of[:, 2]), 0)
    away = np.maximum(np.maximum(of[:, 1] - bottom, top - of[:, 3]), 0)
    # What stands beside a letter at its height, a dash or a full stop, may be as far off as the next letter.
    distance = np.where(away > 0, aside + away / _MARK_REACH * _GAP, aside)
    for k in np.argsort(distance, kind="stable")[:3]:
        if distance[k] > _GAP * usual:
            return None
        other = boxes[letters[k]]
        if not walls.part((left + right) / 2, (top + bottom) / 2, (other[0] + other[2]) / 2, (other[1] + other[3]) / 2):
            return int(letters[k])
    return None


def _without_raised(boxes: Boxes, members: list[int]) -> list[list[int]]:
    """Return the patches of a piece, and apart from them what is set small and raised at its end: a note's mark."""
    own = boxes[members]
    heights = own[:, 3] - own[:, 1]
    usual = float(np.percentile(heights, 80))
    letters = [k for k in range(len(members)) if heights[k] >= 0.5 * usual]
    if len(letters) < 2:
        return [members]
    bottom = float(np.median(own[letters, 3]))
    end = sorted(letters, key=lambda k: int(own[k, 0]))[-_MOST_RAISED:]
    raised = []
    for k in reversed(end):
        if heights[k] > _RAISED_HIGH * usual or own[k, 3] > bottom - _RAISED_BY * usual:
            break
        raised.append(k)
    if not raised or len(raised) >= len(letters):
        return [members]
    start = min(int(own[k, 0]) for k in raised)
    behind = [members[k] for k in range(len(members)) if own[k, 0] >= start]
    before = [k for k in members if k not in behind]
    return [before, behind] if before else [members]


def _piece(labels: NDArray[np.int32], boxes: Boxes, members: list[int]) -> Piece:
    own = boxes[members]
    left, top = int(own[:, 0].min()), int(own[:, 1].min())
    right, bottom = int(own[:, 2].max()), int(own[:, 3].max())
    room = labels[top:bottom, left:right]
    mask = np.isin(room, np.array(members) + 1).astype(np.uint8) * 255
    return Piece(left, top, right, bottom, own[np.argsort(own[:, 0], kind="stable")], mask)
