"""The picture of a place on a page of a PDF, as it stands in a page: small, and nothing but a picture."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_SMALL_BYTES = 25_000
_COLOURS = 32
_WIDEST_PX = 900
_MOST_PIXELS = 20_000_000
_CSS_WIDTH_MOST = 760


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a data URI, with the size it is shown in and how many bytes it adds to the page."""

    uri: str
    width: int
    height: int
    size_bytes: int


def picture(corpus: Path, crop: str) -> Picture | None:
    """Return the picture of a place, its path relative to the corpus; None where there is none that can be shown."""
    path = corpus / crop
    if not crop or not path.resolve().is_relative_to(corpus.resolve()):
        return None
    try:
        written = path.read_bytes()
        with Image.open(io.BytesIO(written), formats=("PNG",)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            image.load()
            size = image.size
            if len(written) > _SMALL_BYTES:
                written = _small(image)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    uri = "data:image/png;base64," + base64.b64encode(written).decode("ascii")
    shrink = min(1.0, _CSS_WIDTH_MOST / size[0])
    return Picture(uri, round(size[0] * shrink), max(1, round(size[1] * shrink)), len(uri))


def _small(image: Image.Image) -> bytes:
    """Return the picture in few colours and no wider than is seen, as PNG."""
    plain = image.convert("RGB")
    if plain.width > _WIDEST_PX:
        height = round(plain.height * _WIDEST_PX / plain.width)
        plain = plain.resize((_WIDEST_PX, max(1, height)), Image.Resampling.LANCZOS)
    stream = io.BytesIO()
    few = plain.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()
