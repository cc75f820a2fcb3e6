"""PDF documents: characters and rulings by pdfium, pages that are pictures by OCR, tables and paragraphs by our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ingest.document import Block, Document, MediaType, Table
from ingest.errors import Damaged, NeedsTool, NoText, TooLarge
from ingest.limits import Limits
from ingest.pdf.decoding import in_unicode
from ingest.pdf.legibility import spelling, together
from ingest.pdf.pages import printed_pages
from ingest.pdf.pictures import pictures as drawn_pages
from ingest.pdf.second_reader import page_count, second_reading
from ingest.printed.blocks import Printed, page_tables, printed_blocks
from ingest.printed.page import PrintedPage
from ingest.scans.picture import Picture
from ingest.scans.places import as_displayed
from ingest.scans.reading import PageReadings, Scanned, notes, read_here, scanned

MEDIA_TYPE = MediaType.PDF
TITLE_VI = "Văn bản PDF, có sẵn chữ hoặc là bản quét (.pdf)"
TITLE_EN = "PDF document, with text or scanned (.pdf)"

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


def pictures(path: Path, limits: Limits, numbers: Sequence[int]) -> Iterator[Picture]:
    """Yield the pages of these numbers as displayed. Errors: Damaged."""
    return drawn_pages(path, numbers)


def read(
    path: Path, limits: Limits, progress: Callable[[], None], page_readings: PageReadings | None = None
) -> Document:
    """Return the document as its pages show it, each read by its text or, where it has none to go by, as a picture.

    Pages that cannot be read are `unread_pages`; a file of nothing else needs a tool.
    """
    first = list(printed_pages(path, limits, progress))
    counted = page_count(path, len(first) + 1)
    if counted is not None and counted != len(first):
        raise Damaged(f"{len(first)} pages by one reader, {counted} by another")
    told, unread, shown = _shown(first)
    pages, warnings = _with_second_readings(path, told, shown)
    if warnings:
        told, unread, shown = _shown(pages)
    scans = _scanned(_pictured(told, unread), page_readings or read_here(partial(drawn_pages, path), progress))
    if scans is not None:
        told, unread, shown = _with_scans(told, unread, scans)
        warnings += notes(scans)
    if len(unread) == len(told):
        raise NeedsTool("no page has text") if scans is None and _is_drawn(told) else NoText
    if not any(page.has_text for page in told):
        raise NoText
    _hold_to(limits, shown)
    read_as_pictures = scans.turned if scans is not None else {}
    unseen = {page.number for page in told if page.unseen > _UNSEEN_SHARE} - read_as_pictures.keys()
    blocks = as_displayed(_with_doubt(shown.blocks, unseen), told, read_as_pictures)
    is_scan = 2 * len(read_as_pictures) > len(told)
    media_type = MediaType.PDF_SCAN if is_scan else MEDIA_TYPE
    return Document(media_type, blocks, len(told), shown.footnotes, tuple(warnings), unread)


def _pictured(pages: Sequence[PrintedPage], unread: Sequence[int]) -> list[int]:
    """Return the numbers of the pages to be read as pictures: no readable text, or text that is not the page's own.

    Few words drawn over a picture are a digital signature or a page number, not the page.
    """
    return [
        page.number
        for page in pages
        if (page.number in unread and (page.words or page.has_picture))
        or (page.has_picture and (page.unseen > _UNSEEN_SHARE or not spelling(page).tells))
    ]


def _scanned(numbers: Sequence[int], page_readings: PageReadings) -> Scanned | None:
    """Return the pages of these numbers read as pictures, None where there are none or no engine is installed."""
    if not numbers:
        return None
    try:
        return scanned(page_readings(numbers), numbers)
    except NeedsTool:
        return None


def _with_scans(
    pages: Sequence[PrintedPage], unread: Sequence[int], scans: Scanned
) -> tuple[tuple[PrintedPage, ...], tuple[int, ...], Printed]:
    """Return the pages with those that were read as pictures in their place, those still unread, and the blocks."""
    by_number = {page.number: page for page in scans.pages}
    told = tuple(by_number.get(page.number, page) for page in pages)
    left = {*(number for number in unread if number not in by_number), *scans.unread}
    shown = printed_blocks([replace(page, words=()) if page.number in left else page for page in told])
    return told, tuple(sorted(left)), shown


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
