"""Letterhead and signature are told from data, whatever words a data table mentions."""

from __future__ import annotations

import pytest

from ingest.document import Block, Cell, Paragraph, Place, Table, TableKind
from ingest.layout import is_letterhead_line, is_signature_line, title_range, with_layout

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"


def table(*rows: tuple[str, ...], ruled: bool = False) -> Table:
    cells = tuple(
        Cell(r, c, 1, 1, tuple(text.split("\n")), Place(table="1", row=r + 1, column=c + 1))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(cells, len(rows), len(rows[0]), Place(table="1"), ruled=ruled)


def kind(block: Table) -> TableKind:
    told = with_layout((block,))[0]
    assert isinstance(told, Table)
    return told.kind


def centred(text: str) -> Paragraph:
    return Paragraph((text,), Place(), in_bold=text.isupper(), alignment="center")


@pytest.mark.parametrize(
    "rows",
    [
        (("UỶ BAN NHÂN DÂN\nTHỊ XÃ TRẢNG BÀNG", MOTTO),),
        (
            ("ỦY BAN NHÂN DÂN\nHUYỆN", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA\nVIỆT NAM"),
            ("Số: 12/KH-UBND", "ngày 5 tháng 6 năm 2023"),
        ),
        (("UBND XÃ A\nSố:     /KH-UBND", "Tây Ninh, ngày    tháng    năm 2023"),),
        (("ỦY BAN NHÂN DÂN", "", MOTTO),),
    ],
)
@pytest.mark.parametrize("ruled", [False, True])
def test_letterhead(rows: tuple[tuple[str, ...], ...], ruled: bool) -> None:
    assert kind(table(*rows, ruled=ruled)) is TableKind.LETTERHEAD


NUMBER_AND_DATE = table(("Số: 12/KH-UBND", "Gò Dầu, ngày 5 tháng 7 năm 2024"))


def kinds(*blocks: Block) -> list[TableKind]:
    return [block.kind for block in with_layout(blocks) if isinstance(block, Table)]


@pytest.mark.parametrize(
    "rows",
    [
        (("Số: 12/KH-UBND", "Gò Dầu, ngày 5 tháng 7 năm 2024"),),
        (("Số:     /KH-UBND\nV/v lập kế hoạch", "Gò Dầu, ngày    tháng 7 năm 2024"),),
        (("Số: 12\n/KH-UBND", "Gò Dầu, ngày 5\ntháng 7 năm 2024"),),
        (("Số: 12/KH-UBND", "", "Gò Dầu, 05/7/2024"),),
        (("Số: 12/KH-UBND",), ("Gò Dầu, ngày 5 tháng 7 năm 2024",)),
    ],
)
@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize(
    "between", [(), (Paragraph((), Place()),), (Paragraph(("-------",), Place()), table(("", "")))]
)  # fmt: skip
def test_number_and_date_in_the_table_below_a_letterhead(
    rows: tuple[tuple[str, ...], ...], ruled: bool, between: tuple[Block, ...]
) -> None:
    told = kinds(table(("ỦY BAN NHÂN DÂN\nHUYỆN GÒ DẦU", MOTTO)), *between, table(*rows, ruled=ruled))
    assert (told[0], told[-1]) == (TableKind.LETTERHEAD, TableKind.LETTERHEAD)


@pytest.mark.parametrize(
    "above",
    [
        (),
        (table(("Lưu ý: gửi trước ngày 15.", "")),),
        (table(("STT", "Nội dung")),),
        (table(("UBND XÃ A", MOTTO)), centred("KẾ HOẠCH")),
    ],
)
def test_number_and_date_elsewhere_are_no_letterhead(above: tuple[Block, ...]) -> None:
    assert kinds(*above, NUMBER_AND_DATE)[-1] is TableKind.LAYOUT


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ((("Số: 12/KH-UBND", "Kính gửi: Sở KH&CN"),), TableKind.LAYOUT),
        ((("Thực hiện Công văn số 12/SKHCN", "Gò Dầu, ngày 5 tháng 7 năm 2024"),), TableKind.LAYOUT),
        ((("Số: 12/KH-UBND", "Hoàn thành trước ngày 5 tháng 7 năm 2024, báo cáo Sở."),), TableKind.LAYOUT),
        (
            (("STT", "Văn bản", "Ban hành"), ("1", "Số: 12/KH-UBND", "Gò Dầu, ngày 5 tháng 7 năm 2024")),
            TableKind.DATA,
        ),
        ((("Nơi nhận:", "Gò Dầu, ngày 5 tháng 7 năm 2024\nCHỦ TỊCH"),), TableKind.SIGNATURE),
    ],
)
def test_other_tables_below_a_letterhead_stay_what_they_are(rows: tuple[tuple[str, ...], ...], told: TableKind) -> None:
    assert kinds(table(("UBND XÃ A", MOTTO)), table(*rows)) == [TableKind.LETTERHEAD, told]


