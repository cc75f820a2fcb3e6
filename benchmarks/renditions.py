"""What a PDF's reading loses beside the Word file it was made from: python -m benchmarks.renditions [COUNT] [SEED]

Writes generated plans and the shipped ones (their tracked changes accepted: a PDF would print both figures) as DOCX,
has LibreOffice make PDFs of them, reads both, and compares their line_items cell by cell, rows aligned by table, name
and column. Place, page, source file and ids are left out; a row that only one of the two has differs in all its cells,
and where the PDF cannot be read all rows do.

--keep FOLDER writes and leaves both files there, --show NAME prints every difference of the plans whose file name holds
NAME, --read FOLDER compares the DOCX and PDF files that are there.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from corpus.dataset import Dataset, audited
from ingest.errors import UnreadableError
from kehoach.reading import submission
from outputs.columns import Table, as_text
from outputs.tables import tables
from samples.content import Plan, Topic
from samples.docx_writer import write
from samples.generated import plans
from samples.plans import PLANS

_COMPARED = {
    "line_items": ("table_no", "name", "column_no"),
    "headings": ("title",),
    "submissions": (),
    "discrepancies": ("check_id", "table_no", "line_name", "column_no"),
}
"""The tables compared, and the columns by which their rows are aligned."""

_LEFT_OUT = {
    *(
        "page",
        "location",
        "submission_id",
        "source_file",
        "discrepancy_id",
        "message",
        "message_en",
        "crop",
        "position",
    ),
    *("supersedes", "rendition_of"),
}
_BATCH = 20
_SECONDS_PER_FILE = 60
_WORST = 12
_FIRST_DIFFERENCES = 3

Row = dict[str, str]


@dataclass(slots=True)
class Comparison:
    """What two readings of one table have in common: cells and identical cells by column, differences in words."""

    cells: Counter[str] = field(default_factory=Counter)
    identical: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Count another comparison in."""
        self.cells += other.cells
        self.identical += other.identical

    @property
    def share(self) -> float:
        """The identical cells of all, in per cent; 100 where there are none."""
        return 100 * self.identical.total() / self.cells.total() if self.cells else 100.0


