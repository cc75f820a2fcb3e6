"""Tables without a grid, as pages show them: what tells rows and columns where no ruling does."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from ingest.document import Table, TableKind
from ingest.printed.blocks import printed_blocks
from ingest.printed.charts import is_chart
from ingest.printed.page import Face, PrintedPage, Ruling, Word

WIDE, LETTER = 5.0, 10.0
HEADS = ((60, "STT"), (100, "Nội dung"), (330, "Dự toán"), (430, "Ghi chú"))

Printed = tuple[float, tuple[tuple[float, str], ...]]
"""The height of a line, and its texts with where they begin."""


def words(*lines: Printed, size: float = LETTER) -> tuple[Word, ...]:
    """Return the words of lines in letters of one width."""
    found = []
    for baseline, texts in lines:
        for left, text in texts:
            at = left
            for word in text.split():
                found.append(Word(word, at, at + WIDE * len(word), baseline, size, Face()))
                at += WIDE * len(word) + 0.3 * size
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
