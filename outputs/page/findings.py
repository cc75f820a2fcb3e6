"""The discrepancies of a plan as its page shows them: numbered, each with its cell and the picture of its place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.discrepancy import Severity, Text
from outputs.notation import number, said
from outputs.page.pictures import MOST_PICTURE_BYTES, Picture, picture
from outputs.page.printed_tables import Grid, PartOfTable, anchor, part_around
from outputs.written import WrittenSubmission
from outputs.written.rows import CellRow, DiscrepancyRow

_ORDER = tuple(Severity)
_AROUND = {Severity.ERROR: 2, Severity.WARNING: 2, Severity.INFO: 0}


@dataclass(frozen=True, slots=True)
class Finding:
    """A discrepancy with its number on the page, its cell in the grid, and the picture or part of the table."""

    number: int
    row: DiscrepancyRow
    anchor: str
    at: Grid | None
    cell_anchor: str
    picture: Picture | None
    part: PartOfTable | None


def by_gravity(discrepancies: Iterable[DiscrepancyRow]) -> list[DiscrepancyRow]:
    """Return discrepancies with the gravest first, each severity in the order of the document."""
    return sorted(discrepancies, key=lambda found: _ORDER.index(found.severity))


def finding_anchor(number_on_page: int) -> str:
    """Return the anchor of a discrepancy on its plan's page."""
    return f"sl-{number_on_page}"


def findings(plan: WrittenSubmission, cells: Sequence[CellRow], corpus: Path) -> tuple[Finding, ...]:
    """Return the plan's discrepancies, the gravest first."""
    of_table = cells_by_table(cells)
    found, left = [], MOST_PICTURE_BYTES
    for number_on_page, row in enumerate(by_gravity(plan.discrepancies), 1):
        own = of_table.get(row.table_no, ()) if row.table_no is not None else ()
        at = cell_of(row, own)
        crop = picture(corpus, row.crop) if row.severity is not Severity.INFO or not own else None
        if crop is not None:
            crop = crop if crop.size_bytes <= left else None
            left -= crop.size_bytes if crop is not None else 0
        found.append(
            Finding(
                number=number_on_page,
                row=row,
                anchor=finding_anchor(number_on_page),
                at=at,
                cell_anchor=_cell_anchor(row, at, bool(own)),
                picture=crop,
                part=part_around(own, at, row.severity.value, _AROUND[row.severity]) if crop is None else None,
            )
        )
    return tuple(found)


def cells_by_table(cells: Iterable[CellRow]) -> Mapping[int, Sequence[CellRow]]:
    """Return the cells of each table."""
    tables: dict[int, list[CellRow]] = defaultdict(list)
    for cell in cells:
        tables[cell.table_no].append(cell)
    return tables


def table_anchor(table_no: int) -> str:
    """Return the anchor of a table on its plan's page."""
    return f"b-{table_no}"


def cell_of(row: DiscrepancyRow, cells: Sequence[CellRow]) -> Grid | None:
    """Return the cell that a discrepancy speaks of: by line and column, else by place, else the line's first words."""
    if row.row_no is not None and row.column_no is not None:
        for cell in cells:
            if (cell.row_no, cell.column_no) == (row.row_no, row.column_no):
                return cell.grid_row, cell.grid_col
    if row.location:
        for cell in cells:
            if cell.location == row.location:
                return cell.grid_row, cell.grid_col
    if row.row_no is not None:
        own = [cell for cell in cells if cell.row_no == row.row_no and cell.text]
        if own:
            longest = max(own, key=lambda cell: len(cell.text))
            return longest.grid_row, longest.grid_col
    return None


def place_said(row: DiscrepancyRow, language: str) -> str:
    """Return where a discrepancy stands: table, line, column, page.

    What is not known is left out; the place of a whole plan is "Toàn văn bản".
    """
    parts = [
        (Text("bảng", "table"), row.table_no),
        (Text("dòng", "line"), row.row_no),
        (Text("cột tiền", "amount column"), row.column_no),
        (Text("trang", "page"), row.page),
    ]
    words = [f"{said(word, language)} {number(value, language)}" for word, value in parts if value is not None]
    if not words and row.location.startswith("paragraph="):
        paragraph = row.location.removeprefix("paragraph=")
        words = [said(Text(f"đoạn văn thứ {paragraph}", f"paragraph {paragraph}"), language)]
    joined = ", ".join(words) or said(Text("toàn văn bản", "the whole document"), language)
    return joined[:1].upper() + joined[1:]


def _cell_anchor(row: DiscrepancyRow, at: Grid | None, has_cells: bool) -> str:
    if row.table_no is None or not has_cells:
        return ""
    return anchor(row.table_no, at) if at is not None else table_anchor(row.table_no)
