"""The background taken out of a picture: shadows, yellowed paper, the grey of a copy. Paper becomes white."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.scans.picture import Mask, Pixels

_GRAIN_POINTS = 3.0
"""One pixel of the small picture in which the background is looked for."""

_REACH = 9
"""Text is narrower than so many of those pixels, shadows are wider."""

_DARKEST = 40
"""Darker than this a background is none: a filled bar, the dark beside a photographed page."""

_INK = 0.62
"""Of the way from the darkness of text to paper, from which on a pixel belongs to what is printed."""

_LEAST_CONTRAST = 60


def flattened(grey: Pixels, scale: float) -> Pixels:
    """Return a grey picture with its background made white; `scale` is pixels per point."""
    height, width = grey.shape
    grain = max(1, round(_GRAIN_POINTS * scale))
    small = cv2.resize(grey, (max(1, width // grain), max(1, height // grain)), interpolation=cv2.INTER_AREA)
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((_REACH, _REACH), np.uint8))
    ground = cv2.GaussianBlur(ground, (0, 0), _REACH / 3)
    ground = np.maximum(cv2.resize(ground, (width, height), interpolation=cv2.INTER_LINEAR), _DARKEST)
    return np.asarray(cv2.divide(grey, ground, scale=255), np.uint8)


def text_tone(grey: Pixels) -> int:
    """Return how dark the ink of a flattened picture is: the middle of what is darker than Otsu's threshold."""
    threshold, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark = grey[grey < min(threshold, 255 - _LEAST_CONTRAST)]
    return int(np.median(dark)) if dark.size else 0


def ink(grey: Pixels, share: float = _INK) -> Mask:
    """Return where a flattened picture has ink."""
    tone = text_tone(grey)
    threshold = tone + share * (255 - tone)
    return np.asarray(cv2.threshold(grey, threshold, 255, cv2.THRESH_BINARY_INV)[1], np.uint8)
