"""Type face, alignment and outline level, resolved through styles; and the ways a package may be put together."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from ingest.document import Paragraph
from ingest.formats import docx
from tests.ingest.docx_builder import p, package, paragraphs, parsed, r, root, texts, word_document, wrapped


def style(style_id: str, run: str = "", paragraph: str = "", kind: str = "paragraph", more: str = "") -> str:
    content = more + wrapped("pPr", paragraph) + wrapped("rPr", run)
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{content}</w:style>'


def based(on: str) -> str:
    return f'<w:basedOn w:val="{on}"/>'


STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:i w:val="0"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + style("Dam", "<w:b/>", '<w:jc w:val="center"/>')
    + style("Con", more=based("Dam"))
    + style("Thuong", '<w:b w:val="0"/>', more=based("Dam"))
    + style("H", "<w:b/>", kind="character")
    + style("An", "<w:vanish/>", kind="character")
    + style("Vong1", more=based("Vong2"))
    + style("Vong2", "<w:i/>", more=based("Vong1"))
    + style("D2", paragraph='<w:outlineLvl w:val="1"/>')
    + style("DMuc", more='<w:name w:val="heading 3"/>')
    + style("DMucCon", more='<w:name w:val="x"/>' + based("DMuc"))
    + style("Than", paragraph='<w:outlineLvl w:val="9"/>', more=based("D2"))
    + style("Bang", "<w:b/>", kind="table")
)


def one(folder: Path, *runs: str, properties: str = "") -> Paragraph:
    return paragraphs(parsed(folder, word_document(p(*runs, properties=properties), STYLES)))[0]


def styled(style_id: str) -> str:
    return f'<w:pStyle w:val="{style_id}"/>'


@pytest.mark.parametrize(
    ("properties", "runs", "in_bold"),
    [
        ("", [r("a", "<w:b/>")], True),
        ("", [r("a", "<w:b/>"), "b"], False),
        ("", [r("a", "<w:b/>"), " : "], True),
        ("", [r("...", "<w:b/>")], False),
        ("", ["2. ", r("Kinh phí", "<w:b/>")], True),
        ("", ["a", r(") Kinh phí", "<w:b/>")], True),
        ("", ["Số ", r("liệu", "<w:b/>")], False),
        ("", ["2. ", r("Kinh phí", "<w:b/>"), " 130"], False),
        ("", [r("a", '<w:b w:val="false"/>')], False),
        (styled("Dam"), ["a"], True),
        (styled("Con"), ["a"], True),
        (styled("Thuong"), ["a"], False),
        (styled("Dam"), [r("a", '<w:b w:val="0"/>')], False),
        ("", [r("a", '<w:rStyle w:val="H"/>')], True),
        # Two styles that both set a toggle switch it off again.
        (styled("Dam"), [r("a", '<w:rStyle w:val="H"/>')], False),
        ("", [r("a", "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>")], False),
        ("<w:rPr><w:b/></w:rPr>", ["a"], False),
    ],
)
def test_in_bold(properties: str, runs: list[str], in_bold: bool, tmp_path: Path) -> None:
    assert one(tmp_path, *runs, properties=properties).in_bold is in_bold


def test_circles_of_styles_end(tmp_path: Path) -> None:
    assert one(tmp_path, "a", properties=styled("Vong1")).in_italics


def test_hidden_by_a_character_style(tmp_path: Path) -> None:
    assert one(tmp_path, "a", r("b", '<w:rStyle w:val="An"/>')).text == "a"


@pytest.mark.parametrize(
    ("properties", "alignment"),
    [
        ("", ""),
        (styled("Con"), "center"),
        (styled("Con") + '<w:jc w:val="end"/>', "right"),
        ('<w:jc w:val="distribute"/>', "both"),
        ('<w:jc w:val="start"/>', "left"),
    ],
)
def test_alignment(properties: str, alignment: str, tmp_path: Path) -> None:
    assert one(tmp_path, "a", properties=properties).alignment == alignment


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ("", None),
        (styled("D2"), 2),
        (styled("DMuc"), 3),
        (styled("DMucCon"), 3),
        (styled("Than"), None),
        ('<w:outlineLvl w:val="0"/>', 1),
        (styled("D2") + '<w:outlineLvl w:val="9"/>', None),
    ],
)
def test_outline_level(properties: str, level: int | None, tmp_path: Path) -> None:
    assert one(tmp_path, "a", properties=properties).outline_level == level


def test_main_part_of_any_name(tmp_path: Path) -> None:
    content = package({"van/ban2.xml": root("document", f"<w:body>{p('a')}</w:body>")}, main="van/ban2.xml")
    assert texts(parsed(tmp_path, content)) == ["a"]


def test_strict_names(tmp_path: Path) -> None:
    strict = BytesIO()
    with zipfile.ZipFile(BytesIO(word_document(p("a", r("b", "<w:b/>"))))) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            for family in ("officeDocument", "wordprocessingml"):
                transitional = f"http://schemas.openxmlformats.org/{family}/2006/"
                content = content.replace(transitional, f"http://purl.oclc.org/ooxml/{family}/")
            new.writestr(name, content)
    assert texts(parsed(tmp_path, strict.getvalue())) == ["ab"]


def test_other_prefixes_and_utf_16(tmp_path: Path) -> None:
    document = root("document", f"<w:body>{p('Tây Ninh')}</w:body>").replace("UTF-8", "UTF-16")
    document = document.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0=")
    assert texts(parsed(tmp_path, package({"word/document.xml": document.encode("utf-16")}))) == ["Tây Ninh"]


def test_recognised_by_content(tmp_path: Path) -> None:
    path = tmp_path / "ke hoach.xls.xls"
    path.write_bytes(word_document(p("a")))
    assert docx.recognises(path.read_bytes()[:100], path)


CONTROL = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="{}"/></w:docPartObj></w:sdtPr>'
    "<w:sdtContent>{}</w:sdtContent></w:sdt>"
)


@pytest.mark.parametrize(
    ("body", "in_contents"),
    [
        (p("I. Mục", properties='<w:pStyle w:val="Dong"/>'), True),
        (p("I. Mục", properties='<w:pStyle w:val="DMuc"/>'), False),
        (CONTROL.format("Table of Contents", p("I. Mục")), True),
        (CONTROL.format("Cover Pages", p("I. Mục")), False),
    ],
)
def test_in_contents(tmp_path: Path, body: str, in_contents: bool) -> None:
    styles = STYLES + style("Dong", more='<w:name w:val="toc 2"/>')
    assert [block.in_contents for block in paragraphs(parsed(tmp_path, word_document(body, styles)))] == [in_contents]
