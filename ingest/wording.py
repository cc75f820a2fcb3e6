"""Text made comparable: for telling words apart in layout, never for what is shown."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_UNIT_LINE = re.compile(
    r"\(?(?:don vi(?: tinh)?|dvt|d\.v\.t)\s*:?\s*(?:\d[\d.,]*\s*)?"
    r"(?:(?:trieu|nghin|ngan|ty)\s*)?(?:dong|vnd|trieu|d)(?: viet nam)?\s*[.)]*"
)


def bare(text: str) -> str:
    """Return the text in lower-case letters without diacritics, white space folded.

    >>> bare("UỶ BAN  NHÂN DÂN") == bare("Ủy ban nhân dân")
    True
    """
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d").replace("ð", "d"))
    return " ".join(_MARKS.sub("", apart).split())


def is_unit_line(text: str) -> bool:
    """Return whether the text says a unit of money and nothing else: "Đơn vị tính: triệu đồng", "(ĐVT: 1.000 đồng)"."""
    return _UNIT_LINE.fullmatch(bare(text)) is not None
