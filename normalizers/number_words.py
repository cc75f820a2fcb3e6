"""Amounts in words ("Một trăm năm mươi hai triệu đồng") → whole đồng, or a refusal: no reading is guessed.

Read as written in official papers. What people only say is refused, because a slip looks the same: "một trăm hai" (102
or 120), "triệu hai" (1,002,000 or 1,200,000), "trăm hai mươi" without its digit.
"""

from __future__ import annotations

from decimal import Decimal

import regex

from normalizers.money import LARGEST_VND

_DIGITS = {
    "không": 0, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip
_AFTER_TENS = {**_DIGITS, "mốt": 1, "lăm": 5, "nhăm": 5}
_ONLY_AFTER_TENS = ("không", "mốt", "lăm", "nhăm")
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_BILLION = 10**9
_ZERO_TENS = ("linh", "lẻ")
_TENS = ("mươi", "chục")
_POINT = ("phẩy", "phảy")
_HALF = ("rưỡi", "rưởi")
_SILENT = ("và", "chẵn", "tròn")

_WORD = regex.compile(r"\p{L}+|\d[\d.,]*")
OPENING = r"(?:(?:tổng\s+)?số\s+tiền\s+)?\(?(?:(?:viết|ghi|tiền)\s+)?bằng\s+chữ\b"
"""What opens an amount in words ("Bằng chữ", "Tổng số tiền (viết bằng chữ")."""
_OPENING = regex.compile(rf"^\W*{OPENING}\W*", regex.IGNORECASE)
_CURRENCY = regex.compile(r"\s+đồng(?:\s+việt\s+nam)?(?:\W+(?:chẵn|tròn))?\W*$", regex.IGNORECASE)
_LONGEST = 400


def vnd_in_words(text: str) -> int | None:
    """Return the whole đồng that words say, None where they say no amount, or one that can be read in two ways.

    >>> vnd_in_words("Bằng chữ: Một trăm năm mươi hai triệu đồng chẵn./.")
    152000000
    >>> vnd_in_words("Một tỷ không trăm linh năm triệu, năm trăm nghìn đồng")
    1005500000
    >>> vnd_in_words("Một trăm hai triệu đồng") is None
    True
    """
    if len(text) > _LONGEST:
        return None
    said = _OPENING.sub("", text).lower()
    named = _CURRENCY.search(said)
    if named is None:
        return None
    words = [word for word in _WORD.findall(said[: named.start()]) if word not in _SILENT]
    amount = _number(words)
    if amount is None or amount != amount.to_integral_value() or not 0 < amount <= LARGEST_VND:
        return None
    return int(amount)


def _number(words: list[str]) -> Decimal | None:
    """Return the number that words say: what stands before the last "tỷ" in milliards, then the rest."""
    billions = max((k for k, word in enumerate(words) if _SCALES.get(word) == _BILLION), default=None)
    if billions is None:
        return _below_billion(words, is_first=True)
    head, tail = words[:billions], words[billions + 1 :]
    upper = _below_billion(head, is_first=True)
    if upper is None or not upper:
        return None
    if tail in ([half] for half in _HALF):
        return upper * _BILLION + Decimal(_BILLION) / 2
    lower = _below_billion(tail, is_first=False) if tail else Decimal(0)
    if lower is None or (tail and upper != upper.to_integral_value()):
        return None
    return upper * _BILLION + lower


def _below_billion(words: list[str], *, is_first: bool) -> Decimal | None:
    """Return the number that words without "tỷ" say: groups of up to three digits, by falling scale."""
    total = Decimal(0)
    last = _BILLION
    group: list[str] = []
    for k, word in enumerate(words):
        scale = _SCALES.get(word)
        if scale is None:
            group.append(word)
            continue
        value = _with_decimals(group) if is_first and total == 0 and k + 1 == len(words) else None
        value = _hundreds(group, is_first=is_first) if value is None else value
        if value is None or scale >= last:
            return None
        total, last, group, is_first = total + value * scale, scale, [], False
    if not group:
        return total if words else None
    if group[0] in _HALF:
        return total + Decimal(last) / 2 if len(group) == 1 and last < _BILLION else None
    if last == _BILLION and is_first:
        return _with_decimals(group) or _hundreds(group, is_first=True)
    rest = _hundreds(group, is_first=False)
    # "Triệu hai" may be a million and two, or two hundred thousand more.
    return None if rest is None or len(group) == 1 else total + rest


def _with_decimals(words: list[str]) -> Decimal | None:
    """Return "mười hai phẩy năm" as 12.5, None where there is no point, or more than digits behind it."""
    at = next((k for k, word in enumerate(words) if word in _POINT), None)
    if at is None:
        return None
    whole, behind = _hundreds(words[:at], is_first=True), [_DIGITS.get(word) for word in words[at + 1 :]]
    if whole is None or not behind or None in behind:
        return None
    return whole + Decimal("0." + "".join(map(str, behind)))


def _hundreds(words: list[str], *, is_first: bool) -> Decimal | None:
    """Return the number of up to three digits that words say; behind a higher group "linh năm" may stand alone."""
    if len(words) >= 2 and words[1] == "trăm":
        hundred = _DIGITS.get(words[0])
        if hundred is None or (hundred == 0 and is_first):
            return None
        tens = _tens(words[2:], is_behind=True) if len(words) > 2 else 0
        return None if tens is None else Decimal(100 * hundred + tens)
    tens = _tens(words, is_behind=not is_first and len(words) > 1)
    return None if tens is None else Decimal(tens)


def _tens(words: list[str], *, is_behind: bool) -> int | None:
    """Return the number below a hundred that words say; behind a hundred a digit needs "linh" before it."""
    match words:
        case [zero, digit] if zero in _ZERO_TENS and is_behind:
            return _DIGITS.get(digit) or None
        case ["mười"]:
            return 10
        case ["mười", digit] if digit not in ("không", "mốt", "tư"):
            return None if digit not in _AFTER_TENS else 10 + _AFTER_TENS[digit]
        case [ten, mark] if (mark in _TENS and _DIGITS.get(ten, 0) > 1) or (ten, mark) == ("một", "chục"):
            return 10 * _DIGITS[ten]
        case [ten, "mươi", digit] if _DIGITS.get(ten, 0) > 1 and digit in _AFTER_TENS and digit != "không":
            return 10 * _DIGITS[ten] + _AFTER_TENS[digit]
        case [digit] if not is_behind and digit in _DIGITS and digit != "tư":
            return _DIGITS[digit]
    return None
