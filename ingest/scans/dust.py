"""Specks of dust told from the marks of print: round, alone, all over a page, and next to no letter."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.picture import Mask

_LETTER_POINTS = 3.2
"""No letter of readable print is smaller both ways."""

_FAR_POINTS = 8.0
"""Print stands no marks so far from its letters: many specks there are dust."""

_FEWEST = 20
_LARGEST_SHARE = 98
_ONE_STRIP, _STRIPS = 0.4, 24
"""Bullets and dashes stand below each other: no strip of the page holds so many of specks of dust."""

_ALONE_POINTS = 4.0
"""Dots of one leader or ellipsis are nearer to each other."""

_BESIDE_POINTS = 2.5
"""Marks, full stops and commas are nearer to their letters."""

_DASH_POINTS, _DASH_SHAPE = 2.2, 1.8
"""What is so wide, and so many times as wide as high, may be a dash."""


def without_dust(ink: Mask, scale: float) -> Mask:
    """Return the ink of a page without dust, the same where there is hardly any."""
    _, patches, statistics, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    labels, boxes = np.asarray(patches, np.int32), np.asarray(statistics, np.int32)
    longest = np.maximum(boxes[:, 2], boxes[:, 3])
    is_speck = longest < _LETTER_POINTS * scale
    is_speck &= (boxes[:, 2] < _DASH_POINTS * scale) | (boxes[:, 2] < _DASH_SHAPE * boxes[:, 3])
    is_small = longest < _LETTER_POINTS * scale
    is_small[0] = is_speck[0] = False
    specks = np.flatnonzero(is_speck)
    if len(specks) < _FEWEST:
        return ink
    away = _from_letters(labels, is_small, boxes, specks) / scale
    is_alone = _are_alone(labels, is_small, boxes, specks, scale)
    far = specks[is_alone & (away > _FAR_POINTS)]
    if not _is_strewn(boxes[far], ink.shape[1]):
        return ink
    largest = float(np.percentile(longest[far], _LARGEST_SHARE))
    gone = specks[is_alone & (away > _BESIDE_POINTS) & (longest[specks] <= largest)]
    is_gone = np.zeros(len(boxes), bool)
    is_gone[gone] = True
    return np.where(is_gone[labels], 0, ink).astype(np.uint8)


def _from_letters(
    labels: NDArray[np.int32], is_small: NDArray[np.bool_], boxes: NDArray[np.int32], specks: NDArray[np.intp]
) -> NDArray[np.float64]:
    """Return how far each speck is from the next letter, in pixels."""
    is_letter = ~is_small
    is_letter[0] = False
    distances = cv2.distanceTransform((~is_letter[labels]).astype(np.uint8), cv2.DIST_L2, 3)
    return np.array([distances[_room(boxes[k])].min() for k in specks])


def _are_alone(
    labels: NDArray[np.int32],
    is_small: NDArray[np.bool_],
    boxes: NDArray[np.int32],
    specks: NDArray[np.intp],
    scale: float,
) -> NDArray[np.bool_]:
    """Return whether no other small patch is near each speck."""
    wide = max(3, 2 * round(_ALONE_POINTS * scale / 2) + 1)
    small = is_small[labels].astype(np.uint8)
    grown = cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide)))
    _, groups = cv2.connectedComponents(grown)
    numbers = np.flatnonzero(is_small)
    group = {int(k): int(groups[_room(boxes[k])].max()) for k in numbers}
    counts = np.bincount(list(group.values()))
    return np.array([counts[group[int(k)]] == 1 for k in specks])


def _room(box: NDArray[np.int32]) -> tuple[slice, slice]:
    left, top, width, height = (int(value) for value in box[:4])
    return slice(top, top + height), slice(left, left + width)


def _is_strewn(boxes: NDArray[np.int32], width: int) -> bool:
    """Return whether specks are many and lie all over the page."""
    if len(boxes) < _FEWEST:
        return False
    counts, _ = np.histogram(boxes[:, 0], bins=_STRIPS, range=(0, width))
    return bool(counts.max() <= _ONE_STRIP * len(boxes))
