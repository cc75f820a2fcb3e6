"""Text from received files made harmless for a terminal."""

from __future__ import annotations

import unicodedata

import rich.text

_UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that move the cursor, turn the direction of writing or cannot be written at all."""


def printable(text: str, style: str = "") -> rich.text.Text:
    """Return text that a terminal only shows: no control codes, no bidirectional marks, no markup."""
    return rich.text.Text(plain(text), style)


def plain(text: str) -> str:
    """Return text without characters that steer a terminal; white space becomes a blank.

    >>> plain("Hội nghị\\x1b[31m\\u202e")
    'Hội nghị[31m'
    """
    return "".join(
        " " if char.isspace() else char
        for char in text
        if char.isspace() or unicodedata.category(char) not in _UNPRINTABLE
    )
