"""How well plans with a known truth were read and audited; truth as samples/truth.py writes it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.checks import discrepancies
from corpus.discrepancy import Severity
from corpus.submission import Submission
from normalizers.line_items import Level
from normalizers.schedules import Schedule
from samples.content import Planted

TRUTH = "truth.json"


@dataclass(slots=True)
class Scores:
    """Right ones of all, by what was asked."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, what: str, is_right: bool) -> None:
        """Count one answer."""
        self.asked[what] += 1
        self.right[what] += is_right

    def lines(self) -> Iterator[str]:
        """Yield what was asked with the share right and the counts."""
        for what, asked in self.asked.items():
            yield f"{what:22} {self.right[what] / asked:7.2%}  {self.right[what]:,} of {asked:,}"


def truths(folder: Path) -> dict[str, Mapping[str, Any]]:
    """Return what must be read of the files of a folder, by name; empty where neither it nor its parent says."""
    file = next((place / TRUTH for place in (folder, folder.parent) if (place / TRUTH).is_file()), None)
    return {} if file is None else {truth["file"]: truth for truth in json.loads(file.read_text("utf-8"))}


def score(truth: Mapping[str, Any], found: Submission, scores: Scores) -> None:
    """Count what is right in a reading: unit and year, headings, tables, lines, amounts, what was planted, no more."""
    head = found.letterhead
    scores.add("unit, year, number", (head.unit, head.plan_year, head.document_number) == _head(truth))
    titles = Counter(heading.title for heading in found.headings)
    for title in truth["headings"]:
        scores.add("headings", titles[title] > 0)
        titles[title] -= 1
    scores.add("tables", len(found.schedules) == len(truth["tables"]))
    for table, schedule in zip(truth["tables"], found.schedules, strict=False):
        _score_table(table, schedule, scores)
    expected = Counter(Planted(**planted) for planted in truth["planted"])
    raised = Counter(alarms(found))
    for planted, count in expected.items():
        for k in range(count):
            scores.add("planted slips found", raised[planted] > k)
    for alarm, count in raised.items():
        for k in range(count):
            scores.add("alarms that are right", expected[alarm] > k)


def _head(truth: Mapping[str, Any]) -> tuple[str, int, str]:
    return truth["unit"], truth["plan_year"], truth["document_number"]


def _score_table(table: Mapping[str, Any], schedule: Schedule, scores: Scores) -> None:
    read = [line for line in schedule.lines if line.level is not Level.TOTAL]
    amounts = {(record.row_no, record.column_no): record.amount_vnd for record in schedule.records}
    misprinted = {tuple(cell) for cell in table["misprinted"]}
    for position, expected in enumerate(table["lines"]):
        line = read[position] if position < len(read) else None
        scores.add("lines", line is not None and line.name == expected["name"])
        for column_no, amount in enumerate(expected["amounts_vnd"], 1):
            row_no = line.row_no if line is not None else 0
            if (row_no, column_no) not in misprinted:
                scores.add("amounts", line is not None and amounts.get((row_no, column_no)) == amount)


def alarms(found: Submission) -> list[Planted]:
    """Return the errors and warnings of a submission as truth counts them."""
    return [
        Planted(
            d.check_id,
            d.schedule.table_no if d.schedule is not None else 0,
            d.line.row_no if d.line is not None else None,
            d.column.column_no if d.column is not None else None,
            d.stated_vnd,
            d.computed_vnd,
        )
        for d in discrepancies(found)
        if d.severity is not Severity.INFO
    ]
