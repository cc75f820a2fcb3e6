"""What a table of the dataset is: its columns with name, type, title, meaning and allowed values, each said once.

CSV files, the Data Package and all that describes the dataset are made from the tables in outputs/tables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeVar

import regex

from corpus.dataset import Dataset
from corpus.discrepancy import Text

Row = TypeVar("Row")

Value = str | int | Decimal | date | None
"""What a column holds in one row; a bool is an int. None and "" are both written as a blank."""

Labels = Mapping[str, Text]
"""The values a column may hold and what each is called."""


class FieldType(Enum):
    """The type of a column, as a Data Package names it."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    YEAR = "year"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: what it is called, what it means, how its value is found in a row; `values` are all it may hold."""

    name: str
    type: FieldType
    title_vi: str
    description: Text
    value: Callable[[Row], Value]
    values: Labels = field(default_factory=dict)
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values, where not blank, stand in the key columns of another table ("" is the table itself)."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """A table of the dataset. `primary_key` is empty where rows have no key."""

    name: str
    title_vi: str
    description: Text
    rows: Callable[[Dataset], Iterator[Row]]
    columns: tuple[Column[Row], ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def file_name(self) -> str:
        """The name of the table's CSV file."""
        return f"{self.name}.csv"


_LONE_SURROGATES = regex.compile(r"[\ud800-\udfff]")


def as_text(value: Value) -> str:
    """Return a value as the dataset writes it: exact plain digits, true or false, dates as 2024-07-31, text in NFC.

    >>> as_text(Decimal("152.500")), as_text(True), as_text(None)
    ('152.5', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        digits = f"{value:f}"
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, date):
        return value.isoformat()
    return _plain(value) if isinstance(value, str) else str(value)


def _plain(text: str) -> str:
    """Return text that UTF-8 can hold, in NFC, its line breaks LF.

    A file name that is no Unicode comes with lone surrogates.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _LONE_SURROGATES.sub("\ufffd", lines))
