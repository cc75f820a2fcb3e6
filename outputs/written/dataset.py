"""A dataset already written, read back: what every report is made from, so that each figure is the dataset's own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from corpus.discrepancy import Severity
from normalizers.money import AmountStatus
from outputs.written.csv_rows import csv_rows, unusable
from outputs.written.rows import (
    AmountRow,
    CellRow,
    DiscrepancyRow,
    ReceivedRow,
    SubmissionRow,
    TableRow,
    UncheckedRow,
)

Cells = dict[str, tuple[CellRow, ...]]
"""The printed cells of submissions, by submission_id, in order of table and grid."""


@dataclass(frozen=True, slots=True)
class WrittenSubmission:
    """A plan as written: its row, and the rows of the other tables that are its own, each in the order written."""

    row: SubmissionRow
    tables: tuple[TableRow, ...]
    amounts: tuple[AmountRow, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    unchecked: tuple[UncheckedRow, ...]

    def table(self, table_no: int) -> TableRow:
        """Return the table of a number; KeyError where there is none."""
        for table in self.tables:
            if table.table_no == table_no:
                return table
        raise KeyError(table_no)

    def main_amounts(self) -> Iterator[AmountRow]:
        """Yield the amounts of main tables: those that a summary adds (contract, detail_of)."""
        details = {table.table_no for table in self.tables if table.detail_of is not None}
        return (amount for amount in self.amounts if amount.table_no not in details)

    def to_review(self) -> tuple[AmountRow, ...]:
        """Return the amounts that a person must look at before they are used."""
        return tuple(amount for amount in self.amounts if amount.needs_review)

    def open_findings(self) -> tuple[DiscrepancyRow, ...]:
        """Return the errors and warnings that are open, errors first, each severity in the order of the document."""
        found = [d for d in self.discrepancies if d.severity is not Severity.INFO and d.is_open]
        return tuple(sorted(found, key=lambda d: d.severity is not Severity.ERROR))

    @property
    def has_amounts(self) -> bool:
        """True where at least one amount is printed."""
        return any(amount.amount_status is AmountStatus.PRINTED for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class WrittenDataset:
    """A folder's dataset: files and plans sorted by path. Printed cells are read when asked for: they are many."""

    folder: Path
    received: tuple[ReceivedRow, ...]
    submissions: tuple[WrittenSubmission, ...]

    def cells(self, submission_ids: Collection[str]) -> Cells:
        """Return the printed cells of some submissions. Errors: UnusableDataset."""
        wanted = set(submission_ids)
        found: dict[str, list[CellRow]] = {submission_id: [] for submission_id in submission_ids}
        for cell in csv_rows(self.folder / "cells.csv", CellRow):
            if cell.submission_id in wanted:
                found[cell.submission_id].append(cell)
        return {submission_id: tuple(cells) for submission_id, cells in found.items()}


def written_dataset(folder: Path) -> WrittenDataset:
    """Read back the dataset of a folder, all but its printed cells. Errors: UnusableDataset."""
    tables = _grouped(folder, "tables", TableRow)
    amounts = _grouped(folder, "line_items", AmountRow)
    discrepancies = _grouped(folder, "discrepancies", DiscrepancyRow)
    unchecked = _grouped(folder, "not_checked", UncheckedRow)
    _require_tables(tables, amounts)
    return WrittenDataset(
        folder,
        tuple(csv_rows(folder / "received_files.csv", ReceivedRow)),
        tuple(
            WrittenSubmission(
                row,
                tables.of(row.submission_id),
                amounts.of(row.submission_id),
                discrepancies.of(row.submission_id),
                unchecked.of(row.submission_id),
            )
            for row in csv_rows(folder / "submissions.csv", SubmissionRow)
        ),
    )


Kind = TypeVar("Kind", TableRow, AmountRow, DiscrepancyRow, UncheckedRow)


@dataclass(frozen=True, slots=True)
class _Grouped(Generic[Kind]):
    rows: dict[str, list[Kind]]

    def of(self, submission_id: str) -> tuple[Kind, ...]:
        return tuple(self.rows.get(submission_id, ()))


def _grouped(folder: Path, name: str, kind: type[Kind]) -> _Grouped[Kind]:
    rows: dict[str, list[Kind]] = defaultdict(list)
    for row in csv_rows(folder / f"{name}.csv", kind):
        rows[row.submission_id].append(row)
    return _Grouped(rows)


def _require_tables(tables: _Grouped[TableRow], amounts: _Grouped[AmountRow]) -> None:
    """Raise UnusableDataset where an amount stands in a table that is not there: it would be in no sum of a report."""
    known = {(table.submission_id, table.table_no) for rows in tables.rows.values() for table in rows}
    used = {(amount.submission_id, amount.table_no) for rows in amounts.rows.values() for amount in rows}
    if strange := used - known:
        submission_id, table_no = min(strange)
        raise unusable(Path("line_items.csv"), None, f"submission_id={submission_id}, table_no={table_no}")
