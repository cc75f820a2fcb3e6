"""Lines that stand in columns without rulings: which lines hang together, and where the columns part."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from ingest.layout import DATA_HEADERS, ORDINAL_HEADERS, opens_title
from ingest.printed.lines import Line, text
from ingest.printed.page import Ruling, Word
from ingest.wording import bare, is_unit_line

HEADS = {*ORDINAL_HEADERS, *DATA_HEADERS}
"""Words that head the columns of plans."""

GAP = 1.0
"""A gap wider than this share of the size may part columns; blanks of justified text come near."""

CROSSED_SHARE = 0.25
"""A gap between columns that more of the lines than this write over is none."""

SELDOM = 0.1
"""A narrow gap that more of the lines than this write over is one between words."""

NARROWEST_RIVER = 0.45
"""The narrowest gap between columns, as a share of the size, when all lines are laid over each other."""

CLEAR = 0.8
"""The narrowest gap that no line writes over, as a share of the size, beside a column that hardly any line fills."""

FARTHEST = 3.2
"""Lines further apart than this many times their size do not hang together."""

LIST_MARK = re.compile(r"[-–+•*·o§Ø▪✓☐\ue000-\uf8ff]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVXLivxl]{1,5}|[A-ZĐ])[.):]?")
"""A bullet, or a number of a list."""

CAPTION = re.compile(r"(?:bảng|biểu|phụ lục)(?: số)? ?\d", re.IGNORECASE)
"""How the caption of a table opens."""

LIST_GAP = 6.0
"""The widest gap behind a bullet or number, as a share of the size."""

_MOST_LINES_BETWEEN = 14
_NEXT = 1.5
_LINES_OF_HEADS = 4
_INSET = 2.0
_ACROSS = 0.55
_MOST_ACROSS = 1
_MOST_CROSSED = 0.34
_FEWEST_LINES = 2


class Segment(NamedTuple):
    """Words of a line between two wide gaps."""

    left: float
    right: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line in segments, left to right."""

    line: Line
    segments: tuple[Segment, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.segments[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.segments[-1].right


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines first to last (exclusive) of a band that stand in columns; `edges` part these, the outer ones included.

    `rules` are the heights of rulings that part rows, `partial` rulings below heads over several columns.
    `goes_on` holds where the table began on the page before.
    """

    first: int
    last: int
    edges: tuple[float, ...]
    rules: tuple[float, ...] = ()
    partial: tuple[Ruling, ...] = ()
    goes_on: bool = False

    @property
    def column_count(self) -> int:
        """The number of columns."""
        return len(self.edges) - 1

    def column(self, x: float) -> int:
        """Return the column that a point stands in."""
        return min(max(bisect_right(self.edges, x) - 1, 0), self.column_count - 1)

    def width(self, columns: range) -> float:
        """Return how wide columns are together."""
        return self.edges[columns.stop] - self.edges[columns.start]

    def middle(self, columns: range) -> float:
        """Return the middle of columns."""
        return (self.edges[columns.stop] + self.edges[columns.start]) / 2

    def columns(self, segment: Segment) -> range:
        """Return the columns that a segment reaches over."""
        inset = min(_INSET, (segment.right - segment.left) / 4)
        return range(self.column(segment.left + inset), self.column(segment.right - inset) + 1)


def row(line: Line) -> Row:
    """Return a line in segments; a bullet or number before a tab and text are one, as in a list."""
    segments: list[list[Word]] = []
    end = 0.0
    for word in line.words:
        if not segments or word.left - end > GAP * line.size:
            segments.append([])
            end = word.right
        segments[-1].append(word)
        end = max(end, word.right)
    if len(segments) == 2 and _is_listed(segments[0], segments[1], line.size):
        segments = [segments[0] + segments[1]]
    return Row(line, tuple(Segment(words[0].left, max(w.right for w in words), tuple(words)) for words in segments))


def _is_listed(mark: Sequence[Word], words: Sequence[Word], size: float) -> bool:
    is_near = words[0].left - mark[-1].right <= LIST_GAP * size
    return is_near and words[0].text[0].isalpha() and LIST_MARK.fullmatch(text(mark)) is not None


def aligned(rows: Sequence[Row]) -> list[Aligned]:
    """Return the groups of lines of a band that stand in at least two columns, from the top."""
    found: list[Aligned] = []
    end = 0
    for group in _groups(rows):
        many = [rows[k] for k in group if len(rows[k].segments) > 1]
        edges = column_edges(many)
        if len(edges) < 3:
            continue
        trimmed = _reaching(rows, group[0], group[-1] + 1, edges, end)
        if len(many) < _FEWEST_LINES and not (_fills_columns(rows, trimmed) or has_heads(many)):
            continue
        found.append(trimmed)
        end = trimmed.last
    return found


def has_heads(rows: Sequence[Row]) -> bool:
    """Return whether words that head the columns of plans stand in lines."""
    return bool(HEADS & {bare(text(segment.words)).rstrip(".") for row in rows for segment in row.segments})


def _groups(rows: Sequence[Row]) -> list[list[int]]:
    """Return the positions of lines with several segments that only few single ones part, near to each other."""
    groups: list[list[int]] = []
    for k, current in enumerate(rows):
        if len(current.segments) < 2:
            continue
        if groups and _hang_together(rows, groups[-1], k):
            groups[-1].append(k)
        else:
            groups.append([k])
    return groups


def _hang_together(rows: Sequence[Row], group: list[int], position: int) -> bool:
    last = group[-1]
    if position - last - 1 > _MOST_LINES_BETWEEN:
        return False
    lines = [rows[k].line for k in range(last, position + 1)]
    if any(stands_apart(line.text) for line in lines[1:-1]):
        return False
    if any(_room(a, b) > FARTHEST * max(a.size, b.size) for a, b in pairwise(lines)):
        return False
    edges = column_edges([*(rows[k] for k in group), rows[position]])
    if len(edges) < 3:
        return False
    across = _ACROSS * (edges[-1] - edges[0])
    return sum(row.right - row.left > across for row in rows[last + 1 : position]) <= _MOST_ACROSS


def _room(above: Line, below: Line) -> float:
    """Return how far a line stands below another, less what turned text of theirs reaches over."""
    reach = max(word.reach for word in above.words) + max(word.reach for word in below.words)
    return below.baseline - above.baseline - reach


def stands_apart(shown: str) -> bool:
    """Return whether a line is a title, a caption or a unit line, which stand in no column."""
    return opens_title(shown) or is_unit_line(shown) or CAPTION.match(shown) is not None


def column_edges(rows: Sequence[Row], beside: Sequence[Row] = ()) -> tuple[float, ...]:
    """Return the edges of the columns that rows stand in: within the gaps between them, where least is written.

    `beside` are lines of one segment among them: a wrapped name.

    Wide gaps count where few lines write over them, as heads and totals do; narrow ones where hardly any line does.
    """
    if not rows:
        return ()
    size = min(current.line.size for current in rows)
    segments = [[(s.left, s.right) for s in row.segments] for row in rows]
    words = [[(w.left, w.right) for w in row.line.words] for row in (*rows, *beside)]
    narrow = _rivers(words, SELDOM, size)
    # A column that only its head fills is no more than a gap to the shares above.
    clear = _rivers(words, 0, CLEAR / NARROWEST_RIVER * size)
    narrow += [river for river in clear if not any(map(river.overlaps, narrow))]
    wide = [river for river in _rivers(segments, CROSSED_SHARE, size) if not any(map(river.overlaps, narrow))]
    edges = _kept_edges(sorted(river.edge for river in (*narrow, *wide)), words)
    return (min(row.left for row in rows), *edges, max(row.right for row in rows))


class _River(NamedTuple):
    """A gap between columns, and the place within it that least is written over."""

    start: float
    end: float
    edge: float

    def overlaps(self, other: _River) -> bool:
        return self.start < other.end and other.start < self.end


def _rivers(rows: Sequence[list[tuple[float, float]]], share: float, size: float) -> list[_River]:
    """Return the gaps that at most a share of the rows write over, within their outer ends."""
    ends = sorted({edge for row in rows for span in row for edge in span})
    allowed = int(share * len(rows))
    rivers: list[_River] = []
    bed: list[tuple[int, float, float]] = []
    for (left, right), count in zip(pairwise(ends), _coverage(rows, ends), strict=True):
        if count <= allowed:
            bed.append((count, left, right))
            continue
        if bed and bed[-1][2] - bed[0][1] >= NARROWEST_RIVER * size and bed[0][1] > ends[0]:
            rivers.append(_River(bed[0][1], bed[-1][2], _deepest(bed)))
        bed = []
    return rivers


def _deepest(bed: list[tuple[int, float, float]]) -> float:
    """Return the middle of the widest stretch that the fewest rows write over."""
    least = min(count for count, _, _ in bed)
    stretches: list[tuple[float, float]] = []
    for count, left, right in bed:
        if count != least:
            continue
        if stretches and stretches[-1][1] == left:
            stretches[-1] = (stretches[-1][0], right)
        else:
            stretches.append((left, right))
    left, right = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2


def _kept_edges(edges: list[float], rows: Sequence[list[tuple[float, float]]]) -> list[float]:
    """Return the edges that few lines write over, measured by those that write beside them: a gap between words has
    about as many of the one as of the other."""
    while edges:
        bounds = [float("-inf"), *edges, float("inf")]
        filled = [
            sum(any(left < span[0] and span[1] < right for span in row) for row in rows)
            for left, right in pairwise(bounds)
        ]
        crossed = [sum(any(span[0] < edge < span[1] for span in row) for row in rows) for edge in edges]
        shares = [count / max(1, min(filled[k], filled[k + 1])) for k, count in enumerate(crossed)]
        worst = max(range(len(edges)), key=lambda k: shares[k])
        if shares[worst] <= _MOST_CROSSED:
            break
        edges = [edge for k, edge in enumerate(edges) if k != worst]
    return edges


def _coverage(rows: Sequence[list[tuple[float, float]]], ends: list[float]) -> list[int]:
    """Return for each stretch between neighbouring ends how many rows write over it."""
    position = {end: k for k, end in enumerate(ends)}
    changes = [0] * len(ends)
    for row in rows:
        for left, right in row:
            changes[position[left]] += 1
            changes[position[right]] -= 1
    counts, total = [], 0
    for change in changes[:-1]:
        total += change
        counts.append(total)
    return counts


def _reaching(rows: Sequence[Row], first: int, last: int, edges: tuple[float, ...], after: int) -> Aligned:
    """Return the group with the single lines above and below that stand within one of its columns, close by."""
    group = Aligned(first, last, edges)
    while first > after and _joins(rows[first - 1], rows[first], group):
        first -= 1
    if first > after and _heads(rows[first - 1], rows[first : first + _LINES_OF_HEADS], group):
        first -= 1
    while last < len(rows) and _joins(rows[last], rows[last - 1], group):
        last += 1
    return Aligned(first, last, edges)


def _heads(single: Row, below: Sequence[Row], group: Aligned) -> bool:
    """Return whether a line right above is a head over several columns; further above, where heads are turned."""
    if len(single.segments) > 1 or stands_apart(single.line.text):
        return False
    is_turned = any(word.reach for row in below for word in row.line.words)
    if _room(single.line, below[0].line) > (FARTHEST if is_turned else _NEXT) * single.line.size:
        return False
    columns = group.columns(single.segments[0])
    left, right = group.edges[columns.start], group.edges[columns.stop]
    inside = left - _INSET <= single.left and single.right <= right + _INSET
    return inside and 1 < len(columns) < group.column_count and columns.start > 0


def _fills_columns(rows: Sequence[Row], group: Aligned) -> bool:
    """Return whether single lines stand in each column beside the one line that is told by: lines set unevenly."""
    single = [row.segments[0] for row in rows[group.first : group.last] if len(row.segments) == 1]
    return {group.columns(segment).start for segment in single} == set(range(group.column_count))


def _joins(single: Row, beside: Row, group: Aligned) -> bool:
    above, below = sorted((single.line, beside.line), key=attrgetter("baseline"))
    if _room(above, below) > FARTHEST * max(single.line.size, beside.line.size) or len(single.segments) > 1:
        return False
    if stands_apart(single.line.text):
        return False
    segment = single.segments[0]
    if not group.edges[0] <= (segment.left + segment.right) / 2 <= group.edges[-1]:
        return False
    return len(group.columns(segment)) == 1
