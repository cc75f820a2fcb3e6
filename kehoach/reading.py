"""One received file → a submission: all that a worker does. Nothing heavy is imported here, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ingest
from corpus.evidence import borne_out, in_doubt
from corpus.submission import Submission
from corpus.submission import submission as understood
from ingest.formats import formats
from ingest.limits import DEFAULT_LIMITS, Limits

READER = f"{__name__}:submission"


def prepare() -> None:
    """Load the modules of all formats."""
    formats()


def submission(path: Path, limits: Limits = DEFAULT_LIMITS, progress: Callable[[], None] | None = None) -> Submission:
    """Read one received file all the way to a submission; raise UnreadableError with what to do where it cannot be.

    Where sums fail over figures that are not sure, those are read again, and the file is understood anew.
    """
    document = ingest.read(path, limits, progress)
    first = understood(document)
    places = in_doubt(first)
    if not places:
        return first
    readings = ingest.read_again(path, places, limits, progress)
    again = borne_out(document, readings)
    return first if again is document else understood(again)
