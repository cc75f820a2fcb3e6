"""The letter measured against Nghị định 30/2020/NĐ-CP, Annex I: paper, margins, font, sizes, order of parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
import regex
from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length
from docx.text.paragraph import Paragraph

from outputs.docx_file import saved
from outputs.letter.template import SHIPPED
from tests.outputs.letters import finding, letter, plan, texts_of
from tools.letter_template import template

CENTRE, JUSTIFIED, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.RIGHT
MADE = letter(plan([finding(), finding(page=4)]))

# Opening of a part, sizes that Annex I allows, bold, italic, alignment; in the order of the letter.
PARTS = (
    ("UBND TỈNH TÂY NINH", (12, 13), False, False, CENTRE),
    ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", (12, 13), True, False, CENTRE),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", (12, 13), True, False, CENTRE),
    ("Độc lập - Tự do - Hạnh phúc", (13, 14), True, False, CENTRE),
    ("Số: ……/SKHCN-KHTC", (13, 13), False, False, CENTRE),
    ("V/v rà soát, điều chỉnh", (12, 13), False, False, CENTRE),
    ("Tây Ninh, ngày ", (13, 14), False, True, CENTRE),
    ("Kính gửi: ", (13, 14), False, False, CENTRE),
    ("Sở Khoa học và Công nghệ đã nhận được", (13, 14), False, False, JUSTIFIED),
    ("Đề nghị UBND", (13, 14), False, False, JUSTIFIED),
    ("Trong quá trình thực hiện", (13, 14), False, False, JUSTIFIED),
    ("Sở Khoa học và Công nghệ đề nghị", (13, 14), False, False, JUSTIFIED),
    ("Nơi nhận:", (12, 12), True, True, WD_ALIGN_PARAGRAPH.LEFT),
    ("- Như trên;", (11, 11), False, False, WD_ALIGN_PARAGRAPH.LEFT),
    ("KT. GIÁM ĐỐC", (13, 14), True, False, CENTRE),
    ("PHÓ GIÁM ĐỐC", (13, 14), True, False, CENTRE),
    ("Nguyễn Văn A", (13, 14), True, False, CENTRE),
)


def paragraphs(document: Docx) -> Iterator[Paragraph]:
    """Yield all paragraphs in order, those of tables too."""
    for element in document.element.body.iter(qn("w:p")):
        yield Paragraph(element, document._body)


def mm(length: Length | None) -> float:
    assert length is not None
    return round(float(length.mm), 1)


def opening_with(text: str) -> Paragraph:
    return next(p for p in paragraphs(MADE) if p.text.startswith(text))


def test_paper_and_margins() -> None:
    (section,) = MADE.sections
    assert section.orientation == WD_ORIENT.PORTRAIT
    assert (mm(section.page_width), mm(section.page_height)) == (210, 297)
    assert 20 <= mm(section.top_margin) <= 25
    assert 20 <= mm(section.bottom_margin) <= 25
    assert 30 <= mm(section.left_margin) <= 35
    assert 15 <= mm(section.right_margin) <= 20


def test_pages_are_numbered_in_the_top_margin_from_the_second_on() -> None:
    (section,) = MADE.sections
    assert section.different_first_page_header_footer
    assert "".join(p.text for p in section.first_page_header.paragraphs) == ""
    (number,) = section.header.paragraphs
    assert number._p.xpath("string(.//w:instrText)").strip() == "PAGE"
    assert number.alignment == CENTRE
    assert {run.font.size.pt for run in number.runs} <= {13, 14}
    assert mm(section.header_distance) < mm(section.top_margin)
    assert section.footer.is_linked_to_previous or not "".join(p.text for p in section.footer.paragraphs)


def test_all_is_in_times_new_roman_and_black() -> None:
    packed = io.BytesIO()
    MADE.save(packed)
    with zipfile.ZipFile(packed) as parts:
        own = [parts.read(name).decode() for name in parts.namelist() if regex.match(r"word/(document|header)", name)]
    assert own
    for part in own:
        assert set(regex.findall(r'w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', part)) <= {"Times New Roman"}
        assert "Theme=" not in part
        assert set(regex.findall(r'<w:color w:val="([^"]+)"', part)) <= {"000000"}
    for style in [MADE.styles.element.find(qn("w:docDefaults")), MADE.styles["Normal"].element]:
        (fonts,) = style.iter(qn("w:rFonts"))
        assert {value for name, value in fonts.attrib.items()} == {"Times New Roman"}
        assert len(fonts.attrib) == 4
    used = {p.style.name for p in paragraphs(MADE) if p.style is not None}
    assert used == {"Normal"}


@pytest.mark.parametrize(("text", "sizes", "bold", "italic", "alignment"), PARTS)
def test_each_part_is_set_as_prescribed(
    text: str, sizes: tuple[int, int], bold: bool, italic: bool, alignment: WD_ALIGN_PARAGRAPH
) -> None:
    paragraph = opening_with(text)
    normal = MADE.styles["Normal"].font.size
    for run in (run for run in paragraph.runs if run.text):
        assert sizes[0] <= (run.font.size or normal).pt <= sizes[1]
        assert (bool(run.bold), bool(run.italic)) == (bold, italic)
    assert paragraph.alignment == alignment


def test_parts_stand_in_their_order() -> None:
    text = texts_of(MADE)
    places = [text.find(f"\n{opening}" if k else opening) for k, (opening, *_) in enumerate(PARTS)]
    assert -1 not in places
    assert places == sorted(places)


def test_the_letterhead_stands_side_by_side() -> None:
    left, right = MADE.tables[0].rows[0].cells
    assert left.paragraphs[1].text == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert right.paragraphs[0].text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    number, day = MADE.tables[0].rows[1].cells
    assert [p.text[:4] for p in number.paragraphs] == ["Số: ", "V/v "]
    assert number.paragraphs[1].paragraph_format.space_before.pt == 6
    assert day.text.startswith("Tây Ninh, ngày")


# How wide these lines are in Times New Roman, bold, 12 and 13 pt.
NAME_CM, MOTTO_CM = 6.0, 5.35


@pytest.mark.parametrize(("k", "shortest", "longest"), [(0, NAME_CM / 3, NAME_CM / 2), (1, MOTTO_CM, MOTTO_CM * 1.05)])
def test_a_solid_line_under_name_and_motto(k: int, shortest: float, longest: float) -> None:
    cell = MADE.tables[0].rows[0].cells[k]
    (line,) = [p for p in cell.paragraphs if p._p.xpath("./w:pPr/w:pBdr/w:top[@w:val='single']")]
    assert line._p is cell.paragraphs[-1]._p
    form = line.paragraph_format
    assert form.left_indent == form.right_indent
    assert 10 * shortest <= mm(cell.width) - mm(form.left_indent) - mm(form.right_indent) <= 10 * longest


@pytest.mark.parametrize("opening", [text for text, *_, alignment in PARTS if alignment == JUSTIFIED])
def test_body(opening: str) -> None:
    form = opening_with(opening).paragraph_format
    assert round(form.first_line_indent.cm, 2) in (1, 1.27)
    assert form.space_before.pt + form.space_after.pt >= 6
    assert (MADE.styles["Normal"].paragraph_format.line_spacing or 1) == 1


def test_body_ends_as_letters_end() -> None:
    assert opening_with("Sở Khoa học và Công nghệ đề nghị").text.endswith("./.")


def test_table_fits_between_the_margins_and_its_head_is_repeated() -> None:
    (section,) = MADE.sections
    table = MADE.tables[1]
    width = sum(mm(cell.width) for cell in table.rows[0].cells)
    assert width <= mm(section.page_width) - mm(section.left_margin) - mm(section.right_margin) + 0.1
    head, *rows = table.rows
    assert len(rows) == 2
    assert head._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
    assert [cell.paragraphs[0].alignment for cell in rows[0].cells[3:6]] == [RIGHT] * 3


def test_closing_stays_on_one_page() -> None:
    assert MADE.tables[2].rows[0]._tr.xpath("./w:trPr/w:cantSplit")
    assert opening_with("Sở Khoa học và Công nghệ đề nghị").paragraph_format.keep_with_next


@pytest.mark.parametrize("language", ["vi", "en"])
def test_shipped_templates_are_what_the_script_makes(language: str) -> None:
    assert SHIPPED[language].read_bytes() == saved(template(language))
    properties = Document(str(SHIPPED[language])).core_properties
    assert properties.created.year == 2026
