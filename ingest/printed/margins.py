"""Running heads and feet, page numbers and footnotes told from the text of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.printed.alignment import stands_apart
from ingest.printed.lines import COLUMN_GAP, Line, is_raised_beside, lines
from ingest.printed.page import PrintedPage, Ruling, Turn, Word
from ingest.wording import is_unit_line

MARGIN = 62.0
"""How far from the top and bottom of a page, in points, heads and feet stand."""

HEAD = 50.0
"""How far from the top of a page, in points, nothing but a running head stands."""

NUMBER_MARGIN = 85.0
"""The same for page numbers, which often stand in a line of their own below a head."""

_REPEATED_SHARE = 0.6
_FEWEST_PAGES = 2
_PAGE_NUMBER = re.compile(r"(?:trang|tr\.?|page)?\s*[-–—(]?\s*(?P<number>\d{1,4})\s*[-–—)]?(?:\s*/\s*\d{1,4})?", re.I)
_SAME_PLACE = 4.0
_MARK = re.compile(r"\(?(?:\d{1,2}|\*{1,3}|[a-z])\)?(?!\w)")
_AT_LEFT = 30.0
_LOWEST_SHARE = 0.8
_OTHER_SIZE = 1.5
_SMALLER = 0.5
_SMALL = 0.75
_LONGEST_NOTE = 120.0
_FOOT = 0.06
_ALONE = 1.6
_SHORTEST_RULE = 50.0
_LONGEST_RULE = 0.45


@dataclass(frozen=True, slots=True)
class PageText:
    """The lines of a page outside its ruled tables."""

    page: PrintedPage
    lines: tuple[Line, ...]


def without_margins(pages: Sequence[PageText]) -> list[PageText]:
    """Return the pages without the page numbers and the texts that repeat in their margins."""
    repeated = _repeated(pages)
    numbers = _page_numbers(pages)
    numbers |= _lone_heads(pages, numbers)
    return [
        PageText(
            text.page,
            tuple(
                line
                for k, line in enumerate(text.lines)
                if (p, k) not in numbers and not (_in_margin(text.page, line) and _key(line) in repeated)
            ),
        )
        for p, text in enumerate(pages)
    ]


def without_notes(page: PrintedPage) -> tuple[PrintedPage, tuple[str, ...]]:
    """Return a page without its footnotes and their marks in the text, and the notes: small print below a short rule.

    A mark stands raised in the text and opens a note: the "2" of "m2" is none.
    """
    below = _note_words(page)
    if not below:
        return page, ()
    notes = lines(below)
    marks = {found[0] for line in notes if (found := _MARK.match(line.text))}
    first = min(word.baseline for word in below)
    kept = [word for word in page.words if word.turn is not Turn.UPRIGHT or word.baseline < first]
    raised = set(_raised(marks, kept, [word for word in kept if word.turn is Turn.UPRIGHT]))
    words = tuple(word for word in kept if word not in raised)
    return replace(page, words=words), tuple(line.text for line in notes)


def _raised(marks: Collection[str], words: Iterable[Word], upright: Sequence[Word]) -> Iterator[Word]:
    """Yield the words that are marks of notes raised beside a word of the text."""
    for word in words:
        if word.text in marks and any(is_raised_beside(word, other) for other in upright):
            yield word


def _note_words(page: PrintedPage) -> list[Word]:
    """Return the words of a page's notes, none where it has none."""
    upright = [word for word in page.words if word.turn is Turn.UPRIGHT]
    if not upright:
        return []
    left = min(word.left for word in upright)
    for rule in sorted(page.across, reverse=True):
        if not _is_note_rule(rule, page, left):
            continue
        below = [word for word in upright if word.baseline > rule.at and not _numbers_page(page, word)]
        above = [word for word in upright if word.baseline <= rule.at]
        if below and _opens_notes(lines(below), above):
            return below
    return _unruled_notes(page, [word for word in upright if not _numbers_page(page, word)])


def _opens_notes(below: Sequence[Line], above: Sequence[Word]) -> bool:
    """Return whether lines below a short rule are notes: they open with a mark, and are in smaller print than the text
    above, or the mark stands raised in it, or no point or bracket follows it as in a list."""
    found = _MARK.match(below[0].text)
    if found is None or _is_row(below[0]):
        return False
    sizes = Counter[float]()
    for word in above:
        sizes[word.size] += len(word.text)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    if max(line.size for line in below) <= body - _SMALLER:
        return True
    is_bare = below[0].text[found.end() :].startswith(" ") and not found[0].endswith(")")
    return is_bare or any(_raised({found[0]}, above, above))


