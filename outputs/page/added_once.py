"""Which plans are added up over units: where a unit sent several for one year, one; the others are named beside."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from corpus.discrepancy import Text
from normalizers.text import match_key
from outputs.totals import period_totals
from outputs.written import WrittenSubmission


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A plan not added, for another of the same unit and year is; `is_same` where both have the same figures."""

    plan: WrittenSubmission
    added: WrittenSubmission
    is_same: bool

    @property
    def words(self) -> Text:
        """What is to be said of it."""
        other = self.added.row.source_file
        if self.is_same:
            return Text(
                f"Cùng đơn vị, cùng năm và cùng số liệu với “{other}”: không cộng lần nữa",
                f"Same unit, year and figures as “{other}”: not added again",
            )
        return Text(
            f"Cùng đơn vị và cùng năm với “{other}” nhưng số liệu khác: chưa cộng, cần xác định bản chính thức",
            f"Same unit and year as “{other}” but other figures: not added, find out which one is official",
        )


def added_once(plans: Iterable[WrittenSubmission]) -> tuple[tuple[WrittenSubmission, ...], tuple[LeftOut, ...]]:
    """Return the plans to add and those left out: of a unit's plans for a year the first with amounts is added."""
    plans = tuple(plans)
    added: dict[Hashable, WrittenSubmission] = {}
    for plan in plans:
        if plan.has_amounts:
            added.setdefault(_key(plan), plan)
    kept, left = [], []
    for plan in plans:
        first = added.get(_key(plan), plan)
        if first is plan or not plan.has_amounts:
            kept.append(plan)
        else:
            left.append(LeftOut(plan, first, _sums(first) == _sums(plan)))
    return tuple(kept), tuple(left)


def _key(plan: WrittenSubmission) -> Hashable:
    row = plan.row
    unit = row.unit_code or match_key(row.unit)
    return (unit, row.plan_year) if unit and row.plan_year else row.submission_id


def _sums(plan: WrittenSubmission) -> list[tuple[object, int | None, int]]:
    return [(found, total.stated_vnd, total.computed_vnd) for found, total in period_totals(plan).items()]
