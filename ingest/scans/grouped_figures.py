"""Figures whose groups of digits blanks part, "55 000 000": told from several figures, taken apart and put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.scans.figures import may_be_figure
from ingest.scans.tesseract import ReadWord

_MOST_GROUPS = 6
_FEWEST_DIGITS = 4
_DIGITS = re.compile(r"(?P<before>[-–(]?)(?P<digits>\d+)(?P<behind>(?:,\d{1,2})?\)?%?)")
_SPACED = re.compile(r"[-–(]?\d{1,3}(?: \d{3})+(?:,\d{1,2})?\)?%?")
_NO_DIGIT = re.compile(r"\D")
_MARKS = re.compile(r"[^\w\s]+")


def is_figure(words: Sequence[str]) -> bool:
    """Return whether words are one figure, or one of which the engine misread a part.

    >>> is_figure(["55", "000", "0OO"]), is_figure(["2021", "-", "2025"]), is_figure(["Mục", "2"])
    (True, False, False)
    """
    if len(words) < 2:
        return bool(words) and may_be_figure(words[0])
    joined = "".join(words)
    if len(words) > _MOST_GROUPS or sum(map(str.isdigit, joined)) < _FEWEST_DIGITS or not may_be_figure(joined):
        return False
    return all(any(map(str.isdigit, word)) or len(word) > 1 for word in words) and _MARKS.fullmatch(words[0]) is None


def is_well_grouped(text: str) -> bool:
    """Return whether blanks part a figure before each three of its digits.

    >>> is_well_grouped("1 089,5"), is_well_grouped("86 500000"), is_well_grouped("500")
    (True, False, False)
    """
    return _SPACED.fullmatch(text) is not None


def whole(words: Sequence[ReadWord]) -> ReadWord:
    """Return the words of a figure as one, as sure as the least sure of them."""
    text = " ".join(word.text for word in words)
    return ReadWord(text, words[0].left, words[-1].right, min(word.confidence for word in words))


def in_groups(figure: str, first: str) -> str | None:
    """Return a figure, read without its blanks, with a blank before each three digits where its first reading has some.

    None where that has one elsewhere.

    >>> in_groups("55000000", "55 000000"), in_groups("5500", "55 00"), in_groups("5500", "5500")
    ('55 000 000', None, '5500')
    """
    parts = first.split()
    found = _DIGITS.fullmatch(figure)
    if len(parts) == 1:
        return figure
    behind = (_NO_DIGIT.sub("", "".join(parts[k:]).split(",")[0]) for k in range(1, len(parts)))
    if found is None or any(len(rest) % 3 for rest in behind):
        return None
    digits = found["digits"]
    start = len(digits) % 3 or 3
    groups = [digits[:start], *(digits[k : k + 3] for k in range(start, len(digits), 3))]
    return found["before"] + " ".join(groups) + found["behind"]


def parted(word: ReadWord) -> tuple[ReadWord, ...]:
    """Return a figure as words, one a group, each in its share of the figure's width."""
    groups = word.text.split(" ")
    if len(groups) == 1:
        return (word,)
    one = (word.right - word.left) / len(word.text)
    found, at = [], word.left
    for group in groups:
        found.append(word._replace(text=group, left=at, right=at + one * len(group)))
        at += one * (len(group) + 1)
    return tuple(found)
