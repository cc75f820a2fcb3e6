"""A worker: started by kehoach.reader_process with MODULE:FUNCTION, reads document after document till its pipe closes.

What the function raises beside UnreadableError and MemoryError ends the worker; the supervisor tells what it means.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from ingest.errors import OutOfMemory, TooLarge, UnreadableError
from kehoach import isolation, wire

Reader = Callable[..., object]
"""Reads a document: (path, limits, progress), and what is wanted of it where the request says; it calls `progress` back
at each page or table, lest the document be taken for stuck."""

PREPARE = "prepare"
"""The function of a reader's module that loads what every document needs, where it has one."""

BEAT_SECONDS = 0.2
YOUNG_OBJECTS = 100_000
DETAIL_LENGTH = 500
TRACEBACK_FRAMES = 20
FAILED = 70


def main() -> None:
    """Load the reader, say so, and read what is asked for."""
    sys.excepthook = _die
    requests, answers = isolation.private_wire()
    isolation.settle()
    desk = Desk(_loaded(sys.argv[1]), answers)
    # What the imports made lives to the end: no collection need look at it again.
    gc.collect()
    gc.freeze()
    # What a document makes lives until it is answered: looking for rubbish among it finds none.
    gc.set_threshold(YOUNG_OBJECTS)
    wire.send(answers, wire.Ready(isolation.resident_bytes()))
    incoming = wire.Incoming(requests, wire.requests(), wire.DEFAULT_MESSAGE_BYTES)
    while True:
        try:
            request = incoming.next()
        except EOFError:
            os._exit(0)
        desk.serve(request)


class Desk:
    """Reads the documents asked for, one at a time, and answers each."""

    def __init__(self, reader: Reader, answers: BinaryIO) -> None:
        self._reader = reader
        self._answers = answers
        self._process = os.getpid()
        self._threads = threading.active_count()
        self._next_beat = 0.0
        self._encoder = msgspec.msgpack.Encoder()

    def serve(self, request: wire.Request) -> None:
        """Read one document within its limits and send what came of it."""
        answer = self._answer(request)
        # A child that the reader forked and that came back here is no worker.
        if os.getpid() != self._process:
            os._exit(0)
        wire.send(self._answers, answer)

    def _answer(self, request: wire.Request) -> wire.Reading | wire.Refusal:
        isolation.allow(request.limits)
        try:
            content = self._encoder.encode(self._read(request))
        except UnreadableError as error:
            return self._refusal(request, error.reason, error.detail[:DETAIL_LENGTH])
        except MemoryError:
            isolation.allow_any_memory()
            return self._refusal(request, OutOfMemory.reason, f"memory_bytes={request.limits.memory_bytes}", worn=True)
        if len(content) > request.message_bytes:
            return self._refusal(request, TooLarge.reason, f"message_bytes={request.message_bytes}", worn=True)
        return wire.Reading(request.serial, content, isolation.resident_bytes(), self._is_worn())

    def _read(self, request: wire.Request) -> object:
        path = Path(os.fsdecode(request.path))
        if request.errand:
            return self._reader(path, request.limits, self._progress, request.errand)
        return self._reader(path, request.limits, self._progress)

    def _refusal(self, request: wire.Request, reason: str, detail: str, *, worn: bool = False) -> wire.Refusal:
        return wire.Refusal(request.serial, reason, detail, isolation.resident_bytes(), worn or self._is_worn())

    def _is_worn(self) -> bool:
        return threading.active_count() > self._threads or isolation.has_children()

    def _progress(self) -> None:
        now = time.monotonic()
        if now >= self._next_beat:
            self._next_beat = now + BEAT_SECONDS
            wire.send(self._answers, wire.Beat())


def _loaded(name: str) -> Reader:
    """Return the reader; what its module prepares, if anything, is loaded beside it and is no document's memory."""
    module_name, _, function = name.partition(":")
    module = importlib.import_module(module_name)
    if hasattr(module, PREPARE):
        getattr(module, PREPARE)()
    reader: Reader = getattr(module, function)
    return reader


def _die(kind: type[BaseException], error: BaseException, frames: TracebackType | None) -> None:
    """Print where it happened but not the error's message, which may quote the document, and end at once."""
    traceback.print_tb(frames, limit=-TRACEBACK_FRAMES)
    print(kind.__qualname__, file=sys.stderr, flush=True)
    os._exit(FAILED)
