"""What a plan says, whoever sets it: who submits, prose under headings, budgets, and the errors planted in them.

In any text "{1}" is a raised note mark and "[^…]" a footnote; in a name a line break breaks the line and "//" begins a
new paragraph of the cell.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samples.layouts import Layout


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a budget: its amounts in đồng by column, less the column that sums the others.

    `further` stands in a column of words of its own; `parts` are lines that add up to this one.
    """

    name: str
    amounts: tuple[int, ...]
    quantity: str = ""
    quantity_unit: str = ""
    unit_price_vnd: int = 0
    note: str = ""
    further: str = ""
    parts: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a budget; one without a name prints no line of its own, one without items its own amounts."""

    name: str
    items: tuple[Item, ...]
    amounts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Misprint:
    """What a cell prints instead of the right figure; `row_no` counts the lines, `column_no` the money columns."""

    row_no: int
    column_no: int
    printed: str


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure changed with tracked changes: what was deleted; what is right was inserted."""

    row_no: int
    column_no: int
    deleted: str


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A raised mark behind a figure; counted like a misprint."""

    row_no: int
    column_no: int
    mark: str


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget table. `columns` head its money columns; `is_summed`: the first is the sum of the others.

    `group` heads all money columns; `heads` head them one by one, neighbours alike together, "" none. `further` heads a
    column of words, `share` one that prints the last amount in per cent of the first; `remark` stands below.
    """

    caption: str
    columns: tuple[str, ...]
    sections: tuple[Section, ...]
    group: str = ""
    is_summed: bool = False
    has_prices: bool = False
    has_notes: bool = True
    misprints: tuple[Misprint, ...] = ()
    revisions: tuple[Revision, ...] = ()
    heads: tuple[str, ...] = ()
    further: str = ""
    share: str = ""
    note_marks: tuple[NoteMark, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading with what stands under it. Level 1 is the outermost; `label` is a number of its own ("PHỤ LỤC 1")."""

    level: int
    title: str
    paragraphs: tuple[str, ...] = ()
    budget: Budget | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Planted:
    """A discrepancy that must be found, and no other error or warning.

    Counted as the dataset counts: lines from 1, money columns from 1, None where it is about no single one.
    """

    check_id: str
    table_no: int
    row_no: int | None = None
    column_no: int | None = None
    stated_vnd: int | None = None
    computed_vnd: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A submission. `opening` stands above the first heading, `closing` below the last before the signature."""

    file_name: str
    body: str
    unit: str
    province: str
    town: str
    year: int
    number: str
    issued_on: date
    title: tuple[str, ...]
    opening: tuple[str, ...]
    topics: tuple[Topic, ...]
    closing: tuple[str, ...]
    receivers: tuple[str, ...]
    signer: tuple[str, ...]
    layout: Layout
    planted: tuple[Planted, ...] = ()
    annexes: tuple[Topic, ...] = ()
