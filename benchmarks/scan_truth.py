"""What a plan prints, figure by figure, and what its Word file is read as: the truth that scans of it are held to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import regex

from benchmarks.scores import alarms
from corpus.submission import Submission
from normalizers.money import AmountStatus
from normalizers.records import Record
from samples.content import Budget, Plan, Planted
from samples.layouts import Layout, TotalPlace
from samples.printed import first_money_column, lines
from samples.truth import shown

_NOTE_MARK = regex.compile(r"\((?:\d|\*)\)$|[*¹²³]$")


class Rank(Enum):
    """What a line is in its table."""

    TOTAL = "total"
    SECTION = "section"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Figure:
    """A money cell: what is printed, "" where no figure is; its amount in đồng, None where Word's print has none.

    `is_flagged`: the reading of the Word file already asks staff to look at it.
    """

    printed: str
    amount_vnd: int | None
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with its figures by money column."""

    table_no: int
    row_no: int
    rank: Rank
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be read of a plan: its lines, headings, prose paragraph by paragraph, and alarms."""

    lines: tuple[Line, ...]
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]
    alarms: tuple[Planted, ...]

    @property
    def numbers(self) -> int:
        """How many figures are printed."""
        return sum(bool(figure.printed) for line in self.lines for figure in line.figures)


def truth(plan: Plan, word: Submission) -> Truth:
    """Return the truth of a plan and its Word file's reading; raise ValueError where that reads other than printed."""
    topics = (*plan.topics, *plan.annexes)
    budgets = [topic.budget for topic in topics if topic.budget is not None]
    if len(word.schedules) != len(budgets):
        raise ValueError(f"{plan.file_name}: {len(word.schedules)} tables read of {len(budgets)} in Word")
    paragraphs = (*plan.opening, *(text for topic in topics for text in topic.paragraphs), *plan.closing)
    return Truth(
        tuple(
            line
            for table_no, (budget, schedule) in enumerate(zip(budgets, word.schedules, strict=True), 1)
            for line in _lines(table_no, budget, plan.layout, {(r.row_no, r.column_no): r for r in schedule.records})
        ),
        tuple(shown(topic.title) for topic in topics),
        tuple(shown(text) for text in paragraphs),
        tuple(alarms(word)),
    )


def plain(printed: str) -> str:
    """Return a figure without white space and the mark of a note behind it.

    >>> plain("1 250,5(1)")
    '1250,5'
    """
    return _NOTE_MARK.sub("", "".join(printed.split()))


def _lines(table_no: int, budget: Budget, layout: Layout, read: dict[tuple[int, int], Record]) -> Iterator[Line]:
    first = first_money_column(budget)
    rows = lines(budget, layout)
    total = 1 if layout.total_place is TotalPlace.TOP_MERGED else len(rows)
    titles = {section.name for section in budget.sections}
    for row_no, row in enumerate(rows, 1):
        words = [shown(text.removeprefix("**").removesuffix("**")) for text in row]
        name = words[0] if words[1] == "<" else words[1]
        rank = Rank.TOTAL if row_no == total else Rank.SECTION if name in titles else Rank.ITEM
        cells = words[first : first + len(budget.columns)]
        figures = (_figure(text, read.get((row_no, c))) for c, text in enumerate(cells, 1))
        yield Line(table_no, row_no, rank, name, tuple(figures))


def _figure(text: str, read: Record | None) -> Figure:
    """Return a figure as printed and its amount as Word is read, which must have the same print."""
    printed = plain(text) if any(letter.isdigit() for letter in text) else ""
    if not printed:
        return Figure("", None)
    if read is None or plain(read.as_written) != printed:
        raise ValueError(f"Word is read as {read.as_written if read is not None else None!r}, printed is {printed!r}")
    is_printed = read.status is AmountStatus.PRINTED
    return Figure(printed, read.amount_vnd if is_printed else None, read.needs_review or not is_printed)
