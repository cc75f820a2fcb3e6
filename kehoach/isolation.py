"""What holds a worker: limits it lays on itself, and the group of processes in which its children die with it.

Linux has all of it. macOS has the limits but does not enforce the one on memory. Windows has no limits here: there the
supervisor's clocks alone end a document, and taskkill ends its children.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

from ingest.limits import Limits

if sys.platform == "win32":
    import msvcrt
else:
    import resource

_PROC = Path("/proc")
_PR_SET_PDEATHSIG = 1
_SOON_SECONDS = 0.005


# In the worker.


def private_wire() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes away from stdin and stdout, which then lead nowhere: a library's printing stays off the wire."""
    wires = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    if sys.platform == "win32":
        for wire in wires:
            msvcrt.setmode(wire, os.O_BINARY)
    requests, answers = open(wires[0], "rb"), open(wires[1], "wb")  # noqa: SIM115, PTH123 (held to the end)
    if sys.platform != "win32":
        os.register_at_fork(after_in_child=requests.close)
        os.register_at_fork(after_in_child=answers.close)
    return requests, answers


def settle() -> None:
    """Leave no core file, die with the supervisor, and be the first to go where the whole machine lacks memory."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        with contextlib.suppress(OSError):
            (_PROC / "self" / "oom_score_adj").write_text("500")


def allow(limits: Limits) -> None:
    """Let this process use that much memory and processor time from now on."""
    if sys.platform != "win32":
        _allow(resource.RLIMIT_AS, _statm()[0] + limits.memory_bytes)
        _allow(resource.RLIMIT_CPU, math.ceil(time.process_time() + limits.cpu_seconds))


def allow_any_memory() -> None:
    """Lift the limit on memory, to report that it was reached."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (resource.getrlimit(resource.RLIMIT_AS)[1],) * 2)


def resident_bytes() -> int:
    """Return the memory this process has now, at its peak where only that is known, 0 where neither is."""
    return _statm()[1] or peak_bytes()


def has_children() -> bool:
    """Tell whether a child of this process is left, running or dead; False where that cannot be known."""
    if sys.platform == "win32":
        return False
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return False
    return True


# In the supervisor.


def started(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """Start a worker with pipes on its three streams, as the head of a group of its own."""
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    else:
        group = 0
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment, start_new_session=True, creationflags=group
    )


def gone(process: subprocess.Popen[bytes], within_seconds: float = 0) -> bool:
    """Tell whether a worker has ended, its status left to be reaped so that its number is given to no other."""
    end = time.monotonic() + within_seconds
    while not _gone(process):
        if time.monotonic() >= end:
            return False
        time.sleep(_SOON_SECONDS)
    return True


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker not yet reaped, and all that it started in its group."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)


def reaped(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Wait for a killed worker; return its exit status and the most memory it ever had, 0 where that is not known."""
    if sys.platform == "win32":
        return process.wait(), 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = usage.ru_maxrss * _peak_unit()
    # At the fork the kernel counts the supervisor's pages as the child's: a peak no higher than those tells nothing.
    return process.returncode, peak if peak > peak_bytes() else 0


def kill_strays(mark: str) -> None:
    """Kill what left its group, told by the mark in the environment it was started with (Linux only)."""
    if sys.platform == "linux":
        for process in _PROC.iterdir():
            with contextlib.suppress(OSError):
                if process.name.isdigit() and os.fsencode(mark) in (process / "environ").read_bytes():
                    os.kill(int(process.name), signal.SIGKILL)


def _statm() -> tuple[int, int]:
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            sizes = (_PROC / "self" / "statm").read_bytes().split()
            return int(sizes[0]) * resource.getpagesize(), int(sizes[1]) * resource.getpagesize()
    return 0, 0


def peak_bytes() -> int:
    """Return the most memory this process ever had, 0 where that is not known."""
    if sys.platform != "win32":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _peak_unit()
    return 0


def _peak_unit() -> int:
    return 1 if sys.platform == "darwin" else 1024


def _allow(kind: int, amount: int) -> None:
    if sys.platform != "win32":
        hard = resource.getrlimit(kind)[1]
        # Below the hard limit, which kills without saying why.
        resource.setrlimit(kind, (amount if hard == resource.RLIM_INFINITY else min(amount, hard - 1), hard))


def _gone(process: subprocess.Popen[bytes]) -> bool:
    if sys.platform == "win32":
        return process.poll() is not None
    return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
