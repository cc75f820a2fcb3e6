"""One received file → a submission: all that a worker does. Nothing heavy is imported here, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ingest
from corpus.submission import Submission
from corpus.submission import submission as understood
from ingest.limits import DEFAULT_LIMITS, Limits

READER = f"{__name__}:submission"


def submission(path: Path, limits: Limits = DEFAULT_LIMITS, progress: Callable[[], None] | None = None) -> Submission:
    """Read one received file all the way to a submission; raise UnreadableError with what to do where it cannot be."""
    document = ingest.read(path, limits, progress)
    return understood(document)
