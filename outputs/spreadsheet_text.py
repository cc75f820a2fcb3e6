"""Text that a spreadsheet must not take for a formula."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def guarded(text: str) -> str:
    """Return text that a spreadsheet shows as text: an apostrophe before what it would take for a formula.

    >>> guarded("- Phổ biến văn bản")
    "'- Phổ biến văn bản"
    """
    return f"'{text}" if text.removeprefix("'").startswith(FORMULA_STARTS) else text


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    return text[1:] if text[:1] == "'" and guarded(text[1:]) == text else text
