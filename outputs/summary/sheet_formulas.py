"""The formulas of a sheet: which lines a line over others sums, and what a cell is made of."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.utility import xl_col_to_name

from outputs.summary.table import Head, HeadKind, Line, LineKind

Run = tuple[int, int]
"""The first and the last of lines that follow each other."""


def summed_lines(lines: Sequence[Line], number: int) -> list[Run]:
    """Return the runs of lines that a line over others sums: units below a group, all units for a total."""
    kind = lines[number].kind
    if kind is LineKind.UNIT:
        return []
    if kind is LineKind.GROUP:
        end = number
        while end + 1 < len(lines) and lines[end + 1].kind is LineKind.UNIT:
            end += 1
        return [(number + 1, end)] if end > number else []
    runs: list[Run] = []
    for k in range(number):
        if lines[k].kind is LineKind.UNIT:
            runs = [*runs[:-1], (runs[-1][0], k)] if runs and runs[-1][1] == k - 1 else [*runs, (k, k)]
    return runs


def formula(
    head: Head, line: Line, row: int, column: int, columns: Sequence[tuple[int, int]], summed: Sequence[Run]
) -> str:
    """Return the formula of a number, "" where it is a figure of the dataset.

    `columns` are where the table's columns stand on the sheet, `summed` the rows of the lines that it sums.
    """
    if head.kind is not HeadKind.MONEY:
        return ""
    if line.kind is not LineKind.UNIT:
        function = "COUNT" if line.kind is LineKind.COUNT else "SUM"
        return _over(function, column, summed) if summed else ""
    at = [xl_col_to_name(first) for first, _ in columns]
    if head.adds:
        return f"=SUM({at[head.adds[0]]}{row + 1}:{at[head.adds[-1]]}{row + 1})"
    if head.subtracts:
        return f"={at[head.subtracts[0]]}{row + 1}-{at[head.subtracts[1]]}{row + 1}"
    return ""


def _over(function: str, column: int, rows: Sequence[Run]) -> str:
    name = xl_col_to_name(column)
    return f"={function}(" + ",".join(f"{name}{start + 1}:{name}{end + 1}" for start, end in rows) + ")"
