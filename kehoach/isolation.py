"""What the operating system holds a worker to, and how a worker and all it started is ended. POSIX, else the basics."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from ingest.limits import Limits

if sys.platform != "win32":
    import resource

_STATM = Path("/proc/self/statm")


def hold_to(limits: Limits) -> None:
    """Hold this process to so much memory and CPU time more than it has used; where the system cannot, do nothing."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (_within(spent + limits.cpu_seconds, hardest), hardest))
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_within(_pages(0) + limits.memory_bytes, hardest), hardest))


def without_core_dump() -> None:
    """Let this process leave no core file: it may hold a document."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def resident_bytes() -> int:
    """Return the memory this process holds now, 0 where the system does not say."""
    return _pages(1)


def end_group(process: subprocess.Popen[bytes]) -> None:
    """Kill a worker and every process it started, and wait for the worker."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def is_out_of_cpu(returncode: int) -> bool:
    """True where the system ended a process for its CPU time."""
    return sys.platform != "win32" and returncode == -signal.SIGXCPU


def is_killed(returncode: int) -> bool:
    """True where a process was killed from outside: the system does so when memory runs out."""
    return sys.platform != "win32" and returncode == -signal.SIGKILL


def _within(wanted: int, hardest: int) -> int:
    return wanted if sys.platform == "win32" or hardest == resource.RLIM_INFINITY else min(wanted, hardest)


def _pages(field: int) -> int:
    """Return a field of statm in bytes: 0 the whole address space, 1 what is resident; 0 where there is no statm."""
    if sys.platform == "win32":
        return 0
    try:
        return int(_STATM.read_bytes().split()[field]) * resource.getpagesize()
    except OSError:
        return 0
