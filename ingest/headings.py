"""Headings told from paragraphs: a number of a heading kind, and set off from the text.

Captions, the document's title, letterhead, signature, bullets and numbered sentences in plain type are none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import Block, Heading, Paragraph, Table, TableKind
from ingest.layout import (
    is_issuer_line,
    is_letterhead_line,
    is_signature_line,
    opens_distribution,
    opens_document,
    title_range,
)
from ingest.wording import is_unit_line

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The order in which Vietnamese lists are lettered."""

RANKS = {
    "phụ lục": 0, "biểu": 1, "biểu mẫu": 1, "mẫu": 1, "phần": 2, "chương": 3, "mục": 4, "roman": 5, "capital": 5,
    "điều": 6, "digit": 7, "letter": 20, "small roman": 21,
}  # fmt: skip
"""Which kinds of number cannot stand inside which; kinds of one rank nest in the order in which they appear."""

_ROMAN = r"(?:(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})|[Ⅰ-Ⅻ])"
_SMALL_ROMAN = r"(?:ix|iv|vi{1,3}|i{2,3})"
_LABEL_NUMBER = rf"(?:thứ |số )?(?:{_ROMAN}|\d{{1,2}}(?:\.\d{{1,2}})*[A-Za-z]?|[A-ZĐ]|nhất|hai|ba|tư|bốn|năm|sáu)"
_LABEL = re.compile(
    rf"(?P<number>(?P<word>phần|phụ lục|biểu mẫu|biểu|mẫu|chương|mục|điều)\s+{_LABEL_NUMBER})"
    r"(?:\s*[.:)]\s*|\s+[-–]?\s*|$)(?P<title>.*)",
    re.IGNORECASE,
)
_PARTED = re.compile(
    rf"(?P<number>(?:{_ROMAN}|[A-ZĐ]|\d{{1,2}})(?:\.\d{{1,2}}){{1,4}})(?P<gap>\s?[.):/](?:\s?[-–/.:])?\s*|\s*[-–]\s+|\s+)(?P<title>\D.*)?$"
)
_SIMPLE = re.compile(
    rf"(?P<number>{_ROMAN}|{_SMALL_ROMAN}|[A-ZĐa-zđ]|\d{{1,2}})"
    r"(?:(?:[.):]|\s[.)])(?:\s?[-–/.:])?(?:\s+|(?=[^\W\d_])|$)|/\s+|\s*[-–]\s+|(?P<joined>[-–/])(?=[^\W\d_]))(?P<title>.*)"
)
_DOCUMENT_NUMBER = re.compile(r"[^\W\d_a-zđ&.]{1,8}[-–/]")
"""What follows the figure of "12-CT/TU", "5/KH-UBND"."""

_CAPTION = re.compile(rf"(?:bảng|biểu mẫu|biểu|mẫu|phụ lục)(?: biểu)?\s+{_LABEL_NUMBER}(?=[\s.:)–-]|$)", re.IGNORECASE)
_BULLET = re.compile(r"[^\w(]*|o|§|Ø")
_PARTED_RANK = 7
_LONGEST_WRAPPED = 300
_SHORTEST_FULL_LINE = 24
_LEADING_ON = {
    "năm", "của", "và", "cho", "về", "các", "theo", "trong", "trên", "với", "từ", "đến", "tại", "những", "hoặc", "&",
}  # fmt: skip
_YEAR = re.compile(r"20\d\d\b")
_PART = re.compile(r"(?:phần|chương)\s", re.IGNORECASE)
_LEADER = re.compile(r"\t|\.{3}|…|_{3}|·{3}|\s{3}")
_PAGE = re.compile(rf"[^\W_].*(?:{_LEADER.pattern})[\s.…_·]*\d{{1,3}}")
"""How an entry of a typed table of contents ends: a tab or leader, a page number."""

