"""Each check finds what it must and stays silent where it must: the drawn cases of cases_of_checks, one file a check.

A case opens with "## found:" or "## silent:", draws a document as tests.builders reads it, and lists with "→" what the
check says of it: severity, table, row and column as printed, both amounts in đồng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus.checks import Check, checks, found_by
from corpus.discrepancy import Discrepancy
from tests.builders import plan

FOLDER = Path(__file__).parent / "cases_of_checks"
FEWEST_OF_A_KIND = 10

_CASE = re.compile(r"^## (?P<kind>found|silent): (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """A drawn document and what one check says of it."""

    check: str
    kind: str
    title: str
    drawing: str
    expected: tuple[str, ...]

    def __str__(self) -> str:
        """Return the case's name in the report of a run."""
        return f"{self.check}: {self.kind}: {self.title}"


def cases(file: Path) -> Iterator[Case]:
    """Yield the cases of a file."""
    _, *parts = _CASE.split(file.read_text("utf-8"))
    for kind, title, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        lines = body.splitlines()
        drawing = "\n".join(line for line in lines if not line.startswith("→"))
        expected = tuple(line.removeprefix("→").strip() for line in lines if line.startswith("→"))
        yield Case(file.stem, kind, title, drawing, expected)


FILES = sorted(FOLDER.glob("*.md"))
CASES = [case for file in FILES for case in cases(file)]


def module_name(check: Check) -> str:
    """Return the name of a check's module, which is that of its file of cases."""
    return check.CHECK_ID.replace(".", "_")


def told(found: Discrepancy) -> str:
    """Return a discrepancy as the cases write it."""
    if found.schedule is None:
        return found.severity.value
    parts = [found.severity.value, f"table {found.schedule.table_no}"]
    if found.line is not None:
        parts.append(f"row {found.line.place.row}")
    if found.column is not None:
        parts.append(f"column {found.schedule.money_starts[found.column.column_no - 1] + 1}")
    text = ", ".join(parts)
    if found.stated_vnd is None or found.computed_vnd is None:
        return text
    return f"{text}: {grouped(found.stated_vnd)} for {grouped(found.computed_vnd)}"


def grouped(amount: int) -> str:
    """Return an amount with its thousands grouped."""
    return f"{amount:,}".replace(",", ".")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    check = next(check for check in checks() if module_name(check) == case.check)
    found = list(found_by(check, plan(case.drawing)))
    assert {d.check_id for d in found} <= {check.CHECK_ID}
    assert tuple(sorted(map(told, found))) == tuple(sorted(case.expected))
    for discrepancy in found:
        assert_in_place(discrepancy)


def assert_in_place(found: Discrepancy) -> None:
    """Fail where a discrepancy of a cell or line stands neither there nor in the text, or does not say anything."""
    assert found.message.vi.endswith(".")
    assert found.message.en.endswith(".")
    assert found.suggestion.vi
    assert found.suggestion.en
    if found.line is None or found.schedule is None:
        return
    assert found.place is not None
    if found.place.paragraph:
        return
    assert found.place.row == found.line.place.row
    if found.column is not None:
        assert found.place.column == found.schedule.money_starts[found.column.column_no - 1] + 1


@pytest.mark.parametrize("case", CASES, ids=str)
def test_kind_says_what_is_expected(case: Case) -> None:
    assert bool(case.expected) == (case.kind == "found")


@pytest.mark.parametrize("check", checks(), ids=lambda check: str(check.CHECK_ID))
def test_every_check_has_cases_of_both_kinds(check: Check) -> None:
    kinds = [case.kind for case in CASES if case.check == module_name(check)]
    assert kinds.count("found") >= FEWEST_OF_A_KIND
    assert kinds.count("silent") >= FEWEST_OF_A_KIND
