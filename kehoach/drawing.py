"""Pictures of places in one received file: all that a worker does of them. Nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from ingest.crops import Spot
from ingest.formats import image
from ingest.limits import Limits
from ingest.pdf.crops import crops
from ingest.scans.crops import crops as crops_of_picture

READER = f"{__name__}:drawn"
_HEAD_BYTES = 1024


def drawn(path: Path, limits: Limits, progress: Callable[[], None], errand: bytes) -> list[bytes]:
    """Return a PNG of each spot of the errand, b"" where there is none."""
    spots = msgspec.json.decode(errand, type=list[Spot])
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
    draw = crops_of_picture if image.recognises(head, path) else crops
    return draw(path, spots, limits, progress)
