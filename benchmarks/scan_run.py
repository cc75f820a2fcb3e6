"""One run of the whole flow on a folder, measured: in a process of its own, so that its workers alone are counted."""

from __future__ import annotations

import multiprocessing
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from corpus.dataset import Dataset
from kehoach.intake import deliveries
from kehoach.pipeline import audit
from kehoach.settings import Settings, settings

_KIB = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave and what it took: CPU seconds of all its processes, the peak of the largest worker."""

    dataset: Dataset
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


def measured(files: Sequence[Path], workers: int | None, settings_file: Path | None = None) -> Run:
    """Read and audit files in a process of its own with workers of its own."""
    chosen = settings(settings_file).with_workers(workers)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(_run, tuple(files), replace(chosen)).result()


def _run(files: tuple[Path, ...], chosen: Settings) -> Run:
    own, begun = time.process_time(), time.monotonic()
    dataset = audit(deliveries(files), chosen)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = spent.ru_utime + spent.ru_stime + time.process_time() - own
    return Run(dataset, cpu, time.monotonic() - begun, spent.ru_maxrss * _KIB)
