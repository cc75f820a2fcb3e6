"""Which unit of money each column of a table is read in: stated by order of authority, else inferred and said so."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ingest.document import Block, Paragraph, Place
from normalizers.amounts import Cells
from normalizers.captions import Surroundings
from normalizers.columns import Column, Header
from normalizers.money import Separators, in_vnd
from normalizers.money_units import NO_UNIT, MoneyUnit, UnitSource, UnitStatement, unit_stated
from normalizers.prose_money import amounts_in

# Totals of a district's or commune's plan seen so far lie between tens of millions and some billions of đồng.
_FEWEST_VND, _MOST_VND = 10_000, 10**12
"""What the largest figure of a table may be in the unit of the table before it; beyond, its magnitude tells."""

_LONGEST_STATEMENT = 300
_SMALLEST_DONG, _SMALLEST_THOUSAND = 10_000_000, 10_000


def stated_units(header: Header, inside: Sequence[UnitStatement], around: Surroundings) -> tuple[UnitStatement, ...]:
    """Return the units stated for the whole table by falling authority: inside it, beside it."""
    return (*header.units, *inside, *around.units)


def document_units(blocks: Sequence[Block], beside: Collection[Place | None]) -> tuple[UnitStatement, ...]:
    """Return the unit that the prose states for all tables, where it states but one; `beside` are tables' own lines."""
    found: dict[MoneyUnit, UnitStatement] = {}
    for block in blocks:
        if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_STATEMENT or block.place in beside:
            continue
        if stated := unit_stated(block.text):
            found.setdefault(stated[0], UnitStatement(stated[0], stated[1], UnitSource.DOCUMENT, block.place))
    return tuple(found.values()) if len(found) == 1 else ()


def column_units(column: Column, table: Sequence[UnitStatement]) -> tuple[UnitStatement, ...]:
    """Return the units stated for one column by falling authority, its own header first."""
    return (*column.units, *table)


def inferred_unit(cells: Cells, blocks: Sequence[Block], nearest: UnitStatement) -> UnitStatement:
    """Return the unit of a table that states none: by an amount said in prose, a table before it, or by magnitude."""
    numbers = [
        value
        for row in cells
        for cell in row
        if cell.number is not None and (value := cell.number.value(Separators.VIETNAMESE))
    ]
    if not numbers:
        return NO_UNIT
    largest = max(abs(number) for number in numbers)
    said = _amounts_in_prose(blocks)
    for unit in (MoneyUnit.MILLION, MoneyUnit.THOUSAND, MoneyUnit.DONG):
        if any(in_vnd(number, unit) in said for number in numbers if abs(number) * 2 >= largest):
            return UnitStatement(unit, "", UnitSource.INFERRED)
    if nearest.unit is not None and _FEWEST_VND <= largest * nearest.unit.value <= _MOST_VND:
        return UnitStatement(nearest.unit, "", UnitSource.INFERRED)
    if largest >= _SMALLEST_DONG:
        return UnitStatement(MoneyUnit.DONG, "", UnitSource.INFERRED)
    unit = MoneyUnit.THOUSAND if largest >= _SMALLEST_THOUSAND else MoneyUnit.MILLION
    return UnitStatement(unit, "", UnitSource.INFERRED)


def _amounts_in_prose(blocks: Sequence[Block]) -> set[int]:
    """Return the amounts in đồng that paragraphs say."""
    paragraphs = (block for block in blocks if isinstance(block, Paragraph))
    return {amount for paragraph in paragraphs for amount, _, _ in amounts_in(paragraph.text) if amount}
