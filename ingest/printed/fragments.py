"""Lines in columns without a grid, page by page, and the table that those of several pages make together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from ingest.document import Table
from ingest.printed.alignment import Aligned, Row, column_edges, has_heads
from ingest.printed.lines import text
from ingest.printed.paragraphs import PlacedLine
from ingest.printed.row_starts import is_key
from ingest.printed.unruled_tables import DASH, parts_of, row_positions, unruled_table
from ingest.wording import reads_alike

_SAME_EXTENT = 12.0
_FEWEST_REPEATED = 2
_NUMBERS = re.compile(r"\d{2,}")
"""What heads say in digits, less what an engine makes of a sign."""

_FOUR, _YEAR = re.compile(r"\d{4}"), re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Fragment:
    """Aligned lines of one page; `lines` are what they are where they make no table after all."""

    number: int
    rows: tuple[Row, ...]
    group: Aligned
    lines: tuple[PlacedLine, ...]

    @property
    def extent(self) -> tuple[float, float] | None:
        """Left and right end of its rulings, None where it has none."""
        return (self.group.edges[0], self.group.edges[-1]) if self.group.rules else None


def with_tables(items: Sequence[PlacedLine | Table | Fragment]) -> Iterator[PlacedLine | Table]:
    """Yield the items with fragments made tables; those that go on over pages share their columns."""
    chain: list[Fragment] = []
    for item in items:
        if isinstance(item, Fragment) and (not chain or _goes_on(chain[-1], item)):
            chain.append(item)
            continue
        yield from _tables(chain)
        chain = [item] if isinstance(item, Fragment) else []
        if not isinstance(item, Fragment):
            yield item
    yield from _tables(chain)


def _goes_on(before: Fragment, fragment: Fragment) -> bool:
    if fragment.number != before.number + 1:
        return False
    if fragment.group.goes_on or _repeats_head(before, fragment):
        return True
    one, other = before.extent, fragment.extent
    return one is not None and other is not None and _is_same(one, other)


def _repeats_head(before: Fragment, fragment: Fragment) -> bool:
    """Return whether a fragment opens with the lines of heads that the one before opens with, two or more."""
    repeated = _repeated(before, fragment)
    return repeated >= _FEWEST_REPEATED and has_heads(fragment.rows[:repeated])


def _is_same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SAME_EXTENT for a, b in zip(one, other, strict=True))


def _tables(chain: Sequence[Fragment]) -> Iterator[PlacedLine | Table]:
    if not chain:
        return
    chain = _without_repeated_heads(chain)
    edges = chain[0].group.edges
    if len(chain) > 1:
        rows = [row for fragment in chain for row in fragment.rows]
        inner = column_edges([row for row in rows if len(row.segments) > 1], [r for r in rows if len(r.segments) == 1])
        outer = [edge for fragment in chain for edge in (fragment.group.edges[0], fragment.group.edges[-1])]
        edges = (min(inner[0], *outer), *inner[1:-1], max(inner[-1], *outer))
    edges = _with_merged_columns(chain, edges)
    for fragment in chain:
        table = unruled_table(fragment.number, fragment.rows, replace(fragment.group, edges=edges))
        if table is None:
            yield from fragment.lines
        else:
            yield table


def _without_repeated_heads(chain: Sequence[Fragment]) -> list[Fragment]:
    """Return the fragments without the lines that repeat the head of the first on further pages."""
    first = chain[0]
    end = _head_end(first)
    kept = [first]
    for fragment in chain[1:]:
        repeated = _repeated(first, fragment)
        repeats = repeated > 0 and (repeated >= end > 0 or has_heads(fragment.rows[:repeated]))
        rows = fragment.rows[repeated:] if repeats else fragment.rows
        if rows:
            group = replace(fragment.group, goes_on=fragment.group.goes_on or repeats)
            kept.append(replace(fragment, rows=rows, group=group))
    return kept


def _head_end(fragment: Fragment) -> int:
    """Return the position of the first line that tells a row, 0 where none does."""
    split = (parts_of(row, fragment.group) for row in fragment.rows)
    return next((k for k, parts in enumerate(split) if is_key(parts)), 0)


def _repeated(first: Fragment, other: Fragment) -> int:
    """Return how many leading lines read alike: heads, and the numbers of columns below them.

    On scans no two readings need be the same, so heads that are nearly so count.
    """
    end = _head_end(first)
    alike = (
        one.line.text == two.line.text or (k < end and _are_one_head(one, two))
        for k, (one, two) in enumerate(zip(first.rows, other.rows, strict=False))
    )
    return sum(1 for _ in takewhile(bool, alike))


def _are_one_head(one: Row, other: Row) -> bool:
    """Return whether two lines of which an engine read one at least are nearly the same, the years in them the same."""
    if min(word.confidence for row in (one, other) for word in row.line.words) == 1:
        return False
    ours, theirs = (_NUMBERS.findall(row.line.text) for row in (one, other))
    is_same = len(ours) == len(theirs) and all(
        a == b or _is_no_year(a) or _is_no_year(b) for a, b in zip(ours, theirs, strict=True)
    )
    return is_same and reads_alike(one.line.text, other.line.text)


def _is_no_year(number: str) -> bool:
    """Return whether a number stands for a year and is none, as "2924": it is read wrong."""
    return _FOUR.fullmatch(number) is not None and _YEAR.fullmatch(number) is None


def _with_merged_columns(chain: Sequence[Fragment], edges: tuple[float, ...]) -> tuple[float, ...]:
    """Return the edges without those within a column: beside heads or dashes that are set to its other side.

    What they part is never filled beside each other, and has one head, over one side of it or over both, or holds
    dashes alone on one side.
    """
    found = _filled(chain, edges)
    for column in range(len(edges) - 2):
        one, other = found[column], found[column + 1]
        is_headed = any(fill.has_head for fill in found)
        is_one = (is_headed and one.has_head != other.has_head) or one.is_dashes != other.is_dashes
        is_one |= bool(one.spans & other.spans) and not (one.has_head or other.has_head)
        if is_one and not one.rows & other.rows:
            return _with_merged_columns(chain, edges[: column + 1] + edges[column + 2 :])
    return edges


@dataclass(slots=True)
class _Fill:
    """What a column holds: whether it has a head, wider ones over it, the rows (page and position) it is filled in."""

    has_head: bool = False
    spans: set[range] = field(default_factory=set)
    rows: set[tuple[int, int]] = field(default_factory=set)
    has_dashes: bool = False
    has_others: bool = False

    @property
    def is_dashes(self) -> bool:
        """Whether nothing but dashes stands in it."""
        return self.has_dashes and not self.has_others


def _filled(chain: Sequence[Fragment], edges: tuple[float, ...]) -> list[_Fill]:
    """Return what each column holds."""
    found = [_Fill() for _ in edges[1:]]
    for fragment in chain:
        group = replace(fragment.group, edges=edges)
        split = [parts_of(row, group) for row in fragment.rows]
        first = 0
        if fragment is chain[0] and not group.goes_on:
            first = next((k for k, parts in enumerate(split) if is_key(parts)), len(split))
            for columns, _ in (item for parts in split[:first] for item in parts):
                found[columns.start].has_head |= len(columns) == 1
                for column in columns if len(columns) > 1 else ():
                    found[column].spans.add(columns)
        starts = row_positions(fragment.rows, split, group)
        for start, end in zip(starts, [*starts[1:], len(split)], strict=True):
            if start < first:
                continue
            for columns, part in (item for parts in split[start:end] for item in parts):
                # What reaches over two columns says nothing of either.
                if len(columns) == 1:
                    is_dash = DASH.fullmatch(text(part.words)) is not None
                    fill = found[columns.start]
                    fill.rows.add((fragment.number, start))
                    fill.has_dashes |= is_dash
                    fill.has_others |= not is_dash
    return found
