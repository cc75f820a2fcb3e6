"""The story of a Word document: its paragraphs and tables in order, numbered and placed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ingest.document import Block, Cell, Paragraph, Place, Table
from ingest.errors import TooLarge
from ingest.limits import Limits
from ingest.ooxml import tags
from ingest.ooxml.numbering import Numbering
from ingest.ooxml.styles import OFF, ParagraphStyle, Styles, alignment, number_properties, run_format
from ingest.ooxml.tables import GridCell, grid, is_ruled
from ingest.ooxml.tags import JC, PPR, PSTYLE, RPR, TBL, VAL, Element, P, first, flow, integer
from ingest.ooxml.text import Inline, Piece, Script, has_letters

_BLOCKS = frozenset({P, TBL})
_OUTLINE_LEVELS = 9
_NUMBER = re.compile(r"\s*(?:[IVXLivxl]{1,6}|[A-Za-zĐđ]|\d{1,2}(?:\.\d{1,2})*)?\s*[.):/–-]*\s*")
_TABLE_OF_CONTENTS = "table of contents"
_LEVELS_OF_TABLE = 3
"""Elements around what stands in a cell: table, row, cell."""

_LONGEST_NUMBER = 12


class Passage(NamedTuple):
    """What a paragraph shows, wherever it stands; `position` counts the w:p of its story."""

    lines: tuple[str, ...]
    number: str
    has_letters: bool
    in_bold: bool
    in_italics: bool
    properties: Properties
    list_level: int | None
    list_id: str
    boxes: list[Element]
    position: int
    in_contents: bool


class Properties(NamedTuple):
    """What a paragraph's properties come to with its style's; `level` is None where the style or list tells it."""

    style: ParagraphStyle
    alignment: str
    outline_level: int | None
    num_id: str
    level: int | None
    mark: Element | None


class Body:
    """Reads stories one after the other; list counters and table numbers run on through all of them."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        script: Script,
        limits: Limits,
        progress: Callable[[], None] | None = None,
    ) -> None:
        self._styles = styles
        self._inline = Inline(styles)
        self._numbering = numbering
        self._script = script
        self._cells_left = limits.cells
        self._progress = progress
        self._nesting = limits.nesting
        self._tables: dict[str, int] = {}
        plain = styles.paragraph(None)
        self._plain = Properties(plain, plain.alignment, plain.outline_level, plain.num_id, None, None)

    def blocks(self, story: Element, anchor: Place | None = None) -> Iterator[Block]:
        """Yield the blocks of a story; those of a text box stand where the paragraph stands that anchors it."""
        outer = "" if anchor is None else anchor.table
        for item in self.passages(story):
            if not isinstance(item, Passage):
                yield from self._table(item, outer)
                continue
            place = Place(paragraph=item.position) if anchor is None else anchor
            if item.lines or item.number:
                yield _paragraph(item, place)
            for box in item.boxes:
                yield from self.blocks(box, place)

    def passages(self, story: Element) -> Iterator[Passage | Element]:
        """Yield a story's paragraphs that show anything and, as they are, its tables.

        A deleted paragraph mark joins a paragraph to the next.
        """
        inline = self._inline
        contents: frozenset[Element] = frozenset()
        is_learnt = False
        position = opening = 0
        held: Properties | None = None
        for element in flow(story, _BLOCKS):
            if element.tag == TBL:
                if held is not None and (inline.pieces or inline.boxes):
                    yield self._passage(held, opening)
                held = None
                yield element
                continue
            position += 1
            if held is None:
                opening = position
            properties = self._properties(element)
            inline.add(element, properties.style)
            held = properties if properties.mark is not None and _is_deleted(properties.mark) else None
            if held is None and (inline.pieces or properties.num_id or inline.boxes):
                # Only what stands in a control can be of a table of contents, and most cells hold none.
                if not is_learnt and element.getparent() is not story:
                    contents, is_learnt = _contents(story), True
                in_contents = properties.style.in_contents or (bool(contents) and element in contents)
                yield self._passage(properties, opening, in_contents)
        if held is not None and (inline.pieces or inline.boxes):
            yield self._passage(held, opening)

    def _properties(self, paragraph: Element) -> Properties:
        stated = first(paragraph, PPR)
        if stated is None:
            return self._plain
        style_id = jc = outline = num_id = level = mark = None
        for child in stated:
            tag = child.tag
            if tag == PSTYLE:
                style_id = child.get(VAL)
            elif tag == JC:
                jc = child
            elif tag == RPR:
                mark = child
            elif tag == tags.NUM_PR:
                num_id, level = number_properties(child)
            elif tag == tags.OUTLINE:
                outline = integer(child, _OUTLINE_LEVELS) + 1
        if style_id is None and jc is None and outline is None and num_id is None and level is None and mark is None:
            return self._plain
        style = self._styles.paragraph(style_id)
        return Properties(
            style,
            style.alignment if jc is None else alignment(jc),
            style.outline_level if outline is None else outline,
            num_id or style.num_id,
            0 if num_id and level is None else level,
            mark,
        )

    def _passage(self, properties: Properties, position: int, in_contents: bool = False) -> Passage:
        pieces, boxes = self._inline.taken()
        lines = self._script.lines(pieces) if pieces else ()
        number, level = "", None
        if properties.num_id and properties.num_id != OFF:
            number, level = self._number(properties, bool(lines))
        in_bold = in_italics = lettered = False
        for text, form in pieces:
            if has_letters(text):
                in_bold = bool(form.bold) and (in_bold or not lettered)
                in_italics = bool(form.italic) and (in_italics or not lettered)
                lettered = True
        if lettered and not in_bold and len(pieces) > 1:
            in_bold = _is_bold_after_number(pieces)
        list_id = "" if level is None else self._numbering.list_of(properties.num_id)
        return Passage(
            lines, number, lettered, in_bold, in_italics, properties, level, list_id, boxes, position, in_contents
        )

    def _number(self, properties: Properties, has_text: bool) -> tuple[str, int]:
        """Count the paragraph and return its label and level; one that is hidden whole is not counted."""
        style_ids, num_id, level = properties.style.style_ids, properties.num_id, properties.level
        if level is None:
            linked = self._numbering.level_of(num_id, style_ids)
            level = next(known for known in (linked, properties.style.level, 0) if known is not None)
        mark = properties.style.form
        if properties.mark is not None:
            mark = run_format(properties.mark, mark)
        if mark.hidden and not has_text:
            return "", level
        return self._numbering.label(num_id, level, mark._replace(vanish=False, web_hidden=False)), level

    def _table(self, element: Element, outer: str) -> Iterator[Block]:
        count = self._tables[outer] = self._tables.get(outer, 0) + 1
        name = f"{outer}.{count}" if outer else str(count)
        if self._progress is not None:
            self._progress()
        if (name.count(".") + 1) * _LEVELS_OF_TABLE > self._nesting:
            raise TooLarge(f"tables nested deeper than {self._nesting} elements")
        laid = grid(element)
        self._cells_left -= laid.row_count * laid.column_count
        if self._cells_left < 0:
            raise TooLarge("more table cells than allowed")
        if not laid.row_count:
            return
        inner: list[Block] = []
        cells = tuple(self._cell(cell, name, inner) for cell in laid.cells)
        place = Place(table=name, row=1, column=1)
        ruled = is_ruled(element, self._styles)
        yield Table(cells, laid.row_count, laid.column_count, place, header_rows=laid.header_rows, ruled=ruled)
        yield from inner

    def _cell(self, cell: GridCell, table: str, inner: list[Block]) -> Cell:
        """Return a cell with its text; its nested tables and text boxes go to `inner`, in order."""
        place = Place(None, None, table, cell.row_number, cell.column + 1)
        lines: tuple[str, ...] = ()
        lettered: list[Passage] = []
        for element in cell.elements:
            for item in self.passages(element):
                if not isinstance(item, Passage):
                    inner += self._table(item, table)
                    continue
                lines += _numbered(item)
                if item.has_letters:
                    lettered.append(item)
                for box in item.boxes:
                    inner += self.blocks(box, place)
        in_bold = bool(lettered) and all(item.in_bold for item in lettered)
        in_italics = bool(lettered) and all(item.in_italics for item in lettered)
        return Cell(cell.row, cell.column, cell.row_span, cell.column_span, lines, place, in_bold, in_italics)


