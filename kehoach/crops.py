"""Pictures of the places of discrepancies, kept in the corpus; drawn in workers: no received file is to be trusted."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Discrepancy, Severity
from corpus.received import submission_id
from ingest.document import MediaType
from ingest.pdf.crops import Spot
from kehoach.drawing import READER
from kehoach.intake import Delivery
from kehoach.settings import Settings
from kehoach.supervision import outcomes
from outputs.whole_file import partial_path

FOLDER = "crops"

_LOGGER = logging.getLogger(__name__)
_DRAWABLE = {MediaType.PDF, MediaType.PDF_SCAN}


def with_crops(dataset: Dataset, delivered: Sequence[Delivery], corpus: Path, settings: Settings) -> Dataset:
    """Draw the place of each error and warning into corpus/crops and return the dataset that knows which are there."""
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
    """Return the place of each error and warning that has a page, by discrepancy_id."""
    return {
        discrepancy_id: spot
        for discrepancy_id, found in plan.with_ids()
        if found.severity is not Severity.INFO and (spot := _spot(found)) is not None
    }


def _spot(found: Discrepancy) -> Spot | None:
    place = found.place
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
