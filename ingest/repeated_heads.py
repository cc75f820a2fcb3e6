"""The heads of a table that a further part of it repeats: the same print, though an engine may read it otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from ingest.document import Cell
from ingest.wording import bare, reads_alike

_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"\w")
_ALL_ALIKE = 0.9
"""How alike two readings of all heads together are at least, from 0 to 1."""

_LEGIBLE = 0.75
"""What a cell reads with less confidence tells nothing."""

_MOST_ILLEGIBLE = 0.34
"""Of heads that are repeated no more than this share differs, for no engine could read it."""


def are_heads_again(heads: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Return whether rows of heads print what others do, but for few cells that could not be read."""
    if [_position(cell) for cell in heads] != [_position(cell) for cell in others]:
        return False
    if _print_nearly_same(heads, others):
        return True
    differing = [pair for pair in zip(heads, others, strict=True) if not _prints_same(*pair)]
    is_read = any(min(one.confidence, other.confidence) >= _LEGIBLE for one, other in differing)
    return not is_read and len(differing) <= _MOST_ILLEGIBLE * len(heads)


def _print_nearly_same(heads: Sequence[Cell], others: Sequence[Cell]) -> bool:
    """Return whether heads that were read on scans print the same all in all: short ones may be misread altogether."""
    if min(cell.confidence for cell in (*heads, *others)) == 1:
        return False
    first, second = ("".join(_LETTERS.findall(" ".join(bare(cell.text) for cell in row))) for row in (heads, others))
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALL_ALIKE


def with_surer_heads(cells: Sequence[Cell], again: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return the cells of a table, those heads as they are printed again that could be read there alone."""
    by_position = {_position(cell): cell for cell in again}
    pairs = ((cell, by_position.get(_position(cell), cell)) for cell in cells)
    return tuple(
        replace(cell, lines=other.lines, confidence=other.confidence)
        if other.text and cell.confidence < _LEGIBLE <= other.confidence
        else cell
        for cell, other in pairs
    )


def _position(cell: Cell) -> tuple[int, int, int]:
    return cell.row, cell.column, cell.column_span


def _prints_same(one: Cell, other: Cell) -> bool:
    """Return whether two cells print the same: where a scan was read, figures the same and letters nearly."""
    first, second = bare(one.text), bare(other.text)
    if first == second:
        return True
    if min(one.confidence, other.confidence) == 1 or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return reads_alike(first, second)
