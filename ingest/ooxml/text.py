"""What the runs of a paragraph show: deleted and hidden text, field codes and note marks gone, breaks as new lines."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby

from ingest.encodings import decoded, encoding_of
from ingest.note_marks import LONGEST_NOTE_MARK, is_note_mark
from ingest.ooxml import tags
from ingest.ooxml.styles import OF_FORMAT, Format, ParagraphStyle, Styles, run_format
from ingest.ooxml.tags import BOLD, INLINE_WRAPPERS, PPR, RPR, RSTYLE, VAL, Element, R, T, first, is_on
from ingest.symbols import symbol, unicode_symbols

_LETTER = re.compile(r"[^\W_]")
LINE_BREAK = "\v"
"""No character that XML allows, so none of the text; white space of the XML source is a space."""

TAB_STOP = "\f"
"""Nor is this one: a tab that the author set, where a tab in the XML source is a space."""

_UNSEEN = "\xad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen and characters of no width."""

_BREAKS_OF_LAYOUT = ("page", "column")
_SHOWN = {tags.BR: LINE_BREAK, tags.CR: LINE_BREAK, tags.TAB: TAB_STOP, tags.PTAB: TAB_STOP, tags.NO_BREAK_HYPHEN: "-"}
_DRAWN = (tags.DRAWING, tags.PICT, tags.OBJECT)
_MARKS = (tags.FOOTNOTE_REFERENCE, tags.ENDNOTE_REFERENCE)


Piece = tuple[str, Format]
"""Text of one format, with LINE_BREAK where the author broke the line."""


class Inline:
    """Gathers the pieces of a paragraph, and of those that a deleted paragraph mark joins to it, and its text boxes."""

    __slots__ = ("_fields", "_heeds_fields", "_style", "_styles", "boxes", "pieces")

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._style = ParagraphStyle()
        self._fields: list[bool] = []
        self._heeds_fields = True
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []

    def add(self, paragraph: Element, style: ParagraphStyle) -> None:
        """Add what a paragraph of a style shows."""
        pieces, boxes = len(self.pieces), len(self.boxes)
        self._style = style
        self._add_inline(paragraph)
        if self._fields:
            if False in self._fields:
                # A field that is never closed hides nothing: read again as if it were none.
                del self.pieces[pieces:], self.boxes[boxes:]
                self._fields, self._heeds_fields = [], False
                self._add_inline(paragraph)
                self._heeds_fields = True
            self._fields = []

    def taken(self) -> tuple[list[Piece], list[Element]]:
        """Return the pieces and boxes gathered, and begin anew."""
        gathered = self.pieces, self.boxes
        self.pieces, self.boxes = [], []
        return gathered

    def _add_inline(self, container: Element) -> None:
        form = self._style.form
        for child in container:
            tag = child.tag
            if tag == R:
                self._add_run(child, form)
            elif tag == PPR:
                continue
            elif tag in INLINE_WRAPPERS:
                self._add_inline(child)
            elif tag == tags.SDT:
                for content in child.iterchildren(tags.SDT_CONTENT):
                    self._add_inline(content)
            elif tag in (tags.MATH, tags.MATH_PARAGRAPH):
                text = "".join(part.text or "" for part in child.iter(tags.MATH_TEXT))
                self._show(text, form)
            elif tag == tags.ALTERNATE and (branch := tags.alternative(child)) is not None:
                self._add_inline(branch)

    def _add_run(self, run: Element, form: Format) -> None:
        """Add what a run shows, or a branch of alternate content inside one."""
        for child in run:
            tag = child.tag
            if tag == T:
                text = child.text
                is_mark = text and len(text) <= LONGEST_NOTE_MARK and self._is_note_mark(run, text)
                if text and not is_mark and (not self._fields or False not in self._fields):
                    self.pieces.append((text, form))
            elif tag == RPR:
                form = self._format(child)
                if form.vanish or form.web_hidden:
                    self._add_fields(run)
                    return
            elif tag in _MARKS:
                if _is_custom(child):
                    return
            else:
                self._add_special(child, tag, form)

    def _is_note_mark(self, run: Element, text: str) -> bool:
        """Whether a run is a raised mark of a note behind a figure."""
        if not self.pieces or not is_note_mark(text, self.pieces[-1][0]):
            return False
        properties = first(run, RPR)
        raised = None if properties is None else first(properties, tags.VERTICAL_ALIGN)
        return raised is not None and raised.get(VAL) == "superscript"

    def _format(self, properties: Element) -> Format:
        form = self._style.form
        for child in properties:
            if child.tag == BOLD:
                # Most runs only say again what their style says.
                on = is_on(child)
                form = form if form.bold is on else form._replace(bold=on)
            elif child.tag in OF_FORMAT:
                return self._full_format(properties)
        return form

    def _full_format(self, properties: Element) -> Format:
        style = first(properties, RSTYLE)
        if style is None:
            return run_format(properties, self._style.form)
        return run_format(properties, self._styles.run(self._style.style_ids, style.get(VAL, "")))

    def _add_special(self, element: Element, tag: str, form: Format) -> None:
        if tag == tags.FIELD_CHAR:
            self._add_field(element)
        elif tag in _DRAWN:
            self.boxes += text_boxes(element)
        elif tag == tags.ALTERNATE:
            if (branch := tags.alternative(element)) is not None:
                self._add_run(branch, form)
        elif tag == tags.RUBY:
            for base in element.iterchildren(tags.RUBY_BASE):
                self._add_inline(base)
        elif tag == tags.SYM:
            self._show(symbol(element.get(tags.CHAR, ""), element.get(tags.FONT, "")), form._replace(font=""))
        elif tag == tags.BR and element.get(tags.TYPE) in _BREAKS_OF_LAYOUT:
            self._show(" ", form)
        else:
            self._show(_SHOWN.get(tag, ""), form)

    def _add_fields(self, run: Element) -> None:
        for child in run.iterchildren(tags.FIELD_CHAR):
            self._add_field(child)

    def _add_field(self, mark: Element) -> None:
        """Keep, for each open field, whether its result has begun."""
        kind = mark.get(tags.FIELD_CHAR_TYPE)
        if kind == "begin" and self._heeds_fields:
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _show(self, text: str, form: Format) -> None:
        if text and (not self._fields or False not in self._fields):
            self.pieces.append((text, form))


