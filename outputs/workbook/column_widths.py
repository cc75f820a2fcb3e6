"""How wide the columns of a plan's sheet are: its tables stand below each other and share them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from outputs.text_size import text_width
from outputs.written.rows import CellRow

_NARROWEST, _WIDEST = 6.0, 46.0
_PADDING = 2.5
# A head is set in about so many lines before it widens its column.
_HEAD_LINES = 3


def column_widths(cells: Iterable[CellRow]) -> list[float]:
    """Return the width of each grid column: short text on one line, long text wrapped, no word broken."""
    wanted: dict[int, float] = defaultdict(float)
    last = 0
    for cell in cells:
        last = max(last, cell.grid_col + cell.col_span - 1)
        if cell.col_span == 1 and cell.text:
            wanted[cell.grid_col] = max(wanted[cell.grid_col], _wanted(cell))
    return [min(max(wanted[column], _NARROWEST), _WIDEST) for column in range(1, last + 1)]


def _wanted(cell: CellRow) -> float:
    whole = text_width(cell.text)
    word = max(text_width(word, is_bold=cell.header) for word in cell.text.split(" "))
    if cell.header:
        return max(word, whole / _HEAD_LINES) + _PADDING
    return max(word, min(whole, _WIDEST)) + _PADDING
