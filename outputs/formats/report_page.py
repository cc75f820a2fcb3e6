"""The page bao-cao.html: an index and one page a plan, each a file of its own that opens offline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from outputs.formats import ReportRequest
from outputs.page.index_page import index_page
from outputs.page.page_names import FOLDER, INDEX, page_names
from outputs.page.plan_states import PlanLine, plan_lines
from outputs.page.stale_pages import remove_stale_pages
from outputs.page.unit_page import unit_page
from outputs.whole_file import whole_file
from outputs.written import WrittenDataset
from outputs.written.rows import CellRow

TITLE_VI = "Trang báo cáo (mở bằng trình duyệt)"
TITLE_EN = "Report page (opens in a browser)"
IS_USUAL = True

_PLANS_AT_ONCE = 100
"""The printed cells of so many plans are read at once: the file is gone through once for each lot."""


def require(request: ReportRequest) -> None:
    """Nothing is needed but the dataset."""


def write(written: WrittenDataset, folder: Path, request: ReportRequest) -> tuple[Path, ...]:
    """Write the index and the plans' pages to the folder and return the files written, the index first."""
    names = page_names(written.submissions)
    pages = folder / FOLDER
    pages.mkdir(parents=True, exist_ok=True)
    files = []
    lines = plan_lines(written, names, request.language)
    for line, cells in _with_cells(written, lines):
        _write(pages / line.page, unit_page(line, cells, request))
        files.append(pages / line.page)
    remove_stale_pages(pages, set(names.values()))
    _write(folder / INDEX, index_page(written, request, lines))
    return (folder / INDEX, *files)


def _with_cells(written: WrittenDataset, lines: Sequence[PlanLine]) -> Iterator[tuple[PlanLine, Sequence[CellRow]]]:
    for start in range(0, len(lines), _PLANS_AT_ONCE):
        lot = lines[start : start + _PLANS_AT_ONCE]
        cells = written.cells([line.plan.row.submission_id for line in lot])
        for line in lot:
            yield line, cells[line.plan.row.submission_id]


def _write(path: Path, text: str) -> None:
    with whole_file(path) as stream:
        stream.write(text)
