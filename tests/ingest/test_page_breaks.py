"""Rows and heads that a page break parts: what goes on below it, and what only looks so."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from ingest.document import Place, Table
from ingest.printed.page_breaks import BROKEN_OVER_PAGE, with_whole_rows
from tests.builders import table

EDGES = (60.0, 100.0, 300.0, 380.0, 460.0)
HEADS = "| STT | Nội dung | Tỉnh | Huyện |"
WIDE_HEADS = "| STT | Nội dung | Kinh phí | < |"
LAST = "| 3 | Thanh tra | 7 | 8 |"


def part(page: int, *rows: str, edges: tuple[float, ...] = EDGES) -> Table:
    """Return the ruled table drawn, on a page, its columns parted at these edges."""
    drawn = table("\n".join(rows))
    cells = tuple(
        replace(cell, place=Place(page, (left, 100.0 + 20 * cell.row, right - left, 20.0 * cell.row_span)))
        for cell in drawn.cells
        for left, right in [(edges[cell.column], edges[cell.column + cell.column_span])]
    )
    box = (edges[0], 100.0, edges[-1] - edges[0], 20.0 * drawn.row_count)
    return replace(drawn, cells=cells, pages=(page,), place=Place(page, box))


def whole(first: Table, second: Table) -> list[Table]:
    """Return the tables that two on pages after each other make, rows that the break parts made whole."""
    return [block for block in with_whole_rows((first, second)) if isinstance(block, Table)]


def texts(*tables: Table) -> list[list[str]]:
    """Return the texts of the rows of tables, row by row."""
    rows = chain.from_iterable(([c for c in t.cells if c.row == row] for row in range(t.row_count)) for t in tables)
    return [[cell.text for cell in row] for row in rows]


@pytest.mark.parametrize(
    ("last", "rest", "joined"),
    [
        (("1.250.00", "45"), ("0", ""), ("1.250.000", "45")),
        (("1.250.00", "2.340.0"), ("0", "00"), ("1.250.000", "2.340.000")),
        (("12500000", "45"), ("00", ""), ("1250000000", "45")),
    ],
)
def test_a_figure_that_the_page_breaks_is_one(
    last: tuple[str, str], rest: tuple[str, str], joined: tuple[str, str]
) -> None:
    above = f"| 1 | Tập huấn | {last[0]} | {last[1]} |"
    first, second = whole(part(1, HEADS, above), part(2, f"|  |  | {rest[0]} | {rest[1]} |", LAST))
    assert texts(first, second)[1:] == [["1", "Tập huấn", *joined], ["3", "Thanh tra", "7", "8"]]
    assert first.pages == (1, 2)
    for cell, piece in zip((cell for cell in first.cells if cell.row == 1 and cell.column > 1), rest, strict=True):
        assert cell.confidence == (BROKEN_OVER_PAGE if piece else 1.0)
        assert [page for page, _ in cell.place.rest] == ([2] if piece else [])


@pytest.mark.parametrize(
    ("last", "rest"),
    [
        ("| 1 | Tập huấn | 130,5 | 45 |", "|  | Kiểm tra mẫu | 22 |  |"),
        ("| 1 | Tập huấn kỹ thuật | 130,5 | 45 |", "|  | và kiểm tra mẫu | 22 |  |"),
        ("| 1 | Tập huấn | 1.250.00 | 45 |", "|  | Kiểm tra mẫu | 0 |  |"),
        ("| 1 | Tập huấn | 1.250.00 | 45 |", "| 2 |  | 0 |  |"),
        ("| 1 | Tập huấn | 1.250.00 | 45 |", "|  |  | 0 | 30 |"),
        ("| 1 | Tập huấn | 1.250 | 45 |", "|  |  | 220 |  |"),
        ("| 1 | Tập huấn | 1250 | 45 |", "|  |  | 30 |  |"),
        ("| 1 | Tập huấn | 12500000 | 45 |", "|  |  | 13000000 |  |"),
    ],
)
def test_a_row_of_its_own_below_the_break_stays_one(last: str, rest: str) -> None:
    above, below = part(1, HEADS, last), part(2, rest, LAST)
    assert whole(above, below) == [above, below]


def test_heads_below_a_wide_one_that_the_page_breaks_are_its_second_row() -> None:
    first, second = whole(part(1, WIDE_HEADS), part(2, "|  | (nhiệm vụ) | Tỉnh | Huyện |", LAST))
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in first.cells] == [
        (0, 0, 2, 1, "STT"),
        (0, 1, 2, 1, "Nội dung (nhiệm vụ)"),
        (0, 2, 1, 2, "Kinh phí"),
        (1, 2, 1, 1, "Tỉnh"),
        (1, 3, 1, 1, "Huyện"),
    ]
    assert texts(second) == [["3", "Thanh tra", "7", "8"]]


def test_a_head_of_the_data_may_stand_below_a_wide_one_where_no_head_is_above_it() -> None:
    first, _ = whole(part(1, WIDE_HEADS), part(2, "|  |  | Định mức | Thành tiền |", LAST))
    assert first.row_count == 2
    assert [cell.text for cell in first.cells if cell.row == 1] == ["Định mức", "Thành tiền"]


@pytest.mark.parametrize(
    ("rows", "edges"),
    [
        (("|  |  | Tỉnh | Huyện |", LAST), (60.0, 130.0, 300.0, 380.0, 460.0)),
        (("|  |  | Tỉnh | Huyện |", LAST), (60.0, 100.0, 300.0, 380.0, 500.0)),
        (("| STT | Nội dung | Tỉnh | Huyện |", LAST), EDGES),
        (("|  | Danh mục | Tỉnh | Huyện |", LAST), EDGES),
        (("| 1 | Tập huấn | 5 | 6 |", LAST), EDGES),
    ],
)
def test_heads_or_rows_of_another_table_are_no_second_row_of_heads(
    rows: tuple[str, ...], edges: tuple[float, ...]
) -> None:
    above, below = part(1, WIDE_HEADS), part(2, *rows, edges=edges)
    assert whole(above, below) == [above, below]


@pytest.mark.parametrize(
    ("before", "last", "rest", "joined"),
    [
        ("1.9", "1.1", "0", "1.10"),
        ("2.1.19", "2.1.2", "0", "2.1.20"),
        ("1", "1.", "1", "1.1"),
        ("1.1", "1.2", "3", None),
        ("1.9", "1.10", "1", None),
        ("1.9", "1.10", "2", None),
        ("9", "1", "0", None),
    ],
)
def test_an_ordinal_that_the_page_breaks_is_told_by_the_sequence(
    before: str, last: str, rest: str, joined: str | None
) -> None:
    above = part(1, HEADS, f"| {before} | Đo lường | 5 | 6 |", f"| {last} | Kiểm tra chất lượng hàng | 5 | 6 |")
    below = part(2, f"| {rest} | hóa dịp Tết |  |  |", LAST)
    found = whole(above, below)
    if joined is None:
        assert found == [above, below]
        return
    assert texts(*found)[2:] == [
        [joined, "Kiểm tra chất lượng hàng hóa dịp Tết", "5", "6"],
        ["3", "Thanh tra", "7", "8"],
    ]


def test_a_row_is_made_whole_where_the_next_photograph_shows_the_table_elsewhere() -> None:
    first = part(1, HEADS, "| 1 | Bảo đảm an toàn | 5 | 6 |")
    bent = tuple(at * 0.99 + by for at, by in zip(EDGES, (4.0, 7.0, 7.0, 5.0, 4.0), strict=True))
    rest = "|  | cho đường truyền |  |  |"
    assert texts(*whole(first, part(2, rest, LAST, edges=bent)))[1][1] == "Bảo đảm an toàn cho đường truyền"
    other = (60.0, 100.0, 270.0, 380.0, 460.0)
    assert texts(*whole(first, part(2, rest, LAST, edges=other)))[1][1] == "Bảo đảm an toàn"
