"""Letterheads as clerks set them: in a table, in paragraphs with tabs, broken over lines."""

from __future__ import annotations

from datetime import date

import pytest

from ingest.document import Block, Cell, Document, Heading, MediaType, Paragraph, Place, Table, TableKind
from normalizers.letterhead import Letterhead, UnitLevel, letterhead

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def read(*blocks: Block) -> Letterhead:
    return letterhead(Document(MediaType.DOCX, blocks))


def table(*columns: tuple[str, ...], kind: TableKind = TableKind.LETTERHEAD) -> Table:
    cells = tuple(Cell(0, i, 1, 1, lines, Place(table="1", row=1, column=i + 1)) for i, lines in enumerate(columns))
    return Table(cells, 1, len(columns), Place(table="1"), ruled=False, kind=kind)


def paragraph(*lines: str, centred: bool = False, bold: bool = False) -> Paragraph:
    return Paragraph(lines, Place(paragraph=1), in_bold=bold, alignment="center" if centred else "")


@pytest.mark.parametrize(
    ("lines", "unit", "level"),
    [
        (("UỶ BAN NHÂN DÂN", "THỊ XÃ TRẢNG BÀNG"), "thị xã Trảng Bàng", UnitLevel.DISTRICT),
        (("ỦY BAN NHÂN DÂN", "HUYỆN", "TÂN CHÂU", "Số: 1/KH-UBND"), "huyện Tân Châu", UnitLevel.DISTRICT),
        (("UBND HUYỆN TÂN CHÂU", "PHÒNG KINH TẾ VÀ HẠ TẦNG"), "huyện Tân Châu", UnitLevel.DEPARTMENT),
        (("UBND TP. HỒ CHÍ MINH", "ỦY BAN NHÂN DÂN QUẬN 3"), "quận 3", UnitLevel.DISTRICT),
        (("UBND TỈNH KIÊN GIANG", "ỦY BAN NHÂN DÂN", "ĐẶC KHU PHÚ QUỐC"), "đặc khu Phú Quốc", UnitLevel.COMMUNE),
        (("ỦY BAN NHÂN DÂN THÀNH PHỐ THỦ ĐỨC",), "thành phố Thủ Đức", UnitLevel.DISTRICT),
        (("UBND TX HÒA THÀNH",), "thị xã Hòa Thành", UnitLevel.DISTRICT),
        (("ỦY BAN NHÂN DÂN", "XÃ IA GRAI"), "xã Ia Grai", UnitLevel.COMMUNE),
        (("UBND HUYỆN TÂN CHÂU", "ỦY BAN NHÂN DÂN XÃ TÂN HỘI 2"), "xã Tân Hội 2", UnitLevel.COMMUNE),
        (("ỦY BAN NHÂN DÂN XÃ PHƯỚC CHỈ, THỊ XÃ TRẢNG BÀNG",), "xã Phước Chỉ", UnitLevel.COMMUNE),
        (("Ủy ban nhân dân", "huyện Đắk R'Lấp"), "huyện Đắk R'Lấp", UnitLevel.DISTRICT),
        (("UBND XÃ TÂN HỘI", "PHÒNG VĂN HÓA - XÃ HỘI"), "xã Tân Hội", UnitLevel.DEPARTMENT),
        (("UBND XÃ TÂN HỘI", "PHÒNG VĂN HÓA VÀ XÃ HỘI"), "xã Tân Hội", UnitLevel.DEPARTMENT),
        (("PHÒNG VĂN HOÁ-XÃ HỘI XÃ TÂN HỘI",), "xã Tân Hội", UnitLevel.DEPARTMENT),
        (("UBND XÃ HỘI NGHĨA", "PHÒNG VĂN HÓA – XÃ HỘI"), "xã Hội Nghĩa", UnitLevel.DEPARTMENT),
        (("UBND THÀNH PHỐ PHAN RANG - THÁP CHÀM",), "thành phố Phan Rang - Tháp Chàm", UnitLevel.DISTRICT),
        (("UBND XÃ TÂN HỘI - HUYỆN TÂN CHÂU",), "xã Tân Hội", UnitLevel.COMMUNE),
        (("ĐẢNG ỦY XÃ TÂN HỘI", "ỦY BAN NHÂN DÂN"), "xã Tân Hội", UnitLevel.COMMUNE),
        (("ỦY BAN NHÂN DÂN", "HUYỆN ĐẢO PHÚ QUÝ"), "huyện Phú Quý", UnitLevel.DISTRICT),
        (("ỦY BAN NHÂN DÂN THỊ TRẤN DƯƠNG MINH CHÂU",), "thị trấn Dương Minh Châu", UnitLevel.COMMUNE),
    ],
)
def test_unit(lines: tuple[str, ...], unit: str, level: UnitLevel) -> None:
    found = read(table(lines, MOTTO))
    assert (found.unit, found.unit_level) == (unit, level)