def _unruled_notes(page: PrintedPage, upright: list[Word]) -> list[Word]:
    """Return the words of notes that no rule sets off: the last lines of a page, from one whose mark is raised in the
    text above, or is set in another size than its own text."""
    low = [word for word in upright if word.baseline > _LOWEST_SHARE * page.height]
    found: list[Word] = []
    notes: list[Word] = []
    for line in reversed(lines(low)):
        if found and line.size > max(word.size for word in found) + _OTHER_SIZE:
            break
        found += line.words
        mark, *rest = line.words
        is_mark = bool(rest) and _MARK.fullmatch(mark.text) is not None
        is_known = is_mark and _is_raised_above(upright, mark)
        is_other = is_mark and abs(mark.size - rest[0].size) > _OTHER_SIZE and mark.size != rest[-1].size
        if is_known or is_other:
            if _stands_in_rulings(page, line) or _is_row(line):
                break
            notes = list(found)
    return notes


def _is_raised_above(upright: Sequence[Word], mark: Word) -> bool:
    """Return whether the mark of a note stands in the text above it too, in small print."""
    return any(w.text == mark.text and w.size <= _SMALL * mark.size and w.baseline < mark.baseline for w in upright)


def _is_row(line: Line) -> bool:
    """Return whether gaps as wide as between columns stand in a line behind its mark: a row, not a note."""
    return any(after.left - before.right > COLUMN_GAP * after.size for before, after in pairwise(line.words[1:]))


def _stands_in_rulings(page: PrintedPage, line: Line) -> bool:
    """Return whether a line stands in a table: rulings run down beside it or across below it."""
    beside = any(down.start <= line.baseline <= down.end for down in page.down)
    return beside or any(rule.at > line.baseline and rule.end - rule.start > _LONGEST_NOTE for rule in page.across)


def _numbers_page(page: PrintedPage, word: Word) -> bool:
    """Return whether a word stands in the lower margin, where page numbers and running feet do."""
    return word.baseline > (1 - _FOOT) * page.height


def _is_note_rule(rule: Ruling, page: PrintedPage, left: float) -> bool:
    length = rule.end - rule.start
    if not _SHORTEST_RULE <= length <= _LONGEST_RULE * page.width or rule.at < page.height / 3:
        return False
    crosses = any(
        down.start - 1 <= rule.at <= down.end + 1 and rule.start - 1 <= down.at <= rule.end + 1 for down in page.down
    )
    return abs(rule.start - left) <= _AT_LEFT and not crosses


def _in_margin(page: PrintedPage, line: Line, margin: float = MARGIN) -> bool:
    return not margin < line.baseline - 0.3 * line.size < page.height - margin


def _key(line: Line) -> tuple[str, int]:
    return " ".join(line.text.split()), round(line.baseline / _SAME_PLACE)


def _repeated(pages: Sequence[PageText]) -> set[tuple[str, int]]:
    """Return the texts that stand at one height in the margins of most pages, or of pages that follow each other.

    A section of a document has a running head of its own; heads of columns, which repeat too, have gaps between.
    """
    shown = [{_key(line): line for line in text.lines if _in_margin(text.page, line)} for text in pages]
    counts = Counter(key for lines in shown for key in lines)
    least = max(_FEWEST_PAGES, _REPEATED_SHARE * (len(pages) - 1))
    often = {key for key, count in counts.items() if count >= least}
    following = {
        key for before, after in pairwise(shown) for key in before.keys() & after.keys() if "\t" not in after[key].text
    }
    return {key for key in often | following if not is_unit_line(key[0])}


def _lone_heads(pages: Sequence[PageText], numbers: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Return page and position of the lines that stand alone, not at the left, where only running heads do.

    A section of one page, or one whose first page has none, shows its head once. `numbers` are those of pages.
    """
    found: set[tuple[int, int]] = set()
    for p, text in enumerate(pages[1:], 1):
        unnumbered = [(k, line) for k, line in enumerate(text.lines) if (p, k) not in numbers]
        position, line = unnumbered[0] if unnumbered else (0, None)
        if line is None or not _in_margin(text.page, line, HEAD) or line.baseline > text.page.height / 2:
            continue
        rest = [(other.baseline, other.left) for _, other in unnumbered[1:]]
        rest += [(rule.at, rule.start) for rule in text.page.across]
        if not rest or stands_apart(line.text):
            continue
        is_alone = min(height for height, _ in rest) - line.baseline > _ALONE * line.size
        if is_alone and line.left > min(left for _, left in rest) + _AT_LEFT:
            found.add((p, position))
    return found


def _page_numbers(pages: Sequence[PageText]) -> set[tuple[int, int]]:
    """Return page and position of the lines in the margins that number the pages, counting up with them."""
    by_offset: defaultdict[tuple[bool, int], list[tuple[int, int]]] = defaultdict(list)
    for p, text in enumerate(pages):
        for k, line in enumerate(text.lines):
            if not _in_margin(text.page, line, NUMBER_MARGIN):
                continue
            if found := _PAGE_NUMBER.fullmatch(" ".join(line.text.split())):
                is_top = line.baseline < text.page.height / 2
                by_offset[is_top, int(found["number"]) - text.page.number].append((p, k))
    if not by_offset:
        return set()
    best = max(by_offset, key=lambda offset: len(by_offset[offset]))
    found_at = by_offset[best]
    return set(found_at) if len(found_at) >= _FEWEST_PAGES or best[1] == 0 else set()
