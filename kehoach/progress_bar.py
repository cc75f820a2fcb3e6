"""The bar that shows on the terminal how far a run has come."""

from __future__ import annotations

import rich.progress
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

from kehoach.shared_pages import Progress

_COUNTED = {"vi": "{0.files}/{0.of_files} tệp, {0.pages} trang", "en": "{0.files}/{0.of_files} files, {0.pages} pages"}
_TO_SCAN = {"vi": ", còn {0.to_scan} trang quét", "en": ", {0.to_scan} scanned pages to go"}


class ProgressBar:
    """A bar of files done, pages read and time left on the error stream; nothing where that is no terminal.

    The bar moves with each file, and with each page of a scan.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self.completed = self.total = 0
        self.counted = ""
        self._bar = rich.progress.Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[counted]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("Đang đọc" if language == "vi" else "Reading", total=None, counted="")

    def __enter__(self) -> ProgressBar:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def update(self, done: Progress) -> None:
        """Show how far the run has come."""
        self.completed = done.files + done.scanned
        self.total = done.of_files + done.scanned + done.to_scan
        counted = _COUNTED[self._language] + (_TO_SCAN[self._language] if done.to_scan else "")
        self.counted = counted.format(done)
        self._bar.update(self._task, completed=self.completed, total=self.total, counted=self.counted)
