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

_LOWEST, _HIGHEST_POINTS = 2.0, 250.0
"""A stack is at least so many usual letters high, and its cell no higher than heads are."""

_LEAST_SURE, _SURE = 0.5, 0.8
_SHORTEST_WORD = 3


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
        widths = [found[k].right - found[k].left for k in own]
        high = max(found[k].bottom for k in own) - min(found[k].top for k in own)
        is_stack = len(own) >= _FEWEST and float(np.median(widths)) <= _NARROW * usual and high >= _LOWEST * usual
        if label and is_stack and height <= _HIGHEST_POINTS * scale and width < shape[1] - 1:
            cells.append(Cell(left, top, left + width, top + height, tuple(own)))
    return cells


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
    """Return whether words read make sense: on average sure, and one of them a word for certain."""
    length = sum(len(word.text) for word in words)
    told = sum(len(word.text) * word.confidence for word in words)
    bare = [(word.text.strip("(),.:;"), word.confidence) for word in words]
    return (
        length > 0
        and told >= _LEAST_SURE * length
        and any(len(text) >= _SHORTEST_WORD and sure >= _SURE and is_syllable(text) for text, sure in bare)
    )
