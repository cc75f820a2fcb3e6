"""The sample submissions: the nine districts of Tây Ninh over three years, eleven communes of today's over one.

Four plans are written by hand, Trảng Bàng's of 2024 with the lines and figures of a real one; the rest is dealt
from made-up budgets, so that layouts, wordings and slips differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samples.content import Plan
from samples.generated import Submitter, series
from samples.plans import PLANS

_SEED = 72
_PROVINCE = "Tây Ninh"
_DISTRICTS = (
    ("thành phố", "Tây Ninh"),
    ("huyện", "Tân Biên"),
    ("huyện", "Tân Châu"),
    ("huyện", "Dương Minh Châu"),
    ("huyện", "Châu Thành"),
    ("thị xã", "Hòa Thành"),
    ("huyện", "Gò Dầu"),
    ("huyện", "Bến Cầu"),
    ("thị xã", "Trảng Bàng"),
)
_DISTRICT_YEARS = (2023, 2024, 2025)
_COMMUNES = (
    ("phường", "Tân Ninh"),
    ("phường", "Bình Minh"),
    ("phường", "Long Hoa"),
    ("phường", "Trảng Bàng"),
    ("xã", "Tân Biên"),
    ("xã", "Trà Vong"),
    ("xã", "Tân Châu"),
    ("xã", "Dương Minh Châu"),
    ("xã", "Cầu Khởi"),
    ("xã", "Phước Chỉ"),
    ("xã", "Bến Cầu"),
)
_COMMUNE_YEARS = (2027,)


def sample_plans() -> tuple[Plan, ...]:
    """Return every sample, by year and unit."""
    return (*_of(_DISTRICTS, _DISTRICT_YEARS, _SEED), *_of(_COMMUNES, _COMMUNE_YEARS, _SEED + 1))


def comes_as_pdf(plan: Plan) -> bool:
    """Return whether a sample is received as PDF: every second one, none of those written by hand."""
    samples = sample_plans()
    position = next(k for k, sample in enumerate(samples) if sample.file_name == plan.file_name)
    return position % 2 == 1 and plan not in PLANS


def _of(units: Sequence[tuple[str, str]], years: Sequence[int], seed: int) -> Iterator[Plan]:
    by_hand = {(plan.unit, plan.year): plan for plan in PLANS}
    submitters = [Submitter(kind, name, _PROVINCE) for kind, name in units]
    for plan in series(seed, submitters, years):
        name = plan.file_name.partition(" ")[2]
        yield by_hand.get((plan.unit, plan.year), replace(plan, file_name=name))
