"""The clocks of one document: how long it may take in all, and how long it may stay without a sign of progress."""

from __future__ import annotations

import time

from ingest.errors import NoProgress, TimedOut
from ingest.limits import Limits
from kehoach.ending import Verdict


class Clock:
    """Runs from its making; `sign` may be called by another thread than the one that looks at it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._began = self._last_sign = time.monotonic()

    def sign(self) -> None:
        """Note that the document has moved on."""
        self._last_sign = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since the clock was made."""
        return time.monotonic() - self._began

    @property
    def seconds_left(self) -> float:
        """Seconds until a limit will be reached if no sign comes before; 0 or less where one has been."""
        now = time.monotonic()
        wall_end = self._began + self._limits.wall_seconds
        return min(wall_end, self._last_sign + self._limits.no_progress_seconds) - now

    @property
    def verdict(self) -> Verdict | None:
        """The limit reached, None while there is none."""
        if self.seconds_left > 0:
            return None
        if self.seconds >= self._limits.wall_seconds:
            return Verdict(TimedOut.reason, f"wall_seconds={self._limits.wall_seconds}")
        return Verdict(NoProgress.reason, f"no_progress_seconds={self._limits.no_progress_seconds}")