class Script:
    """Turns pieces into Unicode lines; `old_runs` are the (text, font) met so far in fonts of old encodings."""

    __slots__ = ("_in_unicode", "old_runs")

    def __init__(self, fonts_in_unicode: frozenset[str] = frozenset()) -> None:
        self._in_unicode = fonts_in_unicode
        self.old_runs: list[tuple[str, str]] = []

    def lines(self, pieces: list[Piece]) -> tuple[str, ...]:
        """Return the lines that pieces make, in NFC, without empty ones; a tab stop is "\\t".

        Neighbours in one font are decoded together: a word of an old encoding may be split over runs.
        """
        if len(pieces) == 1:
            text, form = pieces[0]
            whole = self._decoded(text, form.font or "", form.caps)
        else:
            runs = groupby(pieces, key=lambda piece: (piece[1].font or "", piece[1].caps))
            whole = "".join(self._decoded("".join(text for text, _ in run), *face) for face, run in runs)
        if not whole.isascii():
            for character in _UNSEEN:
                whole = whole.replace(character, "")
            whole = unicodedata.normalize("NFC", whole)
        if "\n" in whole or "\t" in whole:
            whole = whole.replace("\n", " ").replace("\t", " ")
        if TAB_STOP in whole:
            whole = whole.replace(TAB_STOP, "\t")
        if LINE_BREAK not in whole:
            return (whole.strip(),) if whole and not whole.isspace() else ()
        return tuple(line for line in map(str.strip, whole.split(LINE_BREAK)) if line)

    def _decoded(self, text: str, font: str, caps: bool | None) -> str:
        if _is_old(font) and not text.isspace():
            self.old_runs.append((text, font))
            text = decoded(text, font, self._in_unicode)
        text = unicode_symbols(text, font)
        return text.upper() if caps else text


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


@cache
def _is_old(font: str) -> bool:
    return encoding_of(font) is not None


def _is_custom(mark: Element) -> bool:
    """Whether the mark of a note is typed: the rest of its run."""
    value = mark.get(tags.CUSTOM_MARK)
    return value is not None and value not in ("0", "false", "off")
