"""The log: one JSON object a line, never a word of a document."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from pathlib import Path


class _JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        return json.dumps(
            {
                "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
                "level": record.levelname,
                "logger": record.name,
                "message": record.getMessage(),
            },
            ensure_ascii=False,
        )


def log_to(file: Path | None) -> None:
    """Append the log to a file; nowhere where none is given."""
    root = logging.getLogger()
    if file is None:
        root.addHandler(logging.NullHandler())
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setFormatter(_JsonLine())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
