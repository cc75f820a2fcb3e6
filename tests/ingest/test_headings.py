"""What is a heading and what is none, and how deep it stands."""

from __future__ import annotations

import pytest

from ingest.document import Block, Cell, Heading, Paragraph, Place, Table, TableKind
from ingest.headings import with_headings


def bold(text: str, alignment: str = "") -> Paragraph:
    return Paragraph((text,), Place(), in_bold=True, alignment=alignment)


def plain(text: str) -> Paragraph:
    return Paragraph((text,), Place())


def styled(text: str, level: int) -> Paragraph:
    return Paragraph((text,), Place(), outline_level=level)


def automatic(number: str, text: str, level: int, in_bold: bool = False) -> Paragraph:
    return Paragraph((text,), Place(), number=number, list_level=level, in_bold=in_bold)


def table() -> Table:
    return Table((Cell(0, 0, 1, 1, ("STT",), Place()),), 1, 1, Place(table="1"))


def frame(*lines: str, kind: TableKind = TableKind.LAYOUT) -> Table:
    return Table((Cell(0, 0, 1, 1, lines, Place()),), 1, 1, Place(table="1"), ruled=False, kind=kind)


def headings(*blocks: Block) -> list[tuple[int, str, str]]:
    return [(b.level, b.number, b.title) for b in with_headings(blocks) if isinstance(b, Heading)]


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("I. ĐÁNH GIÁ", "I", "ĐÁNH GIÁ"),
        ("IV - Tổ chức", "IV", "Tổ chức"),
        ("II.KẾ HOẠCH", "II", "KẾ HOẠCH"),
        ("1. Kết quả năm 2023.", "1", "Kết quả năm 2023."),
        ("1) Kết quả", "1", "Kết quả"),
        ("1/ Kết quả", "1", "Kết quả"),
        ("1.1 Công tác", "1.1", "Công tác"),
        ("1.2.3. Công tác", "1.2.3", "Công tác"),
        ("I.1. Công tác", "I.1", "Công tác"),
        ("a) Thuận lợi", "a", "Thuận lợi"),
        ("đ. Khó khăn", "đ", "Khó khăn"),
        ("A. PHẦN CHUNG", "A", "PHẦN CHUNG"),
        ("PHẦN I. KẾT QUẢ", "PHẦN I", "KẾT QUẢ"),
        ("Phần thứ nhất: Kết quả", "Phần thứ nhất", "Kết quả"),
        ("Phụ lục 2: Danh mục", "Phụ lục 2", "Danh mục"),
        ("PHỤ LỤC 01", "PHỤ LỤC 01", ""),
        ("Điều 3. Hiệu lực", "Điều 3", "Hiệu lực"),
        ("Biểu số 01", "Biểu số 01", ""),
        ("1/Nhiệm vụ", "1", "Nhiệm vụ"),
        ("I-ĐÁNH GIÁ", "I", "ĐÁNH GIÁ"),
        ("1-Kết quả", "1", "Kết quả"),
        ("I.- ĐÁNH GIÁ", "I", "ĐÁNH GIÁ"),
        ("1). Kết quả", "1", "Kết quả"),
        ("I./ ĐÁNH GIÁ", "I", "ĐÁNH GIÁ"),
        ("I . ĐÁNH GIÁ", "I", "ĐÁNH GIÁ"),
        ("1.1/ Công tác", "1.1", "Công tác"),
        ("Ⅱ. KẾ HOẠCH", "Ⅱ", "KẾ HOẠCH"),
    ],
)
def test_number_and_title(text: str, number: str, title: str) -> None:
    assert headings(bold(text)) == [(1, number, title)]


