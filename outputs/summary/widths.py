"""Columns of money as wide as their longest figure: a spreadsheet shows a figure that does not fit as “####”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from outputs.notation import million
from outputs.summary.footnotes import signs_text
from outputs.summary.table import Head, HeadKind, LineKind, SummaryTable

# A figure of Times New Roman at 11 points, and the room beside it.
_MM_PER_FIGURE = 2.0
_MM_BESIDE = 5


def fitted(table: SummaryTable) -> SummaryTable:
    """Return a table whose columns of money are at least as wide as what stands in them."""
    return replace(table, heads=tuple(_fitted(head, k, table) for k, head in enumerate(table.heads)))


def widest(tables: Sequence[SummaryTable]) -> tuple[Head, ...]:
    """Return the heads of the table of most columns, each as wide as in any table of as many."""
    heads = max((table.heads for table in tables), key=len)
    alike = [table.heads for table in tables if len(table.heads) == len(heads)]
    return tuple(replace(head, width_mm=max(one[k].width_mm for one in alike)) for k, head in enumerate(heads))


def _fitted(head: Head, k: int, table: SummaryTable) -> Head:
    if head.kind is not HeadKind.MONEY:
        return head
    longest = max(
        (
            len(million(cell.value, "vi")) + len(signs_text(cell.signs))
            for line in table.lines
            if line.kind is not LineKind.COUNT and isinstance((cell := line.cells[k]).value, int)
        ),
        default=0,
    )
    return replace(head, width_mm=max(head.width_mm, int(longest * _MM_PER_FIGURE) + _MM_BESIDE))
