"""The units whose plan is awaited (--expected), and which of them sent none."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from corpus.discrepancy import Text
from normalizers.text import match_key
from normalizers.units_of_government import resolved
from outputs.written.dataset import WrittenSubmission

# A title and who made the list may stand above its heads.
_HEADS_WITHIN = 10
_NAME_WORDS = tuple(match_key(word) for word in ("Tên", "Đơn vị", "unit"))
_CODE_HEADS = {match_key(head) for head in ("Mã đơn vị", "unit_code", "Mã", "Mã đơn vị hành chính")}
_PROVINCE_HEADS = {match_key(head) for head in ("Tỉnh", "province", "Tỉnh, thành phố")}


class UnusableList(ValueError):
    """The list of expected units cannot be used; the message says what to mend."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.vi)
        self.message = message


@dataclass(frozen=True, slots=True)
class ExpectedUnit:
    """A unit on the list: its name as written there, its code and province where they stand beside."""

    name: str
    code: str = ""
    province: str = ""


def expected_units(path: Path) -> tuple[ExpectedUnit, ...]:
    """Read the list: one unit a line, or a table (XLSX, CSV) with the heads "Đơn vị" (and "Mã đơn vị", "Tỉnh").

    Errors: UnusableList.
    """
    rows = [row for row in _rows(path) if any(row)]
    if not rows:
        raise UnusableList(
            Text(f"{path}: danh sách đơn vị không có dòng nào.", f"{path}: the list of units has no line.")
        )
    found = _units(rows)
    if found is None:
        raise UnusableList(
            Text(
                f"{path}: danh sách đơn vị không có cột tên đơn vị. Hãy đặt tiêu đề “Đơn vị” cho cột đó, hoặc ghi mỗi "
                "dòng một tên.",
                f"{path}: the list has no column of unit names. Head it “Đơn vị”, or write one name a line.",
            )
        )
    return found


def awaited_year(plans: Iterable[WrittenSubmission]) -> int | None:
    """Return the year whose plans the list awaits: the one most plans are for, of two the later; None without plans."""
    years = Counter(plan.row.plan_year for plan in plans if plan.row.plan_year is not None)
    return max(years, key=lambda year: (years[year], year), default=None)


def not_received(
    expected: Iterable[ExpectedUnit], plans: Iterable[WrittenSubmission], plan_year: int | None
) -> tuple[ExpectedUnit, ...]:
    """Return the expected units without a plan for a year, in the order of the list.

    Units are told apart by code, that of the list or that its name stands for, where a plan has one; else by name. A
    spreadsheet drops the noughts that a code begins with.
    """
    of_year = [plan.row for plan in plans if plan.row.plan_year == plan_year]
    province = Counter(row.province for row in of_year if row.province).most_common(1)
    said = province[0][0] if province else ""
    codes = {row.unit_code.lstrip("0") for row in of_year if row.unit_code}
    names = {match_key(row.unit) for row in of_year}
    uncoded = {match_key(row.unit) for row in of_year if not row.unit_code}
    missing: dict[str, ExpectedUnit] = {}
    for unit in expected:
        found = resolved(unit.name, province=unit.province or said, year=plan_year).unit
        own = {code.lstrip("0") for code in (unit.code, found.code if found is not None else "") if code}
        known = uncoded if own else names
        if not own & codes and match_key(unit.name) not in known:
            missing.setdefault(min(own, default=match_key(unit.name)), unit)
    return tuple(missing.values())


def _rows(path: Path) -> list[list[str]]:
    """Return the fields of each line of the list."""
    try:
        if path.suffix.lower() == ".xlsx":
            with closing(openpyxl.load_workbook(path, read_only=True, data_only=True)) as book:
                return [[_field_text(value) for value in row] for row in book.worksheets[0].values]
        text = path.read_text("utf-8-sig")
        sign = next((sign for sign in (";", "\t") if sign in text.partition("\n")[0]), ",")
        return [[field.strip() for field in row] for row in csv.reader(io.StringIO(text), delimiter=sign, strict=True)]
    # A workbook cut short is a SyntaxError of whichever XML parser meets it.
    except (OSError, UnicodeDecodeError, InvalidFileException, BadZipFile, KeyError, SyntaxError, csv.Error) as error:
        raise UnusableList(
            Text(
                f"{path}: không đọc được danh sách đơn vị ({error}). Hãy lưu thành tệp Excel (.xlsx) hoặc CSV, UTF-8.",
                f"{path}: the list of units cannot be read ({error}). Save it as Excel (.xlsx) or as CSV in UTF-8.",
            )
        ) from error


def _field_text(value: object) -> str:
    """Return what a cell shows: a code typed as a number is 710, not 710.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _units(rows: list[list[str]]) -> tuple[ExpectedUnit, ...] | None:
    """Return the units below the heads, which a title may stand above; a name a line where there is one field a line.

    None where lines have several fields and none of the heads is known.
    """
    for k, row in enumerate(rows[:_HEADS_WITHIN]):
        heads = [match_key(field) for field in row]
        if (name := _name_column(heads)) is not None:
            code, province = _first(heads, _CODE_HEADS), _first(heads, _PROVINCE_HEADS)
            return tuple(
                ExpectedUnit(_field(line, name), _field(line, code), _field(line, province))
                for line in rows[k + 1 :]
                if _field(line, name)
            )
    if any(sum(map(bool, row)) > 1 for row in rows):
        return None
    return tuple(ExpectedUnit(next(field for field in row if field)) for row in rows)


def _name_column(heads: list[str]) -> int | None:
    """Return which of the heads of a table is that of names: "Đơn vị", "Tên xã, phường", "Tên đơn vị hành chính".

    A lone field is a head only where it is no more than that word: a title may hold it too.
    """
    if sum(map(bool, heads)) == 1:
        return _first(heads, {*_NAME_WORDS, f"{_NAME_WORDS[0]} {_NAME_WORDS[1]}"})
    named = (k for k, head in enumerate(heads) if head not in _CODE_HEADS and any(w in head for w in _NAME_WORDS))
    return next(named, None)


def _first(heads: list[str], wanted: set[str]) -> int | None:
    return next((k for k, head in enumerate(heads) if head in wanted), None)


def _field(row: list[str], k: int | None) -> str:
    return row[k] if k is not None and k < len(row) else ""
