"""The provincial summary: footnotes when they are due, what is missing, text that stays text, pages, order, English."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from corpus.dataset import Dataset
from outputs.by_year.collation import name_key
from outputs.by_year.year_units import by_name
from outputs.expected_units import ExpectedUnit
from outputs.formats import csv_dataset, report
from outputs.shown_text import one_line
from outputs.summary.sheet_styles import MARKED, decimals_of
from tests.outputs.plans import ROWS, dataset
from tests.outputs.summaries import (
    GOOD,
    Lines,
    Sent,
    document_text,
    sheet,
    sheet_lines,
    sheet_texts,
    write_sent,
    write_summary,
)

_RANGE = r"[A-Z]+\d+:[A-Z]+\d+"
_OWN_FORMULA = re.compile(rf"=(?:SUM|COUNT)\({_RANGE}(?:,{_RANGE})*\)|=[A-Z]+\d+-[A-Z]+\d+")


def with_first_amount(**changed: str) -> Callable[[Lines], None]:
    """Return what changes the columns of the first line that is added."""

    def change(lines: Lines) -> None:
        line = next(line for line in lines if line["additive"] == "true")
        line.update(changed)

    return change


def undated(lines: Lines) -> None:
    for line in lines:
        line["fiscal_year"] = ""


def of_the_year_before(lines: Lines) -> None:
    for line in lines:
        line["fiscal_year"] = "2023"


def without_amounts(lines: Lines) -> None:
    for line in lines:
        line.update(amount_vnd="", amount_million_vnd="", amount_status="blank")


NO_AMOUNT = {"amount_vnd": "", "amount_million_vnd": ""}


@pytest.mark.parametrize(
    ("sent", "footnote"),
    [
        (Sent("huyện Gò Dầu", ROWS), "Tổng ghi trong văn bản khác tổng các dòng chi"),
        (Sent("huyện Gò Dầu", ROWS), "Có ô ghi chữ hoặc số không đọc được"),
        (Sent("huyện Gò Dầu", GOOD[:-1]), "Văn bản không ghi tổng số"),
        (
            Sent("huyện Gò Dầu", change=with_first_amount(amount_status="unit_unknown", **NO_AMOUNT)),
            "Có ô không rõ đơn vị tính",
        ),
        (
            Sent("huyện Gò Dầu", change=with_first_amount(amount_status="merged", **NO_AMOUNT)),
            "Có dòng chi có số nằm trong ô gộp",
        ),
        (Sent("huyện Gò Dầu", change=with_first_amount(needs_review="true")), "Có số đọc chưa chắc chắn"),
        (Sent("huyện Gò Dầu", change=with_first_amount(unit_source="inferred")), "Có số mà đơn vị tính được suy ra"),
        (Sent("huyện Gò Dầu", change=without_amounts), "Kế hoạch không có bảng kinh phí"),
        (Sent("huyện Gò Dầu", change=of_the_year_before), "Kế hoạch có số tiền nhưng không có số đề nghị"),
        (Sent("huyện Gò Dầu", change=undated), "Kế hoạch có số tiền nhưng không có số đề nghị"),
        (Sent("", file="khong-ten.docx"), "Chưa xác định được đơn vị gửi"),
    ],
)
def test_a_footnote_where_it_is_due_and_only_there(tmp_path: Path, sent: Sent, footnote: str) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu", (("1", "Kiểm tra về đo lường", "3"), ("", "Tổng cộng", "3"))), sent])
    write_summary(tmp_path)
    (text,) = [text for text in sheet_texts(tmp_path, "Nhóm 2024") if footnote in text]
    who = "khong-ten.docx" if not sent.unit else "Huyện Gò Dầu"
    assert text.partition(": ")[2] != "" and who in text
    assert "Bến Cầu" not in text
    sign = text.partition(" ")[0]
    formats = [cell.number_format for row in sheet(tmp_path, "Nhóm 2024").iter_rows() for cell in row]
    (row,) = [line for line in sheet_lines(tmp_path, "Nhóm 2024") if line["Đơn vị"] == who]
    assert any(isinstance(value, str) and sign in value for value in row.values()) or any(sign in f for f in formats)
    assert footnote in document_text(tmp_path)


def test_no_footnote_where_nothing_is_due(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("xã Phước Chỉ", level="commune")])
    write_summary(tmp_path)
    assert not [text for text in sheet_texts(tmp_path, "Nhóm 2024") if text.startswith("(1)")]
    assert "Không có bảng nào ghi tổng khác tổng các dòng chi." in document_text(tmp_path)


def test_a_wrong_total_is_marked_and_stands_among_the_corrections(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("huyện Gò Dầu", ROWS)])
    write_summary(tmp_path)
    colour = MARKED.removeprefix("#")
    marked = {
        row[1].value
        for row in sheet(tmp_path, "Nhóm 2024").iter_rows(max_col=2)
        if row[1].fill.fgColor.rgb == f"FF{colour}"
    }
    assert marked == {"Huyện Gò Dầu"}
    (line,) = sheet_lines(tmp_path, "Cần điều chỉnh 2024")
    assert line["Đơn vị"] == "Huyện Gò Dầu"
    assert (line["Tổng ghi trong văn bản"], line["Tổng các dòng chi"]) == (24.5, 29.5)
    assert line["Chênh lệch (ghi − cộng)"] == -5
    assert "1 ô chưa cộng được" in str(line["Phát hiện liên quan và lưu ý"])


def test_a_blank_is_not_a_zero(tmp_path: Path) -> None:
    zero = (("1", "Kiểm tra về đo lường", "0"), ("2", "Chi khác", ""), ("", "Tổng cộng", "0"))
    write_sent(tmp_path, [Sent("huyện Bến Cầu", zero)])
    write_summary(tmp_path)
    line = sheet_lines(tmp_path, "Nhóm 2024")[0]
    assert line["Thanh tra, kiểm tra về khoa học và công nghệ"] == 0
    assert line["Tuyên truyền, phổ biến văn bản và thông tin khoa học và công nghệ"] is None


def test_a_list_is_held_to_the_year_it_awaits_and_to_no_other(tmp_path: Path) -> None:
    def of_2023(lines: list[dict[str, str]]) -> None:
        for line in lines:
            line["plan_year"] = "2023"

    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("huyện Gò Dầu"), Sent("huyện Tân Biên", change=of_2023)])
    submissions = tmp_path / "submissions.csv"
    before, _, last = submissions.read_text("utf-8").rpartition(",2024,")
    submissions.write_text(f"{before},2023,{last}", "utf-8")
    write_summary(tmp_path, expected=(ExpectedUnit("huyện Bến Cầu"), ExpectedUnit("huyện Tân Biên")))
    assert "Huyện Tân Biên" in sheet_texts(tmp_path, "Đơn vị chưa gửi")
    overview = " ".join(sheet_texts(tmp_path, "Tổng quan"))
    assert "Đã nhận kế hoạch năm 2024 của 2 đơn vị (2 văn bản); còn 1 đơn vị trong danh sách chưa gửi." in overview
    assert "Đã nhận kế hoạch năm 2023 của 1 đơn vị (1 văn bản)." in overview


def test_a_list_without_any_plan_read_is_wholly_missing(tmp_path: Path) -> None:
    csv_dataset.write(Dataset((), ()), tmp_path)
    write_summary(tmp_path, expected=(ExpectedUnit("huyện Bến Cầu"),))
    assert "Huyện Bến Cầu" in sheet_texts(tmp_path, "Đơn vị chưa gửi")
    assert "Huyện Bến Cầu" in document_text(tmp_path)


def test_a_total_over_blank_lines_is_compared_with_nothing(tmp_path: Path) -> None:
    blank = (("1", "Kiểm tra về đo lường", ""), ("2", "Chi khác", ""), ("", "Tổng cộng", "12,5"))
    write_sent(tmp_path, [Sent("huyện Bến Cầu", blank)])
    write_summary(tmp_path)
    assert "Cần lưu ý" not in document_text(tmp_path)
    assert not any("khớp với tổng các dòng chi" in text for text in sheet_texts(tmp_path, "Tổng quan"))


def test_totals_are_said_to_agree_only_where_all_are_stated(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu", GOOD[:-1])])
    write_summary(tmp_path)
    overview = " ".join(sheet_texts(tmp_path, "Tổng quan"))
    assert "khớp với tổng các dòng chi" not in overview
    assert "1 văn bản không ghi tổng số đề nghị để đối chiếu" in overview


def test_units_that_have_sent_nothing_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    write_summary(tmp_path, expected=(ExpectedUnit("huyện Tân Biên"), ExpectedUnit("huyện Bến Cầu")))
    found = sheet_texts(tmp_path, "Đơn vị chưa gửi")
    assert "Huyện Tân Biên" in found
    assert "Huyện Bến Cầu" not in found
    assert "còn 1 đơn vị trong danh sách chưa gửi" in document_text(tmp_path)
    assert "hỏng.docx" in sheet_texts(tmp_path, "Tệp không có số liệu")
    assert "hỏng.docx: tệp bị hỏng." in document_text(tmp_path)


def test_every_expected_unit_has_sent_one(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    write_summary(tmp_path, expected=(ExpectedUnit("huyện Bến Cầu"),))
    assert "Tất cả 1 đơn vị trong danh sách đã gửi kế hoạch." in document_text(tmp_path)


def test_a_table_that_details_another_is_named_and_never_added(tmp_path: Path) -> None:
    def as_detail(lines: Lines) -> None:
        for line in list(lines):
            lines.append(line | {"table_no": "2", "detail_of": "1"})

    write_sent(tmp_path, [Sent("huyện Bến Cầu", change=as_detail)])
    tables = tmp_path / "tables.csv"
    head, line = tables.read_text("utf-8").splitlines()
    names = head.split(",")
    values = line.split(",")
    values[names.index("table_no")], values[names.index("detail_of")] = "2", "1"
    values[names.index("title")] = "Phụ lục chi tiết"
    tables.write_text("\n".join([head, line, ",".join(values)]) + "\n", "utf-8")
    write_summary(tmp_path)
    (detail,) = sheet_lines(tmp_path, "Chi tiết 2024")
    assert detail["Bảng"] == "Phụ lục chi tiết (bảng thứ 2)"
    assert detail["Tổng các dòng chi"] == 12.5
    assert sheet_lines(tmp_path, "Nhóm 2024")[0]["Tổng các dòng chi"] == 12.5


def test_text_of_documents_is_neither_formula_nor_markup(tmp_path: Path) -> None:
    names = ["=1+1\x07", "<b>&amp;</b>", "@SUM(A1)", "-5", "http://example.org", "_x0041_\ufffe"]
    rows = (("1", "Kiểm tra về đo lường", "7"), ("", "Tổng cộng", "8"))
    write_sent(tmp_path, [Sent(name, (("1", f"Chi {k}", str(k)), *rows)) for k, name in enumerate(names)])
    write_summary(tmp_path, expected=(ExpectedUnit("=HYPERLINK(1)"),))
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")
    shown = {cell.value for sheet_ in book for row in sheet_.iter_rows() for cell in row if cell.data_type == "s"}
    assert {"=1+1�", "<b>&amp;</b>", "@SUM(A1)", "-5", "Http://example.org", "=HYPERLINK(1)"} <= shown
    formulas = [cell.value for sheet_ in book for row in sheet_.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas
    assert [formula for formula in formulas if not _OWN_FORMULA.fullmatch(str(formula))] == []
    assert "<b>&amp;</b>" in document_text(tmp_path)
    assert "=HYPERLINK(1)" in document_text(tmp_path)


@given(st.text())
def test_printable_text_is_what_xml_may_hold(text: str) -> None:
    shown = one_line(text)
    assert all(character >= " " and character not in "\ufffe\uffff" for character in shown)
    assert one_line(shown) == shown


def test_pages_of_the_workbook(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    write_summary(tmp_path)
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")
    for found in book.worksheets:
        assert isinstance(found, Worksheet)
        assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "landscape"), found.title
    found = book["Nhóm 2024"]
    assert isinstance(found, Worksheet)
    assert found.freeze_panes == "C4"
    assert found.print_title_rows == "$3:$3"
    assert found.sheet_properties.pageSetUpPr is not None
    assert found.sheet_properties.pageSetUpPr.fitToPage


def test_pages_and_letters_of_the_document(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    write_summary(tmp_path)
    made = docx.Document(str(tmp_path / "tong-hop.docx"))
    assert made.styles["Normal"].font.name == "Times New Roman"
    upright, turned = made.sections
    assert (upright.orientation, turned.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert [round((page.page_width or 0) / Mm(1)) for page in (upright, turned)] == [210, 297]
    text = document_text(tmp_path)
    assert "BIỂU TỔNG HỢP KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ NĂM 2024" in text
    assert "Đơn vị tính: triệu đồng" in text


def test_english_where_it_is_asked_for(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("huyện Bến Cầu", ROWS), Sent("huyện Gò Dầu", ROWS)])
    write_summary(tmp_path, language="en")
    text = document_text(tmp_path)
    assert "Proposed for 2024, the sum of the lines of 1 unit: 29.5 million đồng" in text
    for word in ("Đơn vị", "Tổng", "triệu", "Biểu", "Cần", "Ghi chú"):
        assert not [line for line in text.splitlines() if line.startswith(word) and "Tổng cộng" not in line], word
    assert openpyxl.load_workbook(tmp_path / "tong-hop.xlsx").sheetnames[0] == "Overview"


def test_a_dataset_without_a_plan(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    for path in tmp_path.glob("*.csv"):
        if path.stem != "received_files":
            path.write_text(path.read_text("utf-8").partition("\n")[0] + "\n", "utf-8")
    write_summary(tmp_path)
    assert "không có kế hoạch nào xác định được năm" in document_text(tmp_path)
    assert "hỏng.docx" in sheet_texts(tmp_path, "Tệp không có số liệu")


def test_a_plan_of_no_known_year_is_listed_and_added_nowhere(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    path = tmp_path / "submissions.csv"
    path.write_text(path.read_text("utf-8").replace(",2024,", ",,", 1), "utf-8")
    write_summary(tmp_path)
    (line,) = sheet_lines(tmp_path, "Chưa rõ năm")
    assert (line["Đơn vị"], line["Tổng các dòng chi"]) == ("Huyện Bến Cầu", 12.5)


def test_the_order_of_names() -> None:
    ordered = ["An Tịnh", "Ân Thi", "Bàu Năng", "Bến Cầu", "Châu Thành", "Dương Minh Châu", "Đôn Thuận", "Phường 2"]
    assert sorted(["Phường 10", *ordered[::-1]], key=name_key) == [*ordered, "Phường 10"]
    assert sorted(["má", "mả", "mà", "ma", "mạ", "mã"], key=name_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted(["xã Bàu Năng", "phường Hòa Thành", "phường An Tịnh"], key=by_name)[0] == "phường An Tịnh"


def test_units_stand_by_level_then_by_name_and_unknown_ones_last(tmp_path: Path) -> None:
    sent = [
        Sent("", (("1", "Kiểm tra về đo lường", "9"), ("", "Tổng cộng", "9")), file="a.docx"),
        Sent("xã Đức Huệ", level="commune"),
        Sent("xã Dương Hòa", level="commune"),
        Sent("thị xã Hòa Thành"),
        Sent("huyện Gò Dầu"),
    ]
    write_sent(tmp_path, sent)
    write_summary(tmp_path)
    lines = sheet_lines(tmp_path, "Nhóm 2024")
    names = [line["Đơn vị"] for line in lines if isinstance(line["STT"], int)]
    assert names == ["Huyện Gò Dầu", "Thị xã Hòa Thành", "Xã Dương Hòa", "Xã Đức Huệ", "a.docx"]
    groups = {str(line["STT"]): line for line in lines if line["STT"] in ("I", "II", "III")}
    assert [groups[k]["Đơn vị"] for k in ("I", "II", "III")] == ["Cấp huyện", "Cấp xã", "Chưa xác định được đơn vị"]
    assert [groups[k]["Tổng các dòng chi"] for k in ("I", "II", "III")] == [25, 25, 9]


def test_a_plan_of_an_unknown_unit_with_known_figures_is_not_added(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("", file="a.docx")])
    write_summary(tmp_path)
    (total,) = [line for line in sheet_lines(tmp_path, "Nhóm 2024") if line["Đơn vị"] == "TỔNG CỘNG"]
    assert total["Tổng các dòng chi"] == 12.5
    assert "a.docx" in sheet_texts(tmp_path, "Không cộng 2024")


@given(st.integers(min_value=-(10**14), max_value=10**14))
def test_every_decimal_is_shown(amount_vnd: int) -> None:
    assert amount_vnd * 10 ** decimals_of(amount_vnd) % 10**6 == 0


def test_no_part_of_the_files_bears_the_hour(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu")])
    for path in write_summary(tmp_path):
        with zipfile.ZipFile(path) as archive:
            assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}, path.name


def test_it_is_made_where_nothing_is_said() -> None:
    assert report("summary").IS_USUAL
