"""What reading costs, beside a peer in the same run: python -m benchmarks.reading [FOLDER …]

For each DOCX and PDF, milliseconds in this process, imports excluded, medians of the repetitions: from file to parsed
document, on to records with the lines' matches forgotten before each repetition (a wording seen for the first time) and
remembered (a template's wording, as in most plans). Beside them python-docx opening a DOCX and walking `row.cells` over
its tables for their text alone, and pdfplumber extracting the tables of a PDF. Garbage is collected as seldom as in a
worker, on both sides.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber

import ingest
from corpus.submission import submission
from kehoach.worker import YOUNG_OBJECTS
from normalizers.categories import match

_REPETITIONS = 5


def main(folders: list[str]) -> None:
    """Print a line per file and the medians of the ratios, Word and PDF apart."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
    found = {suffix: _files(folders, suffix) for suffix in PEERS}
    if not any(found.values()):
        sys.exit(f"no .docx or .pdf under {', '.join(folders)}")
    for suffix, files in found.items():
        if files:
            _print_figures(files, *PEERS[suffix])


def _files(folders: list[str], suffix: str) -> list[Path]:
    return sorted(path for folder in folders for path in Path(folder).rglob(f"*{suffix}"))


def _print_figures(files: list[Path], name: str, peer: Callable[[Path], int]) -> None:
    print(f"{'file':34} {'KB':>4} {'read':>6} {'records':>8} {'again':>6} {name:>11} {'ratio':>6} again")
    first, again = [], []
    for path in files:
        read = median_ms(lambda path=path: ingest.read(path))  # type: ignore[misc]
        fresh = median_ms(lambda path=path: submission(ingest.read(path)), match.cache_clear)  # type: ignore[misc]
        known = median_ms(lambda path=path: submission(ingest.read(path)))  # type: ignore[misc]
        beside = median_ms(lambda path=path: peer(path))  # type: ignore[misc]
        first.append(fresh / beside)
        again.append(known / beside)
        print(
            f"{path.name[:34]:34} {path.stat().st_size / 1000:4.0f} {read:6.1f} {fresh:8.1f} {known:6.1f} "
            f"{beside:11.1f} {first[-1]:6.2f} {again[-1]:6.2f}"
        )
    print(
        f"median ratio to {name}: {statistics.median(first):.2f} with wordings seen for the first time, "
        f"{statistics.median(again):.2f} with wordings seen before"
    )


def _walked(path: Path) -> int:
    """Read every table's text with python-docx; return how many characters it has."""
    document = docx.Document(str(path))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _extracted(path: Path) -> int:
    """Extract every page's tables with pdfplumber; return how many there are."""
    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_tables()) for page in pdf.pages)


def median_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median milliseconds of the repetitions, after one that is not counted; `before` is not timed."""
    work()
    seconds = []
    for _ in range(_REPETITIONS):
        before()
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


PEERS: dict[str, tuple[str, Callable[[Path], int]]] = {
    ".docx": ("python-docx", _walked),
    ".pdf": ("pdfplumber", _extracted),
}

if __name__ == "__main__":
    main(sys.argv[1:] or ["samples/received"])
