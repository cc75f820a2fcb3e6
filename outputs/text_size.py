"""How many lines a text takes in a column, so that rows are high enough in every program.

Excel does not fit the height of rows with merged cells, and no program does before a file is opened: heights are
written. Widths are those of Times New Roman, in the unit of column widths: the width of a digit.
"""

from __future__ import annotations

import math
import unicodedata
from functools import cache

BOLD = 1.08
"""How much wider bold type is."""

_LINE_POINTS = 14.5
# Excel's highest row.
_HIGHEST_POINTS = 409.0
_WIDTHS = {
    **dict.fromkeys("ijlt'’.,:;|!/", 0.56),
    **dict.fromkeys('fr-()[]“”"', 0.72),
    **dict.fromkeys("aceszđ", 0.9),
    **dict.fromkeys("mw", 1.5),
    **dict.fromkeys("MW%–—…", 1.9),
    " ": 0.5,
}
_CAPITAL, _OTHER = 1.38, 1.0
# What a cell keeps free on both sides, and what programs differ by.
_PADDING, _SAFETY = 1.0, 1.04
_FILLED = 0.75


def text_width(text: str, *, is_bold: bool = False) -> float:
    """Return how wide a text is."""
    return sum(map(_sign_width, text)) * _SAFETY * (BOLD if is_bold else 1.0)


def lines(text: str, width: float, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes in a column of a width, words kept whole.

    >>> lines("Tập huấn kỹ thuật sản xuất lúa", 16), lines("", 10)
    (2, 1)
    """
    room = max(width - _PADDING, 1.0) / (BOLD if is_bold else 1.0)
    if len(text) * _WIDTHS["W"] < room and "\n" not in text:
        return 1
    return sum(_lines(part.split(" "), room) for part in text.split("\n"))


def height(line_count: int) -> float | None:
    """Return the height in points of a row of so many lines, None for one: the program's own."""
    return None if line_count <= 1 else min(line_count * _LINE_POINTS + 2, _HIGHEST_POINTS)


def _lines(words: list[str], width: float) -> int:
    count, used = 1, 0.0
    blank = _WIDTHS[" "]
    for word in words:
        wide = text_width(word)
        if used and used + blank + wide > width:
            count, used = count + 1, 0.0
        elif used:
            used += blank
        # A word wider than the column is broken, at a hyphen or slash if it has one: lines are not filled.
        count += math.ceil(wide / (width * _FILLED)) - 1 if wide > width else 0
        used += wide if wide <= width else wide % width
    return count


@cache
def _sign_width(sign: str) -> float:
    """Return the width of a sign: an accented letter is as wide as the letter."""
    if unicodedata.east_asian_width(sign) in "WF":
        return 2.0
    letter = unicodedata.normalize("NFD", sign)[0]
    return _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER)
