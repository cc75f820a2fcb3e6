"""How a piece of a line is set, measured in its ink: baseline, size of type, weight of strokes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pieces import Piece

_SMALL_SHARE, TALL_SHARE = 0.455, 0.665
"""Height of "x" and of "H" as shares of the size of type: of Times and its likes, and near those of others."""

_TALL = frozenset("bdđfhkltßABCDEGHIKLMNOPQRSTUVXYZFJWĐ0123456789")
_SMALL = frozenset("aceimnorsuvxzơưgpqy")
_DESCENDING = frozenset("gjpqyýỳỷỹỵ")
_DESCENT = 0.21
"""How far such letters reach below the line, as a share of the size."""

_ON_LINE = 0.14
_SIZES_APART = 0.09
"""Sizes that differ by no more than this share of them are one: letters of a scan are not measured finer."""

_FEWEST_SMALL = 3


class Setting(NamedTuple):
    """In pixels: where letters stand, their size of type, how wide their strokes are as a share of the size."""

    baseline: float
    size: float
    weight: float


def setting(piece: Piece, text: str, usual: float) -> Setting:
    """Return how a piece that reads `text` is set; `usual` is the common height of letters of the page in pixels."""
    letters = piece.letters
    baseline = _baseline(letters)
    if len(letters) == 1 and not _DESCENDING.isdisjoint(text):
        # One patch of letters that touch, as "kỳ" on a coarse scan, ends where the lowest of them does.
        baseline -= _DESCENT * usual / TALL_SHARE
    size = _size(letters, baseline, text) or usual / TALL_SHARE
    return Setting(baseline, size, _stroke(piece) / size)


def with_common_sizes(measured: Sequence[float], lengths: Sequence[int]) -> list[float]:
    """Return the sizes with those that differ little made one: the one of most letters."""
    sizes = np.array(measured, float)
    weights = np.array(lengths, float)
    common = sizes.copy()
    left = np.ones(sizes.size, bool)
    while left.any():
        support = [weights[left & (np.abs(sizes - size) <= _SIZES_APART / 2 * size)].sum() for size in sizes[left]]
        centre = sizes[left][int(np.argmax(support))]
        near = left & (np.abs(sizes - centre) <= _SIZES_APART * centre)
        common[near] = float(np.average(sizes[near], weights=weights[near] + 1e-6))
        left &= ~near
    return [float(size) for size in common]


def _baseline(letters: NDArray[np.int32]) -> float:
    """Return the height at which most letters end."""
    bottoms = np.sort(letters[:, 3])
    within = max(1.0, _ON_LINE * float(np.median(letters[:, 3] - letters[:, 1])))
    support = [np.count_nonzero(np.abs(bottoms - bottom) <= within) for bottom in bottoms]
    centre = bottoms[int(np.argmax(support))]
    return float(np.median(bottoms[np.abs(bottoms - centre) <= within]))


def _size(letters: NDArray[np.int32], baseline: float, text: str) -> float | None:
    """Return the size of type told by how high the letters are that a text consists of, None where it has none."""
    plain = [char for char in unicodedata.normalize("NFC", text) if char in _SMALL or char in _TALL]
    small = sum(char in _SMALL for char in plain)
    tall = len(plain) - small
    heights = np.sort(baseline - letters[:, 1])
    heights = heights[heights > 0]
    if not heights.size or not plain:
        return None
    share = heights.size / max(len(plain) + _marked(text), 1)
    of_small = heights[: max(1, round(small * share))] if small >= _FEWEST_SMALL else heights[:0]
    if of_small.size:
        return float(np.median(of_small)) / _SMALL_SHARE
    last = heights.size - round(_above(text) * share)
    of_tall = heights[max(0, last - max(1, round(tall * share))) : last]
    return float(np.median(of_tall)) / TALL_SHARE if tall and of_tall.size else None


def _marked(text: str) -> int:
    return sum(char.isalpha() and char not in _SMALL and char not in _TALL for char in text)


def _above(text: str) -> int:
    """Return how many characters are higher than a capital: capitals with a mark above, brackets, slashes."""
    return sum(char in "()[]/|" or (char.isupper() and char not in _TALL) for char in text)


def _stroke(piece: Piece) -> float:
    """Return how wide the strokes of a piece are in pixels: four times as far as its ink lies from its edge."""
    bordered = cv2.copyMakeBorder(piece.ink, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0, 0, 0))
    distances = cv2.distanceTransform(bordered, cv2.DIST_L2, 3)
    inked = distances[distances > 0]
    return 4.0 * float(inked.mean()) - 1.0 if inked.size else 0.0
