"""The benchmark of scans: figures held to their truth, paragraphs found in prose, one digit altered and no other."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from benchmarks.printed_pages import printed_pages, words_of
from benchmarks.scan_alteration import altered_scan
from benchmarks.scan_kinds import KINDS, figures_of, scan
from benchmarks.scan_prose import error_rate, headings_lost, is_lost, paragraphs_read
from benchmarks.scan_scores import Judgement, Outcome, judgements
from benchmarks.scan_set import shortened, wanted
from benchmarks.scan_truth import Rank, Truth, truth
from corpus.submission import Submission
from kehoach.reading import submission
from normalizers.money import AmountStatus
from normalizers.records import Record
from normalizers.schedules import Schedule
from samples.content import Plan
from samples.docx_writer import write
from samples.generated import plans

PAGES = 3
PDF = sorted((Path(__file__).parent / "cases").glob("*_pdf/received.pdf"))[0]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return next(islice(plans(1, 8), 5, None))


@pytest.fixture(scope="module")
def read(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Submission:
    return submission(write(plan, tmp_path_factory.mktemp("word")))


@pytest.fixture(scope="module")
def meant(plan: Plan, read: Submission) -> Truth:
    return truth(plan, read)


def test_word_is_read_exactly(meant: Truth, read: Submission) -> None:
    found = list(judgements(meant, read.schedules))
    assert {judged.outcome for judged in found} == {Outcome.EXACT}
    assert len(found) == meant.numbers
    assert not any(judged.is_flagged for judged in found)
    assert {line.rank for line in meant.lines} == set(Rank)


def test_figure_read_wrong_is_silent_unless_flagged(meant: Truth, read: Submission) -> None:
    def wrong(record: Record) -> Record:
        return replace(record, amount_vnd=1, as_written="1")

    (silent,) = others_than_exact(meant, with_record(read.schedules, wrong))
    assert (silent.outcome, silent.is_flagged) == (Outcome.SILENT, False)
    (flagged,) = others_than_exact(meant, with_record(read.schedules, lambda r: replace(wrong(r), needs_review=True)))
    assert (flagged.outcome, flagged.is_flagged) == (Outcome.FLAGGED, True)


def test_figure_read_as_blank_is_missing(meant: Truth, read: Submission) -> None:
    def blank(record: Record) -> Record:
        return replace(record, amount_vnd=None, as_written="", status=AmountStatus.BLANK)

    (missing,) = others_than_exact(meant, with_record(read.schedules, blank))
    assert missing.outcome is Outcome.MISSING


def test_right_figure_asked_to_be_looked_at_is_exact_and_flagged(meant: Truth, read: Submission) -> None:
    schedules = with_record(read.schedules, lambda record: replace(record, needs_review=True))
    assert others_than_exact(meant, schedules) == []
    assert sum(judged.is_flagged for judged in judgements(meant, schedules)) == 1


def test_line_lost_is_missing_and_its_neighbours_stay(meant: Truth, read: Submission) -> None:
    first, *rest = read.schedules
    lost = first.lines[2]
    without = replace(first, lines=tuple(line for line in first.lines if line is not lost))
    found = others_than_exact(meant, (without, *rest))
    assert found
    assert {judged.outcome for judged in found} == {Outcome.MISSING}
    assert all(f"row {lost.row_no} " in judged.name for judged in found)


def test_nothing_read_is_all_missing(meant: Truth) -> None:
    assert Counter(judged.outcome for judged in judgements(meant, ())) == {Outcome.MISSING: meant.numbers}


def test_figure_where_none_is_printed_is_silent(meant: Truth, read: Submission) -> None:
    emptied = replace(meant.lines[0], figures=tuple(replace(f, printed="") for f in meant.lines[0].figures))
    found = others_than_exact(replace(meant, lines=(emptied, *meant.lines[1:])), read.schedules)
    assert {(judged.outcome, judged.printed) for judged in found} == {(Outcome.SILENT, "")}


def test_words_of_word_file_are_right(meant: Truth, read: Submission) -> None:
    assert error_rate(list(paragraphs_read(meant, read))) == 0
    assert list(headings_lost(meant, read)) == []


def test_wrong_letters_are_counted(meant: Truth, read: Submission) -> None:
    section, *_ = [section for section in read.sections if len(section.text) > 60]
    spoilt = replace(section, text=f"{section.text[:20]}#{section.text[21:]}")
    sections = tuple(spoilt if one is section else one for one in read.sections)
    assert sum(one.errors for one in paragraphs_read(meant, replace(read, sections=sections))) == 1


def test_paragraph_found_nowhere_is_lost_and_one_of_many_slips_is_not(meant: Truth, read: Submission) -> None:
    longest = max(read.sections, key=lambda section: len(section.text))
    slips = "".join("x" if k % 9 == 0 else char for k, char in enumerate(longest.text))
    found = list(paragraphs_read(meant, replace(read, sections=(replace(longest, text=slips),))))
    assert all(one.errors == len(one.printed) for one in found if not one.read)
    assert any(not one.read for one in found)
    kept = [one for one in found if len(one.printed) > 40 and one.printed in " ".join(longest.text.split())]
    assert kept
    assert all(0.05 < one.errors / len(one.printed) < 0.2 for one in kept)


def test_heading_read_wrong_is_not_lost(meant: Truth, read: Submission) -> None:
    first, second, *rest = read.headings
    headings = (replace(first, title=f"{first.title[:-1]}#"), *rest)
    found = list(headings_lost(meant, replace(read, headings=headings)))
    assert [is_lost(heading) for heading in found] == [False, True]
    assert found[1].startswith(second.title)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_scan_has_the_pages_of_its_plan(kind: object, tmp_path: Path) -> None:
    (wanted,) = [one for one in KINDS if one is kind]
    files = [tmp_path / f"{k}{wanted.suffix}" for k in (1, 2)]
    coarse = replace(wanted, resolutions=(60,))
    assert [scan(coarse, PDF, file, "1") for file in files] == [60, 60]
    assert files[0].read_bytes() == files[1].read_bytes() or wanted.bound
    if wanted.suffix == ".pdf":
        document = pypdfium2.PdfDocument(files[0])
        assert len(document) == PAGES
        with_text = sum(bool(page.get_textpage().get_text_bounded().strip()) for page in document)
        assert with_text == {"mixed": PAGES // 2, "poor-text": PAGES}.get(wanted.name, 0)
        document.close()
    else:
        with Image.open(files[0]) as picture:
            assert getattr(picture, "n_frames", 1) == (PAGES if wanted.suffix == ".tiff" else 1)


def test_letters_stand_where_their_ink_is() -> None:
    page = next(printed_pages(PDF, 100))
    paper = np.asarray(page.picture.convert("L"))
    inked = [paper[int(g.ink[1]) : int(g.ink[3]) + 1, int(g.ink[0]) : int(g.ink[2]) + 1].min() for g in page.glyphs]
    assert np.mean(np.array(inked) < 160) > 0.99
    assert any(words_of(word) == "HỘI" for word in page.words())


def test_one_digit_is_altered_and_nothing_else(tmp_path: Path) -> None:
    read = submission(PDF)
    alteration = altered_scan(PDF, read, tmp_path / "altered.pdf", random.Random(1))
    assert alteration is not None
    differing = [a != b for a, b in zip(alteration.printed, alteration.altered, strict=True)]
    assert sum(differing) == 1
    records = {(s.table_no, r.row_no, r.column_no): r.as_written for s in read.schedules for r in s.records}
    assert records[alteration.table_no, alteration.row_no, alteration.column_no] == alteration.printed
    assert any(words_of(word) for page in printed_pages(PDF, 60) for word in figures_of(page))


def test_shortened_plan_has_one_table(plan: Plan, tmp_path: Path) -> None:
    short = shortened(plan)
    assert len([topic for topic in short.topics if topic.budget is not None]) == 1
    assert truth(short, submission(write(short, tmp_path))).numbers > 0


def test_kinds_are_dealt_to_plans_in_turn() -> None:
    few, more = (list(wanted(count, 1, KINDS)) for count in (6, 12))
    assert [(wish.kind, wish.plan) for wish in more[: len(few)]] == [(wish.kind, wish.plan) for wish in few]
    assert {wish.kind.name for wish in few} == {kind.name for kind in KINDS}
    assert len({wish.plan.file_name + wish.kind.name for wish in more}) == len(more)


def others_than_exact(meant: Truth, schedules: tuple[Schedule, ...]) -> list[Judgement]:
    return [judged for judged in judgements(meant, schedules) if judged.outcome is not Outcome.EXACT]


def with_record(schedules: tuple[Schedule, ...], changed: object) -> tuple[Schedule, ...]:
    """Return schedules with the first printed amount changed."""
    assert callable(changed)
    first, *rest = schedules
    at = next(k for k, record in enumerate(first.records) if record.amount_vnd)
    records = (*first.records[:at], changed(first.records[at]), *first.records[at + 1 :])
    return (replace(first, records=records), *rest)
