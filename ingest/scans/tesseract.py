"""Tesseract in this process: where its data lies, and lines of print read by it."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import cv2
import numpy as np

from ingest.errors import NeedsTool
from ingest.scans.picture import PAPER, Pixels
from ingest.scans.variables import DATA_VARIABLE

LANGUAGE = "vie"
USUAL_HEIGHT = 30
"""Pixels that letters are made high before they are read."""

_MARGIN = 12


class ReadWord(NamedTuple):
    """A word as read: its text, where it begins and ends in pixels of the picture given, how sure it is (0–1)."""

    text: str
    left: float
    right: float
    confidence: float


class Tesseract:
    """An engine with Vietnamese data, kept for a process. Making it raises NeedsTool where it is not installed."""

    def __init__(self) -> None:
        module, folder = _module(), data_folder()
        if module is None or folder is None:
            raise NeedsTool("tesserocr is missing" if module is None else f"no {LANGUAGE}.traineddata")
        self._levels: Any = module.RIL
        self._api: Any = module.PyTessBaseAPI(path=str(folder), lang=LANGUAGE, oem=module.OEM.LSTM_ONLY)
        self._line, self._word = module.PSM.SINGLE_LINE, module.PSM.SINGLE_WORD
        self.version = f"Tesseract {self._api.Version()}"

    def words(
        self, grey: Pixels, letters_high: float, made_high: int = USUAL_HEIGHT, *, is_one_word: bool = False
    ) -> list[ReadWord]:
        """Return the words of one line of dark print on white, whose letters are so high and are made so high."""
        enlarged, factor = _enlarged(grey, letters_high, made_high)
        self._show(enlarged, is_one_word=is_one_word)
        self._api.Recognize()
        return [
            ReadWord(
                text,
                (left - _MARGIN) / factor,
                (right - _MARGIN) / factor,
                confidence / 100,
            )
            for text, left, right, confidence in self._found()
        ]

    def only(self, allowed: str, grey: Pixels, letters_high: float, made_high: int) -> tuple[str, float]:
        """Return one line in which nothing but the characters allowed may be read, and how sure it is."""
        self._api.SetVariable("tessedit_char_whitelist", allowed)
        try:
            self._show(_enlarged(grey, letters_high, made_high)[0], is_one_word=True)
            text = "".join(self._api.GetUTF8Text().split())
            confidences = self._api.AllWordConfidences()
        finally:
            self._api.SetVariable("tessedit_char_whitelist", "")
        return text, min(confidences, default=0) / 100

    def _show(self, grey: Pixels, *, is_one_word: bool) -> None:
        height, width = grey.shape
        self._api.SetPageSegMode(self._word if is_one_word else self._line)
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(300)

    def _found(self) -> Iterable[tuple[str, int, int, float]]:
        words = self._api.GetIterator()
        if words is None:
            return
        level = self._levels.WORD
        while True:
            if not words.Empty(level):
                box = words.BoundingBox(level)
                text = words.GetUTF8Text(level).strip()
                if box and text:
                    yield text, box[0], box[2], words.Confidence(level)
            if not words.Next(level):
                return


def _enlarged(grey: Pixels, letters_high: float, made_high: int) -> tuple[Pixels, float]:
    """Return a line with its letters made so high, paper around, and by how much it was enlarged."""
    factor = made_high / max(letters_high, 1.0)
    if not 0.9 < factor < 1.1:
        height, width = grey.shape
        size = max(1, round(width * factor)), max(1, round(height * factor))
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        grey = np.asarray(cv2.resize(grey, size, interpolation=way), np.uint8)
    else:
        factor = 1.0
    bordered = cv2.copyMakeBorder(
        grey, _MARGIN, _MARGIN, _MARGIN, _MARGIN, cv2.BORDER_CONSTANT, value=(PAPER, PAPER, PAPER)
    )
    return np.asarray(bordered, np.uint8), factor


@cache
def tesseract() -> Tesseract:
    """Return the engine of this process. Errors: NeedsTool."""
    return Tesseract()


def data_folder() -> Path | None:
    """Return the folder that holds the Vietnamese data: the one set, else where Debian, macOS and Windows put it."""
    set_by_user = os.environ.get(DATA_VARIABLE) or os.environ.get("TESSDATA_PREFIX")
    places = [Path(set_by_user), Path(set_by_user) / "tessdata"] if set_by_user else []
    return next((place for place in [*places, *_usual_places()] if (place / f"{LANGUAGE}.traineddata").is_file()), None)


def _usual_places() -> Iterable[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if root := os.environ.get(variable):
                yield Path(root) / "Tesseract-OCR" / "tessdata"
                yield Path(root) / "Programs" / "Tesseract-OCR" / "tessdata"
        return
    for root in ("/usr/share/tesseract-ocr", "/usr/local/share", "/opt/homebrew/share", "/usr/share"):
        yield from sorted(Path(root).glob("*/tessdata"), reverse=True)
        yield Path(root) / "tessdata"


def _module() -> ModuleType | None:
    try:
        return importlib.import_module("tesserocr")
    except ImportError:
        return None
