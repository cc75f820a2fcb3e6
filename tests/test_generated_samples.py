"""Generated plans: the same for the same seed, read from Word as meant, and nothing found but what was planted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.scores import alarms
from kehoach.reading import submission
from normalizers.line_items import Level
from normalizers.schedules import Schedule
from samples.content import Budget, Plan
from samples.docx_writer import write
from samples.generated import plans
from samples.layouts import Layout
from samples.truth import lines, shown

COUNT = 12
DRAWN = [plan for seed in (1, 3, 4) for plan in plans(seed, COUNT)]


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("generated")


def test_the_same_plans_for_the_same_seed(tmp_path: Path) -> None:
    first, again = list(plans(7, 4)), list(plans(7, 6))[:4]
    assert first == again
    assert write(first[0], tmp_path).read_bytes() == write(again[0], tmp_path).read_bytes()


@pytest.mark.parametrize("plan", DRAWN, ids=lambda plan: str(plan.file_name))
def test_generated_plan_is_read_as_meant(plan: Plan, received: Path) -> None:
    found = submission(write(plan, received))
    head = found.letterhead
    assert (head.unit, head.plan_year, head.document_number) == (plan.unit, plan.year, plan.number)
    assert (head.issued_on, head.province, head.signatory) == (plan.issued_on, plan.province, plan.signer[-1])
    topics = (*plan.topics, *plan.annexes)
    assert [(h.level, h.title) for h in found.headings] == [(t.level, t.title) for t in topics]
    budgets = [topic.budget for topic in topics if topic.budget is not None]
    assert len(found.schedules) == len(budgets)
    for schedule, budget in zip(found.schedules, budgets, strict=True):
        assert_as_meant(schedule, budget, plan.layout)
    assert sorted(alarms(found), key=str) == sorted(plan.planted, key=str)


def assert_as_meant(schedule: Schedule, budget: Budget, layout: Layout) -> None:
    misprinted = {(m.row_no, m.column_no) for m in budget.misprints}
    read = [line for line in schedule.lines if line.level is not Level.TOTAL]
    meant = list(lines(budget, layout))
    assert [line.name for line in read] == [shown(name) for name, _ in meant]
    amounts = {(record.row_no, record.column_no): record.amount_vnd for record in schedule.records}
    for line, (_, expected) in zip(read, meant, strict=True):
        for column_no, amount in enumerate(expected, 1):
            if (line.row_no, column_no) not in misprinted:
                assert amounts[line.row_no, column_no] == amount, (line.name, column_no)
