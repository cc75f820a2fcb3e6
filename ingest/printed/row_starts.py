"""Where the rows of an unruled table begin: told by the lines that hold figures or ordinals, and how names wrap."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from ingest.printed.alignment import LIST_MARK, Row
from ingest.printed.broken_ordinals import is_dotted, is_rest_in_sequence, is_rest_of_ordinal
from ingest.printed.cells import is_broken_group
from ingest.printed.centred_rows import centred_starts
from ingest.printed.lines import text
from ingest.printed.openings import Parts, openings, roomy_starts, with_measured_sizes

_FIGURE = re.compile(r"[(+-]?\d[\d.,\s]*[)]?|[-–—…]|\((?:\d+|[A-Za-z])\)")
_YEAR = re.compile(r"20\d\d")
"""A year alone is more likely the end of a head than a figure."""

_PIECES_OF_HEAD = ("S", "T")
"""What a narrow column makes of its head STT."""

_LEADING = 1.32
"""Lines nearer than this share of their size are of one paragraph where nothing else tells."""

_SAME_HEIGHT = 0.3
_HALF = 0.9
"""Lines nearer than this share of their size are not of one text: one cell has an even number of them, one an odd."""

_SPACED = re.compile(r"\d{1,3}(?: \d{3})*")
_GROUPS = re.compile(r"\d{3}(?: \d{3})*(?:,\d+)?")
_ONE_FIGURE = re.compile(r"\(?\d{1,3}(?:[., ]\d{3})*(?:[.,]\d+)?\)?|\(?\d+(?:[.,]\d{1,3})?\)?")
_ASKEW = 0.15
"""How far a name may stand from the middle of its figures, as a share of their height."""

_LONG, _SHORT = 4, 2
"""So many digits, and so few below them, are of one figure."""

_FARTHEST_ORDINAL = 60
"""So many lines above an ordinal the one that it follows is looked for."""

_MOST = 0.85
_MANY = 0.6


class _Setting(Enum):
    """How figures stand beside a name of several lines."""

    TOP = "beside its first line"
    MIDDLE = "in its middle"
    BOTTOM = "beside its last line"


def row_starts(lines: Sequence[Row], split: Sequence[Parts]) -> list[int]:
    """Return the positions of the lines at which rows begin, the header's one or two rows included."""
    lines = with_measured_sizes(lines, split)
    keys = _keys(lines, split)
    if not keys:
        return [k for k in range(len(lines)) if k == 0 or not _goes_on(lines, split, k)]
    roomy = roomy_starts(lines, keys)
    if roomy is not None:
        return [0, *roomy] if roomy[0] > 0 else roomy
    opens = openings(lines, split, keys)
    setting = _setting(lines, opens, keys)
    if setting is _Setting.MIDDLE:
        first = _body_start(lines, split, keys[0], setting)
        heights = [row.line.baseline for row in lines]
        found = centred_starts(heights, keys, opens, lines[keys[0]].line.size, first)
        if found is not None:
            return [0, *found] if found[0] > 0 else found
    body = _after_rest(opens, _body_start(lines, split, keys[0], setting), keys[0])
    while body > 0 and _is_piece_of_figures(lines, split, body - 1):
        body -= 1
    starts = [0] if body > 0 else []
    begun = body
    for key, following in zip(keys, [*keys[1:], len(lines)], strict=True):
        starts.append(begun)
        begun = _end(lines, split, opens, begun, key, following, setting)
    return [*starts, begun] if begun < len(lines) else starts


def _keys(lines: Sequence[Row], split: Sequence[Parts]) -> list[int]:
    """Return the positions of the lines that tell rows: with an ordinal, or a figure in a column of figures."""
    names = {k for k in range(len(split)) if _is_beside_broken(lines, split, k)}
    found = [
        k
        for k, parts in enumerate(split)
        if k in names
        or (is_key(parts) and not (_is_piece_of_ordinal(lines, split, k) or _is_piece_of_figures(lines, split, k)))
    ]
    found = [k for k in found if not _is_off_a_key(lines, split, k, found)]
    filled: Counter[int] = Counter()
    figures: Counter[int] = Counter()
    for parts in split[found[0] :] if found else ():
        for columns, part in parts:
            words = text(part.words)
            filled[columns.start] += len(columns) == 1
            figures[columns.start] += _FIGURE.fullmatch(words) is not None or (
                columns == range(1) and _is_ordinal(words)
            )
    others = {column for column, count in filled.items() if 2 * figures[column] < count}
    return [k for k in found if k in names or any(columns.start not in others for columns in _key_columns(split[k]))]


