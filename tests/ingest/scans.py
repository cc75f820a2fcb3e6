"""Scans made of the samples at test time: pages with text drawn as pictures, skewed, stamped, saved in every format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw

from ingest.errors import NeedsTool
from ingest.scans.tesseract import tesseract

SAMPLES = Path(__file__).parents[2] / "samples" / "received"


def has_tesseract() -> bool:
    """Return whether Tesseract with Vietnamese data is installed here."""
    try:
        tesseract()
    except NeedsTool:
        return False
    return True


needs_tesseract = pytest.mark.skipif(
    not has_tesseract(), reason="Tesseract with Vietnamese data is not installed (apt install tesseract-ocr-vie)"
)


def drawn_pages(path: Path, dpi: int = 200) -> list[Image.Image]:
    """Return the pages of a PDF as pictures."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def skewed(page: Image.Image, degrees: float) -> Image.Image:
    """Return a page that lies askew, clockwise."""
    return page.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor="white")


def stamped(page: Image.Image, x: int, y: int, radius: int) -> Image.Image:
    """Return a page with a red ring stamped on it, print seen through."""
    ring = Image.new("RGB", page.size, "white")
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(ring).ellipse(box, outline=(214, 60, 60), width=max(3, radius // 20))
    return ImageChops.multiply(page, ring)


def scan(pages: Sequence[Image.Image], path: Path, dpi: int = 200) -> Path:
    """Return a PDF of pictures."""
    # A picture remembers what it was saved with.
    pages = [page.copy() for page in pages]
    pages[0].save(path, "PDF", save_all=True, append_images=list(pages[1:]), resolution=dpi)
    return path
