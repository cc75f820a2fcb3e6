"""Groups of bars: for each row the figures of several series beside each other; what is not known has no bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outputs.page.chart import CHARACTER_PT, COLOURS, PALE, Chart, Drawing, drawn
from outputs.shown_text import one_line

_WIDTH_PT = 375.0
_LABEL_CHARACTERS = 30
_BAR_PT = 9.5
_GAP_PT = 7.0
_KEY_PT = 13.0


@dataclass(frozen=True, slots=True)
class Group:
    """A row: its label, and per series the figure (None: not known) with what is written at its end."""

    label: str
    values: tuple[int | None, ...]
    said: tuple[str, ...]


def group_chart(title: str, alt: str, series: Sequence[str], groups: Sequence[Group]) -> Chart:
    """Return the chart of the groups from the top down, the key of the series above."""
    labels = [one_line(group.label, _LABEL_CHARACTERS) for group in groups]
    left = max((len(label) for label in labels), default=0) * CHARACTER_PT + 8
    right = max((len(said) for group in groups for said in group.said), default=0) * CHARACTER_PT + 10
    values = [0, *(value for group in groups for value in group.values if value is not None)]
    low, high = min(values), max(max(values), min(values) + 1)
    each = len(series) * _BAR_PT + _GAP_PT
    top = len(series) * _KEY_PT + _GAP_PT

    def at(value: int) -> float:
        return left + (_WIDTH_PT - right - left) * ((value - low) / (high - low))

    def paint(drawing: Drawing) -> None:
        for k, name in enumerate(series):
            middle = _KEY_PT * (k + 0.5)
            drawing.bar(left, middle - 4, 8, 8, COLOURS[k % len(COLOURS)])
            drawing.words(left + 12, middle, one_line(name, 60), "left")
        for number, (group, label) in enumerate(zip(groups, labels, strict=True)):
            start = top + number * each
            drawing.words(left - 6, start + each / 2 - _GAP_PT / 2, label, "right")
            for k, (value, said) in enumerate(zip(group.values, group.said, strict=True)):
                if value is not None:
                    _paint(drawing, (at(0), at(value)), start + _BAR_PT * (k + 0.5), COLOURS[k % len(COLOURS)], said)
        drawing.bar(at(0) - 0.4, top - 3, 0.8, each * len(groups), PALE)

    return drawn(title, alt, _WIDTH_PT, top + each * len(groups), paint)


def _paint(drawing: Drawing, span: tuple[float, float], middle: float, colour: str, said: str) -> None:
    drawing.bar(min(span), middle - 4, max(span) - min(span), 8, colour)
    drawing.words(max(span) + 4, middle, said, "left", size=7.5)
