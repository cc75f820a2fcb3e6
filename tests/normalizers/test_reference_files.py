"""The lists that staff edit: read however Notepad and Excel save them; what is wrong is told by file and line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from normalizers.reference_check import check_reference
from normalizers.reference_files import (
    ABBREVIATIONS,
    ALIASES,
    CATEGORIES,
    FOLDER,
    VOCABULARY,
    UnusableReference,
    rows,
)

Edit = Callable[[str], str]
NAMES = (CATEGORIES, ALIASES, ABBREVIATIONS, VOCABULARY)
SHIPPED = {name: FOLDER.joinpath(name).read_bytes().decode() for name in NAMES}
LAST = {name: len(text.splitlines()) for name, text in SHIPPED.items()}
NEXT = {name: last + 1 for name, last in LAST.items()}


def reference(folder: Path, name: str = ALIASES, content: str | bytes | None = None) -> Path:
    """Write the lists as shipped, one of them with other content."""
    for shipped, text in SHIPPED.items():
        (folder / shipped).write_text(text, "utf-8", newline="")
    if content is not None:
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def wrong(folder: Path) -> list[tuple[str, int | None, str, str]]:
    try:
        check_reference(folder)
    except UnusableReference as error:
        return [(flaw.file, flaw.line_no, flaw.vi, flaw.en) for flaw in error.flaws]
    return []


def added(*lines: str) -> Edit:
    return lambda text: text + "".join(f"{line}\n" for line in lines)


def replaced(old: str, new: str) -> Edit:
    def edit(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return edit


def as_excel(text: str, *, lineterminator: str = "\r\n", delimiter: str = ";") -> str:
    """Return a list as Vietnamese Excel saves "CSV UTF-8"."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=lineterminator).writerows(csv.reader(io.StringIO(text)))
    return "\ufeff" + written.getvalue()


def test_the_lists_shipped_are_right() -> None:
    check_reference()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "saved",
    [
        as_excel,
        lambda text: as_excel(text, delimiter=","),
        lambda text: as_excel(text, lineterminator="\r"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.rstrip("\n"),
        lambda text: text + "\n \n,,\n\n",
        lambda text: "\n" + text,
    ],
    ids=["Excel", "Excel with commas", "CR", "BOM", "CRLF", "no last end of line", "blank rows", "blank first row"],
)
def test_it_does_not_matter_how_a_list_was_saved(tmp_path: Path, name: str, saved: Edit) -> None:
    folder = reference(tmp_path, name, saved(SHIPPED[name]))
    assert wrong(folder) == []
    assert [row.cells for row in rows(name, folder)] == [row.cells for row in rows(name)]


RIGHT: dict[str, tuple[str, Edit]] = {
    "a wording without its note": (ALIASES, added("TX.03,Thuê loa đài")),
    "blanks around the cells": (ALIASES, added(" TX.03 , Thuê loa đài ,")),
    "a comma between quotes": (ALIASES, added('TX.03,"Thuê loa, đài",')),
    "quotes within a wording": (ALIASES, added('TX.03,Thuê loa "kéo",', 'TX.03,"Thuê ""loa thùng""",')),
    "blank cells at the end": (ALIASES, added("TX.03,Thuê loa đài,,,")),
    "the same wording twice for one category": (ALIASES, added("TX.03,Thuê loa đài,", "TX.03,THUÊ LOA ĐÀI,")),
    "the name of the category itself": (ALIASES, added("CD,Chuyển đổi số,")),
    "two wordings of one beginning": (ALIASES, added("TX.03,Thuê loa,", "TX.04,Thuê loa đài,")),
    "no wordings at all": (ALIASES, lambda text: text.splitlines()[0] + "\n"),
    "columns in another order": (ALIASES, lambda _: "note,section_id,alias,category_id\n,,Thuê loa đài,TX.03\n"),
    "a column of their own": (
        ALIASES,
        lambda _: "category_id,alias,section_id,note,người thêm\nTX.03,Thuê loa đài,,,Lan\n",
    ),
    "a blank column from Excel": (ALIASES, lambda _: "category_id,alias,section_id,note,\nTX.03,Thuê loa đài,,tạm,\n"),
    "a category of its years": (CATEGORIES, added("TX.07,TX,Thuê loa đài,2026,2026,YES,")),
    "a category without the columns at the end": (CATEGORIES, added("TX.07,TX,Thuê loa đài")),
    "a wording of a category out of force": (
        CATEGORIES,
        replaced('học tập kinh nghiệm",,,', 'học tập kinh nghiệm",,2024,'),
    ),
    "a name that goes to a new category": (
        CATEGORIES,
        lambda text: (
            replaced("Chuyển đổi số,2026,,,", "Chuyển đổi số,2026,2027,,")(text) + "CS,,Chuyển đổi số,2028,,,\n"
        ),
    ),
    "an abbreviation of two spellings": (ABBREVIATIONS, added("KH & CN,Khoa học và Công nghệ")),
}


@pytest.mark.parametrize("what", RIGHT)
def test_right(tmp_path: Path, what: str) -> None:
    name, edit = RIGHT[what]
    assert wrong(reference(tmp_path, name, edit(SHIPPED[name]))) == []


