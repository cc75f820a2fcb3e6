"""Money as printed → an exact number or a refusal; never a float, never a guess that does not say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache

import regex

from normalizers.money_units import MoneyUnit, unit_named


class AmountStatus(Enum):
    """What stands in a money cell."""

    PRINTED = "printed"
    BLANK = "blank"
    DASH = "dash"
    UNREADABLE = "unreadable"
    UNIT_UNKNOWN = "unit_unknown"
    MERGED = "merged"


class Separators(Enum):
    """Which sign groups thousands and which begins the decimals."""

    VIETNAMESE = "1.234,5"
    ENGLISH = "1,234.5"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A cell's number: one value where the print allows one reading, else one by each habit.

    `own_unit` is the unit written in the cell itself ("5.000.000 đồng").
    """

    vietnamese: Decimal | None
    english: Decimal | None
    own_unit: MoneyUnit | None = None

    @property
    def is_ambiguous(self) -> bool:
        """True for "1.234" and "27,397": grouped or decimal, the print alone does not say."""
        return self.vietnamese is not None and self.english is not None and self.vietnamese != self.english

    def value(self, habit: Separators) -> Decimal | None:
        """Return the number by this habit, or by the only habit that can read it."""
        first, second = self.vietnamese, self.english
        if habit is Separators.ENGLISH:
            first, second = second, first
        return first if first is not None else second


# Ten times what the whole country's economy turns over in a year.
LARGEST_VND = 10**17
# No amount of a plan needs more; Decimal would round beyond 28 digits.
_LONGEST_PRINT = 40
_MOST_DIGITS = 18
_DASHES = regex.compile(r"[-–—−‐‑_.…/xX*\s]+")
_NUMBER = regex.compile(
    r"(?P<open>\()?\s*(?P<sign>[-–−+])?\s*(?P<digits>\d[\d.,\s]*)\s*(?P<close>\))?\s*(?P<unit>[^\d()*¹²³⁴]*?)\s*[*¹²³⁴]*"
)
_PLAIN = regex.compile(r"\d+")
_SPACED = regex.compile(r"\d{1,3}(?: \d{3})+(?P<rest>[.,]\d{1,3})?")
_GROUPED = {sign: regex.compile(rf"\d{{1,3}}(?:\{sign}\d{{3}})+") for sign in ".,"}
_DECIMAL = {sign: regex.compile(rf"\d+\{sign}\d+") for sign in ".,"}
_BOTH = {
    ".": regex.compile(r"\d{1,3}(?:\.\d{3})+,\d+"),
    ",": regex.compile(r"\d{1,3}(?:,\d{3})+\.\d+"),
}


def status(text: str) -> AmountStatus:
    """Return what stands in the cell: printed means a number that `printed_number` reads.

    >>> status("…").value, status("theo QĐ").value, status("").value
    ('dash', 'unreadable', 'blank')
    """
    folded = " ".join(text.split())
    if not folded:
        return AmountStatus.BLANK
    if _DASHES.fullmatch(folded):
        return AmountStatus.DASH
    return AmountStatus.UNREADABLE if printed_number(folded) is None else AmountStatus.PRINTED


@lru_cache(maxsize=4096)
def printed_number(text: str) -> PrintedNumber | None:
    """Return the number in the cell, or None where it is none or cannot be trusted ("7%", "10-12", "1.50.000").

    >>> printed_number("09").vietnamese
    Decimal('9')
    >>> printed_number("1.234").is_ambiguous
    True
    """
    found = _NUMBER.fullmatch(" ".join(text.split())) if len(text) <= _LONGEST_PRINT else None
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    own_unit = unit_named(found["unit"]) if found["unit"] else None
    if found["unit"] and own_unit is None:
        return None
    if sum(c.isdigit() for c in found["digits"]) > _MOST_DIGITS:
        return None
    vietnamese, english = _readings(found["digits"].strip())
    if vietnamese is None and english is None:
        return None
    if found["open"] or (found["sign"] and found["sign"] != "+"):
        vietnamese, english = (None if v is None else -v for v in (vietnamese, english))
    return PrintedNumber(vietnamese, english, own_unit)


def separators(numbers: Iterable[str]) -> Separators | None:
    """Return the habit that the unambiguous prints of a table prove, None where none or both are proved.

    >>> separators(["12,5", "1.234"])
    <Separators.VIETNAMESE: '1.234,5'>
    """
    proved = set()
    for text in numbers:
        number = printed_number(text)
        if number is None or (number.vietnamese is None) == (number.english is None):
            continue
        proved.add(Separators.ENGLISH if number.vietnamese is None else Separators.VIETNAMESE)
    return proved.pop() if len(proved) == 1 else None


def in_vnd(number: Decimal, unit: MoneyUnit) -> int | None:
    """Return whole đồng, None where the figure is not a whole number of đồng, or more than any budget has.

    >>> in_vnd(Decimal("9"), MoneyUnit.MILLION)
    9000000
    """
    amount = number * unit.value
    return int(amount) if amount == amount.to_integral_value() and abs(amount) <= LARGEST_VND else None


def _readings(digits: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the number by the Vietnamese and by the English habit, None where a habit cannot print it so."""
    if _PLAIN.fullmatch(digits):
        return Decimal(digits), Decimal(digits)
    if spaced := _SPACED.fullmatch(digits):
        return _spaced(digits.replace(" ", ""), spaced["rest"] or "")
    return _reading(digits, group=".", point=","), _reading(digits, group=",", point=".")


def _spaced(joined: str, rest: str) -> tuple[Decimal | None, Decimal | None]:
    """Return the readings of a number whose thousands are grouped by blanks, less the blanks.

    Three digits behind a last sign are decimals, or one more group behind a blank that slipped in.
    """
    value = Decimal(joined.replace(",", "."))
    if not rest:
        return value, value
    grouped = Decimal(joined.replace(rest[0], "")) if len(rest) == 4 else None
    return (value, grouped) if rest[0] == "," else (grouped, value)


def _reading(digits: str, group: str, point: str) -> Decimal | None:
    """Return the number where `group` groups thousands and `point` begins the decimals, None where it cannot."""
    if _GROUPED[group].fullmatch(digits) and not digits.startswith("0"):
        return Decimal(digits.replace(group, ""))
    if _DECIMAL[point].fullmatch(digits):
        return Decimal(digits.replace(point, "."))
    if _BOTH[group].fullmatch(digits):
        return Decimal(digits.replace(group, "").replace(point, "."))
    return None
