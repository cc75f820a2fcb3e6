"""Figures in doubt read again: larger, at several sizes, and by the other engine. What comes out are readings only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ingest.document import Box
from ingest.scans.cleaning import cleaned
from ingest.scans.figures import ALLOWED, as_figure
from ingest.scans.picture import Picture
from ingest.scans.piece_reading import Reader
from ingest.scans.pieces import Piece, pieces
from ingest.scans.places import Turned, displayed_box
from ingest.scans.second_engine import SecondEngine
from ingest.scans.tesseract import Tesseract

_HEIGHTS = (30, 42, 54)
"""Pixels that letters are made high."""


def readings_again(
    picture: Picture, boxes: Iterable[Box], engine: Tesseract, second: SecondEngine | None, quarters: int = 0
) -> dict[Box, tuple[str, ...]]:
    """Return what the one figure in each box of a page as displayed may read as, best first; () where there is none.

    The picture was turned by so many quarters against the clock from how the page is displayed.
    """
    clean = cleaned(picture)
    found, usual = pieces(clean.ink, picture.scale, clean.lines.down)
    reader = Reader(clean, usual, picture.scale, engine, second)
    by_box: dict[Box, tuple[str, ...]] = {}
    turned = Turned(clean.degrees, quarters)
    for box in boxes:
        inside = [piece for piece in found if reader.is_print(piece) and _is_within(piece, box, picture, turned)]
        by_box[box] = _readings(inside[0], reader, engine, second) if len(inside) == 1 else ()
    return by_box


def _readings(piece: Piece, reader: Reader, engine: Tesseract, second: SecondEngine | None) -> tuple[str, ...]:
    grey, letters_high = reader.cut(piece)
    texts = list(second.texts([grey])) if second is not None else []
    for height in _HEIGHTS:
        texts += [word.text for word in engine.words(grey, letters_high, height, is_one_word=True)]
        texts.append(engine.only(ALLOWED, grey, letters_high, height)[0])
    figures = [figure for text in texts if (figure := as_figure(text.replace(" ", ""))) is not None]
    return tuple(sorted(set(figures), key=lambda figure: (-figures.count(figure), figures.index(figure))))


def _is_within(piece: Piece, box: Box, picture: Picture, turned: Turned) -> bool:
    """Return whether the middle of a piece, as displayed, lies in a box."""
    scale = picture.scale
    own: Sequence[float] = displayed_box(
        (
            piece.left / scale,
            piece.top / scale,
            (piece.right - piece.left) / scale,
            (piece.bottom - piece.top) / scale,
        ),
        turned,
        picture.width,
        picture.height,
    )
    x, y = own[0] + own[2] / 2, own[1] + own[3] / 2
    left, top, width, height = box
    return left <= x <= left + width and top <= y <= top + height
