"""What the data dictionary says, in a language: tables and views with their columns, values and keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.discrepancy import Text
from outputs.columns import Column, FieldType, ForeignKey, Labels, Table
from outputs.database.reference_tables import ReferenceTable, reference_tables
from outputs.database.view import View, ViewColumn
from outputs.database.views import views
from outputs.notation import said
from outputs.tables import tables

TYPES: Mapping[FieldType, Text] = {
    FieldType.STRING: Text("chữ", "text"),
    FieldType.INTEGER: Text("số nguyên", "whole number"),
    FieldType.NUMBER: Text("số thập phân", "decimal number"),
    FieldType.BOOLEAN: Text("đúng, sai", "true, false"),
    FieldType.YEAR: Text("năm", "year"),
    FieldType.DATE: Text("ngày", "date"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A column: what it is called, holds and means; its values with their labels; "" or () for what it has not."""

    name: str
    title: str
    type: str
    description: str
    values: tuple[tuple[str, str], ...]
    is_key: bool
    is_required: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A table or view: its title and meaning, the columns that tell its rows apart, where others lead, its entries."""

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    links: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def is_typed(self) -> bool:
        """Whether the types of its columns are said."""
        return any(entry.type for entry in self.entries)


def dataset_chapters(language: str) -> tuple[Chapter, ...]:
    """Return a chapter for each table of the dataset, by name."""
    return tuple(_of_table(table, language) for table in tables())


def database_chapters(language: str) -> tuple[Chapter, ...]:
    """Return a chapter for each view of the database and each table that it alone has."""
    alone: tuple[View | ReferenceTable, ...] = (*views(), *reference_tables())
    return tuple(_of_view(each, language) for each in alone)


def _of_view(each: View | ReferenceTable, language: str) -> Chapter:
    return Chapter(
        each.name,
        _title(each.title_vi, language),
        said(each.description, language),
        key=(),
        links=(),
        entries=tuple(_of_view_column(column, language) for column in each.columns),
    )


def _of_table(table: Table[Any], language: str) -> Chapter:
    return Chapter(
        table.name,
        _title(table.title_vi, language),
        said(table.description, language),
        table.primary_key,
        tuple(_link(table, key) for key in table.foreign_keys),
        tuple(_of_column(column, table.primary_key, language) for column in table.columns),
    )


def _of_column(column: Column[Any], key: Iterable[str], language: str) -> Entry:
    return Entry(
        column.name,
        _title(column.title_vi, language),
        said(TYPES[column.type], language),
        said(column.description, language),
        _labels(column.values, language),
        column.name in key,
        column.is_required,
    )


def _of_view_column(column: ViewColumn, language: str) -> Entry:
    return Entry(
        column.name,
        _title(column.title_vi, language),
        "",
        said(column.description, language),
        _labels(column.values, language),
        is_key=False,
        is_required=False,
    )


def _labels(values: Labels, language: str) -> tuple[tuple[str, str], ...]:
    return tuple((value, said(label, language)) for value, label in values.items())


def _link(table: Table[Any], key: ForeignKey) -> str:
    """Return a link as "submission_id, table_no → tables"."""
    return f"{', '.join(key.columns)} → {key.table or table.name}"


def _title(title_vi: str, language: str) -> str:
    """Return a title; in English, where columns have none, their names speak for themselves."""
    return title_vi if language == "vi" else ""
