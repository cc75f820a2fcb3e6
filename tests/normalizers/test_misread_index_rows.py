"""The row that numbers the columns, read by OCR with slips: part of the header, never a line of data."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.document import Table
from normalizers.columns import header
from normalizers.grid import grid
from tests.builders import table

HEAD = "| STT | Nội dung | Đơn vị tính | Số lượng | Kinh phí | Ghi chú |"
LINE = "| 1 | Mô hình trồng nấm | Mô hình | 01 | 30 | |"


def drawn(row: str, confidence: float) -> Table:
    made = table(f"{HEAD}\n{row}\n{LINE}")
    cells = tuple(replace(cell, confidence=confidence) if cell.row == 1 else cell for cell in made.cells)
    return replace(made, cells=cells)


def data_row(made: Table) -> int:
    found = header(made, grid(made))
    assert found is not None
    return found.data_row


@pytest.mark.parametrize(
    "row",
    [
        "| (1) | 4 | (3) | 4 | (5) | (6) |",
        "| (1) | (2) | 6. | 4 | (6) | (6) |",
        "| 1 | 2 | 3 | 4 | 5 | 6 |",
        "| III | (2) | (3) | (4) | (5) | (6) |",
    ],
)
def test_slips_of_ocr_leave_it_an_index_row(row: str) -> None:
    assert data_row(drawn(row, 0.98)) == 2


@pytest.mark.parametrize(
    ("row", "confidence"),
    [
        ("| (1) | 4 | (3) | 4 | (5) | (6) |", 1.0),
        ("| 1 | Chi khác | 3 | 4 | 5 | 6 |", 0.98),
        ("| 1 | | 3 | 4 | 5 | 6 |", 0.98),
        ("| 9 | 12 | 8 | 40 | 30 | 77 |", 0.98),
        ("| 1 | 2 | 3 | 4 | 500 | 6 |", 0.98),
    ],
    ids=["not read by OCR", "a name", "no name", "other numbers", "an amount"],
)
def test_what_may_be_a_line_stays_one(row: str, confidence: float) -> None:
    assert data_row(drawn(row, confidence)) == 1
