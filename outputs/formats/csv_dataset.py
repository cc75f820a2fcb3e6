"""The dataset as CSV files, one a table: UTF-8, LF, a header row, text as printed (decision 0003)."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.dataset import Dataset
from outputs.columns import FieldType, Table, as_text
from outputs.spreadsheet_text import guarded
from outputs.tables import tables
from outputs.whole_file import whole_file

FORMAT_ID = "csv"
TITLE_VI = "Bộ dữ liệu CSV"
TITLE_EN = "CSV dataset"


def write(dataset: Dataset, folder: Path, language: str = "vi", *, for_excel: bool = False) -> tuple[Path, ...]:
    """Write every table to its file. `for_excel` adds a BOM and an apostrophe before text Excel takes for a formula."""
    written = []
    for table in tables():
        path = folder / table.file_name
        with whole_file(path, encoding="utf-8-sig" if for_excel else "utf-8") as stream:
            csv.writer(stream, lineterminator="\n").writerows(_lines(table, dataset, for_excel))
        written.append(path)
    return tuple(written)


def _lines(table: Table[Any], dataset: Dataset, for_excel: bool) -> Iterator[list[str]]:
    """Yield the header and every row of a table as text."""
    yield [column.name for column in table.columns]
    is_text = [for_excel and column.type is FieldType.STRING for column in table.columns]
    for row in table.rows(dataset):
        values = (as_text(column.value(row)) for column in table.columns)
        yield [guarded(value) if guard else value for value, guard in zip(values, is_text, strict=True)]
