"""The order of Vietnamese names: letters first (a ă â … d đ …), then tones, numbers by their size."""

from __future__ import annotations

import re
import unicodedata

NameKey = tuple[tuple[tuple[int, int], ...], tuple[int, ...], str]
"""What names sort by: their letters and numbers, their tones, and the name itself where both are alike."""

_LETTERS = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
# Without a tone, then grave, hook above, tilde, acute, dot below: the order of Vietnamese dictionaries.
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PART = re.compile(r"\d+|\w|\s+")
_BLANK, _NUMBER, _LETTER, _OTHER = range(4)


def name_key(name: str) -> NameKey:
    """Return a sort key of a name, in the order of Vietnamese dictionaries.

    >>> sorted(["Đức Huệ", "Dương", "Bến Cầu", "Bền", "Phường 10", "Phường 2"], key=name_key)
    ['Bền', 'Bến Cầu', 'Dương', 'Đức Huệ', 'Phường 2', 'Phường 10']
    """
    letters: list[tuple[int, int]] = []
    tones: list[int] = []
    for part in _PART.findall(unicodedata.normalize("NFC", name.strip()).casefold()):
        letter, tone = _parted(part)
        letters.append(_rank(letter))
        tones.append(tone)
    return tuple(letters), tuple(tones), name


def _parted(part: str) -> tuple[str, int]:
    """Return a letter without its tone, and the rank of the tone."""
    marks = unicodedata.normalize("NFD", part)
    tone = next((_TONES[mark] for mark in marks if mark in _TONES), 0)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)), tone


def _rank(letter: str) -> tuple[int, int]:
    if letter.isspace():
        return _BLANK, 0
    if letter.isdecimal():
        return _NUMBER, int(letter)
    return (_LETTER, _LETTERS[letter]) if letter in _LETTERS else (_OTHER, ord(letter[0]))