def test_name_in_capitals_is_written_as_in_prose() -> None:
    found = read(table(("UBND HUYỆN KRÔNG PẮC",), MOTTO), paragraph("UBND huyện Krông PắC báo cáo."))
    assert found.unit == "huyện Krông PắC"


def test_unit_of_a_plan_without_letterhead_is_the_one_prose_names_most() -> None:
    found = read(
        paragraph("UBND xã Tân Hội báo cáo Sở."), paragraph("UBND huyện Tân Biên xây dựng."),
        paragraph("Trên đây là Kế hoạch của UBND huyện Tân Biên."),
    )  # fmt: skip
    assert found.unit == "huyện Tân Biên"


def test_letterhead_in_paragraphs_with_tabs() -> None:
    found = read(
        paragraph("ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        paragraph("HUYỆN GÒ DẦU\tĐộc lập - Tự do - Hạnh phúc"),
        paragraph("Số: 12 /KH-UBND\tGò Dầu, ngày 05 tháng 6 năm 2023"),
        paragraph("KẾ HOẠCH", centred=True, bold=True),
        paragraph("Khoa học và công nghệ năm 2024", centred=True),
    )
    assert found.issuing_body == "ỦY BAN NHÂN DÂN HUYỆN GÒ DẦU"
    assert found.unit == "huyện Gò Dầu"
    assert found.document_number == "12/KH-UBND"
    assert found.issued_on == date(2023, 6, 5)
    assert found.title == "KẾ HOẠCH Khoa học và công nghệ năm 2024"
    assert found.place == found.title_place == Place(paragraph=1)


@pytest.mark.parametrize(
    "between",
    [(), (paragraph(),), (paragraph("-------"),), (table((), kind=TableKind.LAYOUT),)],
)
def test_letterhead_in_two_tables(between: tuple[Block, ...]) -> None:
    found = read(
        table(("ỦY BAN NHÂN DÂN", "HUYỆN GÒ DẦU"), MOTTO),
        *between,
        table(("Số: 12/KH-UBND", "V/v lập kế hoạch năm 2025"), ("Gò Dầu, ngày 5 tháng 7 năm 2024",)),
        paragraph("Kính gửi: Sở Khoa học và Công nghệ."),
    )
    assert (found.issuing_body, found.unit) == ("ỦY BAN NHÂN DÂN HUYỆN GÒ DẦU", "huyện Gò Dầu")
    assert (found.document_number, found.issued_on) == ("12/KH-UBND", date(2024, 7, 5))
    assert found.title == "V/v lập kế hoạch năm 2025"


@pytest.mark.parametrize(
    "between",
    [
        paragraph("KẾ HOẠCH", centred=True, bold=True),
        paragraph("Căn cứ Luật Ngân sách nhà nước;"),
        Heading(1, "", "PHỤ LỤC", Place()),
        table(("Nội dung",), kind=TableKind.DATA),
    ],
)
def test_letterhead_of_an_annex_is_not_the_plans(between: Block) -> None:
    annex = table(("UBND XÃ TÂN HỘI", "Số: 7/BC-UBND"), ("Tân Hội, ngày 5 tháng 7 năm 2024",))
    found = read(table(("UBND HUYỆN TÂN CHÂU",), MOTTO), between, annex)
    assert (found.unit, found.document_number, found.issued_on) == ("huyện Tân Châu", "", None)


def test_first_of_two_letterheads_on_end_is_the_plans() -> None:
    first = table(("UBND HUYỆN TÂN CHÂU", "Số: 5/KH-UBND"), (*MOTTO, "Tân Châu, ngày 1 tháng 6 năm 2024"))
    second = table(("UBND XÃ TÂN HỘI", "Số: 7/BC-UBND"), (*MOTTO, "Tân Hội, ngày 5 tháng 7 năm 2024"))
    found = read(first, second)
    assert (found.unit, found.document_number) == ("huyện Tân Châu", "5/KH-UBND")
    assert found.issued_on == date(2024, 6, 1)


def test_number_and_day_left_empty_are_blank() -> None:
    found = read(table(("UBND XÃ A", "Số:      /KH-UBND"), (*MOTTO, "Tây Ninh, ngày    tháng 6 năm 2023")))
    assert (found.document_number, found.issued_on) == ("", None)


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("Số: 125-KH/UBND",), "125-KH/UBND"),
        (("Số: …125…/KH-UBND",), "125/KH-UBND"),
        (("Số: 125/KH-UBND(KT)",), "125/KH-UBND(KT)"),
        (("Số: 1.254/KH-UBND",), "1.254/KH-UBND"),
        (("Số: 125", "/KH-UBND"), "125/KH-UBND"),
        (("Số: ……/KH-UBND", "V/v kế hoạch 2025"), ""),
    ],
)
def test_number(lines: tuple[str, ...], number: str) -> None:
    assert read(table(("UBND XÃ A", *lines), MOTTO)).document_number == number


