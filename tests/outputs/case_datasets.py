"""The plans of tests/cases as one dataset and as the text its CSV files hold, for the tests of typed files."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from corpus.dataset import Dataset
from kehoach import pipeline
from kehoach.intake import deliveries
from kehoach.settings import Settings
from outputs.formats import csv_dataset

CASES = Path(__file__).parent.parent / "cases"

Lines = list[dict[str, str]]


@cache
def case_dataset() -> Dataset:
    """Return the dataset of all received files of the cases, and one file that cannot be read."""
    received = [*sorted(CASES.glob("*/received.*")), CASES / "README.md"]
    return pipeline.audit(deliveries(received), Settings().with_workers(2))


def csv_contents(dataset: Dataset, folder: Path) -> dict[str, Lines]:
    """Write a dataset as CSV and return each table's rows as text."""
    contents = {}
    for path in csv_dataset.write(dataset, folder):
        with path.open(encoding="utf-8", newline="") as stream:
            contents[path.stem] = list(csv.DictReader(stream, strict=True))
    return contents
