"""Cells of tables whose text is turned, as heads of narrow columns are: found by how their ink stands."""

from __future__ import annotations

from collections.abc import Sequence
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

_LOWEST, _HIGHEST_POINTS = 2.0, 250.0
"""A stack is at least so many usual letters high, and its cell no higher than heads are."""

_LEAST_SURE, _SURE = 0.5, 0.8
_SHORTEST_WORD = 3
_VERY_SURE, _FEWEST_SHORT, _SHORT = 0.9, 2, 2
"""So many short words, all of them very sure, tell as much as a long one: "Tỷ lệ"."""


class Cell(NamedTuple):
    """A cell in pixels, and the positions of the pieces that stand in it."""

    left: int
    top: int
    right: int
    bottom: int
    members: tuple[int, ...]


def stacks(found: Sequence[Piece], lines: DrawnLines, shape: tuple[int, ...], usual: float, scale: float) -> list[Cell]:
    """Return the cells in which nothing but narrow pieces stand one below the other."""
    labels, statistics = _rooms(lines, shape, scale)
    members: dict[int, list[int]] = {}
    for k, piece in enumerate(found):
        members.setdefault(int(labels[(piece.top + piece.bottom) // 2, (piece.left + piece.right) // 2]), []).append(k)
    cells = []
    for label, own in members.items():
        left, top, width, height = (int(v) for v in statistics[label, :4])
        if (
            label
            and _is_stack([found[k] for k in own], usual)
            and height <= _HIGHEST_POINTS * scale
            and width < shape[1] - 1
        ):
            cells.append(Cell(left, top, left + width, top + height, tuple(own)))
    return cells


def _is_stack(own: Sequence[Piece], usual: float) -> bool:
    """Return whether pieces are what turned text looks like: narrow, or, of several lines, closer than upright ones."""
    if len(own) < _FEWEST or max(p.bottom for p in own) - min(p.top for p in own) < _LOWEST * usual:
        return False
    width = float(np.median([piece.right - piece.left for piece in own]))
    pitch = float(np.median(np.diff(sorted(piece.top for piece in own))))
    return width <= _NARROW * usual or (
        width <= _WIDEST * usual and len(own) >= _FEWEST_OF_LINES and pitch < _CLOSE * usual
    )


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
    short = sum(len(text) >= _SHORT and sure >= _VERY_SURE for text, sure in known)
    return length > 0 and told >= _LEAST_SURE * length and (is_word or short >= _FEWEST_SHORT)
