"""How the words of a plan were read from a scan of it: letters wrong by paragraph, headings lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.scan_truth import Truth
from corpus.submission import Submission

_LEAST_ALIKE = 60
"""Below this likeness, of 100, a paragraph was not read at all."""
_SLACK = 6
_FEW = 0.2
"""Of the letters wrong: what is found with so few is the paragraph."""
_STRETCH = 16
"""Letters of a stretch by which a paragraph is found: a slip or two leave one whole."""


@dataclass(frozen=True, slots=True)
class ParagraphRead:
    """A paragraph printed with what was read of it, "" where it was lost, and how many letters differ."""

    printed: str
    read: str
    errors: int


def paragraphs_read(truth: Truth, found: Submission) -> Iterator[ParagraphRead]:
    """Yield each paragraph as it was found in the prose of the reading, wherever it stands there."""
    prose = " ".join(" ".join(section.text.split()) for section in found.sections)
    for printed in truth.paragraphs:
        yield _found(printed, prose)


def headings_lost(truth: Truth, found: Submission) -> Iterator[str]:
    """Yield the headings that no heading of the reading is, one read wrong by a few letters apart from one lost."""
    meant, read = Counter(truth.headings), Counter(heading.title for heading in found.headings)
    left = read - meant
    for title in (meant - read).elements():
        nearest = max(left.elements(), key=lambda other: fuzz.ratio(title, other), default="")
        if fuzz.ratio(title, nearest) > _LEAST_ALIKE:
            left[nearest] -= 1
            yield f"{title} → {nearest}"
        else:
            yield f"{title} → lost"


def is_lost(heading: str) -> bool:
    """True where a heading was not read at all."""
    return heading.endswith("→ lost")


def error_rate(paragraphs: Sequence[ParagraphRead]) -> float:
    """Return wrong letters of all, in per cent."""
    letters = sum(len(paragraph.printed) for paragraph in paragraphs)
    return 100 * sum(paragraph.errors for paragraph in paragraphs) / letters if letters else 0.0


def _found(printed: str, prose: str) -> ParagraphRead:
    if printed in prose:
        return ParagraphRead(printed, printed, 0)
    near = [_nearest(printed, prose, begin, begin + len(printed)) for begin in _begins(printed, prose)]
    best = min(near, key=lambda found: found.errors, default=None)
    if best is not None and best.errors <= _FEW * len(printed):
        return best
    place = fuzz.partial_ratio_alignment(printed, prose, score_cutoff=_LEAST_ALIKE)
    if place is None or not prose:
        return best or ParagraphRead(printed, "", len(printed))
    begin, end = (place.dest_start, place.dest_end) if len(printed) <= len(prose) else (0, len(prose))
    return min([_nearest(printed, prose, begin, end), *near], key=lambda found: found.errors)


def _begins(printed: str, prose: str) -> Iterator[int]:
    """Yield where a paragraph may begin: so that a stretch of it stands where it is found as printed."""
    begins: set[int] = set()
    for before in range(0, len(printed) - _STRETCH + 1, _STRETCH):
        stretch, at = printed[before : before + _STRETCH], -1
        while (at := prose.find(stretch, at + 1)) >= 0:
            if all(abs(at - before - other) > _SLACK for other in begins):
                begins.add(at - before)
                yield max(0, at - before)


def _nearest(printed: str, prose: str, begin: int, end: int) -> ParagraphRead:
    """Return what is most like a paragraph of what begins and ends about there."""
    starts = range(max(0, begin - _SLACK), min(len(prose), begin + _SLACK) + 1)
    begin = min(starts, key=lambda start: (Levenshtein.distance(printed, prose[start:end]), start), default=0)
    ends = range(max(begin, end - _SLACK), min(len(prose), end + _SLACK) + 1)
    end = min(ends, key=lambda stop: (Levenshtein.distance(printed, prose[begin:stop]), stop), default=begin)
    return ParagraphRead(printed, prose[begin:end], Levenshtein.distance(printed, prose[begin:end]))
