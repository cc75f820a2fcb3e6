"""The provincial summary: every sum is the dataset's, recomputed here from the CSV files by themselves."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

import normalizers.reference_files
from outputs.formats import csv_dataset
from tests.outputs.case_datasets import case_dataset
from tests.outputs.counted_lines import counted
from tests.outputs.summaries import (
    Lines,
    Sent,
    decimal,
    document_tables,
    lines_of,
    sheet,
    sheet_lines,
    sheet_texts,
    write_sent,
    write_summary,
)

TOTAL = "TỔNG CỘNG"
SUM = "Tổng các dòng chi"
PHASES = {
    "approved": "Được giao, được duyệt",
    "estimated": "Ước thực hiện",
    "executed": "Đã thực hiện",
    "proposed": "Đề nghị",
    "settled": "Quyết toán",
    "adjusted": "Điều chỉnh, bổ sung",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The summary of the plans of all cases, in Word and in PDF, of many years."""
    made = tmp_path_factory.mktemp("summary")
    csv_dataset.write(case_dataset(), made)
    write_summary(made)
    return made


def years(folder: Path) -> list[str]:
    return sorted({line["plan_year"] for line in lines_of(folder, "submissions") if line["plan_year"]}, reverse=True)


def million(lines: Lines) -> Decimal | None:
    """Return what lines add up to in triệu đồng; None where none has an amount."""
    amounts = [int(line["amount_vnd"]) for line in lines if line["amount_vnd"]]
    return Decimal(sum(amounts)) / 1_000_000 if amounts else None


def additive(folder: Path, plan_year: str) -> Lines:
    """Return the lines of main tables that are added, of the plans of a year that the summary says it has added."""
    added = {
        line["Tệp"] for line in sheet_lines(folder, f"Văn bản {plan_year}") if line["Cách dùng trong biểu"] == "Đã cộng"
    }
    return [
        line
        for line in counted(lines_of(folder, "line_items"))
        if line["plan_year"] == plan_year
        and line["source_file"] in added
        and line["additive"] == "true"
        and not line["detail_of"]
    ]


def is_proposed(line: dict[str, str]) -> bool:
    return line["fiscal_year"] == line["plan_year"] and line["phase"] == "proposed" and not line["as_of_month"]


def top_names() -> dict[str, str]:
    path = Path(normalizers.reference_files.__file__).parent / "reference" / "categories.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        listed = {line["category_id"]: line for line in csv.DictReader(stream)}
    return {key: listed[line["parent_id"] or key]["name_vi"] for key, line in listed.items()}


def test_every_case_has_its_year_in_the_workbook(folder: Path) -> None:
    names = openpyxl.load_workbook(folder / "tong-hop.xlsx").sheetnames
    assert len(years(folder)) > 3
    assert [name.removeprefix("Nhóm ") for name in names if name.startswith("Nhóm ")] == years(folder)


def test_categories_equal_the_dataset(folder: Path) -> None:
    tops = top_names()
    for year in years(folder):
        lines = [line for line in additive(folder, year) if is_proposed(line)]
        by_top: dict[str, Lines] = defaultdict(list)
        for line in lines:
            by_top[tops[line["category_id"]] if line["category_id"] else "Chưa xếp nhóm"].append(line)
        (total,) = [line for line in sheet_lines(folder, f"Nhóm {year}") if line["Đơn vị"] == TOTAL]
        assert decimal(total[SUM]) == million(lines)
        for name, of_top in by_top.items():
            assert decimal(total[name]) == million(of_top), (year, name)


def test_each_unit_equals_the_dataset_and_its_own_row_of_categories(folder: Path) -> None:
    for year in years(folder):
        of_unit: dict[str, Lines] = defaultdict(list)
        for line in additive(folder, year):
            if is_proposed(line):
                of_unit[(line["unit"] or line["source_file"]).casefold()].append(line)
        rows = [line for line in sheet_lines(folder, f"Nhóm {year}") if isinstance(line["STT"], int)]
        assert rows
        for row in rows:
            assert decimal(row[SUM]) == million(of_unit[str(row["Đơn vị"]).casefold()])
            titles = list(row)[2 : list(row).index(SUM)]
            amounts = [found for title in titles if (found := decimal(row[title])) is not None]
            assert sum(amounts) == (decimal(row[SUM]) or 0)


