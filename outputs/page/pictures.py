"""The picture of a place on a page of a PDF, as it stands in a page: small, and nothing but a picture."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

_COLOURS = 16
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
        with Image.open(path, formats=("PNG",)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            drawn = _small(image)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    stream = io.BytesIO()
    drawn.save(stream, "PNG", optimize=True)
    uri = "data:image/png;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
    shrink = min(1.0, _CSS_WIDTH_MOST / drawn.width)
    return Picture(uri, round(drawn.width * shrink), round(drawn.height * shrink), len(uri))


def _small(image: Image.Image) -> Image.Image:
    """Return the picture in few colours and no wider than is seen."""
    plain = image.convert("RGB")
    if plain.width > _WIDEST_PX:
        height = round(plain.height * _WIDEST_PX / plain.width)
        plain = plain.resize((_WIDEST_PX, max(1, height)), Image.Resampling.LANCZOS)
    return plain.quantize(_COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
