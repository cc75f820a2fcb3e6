"""The reference files that staff edit, read as Notepad and Excel leave them; what cannot be read says where and why."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

FOLDER: Traversable = files("normalizers").joinpath("reference")

CATEGORIES = "categories.csv"
ALIASES = "category_aliases.csv"
ABBREVIATIONS = "abbreviations.csv"
VOCABULARY = "category_vocabulary.csv"


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a reference file, where, and what to do; without a line it is the whole file."""

    file: str
    line_no: int | None
    vi: str
    en: str

    def text(self, language: str) -> str:
        """Return the sentence for staff, beginning with file and line.

        >>> Flaw("categories.csv", 3, "thiếu mã", "no code").text("vi")
        'categories.csv, dòng 3: thiếu mã'
        """
        is_vi = language == "vi"
        line = "" if self.line_no is None else f", {'dòng' if is_vi else 'line'} {self.line_no}"
        return f"{self.file}{line}: {self.vi if is_vi else self.en}"


class UnusableReference(ValueError):
    """Reference files cannot be used until staff mend what `flaws` names."""

    def __init__(self, flaws: Sequence[Flaw]) -> None:
        super().__init__("; ".join(flaw.text("en") for flaw in flaws))
        self.flaws = tuple(flaws)


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns, without blanks around its cells; `line_no` is where it begins in the file."""

    line_no: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of a cell, "" where the row or the file has none."""
        return self.cells.get(column, "")


def rows(name: str, folder: Traversable = FOLDER) -> tuple[Row, ...]:
    """Return the rows of a reference file that are not blank; raise UnusableReference.

    A byte order mark, any ends of lines and semicolons for commas, as Excel writes them in Vietnam, are all the same.
    """
    lines = list(_lines(name, _text(name, folder)))
    header = [cell.strip() for cell in lines[0].cells] if lines else []
    missing = [column for column in _LAYOUTS[name].columns if column not in header]
    if missing:
        raise UnusableReference([_without_columns(name, missing)])
    found = tuple(Row(line.no, dict(zip(header, line.cells, strict=False))) for line in lines[1:])
    flaws = [*_blanks(name, found), *_surpluses(name, header, lines[1:])]
    if flaws:
        raise UnusableReference(sorted(flaws, key=lambda flaw: flaw.line_no or 0))
    return found


class _Layout(NamedTuple):
    """The columns a file must have, and those that no row may leave blank."""

    columns: tuple[str, ...]
    filled: tuple[str, ...]


_LAYOUTS = {
    CATEGORIES: _Layout(
        ("category_id", "parent_id", "name_vi", "valid_from", "valid_to", "exact_only"), ("category_id", "name_vi")
    ),
    ALIASES: _Layout(("category_id", "alias", "section_id"), ("category_id", "alias")),
    ABBREVIATIONS: _Layout(("abbreviation", "full"), ("abbreviation", "full")),
    VOCABULARY: _Layout(("category_id", "use", "phrase"), ("use", "phrase")),
}


class _Line(NamedTuple):
    """A row as it stands: the number of its first line, its cells."""

    no: int
    cells: list[str]


def _text(name: str, folder: Traversable) -> str:
    try:
        content = folder.joinpath(name).read_bytes()
    except OSError as error:
        vi = f"không mở được tệp ({error.strerror}); hãy chép lại tệp vào thư mục hoặc đóng chương trình đang giữ tệp"
        en = f"cannot be opened ({error.strerror}); put the file back or close the program that holds it"
        raise UnusableReference([Flaw(name, None, vi, en)]) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line_no = content.count(b"\n", 0, error.start) + 1
        vi = (
            "không phải bảng mã UTF-8; hãy xem chữ có còn đủ dấu rồi lưu lại: "
            "trong Excel chọn “CSV UTF-8”, trong Notepad chọn “UTF-8”"
        )
        en = "is not in UTF-8; see that no letters are lost and save it as “CSV UTF-8” (Excel) or “UTF-8” (Notepad)"
        raise UnusableReference([Flaw(name, line_no, vi, en)]) from error


def _lines(name: str, text: str) -> Iterator[_Line]:
    """Yield the rows that are not blank, the header first."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(name, text), strict=True)
    line_no = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield _Line(line_no, stripped)
            line_no = reader.line_num + 1
    except csv.Error as error:
        vi = (
            "dấu ngoặc kép đặt không đúng; hãy đặt cả ô trong một cặp dấu ngoặc kép, "
            "dấu ngoặc kép nằm bên trong thì gõ hai lần"
        )
        en = "quotes are not paired; put the whole cell between two quotes and double those within"
        raise UnusableReference([Flaw(name, line_no, vi, en)]) from error


def _delimiter(name: str, text: str) -> str:
    """Return the separator that parts the first line into the columns the file must have."""
    header = next((line for line in text.splitlines() if line.strip(" ,;")), "")
    known = {
        mark: len({cell.strip(' "') for cell in header.split(mark)} & {*_LAYOUTS[name].columns}) for mark in (",", ";")
    }
    return max(known, key=lambda mark: known[mark])


def _without_columns(name: str, missing: list[str]) -> Flaw:
    columns = ",".join(_LAYOUTS[name].columns)
    vi = f"dòng đầu không có cột {', '.join(missing)}; hãy ghi lại dòng đầu với đủ các cột {columns}"
    en = f"the first line lacks the columns {', '.join(missing)}; it must have all of {columns}"
    return Flaw(name, 1, vi, en)


def _blanks(name: str, found: Sequence[Row]) -> Iterator[Flaw]:
    for column in _LAYOUTS[name].filled:
        for row in found:
            if not row[column]:
                vi = f"thiếu ô {column}; hãy ghi đủ các ô, cách nhau bằng dấu phẩy hoặc chấm phẩy giống như ở dòng đầu"
                en = f"no {column}; fill the cell in, with the same separator as in the first line"
                yield Flaw(name, row.line_no, vi, en)


def _surpluses(name: str, header: Sequence[str], lines: Sequence[_Line]) -> Iterator[Flaw]:
    """Yield the rows with cells that no column has: a comma that nobody quoted pushes the cells behind it on.

    Blank cells at the end are Excel's.
    """
    width = len(header)
    named = max(number for number, column in enumerate(header, 1) if column)
    for line in lines:
        is_longer = len(line.cells) > width and any(line.cells[named - 1 :])
        if is_longer or any(line.cells[named:]):
            vi = "thừa ô so với dòng đầu; chữ có dấu phẩy hoặc chấm phẩy thì đặt trong dấu ngoặc kép"
            en = "more cells than the first line has; put a text with commas or semicolons between quotes"
            yield Flaw(name, line.no, vi, en)
