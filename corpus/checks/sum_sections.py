"""Grand total (Tổng cộng): must equal the sum of its sections, or in a flat table of its lines."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity
from corpus.sum_findings import sum_discrepancy
from corpus.sums import violations
from normalizers.equations import EquationKind
from normalizers.schedules import Schedule

CHECK_ID = "sum.sections"
SEVERITY = Severity.ERROR
TITLE_VI = "Tổng cộng không bằng tổng các mục"
TITLE_EN = "Grand total differs from the sum of its sections"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each grand total that the printed figures of its sections do not add up to."""
    for violation in violations(schedule, EquationKind.SECTIONS):
        yield sum_discrepancy(CHECK_ID, schedule, violation, "các mục cộng lại", "its sections add up to")
