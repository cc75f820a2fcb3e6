"""The parts of the workbook: text a spreadsheet may hold, names of sheets, printed figures, layout."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import msgspec
import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from normalizers.money import AmountStatus
from outputs.text_size import height, lines, text_width
from outputs.workbook.figures import Figure, figure
from outputs.workbook.legal_text import legal
from outputs.workbook.sheet_names import address, link, sheet_names
from outputs.written.rows import AmountRow, SubmissionRow
from tests.outputs.plans import ROWS, dataset
from tests.outputs.workbooks import workbook_path, written

AMOUNT = {
    "submission_id": "a",
    "table_no": 1,
    "row_no": 1,
    "column_no": 1,
    "level": "item",
    "phase": "proposed",
    "funding_source": "total",
    "amount_status": "printed",
    "unit_source": "table",
    "additive": True,
    "confidence": "1",
    "needs_review": False,
}


def _amount(**values: Any) -> AmountRow:  # noqa: ANN401
    return msgspec.convert({**AMOUNT, **values}, AmountRow, strict=False)


def _plan(number: int, unit: str, year: int | None = 2024, source_file: str = "plan.docx") -> SubmissionRow:
    return SubmissionRow(str(number), source_file, Decimal(1), Decimal(1), unit=unit, plan_year=year)


@given(st.text(alphabet=st.characters(), max_size=60))
@example("<r><t>x</t></r>")
@example("\ud800")
def test_any_text_becomes_legal_xml_and_no_rich_text(text: str) -> None:
    shown = legal(text)
    assert ElementTree.fromstring(f"<t>{escape(shown)}</t>") is not None
    assert not (shown.startswith("<r>") and shown.endswith("</r>"))
    assert legal(shown).strip() == shown.strip()


@pytest.mark.parametrize("sign", ["x", "ế", "😀"])
def test_text_is_no_longer_than_a_cell_holds(sign: str) -> None:
    shown = legal(sign * 40_000)
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown.endswith(f"{sign}…")
    assert legal(sign * 100) == sign * 100


@given(st.lists(st.tuples(st.text(max_size=50), st.one_of(st.none(), st.integers(2019, 2030))), max_size=8))
def test_names_of_sheets_are_such_as_excel_takes(units: list[tuple[str, int | None]]) -> None:
    plans = [_plan(number, unit, year, "thư mục/" + unit) for number, (unit, year) in enumerate(units)]
    names = list(sheet_names(plans, ["Tổng hợp"]).values())
    assert len({name.casefold() for name in [*names, "Tổng hợp"]}) == len(units) + 1
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & set("[]:*?/\\'")
        assert name == name.strip()
        assert name.casefold() != "history"


def test_names_of_sheets_are_short_and_readable() -> None:
    plans = [
        _plan(1, "thị xã Trảng Bàng"),
        _plan(2, "xã Ea H'Leo"),
        _plan(3, "phường Trảng Bàng"),
        _plan(4, "", None, "thư mục/kế hoạch [nháp].docx"),
        _plan(5, "phường 1"),
        _plan(6, "thành phố Phan Rang - Tháp Chàm (bản điều chỉnh)"),
    ]
    assert list(sheet_names(plans, ()).values()) == [
        "Trảng Bàng 2024",
        "Ea H’Leo 2024",
        "Trảng Bàng 2024 (2)",
        "kế hoạch nháp",
        "phường 1 2024",
        "Phan Rang - Tháp Chàm (bản 2024",
    ]


def test_addresses_are_those_of_a_spreadsheet() -> None:
    assert [address(0, column) for column in (0, 25, 26, 701, 702)] == ["A1", "Z1", "AA1", "ZZ1", "AAA1"]
    assert link("Gò Dầu 2024", 9, 2) == "internal:'Gò Dầu 2024'!C10"


@pytest.mark.parametrize(
    ("text", "amount_vnd", "unit", "wanted"),
    [
        ("152,05", 152_050_000, "triệu đồng", Figure(Decimal("152.05"), 2, "")),
        ("152.200", 152_200_000, "nghìn đồng", Figure(Decimal(152200), 0, "")),
        ("1,234.50", 1_234_500_000, "ĐVT: triệu đồng", Figure(Decimal("1234.50"), 2, "")),
        ("(5,5)", -5_500_000, "triệu đồng", Figure(Decimal("-5.5"), 1, "")),
        ("5.000.000", 5_000_000, "triệu đồng", Figure(Decimal(5_000_000), 0, "")),
        ("5.000.000 đ", 5_000_000, "5.000.000 đ", Figure(Decimal(5_000_000), 0, "đồng")),
        ("1.234", 1_234_000_000, "triệu đồng", Figure(Decimal(1234), 0, "")),
        ("1.234", 1_234_000, "triệu đồng", Figure(Decimal("1.234"), 3, "")),
        ("10", 11_000_000, "triệu đồng", None),
        ("theo QĐ", 11_000_000, "triệu đồng", None),
    ],
)
def test_figures_are_what_the_amount_proves(text: str, amount_vnd: int, unit: str, wanted: Figure | None) -> None:
    assert figure(text, _amount(amount_vnd=amount_vnd, unit_as_written=unit)) == wanted


def test_what_is_no_amount_is_no_figure() -> None:
    assert figure("10", _amount(amount_status=AmountStatus.UNIT_UNKNOWN.value)) is None


def test_heights_hold_all_lines_and_grow_with_the_text() -> None:
    text = "Tập huấn kỹ thuật nuôi dê nhốt chuồng ở vùng nhiễm mặn"
    assert lines(text, text_width(text) + 2) == 1
    assert lines(text, text_width(text) / 2 + 2) in (2, 3)
    assert lines(text, 30, is_bold=True) >= lines(text, 30)
    assert lines("x" * 100, 20) >= 5
    assert (height(1), height(1000)) == (None, 409.0)
    assert lines("một\nhai", 80) == 2


def test_cells_that_overlap_are_all_shown(tmp_path: Path) -> None:
    plan = written(dataset(), tmp_path)
    path = tmp_path / "cells.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    fields = header.split(",")
    span = [fields.index(name) for name in ("row_span", "col_span")]
    for number in (3, 4):
        values = rows[number].split(",")
        values[span[0]], values[span[1]] = "2", "2"
        rows[number] = ",".join(values)
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    workbook = openpyxl.load_workbook(workbook_path(plan, tmp_path))
    texts = {cell.value for row in workbook[workbook.sheetnames[5]].iter_rows() for cell in row}
    assert {name for _, name, _ in ROWS} <= texts
