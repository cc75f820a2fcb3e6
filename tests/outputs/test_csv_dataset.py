"""The CSV files: exact, faithful to the print, whole or not written at all."""

from __future__ import annotations

import csv
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dataset import Dataset
from corpus.received import FileStatus, ReceivedFile
from ingest.document import MediaType
from outputs.columns import as_text
from outputs.formats import csv_dataset, formats
from outputs.whole_file import whole_file
from tests.outputs.plans import ROWS, dataset


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_amounts_are_exact_plain_digits(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    lines = {row["row_no"]: row for row in _rows(tmp_path / "line_items.csv")}
    assert (lines["4"]["amount_vnd"], lines["4"]["amount_million_vnd"]) == ("-5500000", "-5.5")
    assert (lines["7"]["amount_vnd"], lines["7"]["amount_million_vnd"]) == ("24500000", "24.5")
    assert lines["7"]["amount_as_written"] == "24,5"
    assert (lines["6"]["amount_vnd"], lines["6"]["amount_status"]) == ("", "unreadable")
    assert lines["6"]["needs_review"] == "true"


def test_names_are_kept_as_printed(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    assert [row["name"] for row in _rows(tmp_path / "line_items.csv")] == [name for _, name, _ in ROWS]


def test_the_variant_for_excel_guards_text_and_leaves_numbers(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path, for_excel=True)
    assert (tmp_path / "line_items.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    lines = {row["row_no"]: row for row in _rows(tmp_path / "line_items.csv")}
    assert lines["3"]["name"] == "'=1+1"
    assert lines["2"]["name"] == "'- Phổ biến văn bản quản lý nhà nước"
    assert lines["4"]["amount_as_written"] == "'-5,5"
    assert lines["4"]["amount_vnd"] == "-5500000"


def test_files_are_utf8_without_bom_with_lf_in_nfc(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Tuyên truyền\r\nphổ biến")
    for path in csv_dataset.write(dataset(source_file=decomposed), tmp_path):
        written = path.read_bytes()
        assert not written.startswith(b"\xef\xbb\xbf") and b"\r" not in written, path.name
        assert unicodedata.is_normalized("NFC", written.decode()), path.name


def test_cells_name_their_line_and_money_column(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    cells = {(row["grid_row"], row["grid_col"]): row for row in _rows(tmp_path / "cells.csv")}
    head, amount = cells["1", "3"], cells["2", "3"]
    assert (head["header"], head["row_no"], head["column_no"]) == ("true", "", "1")
    assert (amount["header"], amount["row_no"], amount["column_no"]) == ("false", "1", "1")
    assert amount["location"] == "table=1&row=2&col=3"
    assert cells["2", "2"]["column_no"] == ""


def test_matches_are_blank_for_totals(tmp_path: Path) -> None:
    csv_dataset.write(dataset(), tmp_path)
    total = next(row for row in _rows(tmp_path / "line_items.csv") if row["level"] == "total")
    assert [total[name] for name in ("category_id", "candidate_id", "match_score", "match_status")] == [""] * 4


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        for form in formats():
            form.write(dataset(), folder, "vi")
    written = [path for path in first.rglob("*") if path.is_file()]
    assert written
    for path in written:
        assert path.read_bytes() == (second / path.relative_to(first)).read_bytes(), path.name


def test_a_crash_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "tables.csv"
    path.write_text("old")
    with pytest.raises(RuntimeError), whole_file(path) as stream:
        stream.write("half of the new")
        raise RuntimeError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@settings(max_examples=50)
@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_reads_back(name: str) -> None:
    file = ReceivedFile("0" * 16, name, "", 0, MediaType.UNKNOWN, FileStatus.FAILED)
    with tempfile.TemporaryDirectory() as folder:
        csv_dataset.write(Dataset((file,), ()), Path(folder))
        assert _rows(Path(folder) / "received_files.csv")[0]["source_file"] == as_text(name)
