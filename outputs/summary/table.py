"""A table of the summary, before it is drawn: the same one for the workbook and for the document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class HeadKind(Enum):
    """What a column holds: money is in đồng here, and drawn in triệu đồng."""

    TEXT = "text"
    ORDINAL = "ordinal"
    COUNT = "count"
    MONEY = "money"
    SIGNS = "signs"


class LineKind(Enum):
    """A unit's line, a line over several (it sums those below it), the total, how many units have a figure."""

    UNIT = "unit"
    GROUP = "group"
    TOTAL = "total"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its title, the title that stands over several columns, its width.

    Money of a unit's line that is made of its other columns: `adds` these, or is the first of `subtracts` less the
    second.
    """

    title: str
    kind: HeadKind
    width_mm: int
    above: str = ""
    adds: tuple[int, ...] = ()
    subtracts: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """What stands in a cell, None for nothing, and the numbers of its footnotes."""

    value: int | str | None = None
    signs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line; a marked one is to be corrected."""

    kind: LineKind
    cells: tuple[TableCell, ...]
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class SummaryTable:
    """A table; `remarks` stand under it before the footnotes, `if_empty` in its place where it has no lines."""

    title: str
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]
    footnotes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    if_empty: str = ""
    has_money: bool = True


def line_of(kind: LineKind, *values: int | str | None, is_marked: bool = False) -> Line:
    """Return a line of cells without footnotes."""
    return Line(kind, tuple(TableCell(value) for value in values), is_marked)


def with_sums(heads: tuple[Head, ...], groups: tuple[tuple[str, tuple[Line, ...]], ...], total: str) -> list[Line]:
    """Return the lines of groups, each under a line that sums it where there are several, and the total over all.

    The second column names them.
    """
    lines: list[Line] = []
    every = [line for _, of_group in groups for line in of_group]
    for k, (name, of_group) in enumerate(groups, 1):
        if len(groups) > 1:
            lines.append(_summing(LineKind.GROUP, heads, of_group, roman(k), name))
        lines += of_group
    return [*lines, _summing(LineKind.TOTAL, heads, every, "", total)] if every else []


def counting(heads: tuple[Head, ...], lines: list[Line], name: str) -> Line:
    """Return the line that says how many units have a figure in each money column."""
    units = [line for line in lines if line.kind is LineKind.UNIT]
    cells = [
        TableCell(sum(line.cells[k].value is not None for line in units) if head.kind is HeadKind.MONEY else None)
        for k, head in enumerate(heads)
    ]
    cells[1] = TableCell(name)
    return Line(LineKind.COUNT, tuple(cells))


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman figures.

    >>> roman(4), roman(9)
    ('IV', 'IX')
    """
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


def _summing(kind: LineKind, heads: tuple[Head, ...], lines: list[Line] | tuple[Line, ...], no: str, name: str) -> Line:
    cells: list[TableCell] = []
    for k, head in enumerate(heads):
        amounts = [value for line in lines if isinstance(value := line.cells[k].value, int)]
        is_sum = head.kind is HeadKind.MONEY and amounts
        cells.append(TableCell(sum(amounts) if is_sum else None))
    cells[0], cells[1] = TableCell(no or None), TableCell(name)
    return Line(kind, tuple(cells))
