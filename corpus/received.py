"""Files as received: the same whatever their order, each with a verdict."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

from corpus.discrepancy import NO_TEXT, Text
from ingest.document import MediaType


class FileStatus(Enum):
    """What became of a received file. Partial: read, but nothing to audit in it, or not a plan at all."""

    OK = "ok"
    PARTIAL = "partial"
    FAILED = "failed"
    DUPLICATE = "duplicate"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """One file received, its verdict and what to do; `reason` is a code of the contract's closed list, "" if none."""

    file_id: str
    source_file: str
    sha256: str
    size_bytes: int
    media_type: MediaType
    status: FileStatus
    pages: int | None = None
    reason: str = ""
    reason_text: Text = NO_TEXT
    duplicate_of: str = ""
    submission_id: str = ""


def file_id(source_file: str, sha256: str) -> str:
    """Return the id of a received file: 16 hex digits of its path in the delivery and its content."""
    return hashlib.sha256(f"{source_file}\0{sha256}".encode()).hexdigest()[:16]


def submission_id(sha256: str, position: int = 1) -> str:
    """Return the id of the plan at a position (1-based) in the file with this content."""
    return sha256[:16] if position == 1 else f"{sha256[:16]}-{position}"
