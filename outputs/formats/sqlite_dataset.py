"""The dataset as one SQLite file, kehoach.db: STRICT tables with keys, views that staff ask for, its own dictionary.

It opens as it is in Datasette, DB Browser for SQLite and by ODBC. Rollback journal, for files lie on network shares.
The same rows give the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus.dataset import Dataset
from outputs.columns import Table
from outputs.database.reference_tables import reference_tables
from outputs.database.schema import create_indexes, create_table, insert
from outputs.database.views import views
from outputs.stored_values import StoredValue, stored
from outputs.tables import tables
from outputs.whole_file import partial_path

FORMAT_ID = "sqlite"
TITLE_VI = "Bộ dữ liệu SQLite"
TITLE_EN = "SQLite dataset"

FILE_NAME = "kehoach.db"

SqlValue = str | int | float | None


def write(dataset: Dataset, folder: Path, language: str = "vi", *, for_excel: bool = False) -> tuple[Path, ...]:
    """Write the database; nothing depends on the language."""
    path = folder / FILE_NAME
    with partial_path(path) as partial:
        partial.unlink(missing_ok=True)
        with closing(sqlite3.connect(partial, isolation_level=None)) as database:
            _fill(database, dataset)
    return (path,)


def _fill(database: sqlite3.Connection, dataset: Dataset) -> None:
    """Make and fill everything in one transaction: a partial file needs no journal of its own."""
    for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF", "encoding = 'UTF-8'"):
        database.execute(f"PRAGMA {setting}")
    database.execute("BEGIN")
    for table in tables():
        database.execute(create_table(table))
        database.executemany(insert(table.name, len(table.columns)), _rows(table, dataset))
        for statement in create_indexes(table):
            database.execute(statement)
    for reference in reference_tables():
        database.execute(reference.statement)
        database.executemany(insert(reference.name, len(reference.columns)), reference.rows)
    for view in views():
        database.execute(view.statement)
    database.execute("COMMIT")


def _rows(table: Table[Any], dataset: Dataset) -> Iterator[list[SqlValue]]:
    for row in table.rows(dataset):
        yield [_sql_value(stored(column, row)) for column in table.columns]


def _sql_value(value: StoredValue) -> SqlValue:
    """Return a value as SQLite holds it: a decimal number as the double nearest to it, a date as 2024-07-31."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
