"""The guide as a page: the rendering of the Markdown in the repository, whole in one file, its links lead somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from io import BytesIO
from typing import Any, cast
from urllib.parse import unquote

import pytest
from lxml import html
from PIL import Image

from tools.guide import DOCS, PAGE, SOURCE, page, slug

MARKDOWN = SOURCE.read_text("utf-8")
LARGEST_PAGE_BYTES = 3_000_000


@cache
def shown() -> html.HtmlElement:
    return html.fromstring(PAGE.read_text("utf-8"))


def found(path: str) -> list[Any]:
    """Return what an XPath finds in the page."""
    return cast(list[Any], shown().xpath(path))


def test_the_page_is_the_rendering_of_the_guide() -> None:
    assert PAGE.read_text("utf-8") == page(MARKDOWN, DOCS), "run: python -m tools.guide"


def test_every_link_leads_to_a_place_in_the_page() -> None:
    anchors = found("//@id")
    assert len(anchors) == len(set(anchors))
    links = {unquote(link) for link in found("//a/@href")}
    assert links
    assert {link for link in links if link.removeprefix("#") not in anchors} == set()


def test_every_heading_stands_in_the_contents() -> None:
    listed = {link.removeprefix("#") for link in found("//nav//a/@href")}
    assert listed == set(found("//main//*[self::h2 or self::h3]/@id"))
    assert listed


def test_nothing_is_fetched_and_no_script_runs() -> None:
    assert found("//script | //link | //iframe | //object | //main//@style") == []
    assert all(source.startswith("data:image/png;base64,") for source in found("//img/@src"))
    (policy,) = found("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(found("//style/text()")[0].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'") and f"'sha256-{digest}'" in policy


def test_pictures_are_those_of_the_folder_and_say_what_they_show() -> None:
    named = re.findall(r"!\[(.*?)\]\((\S+?)(?: \"(.+?)\")?\)", MARKDOWN)
    assert all(alt and caption for alt, _, caption in named)
    assert sorted(path for _, path, _ in named) == sorted(
        path.relative_to(DOCS).as_posix() for path in (DOCS / "hinh").glob("*")
    )
    inside = [base64.b64decode(source.partition(",")[2]) for source in found("//figure/img/@src")]
    assert inside == [(DOCS / path).read_bytes() for _, path, _ in named]
    assert all(Image.open(BytesIO(content)).format == "PNG" for content in inside)


def test_the_page_is_small_enough_to_send() -> None:
    assert PAGE.stat().st_size <= LARGEST_PAGE_BYTES


def test_language_and_title_are_said() -> None:
    assert shown().get("lang") == "vi"
    assert found("//title/text()") == found("//h1/text()")


@pytest.mark.parametrize(
    ("title", "anchor"),
    [("Cài đặt", "cài-đặt"), ("Lỗi, cảnh báo", "lỗi-cảnh-báo"), ("`kehoach run`", "kehoach-run"), ("A_b", "a_b")],
)
def test_anchors_are_those_of_hosts_of_markdown(title: str, anchor: str) -> None:
    assert slug(title) == anchor


def test_markup_in_the_guide_stays_text() -> None:
    written = page("# Tên\n\n## Mục <b>\n\n<script>x</script> | `<i>`\n", DOCS)
    assert "<script>" not in written and "<b>" not in written and "&lt;i&gt;" in written
