"""TCVN3 and VNI to Unicode; Unicode under an old font's name stays."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.encodings import TCVN3_RUNS, VNI_LETTERS, VNI_MARKS, decoded, encoding_of, unicode_fonts

SENTENCE = "Ủy ban nhân dân thị xã Trảng Bàng, được cấp 130.000.000 đồng – phường Lộc Hưng; nghĩa, quỹ, tuổi, ngữ, ằẵẳặ"
TCVN3_BYTES = {letter: chr(first + i) for first, letters in TCVN3_RUNS.items() for i, letter in enumerate(letters)}


def tcvn3(text: str) -> str:
    """Return the text as a .VnTime file holds it, in the codes of Latin-1."""
    return "".join(TCVN3_BYTES.get(letter, letter) for letter in text.replace("Ủ", "ủ"))


@pytest.mark.parametrize(
    ("text", "font", "reading"),
    [
        ("céng hßa x· héi chñ nghÜa", ".VnTime", "cộng hòa xã hội chủ nghĩa"),
        ("céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI"),
        ("tinh", ".VnArialH", "TINH"),
        ("®Þnh h\u00adíng", "VnTime", "định hướng"),
        ("®Þnh h\u2212íng x\u2219 héi", "ABCDEF+.VnTime", "định hướng xã hội"),
        ("§iÒu 1", ".VnArial", "Điều 1"),
        ("\u00ad", ".VnTime", "ư"),
        ("Ñoäc laäp – Töï do – Haïnh phuùc", "VNI-Times", "Độc lập – Tự do – Hạnh phúc"),
        ("UÛY BAN NHAÂN DAÂN QUAÄN BÌNH THAÏNH", "VNI-Helve", "ỦY BAN NHÂN DÂN QUẬN BÌNH THẠNH"),
        ("ñöôïc nghieân cöùu, kyõ thuaät; thò xaõ", "vni-times", "được nghiên cứu, kỹ thuật; thị xã"),
    ],
)
def test_old_encoding_is_decoded(text: str, font: str, reading: str) -> None:
    assert decoded(text, font) == reading


@pytest.mark.parametrize("text", ["Kế hoạch năm 2024", "và", "các hoạt động", "Đơn vị", "STT", "1.500,5", "", "xã hội"])
@pytest.mark.parametrize("font", [".VnTime", "VnTime", "VNI-Times", "Times New Roman"])
def test_unicode_and_ascii_stay(text: str, font: str) -> None:
    assert decoded(text, font) == text


def test_other_fonts_decode_nothing() -> None:
    assert decoded("céng hßa", "Times New Roman") == "céng hßa"
    assert encoding_of("Vnirvana") is None


def test_font_of_unicode_text_is_told_by_the_whole_document() -> None:
    runs = [("Kế hoạch", ".VnTime"), ("tôi", ".VnTime"), ("KÕ ho¹ch", ".VnArial"), ("Kế", "Arial")]
    assert unicode_fonts(runs) == {".VnTime"}
    assert decoded("tôi trên", ".VnTime", unicode_fonts(runs)) == "tôi trên"
    assert decoded("KÕ ho¹ch", ".VnTime", unicode_fonts(runs)) == "Kế hoạch"


def test_a_sentence_comes_back() -> None:
    assert decoded(tcvn3(SENTENCE), ".VnTime") == SENTENCE.replace("Ủ", "ủ")


@given(st.text(alphabet=st.sampled_from("abc ,.12" + "".join(TCVN3_RUNS.values()))))
def test_whatever_tcvn3_can_write_is_vietnamese_or_left_as_it_is(text: str) -> None:
    assert decoded(tcvn3(text), ".VnTime") in {text, tcvn3(text)}


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv")
def test_table_of_tcvn3_is_that_of_iconv() -> None:
    codes = [first + i for first, letters in TCVN3_RUNS.items() for i in range(len(letters))]
    spelled = bytes(byte for code in codes for byte in (code, 0x20))
    oracle = subprocess.run(
        ["iconv", "-f", "TCVN5712-1", "-t", "UTF-8"], input=spelled, capture_output=True, check=True
    )
    assert oracle.stdout.decode().split() == [letter for letters in TCVN3_RUNS.values() for letter in letters]


def test_table_of_vni_holds_every_lower_case_letter_once() -> None:
    written = [*VNI_LETTERS, *(base + mark for bases, marks in VNI_MARKS.items() for base in bases for mark in marks)]
    readings = {decoded(f"{text} nghieân cöùu khoa hoïc", "VNI-Times").split()[0] for text in written}
    letters = set("àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđ")
    assert letters <= readings
