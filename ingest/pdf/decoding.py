"""The words of a PDF in Unicode: old Vietnamese encodings and symbol fonts read, letters told from noise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from ingest.encodings import decoded, encoding_of, unicode_fonts
from ingest.printed.page import PrintedPage, Word
from ingest.syllables import is_syllable
from ingest.symbols import unicode_symbols

_SOFT_HYPHEN = "\xad"
"""The letter ư of TCVN3, which the library reads as a hyphen."""


def in_unicode(pages: Sequence[PrintedPage]) -> tuple[PrintedPage, ...]:
    """Return the pages with each word in Unicode; what a font of an old encoding holds is told by all of its words."""
    old = [(word.text, word.face.font) for page in pages for word in page.words if _is_old(word.face.font)]
    kept = unicode_fonts(old) if old else frozenset()
    return tuple(replace(page, words=tuple(_words(page.words, kept))) if _is_odd(page) else page for page in pages)


def _is_odd(page: PrintedPage) -> bool:
    return any(not word.text.isprintable() or _is_old(word.face.font) for word in page.words)


def _words(words: Iterable[Word], kept: frozenset[str]) -> Iterable[Word]:
    for word in words:
        shown = word.text
        if _is_old(word.face.font):
            shown = _decoded(shown, word.face.font, kept)
        yield word._replace(text=unicode_symbols(shown, word.face.font))


def _decoded(shown: str, font: str, kept: frozenset[str]) -> str:
    """Return a word decoded; a hyphen within it is the letter ư where only that makes a syllable."""
    if "-" in shown and font not in kept:
        with_letter = decoded(shown.replace("-", _SOFT_HYPHEN), font, kept)
        if is_syllable(with_letter.strip(".,:;()")):
            return with_letter
    return decoded(shown, font, kept)


@cache
def _is_old(font: str) -> bool:
    """Return whether a font's name tells an old encoding; fonts are few, and words many."""
    return encoding_of(font) is not None
