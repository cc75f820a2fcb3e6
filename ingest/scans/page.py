"""A picture of a page read: stamps and shadows taken away, set straight, rulings found, every piece of line read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ingest.printed.page import Ruling
from ingest.scans.broken_words import Stretch, ending, letter_left_over
from ingest.scans.cleaning import Clean
from ingest.scans.figure_doubts import Doubts
from ingest.scans.figure_reading import with_figures_again
from ingest.scans.mending import Mending
from ingest.scans.picture import Picture
from ingest.scans.piece_reading import Reader, ReadPiece
from ingest.scans.pieces import Piece, Pieces
from ingest.scans.second_engine import SecondEngine
from ingest.scans.setting import with_common_sizes
from ingest.scans.streaks import without_streaks
from ingest.scans.tesseract import Tesseract
from ingest.scans.turned_reading import turned_readings

_FEW_LETTERS = 2
_MOST_PIECES = 10_000
"""The densest page of print has a quarter of it."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as read, in points of the page set straight by `degrees`; `dropped` pieces could not be read.

    `mendings` are the words that were read otherwise than they stand here. It was turned by so many `quarters`,
    against the clock, before it was set straight; width and height are those it has then.
    """

    number: int
    width: float
    height: float
    pieces: tuple[ReadPiece, ...]
    across: tuple[Ruling, ...]
    down: tuple[Ruling, ...]
    degrees: float
    dropped: int
    mendings: tuple[Mending, ...] = ()
    quarters: int = 0

    @property
    def legibility(self) -> float:
        """How sure its letters are on average; 0 where it has none."""
        words = [word for piece in self.pieces for word in piece.words]
        length = sum(len(word.text) for word in words)
        return sum(len(word.text) * word.confidence for word in words) / length if length else 0.0


def read_page(
    picture: Picture,
    clean: Clean,
    whole: Pieces,
    engine: Tesseract,
    second: SecondEngine | None,
    progress: Callable[[], None],
) -> ReadPage:
    """Return what a picture shows, made ready for reading and taken apart into pieces."""
    scale, usual = picture.scale, whole.usual
    # So many are a screen of dots or squared paper, no print.
    is_print = len(whole.found) <= _MOST_PIECES
    found = without_streaks(whole.found if is_print else (), usual, scale)
    unread: list[Piece] = [] if is_print else list(whole.found)
    reader = Reader(clean, usual, scale, engine, second)
    turned, gone, mendings = turned_readings(found, clean, usual, scale, engine, second, progress)
    reader.mendings += mendings
    read: list[ReadPiece] = []
    sources: list[Piece] = []
    for piece in (piece for k, piece in enumerate(found) if k not in gone):
        made = reader.read(piece)
        progress()
        if made is None:
            unread += [piece] if reader.is_print(piece) else []
            continue
        read.append(made)
        sources.append(piece)
    doubts = Doubts(clean.hidden, clean.lines.down, unread, scale)
    read = with_figures_again(read, sources, reader, doubts, engine, second)
    _complete(read, sources, clean.lines.across, reader)
    return ReadPage(
        picture.number,
        picture.width,
        picture.height,
        _with_sizes([*read, *turned]),
        clean.lines.across,
        clean.lines.down,
        clean.degrees,
        len(unread),
        tuple(reader.mendings),
    )


def _complete(read: list[ReadPiece], sources: Sequence[Piece], across: Sequence[Ruling], reader: Reader) -> None:
    """Put right the letters that narrow columns break off words."""
    stretches = [
        Stretch(p.text, min(w.confidence for w in p.words), p.words[0].left, p.words[-1].right, p.baseline, p.size)
        for p in read
    ]
    for k, (piece, source) in enumerate(zip(read, sources, strict=True)):
        if len(piece.words) == 1 and len(source.letters) <= _FEW_LETTERS:
            letters = ending(stretches[k], stretches, across, partial(reader.only, source))
        elif len(piece.words) > 1 and len(piece.words[0].text) == 1:
            letters = letter_left_over(stretches[k], stretches, across)
        else:
            letters = None
        if letters is not None:
            word = piece.words[0]
            reader.mendings.append(Mending(word.text, letters))
            read[k] = replace(piece, words=(word._replace(text=letters), *piece.words[1:]))


def _with_sizes(read: Sequence[ReadPiece]) -> tuple[ReadPiece, ...]:
    """Return the pieces with sizes of type that differ little made one."""
    if not read:
        return ()

    sizes = with_common_sizes([piece.size for piece in read], [len(piece.text) for piece in read])
    return tuple(
        replace(piece, size=size, weight=piece.weight * piece.size / size)
        for piece, size in zip(read, sizes, strict=True)
    )
