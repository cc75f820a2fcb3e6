"""The jobs of a crew: what is waiting to be read, shared by its threads, and added to while they work."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from threading import Condition


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: its place among the paths, and what is wanted of it.

    `is_next`: it is read before those that wait.
    """

    position: int
    path: Path
    errand: bytes = b""
    is_next: bool = False


class Jobs:
    """A queue that threads take jobs from; one that finds it empty waits until there is a job, or no more will come."""

    def __init__(self, jobs: Iterable[Job]) -> None:
        self._waiting = deque(jobs)
        self._changed = Condition()
        self._is_closed = False

    def add(self, job: Job) -> None:
        """Let a job wait, as the next one or the last."""
        with self._changed:
            if job.is_next:
                self._waiting.appendleft(job)
            else:
                self._waiting.append(job)
            self._changed.notify()

    def next(self) -> Job | None:
        """Return the next job, None once the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_closed)
            return None if self._is_closed else self._waiting.popleft()

    def close(self) -> None:
        """Let nobody take a job any more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
