"""Words in the cells of ruled tables: one read on a scan that stands over an edge may be of the cell beside."""

from __future__ import annotations

import pytest

from ingest.printed.page import Face, PrintedPage, Ruling, Word
from ingest.printed.ruled_tables import ruled_tables

ACROSS = tuple(Ruling(at, 50.0, 350.0) for at in (100.0, 130.0, 160.0))
DOWN = tuple(Ruling(at, 100.0, 160.0) for at in (50.0, 200.0, 350.0))


def confidence(left: float, read: float) -> float:
    """Return how sure the cell is that holds a figure beginning there."""
    words = [Word(text, x, x + 30.0, y, 12.0, Face(), confidence=read) for text, x, y in _PLACED]
    figure = Word("12.500", left, left + 40.0, 150.0, 12.0, Face(), confidence=read)
    (table,) = ruled_tables(PrintedPage(1, 400.0, 400.0, (*words, figure), ACROSS, DOWN)).tables
    (cell,) = [cell for cell in table.cells if cell.text == "12.500"]
    return cell.confidence


_PLACED = (("Nội", 60.0, 120.0), ("Tiền", 210.0, 120.0), ("Mục", 60.0, 150.0))


@pytest.mark.parametrize(("left", "read", "expected"), [(290, 0.98, 0.98), (190, 0.98, 0.8), (190, 1.0, 1.0)])
def test_a_figure_over_an_edge_is_doubtful_on_scans(left: float, read: float, expected: float) -> None:
    assert confidence(left, read) == expected
