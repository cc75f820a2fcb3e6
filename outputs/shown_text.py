"""Text from received files as a report may show it: nothing in it steers the reader or breaks the file."""

from __future__ import annotations

import unicodedata

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAYOUT = frozenset("\t\n")
_REPLACEMENT = "\ufffd"
_CUT = "…"
MOST_OF_A_PROPERTY = 255
"""Word and Excel take no longer property of a file."""

# No cell of a spreadsheet takes more.
_LONGEST = 32_000


def shown(text: str) -> str:
    """Return text with what has no picture of its own, or turns the direction of writing, as a replacement sign.

    >>> shown("Hội nghị\\x1b[31m")
    'Hội nghị�[31m'
    """
    if text.isprintable():
        return text
    return "".join(_REPLACEMENT if _is_unfit(char) else char for char in text)


def one_line(text: str, longest: int = _LONGEST) -> str:
    """Return text on one line, cut after `longest` characters.

    >>> one_line("Xây dựng  mô hình\\ntrồng rau", 12)
    'Xây dựng mô…'
    """
    line = " ".join(shown(text.replace("\r", "\n")).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _CUT


def shortened(text: str, longest: int) -> str:
    """Return text on one line, cut at a word where it is longer than so many characters.

    >>> shortened("Dự toán kinh phí sự nghiệp khoa học", 20)
    'Dự toán kinh phí sự …'
    """
    line = one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]} {_CUT}"


def _is_unfit(char: str) -> bool:
    if char in _LAYOUT:
        return False
    return unicodedata.category(char) in ("Cc", "Cs", "Cn") or char in _BIDIRECTIONAL