@pytest.mark.parametrize(
    "rows",
    [
        (("Nơi nhận:\n- Sở KH&CN;\n- Lưu: VT.", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH"),),
        (("", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn A"),),
        (("NGƯỜI LẬP BIỂU", "TRƯỞNG PHÒNG"), ("Nguyễn Văn A", "Trần Thị B")),
    ],
)
def test_signature(rows: tuple[tuple[str, ...], ...]) -> None:
    assert kind(table(*rows)) is TableKind.SIGNATURE


@pytest.mark.parametrize(
    "rows",
    [
        (("STT", "Họ và tên", "Chức vụ"), ("1", "Nguyễn Văn A", "Trưởng phòng")),
        (("Họ và tên", "Chức vụ"), ("Nguyễn Văn A", "Chủ tịch")),
        (("TT", "Cơ quan"), ("1", "ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND")),
        (("Hội nghị tại Ủy ban nhân dân", "5", "10"), ("Nơi nhận: xã", "7", "20")),
    ],
)
@pytest.mark.parametrize("ruled", [False, True])
def test_data_table_that_mentions_such_words_stays_data(rows: tuple[tuple[str, ...], ...], ruled: bool) -> None:
    assert kind(table(*rows, ruled=ruled)) is TableKind.DATA


def test_frame_around_text_is_layout() -> None:
    assert kind(table(("Lưu ý: gửi trước ngày 15.",), ruled=True)) is TableKind.LAYOUT
    assert kind(table(("", ""))) is TableKind.LAYOUT


def test_lines_of_letterhead_and_signature() -> None:
    assert is_letterhead_line("Số: 125/KH-UBND")
    assert is_letterhead_line("Tây Ninh, ngày 25 tháng 6 năm 2023")
    assert is_letterhead_line("Tây Ninh, ngày 05/6/2024")
    assert is_letterhead_line("Số: 125-KH/UBND")
    assert not is_letterhead_line("Hoàn thành trước ngày 05/6/2024")
    assert not is_letterhead_line("UBND thị xã phối hợp với Sở")
    assert is_signature_line("KT.CHỦ TỊCH")
    assert is_signature_line("Nơi nhận:")
    assert not is_signature_line("Chủ tịch UBND xã chỉ đạo thực hiện")


def test_title_ends_where_text_begins() -> None:
    blocks: tuple[Block, ...] = (
        table(("UBND XÃ A", MOTTO)),
        centred("KẾ HOẠCH"),
        centred("Khoa học và công nghệ"),
        Paragraph((), Place()),
        centred("năm 2024"),
        centred("(Kèm theo Công văn số 5)"),
        Paragraph(("Căn cứ Luật",), Place()),
    )
    assert title_range(with_layout(blocks)) == range(1, 5)


def titled(*blocks: Block) -> str:
    told = with_layout((table(("UBND XÃ A", MOTTO)), *blocks))
    lines = [told[i] for i in title_range(told)]
    return " ".join(block.text for block in lines if isinstance(block, Paragraph))


def centred_bold(text: str) -> Paragraph:
    return Paragraph((text,), Place(), in_bold=True, alignment="center")


@pytest.mark.parametrize("after", ["Kính gửi: Sở KH&CN", "_______", "-----", "***", "(Kèm theo Công văn)", "MỤC LỤC"])
def test_title_ends_above(after: str) -> None:
    assert titled(centred("KẾ HOẠCH"), centred("năm 2024"), centred(after)) == "KẾ HOẠCH năm 2024"


def test_draft_is_no_title_its_subject_is() -> None:
    assert titled(centred("DỰ THẢO"), centred("KẾ HOẠCH"), centred("năm 2024")) == "KẾ HOẠCH năm 2024"
    assert titled(centred("TỜ TRÌNH"), centred("V/v phê duyệt")) == "TỜ TRÌNH V/v phê duyệt"


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch khoa học và công nghệ năm 2025",
        "K Ế  H O Ạ C H",
        "ĐĂNG KÝ NHIỆM VỤ NĂM 2025",
        "BIỂU TỔNG HỢP DỰ TOÁN NĂM 2025",
        "BẢNG TỔNG HỢP KINH PHÍ NĂM 2025",
        "DANH MỤC NHIỆM VỤ NĂM 2025",
        "XÂY DỰNG KẾ HOẠCH",
        "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025",
        "Chuyển đổi số của xã năm 2025",
    ],
)
def test_title_below_the_letterhead(text: str) -> None:
    assert titled(centred_bold(text), Paragraph(("Thực hiện Công văn số 5.",), Place())) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["Bảng 1. Dự toán kinh phí", "V/v xây dựng kế hoạch năm 2025", "Kính gửi: Sở KH&CN tỉnh", "HUYỆN TÂN CHÂU"]
)
def test_no_title_below_the_letterhead(text: str) -> None:
    assert titled(centred_bold(text), Paragraph(("Thực hiện Công văn số 5.",), Place())) == ""


def test_no_title_in_small_letters_within_the_text() -> None:
    assert titled(Paragraph(("Thực hiện Công văn số 5.",), Place()), centred_bold("Dự toán kinh phí năm 2025")) == ""


def test_no_title_after_the_first_data_table() -> None:
    blocks = with_layout((table(("STT", "Nội dung")), centred("KẾ HOẠCH")))
    assert not title_range(blocks)
