"""How well lines find their category: our own wordings and folders of truth, with the alias list and without it.

Run: python -m benchmarks.categories [--review] [FOLDER_OF_TRUTH …]

Our wordings (tests/tables/category_wordings.csv) are told apart by when they were written. Seen: beside the vocabulary,
which was mended on them. First: before the vocabulary, by the same hand. Late: after it was frozen, made hard; the
vocabulary's kinds were made on what they showed. Blind: after that. Blind2 to blind4: by other hands that saw the list
of categories alone (category_wordings_blind.csv); scores of lines to review were fitted on blind2. Nobody tuned on
blind, blind3 and blind4: the figures that say most of other clerks' plans.

Calibration: the blind wordings and the folders' lines by ten bins of their score, the share expected right beside the
share that is; bins of fewer than 50 lines are joined to their neighbour.
"""

import csv
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from normalizers.categories import CategoryMatch, MatchLine, MatchStatus, match, table_matches
from normalizers.line_items import Level

TABLES = Path(__file__).parent.parent / "tests" / "tables"
WORDINGS = (TABLES / "category_wordings.csv", TABLES / "category_wordings_blind.csv")
UNSEEN = ("", "first", "late", "blind2", "blind", "blind3", "blind4")
BLIND = ("blind", "blind3", "blind4")
BINS, FEWEST_IN_BIN = 10, 50


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, the category it has ("" fits none) and the one that was found."""

    name: str
    expected: str
    found: CategoryMatch

    @property
    def is_right(self) -> bool:
        """Whether the candidate is the category of the line."""
        return self.found.candidate_id == self.expected


def of_wordings(unseen: str, *, with_aliases: bool) -> tuple[Judged, ...]:
    """Judge those of our wordings whose column `unseen` says so."""
    return tuple(
        Judged(
            row["wording"],
            row["expected"],
            match(
                row["wording"],
                plan_year=int(row["plan_year"]),
                section_id=row["section"] or None,
                is_section=row["level"] == Level.SECTION.value,
                has_children=row["level"] == Level.SECTION.value,
                with_aliases=with_aliases,
            ),
        )
        for row in _wordings()
        if row["unseen"] == unseen
    )


def calibration(judged: Iterable[Judged]) -> list[tuple[Judged, ...]]:
    """Return the lines that have a candidate, in bins of their score; small ones joined to the one below or above."""
    bins: list[list[Judged]] = [[] for _ in range(BINS)]
    for one in judged:
        if one.found.candidate_id:
            bins[min(BINS - 1, int(one.found.score * BINS))].append(one)
    joined: list[list[Judged]] = []
    pending: list[Judged] = []
    for found in bins:
        pending = pending + found
        if len(pending) >= FEWEST_IN_BIN:
            joined.append(pending)
            pending = []
    if pending and joined:
        joined[-1] += pending
    return [tuple(found) for found in joined or [pending]]


def of_truth(folder: Path, *, with_aliases: bool) -> tuple[Judged, ...]:
    """Judge every line of the tables in a folder of truth files; totals are left out."""
    judged: list[Judged] = []
    for path in sorted(folder.glob("*.json")):
        truth = json.loads(path.read_text("utf-8"))
        for table in truth["tables"]:
            lines = _lines(table["rows"])
            found = table_matches(lines, truth["plan_year"], with_aliases=with_aliases)
            judged += [
                Judged(line.name, row["category"] or "", one)
                for line, row, one in zip(lines, table["rows"], found, strict=True)
                if line.level is not Level.TOTAL
            ]
    return tuple(judged)


def figures(judged: Sequence[Judged]) -> str:
    """Return one line of figures: top-1, precision of what was taken unseen, how much that was, and the calibration."""
    known = [one for one in judged if one.expected]
    auto = [one for one in judged if one.found.status is MatchStatus.AUTO]
    sure = [one for one in judged if one.found.score >= 0.9]
    distinct = len({one.name for one in judged})
    return (
        f"{len(judged)} lines ({distinct} wordings): top1 {_share(known)}, auto_precision {_share(auto)}, "
        f"coverage {len(auto) / len(judged):.3f} (of those with a category "
        f"{sum(1 for one in auto if one.expected) / len(known):.3f}), scored ≥ 0.9 right {_share(sure)}"
    )


def main() -> None:
    """Print the figures, the lines that went wrong, and the time a line takes."""
    for with_aliases in (True, False):
        print(f"aliases {'on' if with_aliases else 'off'}")
        blind: list[Judged] = []
        for unseen in UNSEEN:
            judged = of_wordings(unseen, with_aliases=with_aliases)
            blind += judged if unseen in BLIND else ()
            _print(f"own wordings, {unseen or 'seen'}", judged)
        for folder in (argument for argument in sys.argv[1:] if not argument.startswith("--")):
            started = time.perf_counter()
            judged = of_truth(Path(folder), with_aliases=with_aliases)
            blind += judged
            _print(folder, judged)
            spent = 1000 * (time.perf_counter() - started) / len(judged)
            print(f"    {spent:.3f} ms a line, reading the truth included")
        _print_calibration(calibration(blind))


def _wordings() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for file in WORDINGS:
        with file.open(encoding="utf-8", newline="") as stream:
            rows += csv.DictReader(stream)
    return rows


def _print_calibration(bins: Sequence[Sequence[Judged]]) -> None:
    for judged in filter(None, bins):
        scores = [one.found.score for one in judged]
        expected = sum(scores) / len(scores)
        right = sum(one.is_right for one in judged) / len(judged)
        print(
            f"    scores {min(scores):.2f}–{max(scores):.2f}: n {len(judged)}, expected {expected:.3f}, "
            f"right {right:.3f}, gap {abs(expected - right):.3f}"
        )


def _share(judged: Sequence[Judged]) -> str:
    return f"{sum(one.is_right for one in judged) / len(judged):.3f}" if judged else "–"


def _print(title: str, judged: Sequence[Judged]) -> None:
    print(f"  {title}: {figures(judged)}")
    for line in sorted(set(_faults(judged))):
        print(f"    {line}")


def _faults(judged: Iterable[Judged]) -> Iterable[str]:
    for one in judged:
        is_auto = one.found.status is MatchStatus.AUTO
        if (is_auto or one.expected) and not one.is_right:
            kind = "AUTO WRONG" if is_auto else "candidate wrong"
            found = f"{one.found.candidate_id or 'none'} ({one.found.score:.2f}, {one.found.reason.value})"
            yield f"{kind}: {one.name!r}: {found} for {one.expected or 'none'}"
        elif one.expected and not is_auto and "--review" in sys.argv:
            yield f"review: {one.name!r}: {one.found.candidate_id} ({one.found.score:.2f}, {one.found.reason.value})"


def _lines(rows: Sequence[dict[str, str]]) -> tuple[MatchLine, ...]:
    lines: list[MatchLine] = []
    section: int | None = None
    subsection: int | None = None
    for index, row in enumerate(rows):
        level = Level(row["level"])
        parent = None
        if level is Level.SECTION:
            section, subsection = index, None
        elif level is Level.SUBSECTION:
            subsection, parent = index, section
        elif level is Level.ITEM:
            is_below = subsection is not None and row["ordinal"] in ("a", "b", "c", "-", "+")
            parent = subsection if is_below else section
        lines.append(MatchLine(row["name"], level, parent))
    return tuple(lines)


if __name__ == "__main__":
    main()
