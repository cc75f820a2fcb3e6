"""Workbooks made for tests and read back by openpyxl."""

from __future__ import annotations

import functools
import re
import string
import tempfile
from pathlib import Path

import openpyxl
from openpyxl.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from corpus.dataset import Dataset
from outputs.expected_units import ExpectedUnit
from outputs.formats import ReportRequest, csv_dataset, report_workbook
from outputs.written import WrittenDataset, written_dataset
from tests.outputs.case_datasets import case_dataset

_ADDRESS = re.compile(r"'(?P<sheet>[^']+)'!(?P<cell>[A-Z]+[0-9]+)")
FIRST_ROW = 5
"""The first listed row of the lists, as Excel counts."""


def written(dataset: Dataset, folder: Path) -> WrittenDataset:
    """Write a dataset to a folder and read it back."""
    csv_dataset.write(dataset, folder)
    return written_dataset(folder)


def workbook_path(
    dataset: WrittenDataset, folder: Path, language: str = "vi", expected: tuple[ExpectedUnit, ...] = ()
) -> Path:
    """Write the workbook of a dataset to a folder and return its path."""
    [path] = report_workbook.write(dataset, folder, ReportRequest(folder / ".corpus", language, expected=expected))
    return path


@functools.cache
def case_folder() -> Path:
    """Return a folder with the dataset of the cases and its workbook; it lasts as long as the process."""
    temporary = tempfile.TemporaryDirectory()
    _KEPT.append(temporary)
    folder = Path(temporary.name)
    workbook_path(written(case_dataset(), folder), folder)
    return folder


@functools.cache
def case_workbook() -> tuple[WrittenDataset, Workbook]:
    """Return the dataset of the cases and its workbook, opened."""
    return written_dataset(case_folder()), openpyxl.load_workbook(case_folder() / "ra-soat.xlsx")


def linked(workbook: Workbook, cell: Cell | MergedCell) -> Cell:
    """Return the cell that a link leads to."""
    assert isinstance(cell, Cell)
    assert cell.hyperlink is not None, cell.coordinate
    assert cell.hyperlink.target is None, "a link out of the workbook"
    found = _ADDRESS.fullmatch(cell.hyperlink.location or "")
    assert found is not None, cell.hyperlink.location
    return cell_at(workbook[found["sheet"]], found["cell"])


def cell_at(sheet: object, address: str) -> Cell:
    """Return a cell of a sheet."""
    assert isinstance(sheet, Worksheet)
    return as_cell(sheet[address])


def as_cell(cell: object) -> Cell:
    """Return a cell that is no covered part of a merged one."""
    assert isinstance(cell, Cell)
    return cell


def listed(sheet: Worksheet) -> list[dict[str, Cell]]:
    """Return the rows that a list's filter goes over, each cell by the head of its column."""
    if not sheet.auto_filter.ref:
        return []
    last = int(sheet.auto_filter.ref.rpartition(":")[2].lstrip(string.ascii_uppercase))
    cells = [[as_cell(cell) for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW - 1, max_row=last)]
    return [{str(head.value): cell for head, cell in zip(cells[0], row, strict=True)} for row in cells[1:]]


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
