"""Text from received files made harmless for a terminal, and the words of the language chosen."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import rich.text

from corpus.discrepancy import Text

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


def said(text: Text, language: str) -> str:
    """Return the words in a language, "vi" or "en"."""
    return text.en if language == "en" else text.vi


def number(value: Decimal | int, language: str) -> str:
    """Return a number with its thousands grouped, as people of the language write it.

    >>> number(Decimal("1234.50"), "vi"), number(Decimal("1234.50"), "en")
    ('1.234,5', '1,234.5')
    """
    english = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if "." in english:
        english = english.rstrip("0").rstrip(".")
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


def day(value: date | None, language: str) -> str:
    """Return a date as people of the language write it, "" for None.

    >>> day(date(2023, 6, 25), "vi"), day(date(2023, 6, 25), "en")
    ('25/06/2023', '2023-06-25')
    """
    if value is None:
        return ""
    return value.isoformat() if language == "en" else f"{value:%d/%m}/{value.year}"


def percent(share: Decimal, language: str) -> str:
    """Return a share of one as per cent, cut to one decimal: 100% means all.

    >>> percent(Decimal("0.9996"), "vi")
    '99,9%'
    """
    return f"{number(Decimal(int(share * 1000)) / 10, language)}%"
