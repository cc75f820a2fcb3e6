"""Makes the templates of the letter, cong-van.docx and cong-van-en.docx: python -m tools.letter_template.

The form is that of Nghị định 30/2020/NĐ-CP, Annex I (an official letter, công văn). Staff edit a copy in Word.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from corpus.discrepancy import Text
from outputs.docx_file import saved
from outputs.letter.template import SHIPPED
from outputs.notation import said

FONT = "Times New Roman"
BODY = 13
HEADS = 12
SUBJECT = 12
IN_TABLE = 11

_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_JUSTIFIED = WD_ALIGN_PARAGRAPH.JUSTIFY
_MADE = datetime(2026, 1, 1, tzinfo=UTC)
_LETTERHEAD_CM = (6.9, 9.6)
_CLOSING_CM = (8.0, 8.5)
_MOTTO_LINE_CM = {"vi": 5.5, "en": 7.4}
"""The length of the motto as it is set."""
_NAME_LINE_CM = 2.5
"""Between a third and a half of the line “SỞ KHOA HỌC VÀ CÔNG NGHỆ” as it is set."""

NATION = Text("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
MOTTO = Text("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
NUMBER = Text("Số: {{ so_ky_hieu }}", "No.: {{ so_ky_hieu }}")
DAY = Text("{{ dia_danh }}, ngày …… tháng …… năm 20……", "{{ dia_danh }}, …… …… 20……")
SUBJECT_LINE = Text(
    "V/v rà soát, điều chỉnh số liệu dự toán KH&CN năm {{ nam }}",
    "Re: review and correction of the figures of the S&T budget estimate for {{ nam }}",
)
ADDRESSEE = Text("Kính gửi: {{ kinh_gui }}", "To: {{ kinh_gui }}")
OPENING = Text(
    "{{ co_quan_trong_cau }} đã nhận được {{ van_ban }}. Qua rà soát số liệu, {{ co_quan_trong_cau }} đề nghị "
    "{{ don_vi }} kiểm tra, điều chỉnh {{ so_noi_dung }} sau đây:",
    "{{ co_quan_trong_cau }} has received {{ van_ban }}. Having reviewed the figures of the estimate, we ask "
    "{{ don_vi }} to check and correct the following {{ so_noi_dung }}:",
)
UNIT = Text("Đơn vị tính: triệu đồng", "Unit: million đồng")
HEADS_OF_TABLE = (
    (1.0, Text("STT", "No."), "{{ dong.stt }}", _CENTRE),
    (3.8, Text("Vị trí", "Place"), "{{ dong.vi_tri }}", _LEFT),
    (3.3, Text("Nội dung", "What is found"), "{{ dong.noi_dung }}", _LEFT),
    (1.95, Text("Số ghi trong văn bản", "Stated"), "{{ dong.so_ghi }}", _RIGHT),
    (1.95, Text("Số tính lại, đối chiếu", "Found"), "{{ dong.so_tinh_lai }}", _RIGHT),
    (1.8, Text("Chênh lệch", "Gap"), "{{ dong.chenh_lech }}", _RIGHT),
    (2.7, Text("Đề nghị", "Request"), "{{ dong.de_nghi }}", _LEFT),
)
NOTE = Text(
    "Ghi chú: chênh lệch bằng số ghi trong văn bản trừ số tính lại, đối chiếu; ô trống là không áp dụng.",
    "Note: gap = stated − found by computing or comparing; a blank cell does not apply.",
)
REQUEST = Text(
    "Đề nghị {{ don_vi }} kiểm tra, điều chỉnh {{ cac_noi_dung }} nêu trên và gửi lại văn bản đã chỉnh sửa về "
    "{{ co_quan_trong_cau }} trong thời hạn {{ thoi_han }} kể từ ngày nhận được công văn này. Trường hợp số liệu đã "
    "ghi là đúng, đề nghị {{ don_vi }} giải trình bằng văn bản.",
    "We ask {{ don_vi }} to check and correct {{ cac_noi_dung }} above and to send the corrected document to "
    "{{ co_quan_trong_cau }} within {{ thoi_han }} of receiving this letter. Where the figures are right as stated, "
    "please explain in writing.",
)
CONTACT = Text(
    "Trong quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ: {{ lien_he }}.",
    "For any question please contact: {{ lien_he }}.",
)
CLOSING = Text(
    "{{ co_quan_trong_cau }} đề nghị {{ don_vi }} quan tâm phối hợp thực hiện./.",
    "{{ co_quan_trong_cau }} thanks {{ don_vi }} for its cooperation./.",
)
COPIES = Text("Nơi nhận:", "Copies to:")
TITLE = Text("Công văn rà soát, điều chỉnh số liệu dự toán", "Letter on the review of budget figures")


def template(language: str) -> Docx:
    """Return the template in a language, "vi" or "en"."""
    document = Document()
    _set_page(document)
    _set_font(document, language)
    _add_letterhead(document, language)
    _add_body(document, language)
    _add_findings(document, language)
    _add_request(document, language)
    _add_closing(document, language)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = said(TITLE, language), "", ""
    properties.created = properties.modified = _MADE
    _drop_thumbnail(document)
    return document


def _drop_thumbnail(document: Docx) -> None:
    """Remove the picture of the empty document that these templates start from."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]


