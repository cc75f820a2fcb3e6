"""The guide names all that a user can meet: commands, options, checks, reasons, settings, reports, files, columns."""

from __future__ import annotations

import re
import sqlite3
import textwrap
from contextlib import closing
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from corpus.checks import checks
from corpus.dataset import Dataset
from ingest.limits import Limits
from kehoach import pipeline
from kehoach.cli import app
from kehoach.settings import Run, Settings, settings
from outputs.database.views import views
from outputs.expected_units import expected_units
from outputs.formats import ReportRequest, report, report_letter, report_names, sqlite_dataset
from outputs.labels import AMOUNT_STATUSES, FILE_STATUSES, NOT_CHECKED_REASONS, REASONS, UNIT_SOURCES
from outputs.letter.tags import ROW_TAGS, TAGS
from outputs.office import Office
from outputs.tables import tables

GUIDE_FILE = Path(__file__).parent.parent / "docs" / "huong-dan.md"
GUIDE = GUIDE_FILE.read_text("utf-8")
SECTIONS = dict(part.partition("\n")[::2] for part in re.split(r"^#+ ", GUIDE, flags=re.MULTILINE))
COMMANDS = typer.main.get_group(app).commands
PLAN = Path(__file__).parent / "cases" / "thi-xa-hoa-thanh_2025" / "received.docx"
OPTIONS = {
    option
    for command in COMMANDS.values()
    for parameter in command.params
    for option in parameter.opts
    if "--" in option
}
EXPLAINED = {"category_review": "Xếp nhóm theo `category_review.csv`"}
"""The tables whose columns the guide explains, and where."""
DICTIONARY = (GUIDE_FILE.parent / "tu-dien-du-lieu.md").read_text("utf-8")
"""Where the columns of every table are explained; the guide leads there."""
VALUES = {
    "Vì sao một phép cộng chưa kiểm tra được": NOT_CHECKED_REASONS,
    "Khi một tệp không đọc được": REASONS,
    "Trong ô tiền có gì": AMOUNT_STATUSES,
    "Đơn vị tính lấy từ đâu": UNIT_SOURCES,
}
"""The values of columns that the guide explains one by one, and where."""


def first_cells(section: str) -> list[str]:
    """Return the first cell of each row of a section's table."""
    return re.findall(r"^\| (.+?) \|", SECTIONS[section], flags=re.MULTILINE)[1:]


def named(section: str) -> list[str]:
    """Return what the first cells of a section's table name."""
    return [name for cell in first_cells(section) for name in re.findall("`(.+?)`", cell)]


def test_every_check_has_its_row_and_no_other() -> None:
    listed = first_cells("Các phép kiểm tra")
    assert sorted(listed) == sorted(check.CHECK_ID for check in checks())
    assert f"Có {len(listed)} phép kiểm tra" in GUIDE


def test_every_command_has_its_row_and_no_other() -> None:
    assert sorted(first_cells("Các lệnh")) == sorted(f"`kehoach {name}`" for name in COMMANDS)


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_option(option: str) -> None:
    assert re.search(rf"`{option}[ `]", SECTIONS["Các lệnh"])


def test_every_check_has_an_example_and_what_to_do() -> None:
    told = [
        *first_cells("Cách xử lý các sai lệch thường gặp"),
        *first_cells("Cách xử lý các nghi vấn khó thấy bằng mắt"),
    ]
    assert sorted(told) == sorted(check.CHECK_ID for check in checks())


@pytest.mark.parametrize("section", VALUES)
def test_every_value_has_its_row_and_no_other(section: str) -> None:
    assert sorted(named(section)) == sorted(VALUES[section])


@pytest.mark.parametrize("status", FILE_STATUSES)
def test_status_of_a_file(status: str) -> None:
    assert f"`{status}`" in SECTIONS["Khi một tệp không đọc được"]


def test_every_report_has_its_row_and_no_other() -> None:
    assert sorted(named("Các báo cáo")) == sorted(report_names())
    usual = {name for name in report_names() if report(name).IS_USUAL}
    rows = re.findall(r"^\| `(\w+)` \|.*\| (có|không) \|$", SECTIONS["Các báo cáo"], flags=re.MULTILINE)
    assert {name for name, made in rows if made == "có"} == usual


