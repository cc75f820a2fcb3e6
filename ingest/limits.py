"""What one received file may use while it is read; every limit reached becomes a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one document's reading, or of a page of it that is a picture. Sizes are in bytes, times in seconds."""

    memory_bytes: int = 900_000_000
    cpu_seconds: int = 300
    wall_seconds: int = 600
    no_progress_seconds: int = 60
    pages: int = 2_000
    cells: int = 200_000
    unpacked_bytes: int = 200_000_000
    file_bytes: int = 300_000_000
    nesting: int = 200


DEFAULT_LIMITS = Limits()
