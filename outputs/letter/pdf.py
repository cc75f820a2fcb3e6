"""The letters as PDF, where LibreOffice is there: one process for all, in a profile of its own, within a time limit."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import regex

from outputs.whole_file import partial_path

_LOGGER = logging.getLogger(__name__)

START_SECONDS = 120
SECONDS_PER_LETTER = 5

_DATE = regex.compile(rb"/CreationDate\(D:[^)]*\)")
_MADE = b"/CreationDate(D:20260101000000Z)"
_MARK = regex.compile(rb"(?<=<|/DocChecksum /)[0-9A-F]{32}(?![0-9A-F])")


def letters_as_pdf(letters: Sequence[Path]) -> tuple[Path, ...]:
    """Write a PDF beside each DOCX of one folder and return those written; none where LibreOffice is missing.

    Where it fails, what it had made is kept and the rest goes without. A PDF of an earlier letter is removed first:
    it would show other figures than the DOCX.
    """
    for letter in letters:
        letter.with_suffix(".pdf").unlink(missing_ok=True)
    office = libreoffice()
    if office is None or not letters:
        return ()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as room:
        made = Path(room) / "pdf"
        _convert(office, letters, made, Path(room) / "profile")
        return tuple(_kept(pdf, letter) for letter in letters if (pdf := made / f"{letter.stem}.pdf").is_file())


def libreoffice() -> str | None:
    """Return LibreOffice's command; None where it is not installed. On Windows it is on no search path."""
    places = [os.environ.get(name, "") for name in ("PROGRAMFILES", "PROGRAMFILES(X86)")]
    found = [Path(place) / "LibreOffice" / "program" / "soffice.exe" for place in places if place]
    return shutil.which("soffice") or next((str(path) for path in found if path.is_file()), None)


def _convert(office: str, letters: Sequence[Path], made: Path, profile: Path) -> None:
    """Let LibreOffice write what it can; that it failed goes to the log."""
    command = [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf"]
    # Names without their folder: a command line has a longest length.
    command += ["--outdir", str(made), *(letter.name for letter in letters)]
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, cwd=letters[0].parent, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        _LOGGER.warning("letters as PDF: %s", error.strerror)
        return
    try:
        code = process.wait(timeout=START_SECONDS + SECONDS_PER_LETTER * len(letters))
        if code:
            _LOGGER.warning("letters as PDF: exit code %d", code)
    except subprocess.TimeoutExpired:
        _LOGGER.warning("letters as PDF: stopped at the time limit")
    finally:
        # Also where the user interrupts: it runs in a session of its own.
        if process.poll() is None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice and what it started: it runs as a child of its launcher."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _kept(pdf: Path, letter: Path) -> Path:
    target = letter.with_suffix(".pdf")
    with partial_path(target) as partial:
        partial.write_bytes(_without_time(pdf.read_bytes()))
    return target


def _without_time(content: bytes) -> bytes:
    """Return a PDF whose date of making and identity depend on what it shows only; no byte changes its place."""
    dated: bytes = _DATE.sub(lambda found: _MADE.ljust(len(found[0])), content)
    identity = hashlib.sha256(_MARK.sub(b"0" * 32, dated)).hexdigest()[:32].upper().encode()
    settled: bytes = _MARK.sub(identity, dated)
    return settled
