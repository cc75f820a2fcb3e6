"""What the checks are called; one that is no longer known, in a dataset written before, by its id."""

from __future__ import annotations

from functools import cache

from outputs.labels import check_titles
from outputs.notation import said


@cache
def check_title(check_id: str, language: str) -> str:
    """Return the title of a check.

    >>> check_title("sum.sections", "vi"), check_title("no.longer", "vi")
    ('Tổng cộng không bằng tổng các mục', 'no.longer')
    """
    title = check_titles().get(check_id)
    return said(title, language) if title is not None else check_id
