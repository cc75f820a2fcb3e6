"""Scans of generated plans, with the truth of each: Word files, LibreOffice's prints of them, the pictures of those.

What is in the folder already is not made anew, so that a folder kept can be read again.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path

import pypdfium2

from benchmarks.false_alarms import clean_plans
from benchmarks.scan_alteration import Alteration, altered_scan
from benchmarks.scan_kinds import Kind, scan
from benchmarks.scan_truth import Truth, truth
from kehoach.reading import submission
from samples.content import Budget, Plan
from samples.docx_writer import write
from samples.generated import plans
from samples.layouts import Orientation

KINDS_PER_PLAN = 3
_BATCH = 20
_SECONDS_PER_FILE = 60
_FIRST_CLEAN_SEED = 200_000


@dataclass(frozen=True, slots=True)
class Scan:
    """A scan: its file, its kind's name, pages and resolution, and what must be read of it."""

    file: Path
    kind: str
    pages: int
    dpi: int
    truth: Truth


@dataclass(frozen=True, slots=True)
class AlteredScan:
    """A scan of a right document with one digit altered."""

    file: Path
    alteration: Alteration
    truth: Truth


@dataclass(frozen=True, slots=True)
class Wanted:
    """A plan and the kind of scan to make of it."""

    kind: Kind
    plan: Plan


def scans(folder: Path, count: int, seed: int, kinds: Sequence[Kind]) -> Iterator[Scan]:
    """Yield scans of so many plans, each of three of the kinds in turn; the same for the same seed."""
    wishes = list(wanted(count, seed, kinds))
    printed = _printed([wish.plan for wish in wishes], folder)
    for number, wish in enumerate(wishes, 1):
        _announce(f"{number}/{len(wishes)} {wish.kind.name}")
        word = printed[wish.plan.file_name].with_suffix(".docx")
        file = folder / wish.kind.name / f"{word.stem}{wish.kind.suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        pages = _page_count(word.with_suffix(".pdf"))
        if wish.kind.suffix in (".png", ".jpg") and pages > 1:
            continue
        dpi = scan(wish.kind, word.with_suffix(".pdf"), file, f"{seed} {wish.kind.name} {word.stem}")
        yield Scan(file, wish.kind.name, pages, dpi, _truth(wish.plan, word))
    _announce("")


def altered_scans(folder: Path, count: int, seed: int) -> Iterator[AlteredScan]:
    """Yield scans of so many plans without any slip, each with one digit altered."""
    chosen = list(islice(clean_plans(_FIRST_CLEAN_SEED + seed), count))
    printed = _printed(chosen, folder)
    (folder / "altered").mkdir(exist_ok=True)
    for plan in chosen:
        pdf = printed[plan.file_name]
        file = folder / "altered" / pdf.name
        _announce(file.name)
        alteration = altered_scan(pdf, submission(pdf), file, random.Random(f"{seed} {pdf.stem}"))
        if alteration is not None:
            yield AlteredScan(file, alteration, _truth(plan, pdf.with_suffix(".docx")))
    _announce("")


def shortened(plan: Plan) -> Plan:
    """Return a plan of a few lines of its first table alone, without a slip, for one page."""
    topic = next(topic for topic in plan.topics if topic.budget is not None)
    page = replace(plan.layout.page, orientation=Orientation.PORTRAIT)
    return replace(
        plan,
        opening=plan.opening[:1],
        topics=(replace(topic, level=1, paragraphs=(), budget=topic.budget and _shortened(topic.budget)),),
        annexes=(),
        planted=(),
        layout=replace(plan.layout, page=page, split_after=None),
    )


def _shortened(budget: Budget) -> Budget:
    sections = tuple(replace(section, items=section.items[:3]) for section in budget.sections[:2])
    return replace(budget, sections=sections, misprints=(), note_marks=(), remark="", further="")


def wanted(count: int, seed: int, kinds: Sequence[Kind]) -> Iterator[Wanted]:
    """Yield plans with the kinds dealt to each: every kind comes up before any comes again."""
    dealt = _dealt(kinds, random.Random(seed))
    for plan in plans(seed, count):
        for kind in dict.fromkeys(islice(dealt, min(KINDS_PER_PLAN, len(kinds)))):
            name = f"{seed:03}-{plan.file_name}"
            own = replace(plan, file_name=name)
            if kind.font:
                own = replace(plan, file_name=f"{kind.name} {name}", layout=replace(plan.layout, font=kind.font))
            if kind.is_short:
                own = shortened(replace(own, file_name=f"short {own.file_name}"))
            yield Wanted(kind, own)


def _dealt(kinds: Sequence[Kind], chance: random.Random) -> Iterator[Kind]:
    while True:
        yield from chance.sample(kinds, len(kinds))


def _printed(chosen: Sequence[Plan], folder: Path) -> dict[str, Path]:
    """Return the PDF of each plan by its file name; the Word file stands beside it."""
    place = folder / "printed"
    place.mkdir(parents=True, exist_ok=True)
    files = {plan.file_name: place / plan.file_name for plan in chosen}
    missing = list({plan.file_name: plan for plan in chosen}.values())
    missing = [plan for plan in missing if not files[plan.file_name].with_suffix(".pdf").exists()]
    for begin in range(0, len(missing), _BATCH):
        _announce(f"LibreOffice prints {begin + 1} to {min(begin + _BATCH, len(missing))} of {len(missing)}")
        _convert([write(plan, place) for plan in missing[begin : begin + _BATCH]], place)
    return {name: file.with_suffix(".pdf") for name, file in files.items()}


def _convert(files: Sequence[Path], into: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        sys.exit("LibreOffice is missing: install it (apt install libreoffice-writer) so that soffice is on the PATH.")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(into), *map(str, files)],
            check=True,
            capture_output=True,
            timeout=_SECONDS_PER_FILE * len(files),
        )


def _page_count(file: Path) -> int:
    document = pypdfium2.PdfDocument(file)
    try:
        return len(document)
    finally:
        document.close()


@cache
def _truth(plan: Plan, word: Path) -> Truth:
    return truth(plan, submission(word))


def _announce(what: str) -> None:
    print(f"\r\033[K{what}", end="", file=sys.stderr, flush=True)
