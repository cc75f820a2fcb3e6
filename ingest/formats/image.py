"""Pictures of pages: PNG, JPEG and TIFF, of one page or several."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from ingest.document import Document, MediaType
from ingest.errors import Damaged, NoText, TooLarge, UnsupportedFormat
from ingest.limits import Limits
from ingest.printed.blocks import printed_blocks
from ingest.scans.picture import Picture, Pixels
from ingest.scans.places import as_displayed
from ingest.scans.reading import PageReadings, notes, read_here, scanned

MEDIA_TYPE = MediaType.IMAGE
TITLE_VI = "Ảnh chụp hoặc quét (.png, .jpg, .tif)"
TITLE_EN = "Pictures of pages (.png, .jpg, .tif)"

_HEADS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_KINDS = ("PNG", "JPEG", "TIFF")
_MOST_PIXELS = 100_000_000
"""An A3 page at 600 dpi; what is larger is refused before it is unpacked."""

_FINEST_DPI = 300
_SHORT_SIDE_POINTS = 595.3
"""Of A4: what a picture that says nothing of its size is taken for."""

_LEAST_POINTS, _MOST_POINTS = 280.0, 2_400.0
_POINTS_PER_INCH = 72


def recognises(head: bytes, path: Path) -> bool:
    """Whether it begins as a PNG, JPEG or TIFF does."""
    return head.startswith(_HEADS)


def read(
    path: Path, limits: Limits, progress: Callable[[], None], page_readings: PageReadings | None = None
) -> Document:
    """Return the document that pictures show, each page read by OCR. Errors: Damaged, NeedsTool, NoText, TooLarge."""
    numbers = range(1, _count(path, limits) + 1)
    here = read_here(partial(pictures, path, limits), progress)
    found = scanned((page_readings or here)(numbers), numbers)
    if len(found.unread) == len(numbers) or not any(page.has_text for page in found.pages):
        raise NoText
    shown = printed_blocks(found.pages)
    blocks = as_displayed(shown.blocks, found.pages, found.turned)
    return Document(MEDIA_TYPE, blocks, len(numbers), shown.footnotes, notes(found), found.unread)


def pictures(path: Path, limits: Limits, numbers: Sequence[int]) -> Iterator[Picture]:
    """Yield those pages of these numbers that a file has. Errors: Damaged, TooLarge, UnsupportedFormat."""
    with _opened(path) as image:
        for number in (number for number in numbers if number <= _frames(image)):
            image.seek(number - 1)
            yield _picture(image, number)


def _count(path: Path, limits: Limits) -> int:
    """Return how many pages a file has, none of which is too large. Errors: Damaged, TooLarge."""
    with _opened(path) as image:
        count = _frames(image)
        if count > limits.pages:
            raise TooLarge(f"{count} pages")
        for position in range(count):
            image.seek(position)
            if image.width * image.height > _MOST_PIXELS:
                raise TooLarge(f"{image.width} × {image.height} pixels")
        return count


def _frames(image: Image.Image) -> int:
    """Return how many pages an opened file has; a kind that holds but one does not say."""
    count: int = getattr(image, "n_frames", 1)
    return count


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """Open a file of pictures and close it; what goes wrong meanwhile is a verdict on it."""
    try:
        # Its size is asked before it is unpacked.
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            image = Image.open(path, formats=_KINDS)
        with image:
            yield image
    except UnidentifiedImageError as error:
        raise Damaged(str(error)) from error
    except Image.DecompressionBombError as error:
        raise TooLarge("pixels") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Damaged(type(error).__name__) from error


def _picture(image: Image.Image, number: int) -> Picture:
    dpi = _dpi(image)
    if dpi > 2 * _FINEST_DPI:
        image.draft("RGB", (image.width * _FINEST_DPI // dpi, image.height * _FINEST_DPI // dpi))
    factor = _FINEST_DPI / dpi
    plain = _plain(image)
    if factor < 1:
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        plain = plain.resize(size, Image.Resampling.BOX)
        dpi = _FINEST_DPI
    shown = ImageOps.exif_transpose(plain)
    pixels = cast(Pixels, np.asarray(shown, np.uint8))
    points = shown.width * _POINTS_PER_INCH / dpi, shown.height * _POINTS_PER_INCH / dpi
    return Picture(number, pixels, *points)


def _plain(image: Image.Image) -> Image.Image:
    """Return a picture in grey or in red, green and blue, eight bits each, on white where it is clear."""
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, np.float32)
        high = float(values.max()) if values.size else 0.0
        full = 255.0 if high <= 255 else 65_535.0
        plain = Image.fromarray(np.clip(values * (255.0 / full), 0, 255).astype(np.uint8))
        plain.info.update(image.info)
        return plain
    if image.mode in ("1", "L"):
        return image.convert("L")
    if "A" in image.mode or "transparency" in image.info:
        clear = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    if image.mode not in ("RGB", "P", "CMYK", "YCbCr", "LAB", "HSV"):
        raise UnsupportedFormat(image.mode)
    return image.convert("RGB")


def _dpi(image: Image.Image) -> int:
    """Return how fine a picture is: as it says, where that makes a page of it, else as if it were A4."""
    said = image.info.get("dpi", (0, 0))
    try:
        dpi = round(float(said[0]))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError, IndexError):
        dpi = 0
    short = min(image.width, image.height)
    if dpi > 0 and _LEAST_POINTS <= short * _POINTS_PER_INCH / dpi <= _MOST_POINTS:
        return dpi
    return max(1, round(short * _POINTS_PER_INCH / _SHORT_SIDE_POINTS))