def _key_columns(parts: Parts) -> list[range]:
    """Return the columns in which a line holds an ordinal or figures."""
    columns, part = parts[0]
    found = [columns] if columns == range(1) and _is_ordinal(text(part.words)) else []
    return found + _figure_columns(parts)


def is_key(parts: Parts) -> bool:
    """Return whether a line holds a figure right of its first column, or an ordinal in it: every row has one."""
    return bool(_key_columns(parts))


def _is_piece_of_ordinal(lines: Sequence[Row], split: Sequence[Parts], position: int) -> bool:
    """Return whether all that makes a line a key is a piece of an ordinal that its narrow column broke: "1." and "2".

    Two pieces set in the middle of a row stand half a line above its figures and half a line below.
    """
    if _figure_columns(split[position]):
        return False
    size = lines[position].line.size
    for beside in (position - 1, position + 1):
        if not 0 <= beside < len(lines):
            continue
        distance = abs(lines[beside].line.baseline - lines[position].line.baseline)
        if distance < _HALF * size and _figure_columns(split[beside]):
            return True
    above, own = _first_words(split, position - 1), _first_words(split, position)
    if position == 0 or not _is_close(lines, position):
        return False
    above_it = range(position - 2, max(-1, position - 2 - _FARTHEST_ORDINAL), -1)
    before = (whole for k in above_it if is_dotted(whole := _whole(split, k)))
    return is_rest_of_ordinal(above, own) or is_rest_in_sequence(next(before, ""), above, own)


def _whole(split: Sequence[Parts], position: int) -> str:
    """Return the ordinal that ends at a line, put together where it is broken itself."""
    words = _first_words(split, position)
    above = _first_words(split, position - 1) if position > 0 else ""
    return above + words if words.isdecimal() and above.count(".") and not above.endswith(".") else words


def _is_piece_of_figures(lines: Sequence[Row], split: Sequence[Parts], position: int) -> bool:
    """Return whether a line holds nothing but what narrow columns broke off the figures of the line above or below.

    A name of one line beside such figures of two stands halfway between them.
    """
    own = _figures(split[position])
    if len(own) != len(split[position]):
        return False
    for above, below in ((position - 1, position), (position, position + 1)):
        if above < 0 or below == len(lines) or not _is_close(lines, below):
            continue
        upper, lower = _figures(split[above]), _figures(split[below])
        if all(column in upper and column in lower and _run_on(upper[column], lower[column]) for column in own):
            return True
    return any(_is_beside_broken(lines, split, name) for name in (position - 1, position + 1))


def _is_off_a_key(lines: Sequence[Row], split: Sequence[Parts], position: int, keys: Sequence[int]) -> bool:
    """Return whether a line of figures alone stands half a line off one with more: of a figure broken in two there."""
    own = _figures(split[position])
    if len(own) != len(split[position]):
        return False
    size = lines[position].line.size
    return any(
        abs(lines[key].line.baseline - lines[position].line.baseline) < _HALF * size
        and len(split[key]) > len(own)
        and not own.keys() & _figures(split[key]).keys()
        for key in (position - 1, position + 1)
        if key in keys
    )


def _is_beside_broken(lines: Sequence[Row], split: Sequence[Parts], position: int) -> bool:
    """Return whether a line without figures is the name of a row whose figures narrow columns broke around it."""
    if not 0 < position < len(lines) - 1 or _figures(split[position]):
        return False
    upper, lower = _figures(split[position - 1]), _figures(split[position + 1])
    if len(upper) != len(split[position - 1]) or len(lower) != len(split[position + 1]) or not upper.keys() & lower:
        return False
    above, middle, below = (lines[k].line for k in (position - 1, position, position + 1))
    height = below.baseline - above.baseline
    if height > _LEADING * below.size or abs(above.baseline + below.baseline - 2 * middle.baseline) > _ASKEW * height:
        return False
    # Of figures of one length a row of its own is as likely.
    pairs = [(upper[column], lower[column]) for column in upper.keys() & lower]
    return lower.keys() <= upper.keys() and all(
        len(rest) < len(start) and _ONE_FIGURE.fullmatch(start + rest) for start, rest in pairs
    )


def _figures(parts: Parts) -> dict[int, str]:
    """Return the figures of a line by column, behind the first."""
    return {columns.start: text(part.words) for columns, part in parts if columns in _figure_columns([(columns, part)])}


def _run_on(above: str, below: str) -> bool:
    """Return whether two prints one above the other make one figure."""
    if is_broken_group(above, below) or (_SPACED.fullmatch(above) and _GROUPS.fullmatch(below)):
        return True
    return above.isdecimal() and below.isdecimal() and len(above) >= _LONG and len(below) <= _SHORT


