"""A printed page: its words and drawn lines, in points of the page as displayed, top left first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from ingest.document import Box


class Turn(IntEnum):
    """How far text is turned clockwise from upright, in degrees."""

    UPRIGHT = 0
    DOWN = 90
    OVER = 180
    UP = 270


class Face(NamedTuple):
    """The face a word is set in; `font` is its name in the file, less the mark of a subset."""

    font: str = ""
    is_bold: bool = False
    is_italic: bool = False


class Word(NamedTuple):
    """Characters set together without white space: a word, or a part of one that another font or object goes on with.

    `baseline` is where the letters stand, `left` and `right` are how far they advance, both of the text as it reads:
    for turned text the page is looked at with the text upright. `is_raised` holds for what is set smaller above the
    baseline, `reach` is how far turned text that an upright word stands for reaches above and below it, `confidence`
    how sure its reading is. Blanks typed between words are not kept: a reader may think some, and what parts words is
    the gap.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: Face
    turn: Turn = Turn.UPRIGHT
    is_raised: bool = False
    reach: float = 0.0
    confidence: float = 1.0

    @property
    def middle(self) -> float:
        """The height of the middle of its small letters."""
        return self.baseline - 0.3 * self.size


class Ruling(NamedTuple):
    """A drawn line, horizontal or vertical: `at` is its height or its distance from the left; start ≤ end."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as displayed: its size in points, what is written and what is drawn on it.

    `has_picture` holds where a picture covers most of it; `unseen` is the share of its characters that are not drawn.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    across: tuple[Ruling, ...] = ()
    down: tuple[Ruling, ...] = ()
    has_picture: bool = False
    unseen: float = 0.0

    @property
    def has_text(self) -> bool:
        """Whether any letter or digit stands on it."""
        return any(char.isalnum() for word in self.words for char in word.text)

    def middle(self, word: Word) -> tuple[float, float]:
        """Return the middle of a word as displayed, however it is turned."""
        along, height = (word.left + word.right) / 2, word.middle
        if word.turn is Turn.UPRIGHT:
            return along, height
        if word.turn is Turn.DOWN:
            return self.width - height, along
        return (height, self.height - along) if word.turn is Turn.UP else (self.width - along, self.height - height)


ASCENT = 0.8
DESCENT = 0.22
"""How far letters reach above and below the baseline, as a share of the size: what a place frames."""


def upright_box(words: Sequence[Word]) -> Box:
    """Return left, top, width, height of upright words."""
    left = min(word.left for word in words)
    top = min(word.baseline - ASCENT * word.size for word in words)
    right = max(word.right for word in words)
    bottom = max(word.baseline + DESCENT * word.size for word in words)
    return left, top, right - left, bottom - top
