"""Bars side by side: one a row, the figure at its end, a second figure marked where it differs."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from outputs.page.chart import CHARACTER_PT, COLOURS, INK, PALE, Chart, Drawing, drawn
from outputs.shown_text import one_line

_WIDTH_PT = 375.0
_LABEL_CHARACTERS = 34
_LABEL_LINES = 3
_LINE_PT = 10.5
_PAD_PT = 6.0
_MARK = "#b3261e"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its length, what is written at its end; `mark` is a second figure of the same kind.

    A `rest` stands for many: it is pale, and cut off where it is longer than the longest of the others.
    """

    label: str
    value: int
    said: str
    mark: int | None = None
    colour: str = COLOURS[1]
    rest: bool = False


def bar_chart(title: str, alt: str, bars: Sequence[Bar]) -> Chart:
    """Return the chart of the bars, from the top down."""
    labels = [_wrapped(bar.label) for bar in bars]
    heights = [_LINE_PT * max(1, label.count("\n") + 1) + _PAD_PT for label in labels]
    longest = max((len(line) for label in labels for line in label.split("\n")), default=0)
    left = longest * CHARACTER_PT + 8
    right = max((len(bar.said) for bar in bars), default=0) * CHARACTER_PT + 10
    scale = _Scale.of(bars, left, _WIDTH_PT - right)

    def paint(drawing: Drawing) -> None:
        top = _PAD_PT / 2
        for bar, label, height in zip(bars, labels, heights, strict=True):
            _paint(drawing, bar, label, top + height / 2, left, scale)
            top += height
        drawing.bar(scale.at(0) - 0.4, 0, 0.8, top, PALE)

    return drawn(title, alt, _WIDTH_PT, sum(heights) + _PAD_PT, paint)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a figure stands between the left and the right edge, in points."""

    low: int
    high: int
    left: float
    right: float

    @classmethod
    def of(cls, bars: Sequence[Bar], left: float, right: float) -> _Scale:
        own = [bar for bar in bars if not bar.rest] or list(bars)
        values = [0, *(bar.value for bar in own), *(bar.mark for bar in own if bar.mark is not None)]
        low, high = min(values), max(values)
        return cls(low, high if high > low else low + 1, left, right)

    def at(self, value: int) -> float:
        inside = min(max(value, self.low), self.high)
        return self.left + (self.right - self.left) * ((inside - self.low) / (self.high - self.low))


def _paint(drawing: Drawing, bar: Bar, label: str, middle: float, left: float, scale: _Scale) -> None:
    lines = label.split("\n")
    for k, line in enumerate(lines):
        drawing.words(left - 6, middle + _LINE_PT * (k - (len(lines) - 1) / 2), line, "right")
    zero, end = scale.at(0), scale.at(bar.value)
    colour = COLOURS[0] if bar.rest else bar.colour
    drawing.bar(min(zero, end), middle - 4.5, abs(end - zero), 9, colour)
    if bar.rest and bar.value > scale.high:
        drawing.words(end - 2, middle, "»", "right", colour=INK)
    if bar.mark is not None:
        drawing.bar(scale.at(bar.mark) - 1, middle - 6.5, 2, 13, _MARK)
    after = max(zero, end, scale.at(bar.mark) if bar.mark is not None else zero)
    drawing.words(after + 4, middle, bar.said, "left")


def _wrapped(label: str) -> str:
    lines = textwrap.wrap(one_line(label, _LABEL_CHARACTERS * _LABEL_LINES), _LABEL_CHARACTERS)
    if len(lines) > _LABEL_LINES:
        lines = [*lines[: _LABEL_LINES - 1], one_line(" ".join(lines[_LABEL_LINES - 1 :]), _LABEL_CHARACTERS)]
    # As narrow as the same number of lines allows: no line of one word.
    widest = next((w for w in range(1, _LABEL_CHARACTERS) if len(textwrap.wrap(" ".join(lines), w)) <= len(lines)), 0)
    return "\n".join(textwrap.wrap(" ".join(lines), widest) if widest else lines) or "–"
