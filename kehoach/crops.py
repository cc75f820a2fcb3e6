"""Pictures of the places of discrepancies, kept in the corpus; drawn in workers: no received file is to be trusted."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import msgspec

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Severity
from corpus.received import submission_id
from ingest.crops import Spot
from ingest.document import SURE, MediaType, Place
from kehoach.drawing import READER
from kehoach.intake import Delivery
from kehoach.settings import Settings
from kehoach.supervision import outcomes
from outputs.whole_file import partial_path

FOLDER = "crops"

_LOGGER = logging.getLogger(__name__)
_READ_BY_OCR = {MediaType.PDF_SCAN, MediaType.IMAGE}
_DRAWABLE = {MediaType.PDF, *_READ_BY_OCR}
# A plan of which more is unsure is compared with the original as a whole.
_MOST_AMOUNTS = 150


def with_crops(dataset: Dataset, delivered: Sequence[Delivery], corpus: Path, settings: Settings) -> Dataset:
    """Draw places into corpus/crops and return the dataset that knows which are there.

    Those of each error and warning, and of the amounts of a scan that are not sure.
    """
    paths = {submission_id(delivery.sha256): delivery.path for delivery in delivered if delivery.is_to_read}
    wanted = {
        plan.submission_id: found
        for plan in dataset.submissions
        if plan.submission.media_type in _DRAWABLE and plan.submission_id in paths and (found := _spots(plan))
    }
    if not wanted:
        return dataset
    (corpus / FOLDER).mkdir(parents=True, exist_ok=True)
    plans = list(wanted)
    kept: dict[str, frozenset[str]] = {}
    for outcome in outcomes(
        [paths[plan] for plan in plans],
        reader=READER,
        reading_type=list[bytes],
        workers=settings.workers,
        limits=settings.limits,
        errands=[msgspec.json.encode(list(wanted[plan].values())) for plan in plans],
    ):
        plan = plans[outcome.position]
        if outcome.reading is None:
            _LOGGER.warning("%s: no pictures: %s", outcome.path, outcome.verdict)
            continue
        kept[plan] = frozenset(_kept(corpus, zip(wanted[plan], outcome.reading, strict=True)))
    return replace(
        dataset,
        submissions=tuple(
            replace(plan, crops=kept.get(plan.submission_id, frozenset())) for plan in dataset.submissions
        ),
    )


def _spots(plan: AuditedSubmission) -> dict[str, Spot]:
    """Return the places to draw that have a page, by the name of their picture."""
    found = {
        discrepancy_id: spot
        for discrepancy_id, discrepancy in plan.with_ids()
        if discrepancy.severity is not Severity.INFO and (spot := _spot(discrepancy.place)) is not None
    }
    if plan.submission.media_type not in _READ_BY_OCR:
        return found
    unsure = (
        (plan.crop_name(schedule, record), spot)
        for schedule in plan.submission.schedules
        for record in schedule.records
        if record.confidence < SURE and record.as_written and (spot := _spot(record.place)) is not None
    )
    return {**found, **dict(islice(unsure, _MOST_AMOUNTS))}


def _spot(place: Place | None) -> Spot | None:
    return Spot(place.page, place.box) if place is not None and place.page is not None and place.box else None


def _kept(corpus: Path, pictures: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write the pictures that could be drawn and return their ids."""
    found = []
    for discrepancy_id, picture in pictures:
        if picture:
            with partial_path(corpus / FOLDER / f"{discrepancy_id}.png") as partial:
                partial.write_bytes(picture)
            found.append(discrepancy_id)
    return found
