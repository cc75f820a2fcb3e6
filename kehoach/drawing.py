"""Pictures of places in one received file: all that a worker does of them. Nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from ingest.limits import Limits
from ingest.pdf.crops import Spot, crops

READER = f"{__name__}:drawn"


def drawn(path: Path, limits: Limits, progress: Callable[[], None], errand: bytes) -> list[bytes]:
    """Return a PNG of each spot of the errand, b"" where there is none."""
    return crops(path, msgspec.json.decode(errand, type=list[Spot]), limits, progress)
