"""What a person must look at before it is used: figures the reading is unsure of, lines whose category is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.discrepancy import Text
from normalizers.categories import MatchStatus
from outputs.page.pictures import MOST_PICTURE_BYTES, Picture, picture
from outputs.page.printed_tables import Grid, anchor
from outputs.review import reasons_to_review
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, CellRow


@dataclass(frozen=True, slots=True)
class UnsureAmount:
    """An amount to look at: why, and its cell in the table as printed (None where it has none)."""

    number: int
    row: AmountRow
    at: Grid | None
    anchor: str
    cell_anchor: str
    reasons: tuple[Text, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class UnsureLine:
    """A line whose category is to be confirmed, with its cell in the table as printed."""

    row: AmountRow
    at: Grid | None
    cell_anchor: str


def unsure_amounts(plan: WrittenSubmission, cells: Sequence[CellRow], corpus: Path) -> tuple[UnsureAmount, ...]:
    """Return the amounts to look at, in the order of the document."""
    places = {
        (cell.table_no, cell.row_no, cell.column_no): (cell.grid_row, cell.grid_col)
        for cell in cells
        if cell.row_no is not None and cell.column_no is not None
    }
    found, left = [], MOST_PICTURE_BYTES
    for number, row in enumerate((row for row in plan.amounts if row.needs_review), 1):
        at = places.get((row.table_no, row.row_no, row.column_no))
        cell_anchor = anchor(row.table_no, at) if at is not None else ""
        crop = picture(corpus, row.crop)
        crop = crop if crop is not None and crop.size_bytes <= left else None
        left -= crop.size_bytes if crop is not None else 0
        found.append(UnsureAmount(number, row, at, f"xl-{number}", cell_anchor, reasons_to_review(row), crop))
    return tuple(found)


def unsure_lines(plan: WrittenSubmission, cells: Sequence[CellRow]) -> tuple[UnsureLine, ...]:
    """Return the lines whose category is to be confirmed, each once."""
    places: dict[tuple[int, int], Grid] = {}
    for cell in cells:
        if cell.row_no is not None:
            places.setdefault((cell.table_no, cell.row_no), (cell.grid_row, cell.grid_col))
    lines: dict[tuple[int, int], AmountRow] = {}
    for row in plan.amounts:
        if row.match_status is MatchStatus.REVIEW:
            lines.setdefault((row.table_no, row.row_no), row)
    return tuple(
        UnsureLine(row, places.get(key), anchor(key[0], places[key]) if key in places else "")
        for key, row in lines.items()
    )
