"""The letters as PDF: all by one LibreOffice, and never at the cost of a DOCX."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest

from outputs.formats import ReportRequest, report
from outputs.letter import pdf
from outputs.written import WrittenDataset
from tests.outputs.letters import OFFICE, plan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="LibreOffice is played by a shell script")

WRITES_ALL = """
echo started >> "{log}"
while [ "$1" != --outdir ]; do shift; done
mkdir -p "$2"; out="$2"; shift 2
for letter in "$@"; do printf '%%PDF-1.6 /CreationDate(D:%s)' "$$" > "$out/${{letter%.docx}}.pdf"; done
"""
HANGS = "sleep 600 & wait"


def office_suite(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a script in the place of LibreOffice and return the file it logs to."""
    program, log = folder / "soffice", folder / "log"
    program.write_text("#!/bin/sh\n" + script.format(log=log), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("shutil.which", lambda name: str(program))
    return log


def letters(folder: Path) -> dict[str, bytes]:
    """Return the letters to two plans by name."""
    dataset = WrittenDataset(folder, (), (plan(), plan(plan_year=2025)))
    made = report("letter").write(dataset, folder, ReportRequest(folder, office=OFFICE))
    assert sorted(made) == sorted((folder / "cong-van").iterdir())
    return {path.name: path.read_bytes() for path in made}


def test_one_process_for_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = office_suite(tmp_path, WRITES_ALL, monkeypatch)
    made = letters(tmp_path)
    assert sorted(made) == [
        "thi-xa-trang-bang-2024.docx",
        "thi-xa-trang-bang-2024.pdf",
        "thi-xa-trang-bang-2025.docx",
        "thi-xa-trang-bang-2025.pdf",
    ]
    assert log.read_text("utf-8") == "started\n"
    assert letters(tmp_path) == made


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$", HANGS])
def test_a_failure_loses_no_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    monkeypatch.setattr(pdf, "START_SECONDS", 0)
    monkeypatch.setattr(pdf, "SECONDS_PER_LETTER", 1)
    office_suite(tmp_path, script, monkeypatch)
    assert sorted(letters(tmp_path)) == ["thi-xa-trang-bang-2024.docx", "thi-xa-trang-bang-2025.docx"]


def test_a_program_that_cannot_start_loses_no_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: str(tmp_path / "none"))
    assert len(letters(tmp_path)) == 2


def test_a_pdf_of_an_earlier_letter_does_not_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office_suite(tmp_path, WRITES_ALL, monkeypatch)
    assert len(letters(tmp_path)) == 4
    office_suite(tmp_path, "exit 1", monkeypatch)
    assert len(letters(tmp_path)) == 2


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is missing")
def test_libreoffice_makes_the_same_pdf_of_the_same_letter(tmp_path: Path) -> None:
    first, second = letters(tmp_path / "a"), letters(tmp_path / "b")
    assert first == second
    shown = first["thi-xa-trang-bang-2024.pdf"]
    assert shown.startswith(b"%PDF-")
    assert b"/CreationDate(D:20260101000000Z)" in shown
