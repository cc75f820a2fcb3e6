"""A chart as a picture that stands in a page: drawn by matplotlib, the same bytes each time, small."""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import Affine2D
from matplotlib.typing import RcKeyType

from outputs.shown_text import shown

INK = "#1f2933"
PALE = "#8a94a0"
COLOURS = ("#a9b8c9", "#3f6f9f", "#c77f2a", "#3d8d7f", "#7a5c99", "#5f6b76")
"""Told apart by colour-blind eyes and in grey: light, dark, warm, cool."""

CHARACTER_PT = 4.9
"""How wide a character of the small print is at most on average, in points."""

SMALL_PT = 8.5

Side = Literal["left", "center", "right"]

_SETTINGS: dict[RcKeyType, object] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kehoach",
    "text.parse_math": False,
    "text.color": INK,
    "font.family": "sans-serif",
    "font.size": SMALL_PT,
    # The first lays the text out wherever the page is made; the others show it where the first is missing.
    "font.sans-serif": ["DejaVu Sans", "Segoe UI", "Arial"],
}
_POINTS_PER_INCH = 72
_PIXELS_PER_POINT = 4 / 3
_FONT = re.compile(r"font-size: 8\.5px; font-family: ([^;]*); ")
_STYLES = "</style>"
# A tag, for what stands between tags is the words of the chart.
_TAG = re.compile(r"<[^<>]*>")
_OF_TAGS = (
    (re.compile(r" ?\n"), " "),
    (_FONT, ""),
    (re.compile(f"(?:; )?fill: {INK}"), ""),
    (re.compile(r' (?:clip-path|id|xmlns:xlink|version)="[^"]*"| transform="rotate\(-?0 [^"]*\)"'), ""),
    (re.compile(r' style="(fill|text-anchor): ([#\w]+)"'), r' \1="\2"'),
)
_OF_ALL = (
    (re.compile(r"^.*?(?=<svg )|<metadata>.*?</metadata>", re.DOTALL), ""),
    (re.compile(r">\s+<"), "><"),
    (re.compile(r"<defs><clipPath.*?</clipPath></defs>"), ""),
)
# Groups that say nothing of what is in them.
_BARE_GROUP = re.compile(r"</?g>")
_WHERE = re.compile(r' (?:d|x|y|transform)="[^"]*"')
_FINE = re.compile(r"(?<=\d\.\d)\d+")


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: its title, what it shows in words, the picture as a data URI, its size in CSS pixels."""

    title: str
    alt: str
    uri: str
    width: int
    height: int


class Drawing:
    """What a chart is drawn on: a figure in which places are points from the top left. It needs no axes of its own."""

    def __init__(self, width_pt: float, height_pt: float) -> None:
        width, height = width_pt / _POINTS_PER_INCH, height_pt / _POINTS_PER_INCH
        self.figure = Figure(figsize=(width, height))
        down = Affine2D().scale(1 / _POINTS_PER_INCH, -1 / _POINTS_PER_INCH).translate(0, height)
        self._places = down + self.figure.dpi_scale_trans

    def bar(self, left: float, top: float, width: float, height: float, colour: str) -> None:
        """Draw a bar."""
        place = Rectangle((left, top), width, height, color=colour, linewidth=0, transform=self._places)
        self.figure.add_artist(place)

    def words(
        self,
        x: float,
        y: float,
        words: str,
        side: Side,
        *,
        size: float = SMALL_PT,
        colour: str = INK,
        bold: bool = False,
    ) -> None:
        """Write words that begin at, end at or stand about a place, their middle on its height."""
        self.figure.text(
            x,
            y,
            words,
            transform=self._places,
            ha=side,
            va="center",
            fontsize=size,
            color=colour,
            fontweight="bold" if bold else "normal",
        )


def drawn(title: str, alt: str, width_pt: float, height_pt: float, paint: Callable[[Drawing], None]) -> Chart:
    """Return the chart that `paint` draws."""
    title, alt = shown(title), shown(alt)
    with rc_context(_SETTINGS), warnings.catch_warnings():
        # A letter that the layout's font lacks is drawn by the font of the reader.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        drawing = Drawing(width_pt, height_pt)
        paint(drawing)
        stream = io.BytesIO()
        drawing.figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    svg = _compact(stream.getvalue().decode("utf-8"))
    uri = "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return Chart(title, alt, uri, round(width_pt * _PIXELS_PER_POINT), round(height_pt * _PIXELS_PER_POINT))


def _compact(svg: str) -> str:
    """Return the picture without what only its maker needs; what is the same of all its words is said once."""
    font = _FONT.search(svg)
    svg = _TAG.sub(_compact_tag, svg)
    for found, instead in _OF_ALL:
        svg = found.sub(instead, svg)
    if font is not None:
        said_once = f"text{{font-size:{SMALL_PT}px;font-family:{font.group(1)};fill:{INK}}}{_STYLES}"
        svg = svg.replace(_STYLES, said_once, 1)
    if "<g " not in svg:
        svg = _BARE_GROUP.sub("", svg)
    return svg.strip() + "\n"


def _compact_tag(tag: re.Match[str]) -> str:
    compact = tag.group()
    for found, instead in _OF_TAGS:
        compact = found.sub(instead, compact)
    return _WHERE.sub(lambda where: _FINE.sub("", where.group()), compact)
