"""Amounts said in words ("Bằng chữ: …") in paragraphs and in rows of tables, with the figure each repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from ingest.document import Block, Paragraph, Place, Table
from normalizers import labels
from normalizers.number_words import vnd_in_words
from normalizers.prose_money import amounts_in

_IN_WORDS = regex.compile(
    r"(?:(?:viết|ghi|tiền) )?bằng chữ\s*:?\s*(?P<said>[^()]*)|\((?P<bracketed>[^()\d]*đồng[^()\d]*)\)", regex.IGNORECASE
)
_LONGEST_GAP = 12


@dataclass(frozen=True, slots=True)
class SaidInWords:
    """An amount in words and in đồng; `figure_vnd` is the figure right before it, None where the words stand alone.

    `block` is the position of what says it among the document's blocks.
    """

    words: str
    amount_vnd: int
    figure_vnd: int | None
    place: Place
    block: int


def said_in_words(blocks: Sequence[Block]) -> tuple[SaidInWords, ...]:
    """Return the amounts in words of a document, in order; words that say no certain amount are left out."""
    found: list[SaidInWords] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            found.extend(_in_paragraph(block, position))
        elif isinstance(block, Table):
            found.extend(_in_rows(block, position))
    return tuple(found)


def _in_rows(table: Table, position: int) -> Iterator[SaidInWords]:
    for cell in table.cells:
        amount = vnd_in_words(cell.text) if labels.is_in_words(cell.text) else None
        if amount is not None:
            yield SaidInWords(cell.text, amount, None, cell.place, position)


def _in_paragraph(paragraph: Paragraph, position: int) -> Iterator[SaidInWords]:
    text = paragraph.text
    for found in _IN_WORDS.finditer(text):
        said = found["said"] or found["bracketed"] or ""
        amount = vnd_in_words(said)
        if amount is None:
            continue
        figure = _figure_before(text, found.start())
        if figure is not None or not text[: found.start()].strip(" (-–+*"):
            yield SaidInWords(said.strip(), amount, figure, paragraph.place, position)


def _figure_before(text: str, start: int) -> int | None:
    """Return the amount that ends right before a position, nothing but marks between."""
    near = [(amount, end) for amount, _, end in amounts_in(text[:start]) if start - end <= _LONGEST_GAP]
    if not near or any(map(str.isalnum, text[near[-1][1] : start])):
        return None
    return near[-1][0]
