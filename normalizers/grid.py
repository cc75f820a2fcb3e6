"""A table's cells by row and column, spans resolved: what stands at a position and what begins there."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """A table seen as rows × columns; `at[r][c]` is the cell that covers the position, None where none does."""

    at: tuple[tuple[Cell | None, ...], ...]
    row_count: int
    column_count: int

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that cover a row, left to right, each once."""
        cells: list[Cell] = []
        for cell in self.at[row]:
            if cell is not None and (not cells or cells[-1] is not cell):
                cells.append(cell)
        return tuple(cells)

    def own(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that begin in a row, left to right."""
        return tuple(cell for cell in self.row(row) if cell.row == row)


def grid(table: Table) -> Grid:
    """Return the grid of a table."""
    at: list[list[Cell | None]] = [[None] * table.column_count for _ in range(table.row_count)]
    for cell in table.cells:
        for row in at[cell.row : cell.row + cell.row_span]:
            row[cell.column : cell.column + cell.column_span] = [cell] * min(
                cell.column_span, table.column_count - cell.column
            )
    return Grid(tuple(tuple(row) for row in at), table.row_count, table.column_count)
