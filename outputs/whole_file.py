"""Files written whole or not at all: a crash leaves the old file, never half of the new one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a text file for writing (LF) that takes its name only when all of it is written."""
    with partial_path(path) as partial, partial.open("w", encoding=encoding, newline="") as stream:
        yield stream


@contextmanager
def partial_path(path: Path) -> Iterator[Path]:
    """Give a path beside another to write a file to; what was written takes the other's name when all went well."""
    partial = path.with_name(f".{path.name}.{os.getpid()}{path.suffix}")
    try:
        yield partial
        with partial.open("r+b") as stream:
            os.fsync(stream.fileno())
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
