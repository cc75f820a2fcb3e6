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

    @property
    def title(self) -> str:
        """The caption, or without one the heading the table stands under."""
        return self.caption or self.heading


_LABEL = regex.compile(
    r"(?:bảng|biểu mẫu|mẫu biểu|biểu|phụ lục|phụ biểu)\s*(?:số\s*)?(?:\d{1,3}|[IVXLC]+|[A-ZĐ])?(?:[.\-/]\d+)*"
    r"(?!\p{L})",
    regex.IGNORECASE,
)
_ANNEX = regex.compile(r"(?:phụ lục|phụ biểu)(?:\s+(?:số\s*)?(?:\d{1,3}|[IVXLC]+|[A-ZĐ])(?!\p{L}))?", regex.IGNORECASE)
_TITLE = regex.compile(
    r"(?:danh mục|tổng hợp|dự toán|kế hoạch|tình hình|chi tiết|kết quả|thuyết minh|kinh phí)\b", regex.IGNORECASE
)
_FARTHEST_BLOCKS = 4
_LONGEST_TITLE = 250


def surroundings(blocks: Sequence[Block], position: int, captions_below: bool) -> Surroundings:
    """Return what stands around the table at a position; `captions_below` is where this document sets captions."""
    above = _adjacent(blocks, position, -1)
    below = _adjacent(blocks, position, +1)
    caption = _caption(above, below, captions_below, _is_taken(blocks, position, -1), _is_taken(blocks, position, +1))
    heading, trail = _headings(blocks, position)
    annex = _annex(caption.text if caption is not None else "", trail, above)
    units = _units(above, caption, below)
    return Surroundings(
        caption=caption.text if caption is not None else "",
        caption_place=caption.place if caption is not None else None,
        annex=annex,
        heading=heading,
        headings=trail,
        units=units,
        beside=tuple(paragraph.text for paragraph in (*above, *below)),
    )


def sets_captions_below(blocks: Sequence[Block]) -> bool:
    """True where the labelled captions of a document that can belong to one table only stand below it more often."""
    below = above = 0
    for position, block in enumerate(blocks):
        if isinstance(block, Table) and block.kind is TableKind.DATA:
            over = any(is_label(p.text) for p in _adjacent(blocks, position, -1))
            under = any(is_label(p.text) for p in _adjacent(blocks, position, +1))
            above += over and not under and not _is_taken(blocks, position, -1)
            below += under and not over and not _is_taken(blocks, position, +1)
    return below > above


def is_label(text: str) -> bool:
    """True where a paragraph opens with Bảng, Biểu or Phụ lục and a number."""
    found = _LABEL.match(text)
    return found is not None and any(c.isdigit() or c.isupper() for c in found[0][3:]) and len(text) <= _LONGEST_TITLE


def _adjacent(blocks: Sequence[Block], position: int, step: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs next to a table, nearest first, blank ones left out, up to the next heading or table."""
    found: list[Paragraph] = []
    k = position + step
    while 0 <= k < len(blocks) and len(found) < _FARTHEST_BLOCKS:
        block = blocks[k]
        if not isinstance(block, Paragraph):
            break
        if block.text:
            found.append(block)
        k += step
    return tuple(found)


def _is_taken(blocks: Sequence[Block], position: int, step: int) -> bool:
    """True where the paragraphs on this side reach another data table: a caption between may be either's."""
    k = position + step
    while 0 <= k < len(blocks) and isinstance(blocks[k], Paragraph):
        k += step
    other = blocks[k] if 0 <= k < len(blocks) else None
    return isinstance(other, Table) and other.kind is TableKind.DATA


def _caption(
    above: Sequence[Paragraph], below: Sequence[Paragraph], captions_below: bool, shared_above: bool, shared_below: bool
) -> Paragraph | None:
    """Return the caption: a labelled one beside the table on the document's side, else a centred title above it."""
    over, under = _labelled(above), _labelled(below)
    if captions_below and under is not None:
        return under
    if over is not None and not (captions_below and shared_above):
        return over
    if under is not None and not shared_below:
        return under
    return next((p for p in _beside(above) if p.alignment == "center" and _TITLE.match(p.text) and _is_short(p)), None)


def _beside(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the paragraphs with nothing but unit lines between them and the table: the first that is none, and it."""
    for k, paragraph in enumerate(paragraphs):
        if unit_stated(paragraph.text) is None or is_label(paragraph.text):
            return paragraphs[: k + 1]
    return paragraphs


def _labelled(paragraphs: Sequence[Paragraph]) -> Paragraph | None:
    return next((p for p in _beside(paragraphs) if is_label(p.text)), None)


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.text) <= _LONGEST_TITLE


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


def _units(
    above: Sequence[Paragraph], caption: Paragraph | None, below: Sequence[Paragraph]
) -> tuple[UnitStatement, ...]:
    """Return the units stated beside a table by authority: the line above, the caption, the line below."""
    found: list[UnitStatement] = []
    for paragraph in _beside(above):
        if paragraph is not caption and (stated := unit_stated(paragraph.text)) and _is_short(paragraph):
            found.append(UnitStatement(stated[0], stated[1], UnitSource.TABLE, paragraph.place))
    if caption is not None and (stated := unit_stated(caption.text)):
        found.append(UnitStatement(stated[0], stated[1], UnitSource.CAPTION, caption.place))
    for paragraph in _beside(below)[:1]:
        if paragraph is not caption and (stated := unit_stated(paragraph.text)) and _is_short(paragraph):
            found.append(UnitStatement(stated[0], stated[1], UnitSource.TABLE, paragraph.place))
    return tuple(found)
