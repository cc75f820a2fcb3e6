"""Ordinals that a narrow column broke: "1." above "2", "VI" above "II"."""

from __future__ import annotations

import re

from ingest.wording import roman_value

_DOTTED = re.compile(r"(?:\d{1,2}\.)+ \d{1,2}(?:\.\d{1,2})*\.?")
_NUMBERED = re.compile(r"(?P<section>(?:\d{1,2}\.)+)(?P<number>\d{1,2})")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")


def is_rest_of_ordinal(above: str, rest: str) -> bool:
    """Return whether what stands below an ordinal may be the rest of it, and is not the next one.

    >>> is_rest_of_ordinal("2.", "1"), is_rest_of_ordinal("VI", "II"), is_rest_of_ordinal("I", "II")
    (True, True, False)
    """
    if _DOTTED.fullmatch(f"{above} {rest}"):
        return True
    is_roman = above != "" and all(map(_ROMAN.fullmatch, (above, rest, above + rest)))
    return is_roman and roman_value(rest) != roman_value(above) + 1


def is_dotted(ordinal: str) -> bool:
    """Return whether an ordinal is one of a section: "1.9", no letter or bullet below it."""
    return _NUMBERED.fullmatch(ordinal) is not None


def is_rest_in_sequence(before: str, above: str, rest: str) -> bool:
    """Return whether what stands below an ordinal makes with it the one that follows another, which it alone is not.

    >>> is_rest_in_sequence("1.9", "1.1", "0"), is_rest_in_sequence("1.1", "1.2", "3")
    (True, False)
    """
    last, joined = _NUMBERED.fullmatch(before), _NUMBERED.fullmatch(above + rest)
    if last is None or joined is None or last["section"] != joined["section"]:
        return False
    return int(joined["number"]) == int(last["number"]) + 1
