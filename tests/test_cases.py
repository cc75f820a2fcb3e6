"""Each folder of tests/cases is a plan as received with what must be read of it; a missing expectation fails.

`python -m tests.test_cases` writes the expectations anew: look at the difference before it is committed.
"""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from corpus.dataset import Dataset, audited
from kehoach.reading import submission
from outputs.columns import as_text
from outputs.tables import tables

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())

EXPECTED = {
    "submissions": ("unit", "unit_level", "plan_year", "document_number", "issued_on", "title", "coverage"),
    "headings": ("level", "number", "title"),
    "sections": ("position", "number", "title", "text", "page"),
    "line_items": (
        *("table_no", "table_role", "detail_of", "row_no", "parent_row_no", "level", "section", "ordinal", "name"),
        *("candidate_id", "match_status", "quantity", "quantity_unit", "unit_price_vnd"),
        *("column_no", "column_header", "fiscal_year", "phase", "as_of_month", "funding_source"),
        *("amount_vnd", "amount_status", "amount_as_written", "unit_as_written", "unit_source", "additive"),
        *("location", "needs_review"),
    ),
    "discrepancies": ("check_id", "severity", "table_no", "row_no", "column_no", "message", "suggestion", "location"),
    "not_checked": ("table_no", "row_no", "column_no", "check_id", "reason"),
}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("name", EXPECTED)
def test_case(folder: Path, name: str) -> None:
    assert understood(folder)[name] == (folder / f"{name}.csv").read_text("utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_says_what_it_is_about(folder: Path) -> None:
    assert (folder / "about.md").read_text("utf-8").strip()


def test_there_are_cases() -> None:
    assert FOLDERS


def test_every_habit_names_cases_and_every_case_is_named() -> None:
    rows = [line for line in (CASES / "README.md").read_text("utf-8").splitlines() if line.startswith("| ")]
    named = {row: set(re.findall(r"`([^`]+)`", row.rstrip(" |").rpartition("|")[2])) for row in rows}
    assert [row for row in rows[1:] if not named[row] and not row.startswith("| **")] == []
    assert set().union(*named.values()) == {folder.name for folder in FOLDERS}


def understood(folder: Path) -> dict[str, str]:
    """Return the expected files' texts as the plan of a folder is understood now."""
    (received,) = folder.glob("received.*")
    plan = audited(submission(received), "0" * 16, received.name)
    return {table.name: text(table.name, Dataset((), (plan,))) for table in tables() if table.name in EXPECTED}


def text(name: str, dataset: Dataset) -> str:
    """Return a table of a dataset as CSV with the columns that cases expect."""
    table = next(table for table in tables() if table.name == name)
    columns = [column for column in table.columns if column.name in EXPECTED[name]]
    assert len(columns) == len(EXPECTED[name]), name
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(column.name for column in columns)
    writer.writerows([as_text(column.value(row)) for column in columns] for row in table.rows(dataset))
    return stream.getvalue()


def main() -> None:
    """Write the expectations of every case anew."""
    for folder in FOLDERS:
        for name, expected in understood(folder).items():
            (folder / f"{name}.csv").write_text(expected, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
