"""Amounts in words: as clerks write them row by row, and two thousand written by rule."""

from __future__ import annotations

import random

import pytest

from normalizers.number_words import vnd_in_words
from tests.test_tables import Row, rows

GENERATED = 2_000

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ((10**9, ("tỷ", "tỉ")), (10**6, ("triệu",)), (10**3, ("nghìn", "ngàn")), (1, ("",)))


@pytest.mark.parametrize("row", rows("number_words"), ids=lambda row: row["words"])
def test_as_clerks_write_them(row: Row) -> None:
    assert vnd_in_words(row["words"]) == (int(row["vnd"]) if row["vnd"] else None)


def test_as_written_by_rule() -> None:
    drawn = random.Random(20240517)
    for _ in range(GENERATED):
        unit = drawn.choice((1, 100, 1_000, 500_000))
        amount = unit * drawn.randrange(1, 10 ** drawn.randint(7, 13) // unit)
        words = written(amount, drawn)
        assert vnd_in_words(words) == amount, words


def test_a_word_left_out_or_doubled_never_gives_another_amount_unnoticed() -> None:
    """What is read of words with a slip is what these very words say: writing it again gives them back."""
    drawn = random.Random(7)
    for _ in range(500):
        words = written(drawn.randrange(10**6, 10**10), drawn).removesuffix(" đồng").split()
        at = drawn.randrange(len(words))
        slip = " ".join(words[:at] + words[at + 1 :])
        amount = vnd_in_words(f"{slip} đồng")
        assert amount is None or _plain(slip) in {_plain(w) for w in spellings(amount)}, slip


def written(amount: int, drawn: random.Random) -> str:
    """Return an amount below 10¹⁵ in words, in one of the ways that papers write it."""
    parts: list[str] = []
    for scale, names in _SCALES:
        group, amount = divmod(amount, scale)
        if scale == 10**9 and group >= 1000:
            thousands, group = divmod(group, 1000)
            parts.append(
                _three(thousands, False, drawn) + " nghìn" + (" " + _three(group, True, drawn) if group else "")
            )
            parts[-1] += f" {drawn.choice(names)}"
        elif group:
            parts.append(f"{_three(group, bool(parts), drawn)} {drawn.choice(names)}".strip())
    text = drawn.choice((" ", ", ")).join(parts)
    return drawn.choice((text, text.capitalize())) + " đồng" + drawn.choice(("", " chẵn", "./."))


def spellings(amount: int) -> list[str]:
    """Return the ways in which an amount is written, as many as come up."""
    return [written(amount, random.Random(seed)) for seed in range(60)]


def _plain(words: str) -> str:
    shown = words.lower().replace("./.", "").replace(",", "").removesuffix(" chẵn").removesuffix(" đồng")
    for one, other in (("tỉ", "tỷ"), ("ngàn", "nghìn"), ("lẻ", "linh"), ("mươi một", "mươi mốt"), ("tư", "bốn")):
        shown = shown.replace(one, other)
    return shown.replace("lăm", "năm").replace("không trăm linh ", "").replace("linh ", "").replace("không trăm ", "")


def _three(group: int, is_behind: bool, drawn: random.Random) -> str:
    hundred, tens, digit = group // 100, group // 10 % 10, group % 10
    words = [f"{_DIGITS[hundred]} trăm"] if hundred or is_behind else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words.append(f"{_DIGITS[tens]} mươi")
    elif digit and words:
        words.append(drawn.choice(("linh", "lẻ")))
    if digit:
        words.append(_digit(digit, tens, drawn))
    return " ".join(words)


def _digit(digit: int, tens: int, drawn: random.Random) -> str:
    if digit == 5 and tens:
        return "lăm"
    if tens > 1 and digit == 1:
        return "mốt"
    return drawn.choice(("bốn", "tư")) if tens > 1 and digit == 4 else _DIGITS[digit]
