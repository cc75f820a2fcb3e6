"""Every amount's place leads back to its print: the text python-docx finds at `location` is amount_as_written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import ingest
from corpus.submission import submission
from samples.docx_writer import write
from samples.plans import PLANS
from tests.ingest.test_docx_agreement import RECEIVED, cells


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    folder = tmp_path_factory.mktemp("samples")
    return tuple(write(plan, folder) for plan in PLANS)


def test_amounts_of_the_samples_stand_at_their_places(samples: tuple[Path, ...]) -> None:
    for path in samples:
        assert_places(path, dict(shown_cells(path)))


@pytest.mark.skipif(not RECEIVED, reason="no received documents here")
@pytest.mark.parametrize("path", RECEIVED, ids=lambda path: path.name)
def test_amounts_of_received_documents_stand_at_their_places(path: Path) -> None:
    assert_places(path, dict(cells(path)))


def shown_cells(path: Path) -> Iterator[tuple[str, str]]:
    """Location and shown text of every w:tc, those in content controls too, insertions kept and deletions left out."""
    for table_number, table in enumerate(docx.Document(str(path)).element.body.iter(qn("w:tbl")), start=1):
        for row_number, row in enumerate(table.iter(qn("w:tr")), start=1):
            column = 1
            for cell in row.iter(qn("w:tc")):
                texts = cell.xpath(".//w:t[not(ancestor::w:del)]")
                yield f"table={table_number}&row={row_number}&col={column}", "".join(t.text or "" for t in texts)
                column += cell.grid_span


def assert_places(path: Path, found: dict[str, str]) -> None:
    schedules = submission(ingest.read(path)).schedules
    records = [record for schedule in schedules for record in schedule.records if record.as_written]
    assert records
    assert [(r.place.location, r.as_written) for r in records] == [
        (r.place.location, found.get(r.place.location)) for r in records
    ]
