"""Abbreviations of the field, written out (KH&CN, TC-ĐL-CL, SHTT …)."""

from functools import cache

from normalizers.reference_files import ABBREVIATIONS, rows
from normalizers.text import Phrases, match_key


def expanded(key: str) -> str:
    """A match key with the abbreviations in it written out.

    >>> expanded(match_key("Hoạt động KH&CN"))
    'hoạt động khoa học và công nghệ'
    """
    phrases = _phrases()
    words = key.split()
    if not phrases.may_stand_in(words):
        return key
    full = abbreviations()
    written: list[str] = []
    at = 0
    while at < len(words):
        length = phrases.longest(words, at)
        written.append(full[" ".join(words[at : at + length])] if length else words[at])
        at += length or 1
    return " ".join(written)


@cache
def abbreviations() -> dict[str, str]:
    """Match key of each abbreviation → match key of what it stands for (reference/abbreviations.csv)."""
    return {match_key(row["abbreviation"]): match_key(row["full"]) for row in rows(ABBREVIATIONS)}


@cache
def _phrases() -> Phrases:
    return Phrases(abbreviations())
