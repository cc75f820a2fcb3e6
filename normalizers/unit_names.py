"""The units of government that a text names: "UBND TX. Trảng Bàng, tỉnh Tây Ninh" is a thị xã and a tỉnh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import regex

from normalizers.text import match_key, unaccented

PROVINCE_TYPES = ("tỉnh", "thành phố")
DISTRICT_TYPES = ("thành phố", "thị xã", "huyện", "quận")
COMMUNE_TYPES = ("đặc khu", "phường", "xã")

_TYPES = (*dict.fromkeys((*PROVINCE_TYPES, *DISTRICT_TYPES, "thị trấn", *COMMUNE_TYPES)),)
_TYPE_BY_KEY = {match_key(name): name for name in _TYPES} | {unaccented(name): name for name in _TYPES}
_TYPE = regex.compile(rf"\b(?:{'|'.join(match_key(name) for name in _TYPES)})\b")
_PLAIN_TYPE = regex.compile(rf"\b(?:{'|'.join(unaccented(name) for name in _TYPES)})\b")

_ABBREVIATED = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "đk": "đặc khu",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "t": "tỉnh",
}
# "TX. Trảng Bàng", "TP Thủ Đức", "TPHCM", "H.Gò Dầu", "Q.3", "Q3"; a single letter needs its point, a number or a name.
_ABBREVIATION = regex.compile(
    r"(?<!\w)(?:(?P<two>(?i:t\.?p|t\.?x|tt|đk))(?:\.\s*|\s+|(?=HCM))|(?P<one>[HQPXThqpxt])(?:\.\s*(?=\w)|\s*(?=\d)|\s+(?=\p{Lu})))"
)
_SEPARATOR = regex.compile(r"[,;()/]")
_COMMITTEE = regex.compile(
    r"^(?:(?:ubnd|hđnd|hdnd|ủy ban nhân dân|uy ban nhan dan|hội đồng nhân dân|hoi dong nhan dan)\s*)+"
)
# Clerks write Đắk, Đăk, Đak and Đắc, and Lắk alike, and no two lists agree.
_DAK = regex.compile(r"\b(?:đ[ăắa][kc]|dak)\b(?: (?P<lak>l[ăắa][kc])\b)?")
_LEADING_ZEROS = regex.compile(r"\b0+(?=\d)")
_SHORT_NAMES = {"hcm": "hồ chí minh", "br vt": "bà rịa vũng tàu", "brvt": "bà rịa vũng tàu", "tt huế": "thừa thiên huế"}


@dataclass(frozen=True, slots=True)
class UnitName:
    """A type ("thị xã", "" where none is written) and the key of a name ("trảng bàng")."""

    type: str
    key: str


def unit_names(text: str) -> tuple[UnitName, ...]:
    """Return the units a text names, in the order of print.

    >>> [(unit.type, unit.key) for unit in unit_names("UBND TX. Trảng Bàng, T. Tây Ninh")]
    [('thị xã', 'trảng bàng'), ('tỉnh', 'tây ninh')]
    >>> unit_names("Q.03")
    (UnitName(type='quận', key='3'),)
    """
    is_plain = text.isascii()
    return tuple(name for part in _SEPARATOR.split(text) for name in _in_part(part, is_plain))


def name_key(name: str) -> str:
    """Return the key of a unit's name without its type: what two clerks spell differently is one.

    >>> name_key("Đắk Lắk") == name_key("Đăk Lăk"), name_key("TT. Huế") == name_key("Thừa Thiên – Huế")
    (True, True)
    """
    key = _LEADING_ZEROS.sub("", match_key(name))
    key = _DAK.sub(lambda found: "đắk lắk" if found["lak"] else "đắk", key)
    return _SHORT_NAMES.get(key, key)


def _in_part(part: str, is_plain: bool) -> Iterator[UnitName]:
    words = match_key(_ABBREVIATION.sub(_in_full, part))
    types = list(_TYPE.finditer(words)) or (list(_PLAIN_TYPE.finditer(words)) if is_plain else [])
    if not types:
        name = name_key(_COMMITTEE.sub("", words))
        if name:
            yield UnitName("", name)
        return
    starts = [(found.start(), found.end()) for found in types]
    spans = [(start, end, after) for (start, end), (after, _) in pairwise([*starts, (len(words), 0)])]
    named = [(words[start:end], words[end:after].strip()) for start, end, after in spans]
    for kind, name in _whole(named) if is_plain else named:
        yield UnitName(_TYPE_BY_KEY[kind], name_key(name))


def _in_full(found: regex.Match[str]) -> str:
    short = (found["two"] or found["one"]).replace(".", "").lower()
    return f" {_ABBREVIATED[short]} "


def _whole(named: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield names without accents that hold the word of a type: "huyen Quan Hoa", "xa Tan Phuong"."""
    waiting = ""
    for (kind, name), (_, next_name) in pairwise([*named, ("", "-")]):
        if waiting:
            yield waiting, f"{kind} {name}".strip()
            waiting = ""
        elif not name:
            waiting = kind
        elif not next_name:
            waiting = ""
            yield kind, name
        else:
            yield kind, name
    if waiting:
        yield waiting, ""
