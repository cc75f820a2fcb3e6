"""The dataset as Parquet files, one a table, in the folder parquet/: typed, exact, each column with its meaning.

The same rows give the same bytes. Files for Excel are a matter of CSV alone: nothing here changes with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from corpus.dataset import Dataset
from outputs.columns import Column, FieldType, Table
from outputs.stored_values import DECIMAL_PLACES, DIGITS, is_never_blank, stored
from outputs.tables import tables
from outputs.tables.submissions import reader_version
from outputs.whole_file import partial_path

FORMAT_ID = "parquet"
TITLE_VI = "Bộ dữ liệu Parquet"
TITLE_EN = "Parquet dataset"

FOLDER = "parquet"
ARROW_TYPES = {
    FieldType.STRING: pa.string(),
    FieldType.INTEGER: pa.int64(),
    FieldType.NUMBER: pa.decimal128(DIGITS, DECIMAL_PLACES),
    FieldType.BOOLEAN: pa.bool_(),
    FieldType.YEAR: pa.int16(),
    FieldType.DATE: pa.date32(),
}
# So many rows are held at a time.
_GROUP_ROWS = 50_000


def write(dataset: Dataset, folder: Path, language: str = "vi", *, for_excel: bool = False) -> tuple[Path, ...]:
    """Write every table to its file; nothing depends on the language."""
    (folder / FOLDER).mkdir(exist_ok=True)
    return tuple(_written(table, dataset, folder / FOLDER / f"{table.name}.parquet") for table in tables())


def schema(table: Table[Any]) -> pa.Schema:
    """Return the schema of a table, its titles, meanings, labels and keys in the metadata."""
    return pa.schema([_field(column) for column in table.columns], metadata=_of_table(table))


def type_name(kind: FieldType) -> str:
    """Return the name of the type that holds a kind of value, as pyarrow says it.

    >>> type_name(FieldType.INTEGER), type_name(FieldType.NUMBER)
    ('int64', 'decimal128(38, 6)')
    """
    return str(ARROW_TYPES[kind])


def _written(table: Table[Any], dataset: Dataset, path: Path) -> Path:
    described = schema(table)
    rows = table.rows(dataset)
    with (
        partial_path(path) as partial,
        parquet.ParquetWriter(partial, described, compression="zstd", version="2.6") as writer,
    ):
        for group in _groups(rows):
            writer.write_table(pa.Table.from_arrays(_arrays(table, group), schema=described))
    return path


def _groups(rows: Iterator[object]) -> Iterator[list[object]]:
    """Yield the rows in groups; where there are none, one group of none, for a file without it has no schema."""
    group = list(islice(rows, _GROUP_ROWS))
    yield group
    while group := list(islice(rows, _GROUP_ROWS)):
        yield group


def _arrays(table: Table[Any], rows: list[object]) -> list[pa.Array]:
    return [pa.array([stored(column, row) for row in rows], ARROW_TYPES[column.type]) for column in table.columns]


def _field(column: Column[Any]) -> pa.Field:
    said = {
        "title": column.title_vi,
        "description": column.description.vi,
        "description_en": column.description.en,
    }
    if column.values:
        said["labels"] = _json({value: label.vi for value, label in column.values.items()})
        said["labels_en"] = _json({value: label.en for value, label in column.values.items()})
    return pa.field(column.name, ARROW_TYPES[column.type], nullable=not is_never_blank(column), metadata=said)


def _of_table(table: Table[Any]) -> dict[str, str]:
    keys = [{"columns": key.columns, "table": key.table or table.name, "key": key.key} for key in table.foreign_keys]
    return {
        "title": table.title_vi,
        "description": table.description.vi,
        "description_en": table.description.en,
        "primary_key": _json(table.primary_key),
        "foreign_keys": _json(keys),
        "reader_version": reader_version(),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
