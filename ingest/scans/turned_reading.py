"""Cells whose text is turned up or down, read with the text upright."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from ingest.printed.page import Turn
from ingest.scans.cleaning import Clean
from ingest.scans.drawn_lines import DrawnLines
from ingest.scans.mending import Mending
from ingest.scans.piece_reading import Reader, ReadPiece
from ingest.scans.pieces import Piece, pieces
from ingest.scans.second_engine import SecondEngine
from ingest.scans.tesseract import Tesseract
from ingest.scans.turned_cells import Cell, is_text, stacks


def turned_readings(
    found: Sequence[Piece],
    clean: Clean,
    usual: float,
    scale: float,
    engine: Tesseract,
    second: SecondEngine | None,
    progress: Callable[[], None],
) -> tuple[list[ReadPiece], set[int], list[Mending]]:
    """Return what is read in the cells of a page whose text is turned, which pieces that is, and what was mended."""
    turned: list[ReadPiece] = []
    gone: set[int] = set()
    mended: list[Mending] = []
    for cell in stacks(found, clean.lines, clean.grey.shape, usual, scale):
        in_cell, mendings = _reading(cell, clean, scale, engine, second)
        if in_cell:
            turned += in_cell
            mended += mendings
            gone.update(cell.members)
        progress()
    return turned, gone, mended


def _reading(
    cell: Cell, clean: Clean, scale: float, engine: Tesseract, second: SecondEngine | None
) -> tuple[list[ReadPiece], list[Mending]]:
    """Return what is read in a cell whose text is turned up or down; nothing where it makes no sense so.

    Where the text may be upright as well, it is if it makes sense as it stands.
    """
    if not cell.is_sure and _makes_sense(_read(cell, clean, 0, scale, engine, second)[0]):
        return [], []
    for turn, quarters in ((Turn.UP, 3), (Turn.DOWN, 1)):
        read, mendings = _read(cell, clean, quarters, scale, engine, second)
        if _makes_sense(read):
            height, width = clean.grey.shape
            # The corner of the cell that is the upper left one as the text reads, seen from that of the page.
            right, below = (height - cell.bottom, cell.left) if turn is Turn.UP else (cell.top, width - cell.right)
            return [_moved(piece, right / scale, below / scale, turn) for piece in read], mendings
    return [], []


def _read(
    cell: Cell, clean: Clean, quarters: int, scale: float, engine: Tesseract, second: SecondEngine | None
) -> tuple[list[ReadPiece], list[Mending]]:
    """Return what is read in a cell turned by so many quarters against the clock."""
    looked_at = _looked_at(cell, clean, quarters)
    found, usual = pieces(looked_at.ink, scale, ())
    reader = Reader(looked_at, usual, scale, engine, second)
    return [made for piece in found if (made := reader.read(piece)) is not None], reader.mendings


def _makes_sense(read: Sequence[ReadPiece]) -> bool:
    return is_text([word for piece in read for word in piece.words])


def _looked_at(cell: Cell, clean: Clean, quarters: int) -> Clean:
    """Return a cell alone, turned by so many quarters against the clock."""
    room = slice(cell.top, cell.bottom), slice(cell.left, cell.right)
    grey, left, hidden, covered = (
        np.ascontiguousarray(np.rot90(layer[room], quarters))
        for layer in (clean.grey, clean.ink, clean.hidden, clean.lines.covered)
    )
    return Clean(grey, left, DrawnLines((), (), covered), hidden, clean.degrees)


def _moved(piece: ReadPiece, right: float, below: float, turn: Turn) -> ReadPiece:
    words = tuple(word._replace(left=word.left + right, right=word.right + right) for word in piece.words)
    return replace(piece, words=words, baseline=piece.baseline + below, turn=turn)
