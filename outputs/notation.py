"""Words, numbers and dates as people of a language ("vi" or "en") write them, on the terminal and in reports."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from corpus.discrepancy import Text

_MILLION = 1_000_000


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


def million(amount_vnd: int, language: str) -> str:
    """Return an amount in triệu đồng, exact.

    >>> million(152_050_000, "vi")
    '152,05'
    """
    return number(in_million(amount_vnd), language)


def in_million(amount_vnd: int) -> Decimal:
    """Return an amount in triệu đồng, exact."""
    return Decimal(amount_vnd) / _MILLION
