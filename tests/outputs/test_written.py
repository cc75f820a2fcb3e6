"""A dataset read back from its files: the same values, whatever program it was written for; a spoilt one is told."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

import pytest

from corpus.dataset import Dataset
from outputs.columns import Value, as_text
from outputs.formats import csv_dataset
from outputs.tables import tables
from outputs.written import UnusableDataset, WrittenDataset, written_dataset
from outputs.written.rows import AmountRow, CellRow, DiscrepancyRow, ReceivedRow, SubmissionRow, TableRow, UncheckedRow
from tests.outputs.plans import ROWS, dataset

ROW_TYPES = {
    "received_files": ReceivedRow,
    "submissions": SubmissionRow,
    "tables": TableRow,
    "line_items": AmountRow,
    "discrepancies": DiscrepancyRow,
    "not_checked": UncheckedRow,
    "cells": CellRow,
}


def written(folder: Path, made: Dataset, *, for_excel: bool = False) -> WrittenDataset:
    csv_dataset.write(made, folder, for_excel=for_excel)
    return written_dataset(folder)


@pytest.mark.parametrize("for_excel", [False, True], ids=["plain", "for Excel"])
def test_every_value_comes_back_as_it_was(tmp_path: Path, for_excel: bool) -> None:
    made = dataset()
    found = written(tmp_path, made, for_excel=for_excel)
    (plan,) = found.submissions
    rows = {
        "received_files": found.received,
        "submissions": (plan.row,),
        "tables": plan.tables,
        "line_items": plan.amounts,
        "discrepancies": plan.discrepancies,
        "not_checked": plan.unchecked,
        "cells": found.cells([plan.row.submission_id])[plan.row.submission_id],
    }
    for table in tables():
        if table.name not in ROW_TYPES:
            continue
        columns = {column.name: column for column in table.columns}
        originals = list(table.rows(made))
        assert len(originals) == len(rows[table.name])
        for original, row in zip(originals, rows[table.name], strict=True):
            for name in ROW_TYPES[table.name].__struct_fields__:
                assert as_text(_plain(getattr(row, name))) == as_text(columns[name].value(original)), name


def _plain(value: Value | Enum) -> Value:
    """Return a row's value as the dataset has it: an enumeration by its name there."""
    return str(value.value) if isinstance(value, Enum) else value


def test_text_that_excel_takes_for_a_formula_is_text_again(tmp_path: Path) -> None:
    found = written(tmp_path, dataset((("1", "'=1+1", "5"), ("", "Tổng cộng", "5"))), for_excel=True)
    assert found.submissions[0].amounts[0].name == "'=1+1"


@pytest.mark.parametrize(
    ("name", "spoilt"),
    [
        ("line_items", ",printed,"),
        ("submissions", "coverage,"),
    ],
)
def test_a_spoilt_file_is_told_with_its_name(tmp_path: Path, name: str, spoilt: str) -> None:
    written(tmp_path, dataset())
    path = tmp_path / f"{name}.csv"
    path.write_text(path.read_text("utf-8").replace(spoilt, spoilt.replace("e", "§")), "utf-8")
    with pytest.raises(UnusableDataset, match=rf"^{name}\.csv, dòng \d+: .*kehoach run"):
        written_dataset(tmp_path)


def test_a_folder_without_a_dataset_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnusableDataset, match=r"tables\.csv"):
        written_dataset(tmp_path)


def test_a_line_of_too_few_fields_is_told(tmp_path: Path) -> None:
    written(tmp_path, dataset(ROWS))
    with (tmp_path / "cells.csv").open("a", encoding="utf-8") as stream:
        stream.write("half,a,line\n")
    with pytest.raises(UnusableDataset, match=r"cells\.csv, dòng \d+"):
        written_dataset(tmp_path).cells(["x"])
