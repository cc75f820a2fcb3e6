"""What a table is called: its caption, annex label, the heading it stands under and the unit lines beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ingest.document import Block, Heading, Paragraph, Place, Table, TableKind
from normalizers.money_units import UnitSource, UnitStatement, unit_stated


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around a table. `units` are those stated beside it by authority: line above, caption, line below.

    `beside` are the paragraphs next to the table.
    """

    caption: str
    caption_place: Place | None
    annex: str
    heading: str
    headings: tuple[str, ...]
    units: tuple[UnitStatement, ...]
    beside: tuple[str, ...] = ()


_KIND = r"(?:bảng|biểu mẫu|mẫu biểu|biểu|mẫu|phụ lục|phụ biểu)"
_NUMBER = r"(?:\d{1,3}[a-zđ]?|[IVXLC]+|[A-ZĐ])(?:[.\-/]\d+)*(?!\p{L})"
_LABEL = regex.compile(rf"{_KIND}\s*(?:số\s*)?{_NUMBER}(?P<after>\s*[:.)/–-]|\s*$|\s+)", regex.IGNORECASE)
_ANNEX = regex.compile(r"(?:phụ lục|phụ biểu)(?:\s+(?:số\s*)?(?:\d{1,3}|[IVXLC]+|[A-ZĐ])(?!\p{L}))?", regex.IGNORECASE)
_TITLE = regex.compile(
    r"(?:bảng|biểu|danh mục|tổng hợp|dự toán|kế hoạch|tình hình|chi tiết|kết quả|thuyết minh|kinh phí)\b",
    regex.IGNORECASE,
)
_FARTHEST_LINES = 6
_LONGEST_TITLE = 250
_LONGEST_UNIT_LINE = 80
_MOST_LAYOUT_CELLS = 4


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the lines on one side of a table are: its caption in parts as printed, and the lines that state units."""

    caption: tuple[Paragraph, ...]
    is_labelled: bool
    units: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """The caption in one line."""
        return " ".join(_shown(paragraph) for paragraph in self.caption)


def surroundings(blocks: Sequence[Block], position: int, captions_below: bool) -> Surroundings:
    """Return what stands around the table at a position; `captions_below` is where this document sets captions."""
    above, below = _adjacent(blocks, position, -1), _adjacent(blocks, position, +1)
    over, under = _above(above), _below(below)
    chosen = _chosen(over, under, captions_below, _is_taken(blocks, position, -1), _is_taken(blocks, position, +1))
    caption = chosen.text if chosen is not None else ""
    heading, trail = _headings(blocks, position)
    return Surroundings(
        caption=caption,
        caption_place=chosen.caption[0].place if chosen is not None else None,
        annex=_annex(caption, trail, above),
        heading=heading,
        headings=trail,
        units=_units(over, chosen, under),
        beside=tuple(paragraph.text for paragraph in (*above, *below)),
    )


def sets_captions_below(blocks: Sequence[Block]) -> bool:
    """True where the labelled captions of a document that can belong to one table only stand below it more often."""
    below = above = 0
    for position, block in enumerate(blocks):
        if isinstance(block, Table) and block.kind is TableKind.DATA:
            over = _above(_adjacent(blocks, position, -1)).is_labelled and not _is_taken(blocks, position, -1)
            under = _below(_adjacent(blocks, position, +1)).is_labelled and not _is_taken(blocks, position, +1)
            above += over and not under
            below += under and not over
    return below > above


def is_label(paragraph: Paragraph) -> bool:
    """True where a paragraph opens with Bảng, Biểu or Phụ lục and a number, and is no sentence about it."""
    text = _shown(paragraph)
    found = _LABEL.match(text)
    if found is None or len(text) > _LONGEST_TITLE:
        return False
    rest = text[found.end() :]
    is_set_off = paragraph.in_bold or paragraph.alignment == "center"
    return bool(found["after"].strip()) or not rest or not rest[0].islower() or is_set_off


def _shown(paragraph: Paragraph) -> str:
    """Return a paragraph's text with its automatic number, as Word shows it."""
    return f"{paragraph.number} {paragraph.text}".strip() if paragraph.number.strip("-•") else paragraph.text


def _adjacent(blocks: Sequence[Block], position: int, step: int) -> tuple[Paragraph, ...]:
    """Return the lines next to a table, nearest first, up to the next heading or data table.

    Blank lines are left out; the cells of a small layout table (a unit or caption set in a box) are lines.
    """
    found: list[Paragraph] = []
    k = position + step
    while 0 <= k < len(blocks) and len(found) < _FARTHEST_LINES:
        block = blocks[k]
        if isinstance(block, Table) and _is_box(block):
            lines = [Paragraph(cell.lines, cell.place, in_bold=cell.in_bold) for cell in block.cells if cell.text]
            found.extend(reversed(lines) if step < 0 else lines)
        elif not isinstance(block, Paragraph):
            break
        elif block.text:
            found.append(block)
        k += step
    return tuple(found)


