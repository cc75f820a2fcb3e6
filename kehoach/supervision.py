"""Reading under supervision: long-lived workers, one document in flight in each, every end of one a typed verdict."""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from ingest.errors import OutOfMemory, ReaderDied
from ingest.limits import Limits
from kehoach.supervised import Answer, Died, Recycling, Supervised
from kehoach.wire import Request, Verdict

__all__ = ["Outcome", "Recycling", "Verdict", "outcomes"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What reading a file gave: the reading, or the verdict why there is none. `position` is the file's in the list."""

    position: int
    path: Path
    reading: T | None
    verdict: Verdict | None


_Result = tuple[int, Answer | Died | BaseException]


def outcomes(
    paths: Sequence[Path],
    *,
    reader: str,
    reading_type: type[T],
    workers: int,
    limits: Limits,
    recycling: Recycling,
) -> Iterator[Outcome[T]]:
    """Yield the outcome of each file as it comes; neither their order nor the number of workers changes any of them.

    `reader` is "module:function" of (path, limits, progress). A file whose worker died is read once more after the
    others, alone in a fresh worker, then gets its verdict. Whatever ends this iteration ends every worker.
    """
    decoder = msgspec.msgpack.Decoder(reading_type)
    again: list[int] = []
    crew = _Crew(paths, reader, workers, limits, recycling)
    try:
        for position, answer in crew.results():
            if isinstance(answer, Died):
                again.append(position)
            else:
                yield _outcome(position, paths[position], answer, decoder)
        for position in sorted(again):
            yield _outcome(position, paths[position], crew.alone(position), decoder)
    finally:
        crew.dismiss()


def _outcome(position: int, path: Path, answer: Answer | Died, decoder: msgspec.msgpack.Decoder[T]) -> Outcome[T]:
    """Return the outcome of an answer; its types are checked, for it comes from a process that read a hostile file."""
    if isinstance(answer, Died):
        return Outcome(position, path, None, Verdict(ReaderDied.reason, answer.detail))
    if answer.verdict is not None:
        return Outcome(position, path, None, answer.verdict)
    try:
        return Outcome(position, path, decoder.decode(answer.payload), None)
    except msgspec.DecodeError as error:
        return Outcome(position, path, None, Verdict(ReaderDied.reason, str(error)))


class _Crew:
    """The workers of a run, each with a thread that hands it one file after the other."""

    def __init__(self, paths: Sequence[Path], reader: str, workers: int, limits: Limits, recycling: Recycling) -> None:
        self._paths, self._reader, self._limits, self._recycling = paths, reader, limits, recycling
        self._jobs: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._done: queue.SimpleQueue[_Result] = queue.SimpleQueue()
        self._workers: list[Supervised] = []
        self._lock = threading.Lock()
        self._dismissed = False
        self._encoder = msgspec.msgpack.Encoder()
        # The largest first: a long file begun last would keep the others waiting at the end.
        for position in sorted(range(len(paths)), key=lambda k: -_size_bytes(paths[k])):
            self._jobs.put(position)
        for _ in range(min(workers, len(paths))):
            threading.Thread(target=self._serve, daemon=True).start()

    def results(self) -> Iterator[tuple[int, Answer | Died]]:
        """Yield the answer to each file, in the order they come."""
        for _ in range(len(self._paths)):
            position, answer = self._done.get()
            if isinstance(answer, BaseException):
                raise answer
            yield position, answer

    def alone(self, position: int) -> Answer | Died:
        """Return the answer to one file read in a fresh worker while nothing else is read."""
        worker = self._hired()
        try:
            return worker.answer(self._request(position), self._limits)
        finally:
            worker.end()

    def dismiss(self) -> None:
        """End every worker and all that they started."""
        with self._lock:
            self._dismissed = True
            workers = list(self._workers)
        for worker in workers:
            worker.end()

    def _serve(self) -> None:
        """Hand files to one worker after the other until none is left."""
        worker: Supervised | None = None
        position = -1
        try:
            while True:
                position = self._jobs.get_nowait()
                worker = worker or self._hired()
                answer = worker.answer(self._request(position), self._limits)
                self._done.put((position, answer))
                if isinstance(answer, Died) or worker.is_to_replace(self._recycling) or _is_memory(answer):
                    worker.end()
                    worker = None
        except queue.Empty:
            pass
        except (OSError, RuntimeError) as error:
            self._done.put((position, error))
        if worker is not None:
            worker.end()

    def _hired(self) -> Supervised:
        worker = Supervised(self._reader)
        with self._lock:
            self._workers = [w for w in self._workers if w.is_alive] + [worker]
            dismissed = self._dismissed
        if dismissed:
            worker.end()
        worker.wait_until_ready()
        return worker

    def _request(self, position: int) -> bytes:
        return self._encoder.encode(Request(os.fspath(self._paths[position].absolute()), self._limits))


def _is_memory(answer: Answer) -> bool:
    return answer.verdict is not None and answer.verdict.reason == OutOfMemory.reason


def _size_bytes(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