def _set_page(document: Docx) -> None:
    """Set A4, the margins of Annex I, the page's number above the text from the second page on."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = _CENTRE
    for kind in ("begin", "", "end"):
        run = number.add_run()
        run.font.size = Pt(BODY)
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        run._r.append(part)


def _set_font(document: Docx, language: str) -> None:
    """Set Times New Roman for all of the letter, no space between paragraphs, the language of the spelling."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    normal = document.styles["Normal"]
    for properties in (defaults.find(f".//{qn('w:rPr')}"), normal.element.get_or_add_rPr()):
        fonts = properties.get_or_add_rFonts()
        fonts.attrib.clear()
        for kind in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(kind), FONT)
    defaults.find(f".//{qn('w:lang')}").set(qn("w:val"), {"vi": "vi-VN", "en": "en-GB"}[language])
    normal.font.size = Pt(BODY)
    form = normal.paragraph_format
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _add_letterhead(document: Docx, language: str) -> None:
    table = _bare_table(document, 2, _LETTERHEAD_CM)
    office, nation = table.rows[0].cells
    _line(office, "{{ co_quan_chu_quan }}", HEADS, is_first=True)
    _line(office, "{{ co_quan }}", HEADS, bold=True)
    _rule(office, (_LETTERHEAD_CM[0] - _NAME_LINE_CM) / 2)
    _line(nation, said(NATION, language), HEADS, bold=True, is_first=True)
    _line(nation, said(MOTTO, language), BODY, bold=True)
    _rule(nation, (_LETTERHEAD_CM[1] - _MOTTO_LINE_CM[language]) / 2)
    number, day = table.rows[1].cells
    _line(number, said(NUMBER, language), BODY, is_first=True)
    _line(number, said(SUBJECT_LINE, language), SUBJECT).paragraph_format.space_before = Pt(6)
    _line(day, said(DAY, language), BODY, italic=True, is_first=True)


def _add_body(document: Docx, language: str) -> None:
    to = document.add_paragraph(said(ADDRESSEE, language))
    to.alignment = _CENTRE
    to.paragraph_format.space_before = to.paragraph_format.space_after = Pt(14)
    _sentence(document, said(OPENING, language))


