"""Funding sources (Ngân sách tỉnh, huyện …): must add up to the total column of their line."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity
from corpus.sum_findings import sum_discrepancy
from corpus.sums import Violation, violations
from normalizers.equations import EquationKind
from normalizers.schedules import Schedule

CHECK_ID = "sum.sources"
SEVERITY = Severity.ERROR
TITLE_VI = "Các nguồn kinh phí cộng lại không bằng tổng số"
TITLE_EN = "Funding sources differ from the total column"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield the deepest lines whose sources do not add up; an ancestor off by exactly the same is folded in."""
    found = list(violations(schedule, EquationKind.SOURCES))
    off = {(v.line.row_no, v.column.column_no): v.difference for v in found}
    for violation in found:
        if violation.difference != _carried_up(schedule, violation, off):
            yield sum_discrepancy(CHECK_ID, schedule, violation, "các nguồn cộng lại", "its sources add up to")


def _carried_up(schedule: Schedule, violation: Violation, off: dict[tuple[int, int], int]) -> int:
    """Return by how much the nearest lines below that do not add up are off together, 0 where all do."""
    column = violation.column.column_no
    below = [line.row_no for line in schedule.lines if line.parent_row_no == violation.line.row_no]
    together = 0
    while below:
        row = below.pop()
        if (row, column) in off:
            together += off[row, column]
        else:
            below.extend(line.row_no for line in schedule.lines if line.parent_row_no == row)
    return together
