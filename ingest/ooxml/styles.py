"""What style sheets make of runs, paragraphs and tables: chains of basedOn followed once, then remembered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ingest.ooxml import tags
from ingest.ooxml.package import parsed
from ingest.ooxml.tags import Element, integer, is_on

OFF = "0"
"""The numId that switches numbering off."""

_NONE = "<no style>"
_HEADING_NAME = "heading "
_OUTLINE_LEVELS = 9


class Format(NamedTuple):
    """Character formatting; None where it is left to what stands above."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    vanish: bool | None = None
    web_hidden: bool | None = None
    font: str | None = None

    @property
    def hidden(self) -> bool:
        """Whether Word does not print it."""
        return bool(self.vanish or self.web_hidden)


class ParagraphStyle(NamedTuple):
    """What a paragraph style says: `style_ids` is its chain, nearest first; `level` None where the numbering tells it."""

    style_ids: tuple[str, ...] = ()
    alignment: str = ""
    outline_level: int | None = None
    num_id: str = ""
    level: int | None = None


_TOGGLES = {tags.BOLD: 0, tags.ITALIC: 1, tags.CAPS: 2, tags.VANISH: 3, tags.WEB_HIDDEN: 4}
_FONT_SLOT = 5
_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "both",
}  # fmt: skip


class Styles:
    """The styles part of a document, which may be missing. Table styles, most of its bytes, are parsed when asked for."""

    def __init__(self, part: bytes | None, nesting: int) -> None:
        self._part = part
        self._nesting = nesting
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._table_styles: dict[str, Element] | None = None
        self._runs: dict[tuple[str, str], Format] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._default_format = Format()
        self._default_alignment = ""
        if part is not None:
            self._learn(parsed(without_table_styles(part), "styles", nesting))

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """Return what a paragraph style comes to; the default style for none or an unknown one."""
        if style_id is None or style_id not in self._styles:
            style_id = self._defaults.get("paragraph", _NONE)
        found = self._paragraphs.get(style_id)
        if found is None:
            found = self._paragraphs[style_id] = self._paragraph(style_id)
        return found

    def run(self, style_ids: tuple[str, ...], run_style: str = "") -> Format:
        """Return what text of a paragraph style (given by its chain) and a character style looks like."""
        key = (style_ids[0] if style_ids else _NONE, run_style)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self._run(style_ids, run_style)
        return found

    def table(self, style_id: str | None) -> Iterator[Element]:
        """Yield a table style and those it is based on, nearest first."""
        if self._part is None or style_id is None:
            return
        if self._table_styles is None:
            root = parsed(self._part, "styles", self._nesting)
            self._table_styles = {style.get(tags.STYLE_ID, ""): style for style in root.iterchildren(tags.STYLE)}
        yield from _chain(style_id, self._table_styles)

    def _learn(self, root: Element) -> None:
        for style in root.iterchildren(tags.STYLE):
            style_id = style.get(tags.STYLE_ID, "")
            self._styles[style_id] = style
            if style.get(tags.DEFAULT, "0") in ("1", "true", "on"):
                self._defaults[style.get(tags.TYPE, "")] = style_id
        defaults = root.find(tags.DOC_DEFAULTS)
        if defaults is None:
            return
        self._default_format = run_format(defaults.find(f"{tags.RPR_DEFAULT}/{tags.RPR}"))
        jc = defaults.find(f"{tags.PPR_DEFAULT}/{tags.PPR}/{tags.JC}")
        self._default_alignment = alignment(jc)

    def _run(self, style_ids: tuple[str, ...], run_style: str) -> Format:
        below = self._default_format
        for_paragraph = self._nearest(style_ids[0] if style_ids else _NONE)
        for_run = self._nearest(run_style or self._defaults.get("character", _NONE))
        toggles = (
            bool(default) or bool(one) != bool(other)
            for default, one, other in zip(below[:_FONT_SLOT], for_paragraph[:_FONT_SLOT], for_run[:_FONT_SLOT], strict=True)
        )
        fonts = (for_run.font, for_paragraph.font, below.font)
        return Format(*toggles, font=next((font for font in fonts if font is not None), ""))

    def _nearest(self, style_id: str) -> Format:
        """Return each property as the nearest style of the chain that states it has it."""
        found = Format()
        for style in _chain(style_id, self._styles):
            above = run_format(style.find(tags.RPR))
            found = Format(*(theirs if ours is None else ours for ours, theirs in zip(found, above, strict=True)))
        return found

    def _paragraph(self, style_id: str) -> ParagraphStyle:
        chain = list(_chain(style_id, self._styles))
        aligned = outline = num_id = level = None
        for style in chain:
            properties = style.find(tags.PPR)
            if outline is None:
                outline = _outline(style, properties)
            if properties is None:
                continue
            if aligned is None and (jc := properties.find(tags.JC)) is not None:
                aligned = alignment(jc)
            if num_id is None and (numbering := properties.find(tags.NUM_PR)) is not None:
                num_id, stated = number_properties(numbering)
                level = stated if level is None else level
        return ParagraphStyle(
            tuple(style.get(tags.STYLE_ID, "") for style in chain),
            self._default_alignment if aligned is None else aligned,
            outline if outline is not None and outline <= _OUTLINE_LEVELS else None,
            num_id or "",
            level,
        )


