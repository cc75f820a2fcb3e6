"""The metric of benchmarks/icdar2013.py: the truth against itself is perfect, and each mistake costs what it should."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from lxml import etree

from benchmarks.icdar2013 import (
    Characters,
    Direction,
    GridCell,
    Line,
    Relation,
    Score,
    grid_of_boxes,
    is_ruled,
    merged_by_edges,
    relations,
    score_of_regions,
    score_of_relations,
    truth_cells,
)

REGION = """
<region id="1" page="1" col-increment="1" row-increment="-1">
  <cell id="1" start-row="1" start-col="0" end-col="1">
    <bounding-box x1="10" y1="80" x2="70" y2="90"/><content>Năm 2012</content>
  </cell>
  <cell id="2" start-row="2" start-col="0">
    <bounding-box x1="10" y1="70" x2="30" y2="60"/><content>Thu</content>
  </cell>
  <cell id="3" start-row="2" start-col="1">
    <bounding-box x1="50" y1="60" x2="70" y2="70"/><content>1 000</content>
  </cell>
</region>
"""


def cells(*rows: str) -> list[GridCell]:
    """Return cells of rows whose texts are parted by |."""
    return [
        GridCell(row, column, 1, 1, text)
        for row, line in enumerate(rows)
        for column, text in enumerate(line.split("|"))
    ]


def characters(*numbers: int) -> Characters:
    return frozenset((1, number) for number in numbers)


TRUTH = cells("name|2011|2012", "in|1|2", "out|3|4")


def score(found: list[GridCell], count_blanks: bool = False) -> Score:
    return score_of_relations(relations(TRUTH, count_blanks), relations(found, count_blanks))


def test_truth_against_itself_is_perfect() -> None:
    assert score(TRUTH) == Score(12, 12, 12)
    assert (score(TRUTH).recall, score(TRUTH).precision, score(TRUTH).f1) == (1, 1, 1)


def test_relations_skip_blank_cells() -> None:
    found = relations(cells("a||b", "||c"))
    assert found == {
        Relation("A", "B", Direction.RIGHT): 1,
        Relation("B", "C", Direction.BELOW): 1,
    }
    assert Relation("A", "B", Direction.RIGHT, 1) in relations(cells("a||b"), count_blanks=True)


def test_spanning_cell_has_one_relation_with_each_neighbour() -> None:
    head, side = GridCell(0, 1, 1, 2, "head"), GridCell(0, 0, 3, 1, "side")
    body = [GridCell(row, column, 1, 1, f"{row}{column}") for row in (1, 2) for column in (1, 2)]
    found = relations([head, side, *body])
    assert found[Relation("SIDE", "HEAD", Direction.RIGHT)] == 1
    assert found[Relation("HEAD", "11", Direction.BELOW)] == found[Relation("HEAD", "12", Direction.BELOW)] == 1
    assert found.total() == 9


def test_equal_texts_count_each() -> None:
    assert relations(cells("-|-|-"))[Relation("_", "_", Direction.RIGHT)] == 2


def test_split_cell_loses_its_relations() -> None:
    split = cells("na|me|2011|2012", "in||1|2", "out||3|4")
    assert score(split) == Score(10, 12, 13)


def test_joined_cells_lose_their_relations() -> None:
    assert score(cells("name|2011 2012", "in|1 2", "out|3 4")) == Score(2, 12, 7)


def test_shifted_cell_loses_its_relations() -> None:
    shifted = cells("name|2011|2012", "in|1|2", "out||3|4")
    assert score(shifted) == Score(10, 12, 11)


def test_empty_column_costs_only_where_blanks_are_counted() -> None:
    spread = cells("name||2011|2012", "in||1|2", "out||3|4")
    assert score(spread).f1 == 1
    assert score(spread, count_blanks=True) == Score(9, 12, 12)


def test_white_space_and_case_do_not_count() -> None:
    assert score(cells("Name|20 11|2012", "In|1|2\n", "OUT|3|4")).f1 == 1


def test_nothing_found_is_nought() -> None:
    assert (score([]).recall, score([]).precision, score([]).f1) == (0, 0, 0)


def test_truth_is_moved_by_its_increments_and_turned_upside_down() -> None:
    head, label, amount = truth_cells(etree.fromstring(REGION), 100)
    assert head.cell == GridCell(0, 1, 1, 2, "Năm 2012")
    assert head.box == (10, 10, 60, 10)
    assert (label.cell.row, label.cell.column, label.box) == (1, 1, (10, 30, 20, 10))
    assert amount.cell == GridCell(1, 2, 1, 1, "1 000")


@pytest.mark.parametrize(
    ("lines", "ruled"),
    [
        ([], False),
        ([Line(Direction.BELOW, 25, 0, 80)], False),
        ([Line(Direction.BELOW, 25, 0, 80), Line(Direction.RIGHT, 40, 0, 50)], True),
        ([Line(Direction.BELOW, 25, 0, 80), Line(Direction.RIGHT, 40, 0, 20)], False),
        ([Line(Direction.BELOW, 60, 0, 80), Line(Direction.RIGHT, 40, 0, 50)], False),
    ],
)
def test_ruled_is_lines_between_cells_both_ways(lines: list[Line], ruled: bool) -> None:
    assert is_ruled(tuple(truth_cells(etree.fromstring(REGION), 100)), lines) == ruled


def test_regions_against_themselves_are_perfect() -> None:
    regions = [characters(1, 2, 3), characters(7, 8)]
    found = score_of_regions(regions, regions)
    assert found.characters == Score(5, 5, 5)
    assert (found.completeness, found.purity) == (1, 1)


def test_region_found_in_two_parts_is_not_complete() -> None:
    found = score_of_regions([characters(1, 2, 3)], [characters(1), characters(2, 3)])
    assert found.characters == Score(2, 3, 3)
    assert (found.complete, found.pure, found.truth, found.found) == (0, 1, 1, 2)


def test_region_with_more_in_it_is_not_pure() -> None:
    found = score_of_regions([characters(1, 2)], [characters(1, 2, 3)])
    assert (found.characters, found.complete, found.pure) == (Score(2, 2, 3), 1, 0)


def test_smaller_of_two_equal_matches_is_taken() -> None:
    found = score_of_regions([characters(1, 2)], [characters(1, 2, 3, 4), characters(1, 2)])
    assert (found.characters, found.complete, found.pure, found.found) == (Score(2, 2, 6), 1, 1, 2)


def test_false_positive_counts_against_no_kind() -> None:
    truth, found = [characters(1, 2), characters(5, 6)], [characters(1, 2), characters(6), characters(9)]
    assert score_of_regions(truth, found).characters == Score(3, 4, 4)
    assert score_of_regions(truth, found, [True, False]).characters == Score(2, 2, 2)
    second = score_of_regions(truth, found, [False, True])
    assert (second.characters, second.complete, second.pure, second.found) == (Score(1, 2, 1), 0, 1, 1)


def test_grid_of_boxes_tells_spans() -> None:
    boxes = [((0.0, 0.0, 100.0, 10.0), "head"), ((0.0, 10.0, 50.5, 10.0), "a"), ((50.0, 10.4, 50.0, 9.6), "b")]
    assert grid_of_boxes(boxes) == [
        GridCell(0, 0, 1, 2, "head"),
        GridCell(1, 0, 1, 1, "a"),
        GridCell(1, 1, 1, 1, "b"),
    ]


@dataclass(frozen=True, slots=True)
class CamelotCell:
    text: str
    right: bool = True
    bottom: bool = True


def test_camelot_cells_without_a_line_between_are_one() -> None:
    rows = [[CamelotCell("head", right=False), CamelotCell("")], [CamelotCell("a"), CamelotCell("b")]]
    assert merged_by_edges(rows) == [
        GridCell(0, 0, 1, 2, "head"),
        GridCell(1, 0, 1, 1, "a"),
        GridCell(1, 1, 1, 1, "b"),
    ]


def test_camelot_cells_that_are_no_rectangle_together_stay_apart() -> None:
    rows = [[CamelotCell("a", right=False), CamelotCell("b", bottom=False)], [CamelotCell("c"), CamelotCell("d")]]
    assert len(merged_by_edges(rows)) == 4
