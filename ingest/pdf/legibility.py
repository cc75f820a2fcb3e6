"""Whether a page's text layer is Vietnamese, not what a wrong encoding or a scanner made of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.printed.lines import lines
from ingest.printed.page import PrintedPage, Turn
from ingest.syllables import is_syllable
from ingest.wording import unaccented

SYLLABLES = 0.75
MARKED = 0.35
"""The shares of words that are legal syllables and that carry diacritics in Vietnamese (measured on real pages)."""

_ENOUGH = 30
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How many words were looked at, how many of them are syllables, and how many carry a diacritic."""

    words: int
    syllables: int
    marked: int

    @property
    def tells(self) -> bool:
        """Whether there are enough words to judge by."""
        return self.words >= _ENOUGH

    @property
    def is_vietnamese(self) -> bool:
        """Whether the words are spelt as Vietnamese ones."""
        return self.syllables >= SYLLABLES * self.words and self.marked >= MARKED * self.words


def spelling(pages: Iterable[PrintedPage]) -> Spelling:
    """Return how the words of pages are spelt; acronyms and figures are no words."""
    found = [word for page in pages for word in _words(page)]
    return Spelling(len(found), sum(map(is_syllable, found)), sum(unaccented(word) != word for word in found))


def _words(page: PrintedPage) -> Sequence[str]:
    shown = (line.text for line in lines(word for word in page.words if word.turn is Turn.UPRIGHT))
    return [word for text in shown for word in _WORD.findall(text) if not (word.isupper() and word.isascii())]
