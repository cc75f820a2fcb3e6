"""Budget tables understood: each data table of a document with a money column becomes one schedule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from ingest.document import Document, Place, Table, TableKind
from normalizers.amounts import Cells, in_habit, in_order, money_cell, records, settled_habit
from normalizers.captions import Surroundings, sets_captions_below, surroundings
from normalizers.categories import CategoryMatch, MatchLine, table_matches
from normalizers.column_periods import DatedColumn, TableRole, dated, role
from normalizers.columns import Header, Role, header
from normalizers.doubtful_lines import with_doubts
from normalizers.equations import Equation, equations
from normalizers.grid import Grid, grid
from normalizers.line_items import Level, LineItem, PrintedRow, line_items, printed_rows
from normalizers.money import AmountStatus, Separators, in_vnd, printed_number, separators
from normalizers.money_units import NO_UNIT, UnitStatement
from normalizers.percentages import Percentage, percentages
from normalizers.periods import FundingSource
from normalizers.prose_in_words import SaidInWords
from normalizers.prose_money import SaidAmount
from normalizers.quantities import numeral, quantity
from normalizers.records import MoneyColumn, Quantity, Record
from normalizers.scale import in_proved_scale
from normalizers.units_in_force import column_units, document_units, inferred_unit, stated_units

# A table whose heads name no money and that states no unit is one of money where its caption says so.
_SPENDING = regex.compile(r"(?i)(?<!\p{L})(?:kinh phí|dự toán|ngân sách|chi|tiền|vốn)(?!\p{L})")
_SHARE = regex.compile(r"%|tỷ lệ|tỉ lệ|hệ số", regex.IGNORECASE)
_NOT_ROUNDED = regex.compile(r"(?:không|chưa|chẳng) (?:được )?làm tròn", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Schedule:
    """One logical budget table: as printed (`table`, its header ends before `data_row`) and as understood.

    `title` is its caption, or without one the heading above. `lines`, `quantities`, `notes` and `matches` run in
    parallel; `records` are lines × columns. `unit` is the table's own, NO_UNIT where none is stated anywhere.
    `product_column_no` is the column of số lượng × đơn giá. `says_rounded` is True where the words in or around the
    table say that figures are rounded. `position` is the table's among the document's blocks; `said` are the amounts
    that prose says of it, `in_words` those in words;
    `percentages` are what its columns of percentages print.
    """

    table_no: int
    title: str
    caption: str
    caption_place: Place | None
    heading: str
    annex: str
    role: TableRole
    detail_of: int | None
    unit: UnitStatement
    columns: tuple[MoneyColumn, ...]
    money_starts: tuple[int, ...]
    data_row: int
    lines: tuple[LineItem, ...]
    quantities: tuple[Quantity, ...]
    notes: tuple[str, ...]
    matches: tuple[CategoryMatch, ...]
    records: tuple[Record, ...]
    equations: tuple[Equation, ...]
    table: Table
    product_column_no: int | None = None
    says_rounded: bool = False
    position: int = 0
    said: tuple[SaidAmount, ...] = ()
    in_words: tuple[SaidInWords, ...] = ()
    percentages: tuple[Percentage, ...] = ()


@dataclass(frozen=True, slots=True)
class _Draft:
    """A table on its way to a schedule: printed rows and cells, before units and separators are decided."""

    position: int
    table: Table
    grid: Grid
    header: Header
    around: Surroundings
    rows: tuple[PrintedRow, ...]
    cells: Cells
    stated: tuple[UnitStatement, ...]


def schedules(document: Document, plan_year: int | None, *, city_is_district: bool = True) -> tuple[Schedule, ...]:
    """Return the budget tables of a document in body order, annexes included; layout tables and others are left out."""
    drafts = _drafts(document)
    shared = separators(cell.as_written for draft in drafts for row in draft.cells for cell in row)
    found: list[Schedule] = []
    for table_no, draft in enumerate(drafts, 1):
        columns = dated(draft.header.money, draft.around, plan_year, city_is_district=city_is_district)
        nearest = found[-1].unit if found else NO_UNIT
        found.append(_schedule(table_no, draft, columns, document, plan_year, shared, nearest))
    return _with_details(found)


def _drafts(document: Document) -> tuple[_Draft, ...]:
    below = sets_captions_below(document.blocks)
    found = []
    for position, block in enumerate(document.blocks):
        if not isinstance(block, Table) or block.kind is not TableKind.DATA:
            continue
        cells = grid(block)
        head = header(block, cells)
        if head is None:
            continue
        rows = printed_rows(cells, head)
        if not rows.lines:
            continue
        around = surroundings(document.blocks, position, below)
        money = tuple(tuple(money_cell(cells, row.grid_row, c) for c in head.money) for row in rows.lines)
        stated = stated_units(head, rows.units, around)
        if not (head.says_money or stated or _SPENDING.search(around.caption or around.heading)):
            continue
        found.append(_Draft(position, block, cells, head, around, rows.lines, money, stated))
    beside = {unit.place for draft in found for unit in draft.around.units}
    in_document = document_units(document.blocks, beside)
    return tuple(draft if draft.stated else replace(draft, stated=in_document) for draft in found)


def _schedule(
    table_no: int,
    draft: _Draft,
    columns: Sequence[DatedColumn],
    document: Document,
    plan_year: int | None,
    shared: Separators | None,
    nearest: UnitStatement,
) -> Schedule:
    lines = line_items(draft.rows, [in_order(row) for row in draft.cells])
    unit = draft.stated[0] if draft.stated else NO_UNIT
    needed = any(not column_units(c.column, draft.stated) for c in columns)
    fallback = inferred_unit(draft.cells, document.blocks, nearest) if needed else NO_UNIT
    money = tuple(_money_column(c, draft.stated, fallback) for c in columns)
    proved = separators(cell.as_written for row in draft.cells for cell in row) or shared
    habit = settled_habit(draft.cells, lines, money, proved)
    found = with_doubts(records(draft.cells, lines, money, habit), lines)
    made = equations(lines, money, {(r.row_no, r.column_no): r for r in found})
    found = _with_additive(in_proved_scale(found, made), lines, money)
    product = _product_column(draft.header, money)
    return Schedule(
        table_no=table_no,
        title=draft.around.caption or draft.header.caption or draft.around.heading,
        caption=draft.around.caption or draft.header.caption,
        caption_place=draft.around.caption_place,
        heading=draft.around.heading,
        annex=draft.around.annex,
        role=role(columns, plan_year),
        detail_of=None,
        unit=unit if unit.unit is not None or not money else money[0].unit,
        columns=money,
        money_starts=tuple(c.column.start for c in columns),
        data_row=draft.header.data_row,
        lines=lines,
        quantities=tuple(_quantity(draft, row, product, money, habit) for row in draft.rows),
        notes=tuple(_text(draft, row, Role.NOTE) for row in draft.rows),
        matches=table_matches([_match_line(line) for line in lines], plan_year),
        records=found,
        equations=made,
        table=draft.table,
        product_column_no=product,
        says_rounded=_says_rounded(draft),
        position=draft.position,
        percentages=percentages(draft.grid, draft.header, draft.rows),
    )


def _says_rounded(draft: _Draft) -> bool:
    texts = [cell.text for cell in draft.table.cells] + [draft.around.caption, *draft.around.beside]
    return any("làm tròn" in text.lower() and not _NOT_ROUNDED.search(text) for text in texts)


def _money_column(dated_column: DatedColumn, table: Sequence[UnitStatement], fallback: UnitStatement) -> MoneyColumn:
    column = dated_column.column
    stated = column_units(column, table)
    return MoneyColumn(
        column_no=column.column_no or 0,
        header=column.title,
        period=dated_column.period,
        source=dated_column.source,
        unit=stated[0] if stated else fallback,
        units=stated,
    )


def _with_additive(
    found: Sequence[Record], lines: Sequence[LineItem], columns: Sequence[MoneyColumn]
) -> tuple[Record, ...]:
    """Return the records with those marked that add up to the table's money once: the lowest printed, totals only.

    A line that has none below it counts, and one whose lines print nothing; a section that prints 0 adds nothing.
    """
    totals = {c.period for c in columns if c.source is FundingSource.TOTAL}
    counted = {c.column_no for c in columns if c.source is FundingSource.TOTAL or c.period not in totals}
    parent = {line.row_no: line.parent_row_no for line in lines}
    barred = {line.row_no for line in lines if line.is_of_which or line.level in (Level.TOTAL, Level.SUBTOTAL)}
    printed_below: set[tuple[int, int]] = set()
    for record in found:
        above = parent[record.row_no]
        while record.status is AmountStatus.PRINTED and record.row_no not in barred and above is not None:
            printed_below.add((above, record.column_no))
            above = parent[above]
    items = {line.row_no for line in lines if line.level is Level.ITEM}
    return tuple(
        replace(record, additive=True)
        if record.column_no in counted
        and record.row_no not in barred
        and record.status is AmountStatus.PRINTED
        and (record.row_no, record.column_no) not in printed_below
        and (record.amount_vnd or record.row_no in items)
        else record
        for record in found
    )


def _product_column(head: Header, columns: Sequence[MoneyColumn]) -> int | None:
    """Return the money column that số lượng × đơn giá gives: "Thành tiền", else the total nearest to the price.

    None where further factors stand beside the quantity (số tháng, tỷ lệ hỗ trợ): which of them count is not said.
    """
    price = head.first(Role.UNIT_PRICE)
    if price is None or sum(column.role is Role.QUANTITY for column in head.columns) != 1:
        return None
    if any(column.role is Role.OTHER and _SHARE.search(column.title) for column in head.columns):
        return None
    named = [c.column_no for c in columns if "thành tiền" in c.header.lower()]
    after = [c.column_no or 0 for c in head.money if c.start >= price.end]
    totals = {c.column_no for c in columns if c.source is FundingSource.TOTAL}
    return next(iter([*named, *(c for c in after if c in totals)]), None)


def _quantity(
    draft: _Draft, row: PrintedRow, product: int | None, columns: Sequence[MoneyColumn], habit: Separators | None
) -> Quantity:
    amount, own_unit = quantity(_text(draft, row, Role.QUANTITY))
    price = draft.header.first(Role.UNIT_PRICE)
    unit = _text(draft, row, Role.QUANTITY_UNIT) or own_unit
    if price is None:
        return Quantity(numeral(amount), unit)
    written = _text(draft, row, Role.UNIT_PRICE)
    printed = printed_number(written)
    stated = column_units(price, draft.stated)
    money = stated[0].unit if stated else None
    if not price.units and product is not None:
        money = next(c.unit.unit for c in columns if c.column_no == product)
    in_unit = printed.own_unit or money if printed is not None else None
    vnd = None
    if printed is not None and in_unit is not None:
        value = in_habit(printed, written, in_unit, habit or Separators.VIETNAMESE)
        vnd = None if value is None else in_vnd(value, in_unit)
    cell = draft.grid.at[row.grid_row][price.start]
    return Quantity(
        numeral(amount),
        unit,
        vnd,
        cell.place if cell is not None else None,
        min(_confidence(draft, row, wanted) for wanted in (Role.QUANTITY, Role.UNIT_PRICE)),
    )


def _confidence(draft: _Draft, row: PrintedRow, wanted: Role) -> float:
    """Return how sure the reading of a row's cell in the first column of a role is."""
    column = draft.header.first(wanted)
    cell = draft.grid.at[row.grid_row][column.start] if column is not None else None
    return 1.0 if cell is None else cell.confidence


