"""The names of the files of the page: one a plan, readable, the same from run to run, safe on every system."""

from __future__ import annotations

from collections.abc import Sequence

from outputs.file_names import file_names
from outputs.written import WrittenSubmission

INDEX = "bao-cao.html"
FOLDER = "bao-cao"


def page_names(plans: Sequence[WrittenSubmission]) -> dict[str, str]:
    """Return the file name of each plan's page by submission_id."""
    return {plan.row.submission_id: f"{name}.html" for plan, name in zip(plans, file_names(plans), strict=True)}
