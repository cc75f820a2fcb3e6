"""A table split at any row, with any kind of header, is read as the table it was; tables of their own stay apart."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ingest.continuation import header_row_count, joined
from ingest.document import Block, Cell, Paragraph, Place, Table, TableKind

HEADER = ("STT", "Nội dung", "Đơn vị tính", "Kinh phí")
BLANK = Paragraph((), Place())


def table(*rows: tuple[str, ...], page: int = 1) -> Table:
    cells = tuple(
        Cell(r, c, 1, 1, (text,) if text else (), Place()) for r, row in enumerate(rows) for c, text in enumerate(row)
    )
    return Table(cells, len(rows), len(rows[0]), Place(), pages=(page,))


def line(text: str) -> Paragraph:
    return Paragraph((text,), Place())


def tables(*blocks: Block) -> list[Table]:
    return [block for block in joined(blocks) if isinstance(block, Table)]


class Split(NamedTuple):
    """A whole table, and its two parts."""

    whole: Table
    first: Table
    second: Table


@st.composite
def splits(draw: st.DrawFn) -> Split:
    """Draw a table of sections and lines with one or two header rows, and split it after one line or more."""
    header = draw(st.sampled_from(["one row", "two rows", "index row"]))
    sections = draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    roman = draw(st.sampled_from([("I", "II", "III", "IV", "V"), ("A", "B", "C", "D", "E"), ("", "", "", "", "")]))
    body: list[tuple[str, ...]] = []
    for ordinal, count in zip(roman, sections, strict=False):
        body.append((ordinal, "Hoạt động", "", "5"))
        body += [(f"{n + 1:02}", "Triển khai mô hình", "Lần", str(n)) for n in range(count)]
    total = ("", "Tổng cộng", "", "25")
    body = draw(st.sampled_from([body, [*body, total], [total, *body]]))
    head = [HEADER, ("(1)", "(2)", "(3)", "(4)")] if header == "index row" else [HEADER]
    whole = table(*head, *body)
    if header == "two rows":
        whole = _below_a_second_header_row(whole)
    head_count = whole.row_count - len(body)
    assume(len(body) > 1)
    at = draw(st.integers(head_count + 1, whole.row_count - 1))
    kind = draw(st.sampled_from(["repeated", "empty", "none"]))
    return Split(whole, _rows(whole, 0, at), _continued(whole, head_count, at, kind))


def _below_a_second_header_row(whole: Table) -> Table:
    """Return the table with its last header cell over a row of its own, the others spanning both."""
    shifted = [replace(cell, row=cell.row + 1) if cell.row else replace(cell, row_span=2) for cell in whole.cells]
    last = next(cell for cell in shifted if cell.row == 0 and cell.column == 3)
    shifted[shifted.index(last)] = replace(last, row_span=1)
    cells = sorted([*shifted, replace(last, row=1, row_span=1, lines=("Năm 2024",))], key=lambda c: (c.row, c.column))
    return replace(whole, cells=tuple(cells), row_count=whole.row_count + 1)


def _rows(whole: Table, start: int, end: int) -> Table:
    cells = tuple(replace(cell, row=cell.row - start) for cell in whole.cells if start <= cell.row < end)
    return replace(whole, cells=cells, row_count=end - start)


def _continued(whole: Table, head_count: int, at: int, kind: str) -> Table:
    rest = _rows(whole, at, whole.row_count)
    rest = replace(rest, pages=(2,))
    if kind == "none":
        return rest
    head = _rows(whole, 0, head_count)
    if kind == "empty":
        head = table(("",) * whole.column_count)
    below = tuple(replace(cell, row=cell.row + head.row_count) for cell in rest.cells)
    return replace(rest, cells=head.cells + below, row_count=rest.row_count + head.row_count)


@given(splits(), st.sampled_from([(), (BLANK,), (BLANK, line("(tiếp theo)")), (line("2"),)]))
def test_splitting_at_any_row_changes_nothing(split: Split, between: tuple[Block, ...]) -> None:
    told = joined((split.first, *between, split.second))
    assert told == (replace(split.whole, parts=2, pages=(1, 2)),)


def test_three_parts_are_one_table() -> None:
    first, second, third = (
        table(HEADER, ("I", "a", "", "1")),
        table(("1", "b", "", "1")),
        table(("II", "c", "", "2"), page=3),
    )
    (told,) = tables(first, BLANK, second, BLANK, third)
    assert (told.parts, told.row_count, told.pages) == (3, 4, (1, 3))
    assert [cell.text for cell in told.cells if cell.column == 1] == ["Nội dung", "a", "b", "c"]
    assert [cell.row for cell in told.cells if cell.column == 1] == [0, 1, 2, 3]


def test_places_stay() -> None:
    second = Table((Cell(0, 0, 1, 1, ("2",), Place(table="2", row=1, column=1)),), 1, 1, Place(table="2"))
    first = Table((Cell(0, 0, 1, 1, ("STT",), Place(table="1", row=1, column=1)),), 1, 1, Place(table="1"))
    (told,) = tables(first, second)
    assert [cell.place.table for cell in told.cells] == ["1", "2"]
    assert told.place.table == "1"


@pytest.mark.parametrize(
    ("above", "rest_span", "span"),
    [("12", 2, 3), ("", 2, 1), ("12", 1, 1)],
    ids=["goes on", "nothing above", "a blank cell of one row"],
)
def test_merge_that_goes_on_over_the_break(above: str, rest_span: int, span: int) -> None:
    first = table(HEADER, ("1", "a", "Lần", above))
    second = table(("2", "b", "Lần", ""), ("3", "c", "Lần", ""), page=2)
    cells = tuple(
        replace(cell, row_span=rest_span if cell.row == 0 else 1) if cell.column == 3 else cell
        for cell in second.cells
        if not (cell.column == 3 and cell.row == 1 and rest_span == 2)
    )
    (told,) = tables(first, replace(second, cells=cells))
    at = {(cell.row, cell.column): cell for cell in told.cells}
    assert at[1, 3].row_span == span
    assert ((2, 3) in at) == (span == 1)


def test_a_merged_cell_with_text_of_its_own_does_not_go_on_with_the_one_above() -> None:
    second = table(("2", "b", "Lần", "7"), ("3", "c", "Lần", ""), page=2)
    cells = tuple(replace(c, row_span=2) if c.text == "7" else c for c in second.cells if (c.row, c.column) != (1, 3))
    (told,) = tables(table(HEADER, ("1", "a", "Lần", "12")), replace(second, cells=cells))
    assert [(c.row, c.row_span, c.text) for c in told.cells if c.column == 3 and c.row] == [(1, 1, "12"), (2, 2, "7")]


def test_heads_do_not_go_on_below_the_break() -> None:
    second = table(("2", "b", "Lần", ""), ("3", "c", "Lần", "5"), page=2)
    blank = replace(second.cells[3], row_span=2)
    cells = (*second.cells[:3], blank, *second.cells[4:7])
    (told,) = tables(table(HEADER), replace(second, cells=cells))
    assert header_row_count(told) == 1


def test_repeated_unit_line_goes_with_the_break() -> None:
    first, second = table(HEADER, ("1", "a", "", "1")), table(("2", "b", "", "1"))
    unit = line("Đơn vị tính: triệu đồng")
    assert len(tables(unit, first, unit, second)) == 1
    assert len(tables(line("Bảng 1: Dự toán (ĐVT: triệu đồng)"), first, unit, second)) == 1
    assert len(tables(line("Đơn vị tính: đồng"), first, unit, second)) == 2


def test_parts_whose_grid_lines_differ_where_no_cell_begins_are_joined() -> None:
    first = table(HEADER, ("1", "a", "", "1"))
    spread = tuple(
        replace(cell, column=cell.column + (cell.column > 1), column_span=2 if cell.column == 1 else 1)
        for cell in table(("2", "b", "", "1")).cells
    )
    second = Table(spread, 1, 5, Place())
    (told,) = tables(first, second)
    assert [(cell.column, cell.column_span) for cell in told.cells if cell.row == 2] == [(0, 1), (1, 1), (2, 1), (3, 1)]


BODY = (("I", "a", "", "1"), ("1", "b", "", "1"))


@pytest.mark.parametrize(
    "second",
    [
        table(("STT", "Tên nhiệm vụ", "Đơn vị tính", "Kinh phí"), ("II", "c", "", "1")),
        table(("TT", "Họ và tên", "Chức vụ", "Ghi chú"), ("1", "A", "B", "")),
        table(("1", "c", "1"), ("2", "d", "1")),
        table(HEADER, ("I", "c", "", "1"), ("1", "d", "", "1")),
        table(("I", "c", "", "1"), ("1", "d", "", "1")),
        replace(table(("Nơi nhận:", "", "", "CHỦ TỊCH")), kind=TableKind.SIGNATURE),
    ],
)
def test_table_of_its_own(second: Table) -> None:
    assert len(tables(table(HEADER, *BODY), BLANK, second)) == 2


@pytest.mark.parametrize("text", ["Bảng 2: Dự toán năm 2024", "2. Dự toán kinh phí", "Ghi chú"])
def test_text_between_keeps_tables_apart(text: str) -> None:
    assert len(tables(table(HEADER, *BODY), line(text), table(("II", "c", "", "1")))) == 2


def test_nothing_follows_a_grand_total() -> None:
    first = table(HEADER, *BODY, ("", "TỔNG CỘNG:", "", "2"))
    assert len(tables(first, table(("II", "c", "", "1")))) == 2


def test_total_of_a_section_or_at_the_top_ends_nothing() -> None:
    second = table(("II", "c", "", "1"))
    assert len(tables(table(HEADER, *BODY, ("", "Cộng", "", "2")), second)) == 1
    assert len(tables(table(HEADER, ("", "Tổng cộng", "", "2"), *BODY), second)) == 1
    assert len(tables(table(HEADER, *BODY, ("", "Cộng", "", "2")), table(("1", "c", "", "1")))) == 2


def test_blank_rows_inside_remain() -> None:
    (told,) = tables(table(HEADER, *BODY, ("", "", "", "")), table(("II", "c", "", "1"), ("", "", "", "")))
    assert told.row_count == 6


def test_numbers_that_begin_again_in_each_section_are_no_new_table() -> None:
    first = table(HEADER, ("", "Tuyên truyền", "", "1"), ("1", "a", "", "1"))
    assert len(tables(first, table(("", "Mô hình", "", "1"), ("1", "b", "", "1")))) == 1


@pytest.mark.parametrize(
    ("whole", "count"),
    [
        (table(HEADER, ("1", "a", "", "1")), 1),
        (table(HEADER, ("A", "B", "1", "2"), ("1", "a", "", "1")), 2),
        (replace(table(HEADER, HEADER, ("1", "a", "", "1")), header_rows=2), 2),
        (table(("1", "a", "", "1"), ("2", "b", "", "1")), 0),
    ],
)
def test_header_row_count(whole: Table, count: int) -> None:
    assert header_row_count(whole) == count


def scanned(whole: Table, read: dict[int, tuple[str, float]]) -> Table:
    """Return a table as read from a scan: heads of columns otherwise, and with the confidence given."""
    cells = []
    for cell in whole.cells:
        text, sure = read.get(cell.column, (cell.text, 0.9)) if cell.row == 0 else (cell.text, 0.9)
        cells.append(replace(cell, lines=(text,) if text else (), confidence=sure))
    return replace(whole, cells=tuple(cells))


def test_a_repeated_head_that_no_engine_could_read_is_known_by_the_others() -> None:
    index = ("(1)", "(2)", "(3)", "(4)")
    first = scanned(table(HEADER, index, ("1", "Tập huấn", "lớp", "5")), {3: ("Kmh pbi", 0.5)})
    second = scanned(table(HEADER, index, ("2", "Hội thảo", "cuộc", "7"), page=2), {2: ("N e s", 0.4)})
    (whole,) = tables(first, second)
    assert [cell.text for cell in whole.cells if cell.row == 0] == list(HEADER)
    assert [cell.text for cell in whole.cells if cell.column == 0] == ["STT", "(1)", "1", "2"]


def test_heads_that_are_read_and_differ_are_of_two_tables() -> None:
    first = scanned(table(HEADER, ("1", "Tập huấn", "lớp", "5")), {3: ("Năm 2024", 0.9)})
    second = scanned(table(HEADER, ("2", "Hội thảo", "cuộc", "7"), page=2), {3: ("Năm 2025", 0.9)})
    assert len(tables(first, second)) == 2


def test_a_blank_row_in_place_of_a_head_leaves_it_as_it_is_read() -> None:
    first = scanned(table(HEADER, ("1", "Tập huấn", "lớp", "5")), {3: ("Kmh pbi", 0.5)})
    (whole,) = tables(first, table(("", "", "", ""), ("2", "Hội thảo", "cuộc", "7"), page=2))
    assert [cell.text for cell in whole.cells if cell.row == 0] == [*HEADER[:3], "Kmh pbi"]


def read_on_a_scan(made: Table) -> Table:
    return replace(made, cells=tuple(replace(cell, confidence=0.9) for cell in made.cells))


def test_a_repeated_header_of_a_scan_is_told_as_a_whole() -> None:
    first = table(HEADER, ("1", "Hội nghị", "cuộc", "56"))
    second = table(("ST I", *HEADER[1:]), ("2", "Tập huấn", "lớp", "75"), page=2)
    assert len(tables(read_on_a_scan(first), read_on_a_scan(second))) == 1
    assert len(tables(first, second)) == 2


def test_a_header_of_other_words_is_its_own_on_a_scan_too() -> None:
    first = table(HEADER, ("1", "Hội nghị", "cuộc", "56"))
    second = table(("STT", "Tên đề tài", "Cơ quan", "Kinh phí"), ("2", "Tập huấn", "lớp", "75"), page=2)
    assert len(tables(read_on_a_scan(first), read_on_a_scan(second))) == 2
