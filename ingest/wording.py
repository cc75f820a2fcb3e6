"""Text made comparable: for telling words apart in layout, never for what is shown."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

# Every precomposed letter of the Latin blocks by its base letter; marks typed apart vanish. ASCII stands for itself:
# a letter that is not in the table costs more than one that is.
_BARE: dict[int, str | None] = {code: chr(code) for code in range(0x80)}
_BARE |= {
    code: base
    for code in range(0xC0, 0x1F00)
    if (base := unicodedata.normalize("NFD", chr(code))[0]) != chr(code) and base.isascii()
}
_BARE |= dict.fromkeys(range(0x300, 0x370))
_BARE |= {ord(letter): base for letter, base in zip("đĐðÐɖƉ", "dDdDdD", strict=True)}
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_UNIT_LINE = re.compile(
    r"\(?(?:don vi(?: tinh)?|dvt|d\.v\.t)\s*:?\s*(?:\d[\d.,]*\s*)?"
    r"(?:(?:trieu|nghin|ngan|ty|tr\.?|ng\.?)\s*)?(?:dong|vnd|trieu|d)(?: viet nam)?\s*[.)]*"
)
_ALIKE = 0.75
"""How alike two readings of one text on scans are at least, from 0 to 1."""


def bare(text: str) -> str:
    """Return the text in lower-case letters without diacritics, white space folded.

    >>> bare("UỶ BAN  NHÂN DÂN") == bare("Ủy ban nhân dân")
    True
    """
    return " ".join(unaccented(text.casefold()).split())


def unaccented(text: str) -> str:
    """The text without tone marks, hats, horns and strokes.

    >>> unaccented("Đo lường")
    'Do luong'
    """
    return text if text.isascii() else text.translate(_BARE)


def reads_alike(one: str, other: str) -> bool:
    """Return whether two readings may be of one text on scans: nearly the same letters.

    >>> reads_alike("Ngân sách tỉnh -", "Ngân. sách tinh"), reads_alike("Tổng số", "Cộng")
    (True, False)
    """
    return SequenceMatcher(None, bare(one), bare(other), autojunk=False).ratio() >= _ALIKE


def is_unit_line(text: str) -> bool:
    """Return whether the text says a unit of money and nothing else: "Đơn vị tính: triệu đồng", "(ĐVT: 1.000 đồng)"."""
    return _UNIT_LINE.fullmatch(bare(text)) is not None


def roman_value(text: str) -> int:
    """Return the value of a Roman numeral of I, V, X and L.

    >>> roman_value("XIV")
    14
    """
    digits = [_ROMAN_DIGITS[letter] for letter in text.upper()]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))
