"""Text of received files as a spreadsheet may hold it: never markup, never cut without a sign."""

from __future__ import annotations

from outputs.shown_text import shown as as_shown

# Excel: the longest text of a cell, in UTF-16 code units; a sign beyond the BMP takes two.
_LONGEST = 32_767
_CUT = "…"


def legal(text: str) -> str:
    """Return the text with what XML forbids shown as U+FFFD, line ends as LF, and no longer than a cell holds.

    >>> legal("mục\\x00 1")
    'mục� 1'
    """
    shown = as_shown(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(shown) * 2 > _LONGEST:
        shown = _shortened(shown)
    # XlsxWriter takes a text that opens and closes so for rich text it made itself, and writes it as it is.
    return f"{shown} " if shown.startswith("<r>") and shown.endswith("</r>") else shown


def _shortened(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) // 2 <= _LONGEST:
        return text
    return units[: (_LONGEST - len(_CUT)) * 2].decode("utf-16-le", "ignore") + _CUT
