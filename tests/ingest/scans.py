"""Scans made of the samples at test time: pages with text drawn as pictures, skewed, stamped, saved in every format."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

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
    """Return a page with a red ring over it."""
    over = page.copy()
    box = (x - radius, y - radius, x + radius, y + radius)
    ImageDraw.Draw(over).ellipse(box, outline=(214, 60, 60), width=max(3, radius // 20))
    return Image.blend(page, over, 0.8)


def scan(pages: Sequence[Image.Image], path: Path, dpi: int = 200) -> Path:
    """Return a PDF of pictures."""
    pages[0].save(path, "PDF", save_all=True, append_images=list(pages[1:]), resolution=dpi)
    return path