def main(arguments: Sequence[str]) -> None:
    """Print the shares identical by column and overall, and the worst documents with their first differences."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.read or asked.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        files = sorted(folder.glob("*.docx")) if asked.read else _written(folder, asked.count, asked.seed)
        if asked.show is not None:
            files = [file for file in files if asked.show in file.name]
        if not asked.read:
            _convert(files, folder)
        compared = [(file.name, _compared(file)) for file in _announced(files)]
    if asked.show is None:
        _print_shares(compared)
        _print_worst(compared)
        return
    for name, by_table in compared:
        for table, comparison in by_table.items():
            print(f"{name} · {table}: {comparison.share:.2f} % identical")
            print(*(f"    {difference}" for difference in comparison.differences), sep="\n")


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.renditions")
    parser.add_argument("count", nargs="?", type=int, default=60)
    parser.add_argument("seed", nargs="?", type=int, default=1)
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--read", metavar="FOLDER")
    parser.add_argument("--show", metavar="NAME")
    return parser.parse_args(arguments)


def _announced(files: Sequence[Path]) -> Iterator[Path]:
    """Yield the files, each said on the terminal first: where reading crashes, the last one said is the cause."""
    for number, file in enumerate(files, 1):
        print(f"\r\033[K{number}/{len(files)} {file.name}", end="", file=sys.stderr, flush=True)
        yield file
    print("\r\033[K", end="", file=sys.stderr)


def _written(folder: Path, count: int, seed: int) -> list[Path]:
    return [write(plan, folder) for plan in (*map(_with_changes_accepted, PLANS), *plans(seed, count))]


def _with_changes_accepted(plan: Plan) -> Plan:
    return replace(plan, topics=tuple(_without_revisions(topic) for topic in plan.topics))


def _without_revisions(topic: Topic) -> Topic:
    return topic if topic.budget is None else replace(topic, budget=replace(topic.budget, revisions=()))


def _convert(files: Sequence[Path], folder: Path) -> None:
    """Have LibreOffice make a PDF beside each file, in a profile of its own."""
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is missing: install it (apt install libreoffice-writer) so that soffice is on the PATH.")
    with tempfile.TemporaryDirectory() as profile:
        for begin in range(0, len(files), _BATCH):
            batch = files[begin : begin + _BATCH]
            command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
            subprocess.run(
                [*command, "--outdir", str(folder), *map(str, batch)],
                check=True,
                capture_output=True,
                timeout=_SECONDS_PER_FILE * len(batch),
            )
    missing = [file.name for file in files if not file.with_suffix(".pdf").exists()]
    if missing:
        sys.exit(f"LibreOffice made no PDF of {', '.join(missing)}.")


def _compared(docx: Path) -> dict[str, Comparison]:
    """Return the comparisons of a Word file with the PDF beside it, by table."""
    meant = _dataset(docx)
    failure = ""
    try:
        found = _dataset(docx.with_suffix(".pdf"))
    except UnreadableError as error:
        found, failure = Dataset((), ()), f"the PDF cannot be read: {error.reason} {error.detail}".rstrip()
    compared = {}
    for table in tables():
        if table.name in _COMPARED:
            compared[table.name] = _comparison(table, _rows(table, meant), _rows(table, found))
            compared[table.name].differences[:0] = [failure] if failure else []
    return compared


def _dataset(file: Path) -> Dataset:
    return Dataset((), (audited(submission(file), "0" * 16, file.stem),))


def _rows(table: Table[Any], dataset: Dataset) -> list[Row]:
    columns = [column for column in table.columns if column.name not in _LEFT_OUT]
    return [{column.name: as_text(column.value(row)) for column in columns} for row in table.rows(dataset)]


def _comparison(table: Table[Any], meant: list[Row], found: list[Row]) -> Comparison:
    """Return the comparison of the rows, aligned by their keys; those between two alignments in order."""
    keys = _COMPARED[table.name]
    compared = Comparison()
    matcher = SequenceMatcher(
        a=[_key(row, keys) for row in meant], b=[_key(row, keys) for row in found], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind in ("equal", "replace") and b - a == d - c:
            for left, right in zip(meant[a:b], found[c:d], strict=True):
                _compare(compared, left, right, keys)
        else:
            _count_lost(compared, meant[a:b], "lost", keys)
            _count_lost(compared, found[c:d], "added", keys)
    return compared


def _key(row: Row, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(row[key] for key in keys)


def _compare(compared: Comparison, left: Row, right: Row, keys: Sequence[str]) -> None:
    compared.cells.update(left.keys())
    compared.identical.update(name for name in left if left[name] == right[name])
    differing = [name for name in left if left[name] != right[name]]
    if differing:
        said = "; ".join(f"{name}: {left[name]!r} → {right[name]!r}" for name in differing)
        compared.differences.append(f"{_shown(left, keys)}: {said}")


def _count_lost(compared: Comparison, rows: list[Row], word: str, keys: Sequence[str]) -> None:
    for row in rows:
        compared.cells.update(row.keys())
        compared.differences.append(f"{word}: {_shown(row, keys)}")


def _shown(row: Row, keys: Sequence[str]) -> str:
    parts = [row[key] for key in keys] + ([f"row {row['row_no']}"] if "row_no" in row else [])
    return " · ".join(parts)


def _print_shares(compared: Sequence[tuple[str, dict[str, Comparison]]]) -> None:
    for table in _COMPARED:
        whole = Comparison()
        for _, by_table in compared:
            whole.add(by_table[table])
        perfect = sum(not by_table[table].differences for _, by_table in compared)
        print(
            f"{table}: {whole.share:.2f} % of {whole.cells.total():,} cells identical; "
            f"{perfect} of {len(compared)} files throughout"
        )
        for line in _by_column(whole):
            print(f"    {line}")


def _by_column(whole: Comparison) -> Iterator[str]:
    """Yield the columns with their share, the worst first."""
    shares = {name: 100 * whole.identical[name] / count for name, count in whole.cells.items()}
    for name in sorted(shares, key=lambda name: (shares[name], name)):
        yield f"{name:20} {shares[name]:7.2f} %"


def _print_worst(compared: Sequence[tuple[str, dict[str, Comparison]]]) -> None:
    by_share = sorted(compared, key=lambda file: file[1]["line_items"].share)
    print("\nworst in line_items:")
    for name, by_table in by_share[:_WORST]:
        lines = by_table["line_items"]
        if lines.differences:
            print(f"{lines.share:6.2f} %  {name} ({len(lines.differences)} differences)")
            print(*(f"        {difference[:200]}" for difference in lines.differences[:_FIRST_DIFFERENCES]), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