@pytest.mark.parametrize(
    "lines",
    [
        ("Tây Ninh, ngày 05/6/2024",),
        ("Tây Ninh, ngày 05 - 6 - 2024",),
        ("Tây Ninh, 05/06/2024",),
        ("Tây Ninh, ngày 05", "tháng 6 năm 2024"),
        ("Tây Ninh, ngày 05 tháng 6", "năm 2024"),
    ],
)
def test_date(lines: tuple[str, ...]) -> None:
    assert read(table(("UBND XÃ A",), (*MOTTO, *lines))).issued_on == date(2024, 6, 5)


def test_date_of_a_decree_in_slashes_is_not_the_plans() -> None:
    prose = paragraph("Căn cứ Luật Ngân sách nhà nước, ngày 25/6/2015;")
    assert read(table(("UBND XÃ A",), MOTTO), prose).issued_on is None


def test_subject_over_two_lines() -> None:
    found = read(table(("UBND XÃ A", "Số: 5/UBND-KT", "V/v xây dựng kế hoạch", "KH&CN năm 2025"), MOTTO))
    assert (found.title, found.plan_year) == ("V/v xây dựng kế hoạch KH&CN năm 2025", 2025)


def test_subject_ends_in_its_cell() -> None:
    found = read(table(("UBND XÃ A", "V/v lập kế hoạch năm 2025"), (*MOTTO, "Xã A, ngày 5 tháng 6 năm 2024")))
    assert found.title == "V/v lập kế hoạch năm 2025"


@pytest.mark.parametrize("kind", [TableKind.LETTERHEAD, TableKind.LAYOUT])
def test_title_in_a_table_of_its_own(kind: TableKind) -> None:
    found = read(table(("KẾ HOẠCH", "Khoa học và công nghệ năm 2025", "-----"), kind=kind))
    assert (found.title, found.plan_year) == ("KẾ HOẠCH Khoa học và công nghệ năm 2025", 2025)
    assert found.title_place == Place(table="1", row=1, column=1)


