"""Whatever a reader does, its file gets a verdict within its limits and its neighbours lose nothing."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.limits import Limits
from kehoach.supervision import Outcome, Recycling, outcomes
from tests.kehoach.hostile_readers import Reading

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits of the system are POSIX's")

LIMITS = Limits(memory_bytes=300_000_000, cpu_seconds=2, wall_seconds=4, no_progress_seconds=2)

BEHAVIOURS = {
    "sleep": "no_progress",
    "sleep_and_beat": "time_limit",
    "spin": "time_limit",
    "allocate": "memory_limit",
    "allocate_in_c": "memory_limit",
    "fork": "no_progress",
    "segfault": "reader_died",
    "raise": "reader_died",
    "recurse": "reader_died",
    "exit": "reader_died",
    "abort": "reader_died",
    "stop": "no_progress",
    "close": "reader_died",
    "damaged": "damaged",
}


def files(folder: Path, words: Sequence[str]) -> list[Path]:
    paths = []
    for number, word in enumerate(words):
        path = folder / f"{number:03}-{word}.txt"
        path.write_text(f"{word} {number}", "utf-8")
        paths.append(path)
    return paths


def processes_left(folder: Path) -> list[str]:
    """Return the processes still running in the groups of the workers that read files of the folder."""
    groups = {path.suffixes[-2][1:] for path in folder.glob("*.pid")}
    assert groups
    listed = subprocess.run(["ps", "-eo", "pgid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    processes = (line.split(maxsplit=2) for line in listed.splitlines())
    return [args for group, state, args in processes if group in groups and not state.startswith("Z")]


def outcomes_of(
    paths: Sequence[Path],
    workers: int = 2,
    reader: str = "tests.kehoach.hostile_readers:read",
    limits: Limits = LIMITS,
    recycling: Recycling = Recycling(),  # noqa: B008 - frozen
) -> list[Outcome[Reading]]:
    found = outcomes(paths, reader=reader, reading_type=Reading, workers=workers, limits=limits, recycling=recycling)
    return sorted(found, key=lambda outcome: outcome.position)


@pytest.mark.parametrize(("behaviour", "reason"), BEHAVIOURS.items())
def test_a_hostile_reader_gets_its_verdict_and_its_neighbours_lose_nothing(
    tmp_path: Path, behaviour: str, reason: str
) -> None:
    begun = time.monotonic()
    found = outcomes_of(files(tmp_path, ["good", behaviour, "good"]), workers=1)
    verdict = found[1].verdict
    assert verdict is not None
    assert (verdict.reason, found[1].reading) == (reason, None)
    assert [found[k].reading.words for k in (0, 2) if found[k].reading is not None] == [("good", "0"), ("good", "2")]  # type: ignore[union-attr]
    assert time.monotonic() - begun < 2 * LIMITS.wall_seconds + 6


def test_a_gigabyte_printed_is_swallowed(tmp_path: Path) -> None:
    found = outcomes_of(files(tmp_path, ["print", "good"]), limits=Limits(cpu_seconds=60, wall_seconds=60))
    assert [outcome.verdict for outcome in found] == [None, None]


def test_children_left_behind_end_with_their_worker(tmp_path: Path) -> None:
    outcomes_of(files(tmp_path, ["leave_child", "fork", "good"]))
    time.sleep(0.2)
    assert processes_left(tmp_path) == []


def test_what_is_no_reading_is_not_taken_for_one(tmp_path: Path) -> None:
    found = outcomes_of(files(tmp_path, ["good"]), reader="tests.kehoach.hostile_readers:garbled")
    assert found[0].verdict is not None
    assert found[0].verdict.reason == "reader_died"


def test_neither_order_nor_workers_change_an_outcome(tmp_path: Path) -> None:
    paths = files(tmp_path, ["good", "damaged", "segfault", "good", "allocate", "raise", *["good"] * 6])

    def told(found: Sequence[Outcome[Reading]]) -> list[tuple[str, object]]:
        return sorted(
            (o.path.name, o.reading.words if o.reading is not None else o.verdict.reason if o.verdict else "")
            for o in found
        )

    alone = told(outcomes_of(paths, workers=1))
    shuffled = random.Random(7).sample(paths, len(paths))
    assert told(outcomes_of(shuffled, workers=3)) == alone


def test_a_worker_is_replaced_after_so_many_files(tmp_path: Path) -> None:
    found = outcomes_of(files(tmp_path, ["good"] * 6), workers=1, recycling=Recycling(files=2))
    processes = {outcome.reading.process_id for outcome in found if outcome.reading is not None}
    assert len(processes) == 3


def test_leaving_early_ends_the_workers(tmp_path: Path) -> None:
    found = outcomes(
        files(tmp_path, ["good", "sleep", "sleep"]),
        reader="tests.kehoach.hostile_readers:read",
        reading_type=Reading,
        workers=3,
        limits=Limits(),
        recycling=Recycling(),
    )
    next(found)
    found.close()  # type: ignore[attr-defined]
    time.sleep(0.2)
    assert processes_left(tmp_path) == []


def test_a_reader_that_does_not_exist_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="cannot start"):
        outcomes_of(files(tmp_path, ["good"]), reader="tests.kehoach.no_such_module:read")
