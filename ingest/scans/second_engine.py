"""A second engine for figures, where one is installed: trueocr, with the very model it was measured with."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from ingest.scans.picture import Pixels
from ingest.scans.variables import SWITCH_VARIABLE

NAME = "trueocr"

MODEL_SHA256 = "360b800dcbebd1099270f703ac35a43a6c86b40de049c4be78a130184b3bfef0"
"""Of rec.onnx in trueocr 0.1.1. Another model has not been measured and is not asked."""

_MODEL = Path("models") / "rec.onnx"


class SecondEngine(Protocol):
    """Reads lines of print independently of the first engine."""

    version: str

    def texts(self, lines: Sequence[Pixels]) -> list[str]:
        """Return the text of each line, a picture in grey with nothing else in it."""


@cache
def second_engine() -> SecondEngine | None:
    """Return the engine of this process, None where it is not installed, its model is another one, or it is off."""
    if os.environ.get(SWITCH_VARIABLE) == "0":
        return None
    found = importlib.util.find_spec(NAME)
    if found is None or not found.submodule_search_locations:
        return None
    folder = Path(found.submodule_search_locations[0])
    model = folder / _MODEL
    if not model.is_file() or hashlib.sha256(model.read_bytes()).hexdigest() != MODEL_SHA256:
        return None
    try:
        return _TrueOcr(importlib.import_module(f"{NAME}.recognizer"), model.parent)
    except ImportError:
        return None


class _TrueOcr:
    """The recogniser of trueocr, which reads one line at a time and needs no network."""

    def __init__(self, module: ModuleType, models: Path) -> None:
        self._recogniser: Any = module.Recognizer(models, threads=1)
        self.version = f"{NAME} {self._recogniser.name}"

    def texts(self, lines: Sequence[Pixels]) -> list[str]:
        return [str(found.text) for found in self._recogniser.predict(lines)]
