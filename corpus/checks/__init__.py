"""The checks: each module of this folder is one, found by being here; of a budget table, or of a plan as a whole."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast, runtime_checkable

from corpus.discrepancy import Discrepancy, Severity
from corpus.submission import Submission
from normalizers.schedules import Schedule


class Check(Protocol):
    """A check's module: its id and severity as the contract names them, its title in both languages."""

    CHECK_ID: str
    SEVERITY: Severity
    TITLE_VI: str
    TITLE_EN: str


@runtime_checkable
class TableCheck(Check, Protocol):
    """A check of one budget table."""

    def check(self, schedule: Schedule) -> Iterator[Discrepancy]:
        """Yield what the check finds in one budget table."""


@runtime_checkable
class PlanCheck(Check, Protocol):
    """A check of a plan as a whole."""

    def check_plan(self, submission: Submission) -> Iterator[Discrepancy]:
        """Yield what the check finds in a plan."""


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, by id."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast(Check, module) for module in modules), key=lambda check: check.CHECK_ID))


def discrepancies(submission: Submission) -> Iterator[Discrepancy]:
    """Yield what all checks find in a submission: of the plan as a whole, then table by table.

    None is graver than the figures are sure that it rests on.
    """
    for check in checks():
        for found in found_by(check, submission, of_tables=False):
            yield found.as_sure_as_its_figures
    for schedule in submission.schedules:
        for check in checks():
            if isinstance(check, TableCheck):
                for found in check.check(schedule):
                    yield found.as_sure_as_its_figures


def found_by(check: Check, submission: Submission, *, of_tables: bool = True) -> Iterator[Discrepancy]:
    """Yield what one check finds in a submission."""
    if isinstance(check, PlanCheck):
        yield from check.check_plan(submission)
    elif of_tables and isinstance(check, TableCheck):
        for schedule in submission.schedules:
            yield from check.check(schedule)
