"""Hostile and broken PDF files: each ends in a reading or its verdict, in time, and what stands beside it is read."""

from __future__ import annotations

import resource
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import ingest
from ingest.errors import Damaged, NoPages, UnreadableError
from ingest.limits import Limits
from kehoach.ending import SUSPECT_SHARE, is_known
from kehoach.shared_pages import ReadFile, read_files
from kehoach.supervision import Recycling
from tests.hostile_pdfs import HOSTILE, mutations, neighbour, plan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits of the system are POSIX's")

LIMITS = Limits(memory_bytes=300_000_000, cpu_seconds=8, wall_seconds=12, no_progress_seconds=6)
SLACK_SECONDS = 3
"""How long a killed reader may take to be found and reaped on a busy machine."""
MUTANTS = 200

READ = "read"
MEMORY, TIME, LARGE = "memory_limit", "time_limit", "too_large"
STUCK, DAMAGED, NO_TEXT = "no_progress", "damaged", "no_text"

ENDS: dict[str, set[str]] = {
    "form_of_itself": {READ, NO_TEXT, "needs_tool"},
    "spaces_deflated_twice": {MEMORY, LARGE},
    "spaces_of_a_gigabyte_deflated_twice": {MEMORY, LARGE},
    "spaces_deflated_twice_on_many_pages": {TIME, LARGE},
    "rectangles_deflated_twice": {MEMORY, LARGE},
    "text_deflated_twice": {MEMORY, LARGE},
    "one_path_deflated_twice": {MEMORY, LARGE},
    "path_that_outgrows_its_room": {MEMORY, LARGE},
    "one_string_deflated_twice": {MEMORY, LARGE},
    "object_stream_of_500_megabytes": {MEMORY, LARGE},
    "filters_a_thousand_deep": {NO_TEXT, DAMAGED},
    "image_of_a_hundred_gigabytes": {NO_TEXT},
    "image_deflated_twice": {NO_TEXT},
    "form_of_blanks_drawn_a_thousand_times": {STUCK, TIME, LARGE},
    "font_program_deflated_twice": {MEMORY, LARGE},
    "rectangles_20000": {NO_TEXT},
    "text_objects_200000": {READ, TIME, STUCK, MEMORY, LARGE, "needs_tool"},
    "letters_5_million": {READ, LARGE},
    "grid_of_a_million_cells": {READ, LARGE},
    "grid_of_25_million_cells": {READ, LARGE},
    "table_of_250000_cells": {LARGE, TIME, STUCK, MEMORY},
    "rectangles_strewn_10000": {READ, LARGE, TIME, STUCK, MEMORY},
    "crosses_50000": {READ, LARGE, STUCK, TIME},
    "fonts_10000": {READ},
    "contents_of_100000_parts": {READ, LARGE},
    "page_tree_in_a_circle": {READ, DAMAGED},
    "page_tree_of_itself": {DAMAGED, "no_pages"},
    "page_tree_10000_deep": {DAMAGED},
    "kids_50000": {LARGE},
    "kids_1_counted_50000": {LARGE, DAMAGED},
    "no_pages": {"no_pages", DAMAGED},
    "no_page_tree": {"no_pages", DAMAGED},
    "forms_500_deep": {NO_TEXT},
    "forms_that_multiply": {MEMORY, TIME, STUCK},
    "objects_that_name_each_other": {NO_TEXT, DAMAGED, STUCK},
    "page_of_2_billion_points": {READ, DAMAGED, LARGE, MEMORY},
    "page_of_no_size": {READ, DAMAGED},
    "page_sized_by_no_number": {READ, DAMAGED},
    "page_beyond_numbers": {READ, DAMAGED, LARGE},
    "patterns_that_multiply": {READ, LARGE, DAMAGED},
    "empty_page": {NO_TEXT},
    "images_only": {NO_TEXT, "needs_tool"},
    "javascript_and_forms": {NO_TEXT},
    "map_to_unicode_broken": {READ, NO_TEXT},
    "map_to_surrogates": {READ, NO_TEXT},
    "cut_in_the_middle": {DAMAGED},
    "cut_after_the_header": {DAMAGED},
    "trailer_missing": {DAMAGED},
    "junk_beyond_reach_before_the_header": {"not_a_document"},
    "web_page_named_pdf": {DAMAGED, "not_a_document", "unsupported_format"},
    "header_and_noise": {DAMAGED},
    "objects_without_end": {DAMAGED},
    "password": {"password"},
    "lock_unknown": {"unsupported_format", "password"},
}
"""How a file may end, where it is not simply read: a reason of ingest.errors, or a reading."""


def test_each_file_is_small() -> None:
    assert {name: len(made()) for name, made in HOSTILE.items() if len(made()) > 5_000_000} == {}
    assert set(ENDS) <= set(HOSTILE)


def test_each_ends_in_time_and_its_neighbours_are_read(tmp_path: Path) -> None:
    paths = []
    for name, made in HOSTILE.items():
        content = made()
        paths.append(_written(tmp_path / f"{name}.pdf", content))
        paths.append(_written(tmp_path / f"{name}.neighbour.pdf", neighbour(len(content))))
    found = {file.path.name.removesuffix(".pdf"): file for file in _read(paths)}
    assert {name: end for name in HOSTILE if (end := _end(found[name])) not in _ends_allowed(name)} == {}
    assert {name: end for name in HOSTILE if (end := _end(found[f"{name}.neighbour"])) != READ} == {}
    assert {name: o.seconds for name, o in found.items() if o.seconds > LIMITS.wall_seconds + SLACK_SECONDS} == {}


def test_no_damage_to_a_good_file_kills_its_reader(tmp_path: Path) -> None:
    mutants = enumerate(mutations(plan(), MUTANTS, seed=5))
    found = _read([_written(tmp_path / f"{number}.pdf", content) for number, content in mutants])
    assert {file.path.name: end for file in found if (end := _end(file)) == "reader_died"} == {}
    assert sum(_end(file) == READ for file in found) > MUTANTS / 10


@pytest.mark.parametrize("before", ["password", "lock_unknown"])
def test_the_file_read_before_changes_no_verdict(before: str, tmp_path: Path) -> None:
    for name in (before, "no_pages"):
        path = _written(tmp_path / f"{name}.pdf", HOSTILE[name]())
        with pytest.raises(UnreadableError) as verdict:
            ingest.read(path)
    assert type(verdict.value) in (Damaged, NoPages)


def _ends_allowed(name: str) -> set[str]:
    """Return how a file may end. Where this process once held more than a worker may, a worker's peak is not known."""
    allowed = ENDS.get(name, {READ})
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return allowed | {"reader_died"} if MEMORY in allowed and held > SUSPECT_SHARE * LIMITS.memory_bytes else allowed


def _end(file: ReadFile) -> str:
    """Return the reason of a file's verdict, a known one, or that it was read."""
    if file.verdict is None:
        return READ
    assert is_known(file.verdict.reason)
    return file.verdict.reason


def _read(paths: Sequence[Path]) -> list[ReadFile]:
    return list(read_files(paths, workers=2, limits=LIMITS, recycling=Recycling()))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