def test_parts_of_categories_equal_the_dataset(folder: Path) -> None:
    for year in years(folder):
        lines = [line for line in additive(folder, year) if is_proposed(line)]
        (total,) = [line for line in sheet_lines(folder, f"Tiểu nhóm {year}") if line["Đơn vị"] == TOTAL]
        assert decimal(total[SUM]) == million(lines)
        of_parts = [found for title, value in total.items() if "|" in title and (found := decimal(value)) is not None]
        assert sum(of_parts) == (million([line for line in lines if line["category_id"]]) or 0)


def test_phases_equal_the_dataset(folder: Path) -> None:
    checked = 0
    for year in years(folder):
        lines = additive(folder, year)
        (total,) = [line for line in sheet_lines(folder, f"Giai đoạn {year}") if line["Đơn vị"] == TOTAL]
        periods = {(line["fiscal_year"], line["phase"], line["as_of_month"]) for line in lines if line["amount_vnd"]}
        for fiscal_year, phase, month in periods:
            of_period = [
                line
                for line in lines
                if (line["fiscal_year"], line["phase"], line["as_of_month"]) == (fiscal_year, phase, month)
            ]
            named = PHASES[phase] + (f" đến tháng {month}" if month else "")
            above = f"Năm {fiscal_year}" if fiscal_year else "Không ghi năm"
            assert decimal(total[f"{above}|{named} – cộng các dòng"]) == million(of_period)
            checked += 1
    assert checked > 10


def test_what_is_stated_stands_beside_the_sum(folder: Path) -> None:
    marked = 0
    for year in years(folder):
        for row in sheet_lines(folder, f"Nhóm {year}"):
            stated, added = decimal(row["Tổng ghi trong văn bản"]), decimal(row[SUM])
            difference = decimal(row["Chênh lệch (ghi − cộng)"])
            if isinstance(row["STT"], int) and stated is not None and added is not None:
                assert difference == stated - added
                marked += difference != 0
    assert marked


def test_the_document_shows_the_sums_of_its_year(folder: Path) -> None:
    year = years(folder)[0]
    lines = additive(folder, year)
    tables = document_tables(folder)
    (categories,) = [rows for title, rows in tables.items() if "theo đơn vị và nhóm nhiệm vụ" in title]
    heads = categories[0]
    (total,) = [row for row in categories if row[1] == TOTAL]
    shown = total[heads.index(SUM)].replace(".", "").replace(",", ".")
    assert Decimal(shown) == million([line for line in lines if is_proposed(line)])
    (listed,) = [rows for title, rows in tables.items() if "theo nhóm, tiểu nhóm nhiệm vụ" in title]
    assert listed[-1][-1] == total[heads.index(SUM)]
    groups = [row for row in listed[1:-1] if row[0]]
    none = [row for row in listed if row[1] == "Chưa xếp nhóm"]
    amounts = [Decimal(row[-1].replace(".", "").replace(",", ".")) for row in [*groups, *none] if row[-1]]
    assert sum(amounts) == Decimal(shown)


def test_the_document_and_the_workbook_agree_in_every_phase(folder: Path) -> None:
    year = years(folder)[0]
    (in_sheet,) = [line for line in sheet_lines(folder, f"Giai đoạn {year}") if line["Đơn vị"] == TOTAL]
    sheet_sums = [value for title, value in in_sheet.items() if "|" in title]
    document_sums = [
        Decimal(text.replace(".", "").replace(",", ".")) if text else None
        for title, rows in document_tables(folder).items()
        if "theo đơn vị và giai đoạn" in title
        for row in rows
        if row[1] == TOTAL
        for text in row[2:-1]
    ]
    assert document_sums == [decimal(value) for value in sheet_sums]


FORMULA = re.compile(r"=(?:(SUM|COUNT)\(([A-Z0-9:,]+)\)|([A-Z]+\d+)-([A-Z]+\d+))")


def test_formulas_hold_what_they_add_up_to(folder: Path) -> None:
    path = folder / "tong-hop.xlsx"
    formulas = openpyxl.load_workbook(path)
    values = openpyxl.load_workbook(path, data_only=True)
    checked = 0
    for name in formulas.sheetnames:
        shown = values[name]
        assert isinstance(shown, Worksheet)
        for row in formulas[name].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert result(str(cell.value), shown) == decimal(shown[cell.coordinate].value), (name, cell)
                    checked += 1
    assert checked > 300


