"""How alike a line and each category's name are, letter by letter, from 0 to 1."""

import math
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from normalizers.text import unaccented


class Similarity:
    """TF-IDF cosine of letter trigrams without tone marks, averaged with the ratio of sorted words, which has them.

    Trigrams with tone marks beside them changed no figure of the benchmark.
    No numpy: an inverted index over some thirty names is faster than importing it.
    """

    __slots__ = ("_grams", "_names", "_sorted_names")

    def __init__(self, keys: Sequence[str]) -> None:
        """Keys are match keys with abbreviations written out."""
        counted = [Counter(_grams(key)) for key in keys]
        frequency = Counter(gram for grams in counted for gram in grams)
        self._names = len(keys)
        self._sorted_names = [_sorted_words(key) for key in keys]
        # Per gram its squared rarity and its weight in each name that has it.
        self._grams: dict[str, tuple[float, list[tuple[int, float]]]] = {
            gram: ((math.log((1 + len(keys)) / (1 + seen)) + 1) ** 2, []) for gram, seen in frequency.items()
        }
        for number, grams in enumerate(counted):
            length = math.sqrt(sum(times**2 * self._grams[gram][0] for gram, times in grams.items()))
            for gram, times in grams.items():
                squared_rarity, weights = self._grams[gram]
                if frequency[gram] <= _NAMES_AT_MOST:
                    weights.append((number, times * squared_rarity / length))

    def scores(self, key: str) -> list[float]:
        """The likeness of a match key to each of the names, in their order."""
        cosine = [0.0] * self._names
        known = self._grams
        grams = set(_grams(key))
        squared_length = 0.0
        for gram in grams:
            if gram in known:
                squared_rarity, weights = known[gram]
                squared_length += squared_rarity
                for number, weight in weights:
                    cosine[number] += weight
            else:
                squared_length += _SQUARED_RARITY_OF_UNKNOWN
        scale = 0.5 / math.sqrt(squared_length or 1.0)
        likeness = [min(0.5, shared * scale) for shared in cosine]
        for _, ratio, number in process.extract(
            _sorted_words(key), self._sorted_names, scorer=fuzz.ratio, processor=None, limit=None
        ):
            likeness[number] += ratio / 200
        return likeness


# A gram of more names than these tells none of them apart.
_NAMES_AT_MOST = 10
# A gram no name has is as rare as can be; it weighs little so that long extra text does not drown a true match.
_SQUARED_RARITY_OF_UNKNOWN = 1.0


def _grams(key: str) -> list[str]:
    plain = unaccented(f" {key} ")
    return [a + b + c for a, b, c in zip(plain, plain[1:], plain[2:], strict=False)]


def _sorted_words(key: str) -> str:
    return " ".join(sorted(key.split()))