def test_every_setting_has_its_row_and_no_other() -> None:
    assert sorted(named("Tên cơ quan trên công văn và biểu")) == sorted(field.name for field in fields(Office))
    others = [field.name for kind in (Run, Limits) for field in fields(kind)]
    assert sorted(named("Cách chạy và giới hạn cho một tệp")) == sorted(others)


def test_every_tag_of_the_letter_has_its_row_and_no_other() -> None:
    assert sorted(named("Mẫu công văn riêng")) == sorted({**TAGS, **ROW_TAGS})


def test_every_view_has_its_row_and_no_other() -> None:
    assert sorted(named("Bằng SQLite và Datasette")) == sorted(view.name for view in views())


def test_every_file_of_a_run_has_its_row(tmp_path: Path) -> None:
    done = pipeline.run([PLAN], tmp_path / "out", tmp_path / "corpus", Settings())
    # Letters may need another program to be printed; their folder is what the guide names.
    quick = [name for name in report_names() if name != "letter"]
    made = pipeline.made_reports(tmp_path / "out", quick, ReportRequest(tmp_path / "corpus"))
    written = {_named(path.relative_to(tmp_path / "out")) for path in (*done.written, *made)}
    assert sorted(named("Kết quả")) == sorted({*written, f"{report_letter.FOLDER}/"})


def _named(path: Path) -> str:
    """Return what the guide calls a file of a run: by its name, or by the folder that holds all of its kind."""
    return path.name if path.parent == Path() else f"{path.parent.as_posix()}/"


@pytest.mark.parametrize("table", EXPLAINED)
def test_every_column_explained_or_none(table: str) -> None:
    (columns,) = ({column.name for column in found.columns} for found in tables() if found.name == table)
    assert set(named(EXPLAINED[table])) == columns


@pytest.mark.parametrize("table", [table.name for table in tables()])
def test_every_column_stands_in_the_dictionary_that_the_guide_leads_to(table: str) -> None:
    assert "`docs/tu-dien-du-lieu.md`" in GUIDE and "`tu-dien-du-lieu.html`" in GUIDE
    chapter = DICTIONARY.partition(f"\n### {table}:")[2].partition("\n### ")[0]
    (columns,) = ([column.name for column in found.columns] for found in tables() if found.name == table)
    assert re.findall(r"^\| `(.+?)` \|", chapter, flags=re.MULTILINE) == columns


def test_examples_of_questions_to_the_database_run(tmp_path: Path) -> None:
    (path,) = sqlite_dataset.write(Dataset((), ()), tmp_path)
    questions = re.findall(r"(?:^    .+\n)+", SECTIONS["Bằng SQLite và Datasette"], flags=re.MULTILINE)
    asked = [question for question in questions if question.strip().startswith("SELECT")]
    assert len(asked) >= 2
    with closing(sqlite3.connect(path)) as database:
        for question in asked:
            assert database.execute(question).fetchall() == []


def test_the_example_of_settings_is_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"(?:^    .+\n)+", SECTIONS["Các cài đặt của chương trình"], flags=re.MULTILINE)[1:]
    (tmp_path / "kehoach.toml").write_text(textwrap.dedent(example), "utf-8")
    assert settings(tmp_path / "kehoach.toml").office.superior == "UBND TỈNH TÂY NINH"


def test_the_example_of_a_list_of_units_is_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"(?:^    .+\n)+", SECTIONS["Danh sách đơn vị phải gửi"], flags=re.MULTILINE)
    (tmp_path / "don-vi.csv").write_text(textwrap.dedent(example), "utf-8")
    assert [(unit.name, unit.code, unit.province) for unit in expected_units(tmp_path / "don-vi.csv")] == [
        ("xã Phước Chỉ", "25729", "Tây Ninh"),
        ("phường Trảng Bàng", "", "Tây Ninh"),
    ]
