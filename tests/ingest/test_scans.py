"""Scans read as the pages with text that they were drawn from, and pictures of every kind read or refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import numpy as np
import pypdfium2
import pytest
from PIL import Image

import ingest
from corpus.submission import Submission, submission
from ingest.document import Document, MediaType, Table
from ingest.errors import Damaged, NeedsTool, NoText, TooLarge
from ingest.scans.places import Turned, displayed_box
from ingest.scans.stamps import without_stamps
from normalizers.records import Record
from tests.ingest.scans import SAMPLES, drawn_pages, needs_tesseract, scan, skewed, stamped

SAMPLE = SAMPLES / "KH KHCN 2024 - huyen Chau Thanh.pdf"


def records(found: Submission) -> list[Record]:
    return [record for schedule in found.schedules for record in schedule.records]


@pytest.fixture(scope="module")
def pages() -> list[Image.Image]:
    return drawn_pages(SAMPLE)


@pytest.fixture(scope="module")
def printed() -> Submission:
    return submission(ingest.read(SAMPLE))


@needs_tesseract
def test_a_scan_reads_as_the_pages_it_was_drawn_from(
    pages: list[Image.Image], printed: Submission, tmp_path: Path
) -> None:
    document = ingest.read(scan(pages, tmp_path / "scan.pdf"))
    found = submission(document)
    assert document.media_type is MediaType.PDF_SCAN
    wrong = [r for r, right in zip(records(found), records(printed), strict=True) if r.amount_vnd != right.amount_vnd]
    assert len(wrong) <= 0.01 * len(records(printed))
    assert all(record.needs_review for record in wrong)
    assert [(h.number, h.title) for h in found.headings] == [(h.number, h.title) for h in printed.headings]
    assert found.letterhead.plan_year == printed.letterhead.plan_year
    assert all(record.confidence < 1 for record in records(found) if record.as_written)


@needs_tesseract
def test_what_is_read_wrong_is_flagged(pages: list[Image.Image], printed: Submission, tmp_path: Path) -> None:
    worse = [stamped(skewed(page, 1.2), page.width * 2 // 3, page.height // 2, page.width // 9) for page in pages]
    document = ingest.read(scan(worse, tmp_path / "worse.pdf"))
    found = submission(document)
    pairs = list(zip(records(found), records(printed), strict=True))
    assert [r for r, right in pairs if r.amount_vnd != right.amount_vnd and not r.needs_review] == []
    assert sum(r.amount_vnd != right.amount_vnd for r, right in pairs) <= 0.02 * len(pairs)


@needs_tesseract
def test_places_are_of_the_page_as_displayed(pages: list[Image.Image], tmp_path: Path) -> None:
    askew = [skewed(page, 1.5) for page in pages[:2]]
    for path in (scan(pages[:2], tmp_path / "straight.pdf"), scan(askew, tmp_path / "askew.pdf")):
        for table in tables(ingest.read(path)):
            for cell in table.cells:
                if cell.text and cell.place.box is not None:
                    assert inked(path, cell.place.page or 0, cell.place.box), cell


@needs_tesseract
def test_only_pages_without_text_are_read_as_pictures(pages: list[Image.Image], tmp_path: Path) -> None:
    mixed = pypdfium2.PdfDocument.new()
    printed, drawn = pypdfium2.PdfDocument(SAMPLE), pypdfium2.PdfDocument(scan(pages[1:2], tmp_path / "page.pdf"))
    mixed.import_pages(printed, pages=[0])
    mixed.import_pages(drawn, pages=[0])
    mixed.import_pages(printed, pages=[2, 3, 4])
    mixed.save(tmp_path / "mixed.pdf")
    document = ingest.read(tmp_path / "mixed.pdf")
    assert document.media_type is MediaType.PDF
    assert document.unread_pages == ()
    by_page = {cell.place.page: cell.confidence for table in tables(document) for cell in table.cells if cell.text}
    assert [page for page, confidence in sorted(by_page.items()) if page and confidence < 1] == [2]


@needs_tesseract
@pytest.mark.parametrize(
    "name", ["page.png", "page.jpg", "page.tif", "page-cmyk.jpg", "page-16.png", "page-turned.jpg"]
)
def test_pictures_as_files(name: str, pages: list[Image.Image], tmp_path: Path) -> None:
    path = tmp_path / name
    page = pages[1]
    if name == "page-cmyk.jpg":
        page.convert("CMYK").save(path, dpi=(200, 200))
    elif name == "page-16.png":
        Image.fromarray(np.asarray(page.convert("L"), np.uint16) * 257).save(path, dpi=(200, 200))
    elif name == "page-turned.jpg":
        exif = Image.Exif()
        exif[0x0112] = 6
        page.rotate(90, expand=True).save(path, dpi=(200, 200), exif=exif)
    else:
        page.save(path, dpi=(200, 200))
    document = ingest.read(path)
    expected = ingest.read(scan([page], tmp_path / "same.pdf"))
    assert document.media_type is MediaType.IMAGE
    assert [len(t.cells) for t in tables(document)] == [len(t.cells) for t in tables(expected)]


@needs_tesseract
def test_a_tiff_of_several_pages(pages: list[Image.Image], tmp_path: Path) -> None:
    path = tmp_path / "fax.tif"
    faxed = [page.convert("1", dither=Image.Dither.NONE) for page in pages[:2]]
    faxed[0].save(path, save_all=True, append_images=faxed[1:], compression="group4", dpi=(200, 200))
    document = ingest.read(path)
    assert document.pages == 2
    assert tables(document)


def test_pictures_that_cannot_be_read(pages: list[Image.Image], tmp_path: Path) -> None:
    pages[0].save(tmp_path / "cut.jpg")
    content = (tmp_path / "cut.jpg").read_bytes()
    (tmp_path / "cut.jpg").write_bytes(content[: len(content) // 2])
    with pytest.raises((Damaged, NeedsTool)):
        ingest.read(tmp_path / "cut.jpg")
    Image.new("1", (12_000, 12_000)).save(tmp_path / "vast.png")
    with pytest.raises((TooLarge, NeedsTool)):
        ingest.read(tmp_path / "vast.png")


@needs_tesseract
def test_a_blank_picture_has_no_text(tmp_path: Path) -> None:
    Image.new("L", (1_654, 2_339), 255).save(tmp_path / "blank.png")
    with pytest.raises(NoText):
        ingest.read(tmp_path / "blank.png")


def test_without_tesseract_the_verdict_says_what_to_install(
    pages: list[Image.Image], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> NoReturn:
        raise NeedsTool

    monkeypatch.setattr("ingest.scans.reading.tesseract", missing)
    pages[0].save(tmp_path / "page.png")
    for path in (tmp_path / "page.png", scan(pages[:1], tmp_path / "scan.pdf")):
        with pytest.raises(NeedsTool) as verdict:
            ingest.read(path)
        assert "Tesseract" in verdict.value.text("a.pdf")


def test_a_stamp_is_seen_through(pages: list[Image.Image]) -> None:
    page = pages[1]
    with_stamp = np.asarray(stamped(page, page.width // 2, page.height // 3, 120))
    plain, seen = np.asarray(page.convert("L"), np.int32), without_stamps(with_stamp, 200 / 72)[0].astype(np.int32)
    assert np.abs(seen - plain).mean() < 3
    assert not ((seen < 128) & (plain > 224)).any()


def test_a_box_turned_back_holds_what_it_framed() -> None:
    left, top, width, height = displayed_box((100.0, 700.0, 80.0, 12.0), Turned(1.5), 595.0, 842.0)
    assert (round(left), round(top)) != (100, 700)
    assert 80 <= width <= 82
    assert 12 <= height <= 15
    assert displayed_box((10.0, 20.0, 30.0, 5.0), Turned(0.0, 1), 842.0, 595.0) == (570.0, 10.0, 5.0, 30.0)


@needs_tesseract
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_that_lie_wrong_are_turned(quarters: int, pages: list[Image.Image], tmp_path: Path) -> None:
    path = scan([pages[1].rotate(90 * quarters, expand=True)], tmp_path / "turned.pdf")
    document = ingest.read(path)
    straight = ingest.read(scan([pages[1]], tmp_path / "straight.pdf"))
    assert [len(t.cells) for t in tables(document)] == [len(t.cells) for t in tables(straight)]
    for table in tables(document):
        for cell in table.cells:
            if cell.text and cell.place.box is not None:
                assert inked(path, 1, cell.place.box), cell


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def inked(path: Path, number: int, box: tuple[float, float, float, float]) -> bool:
    page = np.asarray(drawn_pages(path, 72)[number - 1].convert("L"))
    left, top, width, height = (round(value) for value in box)
    return bool((page[top + 2 : top + height - 1, left + 2 : left + width - 1] < 160).any())
