"""Automatic numbers as Word shows them: one habit of lists a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.ooxml.numbering import written
from tests.ingest.docx_builder import p, paragraphs, parsed, r, tables, tbl, tc, texts, tr, word_document

TWO_LEVELS = ((0, "upperRoman", "%1."), (1, "decimal", "%1.%2."), (2, "lowerLetter", "%3)"))


def lvl(level: int, kind: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, list_id: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{list_id}">{"".join(levels)}</w:abstractNum>'


def num(number: int, list_id: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{list_id}"/>{more}</w:num>'


def item(level: int = 0, number: int = 1, text: str = "x", more: str = "") -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{more}')


def override(level: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def labels(folder: Path, body: str, numbering: str, styles: str = "") -> list[str]:
    return [paragraph.number for paragraph in paragraphs(parsed(folder, word_document(body, styles, numbering)))]


THREE = abstract(*(lvl(*level) for level in TWO_LEVELS))
LEGAL = abstract(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%1.%2", "<w:isLgl/>"))
KEPT = abstract(lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
AFTER_FIRST = abstract(
    lvl(0, "decimal", "%1"), lvl(1, "decimal", "%2"), lvl(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
)
OWN_LEVEL = f'<w:lvlOverride w:ilvl="0">{lvl(0, "decimal", "(%1)", start=4)}</w:lvlOverride>'

SHOWN = {
    "levels": (
        [item(0), item(1), item(1), item(2), item(0), item(1), item(2)],
        THREE + num(1),
        ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)"],
    ),
    "legal": ([item(0), item(1)], LEGAL + num(1), ["I.", "1.1"]),
    "never restarted": ([item(0), item(1), item(0), item(1)], KEPT + num(1), ["1", "1", "2", "2"]),
    "restarted after the first level only": (
        [item(0), item(1), item(2), item(1), item(2), item(0), item(2)],
        AFTER_FIRST + num(1),
        ["1", "1", "1", "2", "2", "2", "1"],
    ),
    "start": ([item(), item()], abstract(lvl(0, "decimal", "%1", start=5)) + num(1), ["5", "6"]),
    "two lists share the counters of one definition": ([item(), item(0, 2)], THREE + num(1) + num(2), ["I.", "II."]),
    "an overridden start begins anew, once": (
        [item(), item(), item(0, 2), item(0, 2)],
        THREE + num(1) + num(2, 0, override(0, 1)),
        ["I.", "II.", "I.", "II."],
    ),
    "an overridden level": ([item(), item()], THREE + num(1, 0, OWN_LEVEL), ["(4)", "(5)"]),
    "zeros": ([item()] * 10, abstract(lvl(0, "decimalZero", "%1")) + num(1), [f"{n:02d}" for n in range(1, 11)]),
    "words": ([item()], abstract(lvl(0, "upperRoman", "PHẦN %1.")) + num(1), ["PHẦN I."]),
    "capitals of the level": (
        [item()], abstract(lvl(0, "decimal", "Phần %1", "<w:rPr><w:caps/></w:rPr>")) + num(1), ["PHẦN 1"],
    ),
    "hidden label": ([item()], abstract(lvl(0, "decimal", "%1", "<w:rPr><w:vanish/></w:rPr>")) + num(1), [""]),
    "bullet": ([item()], abstract(lvl(0, "bullet", "\uf0b7")) + num(1), ["-"]),
    "none": ([item()], abstract(lvl(0, "none", "")) + num(1), [""]),
    "a skipped level shows its start": ([item(1)], THREE + num(1), ["I.1."]),
    "unknown list": ([item(0, 9)], THREE + num(1), [""]),
    "switched off": ([item(0, 0), item()], THREE + num(1), ["", "I."]),
    "deleted paragraphs do not count": (
        [item(), item(text="<w:del/>", more="<w:rPr><w:del/></w:rPr>"), item()], THREE + num(1), ["I.", "II."],
    ),
    "hidden paragraphs do not count": (
        [item(), item(text=r("x", "<w:vanish/>"), more="<w:rPr><w:vanish/></w:rPr>"), item()],
        THREE + num(1),
        ["I.", "", "II."],
    ),
    "empty paragraphs count": ([item(text="<w:r/>"), item()], THREE + num(1), ["I.", "II."]),
}  # fmt: skip


@pytest.mark.parametrize("habit", SHOWN)
def test_labels(habit: str, tmp_path: Path) -> None:
    items, numbering, expected = SHOWN[habit]
    found = labels(tmp_path, "".join(items), numbering)
    assert found == [label for label in expected if label or "hidden paragraphs" not in habit]


def test_numbers_run_on_through_cells_and_stand_before_their_text(tmp_path: Path) -> None:
    numbering = abstract(lvl(0, "decimal", "%1.")) + num(1)
    body = item() + tbl(tr(tc(item(text="<w:r/>")), "a"), tr(tc(item(text="chi")), "b")) + item()
    document = parsed(tmp_path, word_document(body, numbering=numbering))
    assert [cell.text for cell in tables(document)[0].cells] == ["2.", "a", "3. chi", "b"]
    assert texts(document) == ["1. x", "4. x"]


def test_numbering_by_style_takes_the_level_linked_to_it(tmp_path: Path) -> None:
    numbering = abstract(lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:pStyle w:val="Muc"/>')) + num(1)
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Tat"><w:basedOn w:val="Muc"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = "".join(p("x", properties=f'<w:pStyle w:val="{style}"/>') for style in ("Muc", "Con", "Tat"))
    assert labels(tmp_path, body, numbering, styles) == ["1.", "2.", ""]


def test_numbering_linked_to_a_numbering_style(tmp_path: Path) -> None:
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
    target = (
        f'<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="S"/>{lvl(0, "upperLetter", "%1.")}</w:abstractNum>'
    )
    assert labels(tmp_path, item() + item(0, 2), link + target + num(1, 1) + num(2, 2)) == ["A.", "B."]


def test_list_level_stands_beside_the_label(tmp_path: Path) -> None:
    document = parsed(tmp_path, word_document(item(1) + p("x"), numbering=THREE + num(1)))
    assert [paragraph.list_level for paragraph in paragraphs(document)] == [1, None]


@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        (4, "upperRoman", "IV"),
        (1990, "lowerRoman", "mcmxc"),
        (26, "upperLetter", "Z"),
        (27, "lowerLetter", "aa"),
        (7, "decimalZero", "07"),
        (0, "upperRoman", "0"),
        (3, "chineseCounting", "3"),
        (3, "none", ""),
    ],
)
def test_number_formats(number: int, kind: str, expected: str) -> None:
    assert written(number, kind) == expected
