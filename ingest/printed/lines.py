"""Words put together to lines: what stands on one baseline, torn words glued, raised marks told."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ingest.note_marks import is_note_mark
from ingest.printed.page import Word

GLUED = 0.13
"""Words nearer to each other than this share of their size are parts of one: two fonts, two objects."""

COLUMN_GAP = 1.6
"""A gap wider than this share of the size parts columns, where a tab or blanks were typed."""

_OF_ONE_LINE = 0.25
_RAISED_SIZE = 0.8
_RAISED_BY = 0.65
_LOWERED_BY = 0.3
_SAME_PLACE = 0.2
_BASELINE, _LEFT, _RIGHT, _SIZE = map(attrgetter, ("baseline", "left", "right", "size"))
_UNSEEN = str.maketrans(dict.fromkeys("\xad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphen and characters of no width."""


class Line(NamedTuple):
    """Words on one baseline, left to right; `size` is that of its longest word, `right` is where it ends."""

    words: tuple[Word, ...]
    baseline: float
    size: float
    right: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def text(self) -> str:
        """Its text in NFC; a gap as wide as between columns is a tab."""
        return text(self.words, tab="\t")


def lines(words: Iterable[Word]) -> list[Line]:
    """Return the lines that words make, from the top; words must be of one turn.

    What is smaller and set a little above a line, next to its words, is raised in it; a word drawn twice is one, bold.
    """
    ordered = sorted(words, key=_BASELINE)
    rows: list[list[Word]] = []
    height, size = -math.inf, 0.0
    for word in ordered:
        if word.baseline == height or word.baseline - height <= _OF_ONE_LINE * max(word.size, size):
            rows[-1].append(word)
        else:
            rows.append([word])
            height, size = word.baseline, word.size
    if len(rows) > 1:
        sizes = set(map(_SIZE, ordered))
        rows = _with_raised(rows) if min(sizes) <= _RAISED_SIZE * max(sizes) else rows
    return [_line(row) for row in rows]


def text(words: Sequence[Word], tab: str = " ") -> str:
    """Return the text of words left to right, less marks of notes behind figures; `tab` stands for a wide gap."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None:
            gap = word.left - before.right
            if word.is_raised and is_note_mark(word.text, before.text):
                continue
            if gap > COLUMN_GAP * word.size:
                parts.append(tab)
            elif gap > GLUED * word.size:
                parts.append(" ")
        parts.append(word.text)
        before = word
    whole = "".join(parts)
    if whole.isascii():
        return whole
    # No unseen character is printable, and this asks much faster.
    return unicodedata.normalize("NFC", whole if whole.isprintable() else whole.translate(_UNSEEN))


def ends_open(line: str) -> bool:
    """Return whether a line was broken behind a hyphen or slash within a word: "tiêu chuẩn-" before "đo lường"."""
    return line[-1:] in ("-", "/", "–") and line[-2:-1].isalnum()


def running(shown: Sequence[str]) -> str:
    """Return wrapped lines as one."""
    return "".join(line if ends_open(line) else f"{line} " for line in shown).rstrip()


def glued(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words of a line in groups that read as one word each."""
    groups: list[list[Word]] = []
    for word in words:
        before = groups[-1][-1] if groups else None
        if before is None or word.left - before.right > GLUED * word.size:
            groups.append([word])
        else:
            groups[-1].append(word)
    return groups


def _line(row: list[Word]) -> Line:
    standing = row[0]
    if len(row) > 1:
        is_even = standing.baseline == row[-1].baseline and len(set(map(_SIZE, row))) == 1
        row.sort(key=_LEFT)
        row = _drawn_once(row)
        if not is_even:
            standing = max(row, key=lambda word: (not word.is_raised, len(word.text)))
    return Line(tuple(row), standing.baseline, standing.size, max(map(_RIGHT, row)))


def _drawn_once(row: list[Word]) -> list[Word]:
    """Return the words without those that stand on the same text, which are then bold: a way to draw fat letters."""
    if all(after.left - before.right > -_SAME_PLACE * after.size for before, after in pairwise(row)):
        return row
    kept = [row[0]]
    for word in row[1:]:
        if word.left - kept[-1].right > -_SAME_PLACE * word.size:
            kept.append(word)
            continue
        twin = next((k for k in range(len(kept) - 1, max(-1, len(kept) - 4), -1) if _stands_on(word, kept[k])), None)
        if twin is None:
            kept.append(word)
        else:
            kept[twin] = kept[twin]._replace(face=kept[twin].face._replace(is_bold=True))
    return kept


def _stands_on(word: Word, other: Word) -> bool:
    return word.left - other.left < _SAME_PLACE * word.size and word.text == other.text


def _with_raised(rows: list[list[Word]]) -> list[list[Word]]:
    """Return the rows with what is raised above one, or lowered below one, part of it."""
    kept: list[list[Word]] = []
    held: list[Word] = []
    for row in rows:
        if kept and (lowered := _set_at(row, kept[-1], _LOWERED_BY)):
            kept[-1] += [word for word in row if word in lowered]
            row = [word for word in row if word not in lowered]
            if not row:
                continue
        if kept and (raised := _set_at(kept[-1], row, _RAISED_BY)):
            held = [word for word in kept[-1] if word not in raised]
            row = [*row, *(word._replace(is_raised=True) for word in raised)]
            kept[-1:] = [held] if held else []
        kept.append(row)
    return kept


def _set_at(small: list[Word], row: list[Word], reach: float) -> list[Word]:
    """Return the words that are set smaller, next to a word of a row and within a share of its size from its line."""
    least, largest = min(word.size for word in small), max(word.size for word in row)
    if least > _RAISED_SIZE * largest or row[0].baseline - small[0].baseline > largest:
        return []
    return [word for word in small if any(_is_beside(word, large, reach) for large in row)]


def _is_beside(word: Word, large: Word, reach: float) -> bool:
    return (
        word.size <= _RAISED_SIZE * large.size
        and abs(large.baseline - word.baseline) <= reach * large.size
        and -_SAME_PLACE * large.size <= word.left - large.right <= _SAME_PLACE * large.size
    )


def is_raised_beside(word: Word, large: Word) -> bool:
    """Return whether a word is set smaller and higher right behind a larger one."""
    return word.baseline < large.baseline and _is_beside(word, large, _RAISED_BY)
