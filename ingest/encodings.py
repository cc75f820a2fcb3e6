"""Old Vietnamese encodings, told by font and content: TCVN3 (.VnTime …) and VNI (VNI-Times …) to Unicode.

Their fonts draw Vietnamese letters over the codes of Latin-1, so a file that uses them says "céng hßa" for "cộng hòa".
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from enum import Enum

from ingest.syllables import is_syllable

TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
"""Code of the first letter → letters with consecutive codes (TCVN 5712:1993, VN3)."""

PDF_STAND_INS = {"\u2212": 0xAD, "\u2219": 0xB7, "\u03bc": 0xB5}
"""What PDF writers make of the codes that Unicode calls soft hyphen, middle dot and micro sign."""

VNI_MARKS = {
    "aeouyôö": {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"},
    "aeo": {"â": "\u0302", "á": "\u0302\u0301", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
            "ä": "\u0302\u0323"},
    "a": {"ê": "\u0306", "é": "\u0306\u0301", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
          "ë": "\u0306\u0323"},
}  # fmt: skip
"""Base letters → the mark printed after one of them → the combining marks it stands for."""

VNI_LETTERS = {"í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ", "ñ": "đ"}
"""VNI letters of one code; ô and ö may bear a mark."""

_TCVN3_FONT = re.compile(r"(?:\.Vn|Vn(?=[A-Z]))\w")
_CAPITALS_FONT = re.compile(r"H(?:[-, ]?(?:Bold|Italic|Regular|MT))*$")
_SUBSET_PREFIX = re.compile(r"^[A-Z]{6}\+")
_WORD = re.compile(r"[^\s\d!-/:-@\[-`{-~\u2000-\u2211\u2213-\u2218\u221a-\u2bff\ue000-\uf8ff]+")


class Encoding(Enum):
    """An encoding that its font's name tells."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


def decoded(text: str, font: str, unicode_fonts: frozenset[str] = frozenset()) -> str:
    """Return the text of a run in Unicode (NFC) where the font and the text itself are of an old encoding, else as is.

    Fonts named .VnTime stand over Unicode text too. Text with a letter that the encoding has not is left alone, and so
    is text that is better Vietnamese undecoded; where both read well the font decides, unless it is in `unicode_fonts`.

    >>> decoded("céng hßa", ".VnTime"), decoded("céng hßa", ".VnTimeH"), decoded("coäng hoøa", "VNI-Times")
    ('cộng hòa', 'CỘNG HÒA', 'cộng hòa')
    """
    encoding = encoding_of(font)
    if encoding is None:
        return text
    in_capitals = encoding is Encoding.TCVN3 and _CAPITALS_FONT.search(font) is not None
    if text.isascii():
        return text.upper() if in_capitals and font not in unicode_fonts else text
    reading = _reading(text, encoding)
    if reading is None or _gain(text, reading) < (1 if font in unicode_fonts else 0):
        return text
    return reading.upper() if in_capitals else reading


def unicode_fonts(runs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the fonts that name an old encoding but stand over Unicode text, from all (text, font) of a document."""
    letters: Counter[str] = Counter()
    for text, font in runs:
        encoding = encoding_of(font)
        if encoding is None or text.isascii():
            continue
        reading = _reading(text, encoding)
        if reading is None:
            letters[font] += len(text)
        elif (gain := _gain(text, reading)) != 0:
            letters[font] -= len(text) if gain > 0 else -len(text)
    return frozenset(font for font, count in letters.items() if count > 0)


def encoding_of(font: str) -> Encoding | None:
    """Return the old encoding that a font's name stands for, None for any other font."""
    name = _SUBSET_PREFIX.sub("", font.strip())
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3
    return Encoding.VNI if name.upper().startswith("VNI-") else None


def _reading(text: str, encoding: Encoding) -> str | None:
    """Return the text read in the encoding, None where it holds a letter that is none of its own."""
    composed = unicodedata.normalize("NFC", text)
    reading = _in_tcvn3(composed) if encoding is Encoding.TCVN3 else _in_vni(composed)
    return None if reading is None else unicodedata.normalize("NFC", reading)


def _in_tcvn3(text: str) -> str | None:
    if any(ch not in _TCVN3 and ord(ch) > 0x7F and unicodedata.category(ch)[0] in "LM" for ch in text):
        return None
    return "".join(_TCVN3.get(ch, ch) for ch in text)


def _in_vni(text: str) -> str | None:
    letters: list[str] = []
    base = ""
    for ch in text:
        lower = ch.lower()
        if marks := _VNI_PAIRS.get(base + lower):
            letters.append(marks)
            base = ""
        elif lower in VNI_LETTERS:
            letters.append(VNI_LETTERS[lower].upper() if ch.isupper() else VNI_LETTERS[lower])
            base = lower
        elif ord(ch) > 0x7F and unicodedata.category(ch)[0] in "LM":
            return None
        else:
            letters.append(ch)
            base = lower
    return "".join(letters)


def _gain(text: str, reading: str) -> int:
    """Return how many words are Vietnamese syllables only when decoded, less those that are so only undecoded."""
    return _syllables(reading) - _syllables(unicodedata.normalize("NFC", text))


def _syllables(text: str) -> int:
    return sum(is_syllable(word) for word in _WORD.findall(text))


_TCVN3 = {chr(first + i): letter for first, letters in TCVN3_RUNS.items() for i, letter in enumerate(letters)}
_TCVN3 |= {stand_in: _TCVN3[chr(code)] for stand_in, code in PDF_STAND_INS.items()}
_VNI_PAIRS = {
    base + mark: combining for bases, marks in VNI_MARKS.items() for base in bases for mark, combining in marks.items()
}
