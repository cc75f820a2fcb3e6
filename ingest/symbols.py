"""Characters of the symbol fonts (Symbol, Wingdings) that stand at private codes, in Unicode."""

from __future__ import annotations

import re

_BULLET = "•"
_PRIVATE_CODES = re.compile("[\uf020-\uf0ff]")
_FIRST_CODE = 0xF000
_SYMBOL = {
    0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: _BULLET, 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xAE: "→",
    0xDE: "⇒", 0xA8: _BULLET, 0xE5: "∑", 0x2D: "-", 0x61: "α", 0x62: "β", 0x6D: "µ", 0x44: "Δ",
}  # fmt: skip
_DINGBATS = {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x6F: "☐", 0xA8: "☐", 0x71: "☐", 0xE0: "→", 0xF0: "→"}
_ASCII_LIKE = range(0x20, 0x40)
"""Digits and signs stand at their ASCII codes in Symbol."""


def symbol(code: str, font: str) -> str:
    """Return the character of a w:sym: its hexadecimal code in a symbol font, or a code of Unicode."""
    try:
        char = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    if "\ud800" <= char <= "\udfff":
        return ""
    # Writers may leave out the F000 that marks a symbol font.
    if font.lower().startswith(("symbol", "wingdings", "webdings")) and ord(char) < 0x100:
        char = chr(_FIRST_CODE + ord(char))
    return unicode_symbols(char, font)


def unicode_symbols(text: str, font: str) -> str:
    """Return the text with the private codes of symbol fonts read; what is a mark of no known shape is a bullet."""
    # No private code is printable, and this asks much faster.
    if text.isprintable():
        return text
    return _PRIVATE_CODES.sub(lambda match: _read(ord(match[0]) - _FIRST_CODE, font.lower()), text)


def _read(code: int, font: str) -> str:
    if font.startswith(("wingdings", "webdings")):
        return _DINGBATS.get(code, _BULLET)
    if code in _SYMBOL:
        return _SYMBOL[code]
    return chr(code) if code in _ASCII_LIKE else _BULLET
