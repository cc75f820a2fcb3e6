"""What holds for every budget table, whatever its layout."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.checks import discrepancies
from corpus.discrepancy import Severity
from corpus.submission import Submission, submission
from ingest.document import Block, Table
from normalizers.schedules import Schedule
from tests.builders import document_of, paragraph, table_of
from tests.strategies import Budget, Finding, budgets

STEADY = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples in every run, however slow the machine."""

Amounts = dict[tuple[str, int], int | None]


def read(*blocks: Block) -> Submission:
    return submission(document_of(blocks))


def only_table(plan: Submission) -> Schedule:
    (schedule,) = plan.schedules
    return schedule


def sums(plan: Submission) -> set[Finding]:
    """Return what the checks of sums found."""
    return {
        Finding(d.check_id, d.line.row_no, d.column.column_no, d.stated_vnd or 0, d.computed_vnd or 0)
        for d in discrepancies(plan)
        if d.check_id.startswith("sum.") and d.line is not None and d.column is not None
    }


def amounts(schedule: Schedule) -> Amounts:
    """Return the amounts by the line's name and the number of the money column."""
    return {(schedule.lines[r.row_no - 1].name, r.column_no): r.amount_vnd for r in schedule.records}


def meant(budget: Budget) -> Amounts:
    """Return the amounts that a budget means."""
    return {
        (line.name, column + 1): budget.amount_vnd(k, column)
        for k, line in enumerate(budget.lines)
        for column in range(budget.column_count)
    }


def tree(schedule: Schedule) -> list[tuple[str, str, int | None]]:
    return [(line.ordinal, line.name, line.parent_row_no) for line in schedule.lines]


@st.composite
def misprints(draw: st.DrawFn) -> Budget:
    """Draw a budget with one cell spoiled, by no more than double its figure and ten."""
    budget = draw(budgets())
    assume(budget.printed())
    line, column = draw(st.sampled_from(budget.printed()))
    figure = budget.lines[line].figures[column]
    step = 10 if figure % 10 == 0 else 1
    wrong = draw(st.integers(1, 2 * figure // step + 10).filter(lambda n: n * step != figure))
    return budget.with_figure(line, column, wrong * step)


@settings(STEADY, max_examples=300)
@given(budgets())
def test_right_totals_are_read_as_meant_and_give_no_discrepancy(budget: Budget) -> None:
    plan = read(*budget.blocks())
    schedule = only_table(plan)
    assert amounts(schedule) == meant(budget)
    assert tree(schedule) == [
        (line.ordinal, line.name, None if line.parent is None else line.parent + 1) for line in budget.lines
    ]
    assert budget.findings() == set()
    assert [d for d in discrepancies(plan) if d.severity is Severity.ERROR] == []


@settings(STEADY, max_examples=300)
@given(misprints())
def test_one_cell_spoiled_is_reported_in_exactly_its_equations(budget: Budget) -> None:
    assert sums(read(*budget.blocks())) == budget.findings()


@settings(STEADY, max_examples=250)
@given(st.one_of(budgets(), misprints()), st.data())
def test_splitting_at_any_row_changes_nothing(budget: Budget, data: st.DataObject) -> None:
    header, body = budget.header(), budget.body()
    at = data.draw(st.integers(1, len(body) - 1), label="rows in the first part")
    again = data.draw(st.sampled_from(["repeated", "empty", "none"]), label="header of the second part")
    between: list[Block] = [paragraph("")] * data.draw(st.integers(0, 1), label="blank paragraphs between")
    top = {"repeated": header, "empty": [[""] * len(header[0])], "none": []}[again]
    parts = (table_of([*header, *body[:at]]), *between, table_of([*top, *body[at:]], number=2))
    whole, split = read(*budget.blocks()), read(*budget.above(), *parts)
    assert only_table(split).table.parts == 2
    assert tree(only_table(split)) == tree(only_table(whole))
    assert amounts(only_table(split)) == amounts(only_table(whole))
    assert sums(split) == sums(whole)


@settings(STEADY, max_examples=250)
@given(budgets(), st.data())
def test_other_order_and_header_give_the_same_amounts(budget: Budget, data: st.DataObject) -> None:
    layout = replace(
        budget.layout,
        order=tuple(data.draw(st.permutations(budget.layout.order), label="order")),
        header_rows=data.draw(st.integers(1, 3), label="header rows"),
        has_index_row=data.draw(st.booleans(), label="index row"),
        unit_place=data.draw(st.sampled_from(["above", "caption", "header", "row"]), label="unit"),
    )
    drawn = replace(budget, layout=layout)
    plan = read(*drawn.blocks())
    assert amounts(only_table(plan)) == meant(budget)
    assert sums(plan) == set()


def test_a_table_drawn_has_its_header_and_lines() -> None:
    drawn = table_of([["STT", "Kinh phí", "<"], ["^", "Tỉnh", "Huyện"], ["1", "2", "3"]])
    assert isinstance(drawn, Table)
    assert (drawn.row_count, drawn.column_count, len(drawn.cells)) == (3, 3, 7)
