"""The rows of line_items.csv: each printed line × money column with all that is known of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from ingest.document import Place
from normalizers.categories import CategoryMatch
from normalizers.line_items import LineItem
from normalizers.records import MoneyColumn, Quantity, Record
from normalizers.schedules import Schedule


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line's amount in one money column, and what stands beside it in the line."""

    plan: AuditedSubmission
    schedule: Schedule
    line: LineItem
    quantity: Quantity
    note: str
    match: CategoryMatch
    column: MoneyColumn
    record: Record

    @property
    def place(self) -> Place:
        """Where the amount stands; where the line has no cell in the column, where the line stands."""
        return self.record.place if self.record.place.location else self.line.place


def line_rows(dataset: Dataset) -> Iterator[LineRow]:
    """Yield the rows plan by plan, table by table, line by line."""
    for plan in dataset.submissions:
        for schedule in plan.submission.schedules:
            columns = {column.column_no: column for column in schedule.columns}
            for record in schedule.records:
                k = record.row_no - 1
                yield LineRow(
                    plan,
                    schedule,
                    schedule.lines[k],
                    schedule.quantities[k],
                    schedule.notes[k],
                    schedule.matches[k],
                    columns[record.column_no],
                    record,
                )
