"""The samples: the same bytes every time, all there, read as meant, and nothing found but what was planted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.scores import Scores, score
from corpus.submission import Submission
from corpus.submitter import submitter
from kehoach.reading import submission
from normalizers.line_items import Level
from normalizers.units_of_government import Certainty
from samples.content import Budget, Plan
from samples.make import RECEIVED, TRUTH, make, received_name, truths
from samples.plans import PLANS
from samples.series import comes_as_pdf, sample_plans

SAMPLES = sample_plans()
DISTRICTS, YEARS, COMMUNES = 9, 3, 11


@cache
def read(name: str) -> Submission:
    return submission(RECEIVED / name)


def told() -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = json.loads(truths())
    return found


def budgets(plan: Plan) -> list[Budget]:
    return [topic.budget for topic in (*plan.topics, *plan.annexes) if topic.budget is not None]


def test_nine_districts_over_three_years_and_eleven_communes() -> None:
    assert len({(plan.unit, plan.year) for plan in SAMPLES}) == DISTRICTS * YEARS + COMMUNES
    assert sorted(path.name for path in RECEIVED.iterdir()) == sorted(map(received_name, SAMPLES))


def test_the_folder_holds_what_is_made(tmp_path: Path) -> None:
    made = make(tmp_path)
    assert len(made) == sum(not comes_as_pdf(plan) for plan in SAMPLES)
    for again in made:
        assert again.read_bytes() == (RECEIVED / again.name).read_bytes()
    assert TRUTH.read_text("utf-8") == truths()


@pytest.mark.parametrize("truth", told(), ids=lambda truth: str(truth["file"]))
def test_a_sample_is_read_as_meant(truth: Mapping[str, Any]) -> None:
    scores = Scores()
    score(truth, read(truth["file"]), scores)
    assert {what: asked - scores.right[what] for what, asked in scores.asked.items()} == dict.fromkeys(scores.asked, 0)


@pytest.mark.parametrize("plan", SAMPLES, ids=received_name)
def test_a_sample_s_unit_is_told_for_certain(plan: Plan) -> None:
    found = submitter(read(received_name(plan)).letterhead)
    assert found.certainty in (Certainty.EXACT, Certainty.BY_PROVINCE)
    assert str(found.unit) == plan.unit


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: str(plan.unit))
def test_items_are_read_as_meant(plan: Plan) -> None:
    schedules = read(received_name(plan)).schedules
    drawn = budgets(plan)
    assert len(schedules) == len(drawn)
    for schedule, budget in zip(schedules, drawn, strict=True):
        misprinted = {(m.row_no, m.column_no) for m in budget.misprints}
        meant = [
            (item.name, [sum(item.amounts), *item.amounts] if budget.is_summed else list(item.amounts))
            for section in budget.sections
            for item in section.items
        ]
        items = [line for line in schedule.lines if line.level is Level.ITEM]
        assert [line.name for line in items] == [name for name, _ in meant]
        for line, (_, amounts) in zip(items, meant, strict=True):
            for record in schedule.records:
                if record.row_no == line.row_no and (record.row_no, record.column_no) not in misprinted:
                    assert record.amount_vnd == (amounts[record.column_no - 1] or None)
