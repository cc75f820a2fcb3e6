"""What reading costs, beside a peer in the same run: python -m benchmarks.reading [FOLDER …]

For each DOCX: milliseconds from file to records in this process, and those of python-docx opening the file and walking
`row.cells` over its tables (it gives the cells' text and no more). Medians of the repetitions; imports are excluded.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

import ingest
from corpus.submission import submission

_REPETITIONS = 15


def main(folders: list[str]) -> None:
    """Print a line per file and the median of the ratios."""
    files = sorted(path for folder in folders for path in Path(folder).rglob("*.docx"))
    if not files:
        sys.exit(f"no .docx under {', '.join(folders)}")
    print(f"{'file':40} {'KB':>6} {'read ms':>8} {'records ms':>10} {'python-docx ms':>14} {'ratio':>6}")
    ratios = []
    for path in files:
        read = _median_ms(lambda path=path: ingest.read(path))  # type: ignore[misc]
        records = _median_ms(lambda path=path: submission(ingest.read(path)))  # type: ignore[misc]
        peer = _median_ms(lambda path=path: _walked(path))  # type: ignore[misc]
        ratios.append(records / peer)
        size = path.stat().st_size / 1000
        print(f"{path.name[:40]:40} {size:6.0f} {read:8.1f} {records:10.1f} {peer:14.1f} {ratios[-1]:6.2f}")
    print(f"median ratio to python-docx: {statistics.median(ratios):.2f}")


def _walked(path: Path) -> int:
    """Read every table's text with python-docx; return how many characters it has."""
    document = docx.Document(str(path))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _median_ms(work: Callable[[], object]) -> float:
    """Return the median milliseconds of the repetitions, after one that is not counted."""
    work()
    seconds = []
    for _ in range(_REPETITIONS):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds) * 1000


if __name__ == "__main__":
    main(sys.argv[1:] or ["samples/received"])
