"""The data dictionary: every table, column, value and key, in the page beside the dataset and in the documentation."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import Any, cast

import pytest
from lxml import html

from outputs.database.reference_tables import ReferenceTable, reference_tables
from outputs.database.view import View
from outputs.database.views import views
from outputs.dictionary.html import page
from outputs.dictionary.markdown import markdown
from outputs.formats import dictionary
from outputs.notation import said
from outputs.tables import tables
from tests.outputs.plans import dataset
from tools.data_dictionary import FILE

LANGUAGES = ("vi", "en")


def _shown(language: str) -> html.HtmlElement:
    return html.fromstring(page(language))


def _all(node: html.HtmlElement, path: str) -> list[Any]:
    """Return what an XPath finds."""
    return cast(list[Any], node.xpath(path))


def test_the_documentation_is_what_the_code_gives() -> None:
    assert FILE.read_text("utf-8") == markdown(), "run: python -m tools.data_dictionary"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_every_table_stands_with_its_meaning(language: str) -> None:
    shown = _shown(language)
    for table in tables():
        rows = _all(shown, f"//section[@id='{table.name}']//tbody/tr")
        assert [row.findtext("th/code") for row in rows] == [column.name for column in table.columns]
        for row, column in zip(rows, table.columns, strict=True):
            told = row.text_content()
            assert said(column.description, language) in told
            assert (column.title_vi in told) or language == "en"
            values = dict(zip(_all(row, ".//li/code/text()"), _all(row, ".//li"), strict=True))
            assert list(values) == list(column.values)
            for value, label in column.values.items():
                assert values[value].text_content() == f"{value} {said(label, language)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_the_database_has_stands_too(language: str) -> None:
    shown = _shown(language)
    alone: list[View | ReferenceTable] = [*views(), *reference_tables()]
    for each in alone:
        (section,) = _all(shown, f"//section[@id='{each.name}']")
        assert _all(section, ".//tbody/tr/th/code/text()") == [column.name for column in each.columns]
        assert said(each.description, language) in section.text_content()


def test_keys_and_links_are_said() -> None:
    text = re.sub(r"\s+", " ", _all(_shown("vi"), "//section[@id='line_items']")[0].text_content())
    assert "Khóa: submission_id, table_no, row_no, column_no." in text
    assert "Liên kết: submission_id → submissions; submission_id, table_no → tables." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_within_the_page_lead_somewhere(language: str) -> None:
    shown = _shown(language)
    targets = {link.removeprefix("#") for link in _all(shown, "//a/@href")}
    assert targets
    assert targets <= set(_all(shown, "//@id"))
    assert len(_all(shown, "//@id")) == len(set(_all(shown, "//@id")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_and_no_script_runs(language: str) -> None:
    shown = _shown(language)
    assert _all(shown, "//script | //link | //img | //iframe | //@style | //@onclick") == []
    assert "url(" not in page(language) and "@import" not in page(language)
    (policy,) = _all(shown, "//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(_all(shown, "//style/text()")[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy


def test_the_language_of_the_page_is_said() -> None:
    assert [_shown(language).get("lang") for language in LANGUAGES] == list(LANGUAGES)
    assert "Tên gọi" not in page("en").partition('id="database"')[0]


def test_it_lies_beside_every_dataset(tmp_path: Path) -> None:
    (path,) = dictionary.write(dataset(), tmp_path, "en", for_excel=True)
    assert path == tmp_path / "tu-dien-du-lieu.html"
    assert path.read_text("utf-8") == page("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_has_whole_tables(language: str) -> None:
    for block in re.findall(r"(?:^\|.*\n)+", markdown(language), flags=re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}) == 1, block
