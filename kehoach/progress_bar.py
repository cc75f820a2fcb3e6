"""The bar that shows on the terminal how far a run has come."""

from __future__ import annotations

import rich.progress
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

from kehoach.pipeline import Progress


class ProgressBar:
    """A bar of files done, pages read and time left on the error stream; nothing where that is no terminal."""

    def __init__(self, language: str) -> None:
        pages = "trang" if language == "vi" else "pages"
        self._bar = rich.progress.Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn(f"{{task.fields[pages]}} {pages}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("Đang đọc" if language == "vi" else "Reading", total=None, pages=0)

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self, counted: Progress) -> None:
        """Show how far the run has come."""
        self._bar.update(self._task, completed=counted.done, total=counted.total, pages=counted.pages)
