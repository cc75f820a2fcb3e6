"""Values as typed files (Parquet, SQLite) hold them: what the CSV files say, None for a blank, never a float.

A number too wide for what every program can hold stands in the CSV files alone. None is seen in plans: more than any
budget has, or a quantity of more digits than anything is counted in.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from outputs.columns import Column, as_text

DIGITS = 38
"""The digits a decimal number may have in all, the most that every reader of Parquet holds."""
DECIMAL_PLACES = 6
"""How many of them stand behind the point: triệu đồng to the single đồng, shares to four."""

_LARGEST_INTEGER = 2**63 - 1

StoredValue = str | int | Decimal | date | None


def stored(column: Column[Any], row: object) -> StoredValue:
    """Return what a column holds in a row: text in NFC, a bool, an exact number, a date; None for a blank."""
    value = column.value(row)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Decimal):
        return value if is_storable(value) else None
    if isinstance(value, int) and not -_LARGEST_INTEGER <= value <= _LARGEST_INTEGER:
        return None
    return value


# Values repeat from row to row.
@lru_cache(maxsize=8192)
def _text(value: str) -> str:
    return as_text(value)


def is_storable(value: Decimal) -> bool:
    """Whether a decimal number is held exactly.

    >>> is_storable(Decimal("152.05")), is_storable(Decimal("0.0000001")), is_storable(Decimal(10) ** 40)
    (True, False, False)
    """
    whole, _, behind = as_text(value).removeprefix("-").partition(".")
    return len(whole) <= DIGITS - DECIMAL_PLACES and len(behind) <= DECIMAL_PLACES


def is_never_blank(column: Column[Any]) -> bool:
    """Whether a column always holds a value; a sum of money may be too wide."""
    return column.is_required and not column.name.endswith("_vnd")
