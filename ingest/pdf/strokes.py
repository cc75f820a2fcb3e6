"""What a PDF page draws beside text: strokes that may be rulings, shading told from them, and how much is picture."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise, repeat

from pypdfium2 import raw

from ingest.pdf import library
from ingest.pdf.frame import Frame, Matrix, after, floats, moved
from ingest.printed.page import Ruling

MOST_SEGMENTS = 2_000
"""A path of more segments is a drawing: a map, a letter turned into curves."""

_THINNEST = 4.0
"""A filled rectangle thinner than this, in points, is a line, one wider is shading."""

_SLANT = 1.0
_SHORTEST = 0.1
_DEEPEST_FORM = 12
_WHITE = 250
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_Point = tuple[float, float]


class Drawn:
    """What a page draws: strokes across and down as they come, and the share of the page that pictures take."""

    def __init__(self) -> None:
        self.across: list[Ruling] = []
        self.down: list[Ruling] = []
        self.pictured = 0.0

    def stroke(self, one: _Point, other: _Point) -> None:
        """Keep a stroke between two points where it runs along the page or down it."""
        (x, y), (u, v) = one, other
        wide, high = abs(u - x), abs(v - y)
        if high <= _SLANT and wide > max(high, _SHORTEST):
            self.across.append(Ruling((y + v) / 2, min(x, u), max(x, u)))
        elif wide <= _SLANT and high > max(wide, _SHORTEST):
            self.down.append(Ruling((x + u) / 2, min(y, v), max(y, v)))


def drawn(page: int, frame: Frame) -> Drawn:
    """Return what a page draws, from its handle."""
    found = Drawn()
    count = max(0, library.count_objects(page))
    handles = list(map(library.page_object, repeat(page), range(count)))
    _look(handles, frame.matrix, found, 0)
    found.pictured /= frame.width * frame.height
    return found


def _look(handles: list[int], matrix: Matrix, found: Drawn, depth: int) -> None:
    for handle, kind in zip(handles, map(library.object_type, handles), strict=True):
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _look_at_path(handle, matrix, found)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = displayed_bounds(handle, matrix)
            found.pictured += abs((right - left) * (bottom - top))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            count = max(0, library.count_form_objects(handle))
            inner = list(map(library.form_object, repeat(handle), range(count)))
            _look(inner, after(_own_matrix(handle), matrix), found, depth + 1)


def displayed_bounds(handle: int, matrix: Matrix) -> tuple[float, float, float, float]:
    """Return left, top, right, bottom of a drawn object under a matrix to displayed points."""
    room, at = floats(4)
    if not library.object_bounds(handle, at, at + 4, at + 8, at + 12):
        return 0.0, 0.0, 0.0, 0.0
    (x, y), (u, v) = moved(matrix, room[0], room[1]), moved(matrix, room[2], room[3])
    return min(x, u), min(y, v), max(x, u), max(y, v)


def _own_matrix(handle: int) -> Matrix:
    room, at = floats(6)
    if not library.object_matrix(handle, at):
        return _IDENTITY
    return room[0], room[1], room[2], room[3], room[4], room[5]


def _look_at_path(handle: int, matrix: Matrix, found: Drawn) -> None:
    mode = (ctypes.c_int * 2)()
    at = ctypes.addressof(mode)
    library.draw_mode(handle, at, at + 4)
    is_filled, is_stroked = mode[0] != raw.FPDF_FILLMODE_NONE, bool(mode[1])
    is_filled = is_filled and _is_seen(library.fill_colour, handle)
    is_stroked = is_stroked and _is_seen(library.stroke_colour, handle)
    count = library.count_segments(handle)
    if not (is_filled or is_stroked) or not 1 < count <= MOST_SEGMENTS:
        return
    to_page = after(own, matrix) if (own := _own_matrix(handle)) != _IDENTITY else matrix
    for points in _subpaths(handle, count, to_page, is_closed=is_filled and not is_stroked):
        if is_filled and _is_line(points, found):
            continue
        for one, other in pairwise(points if is_stroked else ()):
            if one is not None and other is not None:
                found.stroke(one, other)


def _is_line(points: list[_Point | None], found: Drawn) -> bool:
    """Return whether what is filled is a thin rectangle, kept as the stroke that it stands for."""
    corners = [point for point in points if point is not None]
    left, right = min(x for x, _ in corners), max(x for x, _ in corners)
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    wide, high = right - left, bottom - top
    if min(wide, high) > _THINNEST:
        return False
    if wide >= high:
        found.stroke((left, (top + bottom) / 2), (right, (top + bottom) / 2))
    else:
        found.stroke(((left + right) / 2, top), ((left + right) / 2, bottom))
    return True


def _is_seen(colour: object, handle: int) -> bool:
    """Return whether a colour is neither white nor clear."""
    room = (ctypes.c_uint * 4)()
    at = ctypes.addressof(room)
    if not callable(colour) or not colour(handle, at, at + 4, at + 8, at + 12):
        return True
    return room[3] > 0 and not (room[0] >= _WHITE and room[1] >= _WHITE and room[2] >= _WHITE)


def _subpaths(handle: int, count: int, matrix: Matrix, *, is_closed: bool) -> Iterator[list[_Point | None]]:
    """Yield the displayed points of each part of a path; None stands where a curve parts two of them."""
    room, at = floats(2)
    points: list[_Point | None] = []
    for segment in map(library.path_segment, repeat(handle), range(count)):
        kind = library.segment_type(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO and points:
            yield _closed(points) if is_closed else points
            points = []
        library.segment_point(segment, at, at + 4)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            points.append(None)
        points.append(moved(matrix, room[0], room[1]))
        if library.segment_closes(segment):
            points = _closed(points)
    if points:
        yield _closed(points) if is_closed else points


def _closed(points: list[_Point | None]) -> list[_Point | None]:
    return points if points[0] == points[-1] else [*points, points[0]]