@pytest.mark.parametrize(
    "block",
    [
        plain("1. Có 02 cơ sở được hướng dẫn thủ tục trong kỳ báo cáo."),
        bold("- Kinh phí"),
        bold("+ Kinh phí đã sử dụng"),
        bold("Kinh phí được cấp"),
        bold("1.500.000 đồng"),
        bold("1.5 triệu đồng"),
        bold("25/6/2023"),
        bold("V/v xây dựng kế hoạch"),
        bold("V/V XÂY DỰNG KẾ HOẠCH"),
        bold("12-CT/TU ngày 05/6/2024"),
        bold("5/KH-UBND"),
        bold("1.5/KH-UBND"),
        bold("e-Office"),
        bold("A-Z"),
        bold("Mục I của kế hoạch này đã nêu rõ"),
        plain("a) UBND"),
        plain("2. HTX"),
        plain("I. KH&CN"),
        Paragraph(("Kết quả đạt được",), Place(), number="-", outline_level=2),
        bold("KT. CHỦ TỊCH"),
        bold("1."),
        plain("KẾ HOẠCH NĂM 2024"),
        styled("Nơi nhận:", 1),
        styled("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1),
        styled("", 1),
        automatic("1.", "Có 02 cơ sở được hướng dẫn", 0),
        automatic("•", "Kinh phí", 0, in_bold=True),
        automatic("I.", "Có 02 cơ sở được hướng dẫn.", 0),
    ],
)
def test_no_heading(block: Paragraph) -> None:
    assert with_headings((block,)) == (block,)


def test_title_of_the_document_is_none_even_in_a_heading_style() -> None:
    title = Paragraph(("KẾ HOẠCH",), Place(), alignment="center", in_bold=True, outline_level=1)
    subject = Paragraph(("năm 2024",), Place(), alignment="center", outline_level=1)
    assert headings(title, subject, bold("I. CHUNG")) == [(1, "I", "CHUNG")]


def test_set_off_by_style_capitals_or_outline_numbering() -> None:
    assert headings(styled("1. Kết quả", 2), plain("II. KẾT QUẢ"), automatic("1.1.", "Tổ chức", 1)) == [
        (1, "1", "Kết quả"), (1, "II", "KẾT QUẢ"), (2, "1.1", "Tổ chức")
    ]  # fmt: skip


def test_automatic_numbers_on_two_levels_are_an_outline() -> None:
    blocks = (automatic("1.", "Kết quả", 0), automatic("a)", "Thuận lợi", 1), automatic("2.", "Kế hoạch", 0))
    assert headings(*blocks) == [(1, "1", "Kết quả"), (2, "a", "Thuận lợi"), (1, "2", "Kế hoạch")]


def test_automatic_number_as_shown() -> None:
    assert headings(automatic("PHẦN I:", "KẾT QUẢ", 0, in_bold=True)) == [(1, "PHẦN I", "KẾT QUẢ")]


def test_unnumbered_by_style_only() -> None:
    assert headings(styled("Mở đầu", 1), styled("Bối cảnh", 2), styled("Kết luận", 1)) == [
        (1, "", "Mở đầu"), (2, "", "Bối cảnh"), (1, "", "Kết luận")
    ]  # fmt: skip


def test_levels_follow_the_kinds_of_the_document() -> None:
    texts = ["PHẦN I. A B C", "I. X", "1. X", "a) X", "b) X", "II. X", "a) X", "1. X", "a) X", "PHẦN II. X", "1. X"]
    assert [level for level, _, _ in headings(*(bold(text) for text in texts))] == [1, 2, 3, 4, 4, 2, 3, 3, 4, 1, 2]


def test_letter_after_letter_is_no_roman_numeral() -> None:
    texts = ["I. X", "g) X", "h) X", "i) X", "II. X", "H. X", "I. X"]
    assert [level for level, _, _ in headings(*(bold(text) for text in texts))] == [1, 2, 2, 2, 1, 2, 2]


def test_annex_starts_its_own_nesting() -> None:
    blocks = (bold("I. X"), bold("1. X"), bold("PHỤ LỤC 1"), plain("Kèm theo."), bold("I. X"))
    assert [level for level, _, _ in headings(*blocks)] == [1, 2, 1, 2]


def test_title_on_the_lines_below_is_one_heading() -> None:
    blocks = (
        bold("PHẦN I", alignment="center"),
        bold("ĐÁNH GIÁ", alignment="center"),
        bold("NĂM 2023", alignment="center"),
    )
    assert headings(*blocks) == [(1, "PHẦN I", "ĐÁNH GIÁ NĂM 2023")]
    assert headings(bold("1. Kết quả thực hiện"), bold("năm 2023")) == [(1, "1", "Kết quả thực hiện năm 2023")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (bold("I. ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN"), bold("NHIỆM VỤ NĂM 2024")),
        (styled("I. ĐÁNH GIÁ", 1), styled("NHIỆM VỤ NĂM 2024", 1)),
        (bold("1. NHIỆM VỤ,"), bold("KINH PHÍ")),
        (bold("2. Kinh phí của"), bold("Sở Khoa học và Công nghệ")),
        (bold("2. Kinh phí năm"), bold("2024")),
        (bold("Phần I", "center"), Paragraph(("Đánh giá tình hình",), Place(), alignment="center")),
    ],
)
def test_title_wrapped_over_two_paragraphs(first: Paragraph, second: Paragraph) -> None:
    assert len(headings(first, second)) == 1
    assert headings(first, second)[0][2].endswith(second.text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (bold("I. ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN NĂM 2024"), bold("KẾT QUẢ CHUNG")),
        (styled("1. Kết quả", 2), styled("Tồn tại", 2)),
        (bold("1. Kinh phí được cấp"), bold("130.000.000 đồng")),
        (bold("Phụ lục 1", "center"), Paragraph(("Danh mục mô hình",), Place(), alignment="center")),
    ],
)
def test_paragraph_below_a_heading_is_no_part_of_it(first: Paragraph, second: Paragraph) -> None:
    assert not headings(first, second)[0][2].endswith(second.text)


