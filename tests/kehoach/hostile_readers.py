"""Readers that misbehave, each told by the first word of the file it is given; "good" files are read properly."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import Damaged
from ingest.limits import Limits


@dataclass(frozen=True, slots=True)
class Reading:
    """What a good file gives: its words and the process that read it."""

    words: tuple[str, ...]
    process_id: int


def read(path: Path, limits: Limits, progress: Callable[[], None]) -> Reading:
    """Behave as the file's first word says."""
    words = tuple(path.read_text("utf-8").split())
    if words[0] == "killed_once":
        _killed_once(path.with_suffix(".once"))
    _BEHAVIOURS.get(words[0], _nothing)(progress)
    return Reading(words, os.getpid())


def garbled(path: Path, limits: Limits, progress: Callable[[], None]) -> dict[str, str]:
    """Give something other than a reading."""
    return {"words": "not a tuple"}


def _nothing(progress: Callable[[], None]) -> None:
    return


def _sleep(progress: Callable[[], None]) -> None:
    time.sleep(600)


def _sleep_and_beat(progress: Callable[[], None]) -> None:
    while True:
        time.sleep(0.05)
        progress()


def _spin(progress: Callable[[], None]) -> None:
    while True:
        progress()


def _allocate(progress: Callable[[], None]) -> None:
    held = []
    while True:
        held.append(bytearray(50_000_000))


def _allocate_in_c(progress: Callable[[], None]) -> None:
    sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'\n")
    sys.stderr.flush()
    os.abort()


def _fork(progress: Callable[[], None]) -> None:
    for _ in range(3):
        if os.fork() == 0:
            time.sleep(600)
    time.sleep(600)


def _leave_child(progress: Callable[[], None]) -> None:
    subprocess.Popen(["sleep", "600"])


def _segfault(progress: Callable[[], None]) -> None:
    ctypes.string_at(0)


def _print(progress: Callable[[], None]) -> None:
    line = b"x" * 1_000_000
    for _ in range(1_000):
        os.write(1, line)


def _raise(progress: Callable[[], None]) -> None:
    raise KeyError("a bug of ours")


def _recurse(progress: Callable[[], None]) -> None:
    _recurse(progress)


def _killed_once(trace: Path) -> None:
    if not trace.exists():
        trace.touch()
        os.kill(os.getpid(), signal.SIGKILL)


def _hold(progress: Callable[[], None]) -> None:
    """Leave behind a child of its own session that Python did not fork, holding the wire."""
    if ctypes.CDLL(None).fork() == 0:
        os.setsid()
        time.sleep(600)
    os._exit(0)


def _stray(progress: Callable[[], None]) -> None:
    subprocess.Popen(["sleep", "600"], start_new_session=True)


def _fork_and_return(progress: Callable[[], None]) -> None:
    os.fork()


def _leave_thread(progress: Callable[[], None]) -> None:
    threading.Thread(target=time.sleep, args=(600,)).start()


def _leave_thread_and_raise(progress: Callable[[], None]) -> None:
    _leave_thread(progress)
    raise KeyError("a bug of ours")


def _leave_file(progress: Callable[[], None]) -> None:
    Path(tempfile.mkdtemp(), "left").touch()
    os._exit(0)


def _garbage(progress: Callable[[], None]) -> None:
    for number in range(3, 64):
        with contextlib.suppress(OSError):
            if Path(f"/proc/self/fd/{number}").readlink().name.startswith("pipe:"):
                os.write(number, b"\x00\x00\x00\x04rubbish")
    time.sleep(600)


_BEHAVIOURS: dict[str, Callable[[Callable[[], None]], object]] = {
    "sleep": _sleep,
    "sleep_and_beat": _sleep_and_beat,
    "spin": _spin,
    "allocate": _allocate,
    "allocate_in_c": _allocate_in_c,
    "fork": _fork,
    "leave_child": _leave_child,
    "segfault": _segfault,
    "print": _print,
    "raise": _raise,
    "recurse": _recurse,
    "hold": _hold,
    "stray": _stray,
    "fork_and_return": _fork_and_return,
    "leave_thread": _leave_thread,
    "leave_thread_and_raise": _leave_thread_and_raise,
    "leave_file": _leave_file,
    "garbage": _garbage,
    "quote": lambda progress: int("mật"),
    "exit": lambda progress: os._exit(0),
    "abort": lambda progress: os.abort(),
    "stop": lambda progress: os.kill(os.getpid(), signal.SIGSTOP),
    "close": lambda progress: os.closerange(3, 64),
    "damaged": lambda progress: (_ for _ in ()).throw(Damaged("bad file")),
}
