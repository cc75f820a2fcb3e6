"""Rows of a CSV file of the dataset, read back typed: what does not fit its type is an UnusableDataset."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from corpus.discrepancy import Text
from outputs.spreadsheet_text import unguarded

Row = TypeVar("Row", bound=msgspec.Struct)

# A section's whole prose stands in one field.
_LONGEST_FIELD = 10_000_000
_BOM = "\ufeff"


class UnusableDataset(ValueError):
    """A written dataset cannot be used for a report; the message says which file and line, and what to do."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.vi)
        self.message = message


def csv_rows(path: Path, row_type: type[Row]) -> Iterator[Row]:
    """Yield the rows of a file as a type whose fields are the columns wanted; others are passed over.

    Files written for Excel are read as the same rows. Errors: UnusableDataset.
    """
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            for_excel = stream.read(1) == _BOM
            if not for_excel:
                stream.seek(0)
            yield from _converted(path, csv.reader(stream), row_type, for_excel)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise unusable(path, None, str(error)) from error


def _converted(path: Path, lines: Iterator[list[str]], row_type: type[Row], for_excel: bool) -> Iterator[Row]:
    header = next(lines, [])
    wanted = [field.encode_name for field in msgspec.structs.fields(row_type)]
    optional: frozenset[str] = getattr(row_type, "BEYOND_THE_CONTRACT", frozenset())
    if missing := [name for name in wanted if name not in header and name not in optional]:
        raise unusable(path, 1, ", ".join(missing))
    places = [(name, header.index(name)) for name in wanted if name in header]
    for number, line in enumerate(lines, 2):
        if len(line) != len(header):
            raise unusable(path, number, f"{len(line)} ≠ {len(header)}")
        # Values repeat from line to line: each is kept once.
        given = {name: sys.intern(unguarded(line[k]) if for_excel else line[k]) for name, k in places if line[k]}
        try:
            yield msgspec.convert(given, row_type, strict=False)
        except msgspec.ValidationError as error:
            raise unusable(path, number, str(error)) from error


def unusable(path: Path, number: int | None, what: str) -> UnusableDataset:
    """Return the error that a file, at a line of it where one is known, is no dataset for the reason given."""
    where = Text(f", dòng {number}", f", line {number}") if number is not None else Text("", "")
    return UnusableDataset(
        Text(
            f"{path.name}{where.vi}: không dùng được làm bộ dữ liệu ({what}). Hãy chạy lại “kehoach run” để ghi lại "
            "thư mục này, rồi lập báo cáo.",
            f"{path.name}{where.en}: cannot be used as a dataset ({what}). Run “kehoach run” again to write this "
            "folder anew, then make the report.",
        )
    )
