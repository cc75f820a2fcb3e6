"""LibreOffice opens the workbook and shows the same figures as the dataset, in Vietnamese notation."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest

from outputs.notation import number
from outputs.totals import period_totals
from tests.outputs.workbooks import case_folder, case_workbook

# Fields parted by commas, quoted, UTF-8, every cell as it is shown, all sheets (wiki: Filter Options for CSV).
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"
_SECONDS = 240


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Return what LibreOffice shows of the workbook of the cases: the rows of each sheet."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("shown")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    source = case_folder() / "ra-soat.xlsx"
    command = [soffice, "--headless", profile, "--convert-to", _CSV, "--outdir", str(folder), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS)
    files = sorted(folder.glob("*.csv"))
    if not files and "could not be loaded" in done.stderr:
        pytest.skip("LibreOffice Calc is not installed")
    assert files, done.stderr
    return {path.stem.removeprefix("ra-soat-"): _rows(path) for path in files}


def test_every_sheet_is_opened(shown: dict[str, list[list[str]]]) -> None:
    _, workbook = case_workbook()
    assert set(shown) == set(workbook.sheetnames)


def test_totals_are_shown_in_vietnamese_notation(shown: dict[str, list[list[str]]]) -> None:
    plans, _ = case_workbook()
    summary = {row[5]: row for row in shown["Tổng hợp"] if len(row) > 8}
    compared = 0
    for plan in plans.submissions:
        for period, total in period_totals(plan).items():
            if period.fiscal_year == plan.row.plan_year and period.phase.value == "proposed":
                row = summary[plan.row.source_file]
                assert row[8] == number(total.added_vnd, "vi")
                assert row[7] == ("" if total.stated_vnd is None else number(total.stated_vnd, "vi"))
                compared += 1
    assert compared > 3


def test_printed_figures_are_shown_as_printed(shown: dict[str, list[list[str]]]) -> None:
    """A table printed in Vietnamese notation looks as it was printed."""
    plans, _ = case_workbook()
    [plan] = [plan for plan in plans.submissions if "huyen-duong-minh-chau_2024" in plan.row.source_file]
    fields = {field for row in shown["Dương Minh Châu 2024"] for field in row}
    prints = {amount.amount_as_written for amount in plan.amounts if amount.amount_vnd is not None}
    assert prints and not prints - fields


def test_no_cell_shows_an_error(shown: dict[str, list[list[str]]]) -> None:
    errors = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "###", "Err:")
    wrong = [field for rows in shown.values() for row in rows for field in row if field.startswith(errors)]
    assert wrong == []


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        # A number format's space behind the figure is no part of it.
        return [[field.strip() for field in row] for row in csv.reader(stream)]
