"""Whatever a reader does, its file gets a verdict within its limits and its neighbours lose nothing."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.limits import Limits
from kehoach.supervision import Outcome, Recycling, outcomes
from tests.kehoach.hostile_readers import Reading

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the limits of the system are POSIX's")

LIMITS = Limits(memory_bytes=300_000_000, cpu_seconds=1, wall_seconds=3, no_progress_seconds=2)

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
    "garbage": "reader_died",
    "hold": "reader_died",
    "leave_thread_and_raise": "reader_died",
    "damaged": "damaged",
}


def files(folder: Path, words: Sequence[str]) -> list[Path]:
    paths = []
    for number, word in enumerate(words):
        path = folder / f"{number:03}-{word}.txt"
        path.write_text(f"{word} {number}", "utf-8")
        paths.append(path)
    return paths


@pytest.fixture(autouse=True)
def _marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_TEST", str(tmp_path))


def left_running(tmp_path: Path) -> list[str]:
    """Return the processes that this test started and that still run, told by their environment."""
    time.sleep(0.3)
    left = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if process.name != str(os.getpid()) and os.fsencode(tmp_path) in (process / "environ").read_bytes():
                left.append((process / "cmdline").read_text())
    return left


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
    assert left_running(tmp_path) == []


def test_what_strays_from_the_group_ends_with_the_worker(tmp_path: Path) -> None:
    outcomes_of(files(tmp_path, ["stray", "hold"]))
    assert left_running(tmp_path) == []


@pytest.mark.parametrize("behaviour", ["killed_once", "fork_and_return", "leave_thread"])
def test_a_file_that_is_not_to_blame_is_read(tmp_path: Path, behaviour: str) -> None:
    found = outcomes_of(files(tmp_path, [behaviour, "good"]), workers=1)
    assert [outcome.verdict for outcome in found] == [None, None]


def test_a_worker_that_threads_are_left_in_is_replaced(tmp_path: Path) -> None:
    found = outcomes_of(files(tmp_path, ["leave_thread", "good"]), workers=1)
    assert len({outcome.reading.process_id for outcome in found if outcome.reading is not None}) == 2


def test_no_word_of_the_document_is_in_verdict_or_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    found = outcomes_of(files(tmp_path, ["quote"]))
    assert found[0].verdict is not None
    assert "ValueError" in caplog.text
    assert "ật" not in caplog.text.replace('int("mật")', "") + found[0].verdict.detail


def test_temporary_files_of_a_killed_reader_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    outcomes_of(files(tmp_path, ["leave_file"]))
    assert list(folder.iterdir()) == []


def test_a_name_need_not_be_text(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/k\xe9 ho\xa1ch.txt"))
    path.write_text("good", "utf-8")
    assert [outcome.verdict for outcome in outcomes_of([path])] == [None]


def test_modules_in_the_folder_the_user_stands_in_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert [outcome.verdict for outcome in outcomes_of(files(tmp_path, ["good"]))] == [None]


def test_workers_die_with_a_killed_supervisor(tmp_path: Path) -> None:
    paths = [str(path) for path in files(tmp_path, ["sleep", "sleep"])]
    script = (
        "import sys; from pathlib import Path; from tests.kehoach.test_supervision import outcomes_of, Limits;"
        "outcomes_of([Path(p) for p in sys.argv[1:]], limits=Limits())"
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-c", script, *paths], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )
    time.sleep(2)
    supervisor.kill()
    supervisor.wait()
    assert left_running(tmp_path) == []


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
    assert left_running(tmp_path) == []


def test_a_reader_that_does_not_exist_is_our_bug(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="cannot start"):
        outcomes_of(files(tmp_path, ["good"]), reader="tests.kehoach.no_such_module:read")
