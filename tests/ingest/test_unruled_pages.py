"""Tables without a grid, as pages show them: what tells rows and columns where no ruling does."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ingest.document import Table, TableKind
from ingest.printed.blocks import printed_blocks
from ingest.printed.charts import is_chart
from ingest.printed.page import Face, PrintedPage, Ruling, Turn, Word

WIDE, LETTER, BLANK = 5.0, 10.0, 3.0
HEADS = ((60, "STT"), (100, "Nội dung"), (330, "Dự toán"), (430, "Ghi chú"))

LONG_NAME = "Tuyên truyền phổ biến kiến thức khoa học"
NARROW_HEADS = ((60, "STT"), (100, "Nội dung"), (300, "Dự toán"), (350, "Ghi chú"))
"""Heads of a column of figures that is full with nine letters, beside names as long as the one above."""

TWO_SUMS = ((60, "STT"), (100, "Nội dung"), (300, "Tỉnh"), (380, "Huyện"), (460, "Ghi chú"))

Texts = tuple[tuple[float, str], ...]
Printed = tuple[float, Texts]
"""The height of a line, and its texts with where they begin."""


def words(*lines: Printed, size: float = LETTER) -> tuple[Word, ...]:
    """Return the words of lines in letters of one width."""
    found = []
    for baseline, texts in lines:
        for left, text in texts:
            at = left
            for word in text.split():
                found.append(Word(word, at, at + WIDE * len(word), baseline, size, Face()))
                at += WIDE * len(word) + BLANK
    return tuple(found)


def page(*lines: Printed, number: int = 1, across: Iterable[float] = ()) -> PrintedPage:
    """Return a page with lines, and with rulings across it at heights."""
    rules = tuple(Ruling(at, 55.0, 530.0) for at in across)
    return PrintedPage(number, 595, 842, words(*lines), rules)


def body(*pages: PrintedPage) -> list[list[str]]:
    """Return the texts of the rows of the one table of figures on pages, row by row."""
    found = [b for b in printed_blocks(pages).blocks if isinstance(b, Table) and b.kind is TableKind.DATA]
    rows: list[list[str]] = []
    for table in found:
        rows += [[cell.text for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    return rows


def test_rows_set_in_the_middle_reach_as_far_up_as_down() -> None:
    shown = body(
        page(
            (100, HEADS),
            (120, ((100, "Khảo sát đồ chơi"), (430, "Chuyển"))),
            (126, ((60, "1"), (335, "40.000"))),
            (132, ((100, "trẻ em"), (430, "tiếp"))),
            (144, ((100, "Phối hợp kiểm tra"),)),
            (156, ((60, "2"), (100, "cân thông dụng tại"), (335, "55.000"))),
            (168, ((100, "các chợ"),)),
            (180, ((100, "Lấy mẫu thử nghiệm"),)),
            (186, ((60, "3"), (335, "71.000"))),
            (192, ((100, "dịp Tết"),)),
        )
    )
    assert shown[1:] == [
        ["1", "Khảo sát đồ chơi trẻ em", "40.000", "Chuyển tiếp"],
        ["2", "Phối hợp kiểm tra cân thông dụng tại các chợ", "55.000", ""],
        ["3", "Lấy mẫu thử nghiệm dịp Tết", "71.000", ""],
    ]


def test_room_between_rows_tells_them_where_figures_stand_at_their_feet() -> None:
    shown = body(
        page(
            (100, HEADS),
            (130, ((60, "1"), (100, "Tuyên truyền"), (335, "12"))),
            (145, ((100, "Hội nghị ngày"),)),
            (157, ((60, "2"), (100, "Khoa học Việt Nam"), (335, "69"))),
            (172, ((430, "Trung tâm"),)),
            (184, ((430, "Văn hóa"),)),
            (196, ((60, "3"), (100, "Tọa đàm"), (335, "78"), (430, "Thể thao"))),
            (211, ((60, "4"), (100, "Viết tin"), (335, "16"))),
        )
    )
    assert shown[1:] == [
        ["1", "Tuyên truyền", "12", ""],
        ["2", "Hội nghị ngày Khoa học Việt Nam", "69", ""],
        ["3", "Tọa đàm", "78", "Trung tâm Văn hóa Thể thao"],
        ["4", "Viết tin", "16", ""],
    ]


def test_an_ordinal_that_its_column_breaks_is_one() -> None:
    shown = body(
        page(
            (100, HEADS),
            (120, ((60, "1"), (100, "Nghiên cứu ứng dụng"), (335, "23.000"))),
            (135, ((60, "1."), (100, "Triển khai mô"), (335, "4.000"))),
            (147, ((60, "1"), (100, "hình trồng bưởi"))),
            (162, ((60, "1."), (100, "Hỗ trợ hộ nông"), (335, "19.000"))),
            (174, ((60, "2"), (100, "dân nuôi ong"))),
            (189, ((60, "2"), (100, "Kiểm tra"), (335, "7.000"))),
        )
    )
    assert [row[:3] for row in shown[1:4]] == [
        ["1", "Nghiên cứu ứng dụng", "23.000"],
        ["1.1", "Triển khai mô hình trồng bưởi", "4.000"],
        ["1.2", "Hỗ trợ hộ nông dân nuôi ong", "19.000"],
    ]


def test_dashes_set_to_the_other_side_make_no_column() -> None:
    rows = [(120 + 15 * k, ((60, str(k)), (100, "Tập huấn kỹ thuật"), (330, "…"), (450, "24"))) for k in (1, 3, 5)]
    rows += [(120 + 15 * k, ((60, str(k)), (100, "Tập huấn kỹ thuật"), (370, "38"), (450, "38"))) for k in (2, 4, 6)]
    heads = (100.0, ((60.0, "STT"), (100.0, "Nội dung"), (345.0, "Tỉnh"), (445.0, "Huyện")))
    shown = body(page(heads, *sorted(rows)))
    assert [row[2] for row in shown[1:]] == ["…", "38"] * 3


def test_heads_at_the_foot_of_a_page_head_what_follows() -> None:
    first = page(
        *(
            (100.0 + 20 * k, ((60.0, "Căn cứ văn bản hướng dẫn của Sở Khoa học và Công nghệ về kế hoạch"),))
            for k in range(30)
        ),
        (760, ((60, "STT"), (150, "Nội dung"), (330, "Dự toán"), (430, "Ghi chú"))),
    )
    second = page(
        (80, ((60, "1"), (90, "Khảo sát đồ chơi trẻ em dịp Tết Nguyên đán"), (335, "40.000"))),
        (95, ((60, "2"), (90, "Phối hợp kiểm tra cân thông dụng tại các chợ"), (335, "55.000"))),
        (110, ((60, "3"), (90, "Lấy mẫu thử nghiệm"), (335, "71.000"), (430, "Mới"))),
        number=2,
    )
    shown = body(first, second)
    assert shown[0] == ["STT", "Nội dung", "Dự toán", "Ghi chú"]
    assert [row[2] for row in shown[1:]] == ["40.000", "55.000", "71.000"]


def test_heads_that_repeat_on_the_next_page_are_no_rows() -> None:
    def part(number: int, ordinals: Iterable[int]) -> PrintedPage:
        heads: list[Printed] = [(80, HEADS), (95, ((60, "(1)"), (100, "(2)"), (330, "(3)"), (430, "(4)")))]
        rows: list[Printed] = [
            (110 + 15 * k, ((60, str(n)), (100, f"Tọa đàm số {n}"), (335, f"{n}00"))) for k, n in enumerate(ordinals)
        ]
        return page(*heads, *rows, number=number)

    shown = body(part(1, range(1, 40)), part(2, range(40, 50)))
    assert [row[0] for row in shown] == ["STT", "(1)", *map(str, range(1, 50))]


def test_a_name_that_wraps_between_lines_parts_no_table() -> None:
    long = "Trình diễn giống mới và kỹ thuật xử lý nước thải"
    shown = body(
        page(
            (100, HEADS),
            (122, ((60, "1"), (100, "Ứng dụng"), (335, "45"))),
            (142, ((100, long),)),
            (148, ((60, "1.1"), (335, "45"))),
            (154, ((100, "chăn nuôi"),)),
            (176, ((60, "2"), (100, "Quản lý nhà nước"), (335, "67"))),
            across=(85, 108, 130, 160, 182),
        )
    )
    assert [row[:3] for row in shown[1:]] == [
        ["1", "Ứng dụng", "45"],
        ["1.1", f"{long} chăn nuôi", "45"],
        ["2", "Quản lý nhà nước", "67"],
    ]


def test_a_running_head_that_shows_once_parts_no_table() -> None:
    def grid(number: int, first: int, head: tuple[Printed, ...] = ()) -> PrintedPage:
        lines: list[Printed] = [
            (80 + 20 * k, ((60, str(first + k)), (100, f"Tọa đàm số {first + k}"), (335, "12"))) for k in range(6)
        ]
        heights = [66.0 + 20 * k for k in range(7)]
        down = tuple(Ruling(x, heights[0], heights[-1]) for x in (55.0, 95.0, 320.0, 530.0))
        across = tuple(Ruling(y, 55.0, 530.0) for y in heights)
        return PrintedPage(number, 595, 842, words(*head, *lines), across, down)

    second = grid(2, 7, ((40.0, ((430.0, "UBND huyện Mỏ Cày Nam"),)),))
    blocks = printed_blocks([grid(1, 1), second]).blocks
    assert all(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize(
    ("start", "rest", "shown"),
    [
        ("1.250.00", "0", "1.250.000"),
        ("12500000", "00", "1250000000"),
        ("1 250", "000", "1 250 000"),
        ("1.250", "120", None),
        ("125000", "130000", None),
        ("45", "12", None),
    ],
)
def test_what_a_narrow_column_breaks_off_a_figure_makes_no_row(start: str, rest: str, shown: str | None) -> None:
    (first, second, *_) = body(
        page(
            (100, NARROW_HEADS),
            (120, ((60, "1"), (100, LONG_NAME), (300, start))),
            (132, ((300, rest),)),
            (147, ((60, "2"), (100, LONG_NAME), (300, "2.300"))),
            (162, ((60, "3"), (100, "Tập huấn"), (300, "4.300"))),
        )
    )[1:]
    assert first[:3] == ["1", LONG_NAME, shown or start]
    assert second[:3] == (["", "", rest] if shown is None else ["2", LONG_NAME, "2.300"])


@pytest.mark.parametrize(
    ("start", "rest", "shown"),
    [
        ("1.250.00", "0", "1.250.000"),
        ("21.250.", "000", "21.250.000"),
        ("12500000", "00", "1250000000"),
        ("12", "13", None),
        ("4500", "1300", None),
        ("4", "130", None),
        ("45.000", "7,5", None),
    ],
)
def test_a_name_between_two_parts_of_its_figure_is_one_row(start: str, rest: str, shown: str | None) -> None:
    rows = body(
        page(
            (100, NARROW_HEADS),
            (120, ((60, "1"), (100, LONG_NAME), (300, "45"))),
            (140, ((300, start),)),
            (146, ((100, "Tập huấn"),)),
            (152, ((300, rest),)),
            (172, ((60, "3"), (100, "Kiểm tra"), (300, "40"))),
        )
    )
    assert (len(rows) == 4) is (shown is not None)
    assert (["", "Tập huấn", shown, ""] in rows) is (shown is not None)
    assert rows[-1][:3] == ["3", "Kiểm tra", "40"]


def test_a_name_nearer_to_one_of_two_figures_is_of_that_one() -> None:
    rows = body(
        page(
            (92, NARROW_HEADS),
            (120, ((60, "1"), (100, LONG_NAME), (300, "45"))),
            (140, ((300, "21.250."),)),
            (150, ((100, "Tập huấn"),)),
            (153, ((300, "000"),)),
            (172, ((60, "3"), (100, "Kiểm tra"), (300, "40"))),
        )
    )
    assert [row[:3] for row in rows[1:]] == [
        ["1", LONG_NAME, "45"],
        ["", "", "21.250."],
        ["", "Tập huấn", "000"],
        ["3", "Kiểm tra", "40"],
    ]


def test_the_first_row_begins_with_the_figure_broken_above_its_name() -> None:
    rows = body(
        page(
            (100, NARROW_HEADS),
            (120, ((300, "21.250."),)),
            (126, ((60, "1"), (100, "Tập huấn"))),
            (132, ((300, "000"),)),
            (152, ((60, "2"), (100, LONG_NAME), (300, "40"))),
        )
    )
    assert rows == [
        [text for _, text in NARROW_HEADS],
        ["1", "Tập huấn", "21.250.000", ""],
        ["2", LONG_NAME, "40", ""],
    ]


def test_each_row_begins_with_the_figure_broken_above_its_line() -> None:
    rows: list[Printed] = []
    for k, name in enumerate((LONG_NAME, "Kiểm tra")):
        rows += [
            (120.0 + 32 * k, ((300.0, "1.250.00"),)),
            (132.0 + 32 * k, ((60.0, str(k + 1)), (100.0, name), (300.0, "0"))),
        ]
    assert body(page((100, NARROW_HEADS), *rows)) == [
        [text for _, text in NARROW_HEADS],
        ["1", LONG_NAME, "1.250.000", ""],
        ["2", "Kiểm tra", "1.250.000", ""],
    ]


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        ((), "12"),
        (((140.0, "1.250.00"), (152.0, "0")), "1.250.00 0"),
        (((152.0, "19"),), "19"),
        (((140.0, "19"),), "19"),
    ],
)
def test_a_figure_half_a_line_off_is_of_the_row_beside(pieces: tuple[tuple[float, str], ...], shown: str) -> None:
    own = ((380.0, shown),) if not pieces else ()
    rows = body(
        page(
            (92, TWO_SUMS),
            (120, ((60, "1"), (100, "Tuyên truyền"), (300, "45"), (380, "12"))),
            *sorted(
                [
                    (146.0, ((60.0, "2"), (100.0, "Tập huấn"), (300.0, "33"), *own)),
                    *((height, ((380.0, text),)) for height, text in pieces),
                ]
            ),
            (172, ((60, "3"), (100, "Kiểm tra"), (300, "40"), (380, "8"))),
        )
    )
    assert [row[:4] for row in rows[1:]] == [
        ["1", "Tuyên truyền", "45", "12"],
        ["2", "Tập huấn", "33", shown],
        ["3", "Kiểm tra", "40", "8"],
    ]


@pytest.mark.parametrize(
    ("height", "beside"),
    [
        (158.0, ()),
        (152.0, ((380.0, "5"),)),
    ],
)
def test_a_figure_a_line_off_or_below_another_is_of_no_row_above(height: float, beside: Texts) -> None:
    rows = body(
        page(
            (100, TWO_SUMS),
            (120, ((60, "1"), (100, "Tuyên truyền"), (300, "45"), (380, "12"))),
            (146, ((60, "2"), (100, "Tập huấn"), (300, "33"), *beside)),
            (height, ((380, "19"),)),
            (178, ((60, "3"), (100, "Kiểm tra"), (300, "40"), (380, "8"))),
        )
    )
    assert ["", "", "", "19", ""] in rows


def test_figures_half_a_line_off_each_other_are_of_no_row_beside() -> None:
    rows = body(
        page(
            (92, TWO_SUMS),
            (120, ((60, "1"), (100, "Tuyên truyền"), (300, "45"), (380, "12"))),
            (140, ((300, "33"),)),
            (146, ((380, "19"),)),
            (166, ((60, "3"), (100, "Kiểm tra"), (300, "40"), (380, "8"))),
        )
    )
    assert ["1", "Tuyên truyền", "45", "12", ""] in rows
    assert ["3", "Kiểm tra", "40", "8", ""] in rows


@pytest.mark.parametrize(
    ("key", "last"),
    [
        (0, "trẻ em"),
        (1, "nghỉ hè"),
    ],
)
def test_one_row_has_its_figures_beside_any_line_of_its_name(key: int, last: str) -> None:
    names = ("Khảo sát đồ chơi", "bán trong dịp", last)
    lines = [
        (120.0 + 12 * k, ((60.0, "1"), (100.0, name), (335.0, "40.000")) if k == key else ((100.0, name),))
        for k, name in enumerate(names)
    ]
    assert body(page((100, HEADS), *lines))[1:] == [["1", " ".join(names), "40.000", ""]]


def test_sections_numbered_in_letters_without_a_figure_are_rows() -> None:
    rows: list[Printed] = []
    for k, (numeral, section) in enumerate((("I", "Nghiên cứu"), ("II", "Tuyên truyền"), ("III", "Thanh tra"))):
        rows += [
            (120.0 + 24 * k, ((60.0, numeral), (100.0, section))),
            (132.0 + 24 * k, ((60.0, "a)"), (100.0, "Tập huấn"), (335.0, "4.000"))),
        ]
    shown = body(page((100, HEADS), *rows))
    assert [row[:3] for row in shown[1:]] == [
        ["I", "Nghiên cứu", ""],
        ["a)", "Tập huấn", "4.000"],
        ["II", "Tuyên truyền", ""],
        ["a)", "Tập huấn", "4.000"],
        ["III", "Thanh tra", ""],
        ["a)", "Tập huấn", "4.000"],
    ]


def centred(text: str, at: float) -> tuple[float, str]:
    """Return a text with where it begins, so that its middle is there."""
    (*_, last) = words((0, ((0, text),)))
    return at - last.right / 2, text


def head(found: PrintedPage) -> set[tuple[int, int, int, int, str]]:
    """Return the heads of the first table on a page: row, column, how many of each, text."""
    table = next(block for block in printed_blocks([found]).blocks if isinstance(block, Table))
    return {(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells if c.row < 2 and c.text}


def under_one_ruling(*heads: Texts) -> PrintedPage:
    """Return a page whose lines of heads stand over four columns, a ruling below them from end to end."""
    at = (270, 340, 410, 487)
    rows = [
        (136.0 + 16 * k, ((60.0, str(k + 1)), (100.0, "Tuyên truyền phổ biến luật"), *(centred("45", x) for x in at)))
        for k in range(3)
    ]
    below = tuple(centred(text, x) for text, x in zip(("Tỉnh", "Huyện", "Tỉnh", "Huyện"), at, strict=True))
    across = [Ruling(y, 55.0, 530.0) for y in (76.0, 120.0, 140.0, 156.0, 172.0)]
    lines = [(100.0 - 12 * k, line) for k, line in enumerate(reversed(heads))]
    texts = words(*lines, (116, ((60, "STT"), (100, "Nội dung"), *below)), *rows)
    return PrintedPage(1, 595, 842, texts, tuple(sorted([*across, Ruling(105.0, 235.0, 530.0)])))


@pytest.mark.parametrize(
    ("heads", "shown"),
    [
        (
            ((centred("Kinh phí năm 2024", 305), centred("Kinh phí năm 2025", 449)),),
            {(0, 2, 1, 2, "Kinh phí năm 2024"), (0, 4, 1, 2, "Kinh phí năm 2025")},
        ),
        (
            ((centred("Năm 2024", 270), centred("Kinh phí năm 2025", 418)),),
            {(0, 2, 2, 1, "Năm 2024 Tỉnh"), (0, 3, 1, 3, "Kinh phí năm 2025")},
        ),
        (
            ((centred("Tổng số", 305),), (centred("Kinh phí năm 2024", 305), centred("Kinh phí năm 2025", 449))),
            {(0, 2, 1, 2, "Tổng số Kinh phí năm 2024"), (0, 4, 1, 2, "Kinh phí năm 2025")},
        ),
        (
            (((238, "Kinh phí năm 2024"), (370, "Kinh phí năm 2025")),),
            {(0, 2, 1, 2, "Kinh phí năm 2024"), (0, 4, 1, 2, "Kinh phí năm 2025")},
        ),
        (((centred("Kinh phí", 360), centred("đề nghị", 420)),), {(0, 2, 1, 4, "Kinh phí đề nghị")}),
        (((centred("Kinh phí", 380),), (centred("đề nghị", 380),)), {(0, 2, 1, 4, "Kinh phí đề nghị")}),
        (((centred("Kinh phí đề nghị", 380),),), {(0, 2, 1, 4, "Kinh phí đề nghị")}),
    ],
)
def test_heads_over_one_ruling_stand_each_in_the_middle_of_its_columns(
    heads: tuple[Texts, ...], shown: set[tuple[int, int, int, int, str]]
) -> None:
    found = {cell for cell in head(under_one_ruling(*heads)) if cell[0] == 0 and cell[1] > 1}
    assert found == shown


def over_three(
    label: tuple[float, str], gap: float, *, name: str = "Tuyên truyền phổ biến luật", note: float = 460
) -> PrintedPage:
    """Return a page with a label so far above the heads of three columns, without a ruling."""
    at = (260, 330, 400)
    low = 100 + gap
    rows = [
        (low + 22 + 16 * k, ((60.0, str(k + 1)), (100.0, name), *(centred("45", x) for x in at), (note, "Mới")))
        for k in range(3)
    ]
    below = tuple(centred(text, x) for text, x in zip(("Tỉnh", "Huyện", "Xã"), at, strict=True))
    return page((100, (label,)), (low, ((60, "STT"), (100, "Nội dung"), *below, (note, "Ghi chú"))), *rows)


@pytest.mark.parametrize(
    ("label", "gap", "shown"),
    [
        (centred("Kinh phí", 330), 14, {(0, 2, 1, 3, "Kinh phí")}),
        (centred("Kinh phí", 330), 11.7, {(0, 3, 1, 1, "Kinh phí Huyện")}),
        (centred("Kinh phí", 330), 12.3, {(0, 3, 1, 1, "Kinh phí Huyện")}),
        (centred("Kinh phí hỗ trợ", 338), 14, {(0, 2, 1, 3, "Kinh phí hỗ trợ")}),
        (centred("Kinh phí hỗ trợ", 349), 14, {(0, 3, 1, 2, "Kinh phí hỗ trợ")}),
        (centred("Kinh phí hỗ trợ", 365), 14, {(0, 3, 1, 2, "Kinh phí hỗ trợ")}),
    ],
)
def test_a_head_further_off_than_text_wraps_is_over_all_columns_of_which_it_is_the_middle(
    label: tuple[float, str], gap: float, shown: set[tuple[int, int, int, int, str]]
) -> None:
    found = {cell for cell in head(over_three(label, gap)) if label[1] in cell[4]}
    assert found == shown


def test_a_head_is_in_the_middle_of_the_heads_below_where_the_columns_have_other_edges() -> None:
    found = head(over_three(centred("Kinh phí", 330), 14, name="Tập huấn", note=425))
    assert (0, 2, 1, 3, "Kinh phí") in found


@pytest.mark.parametrize("gap", [12, 13])
def test_a_label_of_three_lines_beside_heads_set_at_their_tops_is_one_head(gap: float) -> None:
    label = [(100.0, "Kinh phí"), (100.0 + gap, "thực hiện"), (112.0 + gap, "năm")]
    rows = [
        (134.0 + gap + 16 * k, ((60.0, str(k)), (100.0, "Tập huấn"), *(centred("45", x) for x in (260, 330, 400))))
        for k in range(3)
    ]
    first = ((60.0, "STT"), (100.0, "Nội dung"), centred("Tỉnh", 260), centred("Kinh phí", 330), centred("Xã", 400))
    others = [(height, (centred(text, 330),)) for height, text in label[1:]]
    assert (0, 3, 1, 1, "Kinh phí thực hiện năm") in head(page((100, first), *others, *rows))


def turned(text: str, at: float, middle: float) -> list[Word]:
    """Return the words of a line that reads upwards, its middle at this height."""
    flat = words((at + 0.3 * LETTER, ((0, text),)))
    start = 842 - middle - flat[-1].right / 2
    return [w._replace(left=w.left + start, right=w.right + start, turn=Turn.UP) for w in flat]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Kinh phí sự nghiệp khoa học", True),
        ("Tỉnh", False),
    ],
)
def test_turned_heads_reach_down_to_the_rows_below(text: str, is_one: bool) -> None:
    rows = [
        (225.0 + 16 * k, ((60.0, str(k + 1)), (100.0, "Tập huấn"), (310.0, "45"), (380.0, "12"), (440.0, "Mới")))
        for k in range(3)
    ]
    upright = words((150, ((60, "STT"), (100, "Nội dung"), (440, "Ghi chú"))), *rows)
    found = (*upright, *turned(text, 315, 147), *turned(text, 385, 147))
    tables = [b for b in printed_blocks([PrintedPage(1, 595, 842, found)]).blocks if isinstance(b, Table)]
    assert (len(tables) == 1) is is_one
    assert (0, 2, 1, 1, text) in head(PrintedPage(1, 595, 842, found))


@pytest.mark.parametrize(
    ("ticks", "told"),
    [
        (("60", "40", "20", "0"), True),
        (("2.000", "1.500", "1.000", "500", "0"), True),
        (("3", "2", "1", "0"), False),
        (("60", "45", "20", "0"), False),
        (("0", "20", "40", "60"), False),
        (("40", "20", "0"), False),
    ],
)
def test_an_axis_tells_a_chart(ticks: tuple[str, ...], told: bool) -> None:
    lines = [(100.0 + 20 * k, ((60.0, tick), (100.0 + 30 * k, "12"))) for k, tick in enumerate(ticks)]
    assert is_chart(words(*lines)) is told


def test_heads_that_an_engine_reads_nearly_alike_are_repeated() -> None:
    def scanned(number: int, heads: tuple[Printed, ...], *rows: Printed) -> PrintedPage:
        shown = words(*heads, *rows)
        return PrintedPage(number, 595, 842, tuple(word._replace(confidence=0.9) for word in shown), has_picture=True)

    def heads(year: str, unit: str) -> tuple[Printed, ...]:
        return (
            (100, ((60, "STT"), (150, "Nội dung"), (360, f"Kinh phí năm {year}"))),
            (115, ((330, "Tổng số"), (400, unit), (470, "Ngân sách xã"))),
        )

    def row(at: float, ordinal: str, *figures: str) -> Printed:
        lefts = (340.0, 410.0, 480.0)
        return at, ((60, ordinal), (90, f"Tập huấn kỹ thuật lần {ordinal}"), *zip(lefts, figures, strict=True))

    first = scanned(
        1, heads("2025", "Ngân sách tinh"), row(135, "1", "30", "10", "20"), row(150, "2", "50", "20", "30")
    )
    again = scanned(2, heads("2025", "Ngân sách tỉnh -"), row(135, "3", "60", "50", "10"), row(150, "4", "7", "3", "4"))
    wrong = scanned(2, heads("2925", "Ngân sách tỉnh"), row(135, "3", "60", "50", "10"), row(150, "4", "7", "3", "4"))
    other = scanned(2, heads("2026", "Ngân sách tỉnh -"), row(135, "3", "60", "50", "10"), row(150, "4", "7", "3", "4"))
    assert [shown[0] for shown in body(first, again)][-3:] == ["2", "3", "4"]
    assert [shown[0] for shown in body(first, wrong)][-3:] == ["2", "3", "4"]
    assert [shown[0] for shown in body(first, other)].count("STT") == 2


def test_sizes_that_a_scan_shows_too_large_do_not_put_figures_between_lines() -> None:
    rows: list[Printed] = [(100, HEADS)]
    for k, at in enumerate((120, 150, 179), 1):
        rows += [
            (at, ((60, str(k)), (100, "Phối hợp kiểm tra cân"), (335, f"{k}5.000"))),
            (at + 13, ((100, "thông dụng"),)),
        ]
    read = tuple(word._replace(confidence=0.9) for word in words(*rows, size=15.0))
    shown = body(PrintedPage(1, 595, 842, read, has_picture=True))
    assert shown[1:] == [[str(k), "Phối hợp kiểm tra cân thông dụng", f"{k}5.000", ""] for k in (1, 2, 3)]
