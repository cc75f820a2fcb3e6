"""Pictures of places in a file that is itself a picture, of one page or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from ingest.crops import LARGEST_SCALE, PIXELS_WIDE, Spot, framed, strip
from ingest.document import Box
from ingest.formats.image import pictures
from ingest.limits import Limits
from ingest.scans.picture import Picture


def crops(path: Path, spots: Sequence[Spot], limits: Limits, progress: Callable[[], None]) -> list[bytes]:
    """Return a PNG of each spot, b"" where its page has no such place. Errors: Damaged, TooLarge."""
    found = [b""] * len(spots)
    for page in pictures(path, limits, sorted({spot.page for spot in spots})):
        progress()
        for k, spot in enumerate(spots):
            if spot.page == page.number:
                found[k] = _crop(page, spot.box)
    return found


def _crop(page: Picture, box: Box) -> bytes:
    edges = strip(box, page.width, page.height)
    if edges is None:
        return b""
    upper, lower = edges
    scale = min(LARGEST_SCALE, PIXELS_WIDE / page.width)
    rows = page.pixels[round(upper * page.scale) : max(round(lower * page.scale), round(upper * page.scale) + 1)]
    size = max(1, round(page.width * scale)), max(1, round((lower - upper) * scale))
    left, top, width, height = box
    picture = Image.fromarray(rows).resize(size, Image.Resampling.BOX)
    return framed(picture, (left * scale, (top - upper) * scale, width * scale, height * scale))
