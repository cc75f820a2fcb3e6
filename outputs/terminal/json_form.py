"""The dataset as JSON, for programs: the same tables and columns as the CSV files."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import regex

from corpus.dataset import Dataset
from outputs.columns import Table, Value, as_text
from outputs.tables import tables

JsonValue = str | int | bool | None

_STEERING = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}--\n]", regex.VERSION1)


def as_json(dataset: Dataset) -> dict[str, list[dict[str, JsonValue]]]:
    """Return the rows of every table by column name; decimals and dates as text, blanks as None."""
    return {table.name: _rows(table, dataset) for table in tables()}


def json_text(dataset: Dataset) -> str:
    """Return the dataset as JSON that a terminal only shows: what would steer it is escaped, nothing is lost."""
    return _STEERING.sub(_escaped, json.dumps(as_json(dataset), ensure_ascii=False, indent=1))


def _rows(table: Table[Any], dataset: Dataset) -> list[dict[str, JsonValue]]:
    return [{column.name: _value(column.value(row)) for column in table.columns} for row in table.rows(dataset)]


def _value(value: Value) -> JsonValue:
    if isinstance(value, Decimal | date | str):
        return as_text(value) or None
    return value


def _escaped(found: regex.Match[str]) -> str:
    return json.dumps(found[0])[1:-1]
