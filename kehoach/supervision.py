"""Reading under supervision: documents → outcomes, each read in a worker process within its limits.

A document whose worker died is read once more, alone in a fresh worker, after all others; its neighbours lose nothing.
What comes of one may give rise to more: the pages of a scan are jobs of their own.
"""

from __future__ import annotations

import time
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
from kehoach.jobs import Job, Jobs
from kehoach.reader_process import DEFAULT_RECYCLING, ReaderProcess, ReaderUnavailable, Recycling

__all__ = ["Job", "Outcome", "ReaderUnavailable", "Recycling", "Verdict", "outcomes", "unreadable"]

_WAKE_SECONDS = 1.0
"""How often the waiting caller is woken, for Windows to deliver an interrupt."""
_ALONE = Recycling(files=1)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of one job: a reading or a verdict, never both."""

    job: Job
    reading: T | None
    verdict: Verdict | None
    seconds: float

    @property
    def position(self) -> int:
        """The document's place among the paths."""
        return self.job.position

    @property
    def path(self) -> Path:
        """Where the document lies."""
        return self.job.path


def outcomes(
    paths: Sequence[Path],
    *,
    reader: str,
    reading_type: type[T],
    workers: int,
    limits: Limits,
    recycling: Recycling = DEFAULT_RECYCLING,
    message_bytes: int = wire.DEFAULT_MESSAGE_BYTES,
    errands: Sequence[bytes] = (),
    more: Callable[[Outcome[T]], Iterable[Job]] | None = None,
    variables: Mapping[str, str] | None = None,
) -> Iterator[Outcome[T]]:
    """Yield each job's outcome as it is there, in no order; raise ReaderUnavailable if the reader cannot start.

    `reader` is MODULE:FUNCTION, called in the workers with (path, limits, progress); what it returns is of
    `reading_type` and checked to be. Neither may hold a union of two dataclasses, which msgspec cannot tell apart.
    `errands`, where given, say what is wanted of each document, encoded as the reader expects: its fourth argument.
    `more` is asked, in the caller's thread, for the jobs that an outcome gives rise to.
    `variables` are added to the workers' environment.
    """
    task = Task(reader, reading_type, limits, message_bytes, variables or {})
    died: list[Job] = []
    first = Crew(task, _jobs(paths, errands), workers, recycling)
    for attempt in first.attempts():
        if attempt.died:
            died.append(attempt.outcome.job)
        else:
            first.add(more(attempt.outcome) if more is not None else ())
            yield attempt.outcome
    last = Crew(task, died, 1, _ALONE)
    for attempt in last.attempts():
        last.add(more(attempt.outcome) if more is not None else ())
        yield attempt.outcome


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


class Crew(Generic[T]):
    """Threads with one worker each that share the jobs, in the order given."""

    def __init__(self, task: Task[T], jobs: Sequence[Job], size: int, recycling: Recycling) -> None:
        self._task = task
        self._jobs = Jobs(jobs)
        self._to_come = len(jobs)
        self._size = size
        self._recycling = recycling
        self._processes: set[ReaderProcess] = set()
        self._changing = Lock()
        self._is_stopped = False
        self._arrivals: SimpleQueue[Attempt[T] | Future[None]] = SimpleQueue()

    def add(self, jobs: Iterable[Job]) -> None:
        """Let jobs be done as well; called between two attempts, in the thread that takes them."""
        for job in jobs:
            self._to_come += 1
            self._jobs.add(job)

    def attempts(self) -> Iterator[Attempt[T]]:
        """Yield each job's attempt as it is there; left early, by whatever way, all workers are killed."""
        if not self._to_come:
            return
        with ThreadPoolExecutor(self._size) as threads:
            try:
                for _ in range(self._size):
                    threads.submit(self._work).add_done_callback(self._arrivals.put)
                while self._to_come:
                    arrival = self._arrival()
                    if isinstance(arrival, Attempt):
                        self._to_come -= 1
                        yield arrival
                    else:
                        # A thread ends before the jobs do only by an error, which comes out here.
                        arrival.result()
            finally:
                self._stop()

    def _arrival(self) -> Attempt[T] | Future[None]:
        while True:
            try:
                return self._arrivals.get(timeout=_WAKE_SECONDS)
            except Empty:
                continue

    def _stop(self) -> None:
        self._jobs.close()
        with self._changing:
            self._is_stopped = True
            for process in self._processes:
                process.kill()

    def _work(self) -> None:
        decoder = msgspec.msgpack.Decoder(self._task.reading_type)
        process: ReaderProcess | None = None
        try:
            while (job := self._jobs.next()) is not None:
                if process is None:
                    process = self._hired()
                    if process is None:
                        break
                    process.wait_until_ready()
                self._arrivals.put(self._attempt(process, decoder, job))
                if process.is_spent(self._recycling):
                    self._dismiss(process)
                    process = None
        finally:
            if process is not None:
                self._dismiss(process)

    def _hired(self) -> ReaderProcess | None:
        """Return a new worker, None where the crew was stopped."""
        with self._changing:
            if self._is_stopped:
                return None
            process = ReaderProcess(self._task.reader, self._task.message_bytes, self._task.variables)
            self._processes.add(process)
            return process

    def _dismiss(self, process: ReaderProcess) -> None:
        process.end()
        with self._changing:
            self._processes.discard(process)

    def _attempt(self, process: ReaderProcess, decoder: msgspec.msgpack.Decoder[T], job: Job) -> Attempt[T]:
        began = time.monotonic()
        answer = process.read(job.path, self._task.limits, job.errand)
        if isinstance(answer, wire.Reading):
            try:
                reading = decoder.decode(answer.content)
                return Attempt(Outcome(job, reading, None, time.monotonic() - began), died=False)
            except (msgspec.DecodeError, RecursionError):
                process.end()
                answer = Death(Verdict(ReaderDied.reason, f"reading is no {self._task.reading_type.__name__}"))
        died = isinstance(answer, Death)
        verdict = answer.verdict if isinstance(answer, Death) else answer
        return Attempt(Outcome(job, None, verdict, time.monotonic() - began), died)


def _jobs(paths: Sequence[Path], errands: Sequence[bytes]) -> list[Job]:
    """Return the jobs, the largest first, lest one long document be begun when all others are done."""
    wanted = errands or (b"",) * len(paths)
    jobs = [Job(position, path, errand) for position, (path, errand) in enumerate(zip(paths, wanted, strict=True))]
    return sorted(jobs, key=lambda job: -_size(job.path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
