"""A letter names the place of a finding once: what is found no longer opens with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.checks import checks
from corpus.dataset import Dataset, audited
from outputs.formats import csv_dataset
from outputs.letter.places import places
from outputs.written import WrittenSubmission, written_dataset
from outputs.written.rows import DiscrepancyRow
from tests.builders import plan
from tests.outputs.case_datasets import case_dataset
from tests.test_checks import CASES

_PLACE = re.compile(r"(?:Bảng|Table) \d+(?:, (?:dòng|line) \d+ “.*?”)?(?:, (?:cột|column) “.*?”)?: ", re.DOTALL)


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[WrittenSubmission, DiscrepancyRow]]:
    """Return what is found in the cases as received, and in those that are drawn, with its plan."""
    drawn = (case for case in CASES if case.kind == "found")
    plans = tuple(audited(plan(case.drawing), f"{k:016}", f"{k}.docx") for k, case in enumerate(drawn, 1))
    datasets = (case_dataset(), Dataset((), plans))
    return [pair for dataset in datasets for pair in found_in(dataset, tmp_path_factory.mktemp("dataset"))]


def found_in(dataset: Dataset, folder: Path) -> Iterator[tuple[WrittenSubmission, DiscrepancyRow]]:
    """Yield what is found in a dataset, written and read back."""
    csv_dataset.write(dataset, folder)
    for written in written_dataset(folder).submissions:
        for found in written.discrepancies:
            yield written, found


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_found_does_not_open_with_its_place(
    findings: list[tuple[WrittenSubmission, DiscrepancyRow]], language: str
) -> None:
    opened = set()
    for written, found in findings:
        message = found.message_en if language == "en" else found.message
        if _PLACE.match(message):
            opened.add(found.check_id)
            assert not _PLACE.match(places(written, language).what_is_found(found)), message
    # It is of the document as a whole.
    assert opened == {check.CHECK_ID for check in checks()} - {"place.mismatch"}
