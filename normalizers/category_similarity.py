"""How alike a line and each category's name are, letter by letter, from 0 to 1."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import repeat
from struct import Struct

from rapidfuzz import fuzz, process

from normalizers.text import unaccented


class Similarity:
    """TF-IDF cosine of letter trigrams without tone marks, averaged with the ratio of sorted words, which has them.

    Trigrams with tone marks beside them changed no figure of the benchmark. No numpy: what a gram adds to each of some
    thirty names stands side by side in the bits of one integer, so one addition of integers adds to all of them.
    """

    __slots__ = ("_added", "_bits", "_fields", "_sorted_names", "_unknown")

    def __init__(self, keys: Sequence[str]) -> None:
        """Keys are match keys with abbreviations written out."""
        counted = [Counter(_grams(unaccented(key))) for key in keys]
        frequency = Counter(gram for grams in counted for gram in grams)
        squared_rarity = {gram: (math.log((1 + len(keys)) / (1 + seen)) + 1) ** 2 for gram, seen in frequency.items()}
        self._sorted_names = [_sorted_words(key) for key in keys]
        self._fields = Struct(f"<{len(keys)}Q")
        self._bits = 8 * self._fields.size
        # Above the fields of the names, where nothing can overflow, a gram adds its part of the squared length.
        self._unknown = _fixed(_SQUARED_RARITY_OF_UNKNOWN) << self._bits
        self._added = {gram: _fixed(rarity) << self._bits for gram, rarity in squared_rarity.items()}
        for number, grams in enumerate(counted):
            length = math.sqrt(sum(times**2 * squared_rarity[gram] for gram, times in grams.items()))
            for gram, times in grams.items():
                if frequency[gram] <= _NAMES_AT_MOST:
                    self._added[gram] += _fixed(times * squared_rarity[gram] / length) << number * _FIELD_BITS

    def scores(self, key: str, plain: str) -> list[float]:
        """The likeness of a match key, `plain` without tone marks, to each of the names, in their order."""
        in_all = sum(map(self._added.get, set(_grams(plain)), repeat(self._unknown)))
        squared_length = (in_all >> self._bits) / _ONE
        of_names = (in_all & ((1 << self._bits) - 1)).to_bytes(self._fields.size, "little")
        scale = 0.5 / _ONE / math.sqrt(squared_length or 1.0)
        likeness = [min(0.5, shared * scale) for shared in self._fields.unpack(of_names)]
        for _, ratio, number in process.extract(
            _sorted_words(key), self._sorted_names, scorer=fuzz.ratio, processor=None, limit=None
        ):
            likeness[number] += ratio / 200
        return likeness


# Fixed point: what all grams add to one name stays far below 2 ** 14.
_FIELD_BITS = 64
_ONE = 1 << 50
# A gram of more names than these tells none of them apart.
_NAMES_AT_MOST = 10
# A gram no name has is as rare as can be; it weighs little so that long extra text does not drown a true match.
_SQUARED_RARITY_OF_UNKNOWN = 1.0


def _fixed(number: float) -> int:
    return round(number * _ONE)


def _grams(plain: str) -> Iterable[tuple[str, str, str]]:
    text = f" {plain} "
    return zip(text, text[1:], text[2:], strict=False)


def _sorted_words(key: str) -> str:
    return " ".join(sorted(key.split()))
