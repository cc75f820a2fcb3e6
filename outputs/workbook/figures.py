"""A money cell of a printed table as a number: the print's own figure, shown with the decimals it was printed with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from normalizers.money import AmountStatus, printed_number
from normalizers.money_units import MoneyUnit, unit_in_header
from outputs.written.rows import AmountRow

# What a double holds of decimal digits without loss.
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Figure:
    """The number that a cell prints, how many decimals it shows, and the unit written in the cell itself ("" none)."""

    value: Decimal
    decimals: int
    own_unit: str


def figure(text: str, amount: AmountRow) -> Figure | None:
    """Return the number printed in a cell of an amount; None where the print is not understood for sure.

    It is only what the amount proves: printed number × a unit = amount, so that what is shown is never another reading
    than what was added.
    """
    if amount.amount_status is not AmountStatus.PRINTED or amount.amount_vnd is None:
        return None
    number = printed_number(text)
    if number is None:
        return None
    stated = number.own_unit or _unit(amount.unit_as_written)
    units = ([stated] if stated else []) + [unit for unit in MoneyUnit if unit is not stated]
    for unit in units:
        for value in (number.vietnamese, number.english):
            if value is not None and value * unit.value == amount.amount_vnd and _is_exact(value):
                return Figure(value, _decimals(value), number.own_unit.name_vi if number.own_unit else "")
    return None


def _unit(words: str) -> MoneyUnit | None:
    found = unit_in_header(words) if words else None
    return found[0] if found is not None else None


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_exact(value: Decimal) -> bool:
    return len(value.as_tuple().digits) <= _MOST_DIGITS
