"""The names of the letters' files: the unit and the plan's year, in letters that every file system takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

import regex

from normalizers.text import unaccented
from outputs.written import WrittenSubmission

_NOT_IN_NAMES = regex.compile(r"[^a-z0-9]+")
_LONGEST = 80


def file_names(plans: Sequence[WrittenSubmission]) -> tuple[str, ...]:
    """Return a name for each plan, without its ending: unique, the later ones of a unit and year numbered."""
    taken: Counter[str] = Counter()
    names: list[str] = []
    for plan in plans:
        stem = _stem(plan)
        taken[stem] += 1
        name = stem
        while name in names:
            name = f"{stem}-{taken[stem]}"
            taken[stem] += name in names
        names.append(name)
    return tuple(names)


def slug(text: str) -> str:
    """Return words in ASCII, joined by hyphens.

    >>> slug("thị xã Trảng Bàng"), slug("Đặc khu Phú Quốc")
    ('thi-xa-trang-bang', 'dac-khu-phu-quoc')
    """
    return _NOT_IN_NAMES.sub("-", unaccented(text).lower()).strip("-")[:_LONGEST].strip("-")


def _stem(plan: WrittenSubmission) -> str:
    row = plan.row
    unit = slug(row.unit) or slug(PurePosixPath(row.source_file).stem) or "don-vi"
    return f"{unit}-{row.plan_year or 'khong-ro-nam'}"
