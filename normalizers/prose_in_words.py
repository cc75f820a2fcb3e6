"""Amounts said in words ("Bằng chữ: …") in paragraphs and in rows of tables, with the figure each repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from ingest.document import Block, Heading, Place, Table
from normalizers import labels
from normalizers.number_words import OPENING, vnd_in_words
from normalizers.prose_money import amounts_in

_IN_WORDS = regex.compile(
    rf"{OPENING}\)?\s*:?\s*(?P<said>[^()]*)"
    r"|\((?P<bracketed>[^()\d]*đồng[^()\d]*)\)",
    regex.IGNORECASE,
)
_LONGEST_GAP = 12
_SENTENCE_END = regex.compile(r"(?<=[\p{L}\d)]{3})\.\s+(?=\p{Lu})")
# A figure of which words may say more, or less: about so much, the end of a range, one factor.
_NOT_EXACT = regex.compile(
    r"(?<!\p{L})(?:khoảng|gần|hơn|trên|dưới|chừng|xấp xỉ|đến|tới|x)\s*$|[×*~≈]\s*$|\d\s*[-–]\s*$", regex.IGNORECASE
)
_OTHER_SEPARATORS = str.maketrans(".,", ",.")
_MARKS = " (-–+*"
_PARAGRAPHS_ABOVE = 6


@dataclass(frozen=True, slots=True)
class SaidInWords:
    """An amount in words and in đồng; `figure_vnd` is the figure it repeats, None where the words stand alone.

    The figure is the one right before the words, or another of the sentence that the words say exactly. `block` is the
    position of what says it among the document's blocks.
    """

    words: str
    amount_vnd: int
    figure_vnd: int | None
    place: Place
    block: int


def said_in_words(blocks: Sequence[Block]) -> tuple[SaidInWords, ...]:
    """Return the amounts in words of a document, in order; words that say no certain amount are left out."""
    found: list[SaidInWords] = []
    above: list[str] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Table):
            found.extend(_in_rows(block, position))
            above = []
            continue
        text = block.title if isinstance(block, Heading) else block.text
        found.extend(_in_text(text, above, block.place, position))
        above = [*above, text][-_PARAGRAPHS_ABOVE:] if text else above
    return tuple(found)


def _in_rows(table: Table, position: int) -> Iterator[SaidInWords]:
    for cell in table.cells:
        amount = vnd_in_words(cell.text) if labels.is_in_words(cell.text) else None
        if amount is not None:
            yield SaidInWords(cell.text, amount, None, cell.place, position)


def _in_text(text: str, above: Sequence[str], place: Place, position: int) -> Iterator[SaidInWords]:
    for found in _IN_WORDS.finditer(text):
        said = found["said"] or found["bracketed"] or ""
        amount = vnd_in_words(said)
        if amount is None:
            continue
        is_alone = not text[: found.start()].strip(_MARKS)
        figure = _figure_above(above, amount) if is_alone else _figure_before(text[: found.start()], amount)
        if is_alone or figure is not None:
            yield SaidInWords(said.strip(), amount, figure, place, position)


def _figure_above(above: Sequence[str], amount: int) -> int | None:
    """Return the figure that the paragraph above words ends in; one that they say may stand in any of the last.

    Figures of a list are parts, which words below it do not repeat.
    """
    if any(_says(text, amount) for text in (*above, " ".join(above))):
        return amount
    last = above[-1] if above else ""
    return None if not last or last[0] in _MARKS else _figure_before(last, amount)


def _figure_before(text: str, amount: int) -> int | None:
    """Return the figure that ends a text, nothing but marks behind it; the words' own where its sentence says it."""
    near = [found for found in amounts_in(text) if len(text) - found[2] <= _LONGEST_GAP]
    if not near:
        return None
    figure, start, end = near[-1]
    if any(map(str.isalnum, text[end:])):
        return None
    if _says(_SENTENCE_END.split(text)[-1], amount):
        return amount
    return None if _NOT_EXACT.search(text[:start]) else figure


def _says(text: str, amount: int) -> bool:
    """Whether a text says an amount: in a figure, read with either separators, or as the sum of its last figures."""
    figures = [figure for figure, _, _ in amounts_in(text)]
    sums = {sum(figures[k:]) for k in range(len(figures))}
    return amount in {*figures, *sums, *(figure for figure, _, _ in amounts_in(text.translate(_OTHER_SEPARATORS)))}
