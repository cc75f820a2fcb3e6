"""Columns of a budget table by role, read from one to three header rows, with or without an index row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import pairwise

import regex

from ingest.document import Cell, Table
from normalizers.grid import Grid
from normalizers.money import AmountStatus, status
from normalizers.money_units import UnitSource, UnitStatement, is_unit_line, unit_in_header, unit_stated


class Role(Enum):
    """What a column holds. Percentages, comparisons and balances are `other`: they are no money columns."""

    ORDINAL = "ordinal"
    NAME = "name"
    QUANTITY_UNIT = "quantity_unit"
    QUANTITY = "quantity"
    UNIT_PRICE = "unit_price"
    MONEY = "money"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its grid positions start ≤ c < end, its header cells top-down, its number among the money columns."""

    start: int
    end: int
    role: Role
    header: tuple[str, ...]
    column_no: int | None = None
    units: tuple[UnitStatement, ...] = ()

    @property
    def title(self) -> str:
        """The header cells top-down, joined as the dataset prints them."""
        return " / ".join(self.header)


@dataclass(frozen=True, slots=True)
class Header:
    """A table's header: its columns left to right, the first row of data, the units stated for the whole table.

    `caption` is one set in a row of its own above the heads.
    """

    columns: tuple[Column, ...]
    data_row: int
    units: tuple[UnitStatement, ...] = ()
    caption: str = ""

    def first(self, role: Role) -> Column | None:
        """Return the leftmost column of a role, None where there is none."""
        return next((column for column in self.columns if column.role is role), None)

    @property
    def says_money(self) -> bool:
        """True where a head names money, or states a unit of it."""
        return any(column.units or _MONEY_NOUN.search(column.title) for column in self.money)

    @property
    def printed(self) -> frozenset[str]:
        """The texts of the header's cells."""
        return frozenset(part for column in self.columns for part in column.header)

    @property
    def money(self) -> tuple[Column, ...]:
        """The money columns, left to right."""
        return tuple(column for column in self.columns if column.role is Role.MONEY)


