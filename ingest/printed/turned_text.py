"""Turned text outside ruled tables: the heads of a table without lines down, each line one word where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.printed.lines import lines, text
from ingest.printed.page import PrintedPage, Turn, Word

_APART = 3.0
"""Turned words further apart than this many times their size belong to different heads."""


def stand_ins(page: PrintedPage, words: Sequence[Word]) -> list[Word]:
    """Return the upright words of a page, and one for each line turned up or down: its text, in its middle."""
    upright = [word for word in words if word.turn is Turn.UPRIGHT]
    for turn in (Turn.UP, Turn.DOWN):
        turned = [word for word in words if word.turn is turn]
        upright += [_stand_in(page, part) for part in _parts(turned)] if turned else []
    return upright


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each line, parted where room is left."""
    for line in lines(words):
        part = [line.words[0]]
        for word in line.words[1:]:
            if word.left - part[-1].right > _APART * word.size:
                yield part
                part = []
            part.append(word)
        yield part


def _stand_in(page: PrintedPage, part: list[Word]) -> Word:
    whole = part[0]._replace(text=text(part), right=part[-1].right)
    x, y = page.middle(whole)
    half = whole.size / 2
    reach = max(0.0, (whole.right - whole.left) / 2 - half)
    return whole._replace(left=x - half, right=x + half, baseline=y + 0.3 * whole.size, turn=Turn.UPRIGHT, reach=reach)
