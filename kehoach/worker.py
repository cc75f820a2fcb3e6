"""A worker: reads file after file and answers over its private wire. python -m kehoach.worker MODULE:FUNCTION"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from ingest.errors import OutOfMemory, UnreadableError
from ingest.limits import Limits
from kehoach.isolation import hold_to, resident_bytes, without_core_dump
from kehoach.wire import Frame, Kind, Request, Verdict, read_request, write_frame

Reader = Callable[[Path, Limits, Callable[[], None]], object]

_BEAT_SECONDS = 0.2
_FRAMES_SHOWN = 12


def main(reader_name: str) -> None:
    """Serve requests until the parent closes the wire; what a reader prints goes to the error stream, not the wire."""
    requests, answers = _private_wire()
    without_core_dump()
    sys.excepthook = _last_words
    module, _, function = reader_name.partition(":")
    reader: Reader = getattr(importlib.import_module(module), function)
    gc.collect()
    gc.freeze()
    ready_bytes = resident_bytes()
    encoder, decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Request)
    write_frame(answers, Frame(Kind.READY, 0, b""))
    while (payload := read_request(requests)) is not None:
        request = decoder.decode(payload)
        hold_to(request.limits)
        kind, answer = _answer(reader, request, encoder, _Beat(answers))
        write_frame(answers, Frame(kind, max(0, resident_bytes() - ready_bytes), answer))


def _answer(reader: Reader, request: Request, encoder: msgspec.msgpack.Encoder, beat: _Beat) -> tuple[Kind, bytes]:
    """Return the reading, or the verdict on a file that cannot be read; any other exception ends this process."""
    try:
        return Kind.READING, encoder.encode(reader(Path(request.path), request.limits, beat))
    except UnreadableError as error:
        return Kind.VERDICT, encoder.encode(Verdict(error.reason, error.detail))
    except MemoryError:
        return Kind.VERDICT, encoder.encode(Verdict(OutOfMemory.reason))


def _last_words(kind: type[BaseException], error: BaseException, frames: TracebackType | None) -> None:
    """Print where an exception came from, not what it says: its words may quote the document."""
    traceback.print_tb(frames, limit=-_FRAMES_SHOWN)
    sys.stderr.write(f"{kind.__qualname__}\n")


class _Beat:
    """Tells the parent that reading goes on, a few times a second at most."""

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._last = time.monotonic()

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self._last >= _BEAT_SECONDS:
            self._last = now
            write_frame(self._answers, Frame(Kind.PROGRESS, 0, b""))


def _private_wire() -> tuple[BinaryIO, BinaryIO]:
    """Return the streams from and to the parent on descriptors of their own; what prints then goes to stderr."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    return requests, answers


if __name__ == "__main__":
    main(sys.argv[1])
