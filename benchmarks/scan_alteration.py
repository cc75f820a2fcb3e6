"""One digit of one figure altered in the pixels of a right document: the picture of another digit set over it.

The reading of such a scan must ask staff to look at the figure or find that sums no longer hold; it may not say that
the document is wrong, for it cannot know whether print or reading is.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.printed_pages import Glyph, PrintedPage, around, printed_pages, words_of
from benchmarks.scan_kinds import write_pictures
from benchmarks.scan_scores import Judgement, Outcome, judgements
from benchmarks.scan_truth import Truth, plain
from corpus.dataset import AuditedSubmission
from corpus.discrepancy import Discrepancy, Fault, Severity
from corpus.submission import Submission
from ingest.document import Place
from normalizers.money import AmountStatus

_POINTS_OF_INCH = 72
_RESOLUTIONS = (200, 250, 300)
_QUALITY = 80
_ALIKE = 0.06
_MARGIN = 1
_ARITHMETIC = ("sum.", "product.")


class Noticed(Enum):
    """How an altered digit was noticed."""

    FLAGGED = "flagged"
    BY_SUMS = "found by its sums"
    MISSING = "not read at all"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Alteration:
    """What was altered: the cell, what it printed and prints now. Cells are counted as in the dataset."""

    table_no: int
    row_no: int
    column_no: int
    printed: str
    altered: str
    page: int


@dataclass(frozen=True, slots=True)
class _Cell:
    place: Place
    printed: str
    key: tuple[int, int, int]


def altered_scan(printed: Path, read: Submission, into: Path, chance: random.Random) -> Alteration | None:
    """Write a scan of a printed plan with one digit altered; None where no digit can be: no other is set alike.

    `read` is the reading of the printed plan: it tells which figures are amounts, and where they stand.
    """
    dpi = chance.choice(_RESOLUTIONS)
    pages = list(printed_pages(printed, dpi))
    cells = [
        _Cell(record.place, plain(record.as_written), (schedule.table_no, record.row_no, record.column_no))
        for schedule in read.schedules
        for record in schedule.records
        if record.status is AmountStatus.PRINTED and record.amount_vnd and not record.place.rest
    ]
    for cell in chance.sample(cells, len(cells)):
        page = pages[(cell.place.page or 1) - 1]
        word = _word(page, cell)
        swaps = list(_swaps(page, word)) if word is not None else []
        if word is None or not swaps:
            continue
        position, source = chance.choice(swaps)
        pictures = [page.picture for page in pages]
        pictures[page.number - 1] = with_digit(page.picture, word[position], source)
        write_pictures(pictures, into, dpi, _QUALITY)
        altered = words_of(word[:position]) + source.letter + words_of(word[position + 1 :])
        return Alteration(*cell.key, words_of(word), altered, page.number)
    return None


def with_digit(picture: Image.Image, target: Glyph, source: Glyph) -> Image.Image:
    """Return a picture where one letter is replaced by the picture of another, at the same place of its cell."""
    found = np.array(picture, np.float32)
    left, top, right, bottom = _whole(target)
    erased = found[top:bottom, left:right]
    background = erased.reshape(-1, 3).max(axis=0)
    erased[:] = background
    a, b, c, d = _whole(source)
    ink = np.array(picture, np.float32)[b:d, a:c]
    x = a + round(target.cell[0] - source.cell[0])
    y = b + round(target.cell[3] - source.cell[3])
    ink /= ink.reshape(-1, 3).max(axis=0)
    found[y : y + d - b, x : x + c - a] *= ink
    return Image.fromarray(found.astype(np.uint8))


def noticed(cell: Judgement | None, audited: AuditedSubmission) -> Noticed:
    """Return how an alteration was noticed in the reading of its scan, the altered cell's judgement given."""
    if cell is not None and cell.is_flagged:
        return Noticed.FLAGGED
    if any(d.check_id.startswith(_ARITHMETIC) and d.severity is not Severity.INFO for d in audited.discrepancies):
        return Noticed.BY_SUMS
    return Noticed.MISSING if cell is None or cell.outcome is Outcome.MISSING else Noticed.SILENT


def altered_cell(alteration: Alteration, truth: Truth, audited: AuditedSubmission) -> Judgement | None:
    """Return the judgement of the altered cell, held to what it printed before."""
    cell = f"table {alteration.table_no} row {alteration.row_no} column {alteration.column_no}:"
    return next((j for j in judgements(truth, audited.submission.schedules) if j.name.startswith(cell)), None)


def blamed(audited: AuditedSubmission) -> tuple[Discrepancy, ...]:
    """Return the errors that the document is said to have made."""
    return tuple(d for d in audited.discrepancies if d.severity is Severity.ERROR and d.fault is Fault.DOCUMENT)


def _word(page: PrintedPage, cell: _Cell) -> tuple[Glyph, ...] | None:
    """Return the letters of a cell's figure on its page."""
    if cell.place.box is None:
        return None
    scale = page.dpi / _POINTS_OF_INCH
    left, top, width, height = (length * scale for length in cell.place.box)
    for word in page.words():
        a, b, c, d = around(word)
        inside = left <= (a + c) / 2 <= left + width and top <= (b + d) / 2 <= top + height
        if inside and plain(words_of(word)) == cell.printed and words_of(word) == cell.printed:
            return word
    return None


def _swaps(page: PrintedPage, word: Sequence[Glyph]) -> Iterator[tuple[int, Glyph]]:
    """Yield positions of digits in a figure with another digit of the page, set alike, to put there."""
    seen: set[tuple[int, str]] = set()
    for position, target in enumerate(word):
        for source in page.glyphs if target.letter.isdecimal() else ():
            is_first_nought = source.letter == "0" and position == 0
            other = source.letter.isdecimal() and source.letter != target.letter and not is_first_nought
            if other and (position, source.letter) not in seen and _is_set_alike(target, source):
                seen.add((position, source.letter))
                yield position, source


def _is_set_alike(left: Glyph, right: Glyph) -> bool:
    heights = [glyph.ink[3] - glyph.ink[1] for glyph in (left, right)]
    widths = [glyph.cell[2] - glyph.cell[0] for glyph in (left, right)]
    return (
        (left.size, left.weight) == (right.size, right.weight)
        and abs(heights[0] - heights[1]) < _ALIKE * heights[0]
        and abs(widths[0] - widths[1]) < _ALIKE * widths[0]
    )


def _whole(glyph: Glyph) -> tuple[int, int, int, int]:
    """Return the box of a letter's ink in whole pixels, with a margin."""
    left, top, right, bottom = glyph.ink
    return int(left) - _MARGIN, int(top) - _MARGIN, int(right) + 1 + _MARGIN, int(bottom) + 1 + _MARGIN
