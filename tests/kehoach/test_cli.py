"""The command as a user calls it: what it prints and writes, and the contract's exit codes."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parent.parent.parent
TABLES = ("received_files", "submissions", "headings", "line_items", "discrepancies", "not_checked", "tables", "cells")


def kehoach(
    *arguments: str | Path, folder: Path | None = None, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=environment)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def plan(path: Path, total: str = "5") -> Path:
    """Write a plan of two lines; its total is right at 5."""
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Hoạt động khoa học và công nghệ năm 2025")
    document.add_paragraph("Đơn vị tính: triệu đồng")
    lines = [("STT", "Nội dung", "Kinh phí"), ("1", "Kiểm tra về đo lường", "2"), ("2", "Chi khác", "3")]
    table = document.add_table(0, 3)
    for line in [*lines, ("", "Tổng cộng", total)]:
        for cell, text in zip(table.add_row().cells, line, strict=True):
            cell.text = text
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("total", "with_empty", "code"),
    [("5", False, 0), ("6", False, 1), ("5", True, 2), ("6", True, 2)],
    ids=["clean", "findings", "failed", "failed wins"],
)
def test_exit_codes_of_a_run(tmp_path: Path, total: str, with_empty: bool, code: int) -> None:
    plan(tmp_path / "in" / "plan.docx", total)
    if with_empty:
        (tmp_path / "in" / "empty.docx").touch()
    assert kehoach("run", tmp_path / "in", "--out", tmp_path / "out").returncode == code


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "no-such-folder", "--out", "out"],
        ["run", "--no-such-option"],
        ["run", "."],
        ["no-such-command"],
        ["run", ".", "--out", "out", "--report", "no-such-report"],
        ["run", ".", "--out", "out", "--settings", "no-such-file.toml"],
        ["checks", "--lang", "fr"],
    ],
)
def test_wrong_usage_has_its_own_code(tmp_path: Path, arguments: list[str]) -> None:
    assert kehoach(*arguments).returncode == 64


def test_an_unknown_setting_names_the_nearest(tmp_path: Path) -> None:
    settings = tmp_path / "kehoach.toml"
    settings.write_text("[limits]\nmemory_byte = 5\n", "utf-8")
    done = kehoach("read", plan(tmp_path / "plan.docx"), "--settings", settings)
    assert done.returncode == 64
    assert "memory_bytes" in done.stderr


def test_a_run_writes_every_file_and_keeps_the_originals(tmp_path: Path) -> None:
    first = plan(tmp_path / "in" / "a.docx", "6")
    (tmp_path / "in" / "b").mkdir()
    (tmp_path / "in" / "b" / "again.docx").write_bytes(first.read_bytes())
    (tmp_path / "in" / "~$a.docx").write_bytes(b"\x00" * 20)
    kehoach("run", tmp_path / "in", "--out", tmp_path / "out")
    for name in TABLES:
        assert (tmp_path / "out" / f"{name}.csv").is_file(), name
    received = rows(tmp_path / "out", "received_files")
    assert [(r["source_file"], r["status"], r["reason"]) for r in received] == [
        ("a.docx", "ok", ""),
        ("b/again.docx", "duplicate", ""),
        ("~$a.docx", "partial", "temporary_file"),
    ]
    assert received[1]["duplicate_of"] == received[0]["file_id"]
    kept = tmp_path / "out" / ".corpus" / "originals" / received[0]["sha256"]
    assert kept.read_bytes() == first.read_bytes()
    found = rows(tmp_path / "out", "discrepancies")
    assert [(d["check_id"], d["stated_vnd"], d["computed_vnd"]) for d in found] == [
        ("sum.sections", "6000000", "5000000")
    ]


def test_the_output_inside_the_folder_received_is_not_read(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    for _ in range(2):
        kehoach("run", tmp_path / "in", "--out", tmp_path / "in" / "out")
    assert len(rows(tmp_path / "in" / "out", "received_files")) == 1


def test_an_earlier_output_is_not_received(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    kehoach("run", tmp_path / "in", "--out", tmp_path / "in" / "old")
    kehoach("run", tmp_path / "in", "--out", tmp_path / "out")
    assert [r["source_file"] for r in rows(tmp_path / "out", "received_files")] == ["plan.docx"]


def test_the_output_is_never_the_folder_received(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    assert kehoach("run", tmp_path / "in", "--out", tmp_path / "in").returncode == 64


def test_a_file_given_twice_is_received_once(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx")
    kehoach("run", path, path, "--out", tmp_path / "out")
    assert len(rows(tmp_path / "out", "received_files")) == 1


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "x" / "plan.docx")
    plan(tmp_path / "b" / "x" / "plan.docx", "6")
    kehoach("run", tmp_path / "a" / "x", tmp_path / "b" / "x", "--out", tmp_path / "out")
    received = rows(tmp_path / "out", "received_files")
    assert [r["source_file"] for r in received] == ["x/plan.docx", "x/plan.docx (2)"]
    assert len({r["file_id"] for r in received}) == 2


def test_a_broken_link_loses_nothing(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    (tmp_path / "in" / "link.docx").symlink_to(tmp_path / "gone.docx")
    assert kehoach("run", tmp_path / "in", "--out", tmp_path / "out").returncode == 2
    received = {r["source_file"]: (r["status"], r["reason"]) for r in rows(tmp_path / "out", "received_files")}
    assert received == {"link.docx": ("failed", "no_access"), "plan.docx": ("ok", "")}


def test_a_terminal_without_vietnamese_is_no_crash(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx")
    command = [sys.executable, "-c", "from kehoach.cli import main; main()", "read", str(path)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)


def test_an_amount_beyond_all_budgets_is_unreadable_and_the_plan_is_kept(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx", "999999999999999999")
    assert kehoach("run", tmp_path / "in", "--out", tmp_path / "out").returncode == 1
    assert [d["check_id"] for d in rows(tmp_path / "out", "discrepancies")] == ["number.unreadable"]


def test_several_folders_are_told_apart_by_their_names(tmp_path: Path) -> None:
    plan(tmp_path / "x" / "plan.docx")
    plan(tmp_path / "y" / "plan.docx", "6")
    kehoach("run", tmp_path / "x", tmp_path / "y", "--out", tmp_path / "out")
    assert [r["source_file"] for r in rows(tmp_path / "out", "received_files")] == ["x/plan.docx", "y/plan.docx"]


def test_the_dataset_does_not_depend_on_workers(tmp_path: Path) -> None:
    for number in range(6):
        plan(tmp_path / "in" / f"{number}.docx", str(5 + number))
    for workers in ("1", "3"):
        kehoach("run", tmp_path / "in", "--out", tmp_path / workers, "--workers", workers)
    for name in (*(f"{table}.csv" for table in TABLES), "datapackage.json"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes(), name


def test_read_shows_what_was_understood(tmp_path: Path) -> None:
    path = plan(tmp_path / "plan.docx", "6")
    shown = kehoach("read", path)
    assert shown.returncode == 1
    assert "Tổng cộng" in shown.stdout
    understood = json.loads(kehoach("read", path, "--json").stdout)
    assert [line["amount_vnd"] for line in understood["line_items"]] == [2_000_000, 3_000_000, 6_000_000]


def test_the_log_holds_json_lines_and_no_document_text(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    (tmp_path / "in" / "text.docx").write_text("Kiểm tra về đo lường", "utf-8")
    kehoach("run", tmp_path / "in", "--out", tmp_path / "out", "--log", tmp_path / "log.jsonl")
    lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
    assert {json.loads(line)["level"] for line in lines} == {"INFO", "WARNING"}
    assert "đo lường" not in "".join(lines)


def test_checks_formats_and_settings_list_what_there_is() -> None:
    assert "sum.sections" in kehoach("checks").stdout
    assert "docx" in kehoach("formats").stdout
    assert "no_progress_seconds" in kehoach("settings").stdout


def installed(folder: Path, name: str, content: bytes) -> dict[str, str]:
    """Copy the program, one of its reference files with other content; return the environment that runs the copy."""
    for package in ("ingest", "normalizers", "corpus", "outputs", "kehoach"):
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "normalizers" / "reference" / name).write_bytes(content)
    return {**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "1000"}


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["run", "in", "--out", "out"], "category_aliases.csv, dòng 2: không có mã nhóm “TX.99”"),
        (
            ["run", "in", "--out", "out", "--lang", "en"],
            "category_aliases.csv, line 2: there is no category code “TX.99”",
        ),
        (["read", "in/plan.docx"], "category_aliases.csv, dòng 2: không có mã nhóm “TX.99”"),
    ],
)
def test_a_wrong_reference_file_stops_before_anything_is_read(tmp_path: Path, command: list[str], words: str) -> None:
    plan(tmp_path / "in" / "plan.docx")
    wrong = "category_id,alias,section_id,note\nTX.99,Chi [/khác] hằng năm,,\n".encode()
    done = kehoach(*command, folder=tmp_path, environment=installed(tmp_path / "copy", "category_aliases.csv", wrong))
    assert (done.returncode, done.stdout) == (64, "")
    assert words in done.stderr
    assert not (tmp_path / "out" / ".corpus").exists()


def test_a_reference_file_saved_by_excel_is_read(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "plan.docx")
    saved = "\ufeffcategory_id;alias;section_id;note\r\nTX.03;Kiểm tra về phông màn;;\r\n;;;\r\n".encode()
    environment = installed(tmp_path / "copy", "category_aliases.csv", saved)
    assert kehoach("run", "in", "--out", "out", folder=tmp_path, environment=environment).returncode == 0
    assert [r["status"] for r in rows(tmp_path / "out", "received_files")] == ["ok"]
