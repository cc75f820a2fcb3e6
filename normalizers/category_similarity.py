"""How alike a line and each category's name are, letter by letter: trigrams and sorted words, each from 0 to 1."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from normalizers.text import unaccented

_N = 3


class Similarity:
    """TF-IDF cosine of letter trigrams (accented and not), averaged with the ratio of sorted words.

    No numpy: an inverted index over some thirty names is faster than importing it.
    """

    __slots__ = ("_postings", "_sorted_names")

    def __init__(self, keys: Sequence[str]) -> None:
        """Keys are match keys with abbreviations written out."""
        grams = [Counter(_grams(key)) for key in keys]
        frequency = Counter(gram for of_key in grams for gram in of_key)
        rarity = {gram: math.log((1 + len(keys)) / (1 + seen)) + 1 for gram, seen in frequency.items()}
        self._sorted_names = [_sorted_words(key) for key in keys]
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for number, of_key in enumerate(grams):
            length = math.sqrt(sum((times * rarity[gram]) ** 2 for gram, times in of_key.items()))
            for gram, times in of_key.items():
                self._postings.setdefault(gram, []).append((number, times * rarity[gram] ** 2 / length))

    def scores(self, key: str) -> list[float]:
        """The likeness of a match key to each of the names, in their order."""
        cosine = [0.0] * len(self._sorted_names)
        grams = set(_grams(key))
        postings = self._postings
        for gram in grams:
            for number, weight in postings.get(gram, ()):
                cosine[number] += weight
        # A gram no name has is as rare as can be; it weighs 1 here so that long extra text does not drown a true match.
        length = math.sqrt(sum(_squared_rarity(postings.get(gram), len(cosine)) for gram in grams)) or 1.0
        sorted_key = _sorted_words(key)
        ratios = process.extract(sorted_key, self._sorted_names, scorer=fuzz.ratio, processor=None, limit=None)
        likeness = [0.0] * len(cosine)
        for _, ratio, number in ratios:
            likeness[number] = (min(1.0, cosine[number] / length) + ratio / 100) / 2
        return likeness


def _grams(key: str) -> Iterable[str]:
    accented = f" {key} "
    plain = unaccented(accented)
    yield from (accented[at : at + _N] for at in range(len(accented) - _N + 1))
    yield from ("~" + plain[at : at + _N] for at in range(len(plain) - _N + 1))


def _squared_rarity(postings: Sequence[tuple[int, float]] | None, names: int) -> float:
    if postings is None:
        return 1.0
    return float((math.log((1 + names) / (1 + len(postings))) + 1) ** 2)


def _sorted_words(key: str) -> str:
    return " ".join(sorted(key.split()))
