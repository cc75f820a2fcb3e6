"""One received file → a submission: all that a worker does. Nothing heavy is imported here, and nothing is written.

A file whose pages are pictures is read in steps, so that several workers share its pages: first it says which pages are
to be read, then each is read by itself, then the file is read with all of them at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

import msgspec

import ingest
from corpus.evidence import borne_out, in_doubt
from corpus.submission import Submission
from corpus.submission import submission as understood
from ingest.formats import formats
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.scans.page import ReadPage
from ingest.scans.reading import PageReadings, require_engine

READER = f"{__name__}:answer"


@dataclass(frozen=True, slots=True)
class Errand:
    """What is wanted of a file: one page of it as read, or all of it with these pages, encoded, at hand."""

    page: int | None = None
    pages: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an errand: a submission; or the numbers of the pages to read first; or a page as read, encoded."""

    submission: Submission | None = None
    wanted: tuple[int, ...] = ()
    page: bytes = b""


class _PagesWanted(Exception):
    """Leaves the reading of a file whose pages are to be read first."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__()
        self.numbers = tuple(numbers)


def _unheard() -> None:
    """Nobody waits for progress."""


def prepare() -> None:
    """Load the modules of all formats."""
    formats()


def answer(path: Path, limits: Limits, progress: Callable[[], None], errand: bytes = b"") -> Answer:
    """Return what came of an encoded errand; without one a file is read, or says which pages are to be read first.

    Errors: UnreadableError, with what to do.
    """
    if not errand:
        try:
            return Answer(_submission(path, limits, progress, _wanting))
        except _PagesWanted as wanted:
            return Answer(wanted=wanted.numbers)
    asked = msgspec.msgpack.decode(errand, type=Errand)
    if asked.page is not None:
        return Answer(page=msgspec.msgpack.encode(ingest.page_reading(path, asked.page, limits, progress)))
    pages = [msgspec.msgpack.decode(page, type=ReadPage) for page in asked.pages]
    return Answer(_submission(path, limits, progress, partial(_chosen, pages)))


def submission(path: Path, limits: Limits = DEFAULT_LIMITS, progress: Callable[[], None] = _unheard) -> Submission:
    """Read one received file all the way to a submission, in this process; raise UnreadableError where it cannot be."""

    def here(numbers: Sequence[int]) -> Sequence[ReadPage]:
        return [ingest.page_reading(path, number, limits, progress) for number in numbers]

    return _submission(path, limits, progress, here)


def _submission(path: Path, limits: Limits, progress: Callable[[], None], page_readings: PageReadings) -> Submission:
    """Return a file as understood; where sums fail over figures in doubt, those are read again and it is told anew."""
    quarters: dict[int, int] = {}

    def noted(numbers: Sequence[int]) -> Sequence[ReadPage]:
        read = page_readings(numbers)
        quarters.update((page.number, page.quarters) for page in read)
        return read

    document = ingest.read(path, limits, progress, noted)
    first = understood(document)
    places = in_doubt(first)
    if not places:
        return first
    again = borne_out(document, ingest.read_again(path, places, quarters, limits, progress))
    return first if again is document else understood(again)


def _wanting(numbers: Sequence[int]) -> NoReturn:
    """Leave the reading of a file, for these pages are read first. Errors: NeedsTool where they cannot be here."""
    require_engine()
    raise _PagesWanted(numbers)


def _chosen(pages: Sequence[ReadPage], numbers: Sequence[int]) -> Sequence[ReadPage]:
    return [page for page in pages if page.number in numbers]
