"""What style sheets make of runs, paragraphs and tables: chains of basedOn followed once, then remembered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ingest.ooxml import tags
from ingest.ooxml.package import parsed
from ingest.ooxml.tags import BOLD, CAPS, ITALIC, RFONTS, VANISH, WEB_HIDDEN, Element, first, integer, is_on

OFF = "0"
"""The numId that switches numbering off."""

_NONE = "<no style>"
_LATENT_START, _LATENT_END = b"<w:latentStyles ", b"</w:latentStyles>"
_STYLE_START, _OF_TABLES, _STYLE_END = b"<w:style ", b'w:type="table"', b"</w:style>"
_HEADING_NAME = "heading "
_OF_CONTENTS = ("toc ", "table of figures")
_OUTLINE_LEVELS = 9


class Format(NamedTuple):
    """Character formatting; None where it is left to what stands above."""

    bold: bool | None = None
    italic: bool | None = None
    caps: bool | None = None
    vanish: bool | None = None
    web_hidden: bool | None = None
    font: str | None = None

    def over(self, below: Format) -> Format:
        """Return what shows where this format lies over another."""
        return Format(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.caps if self.caps is None else self.caps,
            below.vanish if self.vanish is None else self.vanish,
            below.web_hidden if self.web_hidden is None else self.web_hidden,
            below.font if self.font is None else self.font,
        )

    @property
    def hidden(self) -> bool:
        """Whether Word does not print it."""
        return bool(self.vanish or self.web_hidden)


NO_FORMAT = Format()
OF_FORMAT = frozenset({tags.RSTYLE, BOLD, ITALIC, RFONTS, CAPS, VANISH, WEB_HIDDEN})
"""The run properties that a format is made of."""


class ParagraphStyle(NamedTuple):
    """What a paragraph style says: `style_ids` is its chain, nearest first; `form` is the format of its plain runs.

    `level` is None where the list tells it; `in_contents` holds for the entries of a table of contents or of figures.
    """

    style_ids: tuple[str, ...] = ()
    alignment: str = ""
    outline_level: int | None = None
    num_id: str = ""
    level: int | None = None
    form: Format = NO_FORMAT
    in_contents: bool = False


_ALIGNMENTS = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "both",
    "distribute": "both",
}  # fmt: skip


class Styles:
    """The styles part of a document, which may be missing. Table styles, most of its bytes, are parsed on demand."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._table_styles: dict[str, Element] | None = None
        self._runs: dict[tuple[str, str], Format] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._default_format = NO_FORMAT
        self._default_alignment = ""
        if part is not None:
            self._learn(parsed(without_table_styles(part), "styles"))

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
            root = parsed(self._part, "styles")
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
        default_run = defaults.find(f"{tags.RPR_DEFAULT}/{tags.RPR}")
        self._default_format = NO_FORMAT if default_run is None else run_format(default_run)
        jc = defaults.find(f"{tags.PPR_DEFAULT}/{tags.PPR}/{tags.JC}")
        self._default_alignment = alignment(jc)

    def _run(self, style_ids: tuple[str, ...], run_style: str) -> Format:
        """A toggle that both styles set is off again; one that the defaults set is on."""
        below = self._default_format
        for_paragraph = self._nearest(style_ids[0] if style_ids else _NONE)
        for_run = self._nearest(run_style or self._defaults.get("character", _NONE))
        return Format(
            bool(below.bold or bool(for_paragraph.bold) != bool(for_run.bold)),
            bool(below.italic or bool(for_paragraph.italic) != bool(for_run.italic)),
            bool(below.caps or bool(for_paragraph.caps) != bool(for_run.caps)),
            bool(below.vanish or bool(for_paragraph.vanish) != bool(for_run.vanish)),
            bool(below.web_hidden or bool(for_paragraph.web_hidden) != bool(for_run.web_hidden)),
            for_run.over(for_paragraph).over(below).font or "",
        )

    def _nearest(self, style_id: str) -> Format:
        """Return each property as the nearest style of the chain that states it has it."""
        found = NO_FORMAT
        for style in _chain(style_id, self._styles):
            properties = first(style, tags.RPR)
            if properties is not None:
                found = found.over(run_format(properties))
        return found

    def _paragraph(self, style_id: str) -> ParagraphStyle:
        chain = list(_chain(style_id, self._styles))
        aligned = outline = num_id = level = None
        for style in chain:
            properties = first(style, tags.PPR)
            if outline is None:
                outline = _outline(style, properties)
            if properties is None:
                continue
            if aligned is None and (jc := first(properties, tags.JC)) is not None:
                aligned = alignment(jc)
            if num_id is None and (numbering := first(properties, tags.NUM_PR)) is not None:
                num_id, stated = number_properties(numbering)
                level = stated if level is None else level
        style_ids = tuple(style.get(tags.STYLE_ID, "") for style in chain)
        return ParagraphStyle(
            style_ids,
            self._default_alignment if aligned is None else aligned,
            outline if outline is not None and outline <= _OUTLINE_LEVELS else None,
            num_id or "",
            level,
            self.run(style_ids),
            any(_name(style).startswith(_OF_CONTENTS) for style in chain),
        )


