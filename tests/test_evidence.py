"""Sums choose among readings of a figure in doubt; they never make one, and never touch one that is sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import ingest
from corpus.checks import discrepancies
from corpus.discrepancy import Fault, Severity
from corpus.evidence import BORNE_OUT, borne_out, in_doubt
from corpus.submission import submission
from ingest.document import Cell, Document, Place, Table
from normalizers.records import Record

SAMPLE = Path(__file__).parent.parent / "samples" / "received" / "KH KHCN 2023 - huyen Go Dau.docx"
SUMS = {"sum.items", "sum.sections"}


def misread(confidence: float) -> tuple[Document, Place, str]:
    """Return a plan one of whose figures, part of a sum that closes, is read wrong; its place and what is printed."""
    document = ingest.read(SAMPLE)
    figure = next(_figures(document))
    changed = "9" + figure.as_written if not figure.as_written.startswith("9") else "8" + figure.as_written
    return _with(document, figure.place, changed, confidence), figure.place, figure.as_written


def test_a_reading_that_closes_all_its_sums_is_taken_and_still_needs_review() -> None:
    document, place, right = misread(0.5)
    assert place in in_doubt(submission(document))
    found = submission(borne_out(document, {place: ("77", right)}))
    (record,) = [r for s in found.schedules for r in s.records if r.place == place]
    assert (record.as_written, record.confidence, record.needs_review) == (right, BORNE_OUT, True)


def test_no_figure_is_made_of_a_sum() -> None:
    document, place, _ = misread(0.5)
    assert borne_out(document, {place: ("77", "78")}) is document
    assert borne_out(document, {place: ()}) is document


def test_a_sure_figure_is_not_doubted() -> None:
    document, place, _ = misread(1.0)
    assert place not in in_doubt(submission(document))


@pytest.mark.parametrize(
    ("confidence", "severity", "fault"),
    [
        (1.0, Severity.ERROR, Fault.DOCUMENT),
        (0.98, Severity.ERROR, Fault.UNKNOWN),
        (0.5, Severity.WARNING, Fault.UNKNOWN),
    ],
)
def test_no_error_rests_on_a_figure_in_doubt(confidence: float, severity: Severity, fault: Fault) -> None:
    document, _, _ = misread(confidence)
    before = {(d.check_id, d.message.vi) for d in discrepancies(submission(ingest.read(SAMPLE)))}
    new = [d for d in discrepancies(submission(document)) if (d.check_id, d.message.vi) not in before]
    assert {(d.severity, d.fault) for d in new if d.check_id in SUMS} == {(severity, fault)}


def _figures(document: Document) -> Iterator[Record]:
    """Yield the figures of lines that stand in sums which all close."""
    found = submission(document)
    wrong = {(d.schedule.table_no, d.column.column_no) for d in discrepancies(found) if d.schedule and d.column}
    for schedule in found.schedules:
        stated = {equation.stated for equation in schedule.equations}
        operands = {key for equation in schedule.equations for key in equation.operands}
        for record in schedule.records:
            key = (record.row_no, record.column_no)
            is_line = key in operands and key not in stated and record.amount_vnd
            if is_line and (schedule.table_no, record.column_no) not in wrong:
                yield record


def _with(document: Document, place: Place, text: str, confidence: float) -> Document:
    def changed(cell: Cell) -> Cell:
        return replace(cell, lines=(text,), confidence=confidence) if cell.place == place else cell

    return replace(
        document,
        blocks=tuple(
            replace(block, cells=tuple(map(changed, block.cells))) if isinstance(block, Table) else block
            for block in document.blocks
        ),
    )
