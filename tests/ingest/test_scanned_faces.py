"""Bold type on scans: told among pieces of one kind, a number before a text set as the text is."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.scans.page import ReadPage
from ingest.scans.piece_reading import ReadPiece
from ingest.scans.printed import printed
from ingest.scans.tesseract import ReadWord


def piece(text: str, weight: float, *, size: float = 13.0, left: float = 120.0, baseline: float = 0.0) -> ReadPiece:
    return ReadPiece((ReadWord(text, left, left + 5.0 * len(text), 0.97),), baseline, size, weight)


def bold(pieces: Sequence[ReadPiece]) -> list[str]:
    """Return the bold words of a page that holds these pieces, each on a line of its own unless it has one."""
    lines = tuple(ReadPiece(p.words, p.baseline or 20.0 * k, p.size, p.weight) for k, p in enumerate(pieces, start=10))
    (page,) = printed([ReadPage(1, 600.0, 9000.0, lines, (), (), 0.0, 0)])
    return [word.text for word in page.words if word.face.is_bold]


PLAIN = [piece("dòng chữ thường", 0.093 + 0.0005 * (k % 4)) for k in range(30)]
CAPITALS = [piece("KẾ HOẠCH", 0.153), piece("UBND", 0.112), piece("350", 0.112), piece("124", 0.113)]


def test_small_letters_are_told_apart_from_capitals() -> None:
    assert bold([*PLAIN, *CAPITALS, piece("tiêu đề đậm", 0.123)]) == ["KẾ HOẠCH", "tiêu đề đậm"]


def test_a_number_is_bold_as_the_text_behind_it() -> None:
    number, other = piece("1.", 0.105, left=86.0, baseline=50.0), piece("2.", 0.105, left=86.0, baseline=90.0)
    titled, plain = piece("tiêu đề đậm", 0.123, baseline=50.5), piece("dòng chữ thường", 0.093, baseline=90.5)
    assert bold([*PLAIN, *CAPITALS, number, titled, other, plain]) == ["KẾ HOẠCH", "1.", "tiêu đề đậm"]


def test_small_type_that_a_scan_thickens_is_not_bold_for_that() -> None:
    text = [piece("dòng chữ thường", 0.13 + 0.001 * (k % 4)) for k in range(30)]
    small = [piece("ô của bảng", 0.148 + 0.001 * (k % 4), size=11.0) for k in range(30)]
    heads = [piece("tiêu đề đậm", 0.157), piece("đầu bảng", 0.178, size=11.0)]
    assert bold([*text, *small, *heads]) == ["tiêu đề đậm", "đầu bảng"]


def test_type_of_one_weight_is_plain() -> None:
    assert bold([piece("dòng chữ thường", 0.12 + 0.001 * (k % 9)) for k in range(40)]) == []
