"""Text from received files as a page or a chart may show it: nothing in it steers the reader or breaks the file."""

from __future__ import annotations

import unicodedata

_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LAYOUT = frozenset("\t\n")
_REPLACEMENT = "\ufffd"
_CUT = "…"


def shown(text: str) -> str:
    """Return text with what has no picture of its own, or turns the direction of writing, as a replacement sign.

    >>> shown("Hội nghị\\x1b[31m")
    'Hội nghị�[31m'
    """
    if text.isprintable():
        return text
    return "".join(_REPLACEMENT if _is_unfit(char) else char for char in text)


def one_line(text: str, longest: int) -> str:
    """Return text on one line, cut after `longest` characters.

    >>> one_line("Xây dựng  mô hình\\ntrồng rau", 12)
    'Xây dựng mô…'
    """
    line = " ".join(shown(text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + _CUT


def _is_unfit(char: str) -> bool:
    if char in _LAYOUT:
        return False
    return unicodedata.category(char) in ("Cc", "Cs", "Cn") or char in _BIDIRECTIONAL
