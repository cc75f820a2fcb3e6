"""The whole flow, in one place: received files → submissions, read in workers → discrepancies → outputs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.dataset import AuditedSubmission, Dataset, audited
from corpus.received import FileStatus, ReceivedFile, submission_id
from ingest.document import MediaType
from kehoach import verdicts
from kehoach.crops import with_crops
from kehoach.intake import Delivery, deliveries, keep_originals
from kehoach.settings import Settings
from kehoach.shared_pages import Progress, ReadFile, read_files
from kehoach.supervision import Recycling
from outputs.formats import ReportRequest, formats, report
from outputs.written import written_dataset

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run gave: its dataset and the files it wrote."""

    dataset: Dataset
    written: tuple[Path, ...]


def run(
    received: Sequence[Path],
    out: Path,
    corpus: Path,
    settings: Settings,
    language: str = "vi",
    progress: Callable[[Progress], None] | None = None,
    *,
    for_excel: bool = False,
) -> Run:
    """Read, audit and write out everything under the paths received; the originals go to the corpus first."""
    delivered = deliveries(received, left_out=(out, corpus))
    keep_originals(delivered, corpus)
    dataset = with_crops(audit(delivered, settings, progress), delivered, corpus, settings)
    out.mkdir(parents=True, exist_ok=True)
    written = tuple(path for form in formats() for path in form.write(dataset, out, language, for_excel=for_excel))
    return Run(dataset, written)


def require(reports: Sequence[str], request: ReportRequest) -> None:
    """Raise UnusableTemplate where a report cannot be made for a request: before anything is read, not after."""
    for name in reports:
        report(name).require(request)


def made_reports(folder: Path, reports: Sequence[str], request: ReportRequest) -> tuple[Path, ...]:
    """Make reports of the dataset as it was written in a folder, so that each figure in them is the dataset's own.

    Returns the files written. Errors: UnusableDataset, UnusableTemplate.
    """
    if not reports:
        return ()
    written = written_dataset(folder)
    return tuple(path for name in reports for path in report(name).write(written, folder, request))


def audit(
    delivered: Sequence[Delivery], settings: Settings, progress: Callable[[Progress], None] | None = None
) -> Dataset:
    """Return the dataset of the files delivered: each read under supervision, each plan audited, in order of path."""
    to_read = [delivery for delivery in delivered if delivery.is_to_read]
    read: dict[str, ReadFile] = {}
    for file in read_files(
        [delivery.path for delivery in to_read],
        workers=settings.workers,
        limits=settings.limits,
        recycling=Recycling(settings.run.recycle_after_files, settings.run.recycle_after_growth_bytes),
        variables=settings.variables,
        progress=progress,
    ):
        read[to_read[file.position].file_id] = file
        _log(file)
    plans = tuple(
        audited(submission, submission_id(delivery.sha256), delivery.source_file)
        for delivery in to_read
        if (submission := read[delivery.file_id].submission) is not None
    )
    by_id = {plan.submission_id: plan for plan in plans}
    received = tuple(_received(delivery, read.get(delivery.file_id), by_id) for delivery in delivered)
    return Dataset(received, plans)


def _log(file: ReadFile) -> None:
    """Log what became of a file; its detail comes from the reading process and quotes no document."""
    if file.verdict is None:
        _LOGGER.info("read %s", file.path)
    else:
        _LOGGER.warning("%s: %s %s", file.path, file.verdict.reason, file.verdict.detail)
    for page, verdict in file.lost:
        _LOGGER.warning("%s, page %d: %s %s", file.path, page, verdict.reason, verdict.detail)


def _received(delivery: Delivery, file: ReadFile | None, plans: dict[str, AuditedSubmission]) -> ReceivedFile:
    """Return a file's row: its verdict and what to do."""
    plan = plans.get(submission_id(delivery.sha256)) if file is not None else None
    verdict = verdicts.verdict(delivery, file, plan)
    return ReceivedFile(
        file_id=delivery.file_id,
        source_file=delivery.source_file,
        sha256=delivery.sha256,
        size_bytes=delivery.size_bytes,
        media_type=plan.submission.media_type if plan is not None else MediaType.UNKNOWN,
        status=verdict.status,
        pages=plan.submission.pages if plan is not None else None,
        reason=verdict.reason,
        reason_text=verdict.text,
        duplicate_of=delivery.duplicate_of,
        submission_id=plan.submission_id if plan is not None and verdict.status is not FileStatus.FAILED else "",
    )