def _text(draft: _Draft, row: PrintedRow, wanted: Role) -> str:
    """Return the text of a row's cell in the first column of a role, blank where it has none of its own."""
    column = draft.header.first(wanted)
    cell = draft.grid.at[row.grid_row][column.start] if column is not None else None
    if cell is None or column is None or not column.start <= cell.column < column.end or cell.row != row.grid_row:
        return ""
    return cell.text


def _match_line(line: LineItem) -> MatchLine:
    parent = None if line.parent_row_no is None else line.parent_row_no - 1
    return MatchLine(line.name, line.level, parent)


def _with_details(found: Sequence[Schedule]) -> tuple[Schedule, ...]:
    """Return the schedules with those marked that detail lines of another (contract: detail_of)."""
    return tuple(replace(schedule, detail_of=_detailed(schedule, found)) for schedule in found)


def _detailed(schedule: Schedule, found: Sequence[Schedule]) -> int | None:
    """Return the main table that a table details: an annex the plan before it, another one that prints its total."""
    mains = [s for s in found if s.table_no != schedule.table_no and not s.annex]
    others = [s for s in mains if s.role is schedule.role]
    total = _totals(schedule)
    if schedule.annex:
        printing = next((p for among in (others, mains) if (p := [s for s in among if total & _amounts(s)])), others)
        return printing[-1].table_no if printing else None
    larger = [
        s for s in others if s.table_no < schedule.table_no and total & _line_amounts(s) and not total & _totals(s)
    ]
    return larger[0].table_no if larger else None


def _totals(schedule: Schedule) -> set[tuple[int | None, int]]:
    rows = {line.row_no for line in schedule.lines if line.level is Level.TOTAL}
    return {amount for amount in _keyed(schedule, rows) if amount[1]}


def _line_amounts(schedule: Schedule) -> set[tuple[int | None, int]]:
    return _keyed(schedule, {line.row_no for line in schedule.lines if line.level is not Level.TOTAL})


def _amounts(schedule: Schedule) -> set[tuple[int | None, int]]:
    return _keyed(schedule, {line.row_no for line in schedule.lines})


def _keyed(schedule: Schedule, rows: set[int]) -> set[tuple[int | None, int]]:
    years = {column.column_no: column.period.fiscal_year for column in schedule.columns}
    return {
        (years[r.column_no], r.amount_vnd) for r in schedule.records if r.row_no in rows and r.amount_vnd is not None
    }
