"""Two lines of one section that differ in spelling alone and print the same figures: perhaps one entered twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby

import regex
from rapidfuzz.distance import DamerauLevenshtein

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import named, where
from ingest.syllables import is_syllable
from normalizers.grid import grid
from normalizers.line_items import Level, LineItem
from normalizers.schedules import Schedule
from normalizers.text import match_key

CHECK_ID = "line.similar"
SEVERITY = Severity.INFO
TITLE_VI = "Hai nội dung gần như nhau, cùng số tiền"
TITLE_EN = "Two lines nearly alike with the same figures"

_SHORTEST = 12
_SHORTEST_WORD = 3
_MOST_WORDS = 2
_TELLING = regex.compile(r"\d+|(?<!\p{L})(?:[ivx]+|[a-zđ])(?!\p{L})")
_I_OR_Y = regex.compile(r"(?<=^(?:[hklmstv]|qu))[iy]$")
_WRONG_OPENING = regex.compile(r"(?:ngh|gh|k(?!h))[^eêiy]|(?:ng(?!h)|c(?!h))[eêiy]|g[eêy]")
_BEARS_TONE = regex.compile(r"(?:c|ch|p|t)$")
_HOOK, _TILDE = "\u0309", "\u0303"
_TONES = regex.compile("[\u0300\u0301\u0303\u0309\u0323]")
_BULLETS = " -–—+*•"
_MOST_LINES = 400
"""Larger sections are not compared line by line."""


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each later line whose words are those of an earlier one but for a slip of spelling, all figures alike.

    A slip joins, parts or repeats a word, or misspells one or two: a word that no Vietnamese word can be spelt as, hook
    for tilde, i for y. A number, an ordinal letter or a name in capitals that differs tells two tasks apart, as do two
    words that are both spelt right, lines of their own, and whatever else the row says (place, time, quantity).
    """
    figures, said = _figures(schedule), _said_beside(schedule)
    for siblings in _siblings(schedule):
        for k, line in enumerate(siblings):
            alike = [
                first
                for first in siblings[:k]
                if figures[first.row_no] == figures[line.row_no] and said[first.row_no] == said[line.row_no]
            ]
            if any(match_key(first.name) == match_key(line.name) for first in alike):
                continue
            found = next((first for first in alike if _is_slip(first.name, line.name)), None)
            if found is not None:
                yield _discrepancy(schedule, found, line)


def _siblings(schedule: Schedule) -> Iterator[Sequence[LineItem]]:
    parents = {line.parent_row_no for line in schedule.lines if not line.is_of_which}
    by_parent: dict[int | None, list[LineItem]] = {}
    for line in schedule.lines:
        is_summed = line.level not in (Level.TOTAL, Level.SUBTOTAL) and not line.is_of_which
        if is_summed and line.row_no not in parents:
            by_parent.setdefault(line.parent_row_no, []).append(line)
    yield from (lines for lines in by_parent.values() if len(lines) <= _MOST_LINES)


def _figures(schedule: Schedule) -> dict[int, tuple[int | None, ...]]:
    """Return each line's amounts, one that prints none told from every other by its row."""
    found: dict[int, list[int | None]] = {line.row_no: [] for line in schedule.lines}
    for record in schedule.records:
        found[record.row_no].append(record.amount_vnd)
    return {row: tuple(amounts) if any(amounts) else (-row,) for row, amounts in found.items()}


def _said_beside(schedule: Schedule) -> dict[int, tuple[tuple[int, str], ...]]:
    """Return what each line's row says right of its name, money left out: column and words."""
    cells = grid(schedule.table)
    found = {}
    for line in schedule.lines:
        row = cells.row(line.grid_row)
        after = next((cell.column for cell in row if cell.place == line.place), 0)
        found[line.row_no] = tuple(
            (cell.column, match_key(cell.text))
            for cell in row
            if cell.column > after and cell.column not in schedule.money_starts and cell.text
        )
    return found


def _is_slip(one: str, other: str) -> bool:
    first, second = match_key(one), match_key(other)
    if min(len(first), len(second)) < _SHORTEST or _TELLING.findall(first) != _TELLING.findall(second):
        return False
    words, others = first.split(), second.split()
    if "".join(words) == "".join(others):
        return True
    if len(words) != len(others):
        return [word for word, _ in groupby(words)] == [word for word, _ in groupby(others)]
    names = _names(one) | _names(other)
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) <= _MOST_WORDS and all(
        a not in names and b not in names and _is_misspelt(a, b) for a, b in differing
    )


def _is_misspelt(one: str, other: str) -> bool:
    """True where two words are one in two spellings."""
    first, second = (unicodedata.normalize("NFD", word) for word in (one, other))
    if first.replace(_TILDE, _HOOK) == second.replace(_TILDE, _HOOK):
        return True
    if _TONES.findall(first) == _TONES.findall(second) and _with_i(first) == _with_i(second):
        return True
    if min(len(one), len(other)) < _SHORTEST_WORD or _is_spelt(one) == _is_spelt(other):
        return False
    return bool(DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1)


def _with_i(apart: str) -> str:
    """Return a word without its tone and with i for the y that clerks write for it ("kỹ", "lý", "quý")."""
    return _I_OR_Y.sub("i", _TONES.sub("", apart))


def _is_spelt(word: str) -> bool:
    """True where a word is spelt as a Vietnamese one may be, by the stricter rules of tone and opening too."""
    apart = unicodedata.normalize("NFD", word)
    toneless = unicodedata.normalize("NFC", _TONES.sub("", apart))
    if not is_syllable(word) or _WRONG_OPENING.match(toneless):
        return False
    return _BEARS_TONE.search(toneless) is None or _TONES.search(apart) is not None


def _names(name: str) -> set[str]:
    """Return the words with a capital behind the first, and a first in capitals: places, names, acronyms."""
    words = name.strip(_BULLETS).split()
    return {
        key
        for k, word in enumerate(words)
        if (any(c.isupper() for c in word) if k else word.isupper())
        for key in match_key(word).split()
    }


def _discrepancy(schedule: Schedule, first: LineItem, line: LineItem) -> Discrepancy:
    place = where(schedule, line)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: gần như trùng nội dung và cùng số tiền với dòng {first.row_no} “{named(first)}”.",
            f"{place.en}: nearly repeats line {first.row_no} “{named(first)}” with the same figures.",
        ),
        Text(
            "Đề nghị kiểm tra xem có kê trùng do khác nhau về chính tả hay không.",
            "Check whether a line is entered twice in two spellings.",
        ),
        schedule,
        line,
        place=line.place,
    )
