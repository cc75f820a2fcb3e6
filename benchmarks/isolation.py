"""What isolation costs: N copies of a DOCX read in this process and under supervision by one worker, in turn.

python -m benchmarks.isolation [FILE] [N]. Start-up of the worker is printed apart and left out of the ratio.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ingest.limits import DEFAULT_LIMITS
from kehoach.reader_process import ReaderProcess
from kehoach.reading import READER, Answer, submission
from kehoach.supervision import Recycling, outcomes

_ROUNDS = 3


def main(file: Path, count: int) -> None:
    """Print seconds in process and supervised, the ratio of their medians, and the start-up of a worker."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number:04}.docx" for number in range(count)]
        for path in paths:
            path.write_bytes(file.read_bytes())
        begun = time.perf_counter()
        worker = ReaderProcess(READER, 200_000_000)
        worker.wait_until_ready()
        start_seconds = time.perf_counter() - begun
        worker.end()
        submission(paths[0])
        inside, supervised = [], []
        for _ in range(_ROUNDS):
            inside.append(_in_process(paths))
            supervised.append(_supervised(paths) - start_seconds)
    ratio = statistics.median(supervised) / statistics.median(inside)
    print(f"{count} × {file.name} ({file.stat().st_size:,} bytes), medians of {_ROUNDS} rounds")
    print(f"in process           {statistics.median(inside):7.2f} s")
    print(f"supervised, 1 worker {statistics.median(supervised):7.2f} s (start-up {start_seconds:.2f} s left out)")
    print(f"ratio                {ratio:7.2f}")
    print(f"encoded submission   {len(msgspec.msgpack.encode(submission(file))):,} bytes")


def _in_process(paths: Sequence[Path]) -> float:
    begun = time.perf_counter()
    for path in paths:
        submission(path)
    return time.perf_counter() - begun


def _supervised(paths: Sequence[Path]) -> float:
    begun = time.perf_counter()
    read = outcomes(
        paths,
        reader=READER,
        reading_type=Answer,
        workers=1,
        limits=DEFAULT_LIMITS,
        recycling=Recycling(),
    )
    if any(outcome.reading is None for outcome in read):
        sys.exit("a file could not be read")
    return time.perf_counter() - begun


if __name__ == "__main__":
    arguments = sys.argv[1:]
    chosen = Path(arguments[0]) if arguments else min(Path("samples/received").glob("*.docx"))
    main(chosen, int(arguments[1]) if len(arguments) > 1 else 200)