WRONG: dict[str, tuple[str, Edit, list[tuple[str, int | None]], str]] = {
    "no such code": (ALIASES, added("TX.99,Thuê loa đài,"), [(ALIASES, NEXT[ALIASES])], "“TX.99”"),
    "a code in small letters": (ALIASES, added("tx.03,Thuê loa đài,"), [(ALIASES, NEXT[ALIASES])], "có phải “TX.03”"),
    "every one is told": (
        ALIASES,
        added("TX.99,Thuê loa đài,", "", "TX.98,Thuê xe,"),
        [(ALIASES, NEXT[ALIASES]), (ALIASES, NEXT[ALIASES] + 2)],
        "“TX.99”",
    ),
    "a row below a cell of two lines": (
        ALIASES,
        added('TX.03,"Thuê loa\nđài",', "TX.99,Thuê xe,"),
        [(ALIASES, NEXT[ALIASES] + 2)],
        "“TX.99”",
    ),
    "no code": (ALIASES, added(",Thuê loa đài,"), [(ALIASES, NEXT[ALIASES])], "category_id"),
    "no wording": (ALIASES, added("TX.03,,,ghi chú"), [(ALIASES, NEXT[ALIASES])], "alias"),
    "a wording of signs": (ALIASES, added("TX.03,…,"), [(ALIASES, NEXT[ALIASES])], "không có chữ"),
    "a semicolon among commas": (ALIASES, added("TX.03;Thuê loa đài;"), [(ALIASES, NEXT[ALIASES])], "alias"),
    "a comma without quotes": (ALIASES, added("TX.03,Thuê loa, đài,"), [(ALIASES, NEXT[ALIASES])], "ngoặc kép"),
    "a quote left open": (ALIASES, added('TX.03,"Thuê loa đài,'), [(ALIASES, NEXT[ALIASES])], "ngoặc kép"),
    "a quote closed too soon": (ALIASES, added('TX.03,"Thuê loa" đài,'), [(ALIASES, NEXT[ALIASES])], "ngoặc kép"),
    "two codes for a wording": (
        ALIASES,
        added("TX.03,Thuê loa đài,", "TX.04,THUÊ  LOA ĐÀI,"),
        [(ALIASES, NEXT[ALIASES] + 1)],
        f"dòng {NEXT[ALIASES]} với mã TX.03",
    ),
    "the name of another category": (ALIASES, added("TX.03,Chi khác,"), [(ALIASES, NEXT[ALIASES])], "TX.05"),
    "no column of wordings": (ALIASES, replaced("alias", "cách ghi"), [(ALIASES, 1)], "alias"),
    "no first line": (ALIASES, lambda text: text.partition("\n")[2], [(ALIASES, 1)], "category_id, alias"),
    "an empty list": (ALIASES, lambda _: "", [(ALIASES, 1)], "category_id, alias"),
    "a code twice": (CATEGORIES, added("TX.05,TX,Thuê loa đài,,,,"), [(CATEGORIES, NEXT[CATEGORIES])], "“TX.05”"),
    "a name twice": (CATEGORIES, added("TX.07,TX,CHI KHÁC,,,,"), [(CATEGORIES, NEXT[CATEGORIES])], "TX.05"),
    "no such parent": (CATEGORIES, added("TX.07,TZ,Thuê loa đài,,,,"), [(CATEGORIES, NEXT[CATEGORIES])], "“TZ”"),
    "a parent that has one": (
        CATEGORIES,
        added("TX.07,TX.05,Thuê loa đài,,,,"),
        [(CATEGORIES, NEXT[CATEGORIES])],
        "“TX.05”",
    ),
    "a date for a year": (
        CATEGORIES,
        added("TX.07,TX,Thuê loa đài,01/01/2026,,,"),
        [(CATEGORIES, NEXT[CATEGORIES])],
        "bốn chữ số",
    ),
    "years the wrong way round": (
        CATEGORIES,
        added("TX.07,TX,Thuê loa đài,2027,2026,,"),
        [(CATEGORIES, NEXT[CATEGORIES])],
        "valid_from (2027)",
    ),
    "exact_only in Vietnamese": (
        CATEGORIES,
        added("TX.07,TX,Thuê loa đài,,,có,"),
        [(CATEGORIES, NEXT[CATEGORIES])],
        "“có”",
    ),
    "a category taken out": (CATEGORIES, replaced("TX.05,TX,Chi khác,,,yes,\n", ""), [(CATEGORIES, None)], "“TX.05”"),
    "an abbreviation of two meanings": (
        ABBREVIATIONS,
        added("KH&CN,kế hoạch và công nghiệp"),
        [(ABBREVIATIONS, NEXT[ABBREVIATIONS])],
        "KH&CN",
    ),
    "no such use": (VOCABULARY, added("TX,chủ đề,thuê loa đài"), [(VOCABULARY, NEXT[VOCABULARY])], "chủ đề"),
}


@pytest.mark.parametrize("what", WRONG)
def test_wrong(tmp_path: Path, what: str) -> None:
    name, edit, where, words = WRONG[what]
    found = wrong(reference(tmp_path, name, edit(SHIPPED[name])))
    assert [(file, line_no) for file, line_no, _, _ in found] == where
    assert words in found[0][2]
    assert all(vi and en and vi != en for _, _, vi, en in found)


@pytest.mark.parametrize(("encoding", "line_no"), [("utf-16", 1), ("cp1258", 2)])
def test_another_encoding_is_told(tmp_path: Path, encoding: str, line_no: int) -> None:
    content = SHIPPED[ALIASES].encode(encoding, errors="replace")
    assert [flaw[:2] for flaw in wrong(reference(tmp_path, ALIASES, content))] == [(ALIASES, line_no)]


def test_a_list_that_is_gone_is_told(tmp_path: Path) -> None:
    folder = reference(tmp_path)
    (folder / ALIASES).unlink()
    assert [flaw[:2] for flaw in wrong(folder)] == [(ALIASES, None)]
