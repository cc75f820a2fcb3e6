"""Match keys: what two clerks typed differently and meant alike comes out as one string."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from ingest.wording import unaccented

__all__ = ["Phrases", "match_key", "unaccented"]

# Grave, acute, hook above, tilde, dot below.
_TONES = ("\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
# Vowel pairs whose tone is printed on either letter (hòa, hoà; ủy, uỷ), and pairs where typing slips put it on the
# first (qủa, gía, thừơng): the key bears it on the second.
_PAIRS_OF_TONE = ("oa", "oe", "uy", "iê", "yê", "uô", "ươ", "uâ", "uơ", "uê", "qua", "gia", "gio", "giô", "giơ")
# Eth and African D look like Đ and stand for it in old documents.
_LOOKALIKES = ("ð", "ɖ")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")

_After = dict[str, "_After"]
"""The words that may follow in a phrase, each with those that may follow it; _END where a phrase may end."""

_END = ""


def match_key(text: str) -> str:
    """The words of a text in one spelling: NFC, case folded, tone marks placed alike, only single blanks between words.

    For comparing only; what is printed stays as it is.

    >>> match_key("UỶ BAN – Thị xã  Hoà Thành") == match_key("Ủy ban thị xã Hòa Thành")
    True
    >>> match_key("TC-ĐL-CL, năm 2024")
    'tc đl cl năm 2024'
    """
    folded = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).casefold()
    for lookalike in _LOOKALIKES:
        folded = folded.replace(lookalike, "đ")
    placed = _MISPLACED.sub(_with_tone_on_second, folded)
    words = placed.split()
    # Many a line is words and blanks only, which is asked faster than its words are found.
    return " ".join(words if "".join(words).isalnum() else _WORD.findall(placed))


class Phrases:
    """A set of phrases (sequences of words) to be found longest first in a line."""

    __slots__ = ("_after",)

    def __init__(self, phrases: Iterable[str]) -> None:
        """Phrases are match keys: words with single blanks between."""
        self._after: _After = {}
        for phrase in phrases:
            after = self._after
            for word in phrase.split():
                after = after.setdefault(word, {})
            after[_END] = {}

    def may_stand_in(self, words: Iterable[str]) -> bool:
        """Whether one of the words begins a phrase."""
        return not self._after.keys().isdisjoint(words)

    def longest(self, words: Sequence[str], start: int) -> int:
        """How many words the longest phrase that begins at `start` has; 0 where none does."""
        longest = 0
        at, last = start, len(words)
        after = self._after.get(words[start])
        while after is not None:
            at += 1
            if _END in after:
                longest = at - start
            after = after.get(words[at]) if at < last else None
        return longest


def _misplaced_tones() -> Iterator[tuple[str, str]]:
    for pair, tone in product(_PAIRS_OF_TONE, _TONES):
        before, first, second = pair[:-2], pair[-2], pair[-1]
        yield (
            before + unicodedata.normalize("NFC", first + tone) + second,
            before + first + unicodedata.normalize("NFC", second + tone),
        )


_TONE_ON_SECOND = dict(_misplaced_tones())
_MISPLACED = re.compile("|".join(sorted(_TONE_ON_SECOND, key=len, reverse=True)))


def _with_tone_on_second(found: re.Match[str]) -> str:
    return _TONE_ON_SECOND[found.group()]
