"""What stands beside a figure and makes it doubtful: ink that was not read, what a ring hides, a mark set above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ingest.printed.page import Ruling
from ingest.scans.picture import Mask
from ingest.scans.pieces import Piece

_DIGIT = 0.8
"""A digit is no wider, blank beside it included, than this share of its height."""

_NEAR = 1.5
"""Ink no further off than this share of the height of digits may be some of the figure's own."""

_BESIDE = 0.4
_FEWEST_DIGITS, _WIDER = 3, 1.15
"""A comma or a dot takes room: a digit behind one begins so many times as far from the digit before as others do."""

_SIGNS = ("-", "–")
"""Hardly any amount of a plan is below nothing: what stands before a figure may be what a stamp or a ruling left."""

_GAP, _STEP = 1.3, 1.05
"""Middles of digits side by side are equally far apart: a gap so many times as wide as others, or, where there are no
others, wider than so many times the height of digits, has lost its mark."""

_ABOVE = 0.15
"""The last digit of a figure ends no further above the line than this share of its height."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """What makes figures of a page doubtful: what rings hide, the rulings down the page, the pieces left unread."""

    hidden: Mask
    down: Sequence[Ruling]
    unread: Sequence[Piece]
    scale: float

    def is_doubtful(self, figure: Piece, text: str) -> bool:
        """Return whether a figure may be more than the text that was read, or less."""
        if text.startswith(_SIGNS) or _ends_raised(figure) or has_squeezed_mark(figure, text) or has_gap(figure, text):
            return True
        return self._is_beside_hidden(figure) or self._is_beside_unread(figure)

    def _is_beside_hidden(self, figure: Piece) -> bool:
        """Return whether a ring that hides what is below lies on a figure or within a digit of it."""
        reach = round(_DIGIT * (figure.bottom - figure.top))
        room = self.hidden[figure.top : figure.bottom, max(0, figure.left - reach) : figure.right + reach]
        return bool(room.any())

    def _is_beside_unread(self, figure: Piece) -> bool:
        """Return whether a piece that could not be read stands next to a figure on its line, no ruling between."""
        return any(_is_next(figure, other) and not self._is_walled_off(figure, other) for other in self.unread)

    def _is_walled_off(self, figure: Piece, other: Piece) -> bool:
        x, u = sorted((piece.left + piece.right) / 2 / self.scale for piece in (figure, other))
        y = (figure.top + figure.bottom) / 2 / self.scale
        return any(x < ruling.at < u and ruling.start <= y <= ruling.end for ruling in self.down)


def has_squeezed_mark(figure: Piece, text: str) -> bool:
    """Return whether a mark was read between two digits that stand as close as others: a speck stands there.

    False where the digits cannot be told apart, or there are too few.
    """
    digits = figure.letters
    if len(digits) != sum(map(str.isdigit, text)) or len(digits) < _FEWEST_DIGITS:
        return False
    steps = [int(step) for step in np.diff(digits[:, 0])]
    between = re.split(r"\d", text)[1:-1]
    plain = [step for step, mark in zip(steps, between, strict=True) if not mark]
    marked = [step for step, mark in zip(steps, between, strict=True) if mark in (".", ",")]
    return bool(plain and marked) and min(marked) < _WIDER * float(np.median(plain))


def has_gap(figure: Piece, text: str) -> bool:
    """Return whether two digits without a mark between them stand so far apart that there was one.

    False where the digits cannot be told apart.
    """
    digits = figure.letters[np.argsort(figure.letters[:, 0])]
    if len(digits) != sum(map(str.isdigit, text)) or len(digits) < 2:
        return False
    steps = np.diff((digits[:, 0] + digits[:, 2]) / 2)
    between = re.split(r"\d", text)[1:-1]
    plain = [float(step) for step, mark in zip(steps, between, strict=True) if not mark]
    if len(plain) < 2:
        high = float(np.median(digits[:, 3] - digits[:, 1]))
        return bool(plain) and plain[0] > _STEP * high
    return max(plain) > _GAP * min(plain)


def _ends_raised(figure: Piece) -> bool:
    """Return whether the last patch of a figure stands above its line: the mark of a note, which is none of it."""
    letters = figure.letters
    high = float(np.percentile(letters[:, 3] - letters[:, 1], 80))
    last = figure.patches[int(figure.patches[:, 2].argmax())]
    return bool(last[3] < int(letters[:, 3].max()) - _ABOVE * high)


def _is_next(piece: Piece, other: Piece) -> bool:
    apart = max(other.left - piece.right, piece.left - other.right)
    common = min(piece.bottom, other.bottom) - max(piece.top, other.top)
    lower = min(piece.bottom - piece.top, other.bottom - other.top)
    return apart <= _NEAR * (piece.bottom - piece.top) and common >= _BESIDE * lower
