"""Where everything of a plan stands on its sheet: known before it is written, for other sheets point at its cells.

Rows and columns of a sheet count from 0. From the top: the title, the file, the counts, what the colours mean, what is
to be put right, then the tables as printed, one below the other; the first column holds the numbers of discrepancies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from outputs.written import WrittenSubmission
from outputs.written.rows import CellRow, DiscrepancyRow

TITLE_ROW = 0
FROZEN_ROWS = 3
LEGEND_ROW = 3
LEGEND_ROWS = 4
FINDINGS_ROW = LEGEND_ROW + LEGEND_ROWS + 1
MARGIN_COLUMN = 0
FIRST_COLUMN = 1

Spot = tuple[int, int]
"""A cell of a sheet: row and column."""


@dataclass(frozen=True, slots=True)
class Block:
    """A table on the sheet: the row of its title, the row of its first grid row, its size in rows and columns."""

    title_row: int
    first_row: int
    rows: int
    columns: int

    def spot(self, cell: CellRow) -> Spot:
        """Return where a cell of the table stands."""
        return self.first_row + cell.grid_row - 1, FIRST_COLUMN + cell.grid_col - 1


@dataclass(frozen=True, slots=True)
class PlanLayout:
    """The sheet of a plan: its cells, where its tables stand, where each line and each amount is to be found."""

    plan: WrittenSubmission
    sheet: str
    cells: tuple[CellRow, ...]
    blocks: dict[int, Block]
    lines: dict[tuple[int, int], Spot]
    amounts: dict[tuple[int, int, int], Spot]
    discrepancies: dict[str, Spot]

    @property
    def columns(self) -> int:
        """How many columns the widest table takes."""
        return max((block.columns for block in self.blocks.values()), default=0)


def plan_layout(plan: WrittenSubmission, sheet: str, cells: tuple[CellRow, ...]) -> PlanLayout:
    """Return the layout of a plan's sheet."""
    by_table: dict[int, list[CellRow]] = defaultdict(list)
    for cell in cells:
        by_table[cell.table_no].append(cell)
    row = FINDINGS_ROW + max(1, len(plan.open_findings())) + 2
    blocks = {}
    for table in plan.tables:
        of_table = by_table[table.table_no]
        rows = max((cell.grid_row + cell.row_span - 1 for cell in of_table), default=0)
        columns = max((cell.grid_col + cell.col_span - 1 for cell in of_table), default=0)
        blocks[table.table_no] = Block(row, row + 1, rows, columns)
        row += rows + 3
    known = [cell for cell in cells if cell.table_no in blocks]
    names = {(amount.table_no, amount.row_no): amount.name for amount in plan.amounts}
    lines, amounts = _lines(known, names, blocks), _amounts(known, blocks)
    spots = _Spots(blocks, lines, amounts, _locations(known, plan.discrepancies, blocks))
    found = {d.discrepancy_id: spots.of(d) for d in plan.discrepancies}
    return PlanLayout(plan, sheet, cells, blocks, lines, amounts, found)


@dataclass(frozen=True, slots=True)
class _Spots:
    blocks: dict[int, Block]
    lines: dict[tuple[int, int], Spot]
    amounts: dict[tuple[int, int, int], Spot]
    locations: dict[tuple[int, str], Spot]

    def of(self, found: DiscrepancyRow) -> Spot:
        """Return the cell it is about; without one the line, the table's title, the title of the sheet."""
        if found.table_no is None or found.table_no not in self.blocks:
            return TITLE_ROW, 0
        if (spot := self.locations.get((found.table_no, found.location))) is not None:
            return spot
        if found.row_no is not None:
            spot = self.amounts.get((found.table_no, found.row_no, found.column_no or 0))
            spot = spot or self.lines.get((found.table_no, found.row_no))
        return spot or (self.blocks[found.table_no].title_row, FIRST_COLUMN)


def _amounts(cells: Sequence[CellRow], blocks: dict[int, Block]) -> dict[tuple[int, int, int], Spot]:
    """Return the cell of each amount; one that stands in another line's cell is found there."""
    line_at = {(cell.table_no, cell.grid_row): cell.row_no for cell in cells if cell.row_no is not None}
    found: dict[tuple[int, int, int], Spot] = {}
    for cell in cells:
        if cell.row_no is None or cell.column_no is None:
            continue
        spot = blocks[cell.table_no].spot(cell)
        found[cell.table_no, cell.row_no, cell.column_no] = spot
        for row in range(cell.grid_row + 1, cell.grid_row + cell.row_span):
            if (row_no := line_at.get((cell.table_no, row))) is not None:
                found.setdefault((cell.table_no, row_no, cell.column_no), spot)
    return found


def _lines(
    cells: Iterable[CellRow], names: Mapping[tuple[int, int], str], blocks: dict[int, Block]
) -> dict[tuple[int, int], Spot]:
    """Return the cell of each line that names it; where none holds the name whole, the one of the longest text."""
    best: dict[tuple[int, int], tuple[bool, int, CellRow]] = {}
    for cell in cells:
        if cell.row_no is not None and cell.column_no is None:
            key = cell.table_no, cell.row_no
            name = names.get(key, "")
            rank = bool(name) and name in cell.text, len(cell.text)
            if key not in best or rank > best[key][:2]:
                best[key] = *rank, cell
    return {key: blocks[cell.table_no].spot(cell) for key, (_, _, cell) in best.items()}


def _locations(
    cells: Iterable[CellRow], discrepancies: Iterable[DiscrepancyRow], blocks: dict[int, Block]
) -> dict[tuple[int, str], Spot]:
    """Return the cells at the places of discrepancies."""
    wanted = {(found.table_no, found.location) for found in discrepancies if found.location}
    return {
        (cell.table_no, cell.location): blocks[cell.table_no].spot(cell)
        for cell in cells
        if (cell.table_no, cell.location) in wanted
    }
