"""Errors and warnings of a PDF are pictured in the corpus; the dataset says which are there."""

from __future__ import annotations

from pathlib import Path

from kehoach import pipeline
from kehoach.settings import Settings
from outputs.written import written_dataset

CASE = Path(__file__).parent.parent / "cases" / "thi-xa-hoa-thanh_2025_pdf" / "received.pdf"


def test_each_error_and_warning_of_a_pdf_is_pictured(tmp_path: Path) -> None:
    pipeline.run([CASE], tmp_path / "out", tmp_path / "corpus", Settings())
    (plan,) = written_dataset(tmp_path / "out").submissions
    grave = plan.open_findings()
    assert grave
    for found in grave:
        assert found.crop == f"crops/{found.discrepancy_id}.png"
        assert (tmp_path / "corpus" / found.crop).read_bytes().startswith(b"\x89PNG")
    assert {d.crop for d in plan.discrepancies if d not in grave} <= {""}
    kept = {path.stem for path in (tmp_path / "corpus" / "crops").iterdir()}
    assert kept == {found.discrepancy_id for found in grave}


def test_a_word_file_has_none(tmp_path: Path) -> None:
    received = CASE.parent.parent / "thi-xa-hoa-thanh_2025" / "received.docx"
    pipeline.run([received], tmp_path / "out", tmp_path / "corpus", Settings())
    (plan,) = written_dataset(tmp_path / "out").submissions
    assert plan.open_findings()
    assert {found.crop for found in plan.discrepancies} == {""}
