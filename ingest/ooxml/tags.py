"""Names of the elements and attributes that the reader knows, in Clark notation; Strict names are mapped to these."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

VAL = _W + "val"

BODY, P, TBL, TR, TC = _W + "body", _W + "p", _W + "tbl", _W + "tr", _W + "tc"
SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG = _W + "sdt", _W + "sdtContent", _W + "customXml", _W + "smartTag"
SDT_PR, PART_GALLERY = _W + "sdtPr", _W + "docPartGallery"
INS, DEL, MOVE_TO, MOVE_FROM = _W + "ins", _W + "del", _W + "moveTo", _W + "moveFrom"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"

PPR, PSTYLE, JC, OUTLINE = _W + "pPr", _W + "pStyle", _W + "jc", _W + "outlineLvl"
NUM_PR, NUM_ID, ILVL = _W + "numPr", _W + "numId", _W + "ilvl"
RPR, RSTYLE, RFONTS = _W + "rPr", _W + "rStyle", _W + "rFonts"
VERTICAL_ALIGN = _W + "vertAlign"
BOLD, ITALIC, CAPS, VANISH, WEB_HIDDEN = _W + "b", _W + "i", _W + "caps", _W + "vanish", _W + "webHidden"
ASCII, HANSI, HANSI_THEME = _W + "ascii", _W + "hAnsi", _W + "hAnsiTheme"

R, T, TAB, PTAB, BR, CR, TYPE = _W + "r", _W + "t", _W + "tab", _W + "ptab", _W + "br", _W + "cr", _W + "type"
SYM, CHAR, FONT = _W + "sym", _W + "char", _W + "font"
NO_BREAK_HYPHEN = _W + "noBreakHyphen"
FIELD_CHAR, FIELD_CHAR_TYPE = _W + "fldChar", _W + "fldCharType"
FOOTNOTE, FOOTNOTE_REFERENCE, ENDNOTE, ENDNOTE_REFERENCE = (
    _W + "footnote", _W + "footnoteReference", _W + "endnote", _W + "endnoteReference",
)  # fmt: skip
CUSTOM_MARK = _W + "customMarkFollows"
DRAWING, PICT, OBJECT, TEXT_BOX = _W + "drawing", _W + "pict", _W + "object", _W + "txbxContent"
RUBY, RUBY_BASE = _W + "ruby", _W + "rubyBase"
MATH, MATH_PARAGRAPH, MATH_TEXT = _M + "oMath", _M + "oMathPara", _M + "t"
INLINE_WRAPPERS = frozenset(
    _W + name for name in ("hyperlink", "ins", "moveTo", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)

TBL_PR, TBL_STYLE, TBL_BORDERS, TBL_PR_EX = _W + "tblPr", _W + "tblStyle", _W + "tblBorders", _W + "tblPrEx"
TR_PR, TBL_HEADER, GRID_BEFORE, GRID_AFTER = _W + "trPr", _W + "tblHeader", _W + "gridBefore", _W + "gridAfter"
TC_PR, GRID_SPAN, V_MERGE, H_MERGE = _W + "tcPr", _W + "gridSpan", _W + "vMerge", _W + "hMerge"
CELL_DEL, TC_BORDERS = _W + "cellDel", _W + "tcBorders"
HIDDEN = _W + "hidden"

STYLE, STYLE_ID, DEFAULT, NAME, BASED_ON = _W + "style", _W + "styleId", _W + "default", _W + "name", _W + "basedOn"
RPR_DEFAULT, PPR_DEFAULT, DOC_DEFAULTS = _W + "rPrDefault", _W + "pPrDefault", _W + "docDefaults"

ABSTRACT_NUM, ABSTRACT_NUM_ID, NUM = _W + "abstractNum", _W + "abstractNumId", _W + "num"
NUM_STYLE_LINK, STYLE_LINK = _W + "numStyleLink", _W + "styleLink"
LVL, LVL_OVERRIDE, START, START_OVERRIDE = _W + "lvl", _W + "lvlOverride", _W + "start", _W + "startOverride"
NUM_FMT, LVL_TEXT, IS_LGL, LVL_RESTART = _W + "numFmt", _W + "lvlText", _W + "isLgl", _W + "lvlRestart"

_OFF = {"0", "false", "off"}
_BLOCK_WRAPPERS = frozenset({CUSTOM_XML, SMART_TAG, INS, MOVE_TO, SDT_CONTENT})
_WRAPPERS = _BLOCK_WRAPPERS | {SDT, ALTERNATE}
_CONTENT = (T, P, TBL, SYM, TEXT_BOX)


def is_on(element: Element) -> bool:
    """Whether an on-off property is on; without a value it is."""
    value = element.get(VAL)
    return value is None or value not in _OFF


def first(element: Element, tag: str) -> Element | None:
    """The first child of that name; on short lists much faster than `find`."""
    for child in element:
        if child.tag == tag:
            return child
    return None


def integer(element: Element | None, default: int) -> int:
    """The integer that an element holds as its value, the default where there is none or it is none."""
    value = None if element is None else element.get(VAL)
    if value is None or len(value) > 9:
        return default
    try:
        return int(value)
    except ValueError:
        return default


def flow(container: Element, wanted: frozenset[str]) -> list[Element]:
    """Return the wanted elements of a container in order, as if content controls and the like were not there."""
    found: list[Element] = []
    for child in container:
        tag = child.tag
        if tag in wanted:
            found.append(child)
        elif tag not in _WRAPPERS:
            continue
        elif tag == SDT:
            for content in child.iterchildren(SDT_CONTENT):
                found += flow(content, wanted)
        elif tag in _BLOCK_WRAPPERS:
            found += flow(child, wanted)
        elif tag == ALTERNATE and (branch := alternative(child)) is not None:
            found += flow(branch, wanted)
    return found


def alternative(element: Element) -> Element | None:
    """The one branch of alternate content to read: the first choice that holds text, else the fallback."""
    for choice in element.iterchildren(CHOICE):
        if next(choice.iter(*_CONTENT), None) is not None:
            return choice
    return next(element.iterchildren(FALLBACK), None)