def _is_box(table: Table) -> bool:
    is_plan = table.kind in (TableKind.LETTERHEAD, TableKind.SIGNATURE)
    return not is_plan and table.row_count <= 2 and len(table.cells) <= _MOST_LAYOUT_CELLS


def _is_taken(blocks: Sequence[Block], position: int, step: int) -> bool:
    """True where the paragraphs on this side reach another data table: a caption between may be either's."""
    k = position + step
    while 0 <= k < len(blocks) and isinstance(blocks[k], Paragraph):
        k += step
    other = blocks[k] if 0 <= k < len(blocks) else None
    return isinstance(other, Table) and other.kind is TableKind.DATA and not _is_box(other)


def _above(lines: Sequence[Paragraph]) -> _Beside:
    """Return what the lines above a table are: units and bracketed notes are passed over, a caption may be wrapped.

    A unit may stand above the caption too.
    """
    units: list[Paragraph] = []
    title: list[Paragraph] = []
    for k, line in enumerate(lines):
        if is_label(line):
            further = [unit for unit in lines[k + 1 : k + 2] if _is_unit(unit)]
            return _Beside((line, *reversed(title)), True, (*units, *further))
        if _is_unit(line):
            units.append(line)
        elif line.alignment == "center" and not _is_note(line) and len(line.text) <= _LONGEST_TITLE:
            title.append(line)
        elif not _is_note(line):
            break
    named = next((k for k, line in reversed(list(enumerate(title))) if _TITLE.match(line.text)), None)
    return _Beside(() if named is None else tuple(reversed(title[: named + 1])), False, tuple(units))


def _below(lines: Sequence[Paragraph]) -> _Beside:
    """Return what the lines below a table are: a unit line, a labelled caption and its further centred lines."""
    units: list[Paragraph] = []
    for k, line in enumerate(lines):
        if is_label(line):
            return _Beside((line,), True, (*units, *(unit for unit in lines[k + 1 : k + 2] if _is_unit(unit))))
        if not _is_unit(line):
            break
        units.append(line)
    return _Beside((), False, tuple(units))


def _is_unit(line: Paragraph) -> bool:
    return len(line.text) <= _LONGEST_UNIT_LINE and not is_label(line) and unit_stated(line.text) is not None


def _is_note(line: Paragraph) -> bool:
    """True for a line in brackets between caption and table ("(Kèm theo Kế hoạch số …)") or words before a unit."""
    text = line.text
    return (text.startswith("(") and text.endswith(")")) or text.rstrip(" :").casefold() in (
        "đơn vị tính",
        "đvt",
        "đơn vị",
    )


def _chosen(
    over: _Beside, under: _Beside, captions_below: bool, shared_above: bool, shared_below: bool
) -> _Beside | None:
    """Return the side whose caption is the table's: a labelled one on the document's side, else a title above."""
    if captions_below and under.is_labelled:
        return under
    if over.is_labelled and not (captions_below and shared_above):
        return over
    if under.is_labelled and not shared_below and not _ANNEX.match(under.text):
        return under
    return over if over.caption and not over.is_labelled else None


def _headings(blocks: Sequence[Block], position: int) -> tuple[str, tuple[str, ...]]:
    """Return the heading a table stands under and the chain of headings above it, nearest first."""
    trail: list[str] = []
    level = 99
    for block in reversed(blocks[:position]):
        if isinstance(block, Heading) and block.level < level:
            trail.append(f"{block.number}. {block.title}" if block.number else block.title)
            level = block.level
    return (trail[0] if trail else ""), tuple(trail)


def _annex(caption: str, headings: Sequence[str], above: Sequence[Paragraph]) -> str:
    """Return the annex label the table stands under ("Phụ lục 01"), blank outside annexes."""
    for text in (caption, *(p.text for p in above), *headings):
        if (found := _ANNEX.match(text)) and len(text) <= _LONGEST_TITLE:
            return " ".join(found[0].split())
    return ""


def _units(over: _Beside, chosen: _Beside | None, under: _Beside) -> tuple[UnitStatement, ...]:
    """Return the units stated beside a table by authority: the line above, the caption, the line below."""
    captions = chosen.caption if chosen is not None else ()
    below = under.units if chosen is under or not under.is_labelled else ()
    sides = ((over.units, UnitSource.TABLE), (captions, UnitSource.CAPTION), (below, UnitSource.TABLE))
    return tuple(
        UnitStatement(stated[0], stated[1], source, line.place)
        for lines, source in sides
        for line in lines
        if (stated := unit_stated(line.text))
    )
