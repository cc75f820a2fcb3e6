"""Which plans are in no sum over units, and why: the same ones as in the provincial summary, so that reports agree."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.discrepancy import Text
from outputs.summary.year_units import years_of_units
from outputs.written import WrittenDataset


def left_out(written: WrittenDataset) -> Mapping[str, Text]:
    """Return why a plan is not added, by submission_id; the others are added."""
    return {
        found.sums.plan.row.submission_id: found.why.value
        for year in years_of_units(written)
        for found in year.not_added
    }
