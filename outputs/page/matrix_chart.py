"""Rows by columns of signs: told apart by colour and by the sign itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outputs.page.chart import CHARACTER_PT, Chart, Drawing, drawn
from outputs.shown_text import one_line

_LABEL_CHARACTERS = 34
_ROW_PT = 15.0
_COLUMN_PT = 40.0
_KEY_PT = 14.0


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of the matrix: what it is called, the sign, the ground it stands on, its own colour."""

    name: str
    sign: str
    ground: str
    ink: str = "#ffffff"


def matrix_chart(
    title: str,
    alt: str,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Sign | None]]],
    key: Sequence[Sign],
) -> Chart:
    """Return the chart of the rows, the names of the columns above and the key of the signs below."""
    labels = [one_line(label, _LABEL_CHARACTERS) for label, _ in rows]
    left = max((len(label) for label in labels), default=0) * CHARACTER_PT + 8
    bottom = _ROW_PT * (len(rows) + 1) + 6
    width = max(left + _COLUMN_PT * len(columns) + 4, 20 + CHARACTER_PT * max((len(s.name) for s in key), default=0))

    def paint(drawing: Drawing) -> None:
        for c, column in enumerate(columns):
            drawing.words(left + _COLUMN_PT * (c + 0.5), _ROW_PT / 2, column, "center")
        for r, ((_, signs), label) in enumerate(zip(rows, labels, strict=True)):
            middle = _ROW_PT * (r + 1.5)
            drawing.words(left - 6, middle, label, "right")
            for c, sign in enumerate(signs):
                if sign is not None:
                    _paint(drawing, sign, left + _COLUMN_PT * (c + 0.5), middle, _COLUMN_PT - 3)
        for k, sign in enumerate(key):
            middle = bottom + _KEY_PT * (k + 0.5)
            _paint(drawing, sign, 10, middle, 14)
            drawing.words(22, middle, sign.name, "left")

    return drawn(title, alt, width, bottom + _KEY_PT * len(key) + 2, paint)


def _paint(drawing: Drawing, sign: Sign, middle: float, row: float, width: float) -> None:
    drawing.bar(middle - width / 2, row - 6, width, 12, sign.ground)
    drawing.words(middle, row, sign.sign, "center", colour=sign.ink, bold=True)