def run_format(properties: Element, base: Format = NO_FORMAT) -> Format:
    """Return the formatting that run properties state, over a base."""
    for child in properties:
        tag = child.tag
        if tag == BOLD:
            base = base._replace(bold=is_on(child))
        elif tag not in OF_FORMAT:
            continue
        elif tag == ITALIC:
            base = base._replace(italic=is_on(child))
        elif tag == RFONTS:
            font = _font(child)
            base = base if font is None or font == base.font else base._replace(font=font)
        elif tag == CAPS:
            base = base._replace(caps=is_on(child))
        elif tag == VANISH:
            base = base._replace(vanish=is_on(child))
        elif tag == WEB_HIDDEN:
            base = base._replace(web_hidden=is_on(child))
    return base


def number_properties(element: Element) -> tuple[str | None, int | None]:
    """Return the numId and the level of a numPr, None for what it does not state."""
    num_id = first(element, tags.NUM_ID)
    level = first(element, tags.ILVL)
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
    if b"!" in part:
        # A comment or CDATA section may hold anything.
        return part
    kept = []
    after = at = 0
    # How Word's window lists styles that no part defines: as many elements as all styles that are read.
    latent = part.find(_LATENT_START, 0, max(0, part.find(_STYLE_START)))
    if latent >= 0 and (end := part.find(_LATENT_END, latent)) >= 0:
        kept.append(part[:latent])
        after = at = end + len(_LATENT_END)
    while (found := part.find(_OF_TABLES, at)) >= 0:
        at = found + len(_OF_TABLES)
        start = part.rfind(_STYLE_START, after, found)
        end = part.find(_STYLE_END, at)
        if start < 0 or end < 0 or part.find(b">", start, found) >= 0 or part.find(_STYLE_START, at, end) >= 0:
            continue
        kept.append(part[after:start])
        after = at = end + len(_STYLE_END)
    return b"".join((*kept, part[after:]))


def _chain(style_id: str, styles: dict[str, Element]) -> Iterator[Element]:
    seen: set[str] = set()
    while style_id not in seen and (style := styles.get(style_id)) is not None:
        yield style
        seen.add(style_id)
        above = first(style, tags.BASED_ON)
        style_id = "" if above is None else above.get(tags.VAL, "")


def _outline(style: Element, properties: Element | None) -> int | None:
    level = None if properties is None else first(properties, tags.OUTLINE)
    if level is not None:
        return integer(level, _OUTLINE_LEVELS) + 1
    title = _name(style)
    number = title.removeprefix(_HEADING_NAME)
    return int(number) if number != title and number in "123456789" and number else None


def _name(style: Element) -> str:
    name = first(style, tags.NAME)
    return "" if name is None else name.get(tags.VAL, "").lower()


def _font(fonts: Element) -> str | None:
    """The font of letters beyond ASCII, which old encodings are all about; "" for a font of the theme."""
    if fonts.get(tags.HANSI_THEME) is not None:
        return ""
    return fonts.get(tags.HANSI) or fonts.get(tags.ASCII)
