"""Pages of an earlier report whose plan is no longer in the dataset: they would pass for its own."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

GENERATOR = "kehoach bao-cao"
"""What our pages say of themselves (meta name="generator"); other files in the folder are left alone."""

_HEAD_BYTES = 2_000


def remove_stale_pages(folder: Path, kept: Collection[str]) -> None:
    """Remove the pages of the folder that are ours and not among those kept."""
    for path in sorted(folder.glob("*.html")):
        if path.name not in kept and _is_ours(path):
            path.unlink()


def _is_ours(path: Path) -> bool:
    with path.open("rb") as stream:
        return f'name="generator" content="{GENERATOR}"'.encode() in stream.read(_HEAD_BYTES)
