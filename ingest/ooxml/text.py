"""What the runs of a paragraph show: deleted and hidden text, field codes and note marks gone, breaks as new lines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from ingest.encodings import decoded
from ingest.ooxml import tags
from ingest.ooxml.styles import Format, Styles, run_format
from ingest.ooxml.symbols import symbol, unicode_symbols
from ingest.ooxml.tags import Element

_LETTER = re.compile(r"[^\W_]")
_SOFT_HYPHEN = "\xad"
_BREAKS_OF_LAYOUT = ("page", "column")
_SPACES = str.maketrans("\t\r\n", "   ")
_DRAWN = (tags.DRAWING, tags.PICT, tags.OBJECT)
_MARKS = (tags.FOOTNOTE_REFERENCE, tags.ENDNOTE_REFERENCE)


class Piece(NamedTuple):
    """Text of one format; line breaks are "\\n"."""

    text: str
    form: Format


class Inline:
    """The pieces of one paragraph, and of those that a deleted paragraph mark joins to it, with their text boxes."""

    __slots__ = ("_fields", "_styles", "boxes", "pieces")

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[bool] = []
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []

    def add(self, paragraph: Element, style_ids: tuple[str, ...]) -> None:
        """Add what a paragraph of a style (given by its chain) shows."""
        pieces, boxes = len(self.pieces), len(self.boxes)
        self._fields = []
        self._add_inline(paragraph, style_ids)
        if False in self._fields:
            # A field that is never closed hides nothing: read again as if it were none.
            del self.pieces[pieces:], self.boxes[boxes:]
            self._fields = [True]
            self._add_inline(paragraph, style_ids)

    def _add_inline(self, container: Element, style_ids: tuple[str, ...]) -> None:
        for child in container:
            tag = child.tag
            if tag == tags.R:
                self._add_run(child, style_ids)
            elif tag in tags.INLINE_WRAPPERS:
                self._add_inline(child, style_ids)
            elif tag == tags.SDT:
                for content in child.iterchildren(tags.SDT_CONTENT):
                    self._add_inline(content, style_ids)
            elif tag in (tags.MATH, tags.MATH_PARAGRAPH):
                text = "".join(part.text or "" for part in child.iter(tags.MATH_TEXT))
                self._show(text, self._styles.run(style_ids))
            elif tag == tags.ALTERNATE and (branch := tags.alternative(child)) is not None:
                self._add_inline(branch, style_ids)

    def _add_run(self, run: Element, style_ids: tuple[str, ...]) -> None:
        properties = run.find(tags.RPR)
        if properties is None:
            form = self._styles.run(style_ids)
        else:
            style = properties.find(tags.RSTYLE)
            form = self._styles.run(style_ids, "" if style is None else style.get(tags.VAL, ""))
            form = run_format(properties, form)
        if form.vanish or form.web_hidden:
            self._add_fields(run)
        else:
            self._add_content(run, form, style_ids)

    def _add_content(self, container: Element, form: Format, style_ids: tuple[str, ...]) -> None:
        for child in container:
            tag = child.tag
            if tag == tags.T:
                self._show((child.text or "").translate(_SPACES), form)
            elif tag == tags.FIELD_CHAR:
                self._add_field(child)
            elif tag in _DRAWN:
                self.boxes += text_boxes(child)
            elif tag == tags.ALTERNATE and (branch := tags.alternative(child)) is not None:
                self._add_content(branch, form, style_ids)
            elif tag in _MARKS and is_custom(child):
                return
            elif tag == tags.RUBY:
                for base in child.iterchildren(tags.RUBY_BASE):
                    self._add_inline(base, style_ids)
            elif text := _special(child):
                self._show(text, form._replace(font="") if tag == tags.SYM else form)

    def _add_fields(self, run: Element) -> None:
        for child in run.iterchildren(tags.FIELD_CHAR):
            self._add_field(child)

    def _add_field(self, mark: Element) -> None:
        """Keep, for each open field, whether its result has begun."""
        kind = mark.get(tags.FIELD_CHAR_TYPE)
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _show(self, text: str, form: Format) -> None:
        if text and False not in self._fields:
            self.pieces.append(Piece(text, form))


def shown_lines(pieces: Iterable[Piece], fonts_in_unicode: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the lines that pieces make, in Unicode (NFC), without empty ones.

    Neighbours in one font are decoded together: a word of an old encoding may be split over runs.
    """
    parts: list[str] = []
    for (font, caps), run in groupby(pieces, key=lambda piece: (piece.form.font or "", piece.form.caps)):
        text = "".join(piece.text for piece in run)
        if font and not text.isspace():
            text = unicode_symbols(decoded(text, font, fonts_in_unicode), font)
        parts.append(text.upper() if caps else text)
    whole = "".join(parts)
    if not whole.isascii():
        whole = unicodedata.normalize("NFC", whole.replace(_SOFT_HYPHEN, ""))
    return tuple(line for line in map(str.strip, whole.split("\n")) if line)


def text_boxes(element: Element) -> list[Element]:
    """Return the contents of the text boxes in a drawing, each once; those inside another text box stay in it."""
    found: list[Element] = []
    for child in element:
        if child.tag == tags.TEXT_BOX:
            found.append(child)
        elif child.tag == tags.ALTERNATE:
            branch = tags.alternative(child)
            found += [] if branch is None else text_boxes(branch)
        elif len(child):
            found += text_boxes(child)
    return found


def has_letters(text: str) -> bool:
    """Whether there is a letter or digit."""
    return _LETTER.search(text) is not None


def is_custom(mark: Element) -> bool:
    """Whether the mark of a note is typed: the rest of its run."""
    value = mark.get(tags.CUSTOM_MARK)
    return value is not None and value not in ("0", "false", "off")


def _special(element: Element) -> str:
    """What an element of a run other than its text shows."""
    tag = element.tag
    if tag == tags.BR:
        return " " if element.get(tags.TYPE) in _BREAKS_OF_LAYOUT else "\n"
    if tag == tags.CR:
        return "\n"
    if tag in (tags.TAB, tags.PTAB):
        return " "
    if tag == tags.NO_BREAK_HYPHEN:
        return "-"
    return symbol(element.get(tags.CHAR, ""), element.get(tags.FONT, "")) if tag == tags.SYM else ""
