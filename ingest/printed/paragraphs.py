"""Lines put together to paragraphs: where one ends is told by room left, indents, spacing, type and numbers."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from ingest.document import Paragraph, Place
from ingest.printed.cells import all_bold, all_italic
from ingest.printed.lines import Line, glued, running, text
from ingest.printed.page import Word, upright_box

_INDENT = 0.45
"""A line that begins this share of the size further left or right than those before it is indented."""

_CENTRED = 0.6
_SPACED = 0.22
_OTHER_SIZE = 0.7
_ROOM = 1.0
_OFTEN = 3
_LONG = 0.45
"""The share of a page's width that a line of running text fills, and one in a column does not."""
_OPENING = re.compile(
    r"[-–+•*·▪]|(?:[IVXL]{1,5}|[A-ZĐ]|[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)](?!\d)|(?:[Pp]hần|[Cc]hương|[Đđ]iều|[Mm]ục|"
    r"PHẦN|CHƯƠNG|ĐIỀU|MỤC|[Bb]ảng|[Bb]iểu|BẢNG|BIỂU|PHỤ LỤC|Phụ lục)\s"
)
_NUMBER = re.compile(r"[\W\d_IVXLivxl]*[.)/:-]*|[A-Za-zĐđ][.):/]")


class TextArea(NamedTuple):
    """Left and right edge of the text of a page, and where else lines often begin: the indents of first lines."""

    left: float
    right: float
    indents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of running text with its page and the text area there."""

    line: Line
    page: int
    area: TextArea


def text_area(lines: Sequence[Line], width: float) -> TextArea:
    """Return the text area of a page that wide: where lines commonly begin, and how far they reach."""
    if not lines:
        return TextArea(0.1 * width, 0.9 * width)
    long = [line for line in lines if line.right - line.left >= _LONG * width]
    lines = long if len(long) >= _OFTEN else lines
    size = median(line.size for line in lines)
    lefts = Counter(round(line.left) for line in lines)
    common = [left for left, count in lefts.items() if count >= max(lefts.values()) / 2]
    left = min(common)
    indents = tuple(at for at, count in lefts.items() if count >= _OFTEN and at > left)
    rights = Counter(round(line.right) for line in lines)
    often = [right for right, count in rights.items() if count >= _OFTEN]
    right = max(often, default=max(line.right for line in lines))
    mirrored = width - left
    # Few lines, all short, do not show how far text may reach.
    reach = max(right, mirrored) if len(lines) < 4 or right < mirrored - 4 * size else right
    return TextArea(float(left), reach, indents)


def paragraphs(lines: Sequence[PlacedLine]) -> Iterator[Paragraph]:
    """Yield the paragraphs of lines that follow each other with nothing else between."""
    pending: list[PlacedLine] = []
    pitch = _pitch(lines)
    for line in lines:
        if pending and not _goes_on(pending, line, pitch):
            yield _paragraph(pending)
            pending = []
        pending.append(line)
    if pending:
        yield _paragraph(pending)


def _pitch(lines: Sequence[PlacedLine]) -> float:
    """Return the distance of lines within paragraphs as a share of their size: the least that is common."""
    distances = sorted(
        (b.line.baseline - a.line.baseline) / b.line.size
        for a, b in itertools.pairwise(lines)
        if a.page == b.page and b.line.baseline > a.line.baseline
    )
    return distances[len(distances) // 5] if distances else 1.2


def _goes_on(pending: Sequence[PlacedLine], line: PlacedLine, pitch: float) -> bool:
    before, current = pending[-1].line, line.line
    if abs(before.size - current.size) > _OTHER_SIZE:
        return False
    shown = current.text
    if _OPENING.match(shown) and not before.text.endswith(","):
        return False
    is_open = _is_open(pending) and ")" in shown
    if not is_open and _leaves_room(pending[-1], current):
        return False
    if line.page == pending[-1].page:
        distance = (current.baseline - before.baseline) / current.size
        known = _own_pitch(pending)
        if distance > (pitch if known is None else known) + _SPACED:
            return False
    elif before.text.endswith((".", ":", ";", "./.")) and current.left > line.area.left + _INDENT * current.size:
        return False
    if all_bold(before.words) != all_bold(current.words) and (_is_all(pending) or all_bold(current.words)):
        return False
    return is_open or _is_aligned(pending, line)


def _is_open(pending: Sequence[PlacedLine]) -> bool:
    """Return whether a bracket is still open: "(ĐVT: triệu" before "đồng)"."""
    shown = "".join(line.line.text for line in pending)
    return shown.count("(") > shown.count(")")


def _is_all(pending: Sequence[PlacedLine]) -> bool:
    return all(all_bold(line.line.words) for line in pending)


def _own_pitch(pending: Sequence[PlacedLine]) -> float | None:
    if len(pending) < 2 or pending[-1].page != pending[-2].page:
        return None
    before, last = pending[-2].line, pending[-1].line
    return (last.baseline - before.baseline) / last.size


def _leaves_room(line: PlacedLine, below: Line) -> bool:
    """Return whether the first word below would have fitten into the line: then the author ended it."""
    first = glued(below.words)[0]
    needed = first[-1].right - first[0].left + 0.25 * below.size
    room = line.area.right - line.line.right
    if _is_centred(line):
        room = 2 * min(room, line.line.left - line.area.left)
    return room > needed + _ROOM


def _is_aligned(pending: Sequence[PlacedLine], line: PlacedLine) -> bool:
    """Return whether a line begins where the second and further ones of the paragraph do."""
    before = pending[-1]
    if _is_centred(line) or _is_centred(before):
        return _is_centred(line) and (
            _is_centred(before) or before.line.right - before.line.left > 0.8 * _width(before)
        )
    shift = (line.line.left - line.area.left) - (before.line.left - before.area.left)
    if len(pending) > 1:
        return abs(shift) <= _INDENT * line.line.size
    return shift <= _INDENT * line.line.size or _hangs(before, line)


def _hangs(first: PlacedLine, line: PlacedLine) -> bool:
    """Return whether a line hangs below the text behind a bullet or number."""
    groups = glued(first.line.words)
    return len(groups) > 1 and abs(groups[1][0].left - line.line.left) <= _INDENT * line.line.size


def _width(line: PlacedLine) -> float:
    return line.area.right - line.area.left


def _is_centred(line: PlacedLine) -> bool:
    left, right = line.line.left - line.area.left, line.area.right - line.line.right
    if abs(left - right) > _CENTRED * line.line.size or left <= line.line.size:
        return False
    return round(line.line.left) not in line.area.indents


def _paragraph(lines: Sequence[PlacedLine]) -> Paragraph:
    words = [word for line in lines for word in line.line.words]
    shown = running([line.line.text for line in lines])
    lettered = _behind_number(words)
    page = lines[0].page
    rest = tuple(
        (number, upright_box([w for line in lines if line.page == number for w in line.line.words]))
        for number in sorted({line.page for line in lines} - {page})
    )
    box = upright_box([w for line in lines if line.page == page for w in line.line.words])
    return Paragraph(
        (shown,),
        Place(page, box, rest=rest),
        in_bold=all_bold(lettered),
        in_italics=all_italic(lettered),
        alignment=_alignment(lines),
    )


def _behind_number(words: Sequence[Word]) -> Sequence[Word]:
    """Return the words behind a number that a paragraph opens with, all of them where there is none."""
    first = glued(words)[0] if words else []
    opening = text(first)
    return words[len(first) :] if len(first) < len(words) and _NUMBER.fullmatch(opening) else words


def _alignment(lines: Sequence[PlacedLine]) -> str:
    if all(map(_is_centred, lines)):
        return "center"
    last = lines[-1]
    if len(lines) > 1 and _is_centred(last) and not lines[0].line.text[:1].islower():
        full = all(line.line.right - line.line.left > 0.8 * _width(line) for line in lines[:-1])
        return "center" if full and abs(_middle(last) - _middle(lines[0])) <= last.line.size else ""
    is_right = abs(last.area.right - last.line.right) <= _CENTRED * last.line.size
    return "right" if is_right and last.line.left > last.area.left + 0.3 * _width(last) and len(lines) == 1 else ""


def _middle(line: PlacedLine) -> float:
    return (line.line.left + line.line.right) / 2