_B, _E = r"(?<![\p{L}\d])(?:", r")(?![\p{L}\d])"
_LEAF_ROLES: tuple[tuple[Role, regex.Pattern[str]], ...] = tuple(
    (role, regex.compile(pattern, regex.IGNORECASE))
    for role, pattern in (
        (Role.ORDINAL, r"^(?:s?tt|số tt|số thứ tự|thứ tự|s\.t\.t|t\.t|#)\.?$"),
        (Role.QUANTITY_UNIT, r"^(?:đơn vị|đơn vị tính|đvt|đv tính|đ\.?v\.?t|đv)\.?$"),
        (Role.OTHER, rf"%|{_B}tỷ lệ|tỉ lệ|tỷ trọng|so sánh|so với|tăng|giảm|chênh lệch|còn lại|tồn|dư{_E}"),
        (Role.UNIT_PRICE, rf"{_B}đơn giá|định mức|mức chi{_E}"),
        (
            Role.QUANTITY,
            rf"^(?:số lượng|sl|khối lượng|quy mô|hệ số)\b|{_B}số lượng{_E}|"
            r"^số (?:lần|lớp|cuộc|tháng|ngày|buổi|người|học viên|hộ|xã|đợt|quý|năm)\b",
        ),
        (Role.NOTE, r"^(?:ghi chú|thuyết minh|căn cứ|cơ sở|diễn giải cách tính|lý do|gc)\b"),
        (
            Role.OTHER,
            rf"{_B}thời gian|thời hạn|tiến độ|địa điểm|địa bàn|đơn vị (?:thực hiện|chủ trì|phối hợp|chịu trách nhiệm|"
            rf"triển khai)|cơ quan|chủ trì|phối hợp|người|chức vụ|họ và tên|sản phẩm|kết quả|mục tiêu|năm bắt đầu|"
            rf"năm (?:sinh|thực hiện|hoàn thành|công nhận|đưa vào|triển khai|sản xuất|ban hành|thành lập)|"
            rf"năm kết thúc|số quyết định{_E}",
        ),
    )
)
_MONEY = regex.compile(
    rf"{_B}kinh phí|thành tiền|dự toán|số tiền|ngân sách|ns|nsnn|nsđp|nguồn|vốn|kế hoạch|kh|ước|thực hiện|giao|"
    rf"được cấp|quyết toán|giải ngân|lũy kế|luỹ kế|tính đến|đề nghị|đề xuất|phê duyệt|phân bổ|nhu cầu|trong đó|năm|"
    rf"tổng|tổng số|tổng cộng|cộng|đồng|trđ|tr\.?\s?đ|trung ương|tw|tỉnh|huyện|thị xã|thành phố|xã|phường|khác|"
    rf"xã hội hóa|xã hội hoá|xhh|điều chỉnh|bổ sung|chi phí|mức kinh phí|\d{{1,2}} tháng|quý{_E}|{_B}(?:19|20)\d\d{_E}",
    regex.IGNORECASE,
)
_MONEY_NOUN = regex.compile(
    rf"{_B}kinh phí|kp|k\.\s?phí|tiền|dự toán|ngân sách|ns|nsnn|nsđp|vốn|nguồn|giải ngân|quyết toán|chi{_E}",
    regex.IGNORECASE,
)
# "Kinh phí của đơn vị thực hiện" is money whatever else it says, unless what is measured is a balance or a share.
_OPENS_AS_MONEY = regex.compile(
    r"(?:tổng |số |mức |nhu cầu |nguồn )?(?:kinh phí|kp|k\.\s?phí|thành tiền|dự toán|số tiền|tiền|ngân sách|vốn|"
    r"giá trị|hỗ trợ)(?!\p{L})(?!\s*(?:còn lại|tăng|giảm|chênh lệch|dư|tồn|\(?%))",
    regex.IGNORECASE,
)
# What a head counts instead of money: "Kế hoạch (lớp)", "Số xã tham gia".
_COUNTED = regex.compile(
    r"\((?:lớp|mô hình|cuộc|người|lần|đợt|xã|hộ|đề tài|dự án|đơn|sáng kiến|%|lượt|bài|sản phẩm)\)$|"
    r"^số (?:xã|phường|thôn|ấp|đề tài|dự án|mô hình|sáng kiến|đơn|nhiệm vụ|cơ sở|sản phẩm|văn bản|điện thoại|hội viên|"
    r"doanh nghiệp|lượt|bài|tiết|quyết định)(?!\p{L})",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    rf"^(?:các\s+|tên\s+)?(?:nội dung|nhiệm vụ|danh mục|hạng mục|khoản mục|diễn giải|chỉ tiêu|công việc|hoạt động|"
    rf"mục chi|khoản chi|tên|lĩnh vực|chương trình|nhóm)(?!\p{{L}})|{_B}nội dung{_E}",
    regex.IGNORECASE,
)
_INDEX = regex.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zĐđ])\s*\)?(?:\s*=\s*[\d\s()+\-–*/x.A-Za-z]+)?|\[\d{1,2}\]")
_YEAR_ONLY = regex.compile(r"(?:năm\s*)?(?:19|20)\d\d", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}{2,}")
_LONGEST_INDEX = 20
_LEAST_MISREAD, _LONGEST_MARK, _LONGEST_SLIP = 4, 2, 3
_SEARCHED_ROWS = 6
_MOST_HEADER_ROWS = 5
_LEAST_NUMERIC_SHARE = 0.4


def header(table: Table, cells: Grid) -> Header | None:
    """Return the header of a table with at least one money column by header, None where it has none."""
    first = _first_header_row(cells)
    if first is None:
        return None
    end = _header_end(cells, first)
    units = _table_units(cells, first, end)
    data_row = end
    while data_row < cells.row_count and _is_index_row(cells, data_row):
        data_row += 1
    columns = _columns(cells, first, end, data_row)
    if not any(column.role is Role.MONEY for column in columns):
        return None
    return Header(columns, data_row, units, _caption(cells, first))


def is_header_repeated(cells: Grid, row: int, printed: frozenset[str]) -> bool:
    """True where a row of data repeats the header, or its index row, inside the table."""
    texts = {cell.text for cell in cells.own(row) if cell.text}
    return (len(texts) >= 2 and texts <= printed) or _is_index_row(cells, row)


def _first_header_row(cells: Grid) -> int | None:
    """Return the first row that reads as a header: at least two heads of different columns and no amount."""
    for row in range(min(cells.row_count, _SEARCHED_ROWS)):
        own = [cell for cell in cells.own(row) if cell.text]
        roles = {_leaf_role(cell.text) for cell in own}
        known = [cell for cell in own if _leaf_role(cell.text) is not None]
        if len(known) >= 2 and len(known) * 2 >= len(own) and roles & {Role.NAME, Role.ORDINAL, Role.MONEY}:
            return row
    return None


def _header_end(cells: Grid, first: int) -> int:
    """Return the row after the header proper: as far as its cells reach down, and rows that only head columns."""
    end = max(cell.row + cell.row_span for cell in cells.own(first) if cell.text)
    end = min(end, first + _MOST_HEADER_ROWS, cells.row_count)
    while end < min(cells.row_count, first + _MOST_HEADER_ROWS) and _heads_columns(cells, first, end):
        end += 1
    return end