def result(formula: str, values: Worksheet) -> Decimal:
    """Return what a formula of the summary gives, from the values of the cells it names."""
    match = FORMULA.fullmatch(formula)
    assert match, formula
    function, areas, first, second = match.groups()
    if first:
        return (decimal(_value(values, first)) or Decimal(0)) - (decimal(_value(values, second)) or Decimal(0))
    cells = [
        cell for area in areas.split(",") for row in values[area if ":" in area else f"{area}:{area}"] for cell in row
    ]
    numbers = [Decimal(str(cell.value)) for cell in cells if isinstance(cell.value, int | float)]
    return Decimal(len(numbers)) if function == "COUNT" else sum(numbers, Decimal(0))


def _value(values: Worksheet, place: str) -> object:
    return values.cell(*coordinate_to_tuple(place)).value


def test_copies_in_word_and_pdf_are_added_once_and_said_so(tmp_path: Path) -> None:
    word = Sent("huyện Bến Cầu", file="a.docx")
    pdf = Sent("huyện Bến Cầu", file="b.pdf", media_type="pdf")
    write_sent(tmp_path, [word, pdf, Sent("huyện Gò Dầu")])
    write_summary(tmp_path)
    lines = sheet_lines(tmp_path, "Nhóm 2024")
    assert [line["Đơn vị"] for line in lines[:2]] == ["Huyện Bến Cầu", "Huyện Gò Dầu"]
    assert [decimal(line[SUM]) for line in lines if line["Đơn vị"] == TOTAL] == [Decimal(25)]
    assert lines[0]["Ghi chú"] == "(1)"
    assert any(
        text.startswith("(1) Nhận được nhiều văn bản cùng số liệu") for text in sheet_texts(tmp_path, "Nhóm 2024")
    )
    used = {line["Tệp"]: line["Cách dùng trong biểu"] for line in sheet_lines(tmp_path, "Văn bản 2024")}
    assert used == {"b.pdf": "Đã cộng", "a.docx": "Không cộng", "ke-hoach-2.docx": "Đã cộng"}
    assert "a.docx" in sheet_texts(tmp_path, "Không cộng 2024")


def test_plans_of_one_unit_that_differ_are_not_added_but_shown(tmp_path: Path) -> None:
    other = (("1", "Kiểm tra về đo lường", "7"), ("", "Tổng cộng", "7"))
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("Huyện Bến Cầu", other), Sent("huyện Gò Dầu")])
    write_summary(tmp_path)
    lines = sheet_lines(tmp_path, "Nhóm 2024")
    assert decimal(lines[0][SUM]) is None
    assert [decimal(line[SUM]) for line in lines if line["Đơn vị"] == TOTAL] == [Decimal("12.5")]
    rows = list(sheet(tmp_path, "Không cộng 2024").iter_rows(values_only=True))
    assert {value for row in rows for value in row if isinstance(value, float | int)} >= {32, -19.5, 12.5, 7}
    overview = " ".join(sheet_texts(tmp_path, "Tổng quan"))
    assert "chưa cộng vào tổng (nếu cộng một văn bản của mỗi đơn vị thì tổng từ 19,5 đến 25)" in overview


def test_a_plan_without_amounts_does_not_stand_against_the_one_that_has_some(tmp_path: Path) -> None:
    def without_amounts(lines: Lines) -> None:
        for line in lines:
            line.update(amount_vnd="", amount_million_vnd="", amount_status="blank")

    write_sent(tmp_path, [Sent("huyện Bến Cầu", change=without_amounts), Sent("huyện Bến Cầu")])
    write_summary(tmp_path)
    lines = sheet_lines(tmp_path, "Nhóm 2024")
    assert (lines[0]["Đơn vị"], decimal(lines[0][SUM])) == ("Huyện Bến Cầu", Decimal("12.5"))
    assert lines[0]["Ghi chú"] is None
    assert any(text.startswith("Văn bản không có số tiền nào") for text in sheet_texts(tmp_path, "Không cộng 2024"))


def test_the_same_bytes_for_the_same_dataset(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu"), Sent("xã Phước Chỉ", level="commune")])
    first = [path.read_bytes() for path in write_summary(tmp_path)]
    assert [path.read_bytes() for path in write_summary(tmp_path)] == first
