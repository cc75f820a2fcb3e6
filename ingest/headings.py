"""Headings told from paragraphs: a number of a heading kind, and set off from the text.

Captions, the document's title, letterhead, signature, bullets and numbered sentences in plain type are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import Block, Heading, Paragraph, Table, TableKind
from ingest.layout import is_letterhead_line, is_signature_line, title_range
from ingest.wording import is_unit_line

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order in which Vietnamese lists are lettered."""

RANKS = {
    "phụ lục": 0, "biểu": 1, "biểu mẫu": 1, "mẫu": 1, "phần": 2, "chương": 3, "mục": 4, "roman": 5, "capital": 5,
    "điều": 6, "digit": 7, "letter": 20, "small roman": 21,
}  # fmt: skip
"""Which kinds of number cannot stand inside which; kinds of one rank nest in the order in which they appear."""

_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_SMALL_ROMAN = r"(?:ix|iv|vi{1,3}|i{2,3})"
_LABEL_NUMBER = rf"(?:thứ |số )?(?:{_ROMAN}|\d{{1,2}}(?:\.\d{{1,2}})*[A-Za-z]?|[A-ZĐ]|nhất|hai|ba|tư|bốn|năm|sáu)"
_LABEL = re.compile(
    rf"(?P<number>(?P<word>phần|phụ lục|biểu mẫu|biểu|mẫu|chương|mục|điều)\s+{_LABEL_NUMBER})"
    r"(?:\s*[.:)]\s*|\s+[-–]?\s*|$)(?P<title>.*)",
    re.IGNORECASE,
)
_PARTED = re.compile(
    rf"(?P<number>(?:{_ROMAN}|[A-ZĐ]|\d{{1,2}})(?:\.\d{{1,2}}){{1,4}})(?P<gap>[.):]\s*|\s+)(?P<title>\D.*)?$"
)
_SIMPLE = re.compile(
    rf"(?P<number>{_ROMAN}|{_SMALL_ROMAN}|[A-ZĐa-zđ]|\d{{1,2}})"
    r"(?:[.):](?:\s+|(?=[^\W\d_])|$)|/\s+|\s*[-–]\s+)(?P<title>.*)"
)
_CAPTION = re.compile(rf"(?:bảng|biểu mẫu|biểu|mẫu|phụ lục)(?: biểu)?\s+{_LABEL_NUMBER}(?=[\s.:)–-]|$)", re.IGNORECASE)
_BULLET = re.compile(r"[^\w(]*|o|§|Ø")
_PARTED_RANK = 7
_LONGEST_WRAPPED = 300


@dataclass(frozen=True, slots=True)
class _Numbering:
    """A heading's number: its kind ("roman", "digit", "digit 2" for 1.1, "phần" …), as printed, and what follows it."""

    kind: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of the nesting; an unnumbered one has no rank, one without heading style no outline level."""

    kind: str
    number: str
    rank: int | None
    outline: int | None


def with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with each paragraph that is a heading made one; a title over several paragraphs is one heading.

    Tables must have their kinds and be joined: captions are told by the data table that they stand next to.
    """
    return tuple(_told(blocks))


def _told(blocks: tuple[Block, ...]) -> Iterator[Block]:
    title = title_range(blocks)
    kept = _captions(blocks) | set(title)
    has_outline = _has_outline(blocks)
    nesting: tuple[_Level, ...] = ()
    end = 0
    for i, block in enumerate(blocks):
        if i < end:
            continue
        end = i + 1
        if not isinstance(block, Paragraph) or i in kept:
            yield block
            continue
        numbering = _heading(block, nesting, has_outline) or _unnumbered(block, i < title.start)
        if numbering is None:
            yield block
            continue
        if numbering.number:
            numbering, end = _with_wrapped_title(numbering, block, blocks, kept, i)
        if not numbering.title and numbering.kind.split()[0] in _SIGNS:
            yield block
            continue
        nesting = _nested(numbering, block.outline_level, nesting)
        yield Heading(len(nesting), numbering.number, numbering.title, block.place)


def _heading(paragraph: Paragraph, nesting: tuple[_Level, ...], has_outline: bool) -> _Numbering | None:
    """Return the number and title of a paragraph that has a number and is set off, else None."""
    numbering = _numbering(paragraph, nesting)
    if numbering is None or is_signature_line(paragraph.text):
        return None
    if paragraph.outline_level is not None or paragraph.in_bold or _in_capitals(numbering.title or numbering.number):
        return numbering
    if not paragraph.number or paragraph.text.endswith((".", ";", ",", ":")):
        return None
    return numbering if has_outline or numbering.kind not in {"digit", "capital", *_LETTERED} else None


def _unnumbered(paragraph: Paragraph, stands_before_title: bool) -> _Numbering | None:
    """Return the title of a paragraph that only its style makes a heading, else None."""
    text = paragraph.text
    if paragraph.outline_level is None or not text or stands_before_title or text.startswith(("-", "+", "(")):
        return None
    if is_letterhead_line(text) or is_signature_line(text) or is_unit_line(text):
        return None
    return _Numbering(f"outline {paragraph.outline_level}", "", text)


def _numbering(paragraph: Paragraph, nesting: tuple[_Level, ...]) -> _Numbering | None:
    printed = paragraph.number.strip()
    if printed and not _BULLET.fullmatch(printed):
        number = printed.rstrip(".):/-– ")
        kind = _kind(number, nesting)
        return None if kind is None else _Numbering(kind, number, paragraph.text)
    text = paragraph.text
    match = _LABEL.match(text) or _PARTED.match(text) or _SIMPLE.match(text)
    if match is None or printed:
        return None
    title = (match["title"] or "").strip()
    if match.re is _PARTED and not match["gap"].strip() and not title[:1].isupper():
        return None
    kind = _kind(match["number"], nesting)
    return None if kind is None else _Numbering(kind, match["number"], title)


