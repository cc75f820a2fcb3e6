"""Section, subsection or subtotal: must equal the sum of its lines; a "Trong đó" line must not exceed its line."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.discrepancy import Discrepancy, Severity
from corpus.sum_findings import part_discrepancy, sum_discrepancy
from corpus.sums import violations
from normalizers.equations import EquationKind
from normalizers.schedules import Schedule

CHECK_ID = "sum.items"
SEVERITY = Severity.ERROR
TITLE_VI = "Mục không bằng tổng các dòng trong mục"
TITLE_EN = "Section differs from the sum of its lines"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each section, subsection and subtotal that its lines do not add up to, and each part above its whole."""
    for violation in violations(schedule, EquationKind.ITEMS):
        yield sum_discrepancy(CHECK_ID, schedule, violation, "các dòng thuộc mục cộng lại", "its lines add up to")
    for violation in violations(schedule, EquationKind.PART):
        yield part_discrepancy(CHECK_ID, schedule, violation)
