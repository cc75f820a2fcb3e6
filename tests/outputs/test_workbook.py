"""The workbook: figures are the dataset's and numbers, text is text, links lead to their cells, it prints."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from corpus.dataset import Dataset
from corpus.received import FileStatus
from normalizers.money_units import MoneyUnit
from normalizers.periods import Period, Phase
from outputs.by_year.year_units import left_out
from outputs.expected_units import ExpectedUnit
from outputs.formats import csv_dataset
from outputs.totals import period_totals
from outputs.workbook import contents as contents_module
from outputs.workbook.plan_layout import plan_layout
from outputs.written import written_dataset
from tests.outputs.plans import ROWS, audited_plan, dataset
from tests.outputs.workbooks import (
    FIRST_ROW,
    case_folder,
    case_workbook,
    cell_at,
    linked,
    listed,
    workbook_path,
    written,
)

LISTS = ["Tổng hợp", "Sai lệch", "Cần xem lại", "Chưa kiểm tra", "Tệp không đọc được"]
STATED, COMPUTED = "Tổng đề nghị văn bản ghi (đồng)", "Tổng đề nghị cộng lại (đồng)"


def test_lists_come_first_and_every_plan_has_a_sheet() -> None:
    plans, workbook = case_workbook()
    assert workbook.sheetnames[:5] == LISTS
    assert len(workbook.sheetnames) == 5 + len(plans.submissions)
    assert all(len(name) <= 31 for name in workbook.sheetnames)
    assert "Hòa Thành 2025" in workbook.sheetnames


def test_every_received_file_is_in_the_summary_once_a_plan() -> None:
    plans, workbook = case_workbook()
    shown = sorted(str(row["Tệp nhận được"].value) for row in listed(workbook["Tổng hợp"]))
    with_plan = [plan.row.source_file for plan in plans.submissions]
    others = [file.source_file for file in plans.received if file.source_file not in with_plan]
    assert shown == sorted(with_plan + others)


def test_totals_of_the_summary_are_the_datasets() -> None:
    plans, workbook = case_workbook()
    rows = {row["Tệp nhận được"].value: row for row in listed(workbook["Tổng hợp"])}
    compared = 0
    for plan in plans.submissions:
        row = rows[plan.row.source_file]
        total = period_totals(plan).get(Period(plan.row.plan_year, Phase.PROPOSED, None))
        stated, computed = (total.stated_vnd, total.computed_vnd) if total else (None, None)
        assert (row[STATED].value, row[COMPUTED].value) == (stated, computed), plan.row.source_file
        if stated is not None and computed is not None:
            assert row["Chênh lệch (đồng)"].value == stated - computed
            compared += 1
        errors = [found for found in plan.open_findings() if found.severity.value == "error"]
        assert row["Lỗi"].value == len(errors)
        assert row["Số liệu cần xem lại"].value == len(plan.to_review())
        assert row["Phép cộng chưa kiểm tra"].value == len(plan.unchecked)
    assert compared > 3


def test_lines_of_totals_add_up_the_plans_of_a_year() -> None:
    plans, workbook = case_workbook()
    sheet = workbook["Tổng hợp"]
    rows = listed(sheet)
    column = rows[0][COMPUTED].column
    first = FIRST_ROW + len(rows)
    totals = {sheet.cell(row, 3).value: sheet.cell(row, column).value for row in range(first, sheet.max_row + 1)}
    not_added = left_out(plans)
    assert not_added
    for year in {plan.row.plan_year for plan in plans.submissions}:
        of_year = [p for p in plans.submissions if p.row.plan_year == year and p.row.submission_id not in not_added]
        found = [period_totals(plan).get(Period(year, Phase.PROPOSED, None)) for plan in of_year]
        assert totals[year] == sum(total.added_vnd for total in found if total)


def test_all_discrepancies_are_listed_the_gravest_first() -> None:
    plans, workbook = case_workbook()
    rows = listed(workbook["Sai lệch"])
    assert sorted(str(row["Nội dung sai lệch"].value) for row in rows) == sorted(
        found.message for plan in plans.submissions for found in plan.discrepancies
    )
    order = ["Lỗi", "Cảnh báo", "Lưu ý"]
    severities = [order.index(str(row["Mức độ"].value)) for row in rows]
    assert severities == sorted(severities)
    assert len(set(severities)) == 3
    assert [row["Số"].value for row in rows] == list(range(1, len(rows) + 1))


def test_amounts_of_discrepancies_are_numbers_of_the_dataset() -> None:
    plans, workbook = case_workbook()
    rows = {row["Nội dung sai lệch"].value: row for row in listed(workbook["Sai lệch"])}
    for plan in plans.submissions:
        for found in plan.discrepancies:
            row = rows[found.message]
            shown = [row[head].value for head in ("Văn bản ghi (đồng)", "Tính lại (đồng)", "Chênh lệch (đồng)")]
            assert shown == [found.stated_vnd, found.computed_vnd, found.difference_vnd]


def test_each_discrepancy_leads_to_its_cell_and_back() -> None:
    plans, workbook = case_workbook()
    cells = plans.cells([plan.row.submission_id for plan in plans.submissions])
    by_message = {row["Nội dung sai lệch"].value: row for row in listed(workbook["Sai lệch"])}
    seen = 0
    for plan in plans.submissions:
        for found in plan.discrepancies:
            row = by_message[found.message]
            target = linked(workbook, row["Đến ô"])
            assert target.comment is not None, found.message
            assert found.suggestion in target.comment.text
            printed = [
                cell
                for cell in cells[plan.row.submission_id]
                if cell.table_no == found.table_no and cell.location == found.location
            ]
            if printed:
                seen += 1
                assert _shows(target, printed[0].text), found.message
            if found.table_no is not None:
                margin = cell_at(target.parent, f"A{target.row}")
                back = linked(workbook, margin)
                assert back.parent.title == "Sai lệch"
                numbers = str(margin.value).split(", ")
                assert str(back.value) == numbers[0]
                assert str(row["Số"].value) in numbers or len(numbers) > 1
    assert seen > 10


def _shows(cell: Cell, printed: str) -> bool:
    """True where the cell shows a print: as it is, or the number of the same digits."""
    if not isinstance(cell.value, int | float):
        return (cell.value or "") == printed
    digits = "".join(sign for sign in printed if sign.isdigit()).strip("0")
    return str(cell.value).replace(".", "").replace("-", "").strip("0") == digits


def test_every_link_leads_into_a_sheet_of_the_workbook() -> None:
    _, workbook = case_workbook()
    links = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) > 50
    for cell in links:
        assert isinstance(cell, Cell)
        linked(workbook, cell)


def test_printed_figures_are_the_amounts_in_their_unit() -> None:
    plans, workbook = case_workbook()
    cells = plans.cells([plan.row.submission_id for plan in plans.submissions])
    numbers = 0
    for plan in plans.submissions:
        [sheet_name] = {
            linked(workbook, row["Đơn vị"]).parent.title
            for row in listed(workbook["Tổng hợp"])
            if row["Tệp nhận được"].value == plan.row.source_file
        }
        layout = plan_layout(plan, sheet_name, cells[plan.row.submission_id])
        for amount in plan.amounts:
            spot = layout.amounts.get((amount.table_no, amount.row_no, amount.column_no))
            if spot is None or amount.amount_vnd is None:
                continue
            shown = workbook[sheet_name].cell(spot[0] + 1, spot[1] + 1)
            assert shown.data_type == "n", (plan.row.source_file, amount)
            assert shown.number_format.startswith("[$-42A]#,##0")
            value = Decimal(str(shown.value))
            assert any(value * unit.value == amount.amount_vnd for unit in MoneyUnit)
            numbers += 1
    assert numbers > 300


def test_what_is_no_number_is_shown_as_printed(tmp_path: Path) -> None:
    sheet = _plan_sheet(tmp_path, dataset())
    texts = {cell.value: cell for row in sheet.iter_rows() for cell in row}
    assert texts["theo QĐ"].data_type == "s"
    comment = texts["theo QĐ"].comment
    assert comment is not None and "Không đọc được thành số" in comment.text
    wrong = texts[30]
    assert wrong.fill.start_color.rgb == "FFFFC7CE"
    assert wrong.comment is not None
    assert wrong.comment.text.split("\n")[1:4] == [
        "Văn bản ghi: 30.000.000 đồng",
        "Tính lại: 35.000.000 đồng",
        "Chênh lệch: -5.000.000 đồng",
    ]


HOSTILE = ("=1+1", "+1", "-2+3", "@SUM(A1)", "{=1}", "http://example.org", "mailto:a@b.vn", "<r><t>x</t></r>", "\tx")


def test_text_of_files_is_never_a_formula_a_link_or_markup(tmp_path: Path) -> None:
    rows = [("1", text, "10") for text in HOSTILE]
    plan = dataset([*rows, ("", "Tổng cộng", "=1")], source_file="=cmd|'/c calc'!A1.docx")
    path = workbook_path(written(plan, tmp_path), tmp_path)
    workbook = openpyxl.load_workbook(path)
    shown = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in shown if cell.data_type == "f"]
    texts = {str(cell.value).strip() for cell in shown}
    assert {text.strip() for text in HOSTILE} <= texts
    for cell in shown:
        if cell.hyperlink is not None:
            assert isinstance(cell, Cell)
            linked(workbook, cell)
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in xml for xml in sheets)
        assert not [name for name in archive.namelist() if "externalLink" in name]
        assert b"example.org" not in b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".rels"))


def test_signs_that_xml_forbids_are_shown_as_such(tmp_path: Path) -> None:
    plan = dataset(source_file="a\x0b\x00b\ufffe.docx")
    workbook = openpyxl.load_workbook(workbook_path(written(plan, tmp_path), tmp_path))
    files = [row["Tệp nhận được"].value for row in listed(workbook["Tổng hợp"])]
    assert "a��b�.docx" in files


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_frozen_heads_filters_and_a_page_setup(name: str) -> None:
    _, workbook = case_workbook()
    sheet = workbook[name]
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A4:")
    assert sheet.print_title_rows == "$4:$4"
    _is_set_up_for_print(sheet)


def test_sheets_of_plans_have_frozen_titles_and_a_page_setup() -> None:
    _, workbook = case_workbook()
    for name in workbook.sheetnames[5:]:
        assert workbook[name].freeze_panes == "A4"
        assert workbook[name].print_title_rows == "$1:$3"
        _is_set_up_for_print(workbook[name])


def _is_set_up_for_print(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    properties = sheet.sheet_properties.pageSetUpPr
    assert properties is not None and properties.fitToPage
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.fitToWidth or 1) == (0, 1)
    assert sheet.oddFooter is not None and "&P" in str(sheet.oddFooter.right.text)
    assert sheet.print_area


def test_dates_are_dates_and_years_are_not_grouped() -> None:
    plans, workbook = case_workbook()
    rows = {row["Tệp nhận được"].value: row for row in listed(workbook["Tổng hợp"])}
    dated = [plan.row for plan in plans.submissions if plan.row.issued_on is not None]
    assert dated
    for plan in dated:
        shown = rows[plan.source_file]["Ngày ban hành"]
        assert isinstance(shown.value, datetime)
        assert shown.value.date() == plan.issued_on and isinstance(plan.issued_on, date)
        assert shown.number_format == "[$-42A]dd/mm/yyyy"
        assert rows[plan.source_file]["Năm kế hoạch"].number_format == "0"


def test_unread_files_and_copies_say_what_to_do(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(workbook_path(written(dataset(), tmp_path), tmp_path))
    [unread] = listed(workbook["Tệp không đọc được"])
    assert (unread["Tệp nhận được"].value, unread["Việc cần làm"].value) == ("hỏng.docx", "hỏng.docx: tệp bị hỏng.")
    rows = {row["Tệp nhận được"].value: row for row in listed(workbook["Tổng hợp"])}
    assert rows["copy.docx"]["Ghi chú"].value == "Cùng nội dung với trang-bang.docx"
    assert rows["hỏng.docx"]["Tình trạng"].value == "Không đọc được: tệp hỏng hoặc thiếu phần"
    assert {file.status for file in written(dataset(), tmp_path).received} >= {FileStatus.FAILED, FileStatus.DUPLICATE}


def test_units_awaited_in_vain_are_in_the_summary(tmp_path: Path) -> None:
    expected = (ExpectedUnit("huyện Gò Dầu"), ExpectedUnit("huyện Bến Cầu"))
    path = workbook_path(written(dataset(), tmp_path), tmp_path, expected=expected)
    rows = listed(openpyxl.load_workbook(path)["Tổng hợp"])
    missing = [row["Đơn vị"].value for row in rows if row["Tình trạng"].value == "Chưa nhận được"]
    assert missing == ["huyện Gò Dầu", "huyện Bến Cầu"]


def test_what_needs_review_is_listed_with_its_cell() -> None:
    plans, workbook = case_workbook()
    figures = [row for row in listed(workbook["Cần xem lại"]) if row["Cần xem"].value == "Số liệu"]
    wanted = [amount for plan in plans.submissions for amount in plan.to_review()]
    assert wanted
    assert len(figures) >= len(wanted)
    for row in figures:
        target = linked(workbook, row["Đến ô"])
        is_merged = str(row["Vì sao"].value).startswith("Nằm trong ô gộp")
        assert is_merged or _shows(target, str(row["Văn bản ghi"].value or "")), row["Tên dòng"].value
        assert target.comment is not None and "CẦN XEM LẠI" in target.comment.text


def test_what_was_not_checked_is_listed_with_its_reason() -> None:
    plans, workbook = case_workbook()
    rows = listed(workbook["Chưa kiểm tra"])
    assert len(rows) == sum(len(plan.unchecked) for plan in plans.submissions)
    for row in rows:
        assert row["Vì sao chưa kiểm tra được"].value
        linked(workbook, row["Đến ô"])


def test_above_a_limit_only_plans_with_findings_have_a_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents_module, "MOST_SHEETS", 1)
    right = tuple((number, name, "35" if number == "I" else amount) for number, name, amount in ROWS[:3])
    clean = audited_plan([*right, ("", "Tổng cộng", "35")], "clean.docx")
    both = Dataset(dataset().received, (*dataset().submissions, replace(clean, submission_id="c" * 16)))
    workbook = openpyxl.load_workbook(workbook_path(written(both, tmp_path), tmp_path))
    assert len(workbook.sheetnames) == 6
    assert "chỉ 1 kế hoạch có lỗi hoặc cảnh báo" in str(workbook["Tổng hợp"]["A3"].value)


def test_a_check_no_longer_known_is_named_by_its_id(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    path = tmp_path / "discrepancies.csv"
    path.write_text(path.read_text("utf-8").replace("sum.items", "sum.of-before"), "utf-8")
    rows = listed(openpyxl.load_workbook(workbook_path(written_dataset(tmp_path), tmp_path))["Sai lệch"])
    assert "sum.of-before" in {row["Loại sai lệch"].value for row in rows}


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    plan = written(dataset(), tmp_path)
    first = workbook_path(plan, tmp_path).read_bytes()
    assert workbook_path(plan, tmp_path).read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx") == ["ra-soat.xlsx"]


def test_in_english_all_words_are(tmp_path: Path) -> None:
    path = workbook_path(written(dataset(), tmp_path), tmp_path, "en")
    workbook = openpyxl.load_workbook(path)
    assert workbook.sheetnames[:5] == ["Summary", "Discrepancies", "To review", "Not checked", "Files not read"]
    heads = [str(cell.value) for name in workbook.sheetnames[:5] for cell in workbook[name][4]]
    assert not [head for head in heads if not head.replace("đồng", "").isascii()]
    assert workbook["Summary"][f"H{FIRST_ROW}"].number_format == "[$-409]#,##0_)"


def test_a_dataset_of_nothing_gives_empty_lists(tmp_path: Path) -> None:
    workbook = openpyxl.load_workbook(workbook_path(written(Dataset((), ()), tmp_path), tmp_path))
    assert workbook.sheetnames == LISTS
    assert workbook["Sai lệch"]["A5"].value == "Không phát hiện sai lệch nào."


def _plan_sheet(folder: Path, plan: Dataset) -> Worksheet:
    workbook = openpyxl.load_workbook(workbook_path(written(plan, folder), folder))
    sheet = workbook[workbook.sheetnames[5]]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_the_folder_of_the_cases_holds_the_workbook_alone_besides_its_dataset() -> None:
    assert not [path.name for path in case_folder().iterdir() if path.name.startswith(".ra-soat")]
