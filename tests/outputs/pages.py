"""Pages made for tests and read back by lxml."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from corpus.dataset import Dataset
from outputs.expected_units import ExpectedUnit
from outputs.formats import ReportRequest, csv_dataset, report_page
from outputs.written import WrittenDataset, written_dataset
from tests.outputs.case_datasets import case_dataset

HOSTILE = (
    ("I", "<script>alert(1)</script>", "30"),
    ("1", "<img src=x onerror=alert(2)> & \"nháy\" 'đơn'", "10"),
    ("2", "=1+1 $\\frac{1}{2}$ {{ 7*7 }} \u202etxt.exe \x01đứng", "25"),
    ("II", "</style></title><b>đậm</b>", "-5,5"),
    ("1", "]]><!-- javascript:alert(3) -->", "-5,5"),
    ("2", "Hỗ trợ nhãn hiệu", "<script>alert(4)</script>"),
    ("", "Tổng cộng", "24,5"),
)
"""A plan whose lines and a money cell are markup, formulas, templates and signs that turn the writing."""

EXPECTED = (ExpectedUnit("huyện Dương Minh Châu"), ExpectedUnit("xã <b>Không Gửi</b>", "99999"))


def written(dataset: Dataset, folder: Path) -> WrittenDataset:
    """Write a dataset to a folder and read it back."""
    csv_dataset.write(dataset, folder)
    return written_dataset(folder)


def pages(
    dataset: WrittenDataset, folder: Path, language: str = "vi", expected: tuple[ExpectedUnit, ...] = ()
) -> Mapping[str, str]:
    """Write the page of a dataset to a folder and return the text of each file by its path in the folder."""
    files = report_page.write(dataset, folder, ReportRequest(folder / ".corpus", language, expected=expected))
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@functools.cache
def case_folder() -> Path:
    """Return a folder with the dataset of the cases and its page; it lasts as long as the process."""
    temporary = tempfile.TemporaryDirectory()
    _KEPT.append(temporary)
    folder = Path(temporary.name)
    pages(written(case_dataset(), folder), folder, expected=EXPECTED)
    return folder


def index_of(folder: Path) -> HtmlElement:
    """Return the index in a folder, parsed."""
    return html.fromstring((folder / "bao-cao.html").read_text("utf-8"))


def all_of(element: HtmlElement, tag: str, its_class: str = "") -> list[HtmlElement]:
    """Return the elements of a tag, and of a class where one is given, below an element."""
    if not its_class:
        return [each for each in element.iter(tag) if each is not element]
    return [each for each in element.iter(tag) if its_class in each.get("class", "").split()]


def elements(document: HtmlElement, path: str) -> list[HtmlElement]:
    """Return the elements that an XPath finds."""
    found: Any = document.xpath(path)
    return [each for each in found if isinstance(each, HtmlElement)]


def attributes(document: HtmlElement, path: str) -> list[str]:
    """Return the attributes that an XPath finds."""
    found: Any = document.xpath(path)
    return [str(each) for each in found if isinstance(each, str)]


def body_rows(document: HtmlElement, table_id: str) -> list[HtmlElement]:
    """Return the rows of a table of an id."""
    return elements(document.get_element_by_id(table_id), "./tbody/tr")


def said(element: HtmlElement) -> str:
    """Return the words of an element, white space folded."""
    return " ".join(element.text_content().split())


def value(cell: HtmlElement) -> int | None:
    """Return the figure that a cell sorts by, None where it is blank."""
    return int(cell.get("data-v")) if cell.get("data-v") is not None else None


_KEPT: list[tempfile.TemporaryDirectory[str]] = []