def _kind(number: str, nesting: tuple[_Level, ...]) -> str | None:
    """Return the kind of a number; a letter that is a Roman numeral too is a letter where it follows the one before."""
    if label := _LABEL.fullmatch(number):
        return label["word"].lower()
    first, *parts = number.split(".")
    if parts:
        return None if (kind := _kind(first, nesting)) is None else f"{kind} {1 + len(parts)}"
    if first.isdecimal():
        return "digit"
    if len(first) == 1 and first.lower() in LETTERS + "fjwz":
        name, is_roman = ("capital", first in "IVX") if first.isupper() else ("letter", first in "ivx")
        before = next((level.number for level in nesting if level.kind == name), "")
        if not is_roman or (before and _follows(before.lower(), first.lower())):
            return name
    if re.fullmatch(_ROMAN, first):
        return "roman"
    return "small roman" if re.fullmatch(_SMALL_ROMAN + "|[ivx]", first) else None


def _follows(before: str, letter: str) -> bool:
    return any(order.find(letter) == order.find(before) + 1 > 0 for order in (LETTERS, "abcdefghijklmnopqrstuvwxyz"))


def _with_wrapped_title(
    numbering: _Numbering, opening: Paragraph, blocks: tuple[Block, ...], kept: set[int], position: int
) -> tuple[_Numbering, int]:
    """Return the numbering with the paragraphs that its title runs on in, and the position of the block after them."""
    end = position + 1
    while end < len(blocks) and end not in kept:
        block = blocks[end]
        if not isinstance(block, Paragraph) or not _continues(numbering.title, opening, block):
            break
        numbering = replace(numbering, title=f"{numbering.title} {block.text}".strip())
        end += 1
    return numbering, end


def _continues(title: str, opening: Paragraph, block: Paragraph) -> bool:
    text = block.text
    if not text or len(title) + len(text) > _LONGEST_WRAPPED or title.endswith((".", ":", ";")):
        return False
    if not text[0].isalnum() or block.number or _numbering(block, ()) or _CAPTION.match(text) or is_unit_line(text):
        return False
    if block.alignment != opening.alignment or is_signature_line(text):
        return False
    in_capitals = _in_capitals(text)
    if not title:
        return block.in_bold or in_capitals or (block.outline_level is not None)
    if (block.in_bold, block.outline_level) != (opening.in_bold, opening.outline_level):
        return False
    if in_capitals:
        return _in_capitals(title) and opening.alignment == "center"
    return text[0].islower() and (block.in_bold or block.outline_level is not None)


def _nested(numbering: _Numbering, outline: int | None, nesting: tuple[_Level, ...]) -> tuple[_Level, ...]:
    """Return the nesting that a heading stands in, itself the last."""
    rank = RANKS.get(numbering.kind)
    if rank is None and numbering.number:
        rank = _PARTED_RANK + numbering.number.count(".")
    level = _Level(numbering.kind, numbering.number, rank, outline)
    for i, above in enumerate(nesting):
        if above.kind == level.kind:
            return (*nesting[:i], level)
    while nesting and _cannot_hold(nesting[-1], level):
        nesting = nesting[:-1]
    return (*nesting, level)


def _cannot_hold(above: _Level, level: _Level) -> bool:
    if above.rank is not None and level.rank is not None:
        return above.rank > level.rank
    if above.outline is not None and level.outline is not None:
        return above.outline >= level.outline
    return level.rank is not None and level.rank <= RANKS["phần"]


def _captions(blocks: tuple[Block, ...]) -> set[int]:
    """Return the positions of the paragraphs that are a table's caption: labelled, nothing but a unit line between.

    A label below a table that has its caption above belongs to what follows it.
    """
    found: set[int] = set()
    for i, block in enumerate(blocks):
        if not _is_label(block):
            continue
        above = _next_block(blocks, i, -1)
        stands_below = above is not None and _is_data(blocks[above]) and not _is_captioned(blocks, above, i)
        below = _next_block(blocks, i, 1)
        if stands_below or (below is not None and _is_data(blocks[below])):
            found.add(i)
    return found


def _is_captioned(blocks: tuple[Block, ...], table: int, label: int) -> bool:
    """Return whether a table has its caption above it, or the label below it is an annex's alone on its line."""
    above = _next_block(blocks, table, -1)
    if above is not None and _is_label(blocks[above]):
        return True
    block = blocks[label]
    alone = _LABEL.match(block.text) if isinstance(block, Paragraph) else None
    return alone is not None and not alone["title"]


def _is_label(block: Block) -> bool:
    return isinstance(block, Paragraph) and _CAPTION.match(f"{block.number} {block.text}".strip()) is not None


def _is_data(block: Block) -> bool:
    return isinstance(block, Table) and block.kind is TableKind.DATA


def _next_block(blocks: tuple[Block, ...], position: int, step: int) -> int | None:
    """Return the position of the next block in a direction that is neither blank nor a unit line."""
    position += step
    while 0 <= position < len(blocks):
        block = blocks[position]
        if not isinstance(block, Paragraph) or (block.text and not is_unit_line(block.text)):
            return position
        position += step
    return None


def _has_outline(blocks: tuple[Block, ...]) -> bool:
    """Return whether paragraphs are numbered automatically on more than one level."""
    levels = {
        block.list_level
        for block in blocks
        if isinstance(block, Paragraph) and block.number and not _BULLET.fullmatch(block.number.strip())
    }
    return len(levels - {None}) > 1


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) > 2


_LETTERED = {"letter", "small roman"}
_SIGNS = {"roman", "capital", "digit", *_LETTERED}
