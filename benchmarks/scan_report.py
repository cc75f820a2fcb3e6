"""What the benchmark of scans says: a row for each kind, and what staff would not notice, figure by figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.scan_kinds import Kind
from benchmarks.scan_prose import ParagraphRead, error_rate, headings_lost, is_lost, paragraphs_read
from benchmarks.scan_run import Run
from benchmarks.scan_scores import Judgement, Outcome, judgements
from benchmarks.scan_set import Scan
from benchmarks.scan_truth import Rank
from corpus.dataset import AuditedSubmission
from corpus.discrepancy import Fault, Severity

_COLUMNS = (
    *("kind", "files", "unread", "pages", "numbers", "exact", "flagged wrong", "SILENT", "invented", "in totals"),
    *("missing", "flagged", "CPU s/page", "peak MB", "CER", "paragraphs lost", "headings lost"),
)
HEAD = f"| {' | '.join(_COLUMNS)} |\n{'|---' * len(_COLUMNS)}|"
_FIRST = 40
_SHOWN = 70
_FLAGGED = 0.08


@dataclass(slots=True)
class KindScores:
    """How the scans of one kind were read; `judged` and the like hold the file's name with each."""

    kind: str
    is_colour: bool
    files: int = 0
    unread: list[str] = field(default_factory=list)
    pages: int = 0
    numbers: int = 0
    judged: list[tuple[str, Judgement]] = field(default_factory=list)
    paragraphs: list[tuple[str, ParagraphRead]] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    blamed: list[tuple[str, str]] = field(default_factory=list)
    resolutions: dict[str, int] = field(default_factory=dict)
    cpu_seconds: float = 0.0
    peak_bytes: int = 0

    def of(self, outcome: Outcome) -> list[tuple[str, Judgement]]:
        """Return the figures with an outcome."""
        return [(file, judged) for file, judged in self.judged if judged.outcome is outcome]

    @property
    def silent_totals(self) -> int:
        """How many figures of total lines are wrong and not flagged."""
        return sum(judged.rank is Rank.TOTAL for _, judged in self.of(Outcome.SILENT))

    @property
    def found(self) -> int:
        """How many figures printed were found, right or wrong."""
        return sum(bool(j.printed) and j.outcome is not Outcome.MISSING for _, j in self.judged)

    @property
    def flagged(self) -> int:
        """How many of them staff are asked to look at."""
        return sum(bool(j.printed) and j.is_flagged for _, j in self.judged)

    def row(self) -> str:
        """Return the row of the table."""
        read = [paragraph for _, paragraph in self.paragraphs if paragraph.read]
        cells = (
            *(self.kind, self.files, len(self.unread), self.pages, f"{self.numbers:,}"),
            *(len(self.of(o)) for o in (Outcome.EXACT, Outcome.FLAGGED, Outcome.SILENT)),
            *(sum(not judged.printed for _, judged in self.of(Outcome.SILENT)), self.silent_totals),
            *(len(self.of(Outcome.MISSING)), _share(self.flagged, self.found)),
            *(f"{self.cpu_seconds / max(self.pages, 1):.2f}", f"{self.peak_bytes / 1e6:.0f}"),
            f"{error_rate(read):.2f} %",
            sum(not paragraph.read for _, paragraph in self.paragraphs),
            sum(is_lost(heading) for _, heading in self.headings),
        )
        return f"| {' | '.join(map(str, cells))} |"


def scored(kind: Kind, made: Sequence[Scan], run: Run) -> KindScores:
    """Return how the scans of a kind were read in a run."""
    found = KindScores(kind.name, kind.is_colour, cpu_seconds=run.cpu_seconds, peak_bytes=run.peak_bytes)
    read = {audited.source_file: audited for audited in run.dataset.submissions}
    reasons = {file.source_file: f"{file.status.value} {file.reason}" for file in run.dataset.received}
    for scan in made:
        name, audited = scan.file.name, read.get(scan.file.name)
        found.files += 1
        found.resolutions[name] = scan.dpi
        found.pages += scan.pages
        found.numbers += scan.truth.numbers
        schedules = audited.submission.schedules if audited is not None else ()
        found.judged += [(name, judged) for judged in judgements(scan.truth, schedules)]
        if audited is None:
            found.unread.append(f"{name}: {reasons.get(name, 'not received')}")
            continue
        found.paragraphs += [(name, one) for one in paragraphs_read(scan.truth, audited.submission)]
        found.headings += [(name, lost) for lost in headings_lost(scan.truth, audited.submission)]
        found.blamed += [(name, error) for error in _wrongly_blamed(scan, audited)]
    return found


