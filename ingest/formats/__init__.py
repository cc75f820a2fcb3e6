"""The formats that can be read: each module of this folder is one, found by being here.

A module declares MEDIA_TYPE, TITLE_VI, TITLE_EN, `recognises(head, path)` by content, and
`read(path, limits, progress)`; one whose figures can be read again declares `again(path, places, limits, progress)`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol, cast, runtime_checkable

from ingest.document import Document, MediaType, Place
from ingest.limits import Limits


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
class Rereadable(Protocol):
    """A format whose figures in doubt can be read again."""

    def again(
        self, path: Path, places: Sequence[Place], limits: Limits, progress: Callable[[], None]
    ) -> dict[Place, tuple[str, ...]]:
        """Return what the figures at places may read as, best first."""


@cache
def formats() -> tuple[Format, ...]:
    """Return the format modules by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names)
