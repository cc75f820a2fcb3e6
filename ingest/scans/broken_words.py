"""Words that a narrow column breaks: the letter left over, which an engine cannot tell by itself, told by its word."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ingest.printed.page import Ruling
from ingest.scans.mending import common_syllables
from ingest.syllables import is_syllable

_ENDINGS, _CAPITALS = "ghncmptiyuaoh", "TGHNCPKSVM"
_BARS = frozenset("Il|1T7!")
_SURE = 0.9
_LONGEST = 2
_ORDINAL_HEADER = "STT"
_NEXT_LINE = (0.7, 1.8)
"""How far below a line the next stands, in sizes of type."""


class Stretch:
    """What is read of one piece and where it stands, in points."""

    def __init__(self, text: str, confidence: float, left: float, right: float, baseline: float, size: float) -> None:
        self.text, self.confidence = text, confidence
        self.left, self.right, self.baseline, self.size = left, right, baseline, size


def ending(
    piece: Stretch, others: Sequence[Stretch], across: Sequence[Ruling], only: Callable[[str], str]
) -> str | None:
    """Return the letter that ends the word above a piece of one or two letters, None where the piece is no such."""
    above = _above(piece, others, across) if len(piece.text) <= _LONGEST else None
    if above is not None and (rest := _rest_of_ordinal_header(above.text, piece.text)):
        return rest
    word = above.text.rsplit(" ", 1)[-1] if above is not None else ""
    if not word.isalpha():
        return None
    if word.isupper():
        if len(word) > _LONGEST + 1 or (piece.confidence >= _SURE and not set(piece.text) <= _BARS):
            return None
        found = only(_CAPITALS)
        return found if len(found) == 1 else None
    is_common = word.lower() in common_syllables()
    if is_common or (piece.confidence >= _SURE and not piece.text.isdecimal()):
        return None
    found = only(_ENDINGS)
    whole = word + found
    if whole.lower() not in common_syllables() and f"{word}g".lower() in common_syllables():
        # The commonest letter that is left over; cut off by the ruling below it looks like no letter at all.
        return "g"
    fits = whole.lower() in common_syllables() or (piece.confidence < _SURE and is_syllable(whole))
    return found if 0 < len(found) <= _LONGEST and fits else None


def _rest_of_ordinal_header(above: str, shown: str) -> str:
    """Return what the head "STT" goes on with below its beginning, where bars are read there; "" elsewhere.

    No more bars than letters are missing: an "I" below a whole "STT" is the first row's.
    """
    begun = above.rstrip(".,:;'`-")
    rest = _ORDINAL_HEADER.removeprefix(begun) if begun else ""
    return rest if len(rest) == len(shown) < len(_ORDINAL_HEADER) and set(shown) <= _BARS else ""


def letter_left_over(piece: Stretch, others: Sequence[Stretch], across: Sequence[Ruling]) -> str | None:
    """Return "g" where a piece opens with the one letter that the word above it lacks, None where it does not."""
    above = _above(piece, others, across, at=piece.left)
    word = above.text.rsplit(" ", 1)[-1].lower() if above is not None else ""
    if not word.isalpha() or word in common_syllables() or piece.text[0] == "g":
        return None
    return "g" if f"{word}g" in common_syllables() else None


def _above(
    piece: Stretch, others: Sequence[Stretch], across: Sequence[Ruling], at: float | None = None
) -> Stretch | None:
    """Return what stands right above a piece in its column, nothing drawn between, at its middle or `at`."""
    middle = (piece.left + piece.right) / 2 if at is None else at
    found = [
        other
        for other in others
        if other is not piece
        and other.left - piece.size / 2 <= middle <= other.right
        and _NEXT_LINE[0] * piece.size <= piece.baseline - other.baseline <= _NEXT_LINE[1] * piece.size
    ]
    nearest = max(found, key=lambda other: other.baseline, default=None)
    if nearest is None:
        return None
    is_parted = any(
        ruling.start <= middle <= ruling.end and nearest.baseline < ruling.at < piece.baseline for ruling in across
    )
    return None if is_parted else nearest
