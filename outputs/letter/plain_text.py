"""Text of a received document, fit to stand in a letter."""

from __future__ import annotations

import regex

# What XML may not hold, and the signs that turn the direction of what follows.
_UNPRINTABLE = regex.compile(r"[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]|[\u202A-\u202E\u2066-\u2069]")
_SPACE = regex.compile(r"\s+")


def plain(text: str) -> str:
    """Return the text in one line, without what a file cannot hold.

    >>> plain("Tổng\\x07 cộng\\n năm 2024 ")
    'Tổng cộng năm 2024'
    """
    return _SPACE.sub(" ", _UNPRINTABLE.sub("", text)).strip()


def shortened(text: str, longest: int) -> str:
    """Return the text in one line, cut at a word where it is longer than so many characters.

    >>> shortened("Dự toán kinh phí sự nghiệp khoa học", 20)
    'Dự toán kinh phí sự …'
    """
    found = plain(text)
    if len(found) <= longest:
        return found
    return found[:longest].rsplit(" ", 1)[0] + " …"
