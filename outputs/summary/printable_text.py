"""Text of received files as it may stand in a Word or Excel file: no character that XML forbids, never too long."""

from __future__ import annotations

import re

# Excel takes no longer text in a cell.
_LONGEST = 32_000
# Word takes no longer property of a document.
_LONGEST_PROPERTY = 255
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile(r"\s+")


def printable(text: str) -> str:
    """Return text on one line; characters that no file may hold, or that turn the reading direction, show as “�”.

    >>> printable("Mô hình\\x07 trồng\\n mãng cầu")
    'Mô hình� trồng mãng cầu'
    """
    shown = _BLANKS.sub(" ", _FORBIDDEN.sub("\ufffd", text)).strip()
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def property_text(text: str) -> str:
    """Return text as it may stand among the properties of a file."""
    return printable(text)[:_LONGEST_PROPERTY]
