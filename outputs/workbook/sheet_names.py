"""Names of sheets: readable, unique whatever their case, and such as Excel takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from normalizers.text import match_key
from outputs.workbook.legal_text import legal
from outputs.written.rows import SubmissionRow

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\s\ufffd]+")
# Excel keeps this name for itself.
_RESERVED = {"history"}
_TYPE = re.compile(r"^(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|đặc khu)\s+(?=\D)", re.IGNORECASE)


def sheet_names(plans: Iterable[SubmissionRow], taken: Iterable[str]) -> dict[str, str]:
    """Return the name of each plan's sheet by submission_id: the unit's short name and the year."""
    used = {name.casefold() for name in taken} | _RESERVED
    names = {}
    for plan in plans:
        name = _unique(_wanted(plan), used)
        used.add(name.casefold())
        names[plan.submission_id] = name
    return names


def link(sheet: str, row: int, column: int) -> str:
    """Return the address of a cell (from 0) within the workbook, as a hyperlink names it.

    >>> link("Ea H’Leo 2024", 4, 1)
    "internal:'Ea H’Leo 2024'!B5"
    """
    return f"internal:'{sheet}'!{address(row, column)}"


def address(row: int, column: int) -> str:
    """Return the name of a cell (from 0).

    >>> address(0, 27)
    'AB1'
    """
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def _wanted(plan: SubmissionRow) -> str:
    unit = _TYPE.sub("", plan.unit) if plan.unit else PurePosixPath(plan.source_file).stem
    year = f" {plan.plan_year}" if plan.plan_year is not None and str(plan.plan_year) not in match_key(unit) else ""
    return _safe(unit)[: _LONGEST - len(year)].rstrip() + year


def _safe(name: str) -> str:
    """Return the name without the signs that Excel forbids; an apostrophe inside (Ea H'Leo) as a printed one."""
    # Signs beyond the BMP count twice in Excel's limit; a name of a unit has none.
    plain = "".join(sign for sign in legal(name) if sign <= "\uffff")
    return _FORBIDDEN.sub(" ", plain).replace("'", "’").strip() or "-"


def _unique(name: str, used: set[str]) -> str:
    found, number = name, 1
    while found.casefold() in used:
        number += 1
        ending = f" ({number})"
        found = name[: _LONGEST - len(ending)].rstrip() + ending
    return found
