"""ra-soat.xlsx: the workbook for the accountant (outputs/workbook)."""

from __future__ import annotations

from pathlib import Path

from outputs.formats import ReportRequest
from outputs.workbook import write_book
from outputs.written import WrittenDataset

TITLE_VI = "Sổ rà soát (Excel)"
TITLE_EN = "Audit workbook (Excel)"
IS_USUAL = True

FILE_NAME = "ra-soat.xlsx"


def require(request: ReportRequest) -> None:
    """Nothing is needed but the dataset."""


def write(written: WrittenDataset, folder: Path, request: ReportRequest) -> tuple[Path, ...]:
    """Write the workbook to the folder and return its path. Errors: UnusableDataset."""
    path = folder / FILE_NAME
    write_book(written, path, request)
    return (path,)
