"""The words of a PDF page as pdfium finds them: text, advance, baseline, size, face and turn."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from itertools import pairwise, repeat
from typing import NamedTuple

from ingest.pdf import library
from ingest.pdf.frame import Frame, after, floats, moved, turn_and_scale
from ingest.printed.page import Face, Turn, Word

INVISIBLE = 3
"""The render mode of text that is not drawn: what a scanner's program read under its picture."""

_OUTLINED = 2
_HEAVY = 600
_FORCED_BOLD = 1 << 18
_ITALIC = 1 << 6
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_SUBSET_PREFIX = re.compile(r"[A-Z]{6}\+")
_LONGEST_NAME = 256
_PART = re.compile(r"[^\s\x00]+")
_STEEPEST = math.tan(math.radians(10))
"""Text slanted further from a quarter turn is a watermark."""

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What pdfium makes of a hyphen that ends a line."""

_INK = 0.2
_TORN = 0.05
"""Letters nearer to each other than this share of their size belong to one word, whatever fonts they are of."""


class Faces:
    """The faces of a document's fonts, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int | None, tuple[Face, Face]] = {}

    def of(self, text_object: int, mode: int) -> Face:
        """Return the face that a text object, drawn in a mode, is set in; letters with an outline are bold."""
        font = library.text_font(text_object)
        faces = self._known.get(font)
        if faces is None:
            face = _face(font)
            faces = self._known[font] = (face, face._replace(is_bold=True))
        return faces[mode == _OUTLINED]


class Written(NamedTuple):
    """What is written on a page: its words line by line, and how many of its characters are not drawn."""

    words: list[Word]
    characters: int
    invisible: int


class _Setting(NamedTuple):
    """How the characters of a text object are set: `is_plain` where they are upright on a page displayed as it is."""

    turn: Turn
    baseline: float
    size: float
    face: Face
    is_plain: bool


_Placed = tuple[Turn, float, float, float, float, Face, str]
"""A word or a piece of one, to be put in the order of lines: turn, baseline, left, right, size, face, text."""


def written(text_page: int, frame: Frame, faces: Faces) -> Written:
    """Return what is written on a page, from the handle of its text page."""
    text = _text(text_page)
    parts = _parts(text_page, text)
    edges = [*_edges(text_page, parts), math.inf]
    placed: list[_Placed] = []
    drawn_with, mode, invisible, at = 0, 0, 0, 0
    setting: _Setting | None = None
    shift = frame.matrix[4]
    for start, end, text_object in parts:
        if text_object != drawn_with:
            drawn_with, mode = text_object, library.text_mode(text_object)
            setting = _setting(text_page, start, faces.of(text_object, mode), frame)
        if mode == INVISIBLE:
            invisible += end - start
        first, at = at, at + (4 if end - start == 1 else 8)
        if setting is None:
            continue
        turn, baseline, size, face, is_plain = setting
        if is_plain:
            left, right = edges[first] + shift, edges[at - 2] + shift
            if -size < edges[at] - edges[at - 2] < _INK * size:
                right = _less_overhang(text_page, text, end, right, size, shift)
        else:
            left, right = _reach(edges[first : first + 4] + edges[at - 4 : at], turn, frame)
        placed.append((turn, baseline, left, right, size, face, text[start:end]))
    return Written(_words(placed), sum(end - start for start, end, _ in parts), invisible)


def _parts(handle: int, text: str) -> list[tuple[int, int, int]]:
    """Return start, end and text object of what white space parts, in pieces where its ends are of two objects."""
    spans = [part.span() for part in _PART.finditer(text)]
    firsts = map(library.char_object, repeat(handle), [start for start, _ in spans])
    parts: list[tuple[int, int, int]] = []
    for (start, end), first in zip(spans, firsts, strict=True):
        if end - start == 1 or library.char_object(handle, end - 1) == first:
            if first is not None:
                parts.append((start, end, first))
            continue
        objects = list(map(library.char_object, repeat(handle), range(start, end)))
        changes = [i for i, (one, other) in enumerate(pairwise(objects), 1) if one != other]
        pieces = pairwise([0, *changes, end - start])
        parts += [(start + i, start + k, of) for i, k in pieces if (of := objects[i]) is not None]
    return parts


def _edges(handle: int, parts: list[tuple[int, int, int]]) -> list[float]:
    """Return left, top, right and bottom, in the page's space, of each part's first character and of its last."""
    positions = [k for start, end, _ in parts for k in ((start,) if end - start == 1 else (start, end - 1))]
    edges, at = floats(4 * len(positions))
    deque(map(library.char_box, repeat(handle), positions, range(at, at + 16 * len(positions), 16)), maxlen=0)
    return list(edges)