def run_format(properties: Element | None, base: Format | None = None) -> Format:
    """Return the formatting that run properties state, over a base."""
    values: list[bool | str | None] = list(base or Format())
    for child in () if properties is None else properties:
        tag = child.tag
        if tag in _TOGGLES:
            values[_TOGGLES[tag]] = is_on(child)
        elif tag == tags.RFONTS and (font := _font(child)) is not None:
            values[_FONT_SLOT] = font
    return Format(*values)  # type: ignore[arg-type]


def number_properties(element: Element) -> tuple[str | None, int | None]:
    """Return the numId and the level of a numPr, None for what it does not state."""
    num_id = element.find(tags.NUM_ID)
    level = element.find(tags.ILVL)
    return (
        None if num_id is None else num_id.get(tags.VAL),
        None if level is None else min(max(integer(level, 0), 0), 8),
    )


def alignment(jc: Element | None) -> str:
    """Return left, center, right or both for an alignment, "" for none."""
    return "" if jc is None else _ALIGNMENTS.get(jc.get(tags.VAL, ""), "")


def without_table_styles(part: bytes) -> bytes:
    """Return a styles part less its table styles where that is safe to cut out, else as it is.

    In the files of common writers they are nine tenths of the part, and parsing them costs more than the document.
    """
    head, *pieces = part.split(b"<w:style ")
    if b"<!" in part or not pieces or pieces[-1].count(b"</w:style>") != 1:
        return part
    kept = [head]
    for piece in pieces:
        style, end, rest = piece.partition(b"</w:style>")
        if b'w:type="table"' in style.partition(b">")[0]:
            kept.append(rest)
        else:
            kept.append(b"<w:style " + style + end + rest)
    return b"".join(kept)


def _chain(style_id: str, styles: dict[str, Element]) -> Iterator[Element]:
    seen: set[str] = set()
    while style_id not in seen and (style := styles.get(style_id)) is not None:
        yield style
        seen.add(style_id)
        above = style.find(tags.BASED_ON)
        style_id = "" if above is None else above.get(tags.VAL, "")


def _outline(style: Element, properties: Element | None) -> int | None:
    level = None if properties is None else properties.find(tags.OUTLINE)
    if level is not None:
        return integer(level, _OUTLINE_LEVELS) + 1
    name = style.find(tags.NAME)
    title = "" if name is None else name.get(tags.VAL, "").lower()
    number = title.removeprefix(_HEADING_NAME)
    return int(number) if number != title and number in "123456789" and number else None


def _font(fonts: Element) -> str | None:
    """The font of letters beyond ASCII, which old encodings are all about; "" for a font of the theme."""
    if fonts.get(tags.HANSI_THEME) is not None:
        return ""
    return fonts.get(tags.HANSI) or fonts.get(tags.ASCII)
