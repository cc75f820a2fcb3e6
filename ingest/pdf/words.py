"""The words of a PDF page as pdfium finds them: text, advance, baseline, size, face and turn."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise, repeat

from ingest.pdf import library
from ingest.pdf.frame import Frame, Matrix, after, doubles, floats, moved, turn_and_scale
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


class Faces:
    """The faces of a document's fonts, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, Face] = {}

    def of(self, text_object: int) -> Face:
        """Return the face a text object is set in."""
        font = library.text_font(text_object)
        face = self._known.get(font)
        if face is None:
            face = self._known[font] = _face(font)
        if face.is_bold or library.text_mode(text_object) != _OUTLINED:
            return face
        return face._replace(is_bold=True)


@dataclass(slots=True)
class WrittenWords:
    """What is written on a page; `objects` are the text objects that it comes from, `invisible` counts its letters."""

    words: list[Word] = field(default_factory=list)
    objects: set[int] = field(default_factory=set)
    letters: int = 0
    invisible: int = 0


@dataclass(frozen=True, slots=True)
class _Characters:
    """The characters of a page by position: text, four edges each (left, top, right, bottom), text object."""

    handle: int
    text: str
    edges: list[float]
    objects: list[int | None]


def written(text_page: int, frame: Frame, faces: Faces) -> WrittenWords:
    """Return the words of a page in the order of its content, from the handle of its text page."""
    found = WrittenWords()
    characters = _characters(text_page)
    for start, end in _runs(characters.objects):
        text_object = characters.objects[start]
        if text_object is None:
            continue
        run = characters.text[start:end]
        found.objects.add(text_object)
        found.letters += len(run)
        if library.text_mode(text_object) == INVISIBLE:
            found.invisible += len(run)
        found.words += _words(characters, start, run, text_object, frame, faces)
    return found


def _characters(handle: int) -> _Characters:
    count = library.count_chars(handle)
    if count <= 0:
        return _Characters(handle, "", [], [])
    edges, at = floats(4 * count)
    positions = range(count)
    deque(map(library.char_box, repeat(handle), positions, range(at, at + 16 * count, 16)), maxlen=0)
    objects = list(map(library.char_object, repeat(handle), positions))
    return _Characters(handle, _text(handle, count), edges[:], objects)


def _text(handle: int, count: int) -> str:
    """Return the characters, one for each position; asked for one by one where they do not come out so at once."""
    room = (ctypes.c_uint16 * (count + 1))()
    taken = library.text_of_chars(handle, 0, count, ctypes.addressof(room))
    if taken == count + 1:
        text = bytes(room)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text.translate(_HYPHENS)
    codes = map(library.char_code, repeat(handle), range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes).translate(_HYPHENS)


def _runs(objects: list[int | None]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each stretch of characters from one text object, or of generated ones."""
    start = 0
    for end in [i for i, (one, other) in enumerate(pairwise(objects), 1) if one != other]:
        yield start, end
        start = end
    if objects:
        yield start, len(objects)


def _words(
    characters: _Characters, start: int, run: str, text_object: int, frame: Frame, faces: Faces
) -> Iterator[Word]:
    """Yield the words of a run, which begins at a position of the page's characters."""
    if run.isspace():
        return
    matrix = _displayed(characters.handle, start, frame.matrix)
    a, b, c, d, _, _ = matrix
    if min(abs(a), abs(b)) > _STEEPEST * max(abs(a), abs(b)):
        return
    turn, scale = turn_and_scale(matrix)
    size = abs(library.char_size(characters.handle, start) * scale)
    face = faces.of(text_object)
    baseline = _turned(*_origin(characters.handle, start, frame.matrix), turn, frame)[1]
    if not (math.isfinite(baseline) and 0 < size < math.inf):
        return
    edges = characters.edges
    ahead, _, _, _, shift, _ = frame.matrix
    is_plain = turn is Turn.UPRIGHT and ahead == 1.0
    for part in _PART.finditer(run):
        first, last = start + part.start(), start + part.end() - 1
        if is_plain:
            left, right = edges[4 * first] + shift, edges[4 * last + 2] + shift
        else:
            left, right = _advance(edges, first, last, turn, frame)
        yield Word(part[0], left, right, baseline, size, face, turn)


def _advance(edges: list[float], first: int, last: int, turn: Turn, frame: Frame) -> tuple[float, float]:
    """Return how far the characters from first to last reach along the text as it reads."""
    reach = [
        _turned(*moved(frame.matrix, edges[at], edges[at + 1]), turn, frame)[0]
        for position in (first, last)
        for at in (4 * position, 4 * position + 2)
    ]
    return min(reach), max(reach)


def _turned(x: float, y: float, turn: Turn, frame: Frame) -> tuple[float, float]:
    """Return a displayed point as seen with text of that turn upright."""
    if turn is Turn.UPRIGHT:
        return x, y
    if turn is Turn.DOWN:
        return y, frame.width - x
    return (frame.height - y, x) if turn is Turn.UP else (frame.width - x, frame.height - y)


def _displayed(handle: int, position: int, page: Matrix) -> Matrix:
    """Return the matrix from the text of a character to displayed points."""
    room, at = floats(6)
    library.char_matrix(handle, position, at)
    return after((room[0], room[1], room[2], room[3], room[4], room[5]), page)


def _origin(handle: int, position: int, page: Matrix) -> tuple[float, float]:
    room, at = doubles(2)
    library.char_origin(handle, position, at, at + 8)
    return moved(page, room[0], room[1])


def _face(font: int | None) -> Face:
    if font is None:
        return Face()
    room = ctypes.create_string_buffer(_LONGEST_NAME)
    library.font_name(font, ctypes.addressof(room), _LONGEST_NAME)
    name = _SUBSET_PREFIX.sub("", room.value.decode("utf-8", "replace"))
    flags = max(0, library.font_flags(font))
    is_bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCED_BOLD) or library.font_weight(font) >= _HEAVY
    return Face(name, is_bold, bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC))
