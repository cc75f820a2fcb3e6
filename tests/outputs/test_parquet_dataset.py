"""The Parquet files: the values of the CSV files, exact and typed, the same bytes for the same rows."""

from __future__ import annotations

import json
import tempfile
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from corpus.dataset import Dataset
from corpus.discrepancy import Text
from corpus.received import FileStatus, ReceivedFile
from ingest.document import MediaType
from outputs.columns import Column, FieldType, as_text
from outputs.formats import parquet_dataset
from outputs.stored_values import DECIMAL_PLACES, DIGITS, stored
from outputs.tables import tables
from tests.outputs.case_datasets import Lines, case_dataset, csv_contents


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    parquet_dataset.write(case_dataset(), folder)
    return folder / "parquet"


@pytest.fixture(name="contents", scope="module")
def _contents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lines]:
    return csv_contents(case_dataset(), tmp_path_factory.mktemp("csv"))


def _texts(file: Path) -> Lines:
    return [{name: as_text(value) for name, value in row.items()} for row in parquet.read_table(file).to_pylist()]


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_holds_exactly_the_values_of_the_csv_file(name: str, folder: Path, contents: dict[str, Lines]) -> None:
    assert contents[name]
    assert _texts(folder / f"{name}.parquet") == contents[name]


def test_one_file_a_table_and_nothing_else(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{table.name}.parquet" for table in tables())


def test_types_are_those_of_the_columns_and_never_float(folder: Path) -> None:
    for table in tables():
        schema = parquet.read_schema(folder / f"{table.name}.parquet")
        assert schema.names == [column.name for column in table.columns]
        assert [field.type for field in schema] == [parquet_dataset.ARROW_TYPES[c.type] for c in table.columns]
        assert not any(pa.types.is_floating(field.type) for field in schema)


def test_columns_say_what_they_are(folder: Path) -> None:
    schema = parquet.read_schema(folder / "line_items.parquet")
    amount, phase = schema.field("amount_vnd"), schema.field("phase")
    assert amount.metadata[b"title"].decode() == "Số tiền (đồng)"
    assert amount.metadata[b"description_en"].decode() == "Amount in đồng; blank is not zero."
    assert json.loads(phase.metadata[b"labels"])["estimated"] == "Ước thực hiện"
    assert json.loads(schema.metadata[b"primary_key"]) == ["submission_id", "table_no", "row_no", "column_no"]


def test_a_dataset_without_rows_has_every_column(tmp_path: Path) -> None:
    for path in parquet_dataset.write(Dataset((), ()), tmp_path):
        (table,) = (found for found in tables() if found.name == path.stem)
        read = parquet.read_table(path)
        assert read.num_rows == 0
        assert read.schema.names == [column.name for column in table.columns]


def test_same_bytes_whatever_is_asked_for(tmp_path: Path, folder: Path) -> None:
    for path in parquet_dataset.write(case_dataset(), tmp_path, "en", for_excel=True):
        assert path.read_bytes() == (folder / path.name).read_bytes()


def test_nothing_is_left_beside_the_files(folder: Path) -> None:
    assert all(path.suffix == ".parquet" and not path.name.startswith(".") for path in folder.iterdir())


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=40))
def test_any_text_reads_back(name: str) -> None:
    file = ReceivedFile("0" * 16, name, "", 0, MediaType.UNKNOWN, FileStatus.FAILED)
    with tempfile.TemporaryDirectory() as folder:
        parquet_dataset.write(Dataset((file,), ()), Path(folder))
        (row,) = _texts(Path(folder) / "parquet" / "received_files.parquet")
    assert row["source_file"] == as_text(name)


def _column(kind: FieldType) -> Column[object]:
    return Column("amount", kind, "", Text("", ""), lambda row: row)  # type: ignore[arg-type,return-value]


@settings(deadline=None)
@given(st.decimals(-(10**32) + 1, 10**32 - 1, places=DECIMAL_PLACES))
def test_decimals_are_held_exactly(value: Decimal) -> None:
    held = pa.array([stored(_column(FieldType.NUMBER), value)], pa.decimal128(DIGITS, DECIMAL_PLACES))
    assert held[0].as_py() == value


@pytest.mark.parametrize("value", [Decimal(10) ** 32, Decimal("0.0000001"), -(Decimal(10) ** 60)])
def test_a_decimal_that_nothing_holds_is_left_out(value: Decimal) -> None:
    assert stored(_column(FieldType.NUMBER), value) is None


@settings(deadline=None)
@given(st.integers())
def test_an_integer_is_held_or_left_out(value: int) -> None:
    held = pa.array([stored(_column(FieldType.INTEGER), value)], pa.int64())[0].as_py()
    assert held == (value if abs(value) < 2**63 else None)
