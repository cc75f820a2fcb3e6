"""The tables of the database as SQL: STRICT, with keys, made from the tables of the dataset."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

from outputs.columns import Column, FieldType, Table
from outputs.stored_values import is_never_blank

STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""
"""How a statement that makes a table ends; an older library does not know strict types and writes the same values."""

SQL_TYPES = {
    FieldType.STRING: "TEXT",
    FieldType.INTEGER: "INTEGER",
    # No money: amounts are whole đồng beside. A decimal of up to 15 digits reads back digit by digit.
    FieldType.NUMBER: "REAL",
    FieldType.BOOLEAN: "INTEGER",
    FieldType.YEAR: "INTEGER",
    FieldType.DATE: "TEXT",
}


def quoted(name: str) -> str:
    """Return a name as SQL takes it whatever it is.

    >>> quoted("section")
    '"section"'
    """
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def create_table(table: Table[Any]) -> str:
    """Return the statement that makes a table."""
    parts = [_column(column) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    for key in table.foreign_keys:
        other = quoted(key.table or table.name)
        parts.append(f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {other} ({_names(key.key)})")
    inner = ",\n    ".join(parts)
    return f"CREATE TABLE {quoted(table.name)} (\n    {inner}\n){STRICT}"


def insert(table: str, columns: int) -> str:
    """Return the statement that adds a row of so many columns."""
    return f"INSERT INTO {quoted(table)} VALUES ({', '.join('?' * columns)})"


def create_indexes(table: Table[Any]) -> Iterator[str]:
    """Yield the statements that make foreign keys quick to follow, where the primary key does not begin with them."""
    made: set[tuple[str, ...]] = set()
    for key in table.foreign_keys:
        if table.primary_key[: len(key.columns)] == key.columns or key.columns in made:
            continue
        made.add(key.columns)
        name = "_".join((table.name, *key.columns))
        yield f"CREATE INDEX {quoted(name)} ON {quoted(table.name)} ({_names(key.columns)})"


def _column(column: Column[Any]) -> str:
    parts = [quoted(column.name), SQL_TYPES[column.type]]
    if is_never_blank(column):
        parts.append("NOT NULL")
    if column.type is FieldType.BOOLEAN:
        parts.append(f"CHECK ({quoted(column.name)} IN (0, 1))")
    return " ".join(parts)


def _names(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))
