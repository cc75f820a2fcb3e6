"""How well scans are read: python -m benchmarks.scans [COUNT] [SEED] [--keep FOLDER]

Makes scans of generated plans, degraded in all the ways of benchmarks/scan_kinds.py, runs the whole flow on them, and
holds every figure to its truth. Prints a row for each kind, then every figure that is wrong and not flagged, the errors
that a document is blamed for without having made them, and the headings lost. Flagged is a figure whose record needs
review or whose status is not printed; invented are those of SILENT that are printed nowhere; missing are cells read as
blank, and figures of lines, columns and files that were lost.

--keep FOLDER leaves everything there, and takes what is there already; --kinds NAME,NAME makes only those;
--altered N makes, instead, scans of N right plans with one digit altered in the pixels each and says whether that was
noticed; --workers N and --settings FILE are as in kehoach.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.scan_alteration import Noticed, altered_cell, blamed, noticed
from benchmarks.scan_kinds import KINDS, Kind
from benchmarks.scan_report import HEAD, KindScores, figures_report, scored
from benchmarks.scan_run import measured
from benchmarks.scan_scores import Judgement
from benchmarks.scan_set import AlteredScan, Scan, altered_scans, scans

_PLANS = 30
_SEED = 1


def main(arguments: Sequence[str]) -> None:
    """Make the scans, read them, and print how well they were read."""
    asked = _asked(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(asked.keep or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if asked.altered:
            _print_alterations(list(altered_scans(folder, asked.altered, asked.seed)), asked)
            return
        kinds = _kinds(asked.kinds)
        made = list(scans(folder, asked.count, asked.seed, kinds))
        print(HEAD, flush=True)
        found = []
        for kind in kinds:
            of_kind = [scan for scan in made if scan.kind == kind.name]
            if of_kind:
                found.append(_scored(kind, of_kind, asked))
                print(found[-1].row(), flush=True)
        print(*figures_report(found), sep="\n")


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scans")
    parser.add_argument("count", nargs="?", type=int, default=_PLANS)
    parser.add_argument("seed", nargs="?", type=int, default=_SEED)
    parser.add_argument("--keep", metavar="FOLDER")
    parser.add_argument("--kinds", metavar="NAME,NAME", default="")
    parser.add_argument("--altered", metavar="N", type=int, default=0)
    parser.add_argument("--workers", type=int, default=None)
    parser.add_argument("--settings", type=Path, default=None)
    return parser.parse_args(arguments)


def _kinds(named: str) -> tuple[Kind, ...]:
    names = named.split(",") if named else [kind.name for kind in KINDS]
    unknown = set(names) - {kind.name for kind in KINDS}
    if unknown:
        sys.exit(f"no kind {', '.join(sorted(unknown))}; there are {', '.join(kind.name for kind in KINDS)}")
    return tuple(kind for kind in KINDS if kind.name in names)


def _scored(kind: Kind, made: Sequence[Scan], asked: argparse.Namespace) -> KindScores:
    run = measured([scan.file for scan in made], asked.workers, asked.settings)
    return scored(kind, made, run)


def _print_alterations(made: Sequence[AlteredScan], asked: argparse.Namespace) -> None:
    run = measured([scan.file for scan in made], asked.workers, asked.settings)
    read = {audited.source_file: audited for audited in run.dataset.submissions}
    reasons = {file.source_file: file.reason for file in run.dataset.received}
    counts: Counter[str] = Counter()
    for scan in made:
        audited = read.get(scan.file.name)
        if audited is None:
            counts["file not read"] += 1
            print(f"file not read: {scan.file.name} · {reasons.get(scan.file.name, '')}")
            continue
        cell = altered_cell(scan.alteration, scan.truth, audited)
        how = noticed(cell, audited)
        counts[how.value] += 1
        if how in (Noticed.SILENT, Noticed.MISSING):
            print(_alteration_line(scan, how, cell))
        errors = blamed(audited)
        counts["documents blamed"] += bool(errors)
        for error in errors:
            print(f"blamed on the document: {scan.file.name} · {error.check_id} · {error.message.vi}")
    names = (*(how.value for how in Noticed), "file not read", "documents blamed")
    print(f"{len(made)} scans with a digit altered:", *(f"    {name}: {counts[name]}" for name in names), sep="\n")


def _alteration_line(scan: AlteredScan, how: Noticed, cell: Judgement | None) -> str:
    """Return what was altered where nobody would notice, and what was read."""
    one = scan.alteration
    place = f"page {one.page} table {one.table_no} row {one.row_no} column {one.column_no}"
    was_read = cell.read if cell is not None else "nothing"
    return f"{how.value}: {scan.file.name} · {place} · {one.printed} altered to {one.altered}, read as {was_read}"


if __name__ == "__main__":
    main(sys.argv[1:])
