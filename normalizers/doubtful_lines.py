"""Lines of scans whose figures may stand in the wrong row or column, and amounts below nothing: none is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from normalizers.line_items import LineItem
from normalizers.money import AmountStatus
from normalizers.records import Record

_DOUBTED = 0.5
"""The confidence at most of a figure of such a line."""


def with_doubts(records: Sequence[Record], lines: Sequence[LineItem]) -> tuple[Record, ...]:
    """Return the records, those of doubtful lines that were read by OCR with their confidence lowered, for review.

    A line is in doubt whose name has no letters, as where a head or a figure was taken for a name, or the name was not
    read, and one with a figure over several columns, as where a ruling was lost or one is drawn that is none.
    """
    named = {line.row_no: any(map(str.isalpha, line.name)) for line in lines}
    doubtful = {r.row_no for r in records if r.status is AmountStatus.MERGED or not named[r.row_no]}
    return tuple(
        replace(record, needs_review=True, confidence=min(record.confidence, _DOUBTED))
        if record.confidence < 1
        and record.status is AmountStatus.PRINTED
        and (record.row_no in doubtful or _is_below_nothing(record))
        else record
        for record in records
    )


def _is_below_nothing(record: Record) -> bool:
    """Return whether an amount is negative: hardly any is in a plan, and the sign may be what a stamp left."""
    return record.amount_vnd is not None and record.amount_vnd < 0