def test_what_follows_a_heading_is_not_its_title() -> None:
    assert headings(bold("1. Kết quả"), bold("Tuyên truyền")) == [(1, "1", "Kết quả")]
    assert headings(bold("1. Kết quả"), plain("năm 2023")) == [(1, "1", "Kết quả")]
    assert headings(bold("PHẦN I"), bold("I. CHUNG")) == [(1, "PHẦN I", ""), (2, "I", "CHUNG")]


def test_entries_of_a_table_of_contents_are_none() -> None:
    told = Paragraph(("I. KẾ HOẠCH\t3",), Place(), in_contents=True, in_bold=True)
    typed = (bold("I. ĐÁNH GIÁ\t1"), bold("1. Kết quả ........ 2"), bold("II. KẾ HOẠCH…… 3"))
    assert headings(told, *typed, bold("I. ĐÁNH GIÁ")) == [(1, "I", "ĐÁNH GIÁ")]


def test_one_heading_that_ends_in_a_number_is_no_entry() -> None:
    assert headings(bold("1. Kinh phí được cấp:\t130")) == [(1, "1", "Kinh phí được cấp: 130")]


def test_only_lists_with_several_levels_are_outlines() -> None:
    item = Paragraph(("Tổ chức lớp tập huấn",), Place(), number="1.", list_level=0, list_id="2")
    other = Paragraph(("Tại xã Tân Hội",), Place(), number="a)", list_level=1, list_id="3")
    assert headings(item, other) == []


def test_heading_that_reads_like_signer_or_issuer() -> None:
    signer = Paragraph(("Kế toán",), Place(), number="3.", list_level=0, in_bold=True)
    assert headings(signer) == [(1, "3", "Kế toán")]
    assert headings(bold("III. TỔ CHỨC"), styled("UBND CÁC XÃ, THỊ TRẤN", 2)) == [
        (1, "III", "TỔ CHỨC"), (2, "", "UBND CÁC XÃ, THỊ TRẤN")
    ]  # fmt: skip
    assert headings(styled("UBND CÁC XÃ", 1)) == []


def test_who_receives_the_document_is_none_what_follows_it_is() -> None:
    receivers = (bold("Nơi nhận:"), bold("1. Sở Khoa học và Công nghệ;"), styled("Nguyễn Văn An", 2))
    assert headings(*receivers, bold("PHỤ LỤC 1"), bold("1. Mô hình")) == [
        (1, "PHỤ LỤC 1", ""), (2, "1", "Mô hình")
    ]  # fmt: skip
    assert headings(bold("Nơi nhận hồ sơ"), bold("1. Mô hình")) == [(1, "1", "Mô hình")]


@pytest.mark.parametrize("text", ["Phụ lục 01: Danh mục", "PHỤ LỤC 1", "Biểu số 02. Dự toán"])
def test_label_next_to_a_table_is_its_caption(text: str) -> None:
    unit = plain("Đơn vị tính: triệu đồng")
    assert headings(bold(text), unit, plain(""), table()) == []
    assert headings(Paragraph((text,), Place(), outline_level=1), table()) == []


def test_label_below_a_table_without_caption_is_its_caption() -> None:
    assert headings(table(), plain(""), bold("Phụ lục 01: Danh mục")) == []
    assert headings(bold("Bảng 1: Dự toán"), table(), bold("Phụ lục 1: Danh mục"), plain("Gồm có")) == [
        (1, "Phụ lục 1", "Danh mục")
    ]


@pytest.mark.parametrize("lines", [(), ("Đơn vị tính: triệu đồng", "")])
def test_frame_around_a_table_does_not_part_it_from_its_caption(lines: tuple[str, ...]) -> None:
    assert headings(bold("I. A"), bold("Biểu 1. Dự toán"), frame(*lines), table(), bold("II. B")) == [
        (1, "I", "A"), (1, "II", "B")
    ]  # fmt: skip
    assert headings(bold("Bảng 1: Dự toán"), frame(*lines), table(), bold("Phụ lục 1: Danh mục"), plain("Gồm có")) == [
        (1, "Phụ lục 1", "Danh mục")
    ]


@pytest.mark.parametrize(
    "between",
    [
        (frame("Lưu ý: gửi trước ngày 15."), table()),
        (frame("Lưu ý: gửi trước ngày 15. Đơn vị tính: triệu đồng"), table()),
        (frame("", kind=TableKind.SIGNATURE), table()),
        (frame(), plain("Nội dung"), table()),
        (frame(),),
    ],
)
def test_frame_that_says_something_parts_a_label_from_the_table(between: tuple[Block, ...]) -> None:
    assert headings(bold("Phụ lục 2: Danh mục"), *between) == [(1, "Phụ lục 2", "Danh mục")]


def test_annex_label_alone_or_above_headings_is_a_heading() -> None:
    assert headings(table(), bold("Phụ lục 2"), plain("Nội dung"), table()) == [(1, "Phụ lục 2", "")]
    assert headings(bold("Phụ lục 2: Số liệu"), bold("I. X"), table()) == [(1, "Phụ lục 2", "Số liệu"), (2, "I", "X")]
