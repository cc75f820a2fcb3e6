"""Cells of tables whose text is turned, as heads of narrow columns are: found by how their ink stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.picture import PAPER
from ingest.scans.pieces import Piece
from ingest.scans.tesseract import ReadWord
from ingest.syllables import is_syllable

_FEWEST = 2
_NARROW = 2.5
"""Read as if it were upright, a turned line is a stack of pieces no wider than so many usual letters are high."""

_WIDEST, _CLOSE, _FEWEST_OF_LINES = 7.0, 1.1, 3
"""Turned lines side by side are no wider together, their pieces nearer to each other than upright lines ever stand."""

_COMMON = 0.5
"""So much of a piece stands below the one above."""

_LOWEST, _HIGHEST_POINTS = 2.0, 250.0
"""A stack is at least so many usual letters high, and its cell no higher than heads are."""

_LEAST_SURE, _SURE = 0.5, 0.8
_SHORTEST_WORD = 3
_VERY_SURE, _FEWEST_SHORT, _SHORT = 0.9, 2, 2
"""So many short words, and all that is read very sure, tell as much as a long one: "Tỷ lệ"."""


class Cell(NamedTuple):
    """A cell in pixels, and the positions of the pieces that stand in it; where not sure they may stand upright."""

    left: int
    top: int
    right: int
    bottom: int
    members: tuple[int, ...]
    is_sure: bool = True


def stacks(found: Sequence[Piece], lines: DrawnLines, shape: tuple[int, ...], usual: float, scale: float) -> list[Cell]:
    """Return the cells in which nothing but narrow pieces stand one below the other."""
    labels, statistics = _rooms(lines, shape, scale)
    members: dict[int, list[int]] = {}
    for k, piece in enumerate(found):
        members.setdefault(int(labels[(piece.top + piece.bottom) // 2, (piece.left + piece.right) // 2]), []).append(k)
    cells = []
    for label, own in members.items():
        left, top, width, height = (int(v) for v in statistics[label, :4])
        if not label or height > _HIGHEST_POINTS * scale or width >= shape[1] - 1:
            continue
        within = [found[k] for k in own]
        is_narrow = _is_stack(within, usual)
        if is_narrow or (height > width and _are_lines(within, usual)):
            cells.append(Cell(left, top, left + width, top + height, tuple(own), is_narrow))
    return cells


def _is_stack(own: Sequence[Piece], usual: float) -> bool:
    """Return whether pieces are what a turned line looks like: narrow, one below the other."""
    if len(own) < _FEWEST or max(p.bottom for p in own) - min(p.top for p in own) < _LOWEST * usual:
        return False
    return float(np.median([piece.right - piece.left for piece in own])) <= _NARROW * usual


def _are_lines(own: Sequence[Piece], usual: float) -> bool:
    """Return whether pieces are what turned lines side by side look like: one below the other, closer than upright."""
    if len(own) < _FEWEST_OF_LINES or max(piece.right - piece.left for piece in own) > _WIDEST * usual:
        return False
    pairs = list(pairwise(sorted(own, key=attrgetter("top"))))
    if any(min(a.right, b.right) - max(a.left, b.left) < _COMMON * (b.right - b.left) for a, b in pairs):
        return False
    return float(np.median([below.top - above.top for above, below in pairs])) < _CLOSE * usual


def _rooms(lines: DrawnLines, shape: tuple[int, ...], scale: float) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return a picture of the rooms that rulings part, each of its own number, and their boxes."""
    open_space = np.full(shape, PAPER, np.uint8)
    for at, start, end in lines.across:
        cv2.line(open_space, _pixel(start, at, scale), _pixel(end, at, scale), 0, 2)
    for at, start, end in lines.down:
        cv2.line(open_space, _pixel(at, start, scale), _pixel(at, end, scale), 0, 2)
    _, labels, statistics, _ = cv2.connectedComponentsWithStats(open_space, connectivity=4)
    return labels, statistics


def _pixel(x: float, y: float, scale: float) -> tuple[int, int]:
    return round(x * scale), round(y * scale)


def is_text(words: Sequence[ReadWord]) -> bool:
    """Return whether words read make sense: on average sure, and one of them a word for certain, or some short ones."""
    length = sum(len(word.text) for word in words)
    told = sum(len(word.text) * word.confidence for word in words)
    bare = [(word.text.strip("(),.:;"), word.confidence) for word in words]
    known = [(text, sure) for text, sure in bare if is_syllable(text)]
    is_word = any(len(text) >= _SHORTEST_WORD and sure >= _SURE for text, sure in known)
    short = sum(len(text) >= _SHORT for text, _ in known)
    are_short = short >= _FEWEST_SHORT and all(sure >= _VERY_SURE for _, sure in bare)
    return length > 0 and told >= _LEAST_SURE * length and (is_word or are_short)
