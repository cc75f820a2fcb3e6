"""Words that all checks share: amounts and places as an accountant writes them, in both languages."""

from __future__ import annotations

from corpus.discrepancy import Text
from normalizers.line_items import LineItem
from normalizers.records import MoneyColumn
from normalizers.schedules import Schedule

_LONGEST_NAME = 90


def vnd(amount: int) -> Text:
    """Return an amount in đồng with its thousands grouped.

    >>> vnd(-152000000).vi
    '-152.000.000 đồng'
    """
    grouped = f"{amount:,}"
    return Text(f"{grouped.replace(',', '.')} đồng", f"{grouped} đồng")


def where(schedule: Schedule, line: LineItem | None = None, column: MoneyColumn | None = None) -> Text:
    """Return where in a submission something stands: table, line, column.

    The column is named by its header, the line by its ordinal and name, shortened where they are long.
    """
    of_line = None if line is None else (line.row_no, named(line))
    header = column.header if column is not None and len(schedule.columns) > 1 else None
    return opening(schedule.table_no, of_line, header)


def opening(table_no: int, line: tuple[int, str] | None = None, header: str | None = None) -> Text:
    """Return the place that a check's sentence opens with: a table, a line's number and name, a column's header.

    >>> opening(1, (2, "I. Tuyên truyền"), "Năm 2024").vi
    'Bảng 1, dòng 2 “I. Tuyên truyền”, cột “Năm 2024”'
    """
    vi, en = [f"Bảng {table_no}"], [f"Table {table_no}"]
    if line is not None:
        row_no, name = line
        vi.append(f"dòng {row_no} “{name}”")
        en.append(f"line {row_no} “{name}”")
    if header is not None:
        vi.append(f"cột “{header}”")
        en.append(f"column “{header}”")
    return Text(", ".join(vi), ", ".join(en))


def named(line: LineItem) -> str:
    """Return a line's ordinal and name in one, shortened at a word."""
    return named_line(line.ordinal, line.name)


def named_line(ordinal: str, name: str) -> str:
    """Return an ordinal and a name in one, shortened at a word."""
    text = with_ordinal(ordinal, name)
    return text if len(text) <= _LONGEST_NAME else text[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def with_ordinal(ordinal: str, name: str) -> str:
    """Return an ordinal and a name in one; the name alone after a dash or the like.

    >>> with_ordinal("1", "Tập huấn"), with_ordinal("-", "Tập huấn")
    ('1. Tập huấn', 'Tập huấn')
    """
    return f"{ordinal}. {name}" if ordinal and ordinal[-1].isalnum() else name


def off_by(stated: int, computed: int) -> Text:
    """Return by how much the stated amount exceeds or falls short of the computed one."""
    gap = vnd(abs(stated - computed))
    if stated > computed:
        return Text(f"ghi thừa {gap.vi}", f"{gap.en} too much")
    return Text(f"ghi thiếu {gap.vi}", f"{gap.en} too little")