def figures_report(scores: Sequence[KindScores]) -> Iterator[str]:
    """Yield the sums over all kinds, then what is wrong one by one."""
    whole = KindScores("all", is_colour=False)
    colour = KindScores("colour", is_colour=True)
    for one in scores:
        for sums in (whole, colour) if one.is_colour else (whole,):
            _add(sums, one)
    yield whole.row()
    yield colour.row()
    yield from _listed("not read", ((one.kind, line) for one in scores for line in one.unread))
    yield from _listed("wrong and not flagged", _figures(scores, Outcome.SILENT))
    yield from _listed("wrong and flagged", _figures(scores, Outcome.FLAGGED), _FIRST)
    yield from _listed("flagged above the bar, by file", _by_file(scores, lambda judged: judged.is_flagged, _FLAGGED))
    yield from _listed("missing, by file", _by_file(scores, lambda judged: judged.outcome is Outcome.MISSING))
    yield from _listed("blamed on the document", ((s.kind, f"{f} · {e}") for s in scores for f, e in s.blamed))
    yield from _listed("headings", ((s.kind, f"{f} · {h}") for s in scores for f, h in s.headings), _FIRST)
    lost = ((s.kind, f"{f} · {_difference(p)}") for s in scores for f, p in s.paragraphs if p.errors)
    yield from _listed("paragraphs", lost, _FIRST)


def _add(sums: KindScores, one: KindScores) -> None:
    sums.files += one.files
    sums.unread += one.unread
    sums.pages += one.pages
    sums.numbers += one.numbers
    sums.judged += one.judged
    sums.paragraphs += one.paragraphs
    sums.headings += one.headings
    sums.cpu_seconds += one.cpu_seconds
    sums.peak_bytes = max(sums.peak_bytes, one.peak_bytes)


def _figures(scores: Sequence[KindScores], outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield the figures with an outcome in the files that were read: printed → read, line and place."""
    for one in scores:
        unread = {line.partition(": ")[0] for line in one.unread}
        for file, judged in one.of(outcome):
            if file not in unread:
                what = f"{judged.printed or 'nothing'} → {judged.read or 'nothing'}"
                yield one.kind, f"{what} · {judged.rank.value} · {judged.name[:_SHOWN]} · {file} · {judged.place}"


def _by_file(
    scores: Sequence[KindScores], counted: Callable[[Judgement], bool], above: float = 0
) -> Iterator[tuple[str, str]]:
    """Yield the files that were read where more than a share of the figures are of some sort, and the first of them."""
    for one in scores:
        of_file: dict[str, list[Judgement]] = {}
        for file, judged in one.judged:
            of_file.setdefault(file, []).append(judged)
        for file, every in of_file.items():
            some = [judged for judged in every if counted(judged)]
            if len(some) > above * len(every) and not any(line.startswith(file) for line in one.unread):
                where = f"{file}, {one.resolutions[file]} dpi"
                yield one.kind, f"{where} · {len(some)} of {len(every)} · {some[0].printed} of {some[0].name[:_SHOWN]}"


def _difference(paragraph: ParagraphRead) -> str:
    if not paragraph.read:
        return f"lost: {paragraph.printed[:_SHOWN]}"
    at = next(
        (k for k, (a, b) in enumerate(zip(paragraph.printed, paragraph.read, strict=False)) if a != b),
        min(len(paragraph.printed), len(paragraph.read)),
    )
    begin = max(0, at - 15)
    return f"{paragraph.errors}: …{paragraph.printed[begin : at + 20]}… → …{paragraph.read[begin : at + 20]}…"


def _wrongly_blamed(scan: Scan, audited: AuditedSubmission) -> Iterator[str]:
    """Yield the errors that the document is said to have made and has not: those that its Word file does not give."""
    right = Counter((alarm.check_id, alarm.stated_vnd, alarm.computed_vnd) for alarm in scan.truth.alarms)
    for found in audited.discrepancies:
        if found.severity is not Severity.ERROR or found.fault is not Fault.DOCUMENT:
            continue
        key = (found.check_id, found.stated_vnd, found.computed_vnd)
        if right[key]:
            right[key] -= 1
        else:
            yield f"{found.check_id} · {found.message.vi}"


def _listed(title: str, lines: Iterable[tuple[str, str]], most: int | None = None) -> Iterator[str]:
    every = list(lines)
    yield f"\n{title}: {len(every)}"
    yield from (f"    {kind} · {line}" for kind, line in every[:most])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
