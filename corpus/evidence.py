"""Sums as evidence of how a figure in doubt reads, never as its eraser: only what was read from the page is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from corpus.submission import Submission, submission
from ingest.document import SURE, Cell, Document, Place, Table
from normalizers.equations import CellKey, evaluation
from normalizers.money import AmountStatus
from normalizers.records import Record
from normalizers.schedules import Schedule

BORNE_OUT = 0.8
"""The confidence of a figure in doubt read so that every sum it stands in closes; it still needs a look."""

_MOST_FIGURES = 24
_MOST_READINGS = 4


def in_doubt(understood: Submission) -> tuple[Place, ...]:
    """Return the places of the unsure figures that stand in a sum that fails, or that keep one from being checked."""
    found: dict[Place, None] = {}
    for schedule in understood.schedules:
        cells = _by_key(schedule)
        for record in _open(schedule, cells):
            found[record.place] = None
    return tuple(found)[:_MOST_FIGURES]


def borne_out(document: Document, readings: Mapping[Place, tuple[str, ...]]) -> Document:
    """Return the document with each figure in doubt as it reads where every sum that it stands in closes.

    A figure of which no reading does that stays as it is, and one that its sums bear out keeps needing a look.
    """
    for place, texts in readings.items():
        for text in texts[:_MOST_READINGS]:
            tried = _with_reading(document, place, text)
            if tried is not None and _closes_all(submission(tried), place):
                document = tried
                break
    return document


def _open(schedule: Schedule, cells: Mapping[CellKey, Record]) -> Iterator[Record]:
    for equation in schedule.equations:
        evaluated = evaluation(equation, cells)
        if evaluated.holds:
            continue
        for key in (equation.stated, *equation.operands):
            record = cells.get(key)
            if record is None or record.confidence >= SURE or not record.as_written:
                continue
            if evaluated.not_checked is None or record.status is AmountStatus.UNREADABLE:
                yield record


def _closes_all(understood: Submission, place: Place) -> bool:
    """Return whether a figure stands in a sum that can be evaluated, and all of those add up."""
    holds: list[bool] = []
    for schedule in understood.schedules:
        cells = _by_key(schedule)
        own = {key for key, record in cells.items() if record.place == place}
        for equation in schedule.equations:
            if own & {equation.stated, *equation.operands}:
                evaluated = evaluation(equation, cells)
                if evaluated.not_checked is None:
                    holds.append(evaluated.holds)
    return bool(holds) and all(holds)


def _with_reading(document: Document, place: Place, text: str) -> Document | None:
    """Return the document with the cell at a place read so, None where none stands there."""
    for position, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        for k, cell in enumerate(block.cells):
            if cell.place == place:
                cells = (*block.cells[:k], _read_so(cell, text), *block.cells[k + 1 :])
                changed = replace(block, cells=cells)
                return replace(
                    document, blocks=(*document.blocks[:position], changed, *document.blocks[position + 1 :])
                )
    return None


def _read_so(cell: Cell, text: str) -> Cell:
    return replace(cell, lines=(text,), confidence=BORNE_OUT)


def _by_key(schedule: Schedule) -> dict[CellKey, Record]:
    return {(record.row_no, record.column_no): record for record in schedule.records}
