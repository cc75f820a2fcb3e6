"""One worker seen from its parent: started, asked, timed, classified when it dies, ended with all it started."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import BinaryIO, cast

import msgspec

from ingest.errors import NoProgress, OutOfMemory, TimedOut, TooLarge
from ingest.limits import Limits
from kehoach.isolation import end_group, is_killed, is_out_of_cpu
from kehoach.wire import BrokenWire, Frame, Kind, TooLong, Verdict, read_frame, write_request

_START_SECONDS = 120
_MOST_ANSWER_BYTES = 200_000_000
_KEPT_ERROR_CHUNKS = 16
_CHUNK_BYTES = 4096
_OUT_OF_MEMORY = ("bad_alloc", "MemoryError", "out of memory", "Cannot allocate memory", "memory allocation of")


@dataclass(frozen=True, slots=True)
class Recycling:
    """When a worker is replaced: after so many files, or when it has grown by so much since it was ready."""

    files: int = 200
    growth_bytes: int = 150_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A worker's answer: the encoded reading, or the verdict."""

    payload: bytes
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class Died:
    """The worker died and nothing tells why: its exit and last words are for the log."""

    detail: str


class Supervised:
    """A worker process in a session of its own."""

    def __init__(self, reader: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kehoach.worker", reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self._frames: queue.SimpleQueue[Frame | BrokenWire | None] = queue.SimpleQueue()
        self._last_words: deque[bytes] = deque(maxlen=_KEPT_ERROR_CHUNKS)
        self._files = 0
        self._growth_bytes = 0
        # A thread per stream waits for it: pipes cannot be waited for otherwise on every system.
        for pump in (self._pump_frames, self._pump_errors):
            threading.Thread(target=pump, daemon=True).start()

    @property
    def is_alive(self) -> bool:
        """True while the process runs."""
        return self._process.poll() is None

    def wait_until_ready(self) -> None:
        """Wait until the worker has loaded its reader; raise RuntimeError where it cannot."""
        try:
            frame = self._frames.get(timeout=_START_SECONDS)
        except queue.Empty:
            frame = None
        if not isinstance(frame, Frame) or frame.kind is not Kind.READY:
            self.end()
            raise RuntimeError(f"a reading process cannot start: {self._words()}")

    def answer(self, request: bytes, limits: Limits) -> Answer | Died:
        """Return the answer to an encoded request; a limit reached ends the worker and is a verdict at once."""
        self._files += 1
        try:
            write_request(cast(BinaryIO, self._process.stdin), request)
        except OSError:
            return self._ended()
        begun = beaten = time.monotonic()
        while True:
            wall, progress = begun + limits.wall_seconds, beaten + limits.no_progress_seconds
            try:
                frame = self._frames.get(timeout=max(0.0, min(wall, progress) - time.monotonic()))
            except queue.Empty:
                self.end()
                return Answer(b"", Verdict((TimedOut if wall <= progress else NoProgress).reason))
            if isinstance(frame, BrokenWire):
                self.end()
                is_long = isinstance(frame, TooLong)
                return Answer(b"", Verdict(TooLarge.reason, str(frame))) if is_long else Died(str(frame))
            if frame is None:
                return self._ended()
            if frame.kind is not Kind.PROGRESS:
                return self._answered(frame)
            beaten = time.monotonic()

    def is_to_replace(self, recycling: Recycling) -> bool:
        """True where the worker has read enough files, has grown too much, or is gone."""
        worn = self._files >= recycling.files or self._growth_bytes > recycling.growth_bytes
        return worn or not self.is_alive

    def end(self) -> None:
        """End the worker and every process it started."""
        end_group(self._process)

    def _answered(self, frame: Frame) -> Answer | Died:
        self._growth_bytes = frame.growth_bytes
        if frame.kind is Kind.READING:
            return Answer(frame.payload)
        try:
            return Answer(b"", msgspec.msgpack.decode(frame.payload, type=Verdict))
        except msgspec.DecodeError as error:
            return Died(str(error))

    def _ended(self) -> Answer | Died:
        """Return the verdict on a worker whose wire has ended: a limit where the system says so, else it died."""
        try:
            returncode = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            returncode = 0
        self.end()
        words = self._words()
        if is_out_of_cpu(returncode):
            return Answer(b"", Verdict(TimedOut.reason))
        if is_killed(returncode) or any(sign in words for sign in _OUT_OF_MEMORY):
            return Answer(b"", Verdict(OutOfMemory.reason))
        return Died(f"exit {returncode}: {words[-400:]}")

    def _words(self) -> str:
        return b"".join(self._last_words).decode("utf-8", "replace")

    def _pump_frames(self) -> None:
        stream = cast(BinaryIO, self._process.stdout)
        try:
            while (frame := read_frame(stream, _MOST_ANSWER_BYTES)) is not None:
                self._frames.put(frame)
        except BrokenWire as error:
            self._frames.put(error)
        self._frames.put(None)

    def _pump_errors(self) -> None:
        stream = cast(BinaryIO, self._process.stderr)
        while chunk := stream.read1(_CHUNK_BYTES):  # type: ignore[attr-defined]
            self._last_words.append(chunk)
