"""Slips that an engine makes in Vietnamese words, mended only where vocabulary and position leave one reading."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BARE = re.compile(r"(?P<before>\W*)(?P<word>[^\W\d_]+)(?P<after>\W*)")
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_FIELD = re.compile(r"(?P<before>\W*)KH&[ŒCGÔO0](?P<last>[NM])(?P<after>\W*)")
"""The acronym of the field, "KH&CN", as engines read it."""

_YEAR_WORD = "năm"
_UNIT = re.compile(r"[ĐD]{1,2}VT(?![^\W\d_])")
"""The abbreviation "ĐVT" (đơn vị tính) as engines read it."""

_ORDINAL_HEADER = re.compile(r"S[IT1L]{2,3}")
"""The header "STT" as engines read it."""


class Mending(NamedTuple):
    """A word as the engine read it, and what it was mended to."""

    read: str
    mended: str


def mended(words: Sequence[str]) -> list[str]:
    """Return the words of a line, those mended that make a pair of common words but for their tones.

    >>> mended(["Tống", "số", "chỉ", "khác", "nắm", "2024", "KH&ŒN"])
    ['Tổng', 'số', 'chi', 'khác', 'năm', '2024', 'KH&CN']
    >>> mended(["chỉ", "tiêu", "đối", "với"])
    ['chỉ', 'tiêu', 'đối', 'với']
    """
    told = [_field(word) for word in words]
    for k in range(len(told) - 1):
        first, second = _BARE.fullmatch(told[k]), _BARE.fullmatch(told[k + 1])
        if first is None:
            continue
        if second is None:
            if _YEAR.fullmatch(told[k + 1]) and _toneless(first["word"]) == _YEAR_WORD:
                told[k] = _in_place(first, _YEAR_WORD)
            continue
        if first["after"] or second["before"]:
            continue
        third = _BARE.fullmatch(told[k + 2]) if k + 2 < len(told) else None
        pair = None if third is None else _pairs().get((*(_toneless(w["word"]) for w in (first, second, third)),))
        pair = pair or _pairs().get((_toneless(first["word"]), _toneless(second["word"])))
        if pair is None:
            continue
        mended_first, mended_second = _in_place(first, pair[0]), _in_place(second, pair[1])
        # A word that makes a common one with its other neighbour is read right.
        is_bound = (mended_first != told[k] and _is_known(told[max(0, k - 1) : k + 1])) or (
            mended_second != told[k + 1] and _is_known(told[k + 1 : k + 3])
        )
        if not is_bound:
            told[k], told[k + 1] = mended_first, mended_second
    return told


@cache
def common_syllables() -> frozenset[str]:
    """Return the syllables of common words, as they are spelt."""
    return frozenset(syllable for word in _pairs().values() for syllable in word)


def _is_known(words: Sequence[str]) -> bool:
    """Return whether two words make a common one as they read."""
    pair = tuple(word.lower().strip(".,;:()") for word in words)
    return _pairs().get(tuple(map(_toneless, pair))) == pair


def _field(word: str) -> str:
    if _ORDINAL_HEADER.fullmatch(word):
        return "STT"
    word = _UNIT.sub("ĐVT", word)
    found = _FIELD.fullmatch(word)
    return f"{found['before']}KH&CN{found['after']}" if found is not None else word


def _in_place(found: re.Match[str], word: str) -> str:
    """Return a word in the case of the one found and between the same marks."""
    own = found["word"]
    if own.isupper() and len(own) > 1:
        word = word.upper()
    elif own[:1].isupper():
        word = word[:1].upper() + word[1:]
    if _toneless(own) != _toneless(word) or own.lower() == word.lower():
        return found[0]
    return f"{found['before']}{word}{found['after']}"


def _toneless(word: str) -> str:
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))


@cache
def _pairs() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return common words of two or three syllables by how they read without tones; what two words share is none."""
    found: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for line in resources.files("ingest.scans").joinpath("word_pairs.txt").read_text("utf-8").split("\n"):
        if line:
            syllables = tuple(line.split())
            found[tuple(map(_toneless, syllables))].add(syllables)
    return {key: next(iter(words)) for key, words in found.items() if len(words) == 1}
