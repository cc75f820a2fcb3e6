"""A budget as a clerk prints it: rows of cells.

In a cell "<" goes on with the cell to its left, "^" with the cell above, "**…**" is bold.
"""

from __future__ import annotations

from samples.content import Budget, Item, Section
from samples.layouts import Layout, TotalPlace, UnitPlace

Rows = list[list[str]]


def header(budget: Budget, layout: Layout) -> Rows:
    """Return the rows above the lines: one, or two where the columns have a head over them, and the index row."""
    unit = f" ({layout.unit.words})" if layout.unit_place is UnitPlace.HEADER else ""
    priced = ["Đơn vị tính", "Số lượng", "Đơn giá"] if budget.has_prices else []
    noted = ["Ghi chú"] if budget.has_notes else []
    if not budget.group:
        rows = [["STT", "Nội dung", *priced, *(f"{head}{unit}" for head in budget.columns), *noted]]
    else:
        over = [f"{budget.group}{unit}"] + ["<"] * (len(budget.columns) - 1)
        below = ["^"] * (2 + len(priced)) + list(budget.columns) + ["^"] * len(noted)
        rows = [["STT", "Nội dung", *priced, *over, *noted], below]
    rows = [[_bold(text) for text in row] for row in rows]
    if layout.has_index_row:
        rows.append([f"({n})" for n in range(1, len(rows[0]) + 1)])
    return rows


def lines(budget: Budget, layout: Layout) -> Rows:
    """Return the rows of the lines, grand total, sections and their items, with the misprints."""
    rows: Rows = []
    for n, section in enumerate(budget.sections, 1):
        rows.append(_section(budget, layout, layout.section_mark(n), section))
        rows += [_item(budget, layout, layout.item_mark(n, k), item) for k, item in enumerate(section.items, 1)]
    total = _total(budget, layout)
    rows = [total, *rows] if layout.total_place is TotalPlace.TOP_MERGED else [*rows, total]
    for misprint in budget.misprints:
        cell = first_money_column(budget) + misprint.column_no - 1
        rows[misprint.row_no - 1][cell] = misprint.printed
    return rows


def first_money_column(budget: Budget) -> int:
    """Return the position of the first money column."""
    return 5 if budget.has_prices else 2


def _section(budget: Budget, layout: Layout, mark: str, section: Section) -> list[str]:
    figures = _figures(budget, layout, list(section.items))
    return [_bold(text) for text in [mark, section.name, *_unpriced(budget), *figures, *_note(budget, "")]]


def _item(budget: Budget, layout: Layout, mark: str, item: Item) -> list[str]:
    priced = [item.quantity_unit, item.quantity, layout.money(item.unit_price_vnd)] if budget.has_prices else []
    return [mark, item.name, *priced, *_figures(budget, layout, [item]), *_note(budget, item.note)]


def _total(budget: Budget, layout: Layout) -> list[str]:
    figures = _figures(budget, layout, [item for section in budget.sections for item in section.items])
    is_merged = layout.total_place is TotalPlace.TOP_MERGED
    label = [layout.total_label, "<"] if is_merged else ["", layout.total_label]
    return [_bold(text) for text in [*label, *_unpriced(budget), *figures, *_note(budget, "")]]


def _figures(budget: Budget, layout: Layout, items: list[Item]) -> list[str]:
    sums = [sum(column) for column in zip(*(item.amounts for item in items), strict=True)]
    return [layout.money(amount) for amount in ([sum(sums), *sums] if budget.is_summed else sums)]


def _unpriced(budget: Budget) -> list[str]:
    return [""] * 3 if budget.has_prices else []


def _note(budget: Budget, note: str) -> list[str]:
    return [note] if budget.has_notes else []


def _bold(text: str) -> str:
    return f"**{text}**" if text not in ("", "<", "^") else text
