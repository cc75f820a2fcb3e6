"""How a page lies: told by its longest pieces of lines, read as they are, upside down, and on either side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ingest.scans.cleaning import Clean
from ingest.scans.picture import PAPER, Mask, Pixels
from ingest.scans.pieces import Piece, pieces
from ingest.scans.tesseract import ReadWord, Tesseract
from ingest.syllables import is_syllable

_SAMPLE, _FEWEST_LETTERS = 8, 8
"""So many pieces are read, of no fewer letters; the longest of a page are its text."""

_SENSE, _MORE = 0.6, 1.5
"""A sample that makes so much sense lies as it should; else another must make so many times as much."""

_AROUND = ".,;:!?()[]{}\"'“”‘’-–…/"
_HALO = 2


def quarters(clean: Clean, scale: float, engine: Tesseract) -> int:
    """Return by how many quarters against the clock a page is to be turned to be read; 0 where nothing tells."""
    as_it_is, over = _sense(clean.grey, clean.ink, scale, engine)
    if as_it_is >= _SENSE or over >= _SENSE:
        return 0 if as_it_is >= over else 2
    grey, ink = (np.ascontiguousarray(np.rot90(layer)) for layer in (clean.grey, clean.ink))
    one, three = _sense(grey, ink, scale, engine)
    best = max(over, one, three)
    if best < _MORE * as_it_is or best <= 0:
        return 0
    return {over: 2, three: 3, one: 1}[best]


def _sense(grey: Pixels, ink: Mask, scale: float, engine: Tesseract) -> tuple[float, float]:
    """Return how much sense the longest pieces of a page make, and how much they make upside down, from 0 to 1."""
    found, usual = pieces(ink, scale, ())
    told = [piece for piece in found if len(piece.letters) >= _FEWEST_LETTERS and piece.bottom - piece.top <= 3 * usual]
    longest = sorted(told, key=lambda piece: len(piece.letters), reverse=True)[:_SAMPLE]
    cuts = [_cut(grey, piece) for piece in longest]
    high = [float(np.percentile(piece.letters[:, 3] - piece.letters[:, 1], 80)) for piece in longest]
    upright = [word for cut, letters in zip(cuts, high, strict=True) for word in engine.words(cut, letters)]
    as_it_is = _share(upright)
    if as_it_is >= _SENSE:
        return as_it_is, 0.0
    turned = [
        word
        for cut, letters in zip(cuts, high, strict=True)
        for word in engine.words(np.ascontiguousarray(np.rot90(cut, 2)), letters)
    ]
    return as_it_is, _share(turned)


def _share(words: Sequence[ReadWord]) -> float:
    """Return the share of letters in words that may be Vietnamese, each as far as it is sure."""
    length = sum(len(word.text) for word in words)
    sense = sum(len(word.text) * word.confidence for word in words if is_syllable(word.text.strip(_AROUND)))
    return sense / length if length else 0.0


def _cut(grey: Pixels, piece: Piece) -> Pixels:
    """Return the grey of a piece alone."""
    height, width = grey.shape
    top, bottom = max(0, piece.top - _HALO), min(height, piece.bottom + _HALO)
    left, right = max(0, piece.left - _HALO), min(width, piece.right + _HALO)
    own = np.full((bottom - top, right - left), PAPER, np.uint8)
    room = slice(piece.top - top, piece.bottom - top), slice(piece.left - left, piece.right - left)
    own[room] = np.where(piece.ink > 0, grey[piece.top : piece.bottom, piece.left : piece.right], PAPER)
    return own
