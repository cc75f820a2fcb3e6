"""Each cell's text at its location is what an independent walk with python-docx finds there."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.text.paragraph import Paragraph

from ingest.document import Cell, Table
from ingest.formats import docx as reader
from ingest.limits import DEFAULT_LIMITS

SHARED = Path(__file__).parents[2].parent / "shared"
RECEIVED = sorted([*SHARED.glob("seed/inbox/*.docx"), *SHARED.glob("eval/inbox/*.docx")])


@pytest.mark.skipif(not RECEIVED, reason="no received documents here")
@pytest.mark.parametrize("path", RECEIVED, ids=lambda path: path.name)
def test_received_documents(path: Path) -> None:
    assert_agreement(path)


def test_a_document_made_with_python_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Kế hoạch năm 2024")
    first = document.add_table(rows=3, cols=4)
    for number, cell in enumerate(cell for row in first.rows for cell in row.cells):
        cell.text = f"ô {number}"
    first.cell(0, 0).merge(first.cell(1, 0)).text = "gộp dọc"
    first.cell(0, 1).merge(first.cell(0, 2)).text = "gộp ngang"
    first.cell(1, 2).merge(first.cell(2, 3)).text = "gộp cả hai"
    second = document.add_table(rows=1, cols=2, style="Table Grid")
    second.cell(0, 1).add_paragraph("kết")
    path = tmp_path / "made.docx"
    document.save(str(path))
    assert_agreement(path)


def assert_agreement(path: Path) -> None:
    tables = [block for block in reader.read(path, DEFAULT_LIMITS, lambda: None).blocks if isinstance(block, Table)]
    walked = dict(cells(path))
    found = {cell.place.location: cell.text for table in tables for cell in table.cells}
    assert found == {location: walked[location] for location in found}
    merged_away = {location for location in walked if location not in found}
    covered = {location for table in tables for cell in table.cells for location in continuations(cell)}
    assert merged_away <= covered


def cells(path: Path) -> Iterator[tuple[str, str]]:
    """Location and text of every w:tc by python-docx's own grid."""
    for table_number, table in enumerate(docx.Document(str(path)).tables, start=1):
        for row_number, element in enumerate(table._tbl.iterchildren(qn("w:tr")), start=1):
            assert isinstance(element, CT_Row)
            column = element.grid_before + 1
            for cell in element.tc_lst:
                texts = (Paragraph(p, table.cell(0, 0)).text for p in cell.p_lst)
                folded = unicodedata.normalize("NFC", " ".join(" ".join(texts).split()))
                yield f"table={table_number}&row={row_number}&col={column}", folded
                column += cell.grid_span


def continuations(cell: Cell) -> Iterator[str]:
    """Locations of the rows below that a merged cell reaches over."""
    for row in range(cell.place.row + 1, cell.place.row + cell.row_span):
        yield f"table={cell.place.table}&row={row}&col={cell.place.column}"
