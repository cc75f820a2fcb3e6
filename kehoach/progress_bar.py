"""The bar that shows on the terminal how far a run has come."""

from __future__ import annotations

import rich.progress
from rich.console import Console
from rich.progress import BarColumn, TextColumn, TimeRemainingColumn

from kehoach.shared_pages import Progress

_WORDS = {"vi": "{files}/{of_files} tệp, {pages} trang", "en": "{files}/{of_files} files, {pages} pages"}


class ProgressBar:
    """A bar of files done, pages read and time left on the error stream; nothing where that is no terminal.

    The bar moves with each file, and with each page of a scan.
    """

    def __init__(self, language: str) -> None:
        self._words = _WORDS[language]
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
        of_pages = done.pages + done.pages_left
        self._bar.update(
            self._task,
            completed=done.files + done.pages,
            total=done.of_files + of_pages,
            counted=self._words.format(
                files=done.files,
                of_files=done.of_files,
                pages=f"{done.pages}/{of_pages}" if done.pages_left else done.pages,
            ),
        )
