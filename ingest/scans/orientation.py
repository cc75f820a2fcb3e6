"""How a page lies: told by its longest pieces of lines, read as they are, upside down, and on either side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.scans.cleaning import Clean
from ingest.scans.picture import PAPER, Pixels
from ingest.scans.pieces import Piece, Pieces, pieces
from ingest.scans.tesseract import Tesseract
from ingest.syllables import is_syllable

_SAMPLE, _FEWEST_LETTERS = 8, 8
"""So many pieces are read, of no fewer letters; the longest of a page are its text."""

_SENSE, _LONG = 0.6, 25
"""A sample that makes so much sense and is of pieces of so many letters is of the lines of a page that lies as it
should; one of shorter pieces may be of the turned heads of a table on a page that lies on its side."""

_MORE = 1.5
"""Another way must make so many times as much sense as the way a page lies."""

_AROUND = ".,;:!?()[]{}\"'“”‘’-–…/"
_HALO = 2
_HIGHEST = 3.0
"""A piece of one line is no higher, in usual heights of letters."""


def quarters(clean: Clean, whole: Pieces, scale: float, engine: Tesseract) -> int:
    """Return by how many quarters against the clock a page is to be turned to be read; 0 where nothing tells."""
    longest = _longest(whole)
    as_it_is = _sense(clean.grey, longest, engine)
    letters = sum(len(piece.letters) for piece in longest)
    if as_it_is >= _SENSE * letters >= _SENSE * _LONG * len(longest) > 0:
        return 0
    grey, ink = (np.ascontiguousarray(np.rot90(layer)) for layer in (clean.grey, clean.ink))
    on_its_side = _longest(pieces(ink, scale, ()))
    others = {
        1: _sense(grey, on_its_side, engine),
        2: _sense(clean.grey, longest, engine, is_over=True),
        3: _sense(grey, on_its_side, engine, is_over=True),
    }
    best = max(others, key=lambda turned: others[turned])
    return best if others[best] > _MORE * as_it_is else 0


def _longest(whole: Pieces) -> list[Piece]:
    """Return the longest pieces of lines of a page."""
    highest = _HIGHEST * whole.usual
    told = [
        piece for piece in whole.found if len(piece.letters) >= _FEWEST_LETTERS and piece.bottom - piece.top <= highest
    ]
    return sorted(told, key=lambda piece: len(piece.letters), reverse=True)[:_SAMPLE]


def _sense(grey: Pixels, longest: Sequence[Piece], engine: Tesseract, *, is_over: bool = False) -> float:
    """Return how many letters of pieces stand in words that may be Vietnamese, each as far as it is sure.

    `is_over`: they are read upside down.
    """
    sense = 0.0
    for piece in longest:
        cut = _cut(grey, piece)
        high = float(np.percentile(piece.letters[:, 3] - piece.letters[:, 1], 80))
        words = engine.words(np.ascontiguousarray(np.rot90(cut, 2)) if is_over else cut, high)
        sense += sum(len(word.text) * word.confidence for word in words if is_syllable(word.text.strip(_AROUND)))
    return sense


def _cut(grey: Pixels, piece: Piece) -> Pixels:
    """Return the grey of a piece alone."""
    height, width = grey.shape
    top, bottom = max(0, piece.top - _HALO), min(height, piece.bottom + _HALO)
    left, right = max(0, piece.left - _HALO), min(width, piece.right + _HALO)
    own = np.full((bottom - top, right - left), PAPER, np.uint8)
    room = slice(piece.top - top, piece.bottom - top), slice(piece.left - left, piece.right - left)
    own[room] = np.where(piece.ink > 0, grey[piece.top : piece.bottom, piece.left : piece.right], PAPER)
    return own
