"""What reading costs, beside a peer in the same run: python -m benchmarks.reading [FOLDER …]

For each DOCX, milliseconds in this process, imports excluded, medians of the repetitions: from file to parsed document,
on to records with the lines' matches forgotten before each repetition (a wording seen for the first time) and
remembered (a template's wording, as in most plans), and python-docx opening the file and walking `row.cells` over its
tables for their text alone. Garbage is collected as seldom as in a worker, on both sides.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

import ingest
from corpus.submission import submission
from kehoach.worker import YOUNG_OBJECTS
from normalizers.categories import match

_REPETITIONS = 15


def main(folders: list[str]) -> None:
    """Print a line per file and the medians of the ratios."""
    files = sorted(path for folder in folders for path in Path(folder).rglob("*.docx"))
    if not files:
        sys.exit(f"no .docx under {', '.join(folders)}")
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
    print(f"{'file':34} {'KB':>4} {'read':>6} {'records':>8} {'again':>6} {'python-docx':>11} {'ratio':>6} again")
    first, again = [], []
    for path in files:
        read = _median_ms(lambda path=path: ingest.read(path))  # type: ignore[misc]
        fresh = _median_ms(lambda path=path: submission(ingest.read(path)), match.cache_clear)  # type: ignore[misc]
        known = _median_ms(lambda path=path: submission(ingest.read(path)))  # type: ignore[misc]
        peer = _median_ms(lambda path=path: _walked(path))  # type: ignore[misc]
        first.append(fresh / peer)
        again.append(known / peer)
        print(
            f"{path.name[:34]:34} {path.stat().st_size / 1000:4.0f} {read:6.1f} {fresh:8.1f} {known:6.1f} {peer:11.1f} "
            f"{first[-1]:6.2f} {again[-1]:6.2f}"
        )
    print(
        f"median ratio to python-docx: {statistics.median(first):.2f} with wordings seen for the first time, "
        f"{statistics.median(again):.2f} with wordings seen before"
    )


def _walked(path: Path) -> int:
    """Read every table's text with python-docx; return how many characters it has."""
    document = docx.Document(str(path))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _median_ms(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Return the median milliseconds of the repetitions, after one that is not counted; `before` is not timed."""
    work()
    seconds = []
    for _ in range(_REPETITIONS):
        before()
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main(sys.argv[1:] or ["samples/received"])
