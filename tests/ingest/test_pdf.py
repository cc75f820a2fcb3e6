"""PDF pages read as printed: words, rulings of every kind, rows over pages, and what is taken for no text."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

import ingest
from ingest.document import Document, Heading, Paragraph, Table
from ingest.errors import Damaged, Locked, NeedsTool, NoText, UnreadableError
from tests.ingest.pdf_builder import VN_TIME, Align, Face, GridStyle, Look, Page, Pieces, pdf

ROWS = """
| STT | Nội dung | Số lượng | Kinh phí |
| 1 | Tuyên truyền về khoa học và công nghệ | 2 | 1.500.000 |
| 2 | Kiểm tra phương tiện đo tại các chợ | 3 | 2.250.000 |
| | Tổng cộng | | 3.750.000 |
"""
WIDTHS = (40, 250, 80, 110)
PROSE = (
    "Ủy ban nhân dân huyện xây dựng kế hoạch hoạt động khoa học và công nghệ trên địa bàn trong năm tới như sau.",
    "Phòng Kinh tế và Hạ tầng chủ trì, phối hợp với các đơn vị liên quan triển khai thực hiện kế hoạch này đúng hạn.",
)


def read(tmp_path: Path, *pages: Page, password: str | None = None) -> Document:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(pages, password=password))
    return ingest.read(path)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.row_count)]


def plan(page: Page | None = None, look: Look | None = None) -> Page:
    page = Page() if page is None else page
    for k, text in enumerate(PROSE):
        page.text(60, 60 + 20 * k, text, size=9)
    page.table(60, 120, WIDTHS, ROWS, look or Look())
    return page


@pytest.mark.parametrize("style", [s for s in GridStyle if s not in (GridStyle.NONE, GridStyle.MISSING)])
def test_rulings_of_every_kind(style: GridStyle, tmp_path: Path) -> None:
    (table,) = tables(read(tmp_path, plan(look=Look(style=style))))
    assert table.ruled
    assert rows(table)[1] == ["1", "Tuyên truyền về khoa học và công nghệ", "2", "1.500.000"]
    assert [row[-1] for row in rows(table)] == ["Kinh phí", "1.500.000", "2.250.000", "3.750.000"]


def test_a_table_without_rulings(tmp_path: Path) -> None:
    look = Look(style=GridStyle.NONE, align=(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT))
    (table,) = tables(read(tmp_path, plan(look=look)))
    assert not table.ruled
    assert rows(table)[0] == ["STT", "Nội dung", "Số lượng", "Kinh phí"]
    assert rows(table)[2] == ["2", "Kiểm tra phương tiện đo tại các chợ", "3", "2.250.000"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages_and_their_places(rotate: int, tmp_path: Path) -> None:
    (table,) = tables(read(tmp_path, plan(Page(842, 842, rotate=rotate))))
    amount = next(cell for cell in table.cells if cell.text == "1.500.000")
    assert amount.place.page == 1
    assert amount.place.box is not None
    left, top, width, _ = amount.place.box
    assert left == pytest.approx(60 + sum(WIDTHS[:3]), abs=1)
    assert width == pytest.approx(WIDTHS[3], abs=1)
    assert top > 120


@pytest.mark.parametrize("pieces", list(Pieces))
def test_words_set_in_pieces(pieces: Pieces, tmp_path: Path) -> None:
    page = Page()
    page.text(60, 80, PROSE[0], size=9, pieces=pieces)
    (paragraph,) = read(tmp_path, page).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == PROSE[0]


def test_a_word_of_two_fonts_is_one(tmp_path: Path) -> None:
    page = Page()
    reach = 60 + page.text(60, 80, "Tri", size=12)
    reach += page.text(reach, 80, "ể", size=12, face=Face.ITALIC)
    page.text(reach, 80, "n khai mô hình", size=12)
    (paragraph,) = read(tmp_path, page).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Triển khai mô hình"


def test_words_that_a_narrow_column_breaks(tmp_path: Path) -> None:
    page = Page()
    page.grid((60, 100, 300, 340, 400), (100, 160, 190, 220))
    for x, top, text in (
        (66, 110, "STT"), (106, 110, "Nội dung"), (305.5, 104, "Số"), (305.5, 118, "lượn"), (305.5, 132, "g"),
        (346, 110, "Kinh phí"), (66, 166, "1"), (106, 166, "Tập huấn"), (306, 166, "2"), (346, 166, "12"),
        (66, 196, "2"), (106, 196, "Hội thảo"), (306, 196, "3"), (346, 196, "15"),
    ):  # fmt: skip
        page.text(x, top, text, size=12)
    (table,) = tables(read(tmp_path, page))
    assert rows(table)[0] == ["STT", "Nội dung", "Số lượng", "Kinh phí"]


def test_a_row_that_breaks_over_the_page_is_whole(tmp_path: Path) -> None:
    first, second = Page(), Page()
    first.table(60, 660, WIDTHS, "| STT | Nội dung | Số lượng | Kinh phí |\n| 1 | Triển khai, ứng dụng | 2 | 1.500 |")
    second.table(60, 60, WIDTHS, "| | kết quả đề tài, dự án | | |\n| 2 | Hội thảo | 3 | 2.500 |")
    (table,) = tables(read(tmp_path, first, second))
    assert rows(table)[1:] == [
        ["1", "Triển khai, ứng dụng kết quả đề tài, dự án", "2", "1.500"],
        ["2", "Hội thảo", "3", "2.500"],
    ]
    name = next(cell for cell in table.cells if cell.text.startswith("Triển khai"))
    assert (name.place.page, [page for page, _ in name.place.rest]) == (1, [2])
    assert table.pages == (1, 2)


def test_page_numbers_and_running_heads_are_no_text(tmp_path: Path) -> None:
    pages = []
    for number in range(1, 4):
        page = Page()
        page.text(400, 30, "UBND huyện Gò Dầu", size=10)
        page.text(290, 800, f"- {number} -", size=10)
        page.text(60, 100, PROSE[number % 2], size=9)
        pages.append(page)
    found = read(tmp_path, *pages)
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == [PROSE[1], PROSE[0], PROSE[1]]


def test_headings_in_bold(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 60, "I. ĐÁNH GIÁ TÌNH HÌNH", size=12, face=Face.BOLD)
    page.text(60, 90, PROSE[0], size=9)
    found = read(tmp_path, page)
    assert [(b.number, b.title) for b in found.blocks if isinstance(b, Heading)] == [("I", "ĐÁNH GIÁ TÌNH HÌNH")]


def test_a_raised_mark_is_no_digit(tmp_path: Path) -> None:
    page = plan()
    page.grid((60, 200, 330), (300, 330, 360))
    page.text(66, 306, "Nội dung", size=12)
    page.text(206, 306, "Kinh phí", size=12)
    page.text(66, 336, "Hội thảo", size=12)
    reach = 206 + page.text(206, 336, "150", size=12)
    page.text(reach, 334, "1", size=7)
    table = tables(read(tmp_path, page))[-1]
    assert rows(table)[1] == ["Hội thảo", "150"]


def test_old_encodings_are_decoded(tmp_path: Path) -> None:
    page = Page()
    page.text(60, 80, "KÕ ho¹ch ho¹t ®éng khoa häc vµ c«ng nghÖ", size=12, face=VN_TIME)
    (paragraph,) = read(tmp_path, page).blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "Kế hoạch hoạt động khoa học và công nghệ"


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> NoReturn:
        raise NeedsTool

    monkeypatch.setattr("ingest.scans.reading.tesseract", missing)


@pytest.mark.usefixtures("without_tesseract")
def test_letters_that_make_no_vietnamese_are_no_text(tmp_path: Path) -> None:
    page = Page()
    for k in range(12):
        page.text(60, 60 + 20 * k, "Xqz wrtk bvvn pllk zzxc qwrt mnbv kjhg fdsw", size=9)
    with pytest.raises(NeedsTool):
        read(tmp_path, page)


@pytest.mark.usefixtures("without_tesseract")
def test_pages_without_text(tmp_path: Path) -> None:
    picture = Page()
    picture.image(0, 0, 595, 842)
    with pytest.raises(NeedsTool):
        read(tmp_path, picture)
    with pytest.raises(NoText):
        read(tmp_path, Page())
    assert read(tmp_path, plan(), picture).unread_pages == (2,)


def test_a_password(tmp_path: Path) -> None:
    with pytest.raises(Locked):
        read(tmp_path, plan(), password="bí")


def test_two_readers_must_agree_on_the_number_of_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.formats.pdf.page_count", lambda path, most: 2)
    with pytest.raises(UnreadableError) as verdict:
        read(tmp_path, plan())
    assert isinstance(verdict.value, Damaged)


def test_each_figure_stands_at_its_place(tmp_path: Path) -> None:
    (table,) = tables(read(tmp_path, plan()))
    boxes = [cell.place.box for cell in table.cells]
    assert len({cell.place.location for cell in table.cells}) == len(table.cells)
    assert all(box is not None for box in boxes)


@pytest.mark.parametrize(("name", "confidence"), [("Kiểm tra đo lường", 1.0), ("kiểm tra đo lường", 0.8)])
def test_rows_without_rulings_whose_names_are_out_of_step_are_in_doubt(
    name: str, confidence: float, tmp_path: Path
) -> None:
    page = Page()
    for k, text in enumerate(PROSE):
        page.text(60, 60 + 20 * k, text, size=9)
    for k, row in enumerate([("STT", "Nội dung", "Kinh phí"), ("1", "Tuyên truyền", "5"), ("2", name, "6")]):
        for x, text in zip((60, 100, 400), row, strict=True):
            page.text(x, 130 + 16 * k, text, size=12)
    (table,) = tables(read(tmp_path, page))
    assert {cell.confidence for cell in table.cells if cell.row > 0} == {confidence}


@pytest.mark.usefixtures("without_tesseract")
def test_what_a_scanner_read_under_its_picture_is_in_doubt(tmp_path: Path) -> None:
    page = Page()
    page.image(0, 0, 595, 842)
    for k, text in enumerate(PROSE):
        page.text(60, 60 + 20 * k, text, size=9, mode=3)
    page.grid((60, 300, 400), (120, 150, 180))
    for x, top, text in ((66, 126, "Nội dung"), (306, 126, "Kinh phí"), (66, 156, "Hội thảo"), (306, 156, "150")):
        page.text(x, top, text, size=12, mode=3)
    (table,) = tables(read(tmp_path, page))
    assert {cell.confidence for cell in table.cells} == {0.7}
