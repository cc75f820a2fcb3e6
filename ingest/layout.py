"""Letterhead, title and signature told from data: which tables are layout, and where the body of the text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, takewhile

from ingest.document import Block, Cell, Paragraph, Table, TableKind
from ingest.wording import bare, is_unit_line

MOTTO = ("cong hoa xa hoi chu nghia", "chu nghia viet nam", "doc lap - tu do", "doc lap – tu do", "tu do - hanh phuc")
ISSUERS = (
    "uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "phong kinh te", "phong khoa hoc", "phong van hoa",
    "phong tai chinh", "van phong",
)  # fmt: skip
SIGNERS = (
    "chu tich", "pho chu tich", "truong phong", "pho truong phong", "giam doc", "pho giam doc", "chanh van phong",
    "pho chanh van phong", "thu truong don vi", "nguoi lap", "nguoi lap bieu", "ke toan", "ke toan truong",
)  # fmt: skip
TITLES = (
    "ke hoach", "bao cao", "to trinh", "du toan", "phuong an", "de an", "chuong trinh", "cong van", "thong bao",
    "quyet dinh", "thuyet minh", "phuong huong", "dang ky", "xay dung ke hoach",
)  # fmt: skip
TITLES_AT_THE_TOP = ("bieu", "bang", "danh muc", "tong hop", "nhu cau", "de xuat", "nhiem vu", "ket qua", "noi dung")
"""Words that open a title right below the letterhead; further down they open captions."""

DATA_HEADERS = (
    "noi dung", "ho va ten", "chuc vu", "kinh phi", "so luong", "don vi tinh", "thanh tien", "ghi chu", "don gia",
    "du toan", "ten nhiem vu", "danh muc", "noi dung chi", "noi dung cong viec",
)  # fmt: skip
ORDINAL_HEADERS = ("stt", "tt", "so tt", "so thu tu")

_ON_BEHALF = re.compile(
    r"(?:k\.? ?t|t\.? ?m|t\.? ?l|t\.? ?u\.? ?q|q)\.? ?(?:" + "|".join(("bi thu", *SIGNERS, *ISSUERS)) + ")"
)
_DISTRIBUTION = re.compile(r"noi nhan ?(?:[:;./]|$)")
_DISTRIBUTION_WITHIN = 40
_NUMBER_LINE = re.compile(r"so\s*[:.]?[\s.…_]*(?:\d+(?:\.\d+)*(?:[-–]\w{1,3})?[\s.…_]*)?/[\w&./ –-]+")
_DATE_LINE = re.compile(
    r"[^,]{2,60},? ?ngay ?[\d\s.…_]* ?thang ?[\d\s.…_]* ?nam ?[\d\s.…_]*"
    r"|[^,\d]{2,60}, ?(?:ngay ?)?\d{1,2} ?[-–/.] ?\d{1,2} ?[-–/.] ?\d{4}\.?"
)
_DRAFT = re.compile(r"\(?(?:ban )?du thao(?: lan \w+)?\)?[\s.:–-]*")
_UNIT_NAME = re.compile(r"(?:huyen|thi xa|thanh pho|quan|xa|phuong|thi tran|dac khu|tinh|tp|tx|tt)\b")
_ADDRESS = re.compile(r"kinh (?:gui|trinh)\b|noi nhan\b|muc luc$")
_SUBJECT = "v/v"
_YEAR = re.compile(r"\b20\d\d\b")
_SPACED = re.compile(r"(?:\w ){3,}\w")
_LABELLED = re.compile(r"(?:bang|bieu|danh muc)(?: mau)?(?: so)? ?\d")
_NUMBERED = re.compile(
    r"(?:[IVX]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.):/]\s|(?:PHẦN|CHƯƠNG|MỤC|ĐIỀU|PHỤ LỤC|BẢNG|BIỂU)\b", re.IGNORECASE
)
_NUMBER_CELL = re.compile(r"[(]?-?\d[\d.,\s]*%?[)]?")
_MOST_LETTERHEAD_COLUMNS = 4
_FEWEST_NUMBER_CELLS = 3
_FEWEST_TITLE_WORDS = 4
_LONGEST_HEAD_LINE = 150


def with_layout(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with each table's kind: letterhead, signature, other layout, or data."""
    told: list[Block] = []
    for block in blocks:
        told.append(replace(block, kind=_kind(block, told)) if isinstance(block, Table) else block)
    return tuple(told)


def is_letterhead_line(text: str) -> bool:
    """Return whether a line belongs to a letterhead: national motto, issuing body, number, place and date."""
    line = bare(text)
    if any(words in line for words in MOTTO) and len(line) < 120:
        return True
    if _NUMBER_LINE.match(line) or _DATE_LINE.fullmatch(line):
        return True
    return text.strip().isupper() and line.startswith(ISSUERS)


