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


def test_no_title_after_the_first_data_table() -> None:
    blocks = with_layout((table(("STT", "Nội dung")), centred("KẾ HOẠCH")))
    assert not title_range(blocks)
