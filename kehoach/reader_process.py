"""One worker as its supervisor holds it: asked, watched by the clock, and ended with all that it started."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import BinaryIO, cast

from ingest.errors import ReaderDied
from ingest.limits import Limits
from kehoach import ending, isolation, wire
from kehoach.clock import Clock
from kehoach.ending import Death, Exit, Verdict

START_SECONDS = 120
LAST_WORDS_BYTES = 4_000
"""How much of a worker's stderr is kept."""
LOOK_SECONDS = 1.0
"""How often a silent worker is looked at: a child of its own may hold the pipe open after its death."""
FAREWELL_SECONDS = 0.5
"""How long a worker that closed its pipe has to end, and its last words to arrive."""
_CHUNK_BYTES = 65_536
_START = "import os, sys; sys.path[:] = sys.argv.pop().split(os.pathsep); from kehoach.worker import main; main()"
"""Only once Python is up, the supervisor's import path: before, a script's folder would hide the standard library."""
_THREADS_VARIABLES = ("OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
_ARENAS_VARIABLE = "MALLOC_ARENA_MAX"
_FOLDER_VARIABLES = ("TMPDIR", "TEMP", "TMP")

logger = logging.getLogger(__name__)

Message = wire.Ready | wire.Reading | wire.Refusal


class ReaderUnavailable(RuntimeError):
    """The worker did not start: the reader cannot be imported, or this machine cannot run it."""


@dataclass(frozen=True, slots=True)
class Recycling:
    """When a worker is replaced by a fresh one: after so many files, or once it has grown by so much."""

    files: int = 200
    growth_bytes: int = 300_000_000


DEFAULT_RECYCLING = Recycling()


class ReaderProcess:
    """A worker process and the two threads that listen to its pipes. The thread that made it alone asks and ends it.

    `kill` may be called by any thread: the one that waits for an answer then finds the worker dead.
    """

    def __init__(self, reader: str, message_bytes: int, variables: Mapping[str, str] | None = None) -> None:
        self._message_bytes = message_bytes
        self._clock = Clock(Limits(wall_seconds=START_SECONDS, no_progress_seconds=START_SECONDS))
        self._folder = tempfile.mkdtemp(prefix="kehoach-reading-")
        path = os.pathsep.join(entry for entry in sys.path if entry)
        command = [sys.executable, "-P", "-X", "faulthandler", "-c", _START, reader, path]
        self._process = isolation.started(command, {**environment(os.environ, self._folder), **(variables or {})})
        self._requests = cast(BinaryIO, self._process.stdin)
        self._arrivals: SimpleQueue[Message | None] = SimpleQueue()
        self._last_words = b""
        self._documents = self._start_bytes = self._growth_bytes = 0
        self._is_worn = self._has_ended = False
        self._exit = Exit(0, b"", 0)
        self._ending = threading.Lock()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._drain = threading.Thread(target=self._keep_last_words, daemon=True)
        self._listener.start()
        self._drain.start()

    def wait_until_ready(self) -> None:
        """Return once the worker has loaded its reader; raise ReaderUnavailable, the worker ended, if it does not."""
        message = self._arrival()
        if not isinstance(message, wire.Ready):
            isolation.gone(self._process, FAREWELL_SECONDS)
            ended = self.end()
            raise ReaderUnavailable(
                f"a reading process cannot start: {ended.name}\n{ended.last_words.decode(errors='replace')}"
            )
        self._start_bytes = message.resident_bytes

    def read(self, path: Path, limits: Limits, errand: bytes = b"") -> wire.Reading | Verdict | Death:
        """Return the worker's answer for one document, or what its end means; then see `is_spent`."""
        self._documents += 1
        self._clock = Clock(limits)
        request = wire.Request(self._documents, os.fsencode(path), limits, self._message_bytes, errand)
        with contextlib.suppress(BrokenPipeError):
            wire.send(self._requests, request)
        answer = self._arrival()
        if isinstance(answer, Verdict):
            self.end()
            return answer
        if answer is None or isinstance(answer, wire.Ready) or answer.serial != request.serial:
            return self._judged(limits)
        self._growth_bytes = answer.resident_bytes - self._start_bytes
        self._is_worn = answer.worn
        if isinstance(answer, wire.Reading):
            return answer
        return Verdict(answer.reason, answer.detail) if ending.is_known(answer.reason) else self._judged(limits)

    def is_spent(self, recycling: Recycling) -> bool:
        """Tell whether this worker must be replaced before the next document."""
        grown = self._growth_bytes > recycling.growth_bytes
        return self._has_ended or self._is_worn or grown or self._documents >= recycling.files

    def kill(self) -> None:
        """Kill the worker and its group, unless they are ended already."""
        with self._ending:
            if not self._has_ended:
                isolation.kill_group(self._process)

    def end(self) -> Exit:
        """Kill the worker, its group and what strayed from it; return how it ended."""
        with self._ending:
            if self._has_ended:
                return self._exit
            isolation.kill_group(self._process)
            status, peak_bytes = isolation.reaped(self._process)
            self._has_ended = True
        isolation.kill_strays(self._folder)
        self._drain.join(FAREWELL_SECONDS)
        with contextlib.suppress(OSError):
            self._requests.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._exit = Exit(status, self._last_words, peak_bytes - self._start_bytes)
        return self._exit

    def _arrival(self) -> Message | Verdict | None:
        while (reached := self._clock.verdict) is None:
            try:
                return self._arrivals.get(timeout=min(LOOK_SECONDS, max(0, self._clock.seconds_left)))
            except Empty:
                if isolation.gone(self._process):
                    return None
        return reached

    def _judged(self, limits: Limits) -> Verdict | Death:
        ended_itself = isolation.gone(self._process, FAREWELL_SECONDS)
        ended = self.end()
        logger.warning("worker: %s: %s", ended.name, ended.last_words.decode(errors="replace"))
        if ended_itself:
            return ending.of_exit(ended, limits)
        return Death(Verdict(ReaderDied.reason, "closed its pipe or sent what is no answer"))

    def _listen(self) -> None:
        with cast(BinaryIO, self._process.stdout) as stream:
            incoming = wire.Incoming(stream, wire.answers(), self._message_bytes)
            with contextlib.suppress(EOFError, wire.Garbled):
                while True:
                    message = incoming.next()
                    self._clock.sign() if isinstance(message, wire.Beat) else self._arrivals.put(message)
            self._arrivals.put(None)

    def _keep_last_words(self) -> None:
        with cast(BinaryIO, self._process.stderr) as stream:
            while chunk := os.read(stream.fileno(), _CHUNK_BYTES):
                self._last_words = (self._last_words + chunk)[-LAST_WORDS_BYTES:]


def environment(own: Mapping[str, str], folder: str) -> dict[str, str]:
    """Return a worker's environment: its own, one thread, temporary files in a folder.

    glibc's further arenas take address space, which the limit on memory counts, and none of it is used.
    """
    return {
        **own,
        **dict.fromkeys(_THREADS_VARIABLES, "1"),
        **dict.fromkeys(_FOLDER_VARIABLES, folder),
        _ARENAS_VARIABLE: "1",
    }
