"""A budget as a clerk prints it: rows of cells.

In a cell "<" goes on with the cell to its left, "^" with the cell above, "**…**" is bold.
"""

from __future__ import annotations

from itertools import pairwise

from samples.content import Budget, Item, Section
from samples.layouts import Layout, TotalPlace, UnitPlace

Rows = list[list[str]]


def header(budget: Budget, layout: Layout) -> Rows:
    """Return the rows above the lines: one, or two where columns have a head over them, and the index row."""
    unit = f" ({layout.unit.words})" if layout.unit_place is UnitPlace.HEADER else ""
    priced = ["Đơn vị tính", "Số lượng", "Đơn giá"] if budget.has_prices else []
    others = [head for head in (budget.share, budget.further) if head]
    noted = [*others, *(["Ghi chú"] if budget.has_notes else [])]
    heads = budget.heads or ((budget.group,) * len(budget.columns) if budget.group else ())
    if not heads:
        rows = [["STT", "Nội dung", *priced, *(f"{head}{unit}" for head in budget.columns), *noted]]
    else:
        over, below = _two_rows(heads, budget.columns, unit)
        rows = [["STT", "Nội dung", *priced, *over, *noted]]
        rows.append(["^"] * (2 + len(priced)) + below + ["^"] * len(noted))
    rows = [[_bold(text) for text in row] for row in rows]
    if layout.has_index_row:
        rows.append([f"({n})" for n in range(1, len(rows[0]) + 1)])
    return rows


def lines(budget: Budget, layout: Layout) -> Rows:
    """Return the rows of the lines, grand total, sections, their items and the items' parts, with the misprints."""
    rows: Rows = []
    for n, section in enumerate(budget.sections, 1):
        if section.name:
            rows.append(_section(budget, layout, layout.section_mark(n), section))
        for k, item in enumerate(section.items, 1):
            mark = layout.item_mark(n, k) if section.name else str(k)
            rows.append(_item(budget, layout, mark, item))
            rows += [_part(budget, layout, number, part) for number, part in enumerate(item.parts, 1)]
    total = _total(budget, layout)
    rows = [total, *rows] if layout.total_place is TotalPlace.TOP_MERGED else [*rows, total]
    first = first_money_column(budget) - 1
    for misprint in budget.misprints:
        rows[misprint.row_no - 1][first + misprint.column_no] = misprint.printed
    for note in budget.note_marks:
        shown = rows[note.row_no - 1][first + note.column_no]
        plain = _plain(shown) + f"{{{note.mark}}}"
        rows[note.row_no - 1][first + note.column_no] = plain if shown == _plain(shown) else _bold(plain)
    return rows


def first_money_column(budget: Budget) -> int:
    """Return the position of the first money column."""
    return 5 if budget.has_prices else 2


def figures(budget: Budget, section: Section) -> list[int]:
    """Return the amounts of a section by money column, in đồng."""
    return _sums(budget, [item.amounts for item in section.items] or [section.amounts])


def _two_rows(heads: tuple[str, ...], columns: tuple[str, ...], unit: str) -> tuple[list[str], list[str]]:
    """Return the money columns' cells in both header rows: a head over those alike, or one column's over both rows."""
    goes_on = [False, *(left == right != "" for left, right in pairwise(heads))]
    above = [f"{head or column}{unit}" for head, column in zip(heads, columns, strict=True)]
    over = ["<" if same else text for same, text in zip(goes_on, above, strict=True)]
    return over, [column if head else "^" for head, column in zip(heads, columns, strict=True)]


def _section(budget: Budget, layout: Layout, mark: str, section: Section) -> list[str]:
    amounts = figures(budget, section)
    has_figures = layout.has_section_figures or not section.items
    printed = _printed(budget, layout, amounts) if has_figures else [""] * (len(amounts) + bool(budget.share))
    return [_bold(text) for text in [mark, section.name, *_unpriced(budget), *printed, *_rest(budget)]]


def _item(budget: Budget, layout: Layout, mark: str, item: Item) -> list[str]:
    price = layout.money(item.unit_price_vnd) if item.unit_price_vnd or not item.parts else ""
    priced = [item.quantity_unit, item.quantity, price] if budget.has_prices else []
    printed = _printed(budget, layout, _sums(budget, [item.amounts]))
    return [mark, item.name, *priced, *printed, *_rest(budget, item)]


def _part(budget: Budget, layout: Layout, number: int, part: Item) -> list[str]:
    mark, name = layout.part(number, part.name)
    return [mark, name, *_item(budget, layout, mark, part)[2:]]


def _total(budget: Budget, layout: Layout) -> list[str]:
    amounts = [sum(column) for column in zip(*(figures(budget, section) for section in budget.sections), strict=True)]
    is_merged = layout.total_place is TotalPlace.TOP_MERGED
    label = [layout.total_label, "<"] if is_merged else ["", layout.total_label]
    printed = _printed(budget, layout, amounts)
    return [_bold(text) for text in [*label, *_unpriced(budget), *printed, *_rest(budget)]]


def _sums(budget: Budget, amounts: list[tuple[int, ...]]) -> list[int]:
    sums = [sum(column) for column in zip(*amounts, strict=True)]
    return [sum(sums), *sums] if budget.is_summed else sums


def _printed(budget: Budget, layout: Layout, amounts: list[int]) -> list[str]:
    """Return the cells of the money columns and the share."""
    money = [layout.money(amount) for amount in amounts]
    if not budget.share:
        return money
    return [*money, f"{100 * amounts[-1] // amounts[0]}%" if amounts[0] else ""]


def _unpriced(budget: Budget) -> list[str]:
    return [""] * 3 if budget.has_prices else []


def _rest(budget: Budget, item: Item | None = None) -> list[str]:
    """Return the cells behind the figures: the further words and the note, blank where it is no item's line."""
    further = [item.further if item is not None else ""] if budget.further else []
    return further + ([item.note if item is not None else ""] if budget.has_notes else [])


def _bold(text: str) -> str:
    return f"**{text}**" if text not in ("", "<", "^") else text


def _plain(text: str) -> str:
    return text.removeprefix("**").removesuffix("**")
