"""The letters as PDF, where LibreOffice is there: one process for all, in a profile of its own, within a time limit."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from outputs.whole_file import partial_path

_LOGGER = logging.getLogger(__name__)

_START_SECONDS = 120
_SECONDS_PER_LETTER = 5
# What LibreOffice writes for the time of making.
_MADE = "1767225600"


def letters_as_pdf(letters: Sequence[Path]) -> tuple[Path, ...]:
    """Write a PDF beside each DOCX and return those written; none where LibreOffice is missing or fails.

    A PDF of an earlier letter is removed first: it would show other figures than the DOCX.
    """
    for letter in letters:
        letter.with_suffix(".pdf").unlink(missing_ok=True)
    office = shutil.which("soffice")
    if office is None or not letters:
        return ()
    with tempfile.TemporaryDirectory() as room:
        made = Path(room) / "pdf"
        _convert(office, letters, made, Path(room) / "profile")
        return tuple(_kept(pdf, letter) for letter in letters if (pdf := made / f"{letter.stem}.pdf").is_file())


def _convert(office: str, letters: Sequence[Path], made: Path, profile: Path) -> None:
    """Let LibreOffice write what it can; why it stopped goes to the log."""
    command = [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf"]
    command += ["--outdir", str(made), *(str(letter.resolve()) for letter in letters)]
    try:
        subprocess.run(
            command,
            timeout=_START_SECONDS + _SECONDS_PER_LETTER * len(letters),
            check=True,
            capture_output=True,
            env={**os.environ, "SOURCE_DATE_EPOCH": _MADE},
        )
    except (OSError, subprocess.SubprocessError) as error:
        _LOGGER.warning("letters as PDF: %s", type(error).__name__)


def _kept(pdf: Path, letter: Path) -> Path:
    target = letter.with_suffix(".pdf")
    with partial_path(target) as partial:
        shutil.copyfile(pdf, partial)
    return target