def _heads_columns(cells: Grid, first: int, row: int) -> bool:
    """True where a row below the header goes on heading columns: its leading cells blank, only heads in the others."""
    own = [cell for cell in cells.own(row) if cell.text]
    if not own or _is_index_row(cells, row):
        return False
    heads = [cell for cell in own if _leaf_role(cell.text) is not None or _YEAR_ONLY.fullmatch(cell.text)]
    if len(heads) < len(own) or any(_is_total_label(cell.text) for cell in own if cell.column_span > 1):
        return False
    leading = [c for c in cells.own(first) if _leaf_role(c.text) in (Role.ORDINAL, Role.NAME)]
    return not any(c.column <= cell.column < c.column + c.column_span for cell in own for c in leading)


def _is_total_label(text: str) -> bool:
    return text.casefold().startswith(("tổng", "cộng"))


def _is_index_row(cells: Grid, row: int) -> bool:
    """True for "(1) (2) (3)=1+2", "A B 1 2" and "1 2 3": nothing but marks, letters from A on, numbers in sequence."""
    own = [cell for cell in cells.own(row) if cell.text]
    texts = [cell.text for cell in own]
    if any(cell.confidence < 1 for cell in own) and _is_misread_index(texts, len(cells.own(row))):
        return True
    if len(texts) < 2 or len(texts[1]) > _LONGEST_INDEX or not all(_INDEX.fullmatch(text) for text in texts):
        return False
    marks = [text.strip("() []").split("=")[0].strip(" ()") for text in texts]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = [mark.upper() for mark in marks if not mark.isdigit()]
    rising = all(b - a == 1 for a, b in pairwise(numbers))
    if letters:
        return rising and "".join(letters) == "ABCDEFGH"[: len(letters)]
    # A nameless line may print an ordinal and an amount: two bare numbers are no index.
    return rising and (len(numbers) > 2 or all(text.startswith(("(", "[")) for text in texts))


def _is_misread_index(texts: Sequence[str], cell_count: int) -> bool:
    """True for an index row read by OCR, "(1) 4 (3) 4 (5)", "III (2) (3) (4)": most their own number.

    No line of data has a number in each of its cells, the name among them.
    """
    if len(texts) < _LEAST_MISREAD or len(texts) < cell_count:
        return False
    marks = [text.strip("()[].,: ") for text in texts]
    if any(len(mark) > (_LONGEST_MARK if mark.isdecimal() else _LONGEST_SLIP) for mark in marks):
        return False
    right = sum(mark == str(k) for k, mark in enumerate(marks, 1))
    return 2 * right >= len(marks) if all(map(str.isdecimal, marks)) else 4 * right >= 3 * len(marks)


def _table_units(cells: Grid, first: int, end: int) -> tuple[UnitStatement, ...]:
    """Return the units stated in rows of their own above or in the header ("Đơn vị tính: triệu đồng" merged)."""
    found = []
    for row in range(end):
        for cell in cells.own(row):
            alone = row < first or cell.column_span >= cells.column_count - 1
            stated = unit_stated(cell.text) if alone or is_unit_line(cell.text) else None
            if stated:
                found.append(UnitStatement(stated[0], stated[1], UnitSource.TABLE, cell.place))
    return tuple(found)


def _caption(cells: Grid, first: int) -> str:
    """Return the words of the rows above the heads that are one cell and no unit."""
    alone = (own[0].text for row in range(first) if len(own := [cell for cell in cells.own(row) if cell.text]) == 1)
    return " ".join(text for text in alone if unit_stated(text) is None or not is_unit_line(text))


def _columns(cells: Grid, first: int, end: int, data_row: int) -> tuple[Column, ...]:
    """Return the columns by the chains of header cells above them, each grid column in one."""
    chains = [_chain(cells, first, end, column) for column in range(cells.column_count)]
    columns: list[Column] = []
    start, money = 0, 0
    for position in range(1, cells.column_count + 1):
        same = position < cells.column_count and [id(c) for c in chains[position]] == [id(c) for c in chains[start]]
        if same and chains[start]:
            continue
        chain = chains[start]
        texts = tuple(text for text in dict.fromkeys(cell.text for cell in chain) if text)
        role = _role(texts, cells, data_row, start, position)
        money += role is Role.MONEY
        columns.append(
            Column(start, position, role, texts, money if role is Role.MONEY else None, _header_units(chain))
        )
        start = position
    return _with_name(tuple(columns), cells, data_row)


