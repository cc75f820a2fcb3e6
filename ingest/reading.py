"""A received file → a parsed document: what it is, told from its content, and the format module that reads it."""

from __future__ import annotations

import stat
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ingest.document import Document, Place
from ingest.errors import Damaged, EmptyFile, Locked, NoAccess, NotADocument, TemporaryFile, TooLarge
from ingest.formats import Format, Pictured, formats
from ingest.limits import DEFAULT_LIMITS, Limits
from ingest.scans import reading as scans
from ingest.scans.page import ReadPage
from ingest.scans.reading import PageReadings
from ingest.signatures import is_encrypted_office, verdict
from ingest.structure import structured

HEAD_BYTES = 8192

_TEMPORARY_NAMES = {"thumbs.db", "desktop.ini", ".ds_store"}
_TEMPORARY_PREFIXES = ("~$", ".~lock.", "._")


def read(
    path: Path,
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[], None] | None = None,
    page_readings: PageReadings | None = None,
) -> Document:
    """Return the parsed document; `progress` is called while reading goes on. Errors: UnreadableError.

    `page_readings` gives the pages that are pictures, by number; where it is None they are read here.
    """
    if is_temporary(path.name):
        raise TemporaryFile
    try:
        head = _head(path, limits)
        if is_encrypted_office(head, path):
            raise Locked
    except OSError as error:
        raise NoAccess(str(error)) from error
    module = _format(head, path)
    if module is None:
        raise verdict(head, path, limits)
    if isinstance(module, Pictured):
        return structured(module.read(path, limits, progress or _unheard, page_readings))
    return structured(module.read(path, limits, progress or _unheard))


def page_reading(
    path: Path, number: int, limits: Limits = DEFAULT_LIMITS, progress: Callable[[], None] | None = None
) -> ReadPage:
    """Return one page, a picture, as read. Errors: UnreadableError."""
    module = _pictured(path, limits)
    if module is None:
        raise Damaged("no longer a file of pages")
    (picture,) = module.pictures(path, limits, (number,))
    return scans.page_reading(picture, progress or _unheard)


def read_again(
    path: Path,
    places: Sequence[Place],
    quarters: Mapping[int, int],
    limits: Limits = DEFAULT_LIMITS,
    progress: Callable[[], None] | None = None,
) -> dict[Place, tuple[str, ...]]:
    """Return what the figures at places may read as where the format can be read again, best first.

    `quarters` says which pages were read turned, by how many quarters against the clock.
    """
    module = _pictured(path, limits)
    if module is None:
        return {}
    return scans.read_again(places, partial(module.pictures, path, limits), quarters, progress or _unheard)


def _pictured(path: Path, limits: Limits) -> Pictured | None:
    """Return the format of a file where its pages may be pictures."""
    module = _format(_head(path, limits), path)
    return module if isinstance(module, Pictured) else None


def _format(head: bytes, path: Path) -> Format | None:
    """Return the format that a file, which begins with `head`, is of; None where it is of none that can be read."""
    return next((module for module in formats() if module.recognises(head, path)), None)


def is_temporary(name: str) -> bool:
    """Whether a file of this name is left behind by Word, LibreOffice, Windows or macOS.

    >>> is_temporary("~$KH 2024.docx"), is_temporary("Thumbs.db"), is_temporary("KH 2024.docx")
    (True, True, False)
    """
    return name.lower() in _TEMPORARY_NAMES or name.startswith(_TEMPORARY_PREFIXES)


def _head(path: Path, limits: Limits) -> bytes:
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise NotADocument("not a regular file")
    if status.st_size == 0:
        raise EmptyFile
    if status.st_size > limits.file_bytes:
        raise TooLarge(f"{status.st_size} bytes")
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)


def _unheard() -> None:
    """Nobody waits for progress."""