def _paragraph(passage: Passage, place: Place) -> Paragraph:
    outline = passage.properties.outline_level
    return Paragraph(
        passage.lines,
        place,
        number=passage.number,
        in_bold=passage.in_bold,
        in_italics=passage.in_italics,
        alignment=passage.properties.alignment,
        outline_level=outline if outline is not None and 1 <= outline <= _OUTLINE_LEVELS else None,
        list_level=passage.list_level,
        list_id=passage.list_id,
        in_contents=passage.in_contents,
    )


def _numbered(passage: Passage) -> tuple[str, ...]:
    """The lines with the automatic number before the first, tabs as spaces."""
    lines = passage.lines
    for line in lines:
        if "\t" in line:
            lines = tuple(line.replace("\t", " ") for line in lines)
            break
    if not passage.number:
        return lines
    first, *others = lines or ("",)
    return (f"{passage.number} {first}".strip(), *others)


def _is_bold_after_number(pieces: list[Piece]) -> bool:
    """Whether all is bold but a typed number before it, set in plain type."""
    number, bold = "", False
    for text, form in pieces:
        if form.bold:
            bold = bold or has_letters(text)
        elif bold and has_letters(text):
            return False
        elif not bold:
            number += text
    return bold and len(number) < _LONGEST_NUMBER and _NUMBER.fullmatch(number) is not None


def _contents(story: Element) -> frozenset[Element]:
    """Return the paragraphs of the tables of contents that Word put into content controls of a story."""
    return frozenset(
        paragraph
        for control in story.iterchildren(tags.SDT)
        for properties in control.iterchildren(tags.SDT_PR)
        if any(gallery.get(VAL, "").lower() == _TABLE_OF_CONTENTS for gallery in properties.iter(tags.PART_GALLERY))
        for paragraph in control.iter(P)
    )


def _is_deleted(mark: Element) -> bool:
    return any(child.tag in (tags.DEL, tags.MOVE_FROM) for child in mark)
