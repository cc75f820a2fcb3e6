"""One piece of a line read: at several sizes where the first reading is in doubt, the most plausible reading kept."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence

from ingest.scans.figures import as_figure
from ingest.scans.numbering import is_number
from ingest.scans.picture import Pixels
from ingest.scans.second_engine import SecondEngine
from ingest.scans.tesseract import USUAL_HEIGHT, ReadWord, Tesseract
from ingest.syllables import is_syllable

_OTHER_HEIGHTS = (40, 24, 34)
_DOUBTED = 0.9
_IMPLAUSIBLE = 0.75
_AROUND = ".,;:!?()[]{}\"'“”‘’-–…/"
_LOOK_ALIKES = str.maketrans("ÐƉð", "ĐĐđ")
_DASHES = {"—": "-", "–": "-", "_": "-", "¬": "-", "——": "-", "~": "-"}


def line_reading(engine: Tesseract, second: SecondEngine | None, grey: Pixels, letters_high: float) -> list[ReadWord]:
    """Return the words of a piece of a line that stands alone in a picture, empty where nothing can be read.

    A second engine has a say where the first is in doubt.
    """
    readings = [_read(engine, grey, letters_high, USUAL_HEIGHT)]
    if _is_sure(readings[0]):
        return readings[0]
    if second is not None:
        other = _worded(readings[0], second.texts([grey])[0])
        if len(other) == 1 and is_number(other[0].text) and not is_number(readings[0][0].text):
            return other
        readings.append(other)
    for height in _OTHER_HEIGHTS:
        readings.append(_read(engine, grey, letters_high, height))
        text, times = Counter(map(_text, readings)).most_common(1)[0]
        if times > 1 and text:
            break
    agreed = {text for text, times in Counter(map(_text, readings)).items() if times > 1 and text}
    return max(readings, key=lambda words: _plausibility(words) + 0.1 * (_text(words) in agreed))


def _read(engine: Tesseract, grey: Pixels, letters_high: float, made_high: int) -> list[ReadWord]:
    words = engine.words(grey, letters_high, made_high)
    return [word._replace(text=_spelt(word.text)) for word in words]


def _worded(words: Sequence[ReadWord], text: str) -> list[ReadWord]:
    """Return another reading of words, each in its place; nothing where it has more or fewer."""
    parts = [_spelt(part) for part in text.split()]
    if len(parts) != len(words):
        return []
    return [word._replace(text=part) for word, part in zip(words, parts, strict=True)]


def _spelt(word: str) -> str:
    """Return a word in NFC, with the Vietnamese "Đ" for the letters of other tongues that look like it."""
    return _DASHES.get(word, unicodedata.normalize("NFC", word).translate(_LOOK_ALIKES))


def _text(words: Sequence[ReadWord]) -> str:
    return " ".join(word.text for word in words)


def _is_sure(words: Sequence[ReadWord]) -> bool:
    return bool(words) and all(word.confidence >= _DOUBTED and _is_plausible(word.text) for word in words)


def _plausibility(words: Sequence[ReadWord]) -> float:
    """Return how sure a reading is on average over its letters, words that are none counted less."""
    length = sum(len(word.text) for word in words)
    if not length:
        return 0.0
    told = sum(len(w.text) * w.confidence * (1 if _is_plausible(w.text) else _IMPLAUSIBLE) for w in words)
    return told / length


def _is_plausible(word: str) -> bool:
    """Return whether a word can stand in a plan: a syllable spelt in one case, a figure, an acronym."""
    bare = word.strip(_AROUND)
    if not bare or as_figure(bare) is not None:
        return True
    if bare.isalpha() and is_syllable(bare):
        return bare.islower() or bare.isupper() or bare.istitle()
    return all(_is_acronym(part) for part in bare.replace("/", "-").replace("&", "-").split("-"))


def _is_acronym(part: str) -> bool:
    return part.isdecimal() or (part.isalpha() and (part.isupper() or is_syllable(part)))
