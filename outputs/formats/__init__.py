"""What is written of a dataset: each module of this folder is one format, found by being here.

A module declares FORMAT_ID, TITLE_VI, TITLE_EN and `write(dataset, folder, language)`. They write in order of name,
so the description of the files (data_package) comes after the files (csv_dataset).
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from corpus.dataset import Dataset


class Format(Protocol):
    """What a format module declares."""

    FORMAT_ID: str
    TITLE_VI: str
    TITLE_EN: str

    def write(self, dataset: Dataset, folder: Path, language: str, *, for_excel: bool = False) -> tuple[Path, ...]:
        """Write the dataset to the folder and return the files written."""


@cache
def formats() -> tuple[Format, ...]:
    """Return the format modules by name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast(Format, importlib.import_module(f"{__name__}.{name}")) for name in names)
