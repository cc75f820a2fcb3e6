"""What is written of a dataset: each module of this folder is one output, found by being here.

A format declares FORMAT_ID, TITLE_VI, TITLE_EN and `write(dataset, folder, language)`: it belongs to every dataset.
They write in order of name, so the description of the files (data_package) comes after the files (csv_dataset).
A report, in a module report_NAME, declares TITLE_VI, TITLE_EN, IS_USUAL and `write(written, folder, request)`: it is
made of a dataset already written, when it is asked for. Its module is loaded only then: what draws is heavy.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from corpus.dataset import Dataset
from corpus.discrepancy import Text
from outputs.expected_units import ExpectedUnit
from outputs.office import Office
from outputs.written import WrittenDataset


def _nobody(remark: Text) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What a report is made for: language "vi" or "en", the office that sends it, the units whose plan is awaited.

    `corpus` is the folder where the pictures of places lie; `tell` is called with what the user must know of a report
    that was made: that a part of it is missing, and why.
    """

    corpus: Path
    language: str = "vi"
    office: Office = field(default_factory=Office)
    expected: tuple[ExpectedUnit, ...] = ()
    tell: Callable[[Text], None] = _nobody


class Format(Protocol):
    """What a format module declares."""

    FORMAT_ID: str
    TITLE_VI: str
    TITLE_EN: str

    def write(self, dataset: Dataset, folder: Path, language: str, *, for_excel: bool = False) -> tuple[Path, ...]:
        """Write the dataset to the folder and return the files written."""


class Report(Protocol):
    """What a report module declares; a usual one is made where nothing is said."""

    TITLE_VI: str
    TITLE_EN: str
    IS_USUAL: bool

    def require(self, request: ReportRequest) -> None:
        """Raise UnusableTemplate where the report cannot be made for a request, whatever the dataset is."""

    def write(self, written: WrittenDataset, folder: Path, request: ReportRequest) -> tuple[Path, ...]:
        """Write the report to the folder and return the files written."""


_REPORT = "report_"


@cache
def formats() -> tuple[Format, ...]:
    """Return the format modules by name."""
    return tuple(cast(Format, _module(name)) for name in _names() if not name.startswith(_REPORT))


@cache
def report_names() -> tuple[str, ...]:
    """Return the names of the reports that can be asked for."""
    return tuple(name.removeprefix(_REPORT) for name in _names() if name.startswith(_REPORT))


def report(name: str) -> Report:
    """Return the report of a name out of `report_names`."""
    return cast(Report, _module(_REPORT + name))


def usual_reports() -> tuple[str, ...]:
    """Return the names of the reports that are made where nothing is said."""
    return tuple(name for name in report_names() if report(name).IS_USUAL)


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")
