"""How many lines a text takes in a column, so that rows are high enough in every program.

Excel does not fit the height of rows with merged cells, and no program does before a file is opened: heights are
written. The estimate is for Times New Roman 11, a little on the large side.
"""

from __future__ import annotations

import math

_LINE_POINTS = 14.5
# Excel's highest row.
_HIGHEST_POINTS = 409.0
_WIDE, _NARROW, _BLANK = 1.35, 0.89, 0.5
# How much wider bold type is.
_BOLD = 1.1
_PADDING = 1.2


def text_width(text: str) -> float:
    """Return about how wide a text is, in the unit of column widths (the width of a digit)."""
    return sum(_BLANK if sign == " " else _WIDE if sign.isupper() else _NARROW for sign in text)


def lines(text: str, width: float, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes in a column of a width, words kept whole.

    >>> lines("Tập huấn kỹ thuật sản xuất lúa", 16), lines("", 10)
    (2, 1)
    """
    room = max(width - _PADDING, 1.0) / (_BOLD if is_bold else 1.0)
    return sum(_lines(part.split(" "), room) for part in text.split("\n")) or 1


def height(line_count: int) -> float | None:
    """Return the height in points of a row of so many lines, None for one: the program's own."""
    return None if line_count <= 1 else min(line_count * _LINE_POINTS + 2, _HIGHEST_POINTS)


def _lines(words: list[str], width: float) -> int:
    count, used = 1, 0.0
    for word in words:
        wide = text_width(word)
        if used and used + _BLANK + wide > width:
            count, used = count + 1, 0.0
        elif used:
            used += _BLANK
        # A word wider than the column is broken.
        count += max(0, math.ceil(wide / width) - 1)
        used += wide if wide <= width else wide % width
    return count
