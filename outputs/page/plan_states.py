"""How a plan stands after the audit, in one word, and its figures in the list of plans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from corpus.discrepancy import Severity, Text
from outputs.by_year.collation import NameKey
from outputs.by_year.year_units import by_name, left_out
from outputs.notation import number, said
from outputs.totals import PeriodTotal, proposed_total
from outputs.written import WrittenDataset, WrittenSubmission


class PlanState(Enum):
    """How a plan stands, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    REVIEW = "unsure"
    CLEAN = "clean"
    EMPTY = "empty"


STATES = {
    PlanState.ERROR: Text("Có lỗi", "Errors"),
    PlanState.WARNING: Text("Có cảnh báo", "Warnings"),
    PlanState.REVIEW: Text("Cần xem lại", "To be reviewed"),
    PlanState.CLEAN: Text("Chưa thấy sai lệch", "No discrepancies found"),
    PlanState.EMPTY: Text("Không có số liệu", "No amounts"),
}
STATES_BY_VALUE = {state.value: text for state, text in STATES.items()}


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A plan in the list: its page, its state, what it proposes for its year, how much was found and checked."""

    plan: WrittenSubmission
    page: str
    unit: str
    state: PlanState
    total: PeriodTotal | None
    found: Counter[Severity]
    to_review: int
    coverage: Decimal | None
    remarks: tuple[str, ...]

    @property
    def year(self) -> int | None:
        """The plan year."""
        return self.plan.row.plan_year


def plan_lines(written: WrittenDataset, names: Mapping[str, str], language: str) -> tuple[PlanLine, ...]:
    """Return the plans of a dataset in its order; `names` are those of their pages by submission_id."""
    not_added = left_out(written)
    lines = []
    for plan in written.submissions:
        key = plan.row.submission_id
        remarks = (said(not_added[key], language),) if key in not_added else ()
        lines.append(_plan_line(plan, names[key], language, remarks))
    return tuple(lines)


def _plan_line(plan: WrittenSubmission, page: str, language: str, remarks: tuple[str, ...]) -> PlanLine:
    found = Counter(row.severity for row in plan.discrepancies if row.is_open)
    to_review = len(plan.to_review())
    total = proposed(plan)
    return PlanLine(
        plan=plan,
        page=page,
        unit=unit_said(plan, language),
        state=_state(plan, found, to_review),
        total=total,
        found=found,
        to_review=to_review,
        coverage=plan.row.coverage if plan.has_amounts else None,
        remarks=(*remarks, *(doubts(total, language) if total is not None else ())),
    )


def proposed(plan: WrittenSubmission) -> PeriodTotal | None:
    """Return what a plan proposes for its year; None where no line of it has a figure or its year is not known."""
    total = proposed_total(plan)
    return total if total is not None and total.computed_vnd is not None else None


def doubts(total: PeriodTotal, language: str) -> tuple[str, ...]:
    """Return what makes a total unsure, in words."""
    counted = (
        (total.missing, Text("{} ô chưa đọc được thành số, chưa cộng", "cells not read as figures, not added: {}")),
        (total.inferred, Text("{} số theo đơn vị tính suy ra", "figures in an inferred unit: {}")),
        (total.unsure, Text("{} số cần xem lại", "figures to be reviewed: {}")),
    )
    return tuple(said(words, language).format(number(count, language)) for count, words in counted if count)


def unit_said(plan: WrittenSubmission, language: str) -> str:
    """Return the unit's name."""
    return plan.row.unit or said(Text("(không rõ đơn vị)", "(unit unknown)"), language)


def by_year_and_name(line: PlanLine) -> tuple[int, bool, tuple[NameKey, NameKey], str]:
    """Return the sort key of plans: the latest year first, units by name, unknown ones last."""
    row = line.plan.row
    return (-(row.plan_year or 0), not row.unit, by_name(row.unit), row.source_file)


def _state(plan: WrittenSubmission, found: Counter[Severity], to_review: int) -> PlanState:
    if found[Severity.ERROR]:
        return PlanState.ERROR
    if found[Severity.WARNING]:
        return PlanState.WARNING
    if not plan.has_amounts:
        return PlanState.EMPTY
    return PlanState.REVIEW if to_review else PlanState.CLEAN
