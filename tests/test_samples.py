"""The sample submissions: the same bytes every time, read as meant, and nothing found but what was planted."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import ingest
from corpus.checks import discrepancies
from corpus.discrepancy import Severity
from corpus.submission import Submission, submission
from samples.content import Budget, Plan, Planted
from samples.make import make
from samples.plans import PLANS


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("received")
    make(folder)
    return folder


@cache
def read(path: Path) -> Submission:
    return submission(ingest.read(path))


def budgets(plan: Plan) -> list[Budget]:
    return [topic.budget for topic in (*plan.topics, *plan.annexes) if topic.budget is not None]


def test_same_bytes_every_time(received: Path, tmp_path: Path) -> None:
    for again in make(tmp_path):
        assert again.read_bytes() == (received / again.name).read_bytes()


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.unit))
def test_errors_and_warnings_are_those_planted(plan: Plan, received: Path) -> None:
    found = [
        Planted(
            d.check_id,
            d.schedule.table_no if d.schedule is not None else 0,
            d.line.row_no if d.line is not None else None,
            d.column.column_no if d.column is not None else None,
            d.stated_vnd,
            d.computed_vnd,
        )
        for d in discrepancies(read(received / plan.file_name))
        if d.severity is not Severity.INFO
    ]
    assert sorted(found, key=str) == sorted(plan.planted, key=str)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.unit))
def test_letterhead_and_headings(plan: Plan, received: Path) -> None:
    found = read(received / plan.file_name)
    head = found.letterhead
    assert (head.unit, head.plan_year, head.document_number) == (plan.unit, plan.year, plan.number)
    assert (head.issued_on, head.province, head.signatory) == (plan.issued_on, plan.province, plan.signer[-1])
    assert [(h.level, h.title) for h in found.headings] == [(t.level, t.title) for t in (*plan.topics, *plan.annexes)]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.unit))
def test_items_are_read_as_meant(plan: Plan, received: Path) -> None:
    schedules = read(received / plan.file_name).schedules
    drawn = budgets(plan)
    assert len(schedules) == len(drawn)
    for schedule, budget in zip(schedules, drawn, strict=True):
        misprinted = {(m.row_no, m.column_no) for m in budget.misprints}
        meant = [
            (item.name, [sum(item.amounts), *item.amounts] if budget.is_summed else list(item.amounts))
            for section in budget.sections
            for item in section.items
        ]
        items = [line for line in schedule.lines if line.level.value == "item"]
        assert [line.name for line in items] == [name for name, _ in meant]
        for line, (_, amounts) in zip(items, meant, strict=True):
            for record in schedule.records:
                if record.row_no == line.row_no and (record.row_no, record.column_no) not in misprinted:
                    assert record.amount_vnd == (amounts[record.column_no - 1] or None)
