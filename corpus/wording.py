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
    vi, en = [f"Bảng {schedule.table_no}"], [f"Table {schedule.table_no}"]
    if line is not None:
        name = named(line)
        vi.append(f"dòng {line.row_no} “{name}”")
        en.append(f"line {line.row_no} “{name}”")
    if column is not None and len(schedule.columns) > 1:
        vi.append(f"cột “{column.header}”")
        en.append(f"column “{column.header}”")
    return Text(", ".join(vi), ", ".join(en))


def named(line: LineItem) -> str:
    """Return a line's ordinal and name in one, shortened at a word."""
    text = f"{line.ordinal}. {line.name}" if line.ordinal and line.ordinal[-1].isalnum() else line.name
    if len(text) <= _LONGEST_NAME:
        return text
    return text[:_LONGEST_NAME].rsplit(" ", 1)[0] + " …"


def off_by(stated: int, computed: int) -> Text:
    """Return by how much the stated amount exceeds or falls short of the computed one."""
    gap = vnd(abs(stated - computed))
    if stated > computed:
        return Text(f"ghi thừa {gap.vi}", f"{gap.en} too much")
    return Text(f"ghi thiếu {gap.vi}", f"{gap.en} too little")
