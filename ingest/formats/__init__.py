"""The formats that can be read: each module of this folder is one, found by being here.

A module declares MEDIA_TYPE, TITLE_VI, TITLE_EN, `recognises(head, path)` by content, and
`read(path, limits, progress)`; one whose pages may be pictures declares `pictures(path, limits, numbers)` as well.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from ingest.document import Document, MediaType
from ingest.limits import Limits
from ingest.scans.picture import Picture
from ingest.scans.reading import PageReadings


class Format(Protocol):
    """What a format module declares."""

    MEDIA_TYPE: MediaType
    TITLE_VI: str
    TITLE_EN: str

    def recognises(self, head: bytes, path: Path) -> bool:
        """Whether the content of a file, which begins with `head`, is of this format, whatever its name says."""

    def read(self, path: Path, limits: Limits, progress: Callable[[], None]) -> Document:
        """Return the parsed document. Errors: UnreadableError."""


@runtime_checkable
class Pictured(Format, Protocol):
    """A format whose pages may be pictures, each of which is read by itself, and read again where it is in doubt."""

    def pictures(self, path: Path, limits: Limits, numbers: Sequence[int]) -> Iterator[Picture]:
        """Yield the pages of these numbers as displayed. Errors: UnreadableError."""

    def read(
        self, path: Path, limits: Limits, progress: Callable[[], None], page_readings: PageReadings | None = None
    ) -> Document:
        """Return the parsed document; `page_readings` gives the pages that are pictures, None: they are read here."""


@cache
def formats() -> tuple[Format, ...]:
    """Return the format modules by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names)
