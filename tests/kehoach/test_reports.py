"""Reports as a user asks for them: with a run, from a dataset already written, and what is told when they cannot be."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import docx
import pytest

from kehoach.intake import REPORT_FILES, deliveries
from kehoach.report_choice import UnknownReport, chosen_reports
from outputs.formats import report, report_names, usual_reports
from tests.kehoach.test_cli import kehoach, plan, rows

FILES = {
    "workbook": {"ra-soat.xlsx"},
    "summary": {"tong-hop.xlsx", "tong-hop.docx"},
    "page": {"bao-cao.html"},
    "letter": {"cong-van"},
}


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run with every report; its plan has a wrong total, so that there is something to write a letter about."""
    folder = tmp_path_factory.mktemp("ran")
    plan(folder / "in" / "a.docx", "6")
    done = kehoach("run", folder / "in", "--out", folder / "out", "--report", "workbook,letter,summary,page")
    assert done.returncode == 1, done.stderr
    return folder


def written(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} & set().union(*FILES.values())


def test_every_report_is_known_and_says_what_it_is() -> None:
    assert set(report_names()) == set(FILES)
    assert set(usual_reports()) == set(FILES) - {"letter"}
    for name in report_names():
        assert report(name).TITLE_VI
        assert report(name).TITLE_EN
        assert report(name).__doc__


@pytest.mark.parametrize(
    ("said", "names"),
    [
        (None, ("page", "summary", "workbook")),
        ("none", ()),
        ("workbook", ("workbook",)),
        (" Letter, page,letter ", ("letter", "page")),
    ],
)
def test_a_choice_of_reports(said: str | None, names: tuple[str, ...]) -> None:
    assert chosen_reports(said) == names


@pytest.mark.parametrize("said", ["", ",", "workbok", "none,page"])
def test_an_unknown_report_is_told_with_those_there_are(said: str) -> None:
    with pytest.raises(UnknownReport, match=r"workbook.*none"):
        chosen_reports(said)


def test_a_run_makes_every_report_asked_for(ran: Path) -> None:
    assert written(ran / "out") == set().union(*FILES.values())


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_dataset_already_written_gives_the_same_report(ran: Path, tmp_path: Path, name: str) -> None:
    again = shutil.copytree(ran / "out", tmp_path / "out")
    for made in written(again):
        shutil.rmtree(again / made) if (again / made).is_dir() else (again / made).unlink()
    done = kehoach("report", again, "--report", name)
    assert done.returncode == 0, done.stderr
    assert written(again) == FILES[name]
    for made in FILES[name]:
        if (again / made).is_file():
            assert (again / made).read_bytes() == (ran / "out" / made).read_bytes()


def test_without_a_choice_all_but_letters_are_made(ran: Path, tmp_path: Path) -> None:
    plan(tmp_path / "in" / "a.docx", "6")
    kehoach("run", tmp_path / "in", "--out", tmp_path / "out")
    assert written(tmp_path / "out") == {"ra-soat.xlsx", "tong-hop.xlsx", "tong-hop.docx", "bao-cao.html"}


def test_what_a_run_wrote_is_not_received_by_the_next(ran: Path) -> None:
    assert {name for names in FILES.values() for name in names if "." in name} == set(REPORT_FILES)
    received = [delivery.source_file for delivery in deliveries([ran])]
    assert received == ["in/a.docx"]


def test_reports_of_an_earlier_run_are_told(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "a.docx", "6")
    kehoach("run", tmp_path / "in", "--out", tmp_path / "out", "--report", "workbook,summary")
    done = kehoach("run", tmp_path / "in", "--out", tmp_path / "out", "--report", "workbook")
    told = done.stdout.replace("\n", " ")
    assert "Chú ý: tong-hop.docx, tong-hop.xlsx là của lần chạy trước" in told


def test_a_unit_that_is_awaited_and_did_not_send(ran: Path, tmp_path: Path) -> None:
    again = shutil.copytree(ran / "out", tmp_path / "out")
    (tmp_path / "list.csv").write_text("Đơn vị\nhuyện Tân Biên\n", "utf-8")
    done = kehoach("report", again, "--report", "page", "--expected", tmp_path / "list.csv")
    assert done.returncode == 0, done.stderr
    assert "huyện Tân Biên" in (again / "bao-cao.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--report", "workbok"], "workbook"),
        (["--expected", "no-such-list.csv"], "no-such-list.csv"),
    ],
)
def test_what_cannot_be_taken_is_wrong_usage(ran: Path, arguments: list[str], told: str) -> None:
    done = kehoach("report", ran / "out", *arguments)
    assert done.returncode == 64
    assert told in done.stderr


def test_a_folder_without_a_dataset_is_told(tmp_path: Path) -> None:
    done = kehoach("report", tmp_path)
    assert done.returncode == 64
    assert "kehoach run" in " ".join(done.stderr.split())


def test_the_letters_template_is_given_out_to_be_edited_and_nothing_is_overwritten(ran: Path, tmp_path: Path) -> None:
    own = tmp_path / "mau.docx"
    assert kehoach("settings", "--letter-template", own).returncode == 0
    document = docx.Document(str(own))
    document.add_paragraph("Một câu của riêng đơn vị.")
    document.save(str(own))
    assert kehoach("settings", "--letter-template", own).returncode == 64
    (tmp_path / "kehoach.toml").write_text('[office]\nletter_template = "mau.docx"\n', "utf-8")
    again = shutil.copytree(ran / "out", tmp_path / "out")
    done = kehoach("report", again, "--report", "letter", "--settings", tmp_path / "kehoach.toml")
    assert done.returncode == 0, done.stderr
    (letter,) = (again / "cong-van").glob("*.docx")
    assert "Một câu của riêng đơn vị." in [paragraph.text for paragraph in docx.Document(str(letter)).paragraphs]


def test_a_bad_template_is_told_before_anything_is_read(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "a.docx", "6")
    (tmp_path / "mau.docx").write_bytes(b"no document")
    (tmp_path / "kehoach.toml").write_text('[office]\nletter_template = "mau.docx"\n', "utf-8")
    done = kehoach(
        *("run", tmp_path / "in", "--out", tmp_path / "out", "--report", "letter,page"),
        *("--settings", tmp_path / "kehoach.toml"),
    )
    assert done.returncode == 64
    assert "mau.docx" in "".join(done.stderr.replace("│", "").split())
    assert not list((tmp_path / "out").iterdir())


def test_that_libreoffice_failed_is_told(ran: Path, tmp_path: Path) -> None:
    again = shutil.copytree(ran / "out", tmp_path / "out")
    shutil.rmtree(again / "cong-van")
    office = tmp_path / "bin" / "soffice"
    office.parent.mkdir()
    office.write_text("#!/bin/sh\nexit 77\n", "utf-8")
    office.chmod(0o755)
    done = kehoach("report", again, "--report", "letter", environment={**os.environ, "PATH": str(office.parent)})
    assert done.returncode == 0, done.stderr
    assert "1 công văn không lập được bản PDF" in done.stdout
    assert len(list((again / "cong-van").iterdir())) == 1


def test_a_report_that_cannot_be_written_leaves_the_dataset(tmp_path: Path) -> None:
    plan(tmp_path / "in" / "a.docx", "6")
    (tmp_path / "out" / "ra-soat.xlsx").mkdir(parents=True)
    done = kehoach("run", tmp_path / "in", "--out", tmp_path / "out", "--report", "workbook")
    assert done.returncode == 64
    assert "ra-soat.xlsx" in "".join(done.stderr.replace("│", "").split())
    assert rows(tmp_path / "out", "discrepancies")
