"""kehoach.db: the values of the CSV files in STRICT tables with keys that hold, and sums that are the reports' own."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dataset import Dataset
from corpus.received import FileStatus, ReceivedFile
from ingest.document import MediaType
from outputs.columns import Column, FieldType, as_text
from outputs.database.reference_tables import reference_tables
from outputs.database.schema import SQL_TYPES
from outputs.database.views import views
from outputs.formats import csv_dataset, sqlite_dataset
from outputs.tables import tables
from outputs.totals import NO_CATEGORY, by_source, period_totals
from outputs.written import WrittenDataset, written_dataset
from tests.outputs.case_datasets import Lines, case_dataset, csv_contents
from tests.outputs.plans import dataset

OPEN = ("error", "warning")


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    sqlite_dataset.write(case_dataset(), folder)
    return folder


@pytest.fixture(name="database", scope="module")
def _database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{(folder / 'kehoach.db').as_uri()}?mode=ro", uri=True)) as database:
        yield database


@pytest.fixture(name="contents", scope="module")
def _contents(folder: Path) -> dict[str, Lines]:
    return csv_contents(case_dataset(), folder)


@pytest.fixture(name="written", scope="module")
def _written(folder: Path, contents: dict[str, Lines]) -> WrittenDataset:
    return written_dataset(folder)


def _text(column: Column[Any], value: str | int | float | None) -> str:
    """Return a value of the database as the CSV file writes it."""
    if isinstance(value, float):
        return as_text(Decimal(repr(value)))
    if column.type is FieldType.BOOLEAN:
        return as_text(bool(value))
    return as_text(value)


def _rows(database: sqlite3.Connection, name: str) -> Lines:
    (table,) = (found for found in tables() if found.name == name)
    cursor = database.execute(f'SELECT * FROM "{name}" ORDER BY rowid')
    assert [head[0] for head in cursor.description] == [column.name for column in table.columns]
    return [
        {column.name: _text(column, value) for column, value in zip(table.columns, row, strict=True)} for row in cursor
    ]


@pytest.mark.parametrize("name", [table.name for table in tables()])
def test_holds_exactly_the_values_of_the_csv_file(
    name: str, database: sqlite3.Connection, contents: dict[str, Lines]
) -> None:
    assert _rows(database, name) == contents[name]


def test_sound_and_every_foreign_key_holds(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_is_strict_and_typed(database: sqlite3.Connection) -> None:
    strict = {name: is_strict for _, name, kind, _, _, is_strict in database.execute("PRAGMA table_list")}
    for table in tables():
        assert strict[table.name] == 1
        types = {row[1]: row[2] for row in database.execute(f'PRAGMA table_info("{table.name}")')}
        assert types == {column.name: SQL_TYPES[column.type] for column in table.columns}
    assert all(strict[table.name] == 1 for table in reference_tables())


def test_keys_are_those_of_the_dataset(database: sqlite3.Connection) -> None:
    for table in tables():
        info = database.execute(f'PRAGMA table_info("{table.name}")').fetchall()
        key = tuple(row[1] for row in sorted(info, key=lambda row: row[5]) if row[5])
        assert key == table.primary_key
        links = {row[0] for row in database.execute(f'PRAGMA foreign_key_list("{table.name}")')}
        assert len(links) == len(table.foreign_keys)


def test_a_wrong_key_would_be_found(folder: Path, tmp_path: Path) -> None:
    spoiled = tmp_path / "spoiled.db"
    spoiled.write_bytes((folder / "kehoach.db").read_bytes())
    with closing(sqlite3.connect(spoiled)) as database:
        database.execute("UPDATE tables SET table_no = table_no + 100")
        assert database.execute("PRAGMA foreign_key_check").fetchall()


def test_no_money_is_a_real(database: sqlite3.Connection) -> None:
    real = {column.name for table in tables() for column in table.columns if column.type is FieldType.NUMBER} - {
        "amount_million_vnd"
    }
    assert not any(name.endswith("_vnd") for name in real)
    kinds = database.execute("SELECT DISTINCT typeof(amount_vnd) FROM line_items").fetchall()
    assert sorted(kinds) == [("integer",), ("null",)]


def test_rollback_journal_for_network_shares(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_totals_by_unit_are_those_of_the_reports(database: sqlite3.Connection, written: WrittenDataset) -> None:
    cursor = database.execute(
        "SELECT submission_id, fiscal_year, phase, as_of_month, stated_vnd, computed_vnd, line_count, missing_count, "
        "inferred_count, review_count FROM tong_theo_don_vi"
    )
    expected = {
        (plan.row.submission_id, period.fiscal_year, period.phase.value, period.as_of_month): (
            *(total.stated_vnd, total.computed_vnd, total.rows),
            *(total.missing, total.inferred, total.unsure),
        )
        for plan in written.submissions
        for period, total in period_totals(plan).items()
        if total.rows or total.stated_vnd is not None
    }
    found = {row[:4]: row[4:] for row in cursor}
    assert expected
    assert found == expected


def test_totals_by_category_are_those_of_the_reports(database: sqlite3.Connection, written: WrittenDataset) -> None:
    cursor = database.execute(
        "SELECT submission_id, fiscal_year, phase, as_of_month, coalesce(category_id, ''), computed_vnd "
        "FROM tong_theo_nhom"
    )
    expected = {
        (plan.row.submission_id, period.fiscal_year, period.phase.value, period.as_of_month, category): amount
        for plan in written.submissions
        for period, total in period_totals(plan).items()
        for category, amount in total.by_category.items()
    }
    assert any(key[-1] != NO_CATEGORY for key in expected)
    assert {row[:5]: row[5] for row in cursor} == expected


def test_totals_by_source_are_those_of_the_reports(database: sqlite3.Connection, written: WrittenDataset) -> None:
    cursor = database.execute(
        "SELECT submission_id, fiscal_year, phase, as_of_month, funding_source, computed_vnd FROM tong_theo_nguon"
    )
    expected = {
        (plan.row.submission_id, period.fiscal_year, period.phase.value, period.as_of_month, source.value): amount
        for plan in written.submissions
        for period, sources in by_source(plan).items()
        for source, amount in sources.items()
    }
    assert expected
    assert {row[:5]: row[5] for row in cursor} == expected


def test_views_list_what_is_to_be_done(database: sqlite3.Connection, contents: dict[str, Lines]) -> None:
    found = [row[0] for row in database.execute("SELECT discrepancy_id FROM sai_lech_con_mo")]
    expected = {
        row["discrepancy_id"] for row in contents["discrepancies"] if row["severity"] in OPEN and row["state"] == "open"
    }
    assert set(found) == expected and len(found) == len(expected) > 0
    count = sum(row["needs_review"] == "true" for row in contents["line_items"])
    assert database.execute("SELECT count(*) FROM so_can_xem_lai").fetchone() == (count,)
    assert count > 0
    assert database.execute("SELECT source_file, reason_title FROM tep_can_xu_ly").fetchall() == [
        ("README.md", "Không phải văn bản")
    ]


def test_findings_say_their_check_in_words(database: sqlite3.Connection) -> None:
    titles = dict(database.execute("SELECT check_id, check_title FROM sai_lech_con_mo"))
    assert titles["sum.sections"] == "Tổng cộng không bằng tổng các mục"
    assert all(titles.values())


def test_the_dictionary_names_every_column_of_tables_and_views(database: sqlite3.Connection) -> None:
    told = set(database.execute("SELECT bang, cot FROM tu_dien"))
    names = [table.name for table in tables()] + [view.name for view in views()]
    there = {
        (name, head[0]) for name in names for head in database.execute(f'SELECT * FROM "{name}" LIMIT 0').description
    }
    assert told == there


def test_every_label_stands_in_the_dictionary(database: sqlite3.Connection, contents: dict[str, Lines]) -> None:
    labels = set(database.execute("SELECT bang, cot, gia_tri FROM tu_dien_gia_tri"))
    for table in tables():
        for column in table.columns:
            held = {row[column.name] for row in contents[table.name] if column.values and row[column.name]}
            assert {(table.name, column.name, value) for value in held} <= labels


def test_same_bytes_whatever_is_asked_for(tmp_path: Path, folder: Path) -> None:
    (path,) = sqlite_dataset.write(case_dataset(), tmp_path, "en", for_excel=True)
    assert path.read_bytes() == (folder / "kehoach.db").read_bytes()
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_without_strict_types_writes_the_same_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, contents: dict[str, Lines]
) -> None:
    monkeypatch.setattr("outputs.database.schema.STRICT", "")
    (path,) = sqlite_dataset.write(case_dataset(), tmp_path)
    with closing(sqlite3.connect(path)) as database:
        (made,) = database.execute("SELECT sql FROM sqlite_master WHERE name = 'line_items'").fetchone()
        assert not made.endswith("STRICT")
        assert _rows(database, "line_items") == contents["line_items"]


def test_written_anew_over_an_old_one(tmp_path: Path) -> None:
    sqlite_dataset.write(case_dataset(), tmp_path)
    (path,) = sqlite_dataset.write(dataset(), tmp_path)
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("SELECT count(*) FROM submissions").fetchone() == (1,)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=40))
def test_any_text_reads_back(name: str) -> None:
    file = ReceivedFile("0" * 16, name, "", 0, MediaType.UNKNOWN, FileStatus.FAILED)
    with tempfile.TemporaryDirectory() as folder:
        (path,) = sqlite_dataset.write(Dataset((file,), ()), Path(folder))
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("SELECT source_file FROM received_files").fetchone() == (as_text(name),)


@given(st.decimals(-(10**9), 10**9, places=6))
def test_a_decimal_of_fifteen_digits_reads_back_digit_by_digit(value: Decimal) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        (held,) = database.execute("SELECT CAST(? AS REAL)", [float(value)]).fetchone()
    assert Decimal(repr(held)) == value


def test_csv_and_database_are_written_side_by_side(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    (path,) = sqlite_dataset.write(dataset(), tmp_path)
    assert path == tmp_path / "kehoach.db"
