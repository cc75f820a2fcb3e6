"""What lies beside the paper on a photograph or a copy, told by its darker tone along the edges of the picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.scans.picture import Mask, Pixels

_DEEPEST_POINTS = 10.0
"""What reaches further in from an edge may hold print: it stays."""

_PAPER_POINTS = 8.0
"""So much behind it is looked at for the tone of paper there."""

_BLOCK_POINTS = 10.0
"""An edge is looked at in stretches of this length: the paper seldom lies straight."""

_DARKER = 0.9
"""What lies beside paper is no lighter than this share of it; print leaves more than half of a stretch as it is."""

_HALO_POINTS = 1.5
"""How far its edge reaches, and the shadow of the paper on it."""


def surroundings(grey: Pixels, scale: float) -> Mask:
    """Return where a picture shows what lies beside the paper; `scale` is pixels per point."""
    beside = np.zeros(grey.shape, np.uint8)
    limit, paper = round(_DEEPEST_POINTS * scale), round(_PAPER_POINTS * scale)
    if not limit or not paper or min(grey.shape) <= 4 * (limit + paper):
        return beside
    block, halo = max(1, round(_BLOCK_POINTS * scale)), round(_HALO_POINTS * scale)
    for quarters in range(4):
        side, found = np.rot90(grey, quarters)[: limit + paper], np.rot90(beside, quarters)
        depths = _depths(side, limit, block)
        # Within a stretch it may reach as far as in the next.
        around = np.pad(depths, 1, mode="edge")
        for k, depth in enumerate(np.max([around[:-2], around[1:-1], around[2:]], axis=0)):
            if depth:
                found[: depth + halo, k * block : (k + 1) * block] = 255
    return beside


def _depths(side: Pixels, limit: int, block: int) -> NDArray[np.int_]:
    """Return for each stretch of an edge how far in what lies beside the paper reaches, no further than the limit."""
    starts = range(0, side.shape[1], block)
    tones = np.stack([np.median(side[:, start : start + block], axis=1) for start in starts], axis=1)
    is_darker = tones[:limit] < _DARKER * np.percentile(tones[limit:], 75, axis=0)
    depths = np.where(is_darker.all(axis=0), 0, is_darker.argmin(axis=0))
    return np.asarray(depths, np.int_)