def is_issuer_line(text: str) -> bool:
    """Return whether a line names a body that issues documents, and no more of a letterhead."""
    return text.strip().isupper() and bare(text).startswith(ISSUERS)


def opens_document(text: str) -> bool:
    """Return whether a line is one that only the letterhead of a document has: its motto, number, place and date."""
    return is_letterhead_line(text) and not is_issuer_line(text)


def opens_distribution(text: str) -> bool:
    """Return whether a line is "Nơi nhận:", after which come those who receive the document."""
    # Its words open the line; the rest of a long sentence is not made comparable for that.
    return _DISTRIBUTION.match(bare(text[:_DISTRIBUTION_WITHIN])) is not None


def is_signature_line(text: str) -> bool:
    """Return whether a line belongs to the end of a document: who receives it, who signs and for whom."""
    line = bare(text).rstrip(".:;/ ")
    if line.startswith("noi nhan") and len(line) < 40:
        return True
    return line in SIGNERS or _ON_BEHALF.match(line) is not None


def title_range(blocks: tuple[Block, ...]) -> range:
    """Return where the document's title stands: "KẾ HOẠCH" alone or followed by its subject, empty where there is none.

    The lines that follow belong to it while they are set like a title (centred, bold or in capitals) and are prose of
    no other kind.
    """
    opening_blocks = takewhile(lambda block: not (isinstance(block, Table) and block.kind is TableKind.DATA), blocks)
    paragraphs = [(i, block) for i, block in enumerate(opening_blocks) if isinstance(block, Paragraph) and block.text]
    top = sum(1 for _ in takewhile(lambda line: not _opens_text(line[1]), paragraphs))
    opens = (_opens_title(block) or (n < top and _opens_title_at_top(block)) for n, (_, block) in enumerate(paragraphs))
    start = next((n for n, is_opening in enumerate(opens) if is_opening), None)
    if start is None:
        start = _unnamed_title([block for _, block in paragraphs[:top]], any(_is_head(block) for block in blocks))
    if start is None:
        return range(0)
    first, opening = paragraphs[start]
    lines = takewhile(lambda line: _follows_title(line[1], opening), paragraphs[start + 1 :])
    return range(first, max((i for i, block in lines if _has_words(block.text)), default=first) + 1)


def is_wordless(block: Block) -> bool:
    """Return whether a block shows no letter or figure: a blank, a typed rule, a frame around what follows."""
    if isinstance(block, Table):
        return not any(_has_words(cell.text) for cell in block.cells)
    return isinstance(block, Paragraph) and not block.number and not _has_words(block.text)


def opens_title(text: str) -> bool:
    """Return whether a line in capitals opens a document's title: "KẾ HOẠCH", "K Ế  H O Ạ C H", "BÁO CÁO …"."""
    named = _title_words(text, TITLES)
    return named.isupper() and not is_letterhead_line(text)


def is_aside(text: str) -> bool:
    """Return whether a line next to a title is none of it: "Kính gửi: …", "DỰ THẢO", "(Kèm theo …)", a typed rule."""
    line = bare(text)
    return not _has_words(line) or line.startswith("(") or bool(_DRAFT.fullmatch(line) or _ADDRESS.match(line))


def _title_words(text: str, words: tuple[str, ...]) -> str:
    """Return as much of a text as the words fill that open a title; "" where they open none. "DỰ THẢO" may precede."""
    line = bare(text)
    if (draft := _DRAFT.match(line)) and len(line) == len(text):
        text, line = text[draft.end() :], line[draft.end() :]
    if _SPACED.fullmatch(line):
        close = line.replace(" ", "")
        return text if any(close.startswith(name.replace(" ", "")) for name in words) else ""
    return next((text[: len(name)] for name in words if line.startswith(name)), "")


def _opens_title(block: Paragraph) -> bool:
    if block.number or block.in_contents or not opens_title(block.text):
        return False
    return block.alignment == "center" or block.in_bold or block.text.isupper()


def _opens_title_at_top(block: Paragraph) -> bool:
    """Return whether a paragraph below the letterhead opens the title in small letters, or with a word of captions."""
    if not _is_set_as_title(block) or _LABELLED.match(bare(block.text)):
        return False
    return _title_words(block.text, TITLES) != "" or (
        block.text.isupper() and _title_words(block.text, TITLES_AT_THE_TOP) != ""
    )


def _is_set_as_title(block: Paragraph) -> bool:
    if block.number or block.in_contents or block.alignment != "center" or bare(block.text).startswith(_SUBJECT):
        return False
    return block.in_bold and not is_letterhead_line(block.text) and not is_aside(block.text)


