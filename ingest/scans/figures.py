"""Figures of a scan: told from words, read again, mended; how sure they are is how far the readings agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

ALLOWED = "0123456789.,-"
"""What a figure is read again with: nothing else may come out."""

AGREED = 0.98
"""The confidence of a figure that independent readings agree on."""

DOUBTED = 0.5
"""The confidence of a figure that readings differ in."""

ODD = 0.6
"""The confidence of a figure whose groups of digits nobody prints."""

UNSURE = 0.8
"""The confidence at most of a figure that the engine itself is not sure of."""

SURE_FROM = 0.9
"""An engine's own confidence from which on its reading counts as sure."""

_LETTERS_FOR_DIGITS = str.maketrans("OoÔôQDlI|ÌìíÍ", "0000001111111")
_FIGURE = re.compile(r"[-–(]?\d[\d.,]*\)?%?")
_MADE_OF = re.compile(r"[-–(]?[\dOoÔôQDlI|ÌìíÍ.,]+\)?%?")
_MOST_LETTERS = 0.5
_GROUPS = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")


class Figure(NamedTuple):
    """A figure as read: its text, how sure it is, and what else it was read as."""

    text: str
    confidence: float
    others: tuple[str, ...] = ()


def as_figure(text: str) -> str | None:
    """Return a word as a figure, letters that engines read for digits mended; None where it is no figure.

    >>> as_figure("1OO.OOO"), as_figure("l2.5OO"), as_figure("Ô"), as_figure("KH")
    ('100.000', '12.500', None, None)
    """
    if _FIGURE.fullmatch(text):
        return text
    letters = sum(char.isalpha() or char == "|" for char in text)
    has_digits = any(char.isdigit() for char in text)
    if not has_digits or not _MADE_OF.fullmatch(text):
        return None
    mended = text.translate(_LETTERS_FOR_DIGITS)
    if letters > max(1, _MOST_LETTERS * len(text)):
        return mended if _GROUPS.fullmatch(mended) else None
    return mended if _FIGURE.fullmatch(mended) else None


def may_be_figure(text: str) -> bool:
    """Return whether a word is a figure, or one of which the engine misread a part.

    >>> may_be_figure("5,Đ"), may_be_figure("l2.500"), may_be_figure("tháng"), may_be_figure("18/5")
    (True, True, False, False)
    """
    if as_figure(text) is not None:
        return True
    digits = sum(char.isdigit() for char in text)
    return bool(digits) and "/" not in text and 2 * sum(char.isdigit() or char in ".,-" for char in text) > len(text)


def agreed(readings: Sequence[tuple[str, float]], second: str | None) -> Figure:
    """Return the figure that readings of one engine, best first, and one of a second engine make.

    `second` is None where there is no second engine: then the first has to be sure of itself as well.
    """
    told = [(text, own) for text, own in readings if as_figure(text) is not None] or list(readings)
    texts = [text for text, _ in told]
    if second is not None and as_figure(second) is None and as_figure(texts[0]) is not None:
        votes = Counter(texts)
    else:
        votes = Counter(texts if second is None else [*texts, second])
    text = max(votes, key=lambda text: (votes[text], text == second, text == texts[0]))
    others = tuple(other for other in votes if other != text and other)
    confidence = max((own for read, own in readings if read == text), default=DOUBTED)
    if second is not None and text != second:
        return Figure(text, DOUBTED, others)
    if second is None and (others or confidence < SURE_FROM):
        return Figure(text, DOUBTED if others else min(confidence, UNSURE), others)
    if second is not None and votes[text] < 2:
        return Figure(text, DOUBTED, others)
    return Figure(text, AGREED if _GROUPED.fullmatch(text.strip("-–()%")) else ODD, others)
