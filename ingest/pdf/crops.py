"""Pictures of places in a PDF, drawn by pdfium."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2
from PIL.Image import Image

from ingest.crops import LARGEST_SCALE, PIXELS_WIDE, Spot, framed, strip
from ingest.document import Box
from ingest.limits import Limits
from ingest.pdf.frame import LARGEST_POINTS
from ingest.pdf.pages import opened


def crops(path: Path, spots: Sequence[Spot], limits: Limits, progress: Callable[[], None]) -> list[bytes]:
    """Return a PNG of each spot, b"" where its page has no such place. Errors: as `printed_pages`."""
    document = opened(path)
    try:
        pictures = []
        for spot in spots:
            progress()
            within = 1 <= spot.page <= min(len(document), limits.pages)
            pictures.append(_crop(document[spot.page - 1], spot.box) if within else b"")
        return pictures
    finally:
        document.close()


def _crop(page: pypdfium2.PdfPage, box: Box) -> bytes:
    width, height = page.get_size()
    edges = strip(box, width, height) if 0 < max(width, height) <= LARGEST_POINTS else None
    if edges is None:
        return b""
    upper, lower = edges
    scale = min(LARGEST_SCALE, PIXELS_WIDE / width)
    picture: Image = page.render(scale=scale, crop=(0, height - lower, 0, upper), may_draw_forms=False).to_pil()
    left, top, box_width, box_height = box
    return framed(picture, (left * scale, (top - upper) * scale, box_width * scale, box_height * scale))