def _text(handle: int) -> str:
    """Return the characters, one for each position; asked for one by one where they do not come out so at once."""
    count = library.count_chars(handle)
    if count <= 0:
        return ""
    room = (ctypes.c_uint16 * (count + 1))()
    taken = library.text_of_chars(handle, 0, count, ctypes.addressof(room))
    if taken == count + 1:
        text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text.translate(_HYPHENS)
    codes = map(library.char_code, repeat(handle), range(count))
    return "".join(chr(code) if _is_character(code) else "\ufffd" for code in codes).translate(_HYPHENS)


def _is_character(code: int) -> bool:
    """Return whether a code is one of Unicode's characters, no half of a pair."""
    return code < 0xD800 or 0xDFFF < code < 0x110000


def _setting(handle: int, start: int, face: Face, frame: Frame) -> _Setting | None:
    """Return how the text object is set that draws a character, None for a watermark or text without size or place."""
    room, at = _SIX
    library.char_matrix(handle, start, at)
    a, b, c, d, x, y = room
    if b == 0.0 == c and a > 0 < d and frame.is_plain:
        size = library.char_size(handle, start) * d
        baseline = frame.matrix[5] - y
        turn = Turn.UPRIGHT
    else:
        matrix = after((a, b, c, d, 0.0, 0.0), frame.matrix)
        along, across = abs(matrix[0]), abs(matrix[1])
        if min(along, across) > _STEEPEST * max(along, across):
            return None
        turn, scale = turn_and_scale(matrix)
        size = abs(library.char_size(handle, start) * scale)
        baseline = _seen(*moved(frame.matrix, x, y), turn, frame)[1]
    if not (math.isfinite(baseline) and 0 < size < math.inf):
        return None
    return _Setting(turn, baseline, size, face, frame.is_plain and turn is Turn.UPRIGHT)


def _less_overhang(handle: int, text: str, end: int, right: float, size: float, shift: float) -> float:
    """Return where a word ends, less the ink that reaches into the blank behind it."""
    if text[end : end + 1] != " " or library.char_object(handle, end) is None:
        return right
    room, at = _FOUR
    library.char_box(handle, end, at)
    blank = room[0] + shift
    return blank if right - _INK * size < blank < right else right


def _reach(edges: list[float], turn: Turn, frame: Frame) -> tuple[float, float]:
    """Return where a word begins and ends, seen with it upright."""
    reach = [_seen(*moved(frame.matrix, edges[at], edges[at + 1]), turn, frame)[0] for at in (0, 2, 4, 6)]
    return min(reach), max(reach)


def _seen(x: float, y: float, turn: Turn, frame: Frame) -> tuple[float, float]:
    """Return a displayed point as seen with text of that turn upright."""
    if turn is Turn.UPRIGHT:
        return x, y
    if turn is Turn.DOWN:
        return y, frame.width - x
    return (frame.height - y, x) if turn is Turn.UP else (frame.width - x, frame.height - y)


def _words(placed: list[_Placed]) -> list[Word]:
    """Return the words line by line, those put together again that were torn because a letter is of another font."""
    placed.sort()
    words: list[Word] = []
    whole, start, end, line = "", 0.0, -math.inf, (Turn.UPRIGHT, 0.0, 0.0, Face())
    for turn, baseline, left, right, size, face, text in placed:
        if (
            end - _TORN * size <= left <= end + _TORN * size
            and baseline == line[1]
            and size == line[2]
            and turn is line[0]
            and whole[-1].isalpha()
            and text[0].isalpha()
        ):
            whole, end = whole + text, right
            continue
        if whole:
            words.append(Word(whole, start, end, line[1], line[2], line[3], line[0]))
        whole, start, end, line = text, left, right, (turn, baseline, size, face)
    return [*words, Word(whole, start, end, line[1], line[2], line[3], line[0])] if whole else words


def _face(font: int | None) -> Face:
    if font is None:
        return Face()
    room = ctypes.create_string_buffer(_LONGEST_NAME)
    library.font_name(font, ctypes.addressof(room), _LONGEST_NAME)
    name = _SUBSET_PREFIX.sub("", room.value.decode("utf-8", "replace"))
    flags = max(0, library.font_flags(font))
    is_bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCED_BOLD) or library.font_weight(font) >= _HEAVY
    return Face(name, is_bold, bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC))


_FOUR = floats(4)
_SIX = floats(6)
"""Room for what the library writes of one character, used again for each."""