def _chain(cells: Grid, first: int, end: int, column: int) -> tuple[Cell, ...]:
    """Return the header cells above a column, top-down; a blank above a head stands for the head to its left."""
    chain: list[Cell] = []
    for row in range(first, end):
        cell = cells.at[row][column]
        if cell is None or cell.column_span >= cells.column_count:
            continue
        if not cell.text and row + 1 < end:
            cell = _spanning_left(cells, row, column) or cell
        if (cell.text or row == first) and all(cell is not seen for seen in chain) and not is_unit_line(cell.text):
            chain.append(cell)
    return tuple(chain)


def _spanning_left(cells: Grid, row: int, column: int) -> Cell | None:
    """Return the head whose unmerged blanks reach this column: the nearest to the left that has heads below it too."""
    below = cells.at[row + 1][column]
    if below is None or not below.text:
        return None
    for left in range(column - 1, -1, -1):
        cell = cells.at[row][left]
        if cell is not None and cell.text:
            under = cells.at[row + 1][left]
            return cell if under is not None and under is not cell and under.text else None
    return None


def _header_units(chain: tuple[Cell, ...]) -> tuple[UnitStatement, ...]:
    """Return the units that a column's own header cells state, the nearest to the figures first."""
    stated = ((cell, unit_in_header(cell.text)) for cell in reversed(chain))
    return tuple(UnitStatement(unit[0], unit[1], UnitSource.HEADER, cell.place) for cell, unit in stated if unit)


@lru_cache(maxsize=4096)
def _leaf_role(text: str) -> Role | None:
    """Return the role that one header cell's words name, None where they name none; the noun it opens with decides."""
    folded = " ".join(text.split()).strip(" .:")
    if _COUNTED.search(folded):
        return Role.OTHER
    if _OPENS_AS_MONEY.match(folded):
        return Role.MONEY
    for role, pattern in _LEAF_ROLES:
        if pattern.search(folded):
            return role
    if _NAME.search(folded):
        return Role.NAME
    return Role.MONEY if _MONEY.search(folded) or unit_in_header(folded) else None


def _role(texts: tuple[str, ...], cells: Grid, data_row: int, start: int, end: int) -> Role:
    """Return the role of a column: by its lowest head, then by those above; money only where figures stand in it."""
    # What numbers the lines does so whatever stands below: a row of the table may be taken for a part of its head.
    if any(_leaf_role(text) is Role.ORDINAL for text in texts):
        return Role.ORDINAL
    role = next((found for text in reversed(texts) if (found := _leaf_role(text)) is not None), Role.OTHER)
    if role is Role.NAME and any(_leaf_role(text) is Role.MONEY for text in texts[:-1]):
        role = Role.MONEY
    if role is not Role.MONEY:
        return role
    # "So sánh (%)" over "ƯTH 2023/DT 2023": the heads below name what is compared.
    if any("%" in text for text in texts[:-1]):
        return Role.OTHER
    filled = _data_cells(cells, data_row, start, end)
    dated = sum(_YEAR_ONLY.fullmatch(cell.text) is not None for cell in filled)
    if dated and texts[-1].lower().startswith("năm ") and 2 * dated >= len(filled):
        return Role.OTHER
    statuses = [status(cell.text) for cell in filled]
    printed = [s for s in statuses if s in (AmountStatus.PRINTED, AmountStatus.UNREADABLE)]
    numeric = sum(s is AmountStatus.PRINTED for s in printed)
    if len(printed) >= 2 and numeric < _LEAST_NUMERIC_SHARE * len(printed):
        return Role.OTHER
    return Role.MONEY


def _data_cells(cells: Grid, data_row: int, start: int, end: int) -> list[Cell]:
    """Return the non-blank cells of the data rows that begin in these grid columns."""
    found = []
    for row in range(data_row, cells.row_count):
        cell = cells.at[row][start]
        if cell is not None and cell.row == row and start <= cell.column < end and cell.text:
            found.append(cell)
    return found


def _with_name(columns: tuple[Column, ...], cells: Grid, data_row: int) -> tuple[Column, ...]:
    """Return the columns with one of them as the name: where no head says so, the wordiest that is no note."""
    if any(column.role is Role.NAME for column in columns):
        first = next(c for c in columns if c.role is Role.NAME)
        return tuple(
            c if c.role is not Role.NAME or c is first else Column(c.start, c.end, Role.OTHER, c.header)
            for c in columns
        )
    free = [c for c in columns if c.role is Role.OTHER]
    if not free:
        return columns
    words = {
        c: sum(len(_WORD.findall(cell.text)) for cell in _data_cells(cells, data_row, c.start, c.end)) for c in free
    }
    name = max(free, key=lambda c: (words[c], -c.start))
    return tuple(Column(c.start, c.end, Role.NAME, c.header) if c is name else c for c in columns)
