"""The checks: each module of this folder is one, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

from corpus.discrepancy import Discrepancy, Severity
from corpus.submission import Submission
from normalizers.schedules import Schedule


class Check(Protocol):
    """A check's module: its id and severity as the contract names them, its title in both languages, its finding."""

    CHECK_ID: str
    SEVERITY: Severity
    TITLE_VI: str
    TITLE_EN: str

    def check(self, schedule: Schedule) -> Iterator[Discrepancy]:
        """Yield what the check finds in one budget table."""


@cache
def checks() -> tuple[Check, ...]:
    """Return every check, by id."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return tuple(sorted((cast(Check, module) for module in modules), key=lambda check: check.CHECK_ID))


def discrepancies(submission: Submission) -> Iterator[Discrepancy]:
    """Yield what all checks find in a submission, table by table."""
    for schedule in submission.schedules:
        for check in checks():
            yield from check.check(schedule)