_LONGEST_ENDING = 60
_ENTRIES_OF_CONTENTS = 2


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
    kept = _captions(blocks) | set(title) | _contents(blocks)
    outlines = _outlines(blocks)
    is_over = False
    nesting: tuple[_Level, ...] = ()
    end = 0
    for i, block in enumerate(blocks):
        if i < end:
            continue
        end = i + 1
        if not isinstance(block, Paragraph) or i in kept:
            is_over = is_over and not (isinstance(block, Table) and block.kind in _OPENING)
            yield block
            continue
        is_over = (is_over and not opens_document(block.text)) or opens_distribution(block.text)
        numbering = _heading(block, nesting, outlines)
        if numbering is None and not is_over:
            numbering = _unnumbered(block, i < title.start, bool(nesting))
        if numbering is None or (is_over and numbering.kind.split()[0] in _ITEMS):
            yield block
            continue
        is_over = False
        if numbering.number:
            numbering, end = _with_wrapped_title(numbering, block, blocks, kept, i)
        if not numbering.title and numbering.kind.split()[0] in _SIGNS:
            yield block
            continue
        nesting = _nested(numbering, block.outline_level, nesting)
        yield Heading(len(nesting), numbering.number, numbering.title, block.place)


def _heading(paragraph: Paragraph, nesting: tuple[_Level, ...], outlines: frozenset[str]) -> _Numbering | None:
    """Return the number and title of a paragraph that has a number and is set off, else None."""
    numbering = _numbering(paragraph, nesting)
    if numbering is None or (not paragraph.number and is_signature_line(paragraph.text)):
        return None
    if paragraph.outline_level is not None or paragraph.in_bold or _stands_in_capitals(numbering):
        return numbering
    if not paragraph.number or paragraph.text.endswith((".", ";", ",", ":")):
        return None
    is_outline = paragraph.list_id in outlines or numbering.kind not in {"digit", "capital", *_LETTERED}
    return numbering if is_outline else None


def _unnumbered(paragraph: Paragraph, stands_before_title: bool, has_begun: bool) -> _Numbering | None:
    """Return the title of a paragraph that only its style makes a heading, else None.

    Once headings have begun, one that names a body ("UBND CÁC XÃ") is no letterhead.
    """
    text = paragraph.text
    if paragraph.outline_level is None or not text or stands_before_title or text.startswith(("-", "+", "(")):
        return None
    if paragraph.number and not _is_counted(paragraph):
        return None
    if is_letterhead_line(text) and not (has_begun and is_issuer_line(text)):
        return None
    if is_signature_line(text) or is_unit_line(text):
        return None
    return _Numbering(f"outline {paragraph.outline_level}", "", text)


def _numbering(paragraph: Paragraph, nesting: tuple[_Level, ...]) -> _Numbering | None:
    printed = paragraph.number.strip()
    if printed and not _BULLET.fullmatch(printed):
        number = printed.rstrip(".):/-– ")
        kind = _kind(number, nesting)
        return None if kind is None else _Numbering(kind, number, paragraph.text)
    text = paragraph.text
    # A number of any kind opens with a letter or digit, most prose in plans with a dash.
    if printed or not text[:1].isalnum():
        return None
    match = _LABEL.match(text) or _PARTED.match(text) or _SIMPLE.match(text)
    if match is None:
        return None
    title = (match["title"] or "").strip()
    if match.re is _PARTED and not match["gap"].strip(" -–") and not title[:1].isupper():
        return None
    if match.re is _PARTED and match["gap"].endswith("/") and _DOCUMENT_NUMBER.match(title):
        return None
    if match.re is _LABEL and title[:1].islower() and match.end("number") + 1 == match.start("title"):
        return None
    if match.re is _SIMPLE and match["joined"] and not _is_capitalised(match["number"], title):
        return None
    kind = _kind(match["number"], nesting)
    return None if kind is None else _Numbering(kind, match["number"], title)


def _is_capitalised(number: str, title: str) -> bool:
    """Return whether number and title are ones that only a dash or slash joins: "I-ĐÁNH GIÁ", no "V/v", "e-Office"."""
    if number.islower() or not title[0].isupper() or not title[1:2].isalpha():
        return False
    return _DOCUMENT_NUMBER.match(title) is None and title.split()[0].upper() not in {"V", "VV"}


