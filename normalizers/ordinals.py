"""Ordinals of lines ("I", "01", "1.1", "a", "-"): what kind they are and which number they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import regex

from ingest.wording import roman_value


class OrdinalKind(Enum):
    """The numbering habits of plans."""

    ROMAN = "roman"
    LETTER = "letter"
    NUMBER = "number"
    DOTTED = "dotted"
    LOWER = "lower"
    BULLET = "bullet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal as printed less blanks and a trailing . ) :, its kind, its value among its like, its depth."""

    text: str
    kind: OrdinalKind
    value: int | None = None
    depth: int = 1


NO_ORDINAL = Ordinal("", OrdinalKind.NONE)

# Some clerks count Đ among the letters, some leave it out, some count as in English.
_ORDERS = ("ABCDĐEGHIKLMNOPQRSTUVXY", "ABCDEGHIKLMNOPQRSTUVXY", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDEFGHIKLMNOPQRSTUVXY")
_LETTERS = _ORDERS[2]
_ROMAN = regex.compile(r"(?=[IVXivx])X{0,3}(?:IX|IV|V?I{0,3})")
_DOTTED = regex.compile(r"(?:[IVXL]+|[A-ZĐ]|[a-zđ]|\d{1,3})(?:[.\-]\d{1,3})+")
_NUMBER = regex.compile(r"\d{1,3}")
_UPPER = regex.compile(r"[A-ZĐ]")
_LOWER = regex.compile(r"[a-zđ]")
_SPLIT_DOTTED = regex.compile(r"(?<=\d\.) (?=\d)|(?<=\d\.\d) (?=\d$)")
_BULLET = regex.compile(r"[-–—+*•·●○▪■◦➢✓\uf0b7\uf02d]")
_WORD = r"(?:phần|mục|nhóm|chương|tiểu mục)\s+"
_LEADING_WORD = regex.compile(rf"^{_WORD}", regex.IGNORECASE)
_PARTS = regex.compile(r"[.\-]")
_PREFIXED = regex.compile(
    rf"(?P<ordinal>(?i:{_WORD})?(?:[IVX]+|[A-ZĐ]|[a-zđ]|\d{{1,3}}(?:\.\d{{1,3}})*))\s*(?P<close>[.):/]|[-–](?=\s))\s*(?P<name>\p{{L}}.*)"
)


def ordinal(text: str, previous_letter: str = "") -> Ordinal | None:
    """Return the ordinal that a cell holds and nothing else; None where it holds other words, NO_ORDINAL where blank.

    `previous_letter` is the last capital letter that numbered a line: after H, an I is a letter.

    >>> ordinal("IV.").kind, ordinal("01)").text, ordinal("D").kind
    (<OrdinalKind.ROMAN: 'roman'>, '01', <OrdinalKind.LETTER: 'letter'>)
    """
    printed = bare(text)
    if not printed:
        return NO_ORDINAL if not text.strip() else None
    mark = _LEADING_WORD.sub("", printed).strip(" .)(:-–/") or printed
    if _BULLET.fullmatch(printed):
        return Ordinal(printed, OrdinalKind.BULLET)
    if _NUMBER.fullmatch(mark):
        return Ordinal(printed, OrdinalKind.NUMBER, int(mark))
    if _DOTTED.fullmatch(mark):
        parts = _PARTS.split(mark)
        return Ordinal(printed, OrdinalKind.DOTTED, int(parts[-1]), len(parts))
    if _UPPER.fullmatch(mark) and (not _ROMAN.fullmatch(mark) or follows(previous_letter, mark)):
        return Ordinal(printed, OrdinalKind.LETTER, _LETTERS.find(mark) + 1)
    if _ROMAN.fullmatch(mark) and mark.isupper():
        return Ordinal(printed, OrdinalKind.ROMAN, roman_value(mark))
    if _LOWER.fullmatch(mark):
        return Ordinal(printed, OrdinalKind.LOWER, _LETTERS.find(mark.upper()) + 1)
    return None


def bare(text: str) -> str:
    """Return the ordinal as the dataset prints it: less blanks and a trailing . ) :, "01" stays "01".

    >>> bare(" 01. "), bare("(1)"), bare("1. 10"), bare("2.1 0")
    ('01', '1', '1.10', '2.10')
    """
    folded = _SPLIT_DOTTED.sub("", " ".join(text.split()))
    if folded.startswith("(") and folded.endswith(")"):
        return folded[1:-1].strip()
    return folded.rstrip(" .):/,-–") or folded


def split_ordinal(text: str, previous_letter: str = "") -> tuple[Ordinal, str]:
    """Return the ordinal that opens a name and the rest, NO_ORDINAL and the whole where none does.

    >>> split_ordinal("I. Hoạt động tuyên truyền")[1]
    'Hoạt động tuyên truyền'
    """
    folded = " ".join(text.split())
    found = _PREFIXED.fullmatch(folded)
    if found is None:
        return NO_ORDINAL, folded
    known = ordinal(found["ordinal"], previous_letter)
    return (known, found["name"]) if known is not None else (NO_ORDINAL, folded)


def follows(previous: str, letter: str) -> bool:
    """True where a capital letter comes right after another, in one of the orders clerks number by.

    >>> follows("D", "Đ"), follows("D", "E"), follows("D", "G")
    (True, True, False)
    """
    return bool(previous) and any(
        previous in order and letter in order and order.index(letter) == order.index(previous) + 1 for order in _ORDERS
    )


def succeeds(previous: Ordinal | None, mark: Ordinal) -> bool:
    """True where an ordinal comes right after another of its kind, or is the first of its kind after none.

    >>> succeeds(ordinal("1"), ordinal("3")), succeeds(None, ordinal("a"))
    (False, True)
    """
    if previous is None:
        return mark.value == 1
    if mark.kind in (OrdinalKind.LETTER, OrdinalKind.LOWER):
        return follows(previous.text[-1:].upper(), mark.text[-1:].upper())
    return mark.value == (previous.value or 0) + 1


def is_sequence(ordinals: Iterable[Ordinal]) -> bool:
    """True where the values run 1, 2, 3 … without gap."""
    return all(o.value == k for k, o in enumerate(ordinals, 1))
