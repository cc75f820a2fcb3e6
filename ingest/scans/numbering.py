"""The number that a line opens with, settled by the shape of its ink: engines mistake "I", "1", "l", "H" and "||"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ingest.scans.pieces import Piece
from ingest.syllables import is_syllable

_MIDDLE, _TOP = (0.35, 0.7), 0.3
_HIGH = 0.85
_OPENING_GAP = 0.3
"""The blank behind a number is wider than this share of the height of letters."""

_LIKE_BARS = re.compile(r"[|IlHTLitìíỉịĨÌÍỈỊ1!\[\]/\\ừưrJ]{1,5}")
"""What engines make of bars."""

_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
LETTERS = "abcdđeghiklmnopqrstuvxy"
_LIKE_ROMAN = re.compile(r"[VXIHMNWYUTL|lịỊÌÍĨỈì1]{1,5}")
_DOTTED = re.compile(r"\d{1,2}(?:\.\d{1,2})+,")
"""A number of several parts whose last dot was read as a comma."""

_BRACKETED = re.compile(r"\(\d{1,2}\)")
_FLAG = 0.11
"""How much further a "1" reaches to the left of its bar than to the right, above, as a share of its height."""

_HIGHER, _BEYOND = 1.12, 0.08
"""Brackets are so much higher than the figure between them, and end so far below it."""

_FAINT_FLAG = 0.08
"""The same of a "1" that the engine is sure of: then only a bar without any flag is none."""

_MOST_BARS = 3
_SURE, _BELIEVED, _BELIEVED_WORD = 0.93, 0.6, 0.8
_HEIGHTS = (36, 30, 24)
_MOSTLY_V = frozenset("MWYNH")

Only = Callable[[Piece, str, int], tuple[str, float]]
"""Reads a piece again, only the characters given allowed, its letters made so high; returns text and confidence."""


def settled(piece: Piece, text: str, confidence: float, *, is_alone: bool, only: Only) -> str:
    """Return the first word of a piece with the number that it is settled by its shape; the word itself elsewhere."""
    if _DOTTED.fullmatch(text):
        return f"{text[:-1]}."
    bare = text.rstrip(".,):/")
    # Behind a number stands a dot; on a worn copy it reads as a comma.
    mark = text[len(bare) :].replace(",", ".")
    if is_syllable(bare) and len(bare) > 1 and not bare.isupper() and confidence >= _BELIEVED_WORD:
        return text
    if bare.isdecimal() and len(bare) > 1:
        return text
    if (
        is_alone
        and "%" not in text
        and not _BRACKETED.fullmatch(text)
        and (set(text) & set("()") or _has_brackets(piece))
    ):
        return _bracketed(piece, only) or text
    opening = _opening(piece)
    is_sure = bare == "1" and confidence >= _SURE
    if bare and _LIKE_BARS.fullmatch(bare) and (is_alone or not is_sure):
        numeral = _bars_as_numeral(opening, bare, _FAINT_FLAG if is_sure else _FLAG)
        if numeral is not None:
            return numeral + mark
    folded = _folded(bare)
    if is_alone and len(bare) == len(piece.patches) == 1 and bare.isupper() and folded.isupper() and folded != bare:
        return folded + mark
    if bare != folded and bare.isupper() and _ROMAN.fullmatch(folded) and not _has_marks(piece, opening):
        return folded + mark
    if not is_alone or _ROMAN.fullmatch(bare):
        return text
    if _LIKE_ROMAN.fullmatch(bare) and (confidence < _SURE or bare in _MOSTLY_V):
        again, sure = max((only(piece, "IVX", height) for height in _HEIGHTS), key=lambda found: found[1])
        if sure >= _BELIEVED and _ROMAN.fullmatch(again):
            return again + mark
    if len(bare) == 1 and len(piece.patches) == 1 and bare.islower() and bare not in LETTERS:
        again, sure = max((only(piece, LETTERS.upper(), height) for height in _HEIGHTS), key=lambda found: found[1])
        if sure >= _BELIEVED and len(again) == 1:
            return again + mark
    return text


def _bracketed(piece: Piece, only: Only) -> str | None:
    """Return the figure in brackets that a piece is, read whole or between its brackets."""
    for height in _HEIGHTS:
        again, _ = only(piece, "()0123456789", height)
        if _BRACKETED.fullmatch(again):
            return again
    if not _has_brackets(piece):
        return None
    inner = _within(piece)
    for height in _HEIGHTS:
        again, _ = only(inner, "0123456789", height)
        if again.isdecimal():
            return f"({again})"
    return "(1)" if len(_bars(_opening(inner))) == 1 else None


def _within(piece: Piece) -> Piece:
    """Return a piece without its first and last letter."""
    letters = piece.letters
    patches = letters[1:-1]
    left, top = int(patches[:, 0].min()), int(patches[:, 1].min())
    right, bottom = int(patches[:, 2].max()), int(patches[:, 3].max())
    ink = piece.ink[top - piece.top : bottom - piece.top, left - piece.left : right - piece.left]
    return Piece(left, top, right, bottom, patches, ink)


def by_shape(piece: Piece) -> str | None:
    """Return the number that a piece of nothing but bars is, None where it is none."""
    if len(piece.patches) > _MOST_BARS or _has_brackets(piece):
        return None
    return _bars_as_numeral(_opening(piece), "")


def _has_brackets(piece: Piece) -> bool:
    """Return whether the outer two of three or four patches are higher than those between: "(1)"."""
    letters = piece.letters
    if not 3 <= len(letters) <= 4:
        return False
    inner, outer = letters[1:-1], letters[[0, -1]]
    high = float((inner[:, 3] - inner[:, 1]).max())
    reaches_below = outer[:, 3].min() >= inner[:, 3].max() + _BEYOND * high
    return bool(reaches_below and (outer[:, 3] - outer[:, 1]).min() >= _HIGHER * high)


def is_number(text: str) -> bool:
    """Return whether a word is a Roman numeral or a figure in brackets.

    >>> is_number("VI."), is_number("(3)"), is_number("M"), is_number("12")
    (True, True, False, False)
    """
    return bool(_ROMAN.fullmatch(text.rstrip(".):/")) or _BRACKETED.fullmatch(text))


def _folded(word: str) -> str:
    """Return a word with its marks off, what stands for bars as bars."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(str.maketrans("|l1", "III"))


