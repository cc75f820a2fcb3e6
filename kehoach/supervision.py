"""Reading under supervision: documents → outcomes, each read in a worker process within its limits.

A document whose worker died is read once more, alone in a fresh worker, after all others; its neighbours lose nothing.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import Generic, TypeVar

import msgspec

from ingest.errors import ReaderDied
from ingest.limits import Limits
from kehoach import wire
from kehoach.ending import Death, Verdict, unreadable
from kehoach.reader_process import DEFAULT_RECYCLING, ReaderProcess, ReaderUnavailable, Recycling

__all__ = ["Outcome", "Progress", "ReaderUnavailable", "Recycling", "Verdict", "outcomes", "unreadable"]

_WAKE_SECONDS = 1.0
"""How often the waiting caller is woken, for Windows to deliver an interrupt."""
_ALONE = Recycling(files=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one document: its reading or its verdict, never both; `position` is its place among the paths."""

    position: int
    path: Path
    reading: T | None
    verdict: Verdict | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How many documents have their outcome, of how many; `path` is the latest."""

    done: int
    total: int
    path: Path


def outcomes(
    paths: Sequence[Path],
    *,
    reader: str,
    reading_type: type[T],
    workers: int,
    limits: Limits,
    recycling: Recycling = DEFAULT_RECYCLING,
    message_bytes: int = wire.DEFAULT_MESSAGE_BYTES,
    progress: Callable[[Progress], None] | None = None,
    errands: Sequence[bytes] = (),
    variables: Mapping[str, str] | None = None,
) -> Iterator[Outcome[T]]:
    """Yield each document's outcome as it is there, in no order; raise ReaderUnavailable if the reader cannot start.

    `reader` is MODULE:FUNCTION, called in the workers with (path, limits, progress); what it returns is of
    `reading_type` and checked to be. Neither may hold a union of two dataclasses, which msgspec cannot tell apart.
    `errands`, where given, say what is wanted of each document, encoded as the reader expects: its fourth argument.
    `variables` are added to the workers' environment.
    """
    task = Task(reader, reading_type, limits, message_bytes, variables or {})
    for done, outcome in enumerate(_outcomes(task, _jobs(paths, errands), workers, recycling), start=1):
        if progress is not None:
            progress(Progress(done, len(paths), outcome.path))
        yield outcome


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """What is the same for all documents of a run."""

    reader: str
    reading_type: type[T]
    limits: Limits
    message_bytes: int
    variables: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Attempt(Generic[T]):
    """One reading of one document; `died` if the document may be tried again."""

    outcome: Outcome[T]
    died: bool


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: its place among the paths, and what is wanted of it."""

    position: int
    path: Path
    errand: bytes = b""


class Crew(Generic[T]):
    """Threads with one worker each that share the jobs, in the order given."""

    def __init__(self, task: Task[T], jobs: Iterable[Job], size: int, recycling: Recycling) -> None:
        self._task = task
        self._jobs = deque(jobs)
        self._size = min(size, len(self._jobs))
        self._recycling = recycling
        self._processes: set[ReaderProcess] = set()
        self._changing = Lock()
        self._arrivals: SimpleQueue[Attempt[T] | Future[None]] = SimpleQueue()

    def attempts(self) -> Iterator[Attempt[T]]:
        """Yield each job's attempt as it is there; left early, by whatever way, all workers are killed."""
        if not self._jobs:
            return
        working = self._size
        with ThreadPoolExecutor(self._size) as threads:
            try:
                for _ in range(self._size):
                    threads.submit(self._work).add_done_callback(self._arrivals.put)
                while working:
                    arrival = self._arrival()
                    if isinstance(arrival, Attempt):
                        yield arrival
                    else:
                        arrival.result()
                        working -= 1
            finally:
                self._stop()

    def _arrival(self) -> Attempt[T] | Future[None]:
        while True:
            try:
                return self._arrivals.get(timeout=_WAKE_SECONDS)
            except Empty:
                continue

    def _stop(self) -> None:
        with self._changing:
            self._jobs.clear()
            for process in self._processes:
                process.kill()

    def _work(self) -> None:
        decoder = msgspec.msgpack.Decoder(self._task.reading_type)
        while process := self._hired():
            try:
                process.wait_until_ready()
                while (job := self._next_job()) is not None:
                    self._arrivals.put(self._attempt(process, decoder, job))
                    if process.is_spent(self._recycling):
                        break
            finally:
                process.end()
                with self._changing:
                    self._processes.discard(process)

    def _hired(self) -> ReaderProcess | None:
        with self._changing:
            if not self._jobs:
                return None
            process = ReaderProcess(self._task.reader, self._task.message_bytes, self._task.variables)
            self._processes.add(process)
            return process

    def _next_job(self) -> Job | None:
        with self._changing:
            return self._jobs.popleft() if self._jobs else None

    def _attempt(self, process: ReaderProcess, decoder: msgspec.msgpack.Decoder[T], job: Job) -> Attempt[T]:
        began = time.monotonic()
        answer = process.read(job.path, self._task.limits, job.errand)
        if isinstance(answer, wire.Reading):
            try:
                reading = decoder.decode(answer.content)
                return Attempt(Outcome(job.position, job.path, reading, None, time.monotonic() - began), died=False)
            except (msgspec.DecodeError, RecursionError):
                process.end()
                answer = Death(Verdict(ReaderDied.reason, f"reading is no {self._task.reading_type.__name__}"))
        died = isinstance(answer, Death)
        verdict = answer.verdict if isinstance(answer, Death) else answer
        return Attempt(Outcome(job.position, job.path, None, verdict, time.monotonic() - began), died)


def _jobs(paths: Sequence[Path], errands: Sequence[bytes]) -> list[Job]:
    """Return the jobs, the largest first, lest one long document be begun when all others are done."""
    wanted = errands or (b"",) * len(paths)
    jobs = [Job(position, path, errand) for position, (path, errand) in enumerate(zip(paths, wanted, strict=True))]
    return sorted(jobs, key=lambda job: -_size(job.path))


def _outcomes(task: Task[T], jobs: Sequence[Job], workers: int, recycling: Recycling) -> Iterator[Outcome[T]]:
    by_position = {job.position: job for job in jobs}
    died: list[Job] = []
    for attempt in Crew(task, jobs, workers, recycling).attempts():
        if attempt.died:
            died.append(by_position[attempt.outcome.position])
        else:
            yield attempt.outcome
    for attempt in Crew(task, died, 1, _ALONE).attempts():
        yield attempt.outcome


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
