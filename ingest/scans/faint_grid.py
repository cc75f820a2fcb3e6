"""Traces of pale or broken lines put together to rulings, those kept that hang together with others."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ingest.printed.page import Ruling
from ingest.scans.faint_strokes import Trace
from ingest.scans.picture import Mask

IN_LINE_POINTS = 1.5
_APART_POINTS = 40.0
"""Traces at the same height, no further apart, are of one line."""

_MEETING_POINTS = 7.0
"""Lines meet if they end no further off: the end may be worn."""

_AT_CROSSING_POINTS, _CROSSED_SHARE = 3.0, 0.5
"""So near to where another crosses it a line is drawn, wherever it is whole: at so many crossings at least."""

_EDGE_SHARE, _INSET_POINTS = 0.3, 1.0
"""So much of the edge of a cell is drawn where there is one; its ends, where others cross it, do not count."""

_NARROWEST_POINTS = 5.0
_FEWEST_EDGES, _STEADY_SHARE, _STEADY_EDGE_SHARE = 3, 0.7, 0.12
"""A line that is drawn along so many cells, and so much of all, goes on where so little of an edge is drawn."""

_ENDS_POINTS, _AS_LONG_SHARE, _LONG_POINTS = 6.0, 0.9, 120.0
"""Rows of a table without lines down end at the same places, and are long."""

Line = list[Trace]
"""Traces behind each other."""


def lines(found: Sequence[Trace], scale: float) -> list[Line]:
    """Return the traces put together to lines."""
    made: list[Line] = []
    for trace in sorted(found, key=lambda trace: trace.start):
        for line in made:
            gap = trace.start - line[-1].end
            if abs(line[-1].at_end - trace.at_start) <= IN_LINE_POINTS * scale and gap <= _APART_POINTS * scale:
                line.append(trace)
                break
        else:
            made.append([trace])
    return made


def held(
    across: list[Line], down: list[Line], known_across: Sequence[Ruling], known_down: Sequence[Ruling], scale: float
) -> tuple[list[Line], list[Line]]:
    """Return the lines that cross others, or those known, and are drawn where they do.

    Lines across are kept too that go as far as a parallel one.
    """
    while True:
        kept_across = [
            line
            for line in across
            if _is_held(line, down, known_down, scale) or _is_beside(line, across, known_across, scale)
        ]
        kept_down = [line for line in down if _is_held(line, kept_across, known_across, scale)]
        if len(kept_across) == len(across) and len(kept_down) == len(down):
            return across, down
        across, down = kept_across, kept_down


def ruling_lines(
    found: Sequence[Line],
    parallel: Sequence[Ruling],
    crossing: Sequence[Line],
    known: Sequence[Ruling],
    drawn: Mask,
    print_: Mask,
    scale: float,
) -> list[Ruling]:
    """Return the rulings that lines are; edges of cells of which enough is drawn are drawn whole.

    Of a line that is drawn along most cells little is enough: it may fade, or lie on shaded ground.
    """
    rulings = []
    for line in found:
        rulings += [Ruling(trace.at / scale, trace.start / scale, trace.end / scale) for trace in line]
        if not _crossings(line, crossing, known, scale):
            rulings += _whole(line, [*(_extent(other, scale) for other in found), *parallel], scale)
        edges = list(pairwise(_crossings(line, crossing, known, scale, whole_page=True)))
        shares = [_share(line, edge, drawn, print_, scale) for edge in edges]
        start, end = line[0].start, max(trace.end for trace in line)
        own = [share >= _EDGE_SHARE for share, edge in zip(shares, edges, strict=True) if start < sum(edge) / 2 < end]
        is_steady = len(own) >= _FEWEST_EDGES and sum(own) >= _STEADY_SHARE * len(own)
        least = _STEADY_EDGE_SHARE if is_steady else _EDGE_SHARE
        rulings += [
            Ruling(_nearest(line, sum(edge) / 2).at / scale, edge[0] / scale, edge[1] / scale)
            for edge, share in zip(edges, shares, strict=True)
            if share >= least
        ]
    return rulings


def _whole(line: Line, others: Sequence[Ruling], scale: float) -> list[Ruling]:
    """Return a line that nothing crosses as one ruling that goes as far as the parallel ones that are no longer."""
    own = _extent(line, scale)
    ends = [own, *(other for other in others if _is_as_long(own, other))]
    return [own._replace(start=min(end.start for end in ends), end=max(end.end for end in ends))]


def _share(line: Line, edge: tuple[float, float], drawn: Mask, print_: Mask, scale: float) -> float:
    """Return how much of an edge of a cell on a line is drawn; none where print goes over it."""
    at, inset, reach = _nearest(line, sum(edge) / 2).at, _INSET_POINTS * scale, IN_LINE_POINTS * scale
    columns = slice(round(edge[0] + inset), round(edge[1] - inset))
    if columns.stop <= columns.start or print_[round(at), columns].any():
        return 0.0
    return float((drawn[max(0, round(at - reach)) : round(at + reach) + 1, columns] > 0).any(axis=0).mean())


def _nearest(line: Line, place: float) -> Trace:
    return min(line, key=lambda trace: abs((trace.start + trace.end) / 2 - place))


def _crossings(
    line: Line, crossing: Sequence[Line], known: Sequence[Ruling], scale: float, *, whole_page: bool = False
) -> list[float]:
    """Return where others cross a line, or meet its end, in pixels; also beyond it where that is asked for."""
    reach = _MEETING_POINTS * scale
    at, start, end = line[0].at, line[0].start - reach, max(trace.end for trace in line) + reach
    others = [(trace.at, trace.start, trace.end) for other in crossing for trace in other]
    others += [(other.at * scale, round(other.start * scale), round(other.end * scale)) for other in known]
    met = [place for place, first, last in others if first - reach <= at <= last + reach]
    distinct: list[float] = []
    for place in sorted(place for place in met if whole_page or start <= place <= end):
        if not distinct or place - distinct[-1] >= _NARROWEST_POINTS * scale:
            distinct.append(place)
    return distinct


def _is_held(line: Line, crossing: Sequence[Line], known: Sequence[Ruling], scale: float) -> bool:
    met = _crossings(line, crossing, known, scale)
    reach = _AT_CROSSING_POINTS * scale
    drawn = sum(
        any(trace.drawn[max(0, round(place - reach)) : round(place + reach)].any() for trace in line) for place in met
    )
    return drawn >= max(2, _CROSSED_SHARE * len(met))


def _is_beside(line: Line, others: Sequence[Line], known: Sequence[Ruling], scale: float) -> bool:
    """Return whether a long line goes as far as a parallel one does, or nearly: its ends may be worn off."""
    own = _extent(line, scale)
    parallel = [*(_extent(other, scale) for other in others), *known]
    return own.end - own.start >= _LONG_POINTS and any(_is_as_long(own, other) for other in parallel)


def _is_as_long(line: Ruling, other: Ruling) -> bool:
    is_within = other.start - _ENDS_POINTS <= line.start and line.end <= other.end + _ENDS_POINTS
    share = (line.end - line.start) / max(other.end - other.start, 1.0)
    return abs(line.at - other.at) > _NARROWEST_POINTS and is_within and share >= _AS_LONG_SHARE


def _extent(line: Line, scale: float) -> Ruling:
    return Ruling(line[0].at / scale, line[0].start / scale, max(trace.end for trace in line) / scale)