def _opening(piece: Piece) -> NDArray[np.bool_]:
    """Return the ink of the letters before the first blank between words, marks behind them left out."""
    letters = piece.letters
    high = float(np.percentile(letters[:, 3] - letters[:, 1], 80))
    end = int(letters[0, 2])
    for left, _, right, _ in letters[1:]:
        if left - end > _OPENING_GAP * high:
            break
        end = max(end, int(right))
    first = int(letters[0, 0])
    chosen = letters[letters[:, 0] < end]
    top, bottom = int(chosen[:, 1].min()) - piece.top, int(chosen[:, 3].max()) - piece.top
    return piece.ink[top:bottom, first - piece.left : end - piece.left] > 0


def _has_marks(piece: Piece, opening: NDArray[np.bool_]) -> bool:
    """Return whether a mark stands above or below the letters that a piece opens with."""
    letters = piece.letters
    end = int(letters[0, 0]) + opening.shape[1]
    own = piece.patches[(piece.patches[:, 0] < end) & (piece.patches[:, 2] <= end)]
    high = float(np.percentile(letters[:, 3] - letters[:, 1], 80))
    return bool((own[:, 3] - own[:, 1] < 0.5 * high).any())


def _bars_as_numeral(opening: NDArray[np.bool_], text: str, flag: float = _FLAG) -> str | None:
    """Return what bars and nothing else are: "1" with a flag on its left, else a Roman numeral; None elsewhere."""
    runs = _bars(opening)
    if not 1 <= len(runs) <= _MOST_BARS:
        return None
    if len(runs) > 1:
        return None if text.isdecimal() else "I" * len(runs)
    start, end = runs[0]
    above = np.flatnonzero(opening[: round(_TOP * opening.shape[0])].any(axis=0))
    if not above.size:
        return None
    before, behind = start - int(above.min()), int(above.max()) + 1 - end
    return "1" if before - behind > flag * opening.shape[0] else "I"


def _bars(opening: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where straight bars, and nothing else, fill the middle height; empty where anything else does."""
    height = opening.shape[0]
    middle = opening[round(height * _MIDDLE[0]) : round(height * _MIDDLE[1])]
    if not middle.size:
        return []
    share = middle.mean(axis=0)
    full, any_ink = share >= _HIGH, share > 1 - _HIGH
    edges = np.flatnonzero(np.diff(np.concatenate(([0], any_ink.astype(np.int8), [0]))))
    runs = [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    if not all(full[start:end].any() for start, end in runs):
        return []
    widths = [end - start for start, end in runs]
    return runs if runs and max(widths) <= 2 * min(widths) and max(widths) <= 0.45 * height else []