def _kind(number: str, nesting: tuple[_Level, ...]) -> str | None:
    """Return the kind of a number; a letter that is a Roman numeral too is a letter where it follows the one before."""
    if label := _LABEL.fullmatch(number):
        return label["word"].lower()
    first, *parts = number.split(".")
    if parts:
        return None if (kind := _kind(first, nesting)) is None else f"{kind} {1 + len(parts)}"
    if first.isdecimal():
        return "digit"
    first = unicodedata.normalize("NFKC", first)
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
        is_below_part = block.alignment == "center" and _PART.match(opening.text) and not text.endswith((".", ";", ":"))
        return block.in_bold or in_capitals or block.outline_level is not None or bool(is_below_part)
    if (block.in_bold, block.outline_level) != (opening.in_bold, opening.outline_level):
        return False
    is_styled = block.outline_level is not None
    if in_capitals and _in_capitals(title):
        is_cut = not title[-1].isdecimal() and (is_styled or len(title) >= _SHORTEST_FULL_LINE)
        return opening.alignment == "center" or is_cut or _is_open(title)
    if not block.in_bold and not is_styled:
        return False
    return text[0].islower() or _is_open(title) or (_YEAR.match(text) is not None)


def _is_open(title: str) -> bool:
    """Return whether a title cannot end so: in a comma or a word that leads on."""
    return title.endswith(",") or title.split()[-1].lower() in _LEADING_ON


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


def _contents(blocks: tuple[Block, ...]) -> set[int]:
    """Return the positions of the entries of tables of contents: those told by Word, and typed ones in a row."""
    found: set[int] = set()
    row: list[int] = []
    for i, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.in_contents:
            found.add(i)
        elif isinstance(block, Paragraph) and block.lines and _ends_in_page(block.lines[-1]):
            row.append(i)
        elif not isinstance(block, Paragraph) or block.text:
            found.update(row if len(row) >= _ENTRIES_OF_CONTENTS else ())
            row = []
    return found | set(row if len(row) >= _ENTRIES_OF_CONTENTS else ())


def _ends_in_page(line: str) -> bool:
    if not line[-1:].isdecimal():
        return False
    ending = line[-_LONGEST_ENDING:]
    # The leader is asked for first: the whole pattern tries every letter.
    return _LEADER.search(ending) is not None and _PAGE.search(ending) is not None


def _is_captioned(blocks: tuple[Block, ...], table: int, label: int) -> bool:
    """Return whether a table has its caption above it, or the label below it is an annex's alone on its line."""
    above = _next_block(blocks, table, -1)
    if above is not None and _is_label(blocks[above]):
        return True
    block = blocks[label]
    alone = _LABEL.match(block.text) if isinstance(block, Paragraph) else None
    return alone is not None and not alone["title"]


def _is_label(block: Block) -> bool:
    if not isinstance(block, Paragraph):
        return False
    return _CAPTION.match(f"{block.number} {block.text}".strip() if block.number else block.text) is not None


def _is_data(block: Block) -> bool:
    return isinstance(block, Table) and block.kind is TableKind.DATA


def _next_block(blocks: tuple[Block, ...], position: int, step: int) -> int | None:
    """Return the position of the next block in a direction that is neither blank nor a unit line.

    A frame around a table comes before the table in it, and is blank or holds the table's unit line.
    """
    position += step
    while 0 <= position < len(blocks):
        if not _is_passed_over(blocks[position]):
            return position
        position += step
    return None


def _is_passed_over(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return not block.text or is_unit_line(block.text)
    if not isinstance(block, Table) or block.kind is not TableKind.LAYOUT:
        return False
    return all(not cell.text or is_unit_line(cell.text) for cell in block.cells)


def _outlines(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return the lists that number paragraphs on more than one level."""
    counted = {
        (block.list_id, block.list_level)
        for block in blocks
        if isinstance(block, Paragraph) and block.list_level is not None and _is_counted(block)
    }
    levels = Counter(list_id for list_id, _ in counted)
    return frozenset(list_id for list_id, count in levels.items() if count > 1)


def _is_counted(paragraph: Paragraph) -> bool:
    return bool(paragraph.number) and _BULLET.fullmatch(paragraph.number.strip()) is None


def _stands_in_capitals(numbering: _Numbering) -> bool:
    """Return whether a heading is in capitals; one acronym ("a) UBND", "2. HTX") is none that sets it off."""
    text = numbering.title or numbering.number
    return _in_capitals(text) and (" " in text or sum(letter.isalpha() for letter in text) > _LONGEST_ACRONYM)


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(letter.isalpha() for letter in text) > 2


_LETTERED = {"letter", "small roman"}
_OPENING = (TableKind.DATA, TableKind.LETTERHEAD)
_ITEMS = {"digit", *_LETTERED}
_LONGEST_ACRONYM = 6
_SIGNS = {"roman", "capital", "digit", *_LETTERED}