def test_office_named_after_planning_is_no_title() -> None:
    found = read(table(("UBND HUYỆN TÂN CHÂU", "PHÒNG TÀI CHÍNH -", "KẾ HOẠCH"), MOTTO))
    assert (found.title, found.issuing_body) == ("", "UBND HUYỆN TÂN CHÂU PHÒNG TÀI CHÍNH - KẾ HOẠCH")


def test_draft_is_no_part_of_the_title() -> None:
    assert read(paragraph("DỰ THẢO KẾ HOẠCH NĂM 2025", centred=True, bold=True)).title == "KẾ HOẠCH NĂM 2025"


def test_day_that_no_calendar_has_is_blank() -> None:
    assert read(table(("UBND XÃ A",), (*MOTTO, "Tây Ninh, ngày 31 tháng 6 năm 2023"))).issued_on is None


def test_date_of_a_law_is_not_the_plans() -> None:
    prose = paragraph("Căn cứ Luật Khoa học và Công nghệ ngày 18 tháng 6 năm 2013;")
    assert read(table(("UBND XÃ A",), MOTTO), prose).issued_on is None


@pytest.mark.parametrize(
    ("prose", "province"),
    [
        ("Sở Khoa học và Công nghệ tỉnh Tây Ninh về việc lập kế hoạch", "Tây Ninh"),
        ("Sở KH&CN tỉnh Bà Rịa - Vũng Tàu hướng dẫn", "Bà Rịa - Vũng Tàu"),
        ("Sở Khoa học và Công nghệ thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Đoàn kiểm tra liên ngành cấp tỉnh", ""),
    ],
)
def test_province(prose: str, province: str) -> None:
    assert read(paragraph(prose)).province == province


@pytest.mark.parametrize(
    ("subject", "year"),
    [
        ("Hoạt động khoa học, công nghệ; dự toán ngân sách năm 2024", 2024),
        ("Đánh giá tình hình thực hiện năm 2025 và kế hoạch năm 2026", 2026),
        ("Khoa học và công nghệ năm 2025, giai đoạn 2025-2027", 2025),
        ("Phát triển khoa học và công nghệ giai đoạn 2026 - 2030", 2026),
    ],
)
def test_plan_year_of_the_title(subject: str, year: int) -> None:
    found = read(paragraph("KẾ HOẠCH", centred=True, bold=True), paragraph(subject, centred=True))
    assert found.plan_year == year


def test_plan_year_of_a_title_without_one_is_that_of_headings_and_closing() -> None:
    found = read(
        paragraph("KẾ HOẠCH", centred=True, bold=True),
        Heading(1, "I", "ĐÁNH GIÁ TÌNH HÌNH THỰC HIỆN KẾ HOẠCH NĂM 2023", Place()),
        Heading(1, "II", "KẾ HOẠCH VÀ DỰ TOÁN NGÂN SÁCH NĂM 2024", Place()),
        paragraph("Trên đây là kế hoạch và dự toán năm 2024."),
    )
    assert found.plan_year == 2024


def test_signatory() -> None:
    end = table(
        ("Nơi nhận:", "- Sở KH&CN;"), ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn Bình"),
        kind=TableKind.SIGNATURE,
    )  # fmt: skip
    found = read(end)
    assert (found.signatory, found.signatory_title) == ("Nguyễn Văn Bình", "KT. CHỦ TỊCH PHÓ CHỦ TỊCH")
    assert found.signature_place == Place(table="1", row=1, column=2)


def test_signatory_in_paragraphs() -> None:
    found = read(paragraph("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN"), paragraph("\tCHỦ TỊCH"), paragraph("\tTrần Thị Hoa"))
    assert (found.signatory, found.signatory_title) == ("Trần Thị Hoa", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH")


def test_nothing_said_is_blank() -> None:
    found = read(paragraph("Kính gửi quý cơ quan."))
    assert (found.unit, found.unit_level, found.province, found.title, found.plan_year) == ("", None, "", "", None)
