"""The picture of a place on a page of a PDF, as it stands in a page: small, and nothing but a picture."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, UnidentifiedImageError

MOST_PICTURE_BYTES = 150_000
"""What the pictures of one list may add to a page; beyond it places are drawn from the table's cells, or left out."""

_WIDEST_PX = 900
_MOST_PIXELS = 20_000_000
_CSS_WIDTH_MOST = 760
# Print and its smooth edges, the red of the frame and its edges: more greys cost much and show nothing.
_PALETTE = ((0, 0, 0), (85, 85, 85), (170, 170, 170), (255, 255, 255), (200, 20, 20), (228, 138, 138))
_PALETTE_ENTRIES = 256


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
            small = _small(image)
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError, ValueError, SyntaxError):
        return None
    stream = io.BytesIO()
    small.save(stream, "WEBP", lossless=True, quality=100, method=4)
    uri = "data:image/webp;base64," + base64.b64encode(stream.getvalue()).decode("ascii")
    shrink = min(1.0, _CSS_WIDTH_MOST / small.width)
    return Picture(uri, round(small.width * shrink), max(1, round(small.height * shrink)), len(uri))


def _small(image: Image.Image) -> Image.Image:
    """Return the picture in few colours and no wider than is seen."""
    plain = image.convert("RGB")
    if plain.width > _WIDEST_PX:
        height = round(plain.height * _WIDEST_PX / plain.width)
        plain = plain.resize((_WIDEST_PX, max(1, height)), Image.Resampling.LANCZOS)
    return plain.quantize(palette=_palette(), dither=Image.Dither.NONE).convert("RGB")


def _palette() -> Image.Image:
    colours = _PALETTE + _PALETTE[:1] * (_PALETTE_ENTRIES - len(_PALETTE))
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    return palette
