"""Datasets of several units, made of the plan of tests/outputs/plans.py, and the summary read back, for its tests."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from openpyxl.worksheet.worksheet import Worksheet

from outputs.expected_units import ExpectedUnit
from outputs.formats import ReportRequest, csv_dataset, report
from outputs.written import written_dataset
from tests.outputs.plans import dataset

Rows = Sequence[tuple[str, str, str]]
Lines = list[dict[str, str]]

GOOD = (
    ("I", "Tuyên truyền, phổ biến văn bản và thông tin khoa học và công nghệ", "10"),
    ("1", "Phổ biến, hướng dẫn văn bản quản lý nhà nước về khoa học và công nghệ", "10"),
    ("II", "Thanh tra, kiểm tra về khoa học và công nghệ", "2,5"),
    ("1", "Kiểm tra về đo lường", "2,5"),
    ("", "Tổng cộng", "12,5"),
)
"""A plan for 2024 whose total agrees: 12,5 triệu đồng."""


def unchanged(_: Lines) -> None:
    """Leave lines as they are."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A plan that a unit sent; `change` alters its lines as they stand in line_items.csv."""

    unit: str
    rows: Rows = GOOD
    level: str = "district"
    code: str = ""
    file: str = ""
    media_type: str = "docx"
    change: Callable[[Lines], None] = field(default=unchanged)


def write_sent(folder: Path, plans: Sequence[Sent]) -> None:
    """Write the dataset of the plans, and of the damaged file that plans.dataset has."""
    every: dict[str, Lines] = {}
    for k, sent in enumerate(plans):
        own = folder / f".{k}"
        own.mkdir()
        files = csv_dataset.write(dataset(sent.rows, sent.file or f"ke-hoach-{k}.docx"), own)
        for path in files:
            lines = _own_lines(path, k, sent)
            if path.stem == "line_items":
                sent.change(lines)
            every.setdefault(path.stem, []).extend(lines)
            if not lines and path.stem not in every:
                every[path.stem] = []
            _write(folder / path.name, path, every[path.stem])


def lines_of(folder: Path, name: str) -> Lines:
    """Return the lines of a table of the dataset as text."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def write_summary(folder: Path, *, language: str = "vi", expected: tuple[ExpectedUnit, ...] = ()) -> tuple[Path, ...]:
    """Write the summary of a folder's dataset into it."""
    request = ReportRequest(corpus=folder, language=language, expected=expected)
    return report("summary").write(written_dataset(folder), folder, request)


def sheet(folder: Path, name: str) -> Worksheet:
    """Return a sheet of the workbook, with values in place of formulas."""
    found = openpyxl.load_workbook(folder / "tong-hop.xlsx", data_only=True)[name]
    assert isinstance(found, Worksheet)
    return found


def sheet_texts(folder: Path, name: str) -> list[str]:
    """Return every text of a sheet."""
    return [cell.value for row in sheet(folder, name).iter_rows() for cell in row if isinstance(cell.value, str)]


def sheet_lines(folder: Path, name: str) -> list[dict[str, object]]:
    """Return the lines of the first table of a sheet by the titles of its columns; upper titles come before “|”."""
    rows = list(sheet(folder, name).iter_rows(values_only=True))
    start = next(k for k, row in enumerate(rows) if row[0] in ("STT", "No."))
    lower = rows[start + 1] if rows[start + 1][0] is None else None
    titles, above = [], ""
    for k, title in enumerate(rows[start]):
        above = str(title) if title else above
        titles.append(f"{above}|{lower[k]}" if lower and lower[k] else above)
    lines: list[dict[str, object]] = []
    for row in rows[start + (2 if lower else 1) :]:
        if all(value is None for value in row) or str(row[0] or "").startswith(("(", "“", "Các", "Chỉ", "Không", "Số")):
            break
        line: dict[str, object] = {}
        line.update(zip(titles, row, strict=True))
        lines.append(line)
    return lines


def decimal(value: object) -> Decimal | None:
    """Return a number of the workbook, None for a cell that is empty or has only the sign of a footnote."""
    return None if value is None or str(value).startswith("(") else Decimal(str(value))


def document_tables(folder: Path) -> dict[str, list[list[str]]]:
    """Return the tables of the document by the title above them: rows of texts; raised signs are left out."""
    tables: dict[str, list[list[str]]] = {}
    title = ""
    for element in docx.Document(str(folder / "tong-hop.docx")).element.body:
        text = "".join(part.text or "" for part in element.iter(qn("w:t")))
        if element.tag == qn("w:p") and element.find(f".//{qn('w:pStyle')}") is not None:
            title = text
        elif element.tag == qn("w:tbl"):
            tables[title] = [[_cell_text(cell) for cell in row.iter(qn("w:tc"))] for row in element.iter(qn("w:tr"))]
    return tables


def document_text(folder: Path) -> str:
    """Return every text of the document."""
    body = docx.Document(str(folder / "tong-hop.docx")).element.body
    return "\n".join("".join(part.text or "" for part in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def _cell_text(cell: BaseOxmlElement) -> str:
    runs = [run for run in cell.iter(qn("w:r")) if run.find(f".//{qn('w:vertAlign')}") is None]
    return "".join(part.text or "" for run in runs for part in run.iter(qn("w:t")))


def _own_lines(path: Path, k: int, sent: Sent) -> Lines:
    with path.open(encoding="utf-8", newline="") as stream:
        lines = list(csv.DictReader(stream))
    if path.stem == "received_files":
        lines = [line for line in lines if line["status"] == "ok" or k == 0]
    for line in lines:
        for column in ("submission_id", "file_id", "discrepancy_id"):
            if line.get(column):
                line[column] = f"{k:03x}{line[column][3:]}"
        if line.get("submission_id"):
            named = {"unit": sent.unit, "unit_code": sent.code, "media_type": sent.media_type}
            level = {"unit_level": sent.level if sent.unit else ""}
            line.update({column: value for column, value in (named | level).items() if column in line})
    return lines


def _write(path: Path, like: Path, lines: Lines) -> None:
    header = like.read_text("utf-8").partition("\n")[0].split(",")
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
