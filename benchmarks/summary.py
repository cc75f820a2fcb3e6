"""What the product costs and how well it reads, for folders of plans: python -m benchmarks.summary [FOLDER …]

For the Word and the PDF files of each folder: files, pages, milliseconds a page (Word: a file) by stage – reading,
understanding, auditing –, medians of the repetitions, in this process, imports excluded; beside them, in the same run,
python-docx walking the cells of a Word file and pdfplumber extracting the tables of a PDF. The peak is of a process of
its own that reads the whole folder. Where a truth.json stands in a folder or beside it, what was read right is counted.
Files that cannot be read are counted apart. The table is in Markdown.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ingest
from benchmarks.reading import PEERS, median_ms
from benchmarks.scores import Scores, score, truths
from corpus.checks import discrepancies
from corpus.submission import submission
from ingest.errors import UnreadableError
from kehoach.worker import YOUNG_OBJECTS
from normalizers.categories import match

_PEAK = """
import sys
from pathlib import Path
from ingest.errors import UnreadableError
from kehoach.isolation import peak_bytes
from kehoach.reading import submission
for name in sys.argv[1:]:
    try:
        submission(Path(name))
    except UnreadableError:
        pass
status = Path("/proc/self/status")
# What getrusage tells may be the peak of the process that started this one.
peaks = [line.split()[1] for line in status.read_text().splitlines() if "VmHWM" in line] if status.exists() else []
print(int(peaks[0]) * 1024 if peaks else peak_bytes())
"""


@dataclass(slots=True)
class Costs:
    """The files of one kind in a folder: their pages, milliseconds of each file by stage and of the peer."""

    files: int = 0
    unread: int = 0
    pages: int = 0
    megabytes: float = 0.0
    stages: dict[str, list[float]] = field(default_factory=lambda: {"read": [], "understand": [], "audit": []})
    peer: list[float] = field(default_factory=list)

    @property
    def own(self) -> list[float]:
        """The milliseconds of each file, all stages together."""
        return [sum(stages) for stages in zip(*self.stages.values(), strict=True)]


def main(folders: Sequence[str]) -> None:
    """Print a table of costs, and the scores of each folder with a truth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)
    print("| folder | kind | files | pages | read | understand | audit | all | peer | times faster | peak MB |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    scored: list[tuple[str, Scores]] = []
    for name in folders:
        folder = Path(name)
        for suffix, (peer, _) in PEERS.items():
            files = sorted(folder.rglob(f"*{suffix}"))
            if files:
                print(_row(folder.name, suffix, peer, _costs(files, suffix), _peak_mb(files)))
        if known := truths(folder):
            scored.append((name, _scores(folder, known)))
    for name, scores in scored:
        print(f"\n{name}:", *(f"    {line}" for line in scores.lines()), sep="\n")


def _costs(files: Sequence[Path], suffix: str) -> Costs:
    """Return what files cost; a wording is matched anew in each, as if no file before had it."""
    costs = Costs()
    _, peer = PEERS[suffix]
    for path in files:
        costs.files += 1
        try:
            document = ingest.read(path)
        except UnreadableError:
            costs.unread += 1
            continue
        costs.pages += document.pages or 0
        found = submission(document)
        costs.stages["read"].append(median_ms(lambda path=path: ingest.read(path)))  # type: ignore[misc]
        costs.stages["understand"].append(
            median_ms(lambda document=document: submission(document), match.cache_clear)  # type: ignore[misc]
        )
        costs.stages["audit"].append(median_ms(lambda found=found: tuple(discrepancies(found))))  # type: ignore[misc]
        costs.peer.append(median_ms(lambda path=path: peer(path)))  # type: ignore[misc]
    return costs


def _row(folder: str, suffix: str, peer: str, costs: Costs, peak_mb: float) -> str:
    """Return a row of the table; milliseconds are per page, of Word files, which have none, per file."""
    per = costs.pages or costs.files - costs.unread
    stages = [f"{sum(found) / per:.1f}" for found in costs.stages.values()]
    faster = statistics.median(theirs / ours for ours, theirs in zip(costs.own, costs.peer, strict=True))
    unread = f" ({costs.unread} unread)" if costs.unread else ""
    cells = [
        folder,
        suffix.removeprefix("."),
        f"{costs.files}{unread}",
        str(costs.pages or "–"),
        *stages,
        f"{sum(costs.own) / per:.1f}",
        f"{peer} {sum(costs.peer) / per:.1f}",
        f"{faster:.1f}",
        f"{peak_mb:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _peak_mb(files: Sequence[Path]) -> float:
    command = [sys.executable, "-c", _PEAK, *map(str, files)]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout) / 1e6


def _scores(folder: Path, known: Mapping[str, Mapping[str, Any]]) -> Scores:
    scores = Scores()
    for path in sorted(folder.rglob("*")):
        if path.name in known:
            score(known[path.name], submission(ingest.read(path)), scores)
    return scores


if __name__ == "__main__":
    main(sys.argv[1:] or ["samples/received"])
