"""Pictures of pages → pages as read, one by one → printed pages, with the engines of this machine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import cv2

from ingest.document import Box, Place
from ingest.printed.page import PrintedPage
from ingest.scans.again import readings_again
from ingest.scans.cleaning import cleaned
from ingest.scans.mending import Mending
from ingest.scans.orientation import quarters
from ingest.scans.page import ReadPage, read_page
from ingest.scans.picture import Picture
from ingest.scans.pieces import pieces
from ingest.scans.places import Turned
from ingest.scans.printed import printed
from ingest.scans.second_engine import SecondEngine, second_engine
from ingest.scans.tesseract import Tesseract, tesseract

READ_BY_VI = "Đọc {count} trang ảnh quét bằng {engines}."
MENDED_VI = "Trang {page}: chữ đọc được là “{read}”, sửa thành “{mended}”."
MENDED_MORE_VI = "… và {count} chữ khác được sửa khi đọc ảnh quét."
DROPPED_VI = "Trang {pages}: có nét mực chưa đọc được; hãy đối chiếu với bản gốc."

_MOST_NOTES = 20
_ILLEGIBLE = 0.55
"""How sure letters are on average, from 0 to 1, on a page that cannot be read."""

PageReadings = Callable[[Sequence[int]], Sequence[ReadPage]]
"""Returns the pages of these numbers as read; one that cannot be read is missing. Errors: NeedsTool."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What pictures of pages show: printed pages set straight, how each was turned, and the engines that read them.

    `mendings` are the words that were read otherwise, by page; on pages `dropped` some ink could not be read.
    """

    pages: tuple[PrintedPage, ...]
    turned: dict[int, Turned]
    unread: tuple[int, ...]
    engines: str
    mendings: tuple[tuple[int, Mending], ...] = ()
    dropped: tuple[int, ...] = ()


def require_engine() -> None:
    """Raise NeedsTool where Tesseract or its Vietnamese data is not installed."""
    tesseract()


def page_reading(picture: Picture, progress: Callable[[], None]) -> ReadPage:
    """Return a page as read, set straight. Errors: NeedsTool where Tesseract or its data is not installed."""
    # A worker is one of several: threads of its own would only take from the others.
    cv2.setNumThreads(1)
    try:
        return _upright(picture, tesseract(), second_engine(), progress)
    except cv2.error as error:
        if error.code == cv2.Error.StsNoMem:
            raise MemoryError from error
        raise


def read_here(pictures: Callable[[Sequence[int]], Iterable[Picture]], progress: Callable[[], None]) -> PageReadings:
    """Return what reads the pages that `pictures` shows in this process, one after the other."""
    return lambda numbers: [page_reading(picture, progress) for picture in pictures(numbers)]


def scanned(read: Sequence[ReadPage], wanted: Sequence[int]) -> Scanned:
    """Return what the pages of one document show, those wanted that are not among them unread."""
    engine, second = tesseract(), second_engine()
    there = {page.number for page in read}
    illegible = {page.number for page in read if page.legibility < _ILLEGIBLE and (page.pieces or page.dropped)}
    return Scanned(
        tuple(printed(read)),
        {page.number: Turned(page.degrees, page.quarters) for page in read},
        tuple(number for number in wanted if number in illegible or number not in there),
        engine.version if second is None else f"{engine.version}, {second.version}",
        tuple((page.number, mending) for page in read for mending in page.mendings),
        tuple(page.number for page in read if page.pieces and page.dropped),
    )


def _upright(
    picture: Picture, engine: Tesseract, second: SecondEngine | None, progress: Callable[[], None]
) -> ReadPage:
    """Return a page as read, turned to where its text stands upright."""
    clean = cleaned(picture)
    progress()
    whole = pieces(clean.ink, picture.scale, clean.lines.down)
    turned = quarters(clean, whole, picture.scale, engine)
    progress()
    if turned:
        picture = picture.turned(turned)
        clean = cleaned(picture)
        whole = pieces(clean.ink, picture.scale, clean.lines.down)
    return replace(read_page(picture, clean, whole, engine, second, progress), quarters=turned)


def notes(found: Scanned) -> tuple[str, ...]:
    """Return what staff should know of the reading, in Vietnamese: engines, mended words, ink that was not read."""
    said = [READ_BY_VI.format(count=len(found.pages), engines=found.engines)]
    told = list(dict.fromkeys((n, m.read, m.mended) for n, m in found.mendings))
    said += [MENDED_VI.format(page=n, read=read, mended=mended) for n, read, mended in told[:_MOST_NOTES]]
    if len(told) > _MOST_NOTES:
        said.append(MENDED_MORE_VI.format(count=len(told) - _MOST_NOTES))
    if found.dropped:
        said.append(DROPPED_VI.format(pages=", ".join(map(str, found.dropped))))
    return tuple(said)


def read_again(
    places: Sequence[Place],
    pictures: Callable[[Sequence[int]], Iterable[Picture]],
    turned: Mapping[int, int],
    progress: Callable[[], None],
) -> dict[Place, tuple[str, ...]]:
    """Return what the figures at places may read as, best first; `pictures` shows the pages of these numbers.

    `turned` says which pages were read turned, by how many quarters against the clock.
    """
    engine, second = tesseract(), second_engine()
    by_page: defaultdict[int, list[tuple[Place, Box]]] = defaultdict(list)
    for place in places:
        if place.page is not None and place.box is not None:
            by_page[place.page].append((place, place.box))
    found: dict[Place, tuple[str, ...]] = {}
    for picture in pictures(sorted(by_page)):
        progress()
        wanted = by_page[picture.number]
        by = turned.get(picture.number, 0)
        again = readings_again(picture.turned(by), [box for _, box in wanted], engine, second, by)
        found.update((place, again[box]) for place, box in wanted)
    return found