def _unnamed_title(top: list[Paragraph], has_letterhead: bool) -> int | None:
    """Return where a title begins that opens with no word of titles: the last centred bold block above the text.

    It follows a letterhead, or names a year.
    """
    end = len(top)
    while end and is_aside(top[end - 1].text):
        end -= 1
    start = end
    while start and _is_set_as_title(top[start - 1]) and not _UNIT_NAME.match(bare(top[start - 1].text)):
        start -= 1
    words = " ".join(block.text for block in top[start:end])
    if len(words.split()) < _FEWEST_TITLE_WORDS:
        return None
    return start if has_letterhead or _YEAR.search(words) else None


def _is_head(block: Block) -> bool:
    if isinstance(block, Table):
        return block.kind is TableKind.LETTERHEAD
    return isinstance(block, Paragraph) and is_letterhead_line(block.text)


def _opens_text(block: Paragraph) -> bool:
    """Return whether a paragraph is one of the text, below letterhead and title."""
    text = block.text
    if block.in_contents or is_letterhead_line(text):
        return False
    if _opens_title_at_top(block):
        return False
    line = bare(text)
    if block.number or _NUMBERED.match(text) or _ADDRESS.match(line) or line.startswith(_SUBJECT) or is_unit_line(text):
        return True
    return block.alignment != "center" and (text.endswith((".", ";", ":", ",")) or len(text) > _LONGEST_HEAD_LINE)


def _has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _follows_title(block: Paragraph, opening: Paragraph) -> bool:
    if block.number or block.in_contents or _NUMBERED.match(block.text) or is_letterhead_line(block.text):
        return False
    if not _has_words(block.text):
        return True
    if is_aside(block.text):
        return False
    if opening.alignment == "center":
        return block.alignment == "center" and not block.text.startswith("(")
    return block.in_bold and not block.text.endswith(":")


def _kind(table: Table, above: Sequence[Block]) -> TableKind:
    if not any(cell.text for cell in table.cells):
        return TableKind.LAYOUT
    if _holds_data(table):
        return TableKind.DATA
    if _is_letterhead(table) or _continues_letterhead(table, above):
        return TableKind.LETTERHEAD
    if _is_signature(table):
        return TableKind.SIGNATURE
    is_frame = table.column_count == 1 or (not table.ruled and table.column_count == 2 and table.row_count == 1)
    return TableKind.LAYOUT if is_frame else TableKind.DATA


def _is_letterhead(table: Table) -> bool:
    if table.column_count > _MOST_LETTERHEAD_COLUMNS:
        return False
    if any(words in bare(cell.text) for cell in table.cells for words in MOTTO):
        return True
    names_issuer = any(bare(cell.text).startswith(ISSUERS) for cell in table.cells)
    return names_issuer and any(_NUMBER_LINE.match(bare(line)) for line in _lines(table))


def _continues_letterhead(table: Table, above: Sequence[Block]) -> bool:
    """Return whether a table holds number and date of the letterhead that stands in the table right above it."""
    if table.column_count > _MOST_LETTERHEAD_COLUMNS:
        return False
    # Either may be broken over the lines of its cell.
    lines = [bare(text) for text in (*_lines(table), *(cell.text for cell in table.cells))]
    if not any(map(_NUMBER_LINE.match, lines)) or not any(map(_DATE_LINE.fullmatch, lines)):
        return False
    before = next((block for block in reversed(above) if not is_wordless(block)), None)
    return isinstance(before, Table) and before.kind is TableKind.LETTERHEAD


def _is_signature(table: Table) -> bool:
    """Return whether a table ends a document; a signer's title alone (a list of people has it too) needs no rulings."""
    lines = [bare(line).rstrip(".:;/ ") for line in _lines(table)]
    if any(line.startswith("noi nhan") or _ON_BEHALF.match(line) for line in lines):
        return True
    return not table.ruled and table.column_count <= _MOST_LETTERHEAD_COLUMNS and any(line in SIGNERS for line in lines)


def _holds_data(table: Table) -> bool:
    """Return whether a table has a header or number cells: words that it mentions do not make it layout."""
    for cell in table.cells:
        if cell.row < 3:
            line = bare(cell.text)
            if line in DATA_HEADERS or line.rstrip(".") in ORDINAL_HEADERS:
                return True
    numbers = (cell for cell in table.cells if is_number_cell(cell))
    return sum(1 for _ in islice(numbers, _FEWEST_NUMBER_CELLS)) == _FEWEST_NUMBER_CELLS


def _lines(table: Table) -> list[str]:
    return [line for cell in table.cells for line in cell.lines if line.strip()]


def is_ordinal_header(cell: Cell) -> bool:
    """Return whether a cell heads the column of ordinals (STT)."""
    return bare(cell.text).rstrip(".") in ORDINAL_HEADERS


def is_number_cell(cell: Cell) -> bool:
    """Return whether a cell holds a number and nothing else."""
    return _NUMBER_CELL.fullmatch(cell.text) is not None
