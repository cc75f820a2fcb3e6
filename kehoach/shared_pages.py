"""Files → what came of each, the pages of scans shared out among the workers: small files need not wait for a big scan.

A page that cannot be read costs the file that page, not the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from corpus.submission import Submission
from ingest.errors import ReaderDied
from ingest.limits import Limits
from kehoach.ending import Verdict
from kehoach.reading import READER, Answer, Errand
from kehoach.supervision import Job, Outcome, Recycling, outcomes


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What came of a file: its submission or its verdict, never both; `lost` are its pages that could not be read.

    `seconds` are those that workers spent on it.
    """

    position: int
    path: Path
    submission: Submission | None
    verdict: Verdict | None
    seconds: float
    lost: tuple[tuple[int, Verdict], ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: files done of all, pages done, those of scans among them and those still to be read."""

    files: int
    of_files: int
    pages: int
    scanned: int
    to_scan: int


def read_files(
    paths: Sequence[Path],
    *,
    workers: int,
    limits: Limits,
    recycling: Recycling,
    variables: Mapping[str, str] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Iterator[ReadFile]:
    """Yield what came of each file as it is there, in no order. Errors: ReaderUnavailable."""
    shared = SharedPages(len(paths))
    for outcome in outcomes(
        paths,
        reader=READER,
        reading_type=Answer,
        workers=workers,
        limits=limits,
        recycling=recycling,
        variables=variables,
        more=shared.more,
    ):
        read = shared.done(outcome)
        if progress is not None:
            progress(shared.progress)
        if read is not None:
            yield read


@dataclass(slots=True)
class _Scan:
    """A file whose pages are being read: those wanted, those read so far, encoded, and those that are lost."""

    wanted: tuple[int, ...] = ()
    seconds: float = 0.0
    read: dict[int, bytes] = field(default_factory=dict)
    lost: dict[int, Verdict] = field(default_factory=dict)

    @property
    def is_complete(self) -> bool:
        return len(self.read) + len(self.lost) == len(self.wanted)


class SharedPages:
    """Keeps the pages of scans until all of a file are there."""

    def __init__(self, of_files: int) -> None:
        self._scans: dict[int, _Scan] = {}
        self._files = self._pages = self._scanned = self._to_scan = 0
        self._of_files = of_files

    @property
    def progress(self) -> Progress:
        return Progress(self._files, self._of_files, self._pages, self._scanned, self._to_scan)

    def more(self, outcome: Outcome[Answer]) -> Iterator[Job]:
        """Yield the jobs that an outcome gives rise to: its pages, or the whole file once all of them are there."""
        position, path = outcome.position, outcome.path
        if _is_first(outcome) and outcome.reading is not None and outcome.reading.wanted:
            scan = _Scan(tuple(dict.fromkeys(outcome.reading.wanted)), outcome.seconds)
            self._scans[position] = scan
            self._to_scan += len(scan.wanted)
            for number in scan.wanted:
                yield Job(position, path, msgspec.msgpack.encode(Errand(page=number)))
        elif (page := _page(outcome)) is not None:
            scan = self._scans[position]
            self._keep(scan, page, outcome)
            if scan.is_complete:
                pages = tuple(scan.read[n] for n in scan.wanted if n in scan.read)
                yield Job(position, path, msgspec.msgpack.encode(Errand(pages=pages)), is_next=True)

    def done(self, outcome: Outcome[Answer]) -> ReadFile | None:
        """Return what came of a file, None where it is not done by this."""
        position, path = outcome.position, outcome.path
        if _page(outcome) is not None or (_is_first(outcome) and position in self._scans):
            return None
        self._files += 1
        scan = self._scans.pop(position, _Scan())
        seconds = scan.seconds + outcome.seconds
        lost = tuple(sorted(scan.lost.items()))
        submission = outcome.reading.submission if outcome.reading is not None else None
        if submission is None:
            # Why its pages could not be read says more than that there was nothing to read.
            verdict = lost[0][1] if lost else outcome.verdict or Verdict(ReaderDied.reason, "no submission")
            return ReadFile(position, path, None, verdict, seconds)
        self._pages += max(0, (submission.pages or 0) - len(scan.wanted))
        return ReadFile(position, path, submission, None, seconds, lost)

    def _keep(self, scan: _Scan, page: int, outcome: Outcome[Answer]) -> None:
        self._pages += 1
        scan.seconds += outcome.seconds
        self._scanned += 1
        self._to_scan -= 1
        if outcome.reading is not None:
            scan.read[page] = outcome.reading.page
        elif outcome.verdict is not None:
            scan.lost[page] = outcome.verdict


def _is_first(outcome: Outcome[Answer]) -> bool:
    return not outcome.job.errand


def _page(outcome: Outcome[Answer]) -> int | None:
    """Return the page that was wanted, None where it was the whole file."""
    errand = outcome.job.errand
    return msgspec.msgpack.decode(errand, type=Errand).page if errand else None
