"""Pictures that are vast, broken or of rare kinds: each ends in a reading or its verdict, within the limits."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from ingest.limits import Limits
from kehoach.ending import is_known
from kehoach.shared_pages import ReadFile, read_files
from kehoach.supervision import Recycling
from tests.hostile_pictures import HARMFUL, RARE, Made
from tests.ingest.scans import SAMPLES, drawn_pages, needs_tesseract

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits of the system are POSIX's")

SCANS = sorted((Path(__file__).parents[1].parent / "shared" / "suites" / "robust" / "ocrmypdf").glob("*.pdf"))
LIMITS = Limits(cpu_seconds=120, wall_seconds=240, no_progress_seconds=60)
READ = "read"

ENDS: Mapping[str, set[str]] = {
    "vast_png.png": {"too_large"},
    "vast_tiff.tif": {"too_large"},
    "vast_in_pdf.pdf": {"no_text", "memory_limit"},
    "narrow_png.png": {"no_text", "memory_limit"},
    "text_of_a_gigabyte_in_png.png": {READ, "damaged"},
    "pages_3000.tif": {"too_large"},
    "pages_in_a_circle.tif": {"damaged", "no_text"},
    "cut_tiff.tif": {"damaged"},
    "cut_jpeg.jpg": {"damaged"},
    "cut_png.png": {"damaged"},
    "head_of_jpeg.jpg": {"damaged"},
    "jpeg2000.jp2": {"unsupported_format"},
    "cut_jpeg_in_pdf.pdf": {READ, "no_text"},
    "noise.png": {READ, "no_text"},
    "rulings_everywhere.png": {READ, "no_text"},
}
"""How a file that harms may end; all others hold no text."""


@pytest.fixture(scope="module")
def page() -> Image.Image:
    return drawn_pages(SAMPLES / "KH KHCN 2023 - huyen Duong Minh Chau.pdf")[1].convert("L")


@needs_tesseract
def test_each_that_harms_ends_by_its_verdict_within_the_limits(page: Image.Image, tmp_path: Path) -> None:
    found = _read(HARMFUL, page, tmp_path)
    ends = {name: file.verdict.reason if file.verdict is not None else READ for name, file in found.items()}
    assert {name: end for name, end in ends.items() if end not in ENDS.get(name, {"no_text"})} == {}
    assert all(end == READ or is_known(end) for end in ends.values())


@needs_tesseract
def test_each_of_a_rare_kind_is_read(page: Image.Image, tmp_path: Path) -> None:
    found = _read(RARE, page, tmp_path)
    lines = {
        name: [len(schedule.lines) for schedule in file.submission.schedules] if file.submission is not None else []
        for name, file in found.items()
    }
    assert {name: counts for name, counts in lines.items() if counts != lines["png_of_16_bits.png"]} == {}
    assert lines["png_of_16_bits.png"]


@needs_tesseract
@pytest.mark.skipif(not SCANS, reason="no third-party scans beside the project")
def test_third_party_scans_end_in_a_reading_or_a_verdict() -> None:
    found = list(read_files(SCANS, workers=2, limits=LIMITS, recycling=Recycling()))
    assert len(found) == len(SCANS)
    assert {file.path.name: file.lost for file in found if file.lost} == {}
    reasons = {file.path.name: file.verdict.reason for file in found if file.verdict is not None}
    assert {name: reason for name, reason in reasons.items() if reason not in {"no_text", "password"}} == {}


def _read(made: Mapping[str, Made], page: Image.Image, folder: Path) -> dict[str, ReadFile]:
    paths = []
    for name, make in made.items():
        paths.append(folder / name)
        paths[-1].write_bytes(make(page))
    found = read_files(paths, workers=2, limits=LIMITS, recycling=Recycling())
    return {file.path.name: file for file in found}
