"""Pictures of pages → printed pages, with the engines of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import cv2

from ingest.printed.page import PrintedPage
from ingest.scans.page import ReadPage, read_page
from ingest.scans.picture import Picture
from ingest.scans.printed import printed
from ingest.scans.second_engine import second_engine
from ingest.scans.tesseract import tesseract


@dataclass(frozen=True, slots=True)
class Scanned:
    """What pictures of pages show: printed pages set straight, how each was turned, and the engines that read them."""

    pages: tuple[PrintedPage, ...]
    degrees: dict[int, float]
    unread: tuple[int, ...]
    engines: str


def scanned(pictures: Iterable[Picture], progress: Callable[[], None]) -> Scanned:
    """Return what pictures show. Errors: NeedsTool where Tesseract or its Vietnamese data is not installed."""
    # A worker is one of several: threads of its own would only take from the others.
    cv2.setNumThreads(1)
    engine, second = tesseract(), second_engine()
    try:
        read: list[ReadPage] = [read_page(picture, engine, second, progress) for picture in pictures]
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            raise MemoryError from error
        raise
    return Scanned(
        tuple(printed(read)),
        {page.number: page.degrees for page in read},
        tuple(page.number for page in read if not page.pieces and page.dropped),
        engine.version if second is None else f"{engine.version}, {second.version}",
    )
