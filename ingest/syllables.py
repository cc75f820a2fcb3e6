"""Vietnamese syllables: whether a word can be one, by its letters, its ending and its tone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|oai|oay|oao|oeo|iêu|yêu|uôi|ươi|ươu|uây|uyu|iê|yê|ia|uô|ua|ưa|ươ|oa|oă|oe|uâ|uê|uơ|uy"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?P<coda>ch|ng|nh|[cmnpt])?"
)
_STOPS = {"ch", "c", "p", "t"}
_SHARP_TONES = {"\u0301", "\u0323"}


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Return whether a word is spelt as a Vietnamese syllable may be; whether it means anything is not asked.

    >>> is_syllable("lượng"), is_syllable("lượn"), is_syllable("ng"), is_syllable("KH")
    (True, True, False, False)
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = _TONES.findall(apart)
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", _TONES.sub("", apart)))
    if match is None or len(tones) > 1:
        return False
    return match["coda"] not in _STOPS or set(tones) <= _SHARP_TONES
