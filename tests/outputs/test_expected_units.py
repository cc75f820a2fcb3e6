"""The list of awaited units: read from what staff have, compared by code, else by name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from outputs.expected_units import ExpectedUnit, UnusableList, awaited_year, expected_units, not_received
from outputs.formats import csv_dataset
from outputs.written import WrittenSubmission, written_dataset
from outputs.written.rows import SubmissionRow
from tests.outputs.plans import dataset


def plan(unit: str, code: str = "", year: int = 2024) -> WrittenSubmission:
    row = SubmissionRow("0" * 16, "a.docx", 1, 1, province="Tây Ninh", unit=unit, unit_code=code, plan_year=year)  # type: ignore[arg-type]
    return WrittenSubmission(row, (), (), (), ())


@pytest.mark.parametrize(
    "text",
    [
        "huyện Gò Dầu\nthị xã Trảng Bàng\n",
        "\ufeffĐơn vị;Mã đơn vị\nhuyện Gò Dầu;710\nthị xã Trảng Bàng;712\n",
        "unit_code,unit\n710,huyện Gò Dầu\n\n712,thị xã Trảng Bàng\n",
        "STT\tTên đơn vị\n1\thuyện Gò Dầu\n2\tthị xã Trảng Bàng\n",
        "DANH SÁCH ĐƠN VỊ,\n(Kèm theo Công văn số 12),\nSTT,Đơn vị\n1,huyện Gò Dầu\n2,thị xã Trảng Bàng\n",
    ],
    ids=["a name a line", "semicolons", "commas", "tabs", "a title above"],
)
def test_lists_as_staff_have_them(tmp_path: Path, text: str) -> None:
    path = tmp_path / "don-vi.csv"
    path.write_text(text, "utf-8")
    assert [unit.name for unit in expected_units(path)] == ["huyện Gò Dầu", "thị xã Trảng Bàng"]


def test_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("STT", "Đơn vị", "Mã đơn vị"), (1, "huyện Gò Dầu", 710.0), (2, "thị xã Trảng Bàng", "712")):
        sheet.append(row)
    book.save(tmp_path / "don-vi.xlsx")
    assert [(unit.name, unit.code) for unit in expected_units(tmp_path / "don-vi.xlsx")] == [
        ("huyện Gò Dầu", "710"),
        ("thị xã Trảng Bàng", "712"),
    ]


def cut_workbook() -> bytes:
    """Return a workbook whose sheet ends within a tag."""
    whole, cut = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(cut, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: len(content) // 2] if name.endswith("sheet1.xml") else content)
    return cut.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b"\xff\xfe\x00"),
        ("a.xlsx", b"no zip"),
        ("a.csv", b"\n\n"),
        ("a.csv", 'Đơn vị\n"xã Phước Chỉ\nxã Tân Biên\n'.encode()),
        ("a.csv", "STT,Cơ quan\n1,huyện Gò Dầu\n".encode()),
        ("a.xlsx", cut_workbook()),
    ],
)
def test_an_unusable_list_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnusableList, match="danh sách đơn vị"):
        expected_units(tmp_path / name)


def test_units_are_compared_by_code_else_by_name() -> None:
    expected = [ExpectedUnit("TX. Trảng Bàng"), ExpectedUnit("Gò Dầu", "710"), ExpectedUnit("huyện Tân Hoà Lạ")]
    plans = [plan("thị xã Trảng Bàng", "712"), plan("huyện Tân Hòa Lạ"), plan("huyện Gò Dầu", "710", year=2023)]
    assert [unit.name for unit in not_received(expected, plans, 2024)] == ["Gò Dầu"]


@pytest.mark.parametrize(
    ("years", "awaited"),
    [((2024, 2024, 2072), 2024), ((2023, 2024), 2024), ((), None)],
    ids=["a slip", "a tie", "none"],
)
def test_the_year_that_is_awaited(years: tuple[int, ...], awaited: int | None) -> None:
    assert awaited_year(plan("huyện Gò Dầu", year=year) for year in years) == awaited


def test_a_code_without_its_noughts_and_a_unit_named_twice() -> None:
    expected = [ExpectedUnit("phường Lạ", "70"), ExpectedUnit("xã Vắng"), ExpectedUnit("XÃ VẮNG")]
    assert [unit.name for unit in not_received(expected, [plan("phường Lạ khác", "00070")], 2024)] == ["xã Vắng"]


def test_a_dataset_without_the_unit(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    expected = (ExpectedUnit("huyện Gò Dầu"),)
    assert not_received(expected, written_dataset(tmp_path).submissions, 2024) == expected
