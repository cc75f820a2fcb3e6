"""Whether a page's text layer is Vietnamese, not what a wrong encoding or a scanner made of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.printed.page import PrintedPage
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


def spelling(page: PrintedPage) -> Spelling:
    """Return how the words of a page are spelt; acronyms and figures are no words."""
    shown = unicodedata.normalize("NFC", " ".join(word.text for word in page.words))
    found = [word for word in _WORD.findall(shown) if not (word.isascii() and word.isupper())]
    return Spelling(len(found), sum(map(is_syllable, found)), sum(unaccented(word) != word for word in found))


def together(pages: Iterable[Spelling]) -> Spelling:
    """Return the spelling of all pages of a document."""
    counts = list(pages)
    return Spelling(
        sum(page.words for page in counts), sum(page.syllables for page in counts), sum(page.marked for page in counts)
    )
