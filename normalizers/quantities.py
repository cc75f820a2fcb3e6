"""Quantities beside money: "01 lớp" → 1, "lớp"; a range is blank."""

from __future__ import annotations

from decimal import Decimal

import regex

# As of an amount: no plan counts so many of anything.
_MOST_DIGITS = 18
_QUANTITY = regex.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<unit>\p{L}[\p{L}\s/.]*)?")


def quantity(text: str) -> tuple[Decimal | None, str]:
    """Return the number and the unit beside it in a quantity's cell, (None, "") for a range or other words.

    >>> quantity("01 lớp"), quantity("10-12")
    ((Decimal('1'), 'lớp'), (None, ''))
    """
    found = _QUANTITY.fullmatch(" ".join(text.split()))
    if found is None or sum(map(str.isdigit, found["number"])) > _MOST_DIGITS:
        return None, ""
    digits = found["number"]
    grouped = regex.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})", digits)
    number = Decimal(digits.replace(".", "").replace(",", "") if grouped else digits.replace(",", "."))
    return number, (found["unit"] or "").strip()


def numeral(number: Decimal | None) -> str:
    """Return a decimal numeral without exponent or trailing zeros, "" for None.

    >>> numeral(Decimal("10.0"))
    '10'
    """
    if number is None:
        return ""
    return f"{number.normalize():f}" if number else "0"
