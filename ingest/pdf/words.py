"""The words of a PDF page as pdfium finds them: text, advance, baseline, size, face and turn."""

from __future__ import annotations

import ctypes
import math
import re
from collections import deque
from collections.abc import Iterator
from itertools import pairwise, repeat
from typing import NamedTuple

from ingest.pdf import library
from ingest.pdf.frame import Frame, after, doubles, floats, moved, turn_and_scale
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


class _Characters(NamedTuple):
    """The characters of a page by position: text, four edges each (left, top, right, bottom), text object."""

    handle: int
    text: str
    edges: list[float]
    objects: list[int | None]


class _Run(NamedTuple):
    """Characters of one text object, from the position where they start."""

    start: int
    text: str
    baseline: float
    size: float
    face: Face
    turn: Turn


def written(text_page: int, frame: Frame, faces: Faces) -> Written:
    """Return what is written on a page, from the handle of its text page."""
    characters = _characters(text_page)
    words: list[Word] = []
    invisible = 0
    for start, end in _runs(characters.objects):
        text_object = characters.objects[start]
        text = characters.text[start:end]
        if text_object is None or text.isspace():
            continue
        mode = library.text_mode(text_object)
        if mode == INVISIBLE:
            invisible += end - start
        run = _run(characters.handle, start, text, faces.of(text_object, mode), frame)
        if run is None:
            continue
        if run.turn is Turn.UPRIGHT and frame.is_plain:
            _add_words(run, characters.edges, frame.matrix[4], words)
        else:
            words += _turned_words(run, characters.edges, frame)
    return Written(_mended(words), len(characters.text), invisible)


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
    changes = [i for i, (one, other) in enumerate(pairwise(objects), 1) if one != other]
    return pairwise([0, *changes, len(objects)]) if objects else iter(())


def _run(handle: int, start: int, text: str, face: Face, frame: Frame) -> _Run | None:
    """Return the run that begins at a character, None for a watermark or text without size or place."""
    room, at = _SIX
    library.char_matrix(handle, start, at)
    a, b, c, d = room[:4]
    if b == 0.0 == c and a > 0 < d and frame.is_plain:
        return _upright_run(handle, start, text, face, d, frame)
    matrix = after((a, b, c, d, 0.0, 0.0), frame.matrix)
    along, across = abs(matrix[0]), abs(matrix[1])
    if min(along, across) > _STEEPEST * max(along, across):
        return None
    turn, scale = turn_and_scale(matrix)
    size = abs(library.char_size(handle, start) * scale)
    point, at = _TWO
    library.char_origin(handle, start, at, at + 8)
    baseline = _seen(*moved(frame.matrix, point[0], point[1]), turn, frame)[1]
    if not (math.isfinite(baseline) and 0 < size < math.inf):
        return None
    return _Run(start, text, baseline, size, face, turn)


def _upright_run(handle: int, start: int, text: str, face: Face, scale: float, frame: Frame) -> _Run | None:
    """Return a run of upright text on a page displayed as it is: most are."""
    size = library.char_size(handle, start) * scale
    point, at = _TWO
    library.char_origin(handle, start, at, at + 8)
    baseline = frame.matrix[5] - point[1]
    return _Run(start, text, baseline, size, face, Turn.UPRIGHT) if 0 < size < math.inf else None


def _add_words(run: _Run, edges: list[float], shift: float, words: list[Word]) -> None:
    """Add the words of an upright run on a page that is displayed as it is."""
    start, text, baseline, size, face, turn = run
    for part in _PART.finditer(text):
        first, end = part.span()
        left, right = edges[4 * (start + first)] + shift, edges[4 * (start + end) - 2] + shift
        if end < len(text):
            # Ink may reach into the blank behind a word.
            blank = edges[4 * (start + end)] + shift
            right = blank if right - _INK * size < blank < right else right
        words.append(Word(part[0], left, right, baseline, size, face, turn))


def _turned_words(run: _Run, edges: list[float], frame: Frame) -> Iterator[Word]:
    for part in _PART.finditer(run.text):
        reach = [
            _seen(*moved(frame.matrix, edges[at], edges[at + 1]), run.turn, frame)[0]
            for position in (run.start + part.start(), run.start + part.end() - 1)
            for at in (4 * position, 4 * position + 2)
        ]
        yield Word(part[0], min(reach), max(reach), run.baseline, run.size, run.face, run.turn)


def _seen(x: float, y: float, turn: Turn, frame: Frame) -> tuple[float, float]:
    """Return a displayed point as seen with text of that turn upright."""
    if turn is Turn.UPRIGHT:
        return x, y
    if turn is Turn.DOWN:
        return y, frame.width - x
    return (frame.height - y, x) if turn is Turn.UP else (frame.width - x, frame.height - y)


def _mended(words: list[Word]) -> list[Word]:
    """Return the words line by line, those put together again that were torn because a letter is of another font."""
    words.sort(key=_line_order)
    mended: list[Word] = []
    for word in words:
        before = mended[-1] if mended else word
        if (
            before.baseline == word.baseline
            and before.size == word.size
            and -_TORN * word.size <= word.left - before.right <= _TORN * word.size
            and before.text[-1].isalpha()
            and word.text[0].isalpha()
            and before.turn is word.turn
            and mended
        ):
            _, left, _, baseline, size, face, turn, _ = before
            mended[-1] = Word(before.text + word.text, left, word.right, baseline, size, face, turn)
        else:
            mended.append(word)
    return mended


def _line_order(word: Word) -> tuple[int, float, float]:
    return word.turn, word.baseline, word.left


def _face(font: int | None) -> Face:
    if font is None:
        return Face()
    room = ctypes.create_string_buffer(_LONGEST_NAME)
    library.font_name(font, ctypes.addressof(room), _LONGEST_NAME)
    name = _SUBSET_PREFIX.sub("", room.value.decode("utf-8", "replace"))
    flags = max(0, library.font_flags(font))
    is_bold = bool(_BOLD_NAME.search(name)) or bool(flags & _FORCED_BOLD) or library.font_weight(font) >= _HEAVY
    return Face(name, is_bold, bool(_ITALIC_NAME.search(name)) or bool(flags & _ITALIC))


_SIX = floats(6)
_TWO = doubles(2)
"""Room for what the library writes of one character, used again for each."""
