"""Figures that stand alone, read again with nothing but digits allowed, and by the second engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.document import SURE
from ingest.scans.figure_doubts import Doubts
from ingest.scans.figures import ALLOWED, DOUBTED, UNSURE, agreed, as_figure
from ingest.scans.grouped_figures import in_groups, is_figure, is_well_grouped, parted, whole
from ingest.scans.picture import Pixels
from ingest.scans.piece_reading import FIGURE_HEIGHT, Reader, ReadPiece
from ingest.scans.pieces import Piece
from ingest.scans.second_engine import SecondEngine
from ingest.scans.separators import with_separators
from ingest.scans.specks import has_specks_beside, without_specks
from ingest.scans.tesseract import ReadWord, Tesseract

_MORE_HEIGHTS = (44, 26)
_LIKE_NOUGHT = frozenset("OoQ")
"""What an engine that knows letters makes of a nought that stands alone."""

_SIGN_GAP = 3.0


def with_figures_again(
    read: Sequence[ReadPiece],
    sources: Sequence[Piece],
    reader: Reader,
    doubts: Doubts,
    engine: Tesseract,
    second: SecondEngine | None,
) -> list[ReadPiece]:
    """Return the pieces with each figure that stands alone as its readings agree on it; `sources` are their ink."""
    again, own = list(read), list(sources)
    for k, piece in enumerate(read):
        if has_specks_beside(piece.text) and (bare := without_specks(sources[k], reader.scale)) is not sources[k]:
            own[k], again[k] = bare, reader.read(bare) or piece
    figures = [
        (position, *reader.cut(source))
        for position, (piece, source) in enumerate(zip(again, own, strict=True))
        if is_figure([word.text for word in piece.words])
    ]
    for position, word in _figures(again, figures, engine, second):
        words = parted(_with_separators(own[position], word))
        again[position] = replace(again[position], words=words)
        if doubts.is_doubtful(own[position], again[position].text):
            again[position] = _in_doubt(again[position])
    return [_in_doubt(piece) if _is_before_figure(piece, again) else piece for piece in again]


def _figures(
    read: Sequence[ReadPiece],
    figures: Sequence[tuple[int, Pixels, float]],
    engine: Tesseract,
    second: SecondEngine | None,
) -> list[tuple[int, ReadWord]]:
    """Return the figures that stand alone, read again: each with its position and its agreed word."""
    others = second.texts([grey for _, grey, _ in figures]) if second is not None and figures else None
    found = []
    for k, (position, grey, letters_high) in enumerate(figures):
        word = whole(read[position].words)
        first = as_figure("".join(word.text.split())) or word.text
        again, sure = engine.only(ALLOWED, grey, letters_high, FIGURE_HEIGHT)
        again = again.rstrip(".,")
        other = None if others is None else (as_figure(others[k].replace(" ", "")) or others[k])
        if other in _LIKE_NOUGHT and first == again == "0":
            other = again
        readings = [(first, word.confidence), (again, sure)] if again else [(first, word.confidence)]
        if other is None and again != first:
            readings += [(text, own) for text, own in _more_readings(grey, letters_high, engine) if text]
        figure = agreed(readings, other)
        confidence = min(figure.confidence, DOUBTED) if word.confidence <= DOUBTED else figure.confidence
        text = first if figure.confidence < SURE and is_well_grouped(word.text) else figure.text
        grouped = in_groups(text, word.text)
        if grouped is None:
            grouped, confidence = word.text, min(confidence, DOUBTED)
        found.append((position, word._replace(text=grouped, confidence=confidence)))
    return found


def _more_readings(grey: Pixels, letters_high: float, engine: Tesseract) -> list[tuple[str, float]]:
    """Return what one engine reads of a figure at other sizes: where its readings differ and no other has a say."""
    found = [engine.only(ALLOWED, grey, letters_high, height) for height in _MORE_HEIGHTS]
    for height in _MORE_HEIGHTS:
        words = engine.words(grey, letters_high, height, is_one_word=True)
        if len(words) == 1 and (figure := as_figure(words[0].text)) is not None:
            found.append((figure, words[0].confidence))
    return found


def _is_before_figure(piece: ReadPiece, read: Sequence[ReadPiece]) -> bool:
    """Return whether a piece is a dash that stands a little before a figure: a sign, or what a stamp left."""
    if piece.text != "-":
        return False
    right, near = piece.words[0].right, _SIGN_GAP * piece.size
    return any(
        0 <= other.words[0].left - right <= near
        and abs(other.baseline - piece.baseline) <= piece.size / 2
        and as_figure(other.words[0].text) is not None
        for other in read
    )


def _in_doubt(piece: ReadPiece) -> ReadPiece:
    return replace(piece, words=tuple(word._replace(confidence=min(word.confidence, DOUBTED)) for word in piece.words))


def _with_separators(source: Piece, word: ReadWord) -> ReadWord:
    """Return a figure with the marks between its digits that no engine read: then it is not sure."""
    text = with_separators(source, word.text)
    return word if text == word.text else word._replace(text=text, confidence=min(word.confidence, UNSURE))
