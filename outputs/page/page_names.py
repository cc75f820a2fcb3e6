"""The names of the files of the page: one a plan, readable, the same from run to run, safe on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from normalizers.text import match_key, unaccented
from outputs.written import WrittenSubmission

INDEX = "bao-cao.html"
FOLDER = "bao-cao"

_LONGEST = 60
_UNFIT = re.compile(r"[^a-z0-9]+")


def page_names(plans: Iterable[WrittenSubmission]) -> dict[str, str]:
    """Return the file name of each plan's page by submission_id: unit and year, numbered where that is not enough."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for plan in plans:
        stem = _stem(plan)
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names[plan.row.submission_id] = f"{name}.html"
    return names


def _stem(plan: WrittenSubmission) -> str:
    unit = plan.row.unit or PurePosixPath(plan.row.source_file).stem
    slug = _UNFIT.sub("-", unaccented(match_key(unit)).lower())[:_LONGEST].strip("-") or "ke-hoach"
    return f"{slug}-{plan.row.plan_year or 'khong-ro-nam'}"