def _add_findings(document: Docx, language: str) -> None:
    """Add the table of what to correct: its head is repeated over pages, no row breaks over one."""
    unit = document.add_paragraph()
    unit.alignment = _RIGHT
    unit.paragraph_format.space_after, unit.paragraph_format.keep_with_next = Pt(3), True
    _run(unit, said(UNIT, language), SUBJECT, italic=True)
    table = document.add_table(4, len(HEADS_OF_TABLE), style="Table Grid")
    _set_widths(table, [width for width, *_ in HEADS_OF_TABLE], margin_cm=0.12)
    for cell, (_, head, _, _) in zip(table.rows[0].cells, HEADS_OF_TABLE, strict=True):
        _line(cell, said(head, language), IN_TABLE, bold=True, is_first=True)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _on_row(table, 0, "w:tblHeader")
    table.rows[1].cells[0].text = "{%tr for dong in cac_dong %}"
    for cell, (_, _, tag, alignment) in zip(table.rows[2].cells, HEADS_OF_TABLE, strict=True):
        _line(cell, tag, IN_TABLE, is_first=True).alignment = alignment
    table.rows[3].cells[0].text = "{%tr endfor %}"
    for k in (0, 2):
        _on_row(table, k, "w:cantSplit")
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(3)
    _run(note, said(NOTE, language), IN_TABLE, italic=True)


def _add_request(document: Docx, language: str) -> None:
    for text in (REQUEST, CONTACT, CLOSING):
        last = _sentence(document, said(text, language))
    last.paragraph_format.space_after, last.paragraph_format.keep_with_next = Pt(12), True


def _add_closing(document: Docx, language: str) -> None:
    """Add Nơi nhận at the left and who signs at the right, on one page."""
    table = _bare_table(document, 1, _CLOSING_CM)
    _on_row(table, 0, "w:cantSplit")
    copies, signer = table.rows[0].cells
    _line(copies, said(COPIES, language), 12, bold=True, italic=True, is_first=True).alignment = _LEFT
    for text in ("{%p for noi in noi_nhan %}", "- {{ noi }}", "{%p endfor %}"):
        _line(copies, text, 11).alignment = _LEFT
    _line(signer, "{%p if quyen_han %}", BODY, is_first=True)
    _line(signer, "{{ quyen_han }}", BODY, bold=True)
    _line(signer, "{%p endif %}", BODY)
    _line(signer, "{{ chuc_vu }}", BODY, bold=True)
    for _ in range(3):
        _line(signer, "", BODY)
    _line(signer, "{{ nguoi_ky }}", BODY, bold=True)


def _sentence(document: Docx, text: str) -> Paragraph:
    """Add a paragraph of the body and return it: justified, the first line 1.27 cm in, 6 pt before and after it."""
    paragraph: Paragraph = document.add_paragraph(text)
    paragraph.alignment = _JUSTIFIED
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def _line(
    cell: _Cell, text: str, size: int, *, bold: bool = False, italic: bool = False, is_first: bool = False
) -> Paragraph:
    paragraph: Paragraph = cell.paragraphs[0] if is_first else cell.add_paragraph()
    paragraph.alignment = _CENTRE
    _run(paragraph, text, size, bold=bold, italic=italic)
    return paragraph


def _run(paragraph: Paragraph, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.bold, run.italic = bold or None, italic or None


def _rule(cell: _Cell, indent_cm: float) -> None:
    """Add a solid line in the middle of a cell: the border above an empty paragraph."""
    paragraph = cell.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Cm(indent_cm)
    form.space_before, form.space_after = Pt(4), Pt(6)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.pPr.find(qn("w:spacing")).addprevious(borders)


def _bare_table(document: Docx, rows: int, widths_cm: Sequence[float]) -> Table:
    table: Table = document.add_table(rows, len(widths_cm))
    _set_widths(table, widths_cm, margin_cm=0)
    return table


def _set_widths(table: Table, widths_cm: Sequence[float], margin_cm: float) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths_cm, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", margin_cm / 2), ("left", margin_cm), ("bottom", margin_cm / 2), ("right", margin_cm)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(Cm(width).twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    next(table._tbl.tblPr.iterchildren(qn("w:tblLook"))).addprevious(margins)


def _on_row(table: Table, k: int, name: str) -> None:
    table.rows[k]._tr.get_or_add_trPr().append(OxmlElement(name))


def main() -> None:
    """Write both templates into the package."""
    for language, path in SHIPPED.items():
        Path(path).write_bytes(saved(template(language)))


if __name__ == "__main__":
    main()
