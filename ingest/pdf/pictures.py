"""The pages of a PDF as pictures, at the resolution that their scans have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import pypdfium2
from pypdfium2 import raw

from ingest.errors import Damaged
from ingest.pdf.pages import opened
from ingest.scans.picture import Picture, Pixels

_POINTS_PER_INCH = 72
_COARSEST_DPI, _USUAL_DPI, _FINEST_DPI = 100, 300, 300
"""A page is rendered as fine as its picture, within these; one without a picture at the usual."""

_EDGE_PIXELS = 3
"""By how much page and picture may differ in size where the picture fills the page."""

_MOST_PIXELS = 40_000_000
_DEEPEST_FORM = 4


def pictures(path: Path, numbers: Sequence[int]) -> Iterator[Picture]:
    """Yield the pages of these numbers as displayed. Errors: Damaged."""
    document = opened(path)
    try:
        for number in numbers:
            yield _picture(document, number)
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int) -> Picture:
    try:
        page = document[number - 1]
        width, height = page.get_size()
        pixels = _rendered(page, _size(page, width, height))
        page.close()
    except pypdfium2.PdfiumError as error:
        raise Damaged(f"page {number} cannot be drawn") from error
    is_grey = np.array_equal(pixels[:, :, 0], pixels[:, :, 2]) and np.array_equal(pixels[:, :, 0], pixels[:, :, 1])
    shown = pixels[:, :, 0] if is_grey else cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)
    return Picture(number, np.ascontiguousarray(shown, np.uint8), width, height)


def _size(page: pypdfium2.PdfPage, width: float, height: float) -> tuple[int, int]:
    """Return the size in pixels at which a page shows its largest picture as it is, pixel by pixel, if it may."""
    picture = _largest(page)
    dpi = min(max(picture.dpi, _COARSEST_DPI), _FINEST_DPI) if picture is not None else _USUAL_DPI
    scale = min(dpi / _POINTS_PER_INCH, (_MOST_PIXELS / (width * height)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    if picture is not None:
        for own in ((picture.width, picture.height), (picture.height, picture.width)):
            if all(abs(one - other) <= _EDGE_PIXELS for one, other in zip(own, size, strict=True)):
                return own
    return size


class _PagePicture(NamedTuple):
    """A picture that a page shows: the area it covers in square points, how fine it is, its size in pixels."""

    area: float
    dpi: float
    width: int
    height: int


def _largest(page: pypdfium2.PdfPage) -> _PagePicture | None:
    found: list[_PagePicture] = []
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=_DEEPEST_FORM):
        left, bottom, right, top = image.get_bounds()
        metadata = image.get_metadata()
        if metadata.width > 0 and metadata.height > 0 and right > left and top > bottom:
            dpi = min(metadata.horizontal_dpi, metadata.vertical_dpi)
            found.append(_PagePicture((right - left) * (top - bottom), dpi, metadata.width, metadata.height))
    return max(found, default=None)


def _rendered(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Pixels:
    """Return a page drawn at a size, in blue, green and red."""
    width, height = size
    bitmap = pypdfium2.PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
        return np.array(bitmap.to_numpy(), np.uint8)
    finally:
        bitmap.close()
