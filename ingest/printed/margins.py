"""Running heads and feet, page numbers and footnotes told from the text of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.printed.lines import Line
from ingest.printed.page import PrintedPage, Ruling

MARGIN = 0.09
"""The share of a page's height at its top and bottom in which heads and feet stand."""

_REPEATED_SHARE = 0.6
_FEWEST_PAGES = 2
_PAGE_NUMBER = re.compile(r"(?:trang|tr\.?|page)?\s*[-–—(]?\s*(?P<number>\d{1,4})\s*[-–—)]?(?:\s*/\s*\d{1,4})?", re.I)
_SAME_PLACE = 4.0
_NOTE_SIZE = 0.9
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


def without_notes(text: PageText) -> tuple[PageText, tuple[str, ...]]:
    """Return a page without its footnotes, and these: what is set smaller below a short rule at the left."""
    if not text.lines:
        return text, ()
    size = median(line.size for line in text.lines)
    for rule in sorted(text.page.across, reverse=True):
        if not _is_note_rule(rule, text):
            continue
        notes = [line for line in text.lines if line.baseline > rule.at]
        if notes and all(line.size <= _NOTE_SIZE * size for line in notes):
            marks = {line.words[0].text for line in notes}
            kept = (_without_marks(line, marks) for line in text.lines if line.baseline <= rule.at)
            return PageText(text.page, tuple(kept)), tuple(line.text for line in notes)
    return text, ()


def _without_marks(line: Line, marks: set[str]) -> Line:
    """Return a line without the raised marks of notes that stand on its page."""
    if not any(word.is_raised for word in line.words):
        return line
    kept = tuple(word for word in line.words if not (word.is_raised and word.text in marks))
    return line._replace(words=kept or line.words)


def _is_note_rule(rule: Ruling, text: PageText) -> bool:
    page = text.page
    length = rule.end - rule.start
    if not _SHORTEST_RULE <= length <= _LONGEST_RULE * page.width or rule.at < page.height / 3:
        return False
    left = min(line.left for line in text.lines)
    crosses = any(
        down.start - 1 <= rule.at <= down.end + 1 and rule.start - 1 <= down.at <= rule.end + 1 for down in page.down
    )
    return abs(rule.start - left) <= 2 * text.lines[-1].size and not crosses


def _in_margin(page: PrintedPage, line: Line) -> bool:
    return not MARGIN * page.height < line.baseline - 0.3 * line.size < (1 - MARGIN) * page.height


def _key(line: Line) -> tuple[str, int]:
    return " ".join(line.text.split()), round(line.baseline / _SAME_PLACE)


def _repeated(pages: Sequence[PageText]) -> set[tuple[str, int]]:
    """Return the texts that stand at one height in the margins of most pages."""
    counts = Counter(
        key for text in pages for key in {_key(line) for line in text.lines if _in_margin(text.page, line)}
    )
    least = max(_FEWEST_PAGES, _REPEATED_SHARE * (len(pages) - 1))
    return {key for key, count in counts.items() if count >= least}


def _page_numbers(pages: Sequence[PageText]) -> set[tuple[int, int]]:
    """Return page and position of the lines in the margins that number the pages, counting up with them."""
    by_offset: defaultdict[tuple[bool, int], list[tuple[int, int]]] = defaultdict(list)
    for p, text in enumerate(pages):
        for k, line in enumerate(text.lines):
            if not _in_margin(text.page, line):
                continue
            if found := _PAGE_NUMBER.fullmatch(" ".join(line.text.split())):
                is_top = line.baseline < text.page.height / 2
                by_offset[is_top, int(found["number"]) - text.page.number].append((p, k))
    if not by_offset:
        return set()
    best = max(by_offset, key=lambda offset: len(by_offset[offset]))
    found_at = by_offset[best]
    return set(found_at) if len(found_at) >= _FEWEST_PAGES or best[1] == 0 else set()
