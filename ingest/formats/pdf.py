"""PDF documents that hold their text: characters and rulings by pdfium, tables and paragraphs by our own reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.document import Block, Document, MediaType, Table
from ingest.errors import Damaged, NeedsTool, NoText, TooLarge
from ingest.limits import Limits
from ingest.pdf.decoding import in_unicode
from ingest.pdf.legibility import spelling, together
from ingest.pdf.pages import printed_pages
from ingest.pdf.second_reader import page_count, second_reading
from ingest.printed.blocks import Printed, page_tables, printed_blocks
from ingest.printed.page import PrintedPage

MEDIA_TYPE = MediaType.PDF
TITLE_VI = "Văn bản PDF có sẵn chữ (.pdf)"
TITLE_EN = "PDF document with text (.pdf)"

SECOND_VI = "Trang {page}: bộ đọc thứ nhất không hiểu được trang này ({reason}) nên dùng bộ đọc thứ hai."

SCANNED = 0.7
"""The confidence of what a scanner's program read under its picture."""

_UNSEEN_SHARE = 0.5
_HEADER_WITHIN = 1024
_FEWEST_RULINGS = 4
_ODD_SHARE = 0.1


def recognises(head: bytes, path: Path) -> bool:
    """Whether the mark of a PDF stands near its beginning."""
    return b"%PDF-" in head[:_HEADER_WITHIN]


def read(path: Path, limits: Limits, progress: Callable[[], None]) -> Document:
    """Return the document as its pages show it. Pages without text are `unread_pages`; a file of such needs a tool."""
    first = list(printed_pages(path, limits, progress))
    counted = page_count(path, len(first) + 1)
    if counted is not None and counted != len(first):
        raise Damaged(f"{len(first)} pages by one reader, {counted} by another")
    told, unread, shown = _shown(first)
    pages, warnings = _with_second_readings(path, told, shown)
    if warnings:
        told, unread, shown = _shown(pages)
    if len(unread) == len(told):
        raise NeedsTool("no page has text") if _is_drawn(told) else NoText
    _hold_to(limits, shown)
    blocks = _with_doubt(shown.blocks, {page.number for page in told if page.unseen > _UNSEEN_SHARE})
    return Document(MEDIA_TYPE, blocks, len(told), shown.footnotes, tuple(warnings), unread)


def _shown(pages: Sequence[PrintedPage]) -> tuple[tuple[PrintedPage, ...], tuple[int, ...], Printed]:
    """Return the pages in Unicode, the numbers of those without readable text, and the blocks of the others."""
    told = in_unicode(pages)
    unread = _unread(told)
    return told, unread, printed_blocks([replace(page, words=()) if page.number in unread else page for page in told])


def _with_doubt(blocks: tuple[Block, ...], unseen: set[int]) -> tuple[Block, ...]:
    """Return the blocks with the cells in doubt that stand on pages whose text is not drawn: a scanner read it."""
    if not unseen:
        return blocks
    return tuple(
        replace(
            block,
            cells=tuple(
                replace(cell, confidence=min(cell.confidence, SCANNED)) if cell.place.page in unseen else cell
                for cell in block.cells
            ),
        )
        if isinstance(block, Table)
        else block
        for block in blocks
    )


def _is_drawn(pages: Sequence[PrintedPage]) -> bool:
    """Return whether there is anything to read for a tool: pictures, or letters in no known encoding."""
    return any(page.has_picture or page.words for page in pages)


def _hold_to(limits: Limits, shown: Printed) -> None:
    cells = sum(len(block.cells) for block in shown.blocks if isinstance(block, Table))
    if cells > limits.cells:
        raise TooLarge(f"{cells} table cells")


def _unread(pages: Sequence[PrintedPage]) -> tuple[int, ...]:
    """Return the numbers of the pages that hold no text: a picture alone, or letters that make no Vietnamese."""
    spelt = [spelling(page) for page in pages]
    whole = together(spelt)
    unread = []
    for page, own in zip(pages, spelt, strict=True):
        judged = own if own.tells else whole
        is_blank = not page.words and not page.has_picture and not (page.across or page.down)
        is_text = bool(page.words) and (judged.is_vietnamese or not judged.tells)
        if not is_text and not (is_blank and len(pages) > 1):
            unread.append(page.number)
    return tuple(unread)


def _with_second_readings(
    path: Path, pages: Sequence[PrintedPage], shown: Printed
) -> tuple[list[PrintedPage], list[str]]:
    """Return the pages, those that the first reader makes no sense of by the second where that makes more of them."""
    tabular = {number for block in shown.blocks if isinstance(block, Table) for number in block.pages}
    chosen: list[PrintedPage] = []
    warnings: list[str] = []
    for page in pages:
        reason = _doubt(page, page.number in tabular)
        other = second_reading(path, page.number) if reason else None
        if other is not None and _makes_more(other, page):
            warnings.append(SECOND_VI.format(page=page.number, reason=reason))
            chosen.append(replace(other, has_picture=page.has_picture))
        else:
            chosen.append(page)
    return chosen, warnings


def _doubt(page: PrintedPage, has_table: bool) -> str:
    """Return why a page makes no sense as read, "" where it does."""
    if not page.words and not page.has_picture and page.across:
        return "có đường kẻ mà không có chữ"
    odd = sum("\ufffd" in word.text for word in page.words)
    if odd > _ODD_SHARE * len(page.words):
        return "chữ không nhận ra được"
    is_ruled = len(page.across) >= _FEWEST_RULINGS and len(page.down) >= _FEWEST_RULINGS
    return "có lưới kẻ mà không thành bảng" if is_ruled and page.words and not has_table else ""


def _makes_more(other: PrintedPage, page: PrintedPage) -> bool:
    """Return whether a reading has more legible words, or as many and more tables, than another."""
    ours, theirs = spelling(page).syllables, spelling(other).syllables
    if theirs > ours + len(page.words) * _ODD_SHARE:
        return True
    return theirs >= ours and len(page_tables(other)) > len(page_tables(page))
