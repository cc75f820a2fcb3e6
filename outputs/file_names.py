"""The names of files that are made of a plan: its unit and year, in letters that every file system takes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

import regex

from normalizers.text import match_key, unaccented
from outputs.written import WrittenSubmission

_NOT_IN_NAMES = regex.compile(r"[^a-z0-9]+")
_LONGEST = 80


def file_names(plans: Iterable[WrittenSubmission]) -> tuple[str, ...]:
    """Return a name for each plan, without its ending: unique, the later ones of a unit and year numbered."""
    names: list[str] = []
    taken: set[str] = set()
    for plan in plans:
        stem = _stem(plan)
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        names.append(name)
    return tuple(names)


def slug(text: str) -> str:
    """Return words in ASCII, joined by hyphens.

    >>> slug("thị xã Trảng Bàng"), slug("Đặc khu Phú Quốc")
    ('thi-xa-trang-bang', 'dac-khu-phu-quoc')
    """
    return _NOT_IN_NAMES.sub("-", unaccented(match_key(text)).lower()).strip("-")[:_LONGEST].strip("-")


def _stem(plan: WrittenSubmission) -> str:
    row = plan.row
    unit = slug(row.unit) or slug(PurePosixPath(row.source_file).stem) or "don-vi"
    return f"{unit}-{row.plan_year or 'khong-ro-nam'}"
