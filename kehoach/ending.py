"""Why a document got no reading: a reason of ingest.errors, told from what the reader said or how its process ended."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from ingest.errors import OutOfMemory, ReaderDied, TimedOut, UnreadableError
from ingest.limits import Limits

OUT_OF_MEMORY_WORDS = (
    b"bad_alloc",
    b"out of memory",
    b"cannot allocate memory",
    b"memory exhausted",
    b"memory allocation",
    b"failed to allocate",
    b"memoryerror",
)
"""What C, C++, Rust and Python say on stderr, in lower case, before they give up for want of memory."""

SUSPECT_SHARE = 0.3
"""Of the memory allowed: a crash beyond it is laid to memory, for pdfium aborts without a word where doubling what it
holds would pass the limit."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a file has no reading: a reason code of received_files.csv and a detail for the log, in technical words."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Exit:
    """How a worker's process ended: exit status (negative: signal), last words on stderr, memory it grew by at most."""

    status: int
    last_words: bytes
    grown_bytes: int

    @property
    def name(self) -> str:
        """The status in words.

        >>> Exit(-11, b"", 0).name
        'SIGSEGV'
        """
        if self.status >= 0:
            return f"exit status {self.status}"
        known = {member.value: member.name for member in signal.Signals}
        return known.get(-self.status, f"signal {-self.status}")


@dataclass(frozen=True, slots=True)
class Death:
    """A worker ended without an answer: the file is tried once more alone, and gets `verdict` if that ends so again."""

    verdict: Verdict


def of_exit(ended: Exit, limits: Limits) -> Verdict | Death:
    """Return what an unasked-for end of the worker means: a limit reached is a verdict, all else is a death."""
    if ended.name == "SIGXCPU":
        return Verdict(TimedOut.reason, f"cpu_seconds={limits.cpu_seconds}")
    memory = Verdict(OutOfMemory.reason, f"memory_bytes={limits.memory_bytes} ({ended.name})")
    if ended.status and any(words in ended.last_words.lower() for words in OUT_OF_MEMORY_WORDS):
        return memory
    # Nobody here sent that SIGKILL: the system was out of memory, perhaps by another's fault.
    if ended.name == "SIGKILL" or (ended.status < 0 and ended.grown_bytes > SUSPECT_SHARE * limits.memory_bytes):
        return Death(memory)
    return Death(Verdict(ReaderDied.reason, ended.name))


def unreadable(verdict: Verdict) -> UnreadableError:
    """Return the error that a verdict stands for, with its words for staff; KeyError for a reason nobody declares.

    >>> unreadable(Verdict("time_limit", "")).text("ke_hoach.docx")[:27]
    'ke_hoach.docx: đọc quá thời'
    """
    return _CLASSES[verdict.reason](verdict.detail)


def is_known(reason: str) -> bool:
    """Tell whether a reason code is one of ingest.errors."""
    return reason in _CLASSES


_CLASSES = {error.reason: error for error in UnreadableError.__subclasses__()}
