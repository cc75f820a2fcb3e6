"""The pages of the document: A4, margins and page numbers as official letters have them, upright or turned."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from outputs.summary.sheet_styles import FONT

_SHORT_MM, _LONG_MM = 210, 297
_TOP_MM = _BOTTOM_MM = 20
_LEFT_MM, _RIGHT_MM = 30, 15

UPRIGHT_WIDTH_MM = _SHORT_MM - _LEFT_MM - _RIGHT_MM
TURNED_WIDTH_MM = _LONG_MM - _LEFT_MM - _RIGHT_MM
"""How wide text is on an upright page and on one that is turned."""

_BODY_POINTS = 13
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}


def set_styles(document: Document, language: str) -> None:
    """Set the letters: Times New Roman, black, the headings bold."""
    for name, points in (("Normal", _BODY_POINTS), ("Heading 1", 14), ("Heading 2", 13)):
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(points)
        _set_one_font(style)
        if name != "Normal":
            style.font.bold = True
            style.font.color.rgb = None
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(10), Pt(4)
            style.paragraph_format.keep_with_next = True
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.space_before, normal.line_spacing = Pt(4), Pt(0), 1.0
    for run in document.styles.element.iter(qn("w:lang")):
        run.set(qn("w:val"), _LANGUAGES[language])


def first_page(document: Document) -> None:
    """Set the first section: upright, its first page without a number."""
    section = document.sections[0]
    _set_size(section, is_turned=False)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for field in ("begin", "", "end"):
        run = header.add_run()
        if field:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{field}"/>'))
        else:
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">PAGE</w:instrText>'))


def turn(document: Document) -> None:
    """Begin a section of turned pages."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _set_size(section, is_turned=True)
    section.different_first_page_header_footer = False


def _set_one_font(style: ParagraphStyle) -> None:
    """Take the theme's fonts away, which would win over the named one."""
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _set_size(section: Section, *, is_turned: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if is_turned else WD_ORIENT.PORTRAIT
    sides = (_LONG_MM, _SHORT_MM) if is_turned else (_SHORT_MM, _LONG_MM)
    section.page_width, section.page_height = (Mm(side) for side in sides)
    section.top_margin, section.bottom_margin = Mm(_TOP_MM), Mm(_BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(_LEFT_MM), Mm(_RIGHT_MM)
    section.header_distance = section.footer_distance = Mm(10)
