"""What the terminal shows: complete, in the language chosen, and harmless whatever the file holds."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console, RenderableType

from corpus.discrepancy import Text
from outputs import terminal
from tests.outputs.plans import ROWS, dataset

HOSTILE = "\x1b]0;owned\x07[bold red]x[/nothing]\x9b31m\u202egnp.exe\u2066"


def _shown(renderable: RenderableType, width: int = 200) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None, force_terminal=False)
    console.print(renderable)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_summary_says_what_was_received_found_failed_and_not_checked() -> None:
    shown = _shown(terminal.summary(dataset(), "vi"))
    assert "Đã nhận 3 tệp – đọc được: 1; không đọc được: 1; trùng với tệp khác: 1." in shown
    assert "hỏng.docx: tệp bị hỏng." in shown
    assert "(sum.items)" in shown
    assert "Phép cộng chưa kiểm tra: 1 – có số không đọc được" in shown
    assert "trang-bang.docx: bảng 1 có ô gộp." in shown


def test_summary_in_english_says_the_same() -> None:
    shown = _shown(terminal.summary(dataset(), "en"))
    assert "3 files received – read: 1; could not be read: 1; same content as another file: 1." in shown
    assert "hỏng.docx: the file is damaged." in shown
    assert "Sums not checked: 1 – a figure is unreadable" in shown


def test_reading_draws_the_tree_and_marks_doubts() -> None:
    shown = _shown(terminal.reading(dataset(), "vi"))
    rows = shown.splitlines()
    assert any("II Dự toán năm 2024" in row for row in rows)
    assert any("2024 · Đề nghị · Tổng số · triệu đồng" in row for row in rows)
    assert any(row.rstrip().endswith("30 !") for row in rows)
    assert any(row.rstrip().endswith("theo QĐ !×") for row in rows)
    assert any(row.rstrip().endswith("-5,5") for row in rows)
    assert any("  =1+1" in row for row in rows)
    assert "×  không đọc được thành số" in shown
    assert "ghi thiếu 5.000.000 đồng" in shown
    assert "bảng Word 1, hàng 2, cột 3" in shown


def test_a_narrow_terminal_folds_and_loses_nothing() -> None:
    shown = _shown(terminal.reading(dataset(), "vi"), width=50)
    folded = "".join(shown.split())
    assert all("".join(text.split()) in folded for text in ("30 !", "25", "-5,5", "24,5 !", "=1+1"))
    assert "…" not in shown


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_text_neither_steers_the_terminal_nor_is_taken_for_markup(language: str) -> None:
    rows = [(ordinal, f"{name} {HOSTILE}", f"{money}") for ordinal, name, money in ROWS[:-1]] + [ROWS[-1]]
    rows[5] = (rows[5][0], rows[5][1], f"theo QĐ {HOSTILE}")
    plans = dataset(rows, source_file=f"{HOSTILE}.docx", heading=HOSTILE)
    for view in (terminal.summary(plans, language), terminal.reading(plans, language)):
        shown = _shown(view)
        assert not set(shown) & set("\x1b\x07\x9b\u202e\u2066")
        assert "[bold red]x[/nothing]" in shown.replace("\n", "")


def test_json_has_the_tables_and_columns_of_the_dataset_and_loses_nothing() -> None:
    plans = dataset(source_file=f"{HOSTILE}.docx")
    text = terminal.json_text(plans)
    assert not set(text) & set("\x1b\x07\x9b\u202e\u2066")
    found = json.loads(text)
    assert found == terminal.as_json(plans)
    assert found["received_files"][0]["source_file"] == f"{HOSTILE}.docx"
    line = found["line_items"][3]
    assert (line["amount_vnd"], line["amount_million_vnd"], line["additive"]) == (-5500000, "-5.5", False)
    assert found["line_items"][5]["amount_vnd"] is None


def test_listing_names_the_severity() -> None:
    shown = _shown(terminal.listing([("sum.items", "error", Text("Mục sai", "Wrong section"))], "en"))
    assert shown.split() == ["sum.items", "Error", "Wrong", "section"]
