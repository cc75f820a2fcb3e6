"""The guide names all that a user can meet: commands, options, checks, the files of a run, the columns it explains."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from corpus.checks import checks
from kehoach import pipeline
from kehoach.cli import app
from kehoach.settings import Settings
from outputs.tables import tables

GUIDE = (Path(__file__).parent.parent / "docs" / "huong-dan.md").read_text("utf-8")
SECTIONS = dict(part.partition("\n")[::2] for part in re.split(r"^#+ ", GUIDE, flags=re.MULTILINE))
COMMANDS = typer.main.get_group(app).commands
OPTIONS = {
    option
    for command in COMMANDS.values()
    for parameter in command.params
    for option in parameter.opts
    if "--" in option
}
EXPLAINED = {"category_review": "Xếp nhóm theo `category_review.csv`"}
"""The tables whose columns the guide explains, and where."""


def first_cells(section: str) -> list[str]:
    """Return the first cell of each row of a section's table."""
    return re.findall(r"^\| (.+?) \|", SECTIONS[section], flags=re.MULTILINE)[1:]


def test_every_check_has_its_row_and_no_other() -> None:
    listed = first_cells("Các phép kiểm tra")
    assert sorted(listed) == sorted(check.CHECK_ID for check in checks())
    assert f"Có {len(listed)} phép kiểm tra" in GUIDE


def test_every_command_has_its_row_and_no_other() -> None:
    assert sorted(first_cells("Các lệnh")) == sorted(f"`kehoach {name}`" for name in COMMANDS)


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_option(option: str) -> None:
    assert re.search(rf"`{option}[ `]", SECTIONS["Các lệnh"])


def test_every_file_of_a_run_has_its_row(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    done = pipeline.run([tmp_path / "in"], tmp_path / "out", tmp_path / "corpus", Settings())
    written = {_named(path.relative_to(tmp_path / "out")) for path in done.written}
    listed = {name for cell in first_cells("Kết quả") for name in re.findall("`(.+?)`", cell)}
    assert listed == written


def _named(path: Path) -> str:
    """Return what the guide calls a file of a run: by its name, or by the folder that holds all of its kind."""
    return path.name if path.parent == Path() else f"{path.parent.as_posix()}/"


@pytest.mark.parametrize("table", EXPLAINED)
def test_every_column_explained_or_none(table: str) -> None:
    listed = {name for cell in first_cells(EXPLAINED[table]) for name in re.findall("`(.+?)`", cell)}
    (columns,) = ({column.name for column in found.columns} for found in tables() if found.name == table)
    assert listed == columns
