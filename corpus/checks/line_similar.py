"""Two lines of one section that differ in spelling alone and print the same figures: perhaps one entered twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import regex
from rapidfuzz.distance import DamerauLevenshtein

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import named, where
from normalizers.line_items import Level, LineItem
from normalizers.schedules import Schedule
from normalizers.text import match_key

CHECK_ID = "line.similar"
SEVERITY = Severity.INFO
TITLE_VI = "Hai nội dung gần như nhau, cùng số tiền"
TITLE_EN = "Two lines nearly alike with the same figures"

_SHORTEST = 12
_MOST_EDITS = 2
_TELLING = regex.compile(r"\d|(?<!\p{L})(?:[ivx]+|[a-zđ])(?!\p{L})")
_MOST_LINES = 400
"""Larger sections are not compared line by line."""


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each later line whose words are those of an earlier one but for a letter or two, all figures alike.

    A number, an ordinal letter or a name in capitals that differs tells two tasks apart.
    """
    figures = _figures(schedule)
    for siblings in _siblings(schedule):
        for first, second in combinations(siblings, 2):
            if figures[first.row_no] == figures[second.row_no] and _is_slip(first.name, second.name):
                yield _discrepancy(schedule, first, second)


def _siblings(schedule: Schedule) -> Iterator[Sequence[LineItem]]:
    by_parent: dict[int | None, list[LineItem]] = {}
    for line in schedule.lines:
        if line.level not in (Level.TOTAL, Level.SUBTOTAL) and not line.is_of_which:
            by_parent.setdefault(line.parent_row_no, []).append(line)
    yield from (lines for lines in by_parent.values() if len(lines) <= _MOST_LINES)


def _figures(schedule: Schedule) -> dict[int, tuple[int | None, ...]]:
    """Return each line's amounts, one that prints none told from every other by its row."""
    found: dict[int, list[int | None]] = {line.row_no: [] for line in schedule.lines}
    for record in schedule.records:
        found[record.row_no].append(record.amount_vnd)
    return {row: tuple(amounts) if any(amounts) else (-row,) for row, amounts in found.items()}


def _is_slip(one: str, other: str) -> bool:
    first, second = match_key(one), match_key(other)
    if first == second or min(len(first), len(second)) < _SHORTEST:
        return False
    if _TELLING.findall(first) != _TELLING.findall(second) or _capitals(one) != _capitals(other):
        return False
    return bool(DamerauLevenshtein.distance(first, second, score_cutoff=_MOST_EDITS) <= _MOST_EDITS)


def _capitals(name: str) -> list[str]:
    """Return the words behind the first that open with a capital: places, names, acronyms."""
    return [word for word in name.split()[1:] if word[:1].isupper()]


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