def _first_words(split: Sequence[Parts], position: int) -> str:
    """Return what a line holds in the first column, blank where it holds nothing."""
    columns, part = split[position][0]
    return text(part.words) if columns == range(1) else ""


def _figure_columns(parts: Parts) -> list[range]:
    """Return the columns behind the first in which a line holds figures."""
    shown = ((columns, text(part.words)) for columns, part in parts if columns.start > 0)
    return [columns for columns, words in shown if _FIGURE.fullmatch(words) and not _YEAR.fullmatch(words)]


def _is_ordinal(words: str) -> bool:
    if words in _PIECES_OF_HEAD:
        return False
    return any(map(str.isalnum, words)) and LIST_MARK.fullmatch(words) is not None


def _setting(lines: Sequence[Row], opens: Sequence[bool | None], keys: Sequence[int]) -> _Setting:
    """Return where the figures of rows stand beside the lines of their names, of which the first opens one."""
    opening = [opens[k] for k in keys]
    # Heads are often set in the middle where the rows below are not.
    if any(b.line.baseline - a.line.baseline < _HALF * b.line.size for a, b in pairwise(lines[keys[0] :])):
        return _Setting.MIDDLE
    if all(after == before + 1 for before, after in pairwise(keys)) and (len(keys) > 1 or opening[0] is not False):
        return _Setting.TOP
    known = [is_first for is_first in opening if is_first is not None]
    if len(known) >= _MOST * len(keys) and sum(known) >= _MOST * len(known):
        return _Setting.TOP
    wrapped = [k for k in keys if opens[k] is False]
    following = [opens[k + 1] for k in wrapped if k + 1 < len(lines) and k + 1 not in keys]
    ends = [is_first for is_first in following if is_first is not None]
    return _Setting.BOTTOM if wrapped and sum(ends) >= _MANY * len(ends) else _Setting.MIDDLE


def _body_start(lines: Sequence[Row], split: Sequence[Parts], first: int, setting: _Setting) -> int:
    """Return where the first row begins: at its key, or above it where its name is."""
    if setting is _Setting.TOP or first == 0:
        return first
    named = {column for columns, _ in split[first] for column in columns if column > 0}
    start = first
    while start > 0 and len(split[start - 1]) == 1 and _is_close(lines, start):
        ((columns, _),) = split[start - 1]
        if len(columns) > 1 or (named and not set(columns) & {1, *named}):
            break
        start -= 1
    return start


def _after_rest(opens: Sequence[bool | None], body: int, key: int) -> int:
    """Return where the first row begins behind the rest of one that a page break parts: where a name opens."""
    if body > 0 or key == 0 or opens[0] is not False:
        return body
    return next((k for k in range(1, key + 1) if opens[k]), key)


def _end(
    lines: Sequence[Row],
    split: Sequence[Parts],
    opens: Sequence[bool | None],
    begun: int,
    key: int,
    following: int,
    setting: _Setting,
) -> int:
    """Return the position after a row that begins at one line, has its key at another and ends before the next key."""
    line = lines[key].line
    reach = line.baseline - lines[begun].line.baseline
    if setting is not _Setting.TOP:
        limit = line.baseline + (reach if setting is _Setting.MIDDLE else 0) + _SAME_HEIGHT * line.size
        end = next((k for k in range(key + 1, following) if lines[k].line.baseline > limit), following)
        # A row that the page breaks begins at its key.
        while end < following and opens[end] is False and _continues(lines, split, begun, end):
            end += 1
        return end
    end = key + 1
    while end < following and _continues(lines, split, key, end):
        end += 1
    return end


def _continues(lines: Sequence[Row], split: Sequence[Parts], key: int, position: int) -> bool:
    """Return whether a line goes on with the row above: in columns that this fills, near enough."""
    above, line = lines[position - 1].line, lines[position].line
    if line.baseline - above.baseline > 1.6 * max(line.size, above.size):
        return False
    filled = {column for parts in split[key:position] for columns, _ in parts for column in columns}
    return all(filled & set(columns) for columns, _ in split[position])


def _is_close(lines: Sequence[Row], position: int) -> bool:
    above, line = lines[position - 1].line, lines[position].line
    return line.baseline - above.baseline <= _LEADING * max(line.size, above.size)


def _goes_on(lines: Sequence[Row], split: Sequence[Parts], position: int) -> bool:
    """Return whether a line wraps the one above where no figures tell rows: close below it, in columns it fills."""
    if not _is_close(lines, position):
        return False
    filled = {column for columns, _ in split[position - 1] for column in columns}
    return all(filled & set(columns) for columns, _ in split[position])
