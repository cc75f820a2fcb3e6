"""What a view of the database is: its columns said in words, and the query that gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.discrepancy import Text
from outputs.columns import Labels
from outputs.tables import tables


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column of a view: its name, title, meaning, and the values it may hold where they are few."""

    name: str
    title_vi: str
    description: Text
    values: Labels = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """A view: its name, title, meaning, its columns in order, and the query that gives them."""

    name: str
    title_vi: str
    description: Text
    columns: tuple[ViewColumn, ...]
    query: str

    @property
    def statement(self) -> str:
        """The statement that makes the view."""
        names = ", ".join(column.name for column in self.columns)
        return f"CREATE VIEW {self.name} ({names}) AS\n{self.query}"


PLAN = ("province", "unit_code", "unit", "plan_year", "submission_id")
"""The columns of submissions.csv by which every view says whose figures it shows."""
PERIOD = ("fiscal_year", "phase", "as_of_month")
"""The columns of line_items.csv by which sums are kept apart."""


def as_in(table: str, *names: str) -> tuple[ViewColumn, ...]:
    """Return columns that are those of a table of the dataset, described as there."""
    (found,) = (each for each in tables() if each.name == table)
    columns = {column.name: column for column in found.columns}
    return tuple(
        ViewColumn(name, columns[name].title_vi, columns[name].description, columns[name].values) for name in names
    )


COMPUTED = ViewColumn(
    "computed_vnd",
    "Tổng cộng lại (đồng)",
    Text(
        "Tổng các dòng được cộng (additive) của bảng chính, đồng.",
        "Sum of the additive lines of main tables, in đồng.",
    ),
)
LINE_COUNT = ViewColumn("line_count", "Số dòng được cộng", Text("Số dòng đã cộng.", "How many lines are added."))
