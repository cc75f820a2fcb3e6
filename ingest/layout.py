"""Letterhead, title and signature told from data: which tables are layout, and where the body of the text begins."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from ingest.document import Block, Cell, Paragraph, Table, TableKind
from ingest.wording import bare

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
    "quyet dinh", "thuyet minh", "du thao",
)  # fmt: skip
DATA_HEADERS = (
    "noi dung", "ho va ten", "chuc vu", "kinh phi", "so luong", "don vi tinh", "thanh tien", "ghi chu", "don gia",
    "du toan", "ten nhiem vu", "danh muc", "noi dung chi", "noi dung cong viec",
)  # fmt: skip
ORDINAL_HEADERS = ("stt", "tt", "so tt", "so thu tu")

_ON_BEHALF = re.compile(
    r"(?:k\.? ?t|t\.? ?m|t\.? ?l|t\.? ?u\.? ?q|q)\.? ?(?:" + "|".join(("bi thu", *SIGNERS, *ISSUERS)) + ")"
)
_NUMBER_LINE = re.compile(r"so\s*:?[\s.…_]*\d*[\s.…_]*/[\w&./ -]+")
_DATE_LINE = re.compile(r"[^,]{2,60},? ngay [\d\s.…_]* ?thang [\d\s.…_]* ?nam [\d\s.…_]*")
_NUMBERED = re.compile(
    r"(?:[IVX]+|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.):/]\s|(?:PHẦN|CHƯƠNG|MỤC|ĐIỀU|PHỤ LỤC|BẢNG|BIỂU)\b", re.IGNORECASE
)
_NUMBER_CELL = re.compile(r"[(]?-?\d[\d.,\s]*%?[)]?")
_MOST_LETTERHEAD_COLUMNS = 4
_FEWEST_NUMBER_CELLS = 3


def with_layout(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with each table's kind: letterhead, signature, other layout, or data."""
    return tuple(replace(block, kind=_kind(block)) if isinstance(block, Table) else block for block in blocks)


def is_letterhead_line(text: str) -> bool:
    """Return whether a line belongs to a letterhead: national motto, issuing body, number, place and date."""
    line = bare(text)
    if any(words in line for words in MOTTO) and len(line) < 120:
        return True
    if _NUMBER_LINE.match(line) or _DATE_LINE.fullmatch(line):
        return True
    return text.strip().isupper() and line.startswith(ISSUERS)


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
    start = next((n for n, (_, block) in enumerate(paragraphs) if _opens_title(block)), None)
    if start is None:
        return range(0)
    first, opening = paragraphs[start]
    lines = takewhile(lambda line: _follows_title(line[1], opening), paragraphs[start + 1 :])
    return range(first, max((i for i, _ in lines), default=first) + 1)


def _opens_title(block: Paragraph) -> bool:
    if block.number:
        return False
    line = bare(block.text)
    named = next((words for words in TITLES if line.startswith(words)), None)
    if named is None or is_letterhead_line(block.text):
        return False
    return block.text[: len(named)].isupper() and (block.alignment == "center" or block.in_bold or block.text.isupper())


def _follows_title(block: Paragraph, opening: Paragraph) -> bool:
    if block.number or _NUMBERED.match(block.text) or is_letterhead_line(block.text):
        return False
    if opening.alignment == "center":
        return block.alignment == "center" and not block.text.startswith("(")
    return block.in_bold and not block.text.endswith(":")


def _kind(table: Table) -> TableKind:
    if not any(cell.text for cell in table.cells):
        return TableKind.LAYOUT
    if _holds_data(table):
        return TableKind.DATA
    if _is_letterhead(table):
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


def _is_signature(table: Table) -> bool:
    """Return whether a table ends a document; a signer's title alone (a list of people has it too) needs no rulings."""
    lines = [bare(line).rstrip(".:;/ ") for line in _lines(table)]
    if any(line.startswith("noi nhan") or _ON_BEHALF.match(line) for line in lines):
        return True
    return not table.ruled and table.column_count <= _MOST_LETTERHEAD_COLUMNS and any(line in SIGNERS for line in lines)


def _holds_data(table: Table) -> bool:
    """Return whether a table has a header or number cells: words that it mentions do not make it layout."""
    if any(is_ordinal_header(cell) or bare(cell.text) in DATA_HEADERS for cell in table.cells if cell.row < 3):
        return True
    return sum(is_number_cell(cell) for cell in table.cells) >= _FEWEST_NUMBER_CELLS


def _lines(table: Table) -> list[str]:
    return [line for cell in table.cells for line in cell.lines if line.strip()]


def is_ordinal_header(cell: Cell) -> bool:
    """Return whether a cell heads the column of ordinals (STT)."""
    return bare(cell.text).rstrip(".") in ORDINAL_HEADERS


def is_number_cell(cell: Cell) -> bool:
    """Return whether a cell holds a number and nothing else."""
    return _NUMBER_CELL.fullmatch(cell.text) is not None
