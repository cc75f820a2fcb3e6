"""Figures of scans that may stand in the wrong row or column are not taken for sure; those of digital text are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.document import Cell, Document, MediaType, Place, Table
from normalizers.columns import header
from normalizers.grid import grid
from normalizers.records import Record
from normalizers.schedules import schedules

HEADER = ("STT", "Nội dung", "Tổng số (triệu đồng)", "Ngân sách huyện (triệu đồng)")
ROWS = (("1", "Hội nghị", "162,5", "56"), ("2", "Tập huấn", "92", "75,5"))


def table(rows: tuple[tuple[str, ...], ...], confidence: float) -> Table:
    cells = tuple(
        Cell(r, c, 1, 1, (text,) if text else (), Place(), confidence=confidence)
        for r, row in enumerate((HEADER, *rows))
        for c, text in enumerate(row)
    )
    return Table(cells, len(rows) + 1, 4, Place())


def read(made: Table) -> list[Record]:
    (schedule,) = schedules(Document(MediaType.PDF_SCAN, (made,)), 2025)
    return list(schedule.records)


@pytest.mark.parametrize(("confidence", "is_doubted"), [(0.98, True), (1.0, False)])
def test_a_name_without_letters_is_none(confidence: float, is_doubted: bool) -> None:
    for name in ("92 75,5", ""):
        found = read(table((*ROWS, ("", name, "330", "162,5")), confidence))
        assert [r.needs_review for r in found] == [False] * 4 + [is_doubted] * 2


@pytest.mark.parametrize("confidence", [0.98, 1.0])
def test_what_numbers_the_lines_is_no_money_though_a_total_was_taken_for_a_part_of_the_head(confidence: float) -> None:
    rows = (("Cộng", "", "", ""), ("1", "", "", ""), ("1.1", "Hội nghị", "", ""), ("2.1", "Tập huấn", "", ""))
    made = table(rows, confidence)
    unread = [replace(c, lines=()) if c.row == 0 and c.column > 1 else c for c in made.cells]
    spanning = [replace(c, row_span=3) if (c.row, c.column) == (0, 1) else c for c in unread]
    cells = tuple(c for c in spanning if (c.row, c.column) not in {(1, 1), (2, 1)})
    whole = replace(made, cells=cells)
    assert header(whole, grid(whole)) is None


@pytest.mark.parametrize(("confidence", "is_doubted"), [(0.98, True), (1.0, False)])
def test_a_figure_over_two_columns_makes_its_line_doubtful(confidence: float, is_doubted: bool) -> None:
    made = table((*ROWS, ("3", "In tờ gấp", "17", "")), confidence)
    cells = [replace(c, column_span=2) if (c.row, c.column) == (3, 2) else c for c in made.cells]
    found = read(replace(made, cells=tuple(c for c in cells if (c.row, c.column) != (3, 3))))
    assert [r.needs_review for r in found if r.as_written == "17"] == [is_doubted]
    assert not any(r.needs_review for r in found if r.row_no < 3)


@pytest.mark.parametrize(("confidence", "is_doubted"), [(0.98, True), (1.0, False)])
def test_a_scale_that_sums_prove_is_looked_at_where_figures_were_read_by_ocr(
    confidence: float, is_doubted: bool
) -> None:
    rows = (("1", "Hội nghị", "5.000.000", ""), ("2", "Tập huấn", "92", ""), ("", "Tổng cộng", "97", ""))
    (off,) = [record for record in read(table(rows, confidence)) if record.as_written == "5.000.000"]
    assert (off.amount_vnd, off.needs_review) == (5_000_000, is_doubted)


@pytest.mark.parametrize(("confidence", "is_doubted"), [(0.98, True), (1.0, False)])
def test_an_amount_below_nothing_is_looked_at(confidence: float, is_doubted: bool) -> None:
    found = read(table((*ROWS, ("3", "In tờ gấp", "- 5.500", "7")), confidence))
    assert [(r.amount_vnd, r.needs_review) for r in found if r.row_no == 3] == [
        (-5_500_000_000, is_doubted),
        (7_000_000, False),
    ]
