"""The words of a table's cell to its lines: turned text read upright, words that a narrow column broke put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from ingest.document import Cell, Place
from ingest.printed.lattice import Field
from ingest.printed.lines import Line, ends_open, glued, lines, text
from ingest.printed.page import Turn, Word
from ingest.syllables import is_syllable

MENDED = 0.9
"""The confidence of a figure put together from two lines of a narrow column."""

PADDING = 5.4
"""How far text stays off a cell's edge, in points: what Word sets unless told otherwise."""

_GROUPED = re.compile(r"[(-]?\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d+)?[)%]?")
_ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")
_WHOLE = re.compile(r"\d+|\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")
"""A figure that stands for itself: two of them one above the other are two."""

_SPACED = re.compile(r"[(-]?\d{1,3}(?: \d{3})*")
_GROUPS = re.compile(r"\d{3}(?: \d{3})*(?:,\d+)?\)?")
"""A figure whose groups blanks part, and what a line may hold of its rest."""

_LONG, _SHORT = 7, 2
"""So many digits in a row are of đồng, and so few below them the rest."""

_SHORT_OF_FULL = 0.35
_IS_BOLD, _IS_ITALIC, _TURN = attrgetter("face.is_bold"), attrgetter("face.is_italic"), attrgetter("turn")


def printed_cell(field: Field, words: Sequence[Word], place: Place, width: float, height: float) -> Cell:
    """Return a cell of that size in points with the text of its words."""
    if not words:
        return Cell(*field, (), place)
    found, is_mended = cell_lines(words, width, height)
    return Cell(
        *field,
        found,
        place,
        all_bold(words),
        all_italic(words),
        min(MENDED if is_mended else 1.0, *(word.confidence for word in words)),
    )


def all_bold(words: Iterable[Word]) -> bool:
    """Return whether all words with letters or digits are bold, and there are any."""
    return _are_all(words, _IS_BOLD)


def all_italic(words: Iterable[Word]) -> bool:
    """Return whether all words with letters or digits are italic, and there are any."""
    return _are_all(words, _IS_ITALIC)


def _are_all(words: Iterable[Word], is_set_so: Callable[[Word], bool]) -> bool:
    """Return whether what holds of words holds of all those with letters or digits, and there are any."""
    found = False
    for word in words:
        if is_set_so(word):
            found = found or _has_letters(word.text)
        elif _has_letters(word.text):
            return False
    return found


def _has_letters(shown: str) -> bool:
    return shown.isalnum() or any(map(str.isalnum, shown))


def cell_lines(words: Sequence[Word], width: float, height: float) -> tuple[tuple[str, ...], bool]:
    """Return the lines of a cell of that size in points, and whether a number was put together from two of them."""
    if not words:
        return (), False
    if len(words) == 1:
        return (text(words),), False
    turns = set(map(_TURN, words))
    turned = words[0].turn
    if len(turns) > 1:
        turned = Counter(map(_TURN, words)).most_common(1)[0][0]
        words = [word for word in words if word.turn is turned]
    found = lines(words)
    if len(found) == 1:
        return (text(found[0].words),), False
    return _mended(found, height if turned in (Turn.UP, Turn.DOWN) else width)


def _mended(found: list[Line], width: float) -> tuple[tuple[str, ...], bool]:
    """Return the lines with each word that did not fit into one glued to its rest on the next."""
    shown: list[str] = []
    is_number_mended = False
    glue: str | None = None
    for k, line in enumerate(found):
        line_text = text(line.words)
        if glue is not None:
            is_number_mended = is_number_mended or (line_text[:1].isdigit() and shown[-1][-1:].isdigit())
            shown[-1] += glue + line_text
        else:
            shown.append(line_text)
        glue = None if k + 1 == len(found) else _glue(line, found[k + 1], shown[-1], width)
    return tuple(shown), is_number_mended


def _glue(line: Line, below: Line, shown: str, width: float) -> str | None:
    """Return what joins a line to the one below, "" within a word, None where they are two."""
    if ends_open(shown) or _is_broken(line, below, shown, width):
        return ""
    return " " if _is_broken_at_blank(line, below, shown, width) else None


def _is_broken_at_blank(line: Line, below: Line, shown: str, width: float) -> bool:
    """Return whether a figure grouped by blanks was broken at one: in one line it would not fit into the column."""
    if not (_SPACED.fullmatch(shown) and _GROUPS.fullmatch(text(below.words))):
        return False
    length, rest_length = line.right - line.left, below.right - below.left
    return length + rest_length > width - 2 * PADDING - PADDING


def _is_broken(line: Line, below: Line, shown: str, width: float) -> bool:
    """Return whether the line ends within a word: it holds nothing else, the word is wider than the column.

    A word that fits into a line of its own is never broken, so one that has words before it is whole.
    """
    if _is_torn(shown, below):
        return True
    if len(glued(line.words)) > 1:
        return False
    first = glued(below.words)[0]
    rest = text(first)
    length, rest_length = line.right - line.left, first[-1].right - first[0].left
    room = width - 2 * PADDING
    is_fitting = length + rest_length <= room - PADDING
    is_full = room - length <= rest_length / max(len(rest), 1) + _SHORT_OF_FULL * line.size
    return not is_fitting and is_full and _is_one_word(shown.rsplit(" ", 1)[-1], rest)


def _is_torn(shown: str, below: Line) -> bool:
    """Return whether a line ends in letters that are no syllable and the line below begins with the rest of one."""
    start = shown.rsplit(" ", 1)[-1]
    rest = text(glued(below.words)[0]).rstrip(".,:;)")
    is_word = start.isalpha() and (start.islower() or start.istitle())
    return is_word and not is_syllable(start) and is_syllable(start + rest)


def _is_one_word(start: str, rest: str) -> bool:
    """Return whether two parts make a word: a syllable, an acronym that neither part says, or a grouped number."""
    if start[-1:].isdigit() or rest[:1].isdigit():
        return _is_one_figure(start, rest)
    start, rest = start.lstrip('(“"'), rest.rstrip('.,:;)”"')
    if is_syllable(start + rest):
        return True
    return (start + rest).isupper() and (start + rest).isalpha() and not (is_syllable(start) or is_syllable(rest))


def is_broken_group(start: str, rest: str) -> bool:
    """Return whether two parts make one grouped figure, of which the first is none: "405.00" and "0"."""
    return _GROUPED.fullmatch(start + rest) is not None and not _WHOLE.fullmatch(start)


def is_broken_figure(start: str, rest: str) -> bool:
    """Return whether two parts make one figure whatever stands beside them: a grouped one, or many digits of đồng."""
    is_of_dong = start.isdecimal() and rest.isdecimal() and len(start) >= _LONG and len(rest) <= _SHORT
    return is_of_dong or is_broken_group(start, rest)


def _is_one_figure(start: str, rest: str) -> bool:
    """Return whether two parts of digits make one figure: a grouped one, a year, or digits that run on in fewer."""
    if is_broken_group(start, rest):
        return True
    if not (start.isdecimal() and rest.isdecimal()):
        return (len(rest) == 1 or start.endswith(".")) and _ORDINAL.fullmatch(start + rest) is not None
    return len(rest) < len(start) or len(start) == len(rest) == 1
