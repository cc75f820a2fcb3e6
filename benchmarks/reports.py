"""What reports cost: python -m benchmarks.reports [N [FOLDER [REPORT …]]]

Makes a dataset of N plans (1,000) out of that of the samples, or of a FOLDER already written, by repeating its plans as
plans of other units, with the pictures of their places, and prints for each report – all there are, or those named –
its seconds, the processor's seconds of the whole process, its milliseconds a plan and a file written, its peak of
memory, and what it wrote. Each report is made in a process of its own; reading the dataset back is part of it, starting
Python is not.
"""

from __future__ import annotations

import csv
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from outputs.formats import report_names

_PLANS = 1_000
_SAMPLES = Path("samples/received")
_IDS = ("file_id", "submission_id", "discrepancy_id", "duplicate_of", "sha256")
_LONGEST_FIELD = 10_000_000
_CORPUS = Path(".corpus")
_CROPS = _CORPUS / "crops"

_MADE = """
import sys, time
from pathlib import Path
from kehoach.isolation import peak_bytes
from outputs.formats import ReportRequest, report
from outputs.written import written_dataset
folder, into = Path(sys.argv[2]), Path(sys.argv[3])
module = report(sys.argv[1])
begun = time.perf_counter()
paths = module.write(written_dataset(folder), into, ReportRequest(folder / ".corpus"))
seconds, busy = time.perf_counter() - begun, time.process_time()
# What getrusage tells may be the peak of the process that started this one.
status = Path("/proc/self/status")
peaks = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line] if status.exists() else []
peak = int(peaks[0]) * 1024 if peaks else peak_bytes()
first = paths[0] if paths else into
sizes = [path.stat().st_size for path in paths if path.is_file()]
print(f"{seconds:.1f}|{busy:.1f}|{seconds * 1000 / int(sys.argv[4]):.1f}|{seconds * 1000 / max(len(paths), 1):.1f}|"
      f"{peak / 1e6:.0f}|{len(paths)}|{sum(sizes) / 1e6:.1f}|{first.name} {first.stat().st_size / 1e6:.2f}")
"""


def main(arguments: list[str]) -> None:
    """Print a table, in Markdown, of what each report costs."""
    plans = int(arguments[0]) if arguments else _PLANS
    names = arguments[2:] or report_names()
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(arguments[1]) if len(arguments) > 1 else _sample_dataset(Path(temporary) / "samples")
        folder = Path(temporary) / "dataset"
        lines = multiplied(source, folder, plans)
        pictures = sum(1 for _ in (folder / _CROPS).iterdir())
        print(f"{plans} plans, {lines} lines of line_items.csv, {pictures} pictures")
        print("| report | seconds | CPU seconds | ms a plan | ms a file | peak MB | files | all MB | first file, MB |")
        print("|---|---|---|---|---|---|---|---|---|")
        for name in names:
            print(f"| {name} | {' | '.join(_made(name, folder, Path(temporary) / name, plans))} |", flush=True)


def multiplied(source: Path, folder: Path, plans: int) -> int:
    """Write a dataset of so many plans, those of another repeated under other ids; return its lines of money."""
    csv.field_size_limit(_LONGEST_FIELD)
    (folder / _CROPS).mkdir(parents=True)
    originals = [row["submission_id"] for row in _rows(source / "submissions.csv")]
    copies = -(-plans // len(originals))
    kept = {copy: set(originals[: plans - copy * len(originals)]) for copy in range(copies)}
    count = 0
    for path in sorted(source.glob("*.csv")):
        rows = list(_rows(path))
        if not rows:
            (folder / path.name).write_bytes(path.read_bytes())
            continue
        with ExitStack() as stack:
            stream = stack.enter_context((folder / path.name).open("w", encoding="utf-8", newline=""))
            writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            for copy in range(copies):
                of_copy = [row for row in rows if row.get("submission_id", "") in kept[copy] | {""}]
                renamed = [_renamed(row, copy) for row in of_copy]
                writer.writerows(renamed)
                count += len(renamed) if path.name == "line_items.csv" else 0
                for row, other in zip(of_copy, renamed, strict=True):
                    if row.get("crop"):
                        _link(source / _CORPUS / row["crop"], folder / _CORPUS / other["crop"])
    return count


def _renamed(row: dict[str, str], copy: int) -> dict[str, str]:
    """Return a row as that of another unit's plan."""
    renamed = dict(row)
    for name in _IDS:
        if row.get(name):
            renamed[name] = hashlib.sha256(f"{copy}\0{row[name]}".encode()).hexdigest()[:16]
    if row.get("crop"):
        renamed["crop"] = f"{_CROPS.name}/{renamed['discrepancy_id']}.png"
    if row.get("source_file"):
        renamed["source_file"] = f"{copy:03}/{row['source_file']}"
    if row.get("unit_code"):
        renamed["unit_code"] = f"{copy:03}{row['unit_code']}"
    if row.get("unit"):
        renamed["unit"] = f"{row['unit']} {copy + 1}"
    return renamed


def _link(picture: Path, name: Path) -> None:
    """Give a picture another name; where it lies on another disk, or hard links are not to be had, copy it."""
    try:
        name.hardlink_to(picture)
    except OSError:
        name.write_bytes(picture.read_bytes())


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _sample_dataset(folder: Path) -> Path:
    program = "from kehoach.cli import main; main()"
    command = [sys.executable, "-c", program, "run", str(_SAMPLES), "--out", str(folder), "--report", "none"]
    done = subprocess.run(command, capture_output=True, text=True)
    if not (folder / "submissions.csv").exists():
        sys.exit(done.stderr)
    return folder


def _made(name: str, folder: Path, into: Path, plans: int) -> list[str]:
    """Return the figures of a report, or why there is none."""
    into.mkdir()
    command = [sys.executable, "-c", _MADE, name, str(folder), str(into), str(plans)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return [done.stderr.strip().rpartition("\n")[2], *[""] * 7]
    return done.stdout.strip().split("|")


if __name__ == "__main__":
    main(sys.argv[1:])
