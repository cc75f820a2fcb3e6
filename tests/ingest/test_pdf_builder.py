"""The PDF files that tests build say what was set, where it was set."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
from pdfplumber.page import Page as Seen

from tests.ingest.pdf_builder import (
    ASCENT,
    DESCENT,
    VN_TIME,
    VNI_TIMES,
    Face,
    Font,
    GridStyle,
    Look,
    Page,
    Pieces,
    above,
    left_of,
    length_of,
    pdf,
    wrapped,
)

SENTENCE = "Kinh phí sự nghiệp khoa học – ĐẢNG ủy; 1.250.000 đồng ở Tây Ninh"
PAGES: dict[str, Callable[[], Page]] = {
    "upright": Page,
    "turned right": lambda: Page(rotate=90),
    "upside down": lambda: Page(rotate=180),
    "turned left": lambda: Page(rotate=270),
    "wide": lambda: Page(842, 595),
    "elsewhere": lambda: Page(origin=(-30, 400)),
    "cropped": lambda: Page(795, 1042, crop=(100, 50, 695, 892)),
    "cropped and turned": lambda: Page(795, 1042, crop=(100, 50, 695, 892), rotate=90),
}


def told(content: bytes, password: str | None = None) -> str:
    """What pdfium tells of the first page, in one line."""
    document = pypdfium2.PdfDocument(content, password=password)
    return " ".join(document[0].get_textpage().get_text_bounded().split())


def seen(page: Page) -> Seen:
    """The page as pdfplumber shows it: all of its media box, from whose corner it counts."""
    return pdfplumber.open(BytesIO(pdf([page]))).pages[0]


@pytest.mark.parametrize("face", [*Face, Font("Arial"), Font("Arial", embedded=False), Font("Arial,Bold", bold=True)])
def test_vietnamese_comes_back(face: Face | Font) -> None:
    page = Page()
    page.text(50, 100, SENTENCE, face=face)
    assert told(pdf([page])) == SENTENCE


@pytest.mark.parametrize("font", [VN_TIME, VNI_TIMES, Font(".VnTime", legacy=True)])
def test_fonts_of_one_byte_give_latin_letters(font: Font) -> None:
    page = Page()
    page.text(50, 100, "KÕ ho¹ch n¨m 2024 KEÁ HOAÏCH", face=font)
    assert told(pdf([page])) == "KÕ ho¹ch n¨m 2024 KEÁ HOAÏCH"


def test_without_a_map_nobody_can_tell_the_text() -> None:
    page = Page()
    page.text(50, 100, SENTENCE, face=Font("Subset", mapped=False))
    assert "Kinh" not in told(pdf([page]))


@pytest.mark.parametrize("pieces", Pieces)
def test_a_line_in_pieces(pieces: Pieces) -> None:
    page = Page()
    page.text(50, 100, SENTENCE, pieces=pieces)
    content = pdf([page])
    objects = list(pypdfium2.PdfDocument(content)[0].get_objects())
    assert len(objects) == {Pieces.LINE: 1, Pieces.WORD: 14, Pieces.LETTER: len(SENTENCE)}[pieces]
    assert told(content) == SENTENCE


@pytest.mark.parametrize("name", PAGES)
def test_text_stands_where_it_was_set(name: str) -> None:
    page = PAGES[name]()
    page.text(70, 120, "Huyện", size=10)
    document = pypdfium2.PdfDocument(pdf([page]))
    shown = document[0]
    assert shown.get_size() == (page.width, page.height)
    # Rendered at one pixel a point, the letters are the dark part.
    pixels = shown.render(grayscale=True).to_numpy().squeeze() < 128
    rows, columns = pixels.any(1).nonzero()[0], pixels.any(0).nonzero()[0]
    baseline = 120 + ASCENT * 10
    assert (rows[0], rows[-1]) == pytest.approx((baseline - 6.8, baseline - 1), abs=1)
    assert (columns[0], columns[-1]) == pytest.approx((70.5, 70 + length_of("Huyện", 10, Face.REGULAR)), abs=2)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_text_fills_its_box(turned: int) -> None:
    page = Page()
    length = page.text(200, 300, "Nội dung", size=10, turned=turned)
    shown = pypdfium2.PdfDocument(pdf([page]))[0].get_textpage()
    boxes = [shown.get_charbox(position, loose=True) for position in range(shown.count_chars())]
    height = (ASCENT + DESCENT) * 10
    width, depth = (length, height) if turned in (0, 180) else (height, length)
    found = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    assert found == pytest.approx((200, 842 - 300 - depth, 200 + width, 842 - 300), abs=0.02)


def test_spacing_widens() -> None:
    page = Page()
    assert page.text(50, 100, "một hai", spacing=2) - page.text(50, 120, "một hai") == 14
    page.text(50, 140, "một hai", word_spacing=9)
    spaced, close, apart = ([word["x0"] for word in line] for line in _lines(seen(page)))
    assert spaced[1] - close[1] == pytest.approx(8)
    assert apart[1] - close[1] == pytest.approx(9)


@pytest.mark.parametrize("name", PAGES)
def test_rulings_lie_where_they_were_drawn(name: str) -> None:
    page = PAGES[name]()
    page.grid([50, 100, 200], [300, 320, 360])
    shown = seen(page)
    left, top = shown.bbox[0] + page.corner[0], shown.bbox[1] + page.corner[1]
    sides = (("x0", left), ("top", top), ("x1", left), ("bottom", top))
    lines = {tuple(round(line[side] - by) for side, by in sides) for line in shown.lines}
    across = {(50, y, 200, y) for y in (300, 320, 360)}
    assert lines == across | {(x, 300, x, 360) for x in (50, 100, 200)}


STROKES_AND_RECTANGLES = {
    GridStyle.LINES: (6, 0),
    GridStyle.RECTS: (0, 6),
    GridStyle.EDGES: (0, 36),
    GridStyle.CELLS: (0, 4),
    GridStyle.DOUBLE: (12, 0),
    GridStyle.DOTTED: (315, 0),
    GridStyle.MISSING: (6, 0),
    GridStyle.NONE: (0, 0),
}


@pytest.mark.parametrize("style", GridStyle)
def test_each_style_draws_its_own_kind_of_paths(style: GridStyle) -> None:
    page = Page()
    page.grid([50, 100, 200], [300, 320, 360], style)
    shown = seen(page)
    assert (len(shown.lines), len(shown.rects)) == STROKES_AND_RECTANGLES[style]


def test_edges_left_out() -> None:
    page = Page()
    page.grid([0, 10, 20], [0, 10, 20], without={above(0, 0), left_of(1, 2)})
    lines = {tuple(round(line[side]) for side in ("x0", "top", "x1", "bottom")) for line in seen(page).lines}
    assert (10, 0, 20, 0) in lines
    assert (20, 0, 20, 10) in lines


def test_a_table_wraps_and_merges() -> None:
    page = Page()
    tops = page.table(
        50,
        100,
        [30, 100, 60, 60],
        """
        | TT | Nội dung thực hiện nhiệm vụ | Kinh phí | <     |
        | ^  | ^                           | Tỉnh     | Huyện |
        | 1  | **Đề tài//aaaaaaaaaaaaaaaaaaaaaaaaa** | 1.000 | |
        """,
        Look(size=10),
    )
    assert tops == pytest.approx((100, 118, 136, 178))
    cells = seen(page).extract_table()
    assert cells == [
        ["TT", "Nội dung thực hiện\nnhiệm vụ", "Kinh phí", None],
        [None, None, "Tỉnh", "Huyện"],
        ["1", "Đề tài\naaaaaaaaaaaaaaaaaa\naaaaaaa", "1.000", ""],
    ]


def test_words_too_long_for_a_line_are_broken() -> None:
    lines = wrapped("a " + "m" * 30 + " b", 100, 10, Face.REGULAR)
    assert "".join(lines) == "a" + "m" * 30 + " b"
    assert all(length_of(line, 10, Face.REGULAR) <= 100 for line in lines)


def test_a_form_moves_and_scales_what_is_in_it() -> None:
    page = Page()
    with page.form((0.5, 0, 0, 0.5, 100, 0)) as form:
        form.text(100, 442, "trong", size=20)
        with form.form((1, 0, 0, 1, 0, -200)) as inner:
            inner.text(100, 442, "sâu", size=20)
    outside, inside = (line[0] for line in _lines(seen(page)))
    assert (outside["x0"], outside["bottom"] - outside["top"]) == pytest.approx((150, 10))
    assert inside["top"] - outside["top"] == pytest.approx(100)


def test_an_image_covers_its_place() -> None:
    page = Page(rotate=90)
    page.image(100, 200, 50, 80)
    image = seen(page).images[0]
    assert [image[side] for side in ("x0", "top", "x1", "bottom")] == pytest.approx([100, 200, 150, 280])


@pytest.mark.parametrize("password", ["", "bí"])
def test_a_password_locks_the_file(password: str) -> None:
    page = Page()
    page.text(50, 100, SENTENCE)
    content = pdf([page], password=password)
    assert told(content, password) == SENTENCE
    if password:
        with pytest.raises(pypdfium2.PdfiumError):
            pypdfium2.PdfDocument(content)


def test_the_same_pages_give_the_same_bytes() -> None:
    def made() -> bytes:
        page = Page()
        page.text(50, 100, SENTENCE)
        page.image(0, 0, 10, 10)
        return pdf([page], deflated=True)

    assert made() == made()


def _lines(shown: Seen) -> list[list[dict[str, float]]]:
    """The words of a page, by line."""
    lines: dict[int, list[dict[str, float]]] = {}
    for word in shown.extract_words():
        lines.setdefault(round(word["top"]), []).append(word)
    return list(lines.values())
