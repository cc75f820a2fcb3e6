"""Which words of a line speak for which category, and which stay unexplained (reference/category_vocabulary.csv)."""

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from normalizers.abbreviations import expanded
from normalizers.reference_files import VOCABULARY, rows
from normalizers.text import Phrases, match_key, unaccented


class Use(Enum):
    """What a phrase is good for.

    A topic names its category whatever else is said ("nhãn hiệu"), a subject does where nothing else is said
    ("tham quan"), a hint goes with it; a domain or filler phrase goes with every category and speaks for none; a
    foreign one is the subject of another office; a particle is not read at all.
    """

    TOPIC = "topic"

    SUBJECT = "subject"
    HINT = "hint"
    DOMAIN = "domain"
    FILLER = "filler"
    FOREIGN = "foreign"
    PARTICLE = "particle"


@dataclass(slots=True)
class Evidence:
    """What the words of one line say: per category the weight explained, its own topics and subjects.

    Of what has to be explained, part is contrary: it speaks for another category or another office.
    """

    entries: list["_Entry"] = field(default_factory=list)
    explained: dict[str, float] = field(default_factory=dict)
    counted: dict[str, float] = field(default_factory=dict)
    subjects: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    to_explain: float = 0.0
    has_foreign: bool = False
    has_domain: bool = False
    only_own: frozenset[str] = frozenset()

    def is_wholly(self, category_id: str) -> bool:
        """Whether the line says nothing but the category's own subject and hints."""
        return category_id in self.only_own

    def unexplained(self, category_id: str) -> float:
        """The weight of the words that the category does not explain."""
        return max(0.0, self.to_explain - self.counted.get(category_id, 0.0))

    def contrary(self, category_id: str) -> float:
        """The weight of the words that speak for others than the category."""
        in_all = sum(entry.contrary for entry in self.entries)
        return max(0.0, in_all - sum(entry.contrary for entry in self.entries if category_id in entry.explained))

    def shares(self) -> dict[str, float]:
        """Per category the part of the line that speaks for it, 0 to 1; the others have none."""
        counted, to_explain = self.counted, self.to_explain
        return {
            category_id: explained / (explained + max(0.0, to_explain - counted.get(category_id, 0.0)) + _SLACK)
            for category_id, explained in self.explained.items()
        }


class Vocabulary:
    """The phrases of all categories, to be found in lines."""

    __slots__ = (
        "_accented", "_accented_of", "_children", "_entries", "_own_words", "_parents", "_particles", "_plain", "_uses",
    )  # fmt: skip

    def __init__(self, parents: Mapping[str, str]) -> None:
        """`parents`: category → its parent, "" for a top one."""
        listed = _rows()
        self._particles = frozenset(phrase for _, use, phrase in listed if use is Use.PARTICLE)
        self._parents = parents
        self._children: dict[str, list[str]] = {}
        for category_id, parent in parents.items():
            self._children.setdefault(parent, []).append(category_id)
        self._uses: dict[str, dict[str, Use]] = {}
        self._own_words: dict[str, set[str]] = {}
        for category_id, use, printed in listed:
            if use is not Use.PARTICLE:
                phrase = self._read(printed)
                self._uses.setdefault(phrase, {}).setdefault(category_id, use)
                self._own_words.setdefault(category_id, set()).update(phrase.split())
        plain = unaccented("\n".join(self._uses)).split("\n")
        self._accented_of = dict(zip(plain, self._uses, strict=True))
        self._accented = Phrases(self._uses)
        self._plain = Phrases(self._accented_of)
        # Made when a line first says the phrase: most phrases of the list are in no line of a plan.
        self._entries: dict[str, _Entry] = {}

    def key(self, name: str) -> str:
        """The match key of a printed line as it is read: abbreviations written out, no place names, no particles."""
        return self._read(expanded(match_key(without_places(name))))

    def evidence(self, key: str, plain_key: str) -> Evidence:
        """What the words of a line's key, `plain_key` without tone marks, say for each category."""
        words = key.split()
        plain = plain_key.split()
        is_typed_plain = words == plain and len(words) > 1
        found = Evidence()
        at = 0
        while at < len(words):
            entry, length = self._entry_at(words, plain, at, is_typed_plain)
            if entry is not None:
                _count(found, entry)
            elif not words[at].isdigit():
                found.to_explain += _UNKNOWN_WORD
            at += length
        if found.subjects:
            found.only_own = frozenset(
                category_id for category_id in found.subjects if self._own_words[category_id].issuperset(words)
            )
        return found

    def _read(self, key: str) -> str:
        return " ".join([word for word in key.split() if word not in self._particles]) or key

    def _entry_at(
        self, words: Sequence[str], plain: Sequence[str], at: int, is_typed_plain: bool
    ) -> tuple["_Entry | None", int]:
        length = self._accented.longest(words, at)
        plain_length = self._plain.longest(plain, at)
        if plain_length > length and (is_typed_plain or plain_length >= _PLAIN_WORDS_AT_LEAST):
            return self._entry(self._accented_of[" ".join(plain[at : at + plain_length])]), plain_length
        if length:
            return self._entry(" ".join(words[at : at + length])), length
        return None, 1

    def _entry(self, phrase: str) -> "_Entry":
        entry = self._entries.get(phrase)
        if entry is None:
            entry = _entry(self._uses[phrase], self._parents, self._children, len(phrase.split()))
            self._entries[phrase] = entry
        return entry


def without_places(name: str) -> str:
    """A line without the names of the places it says: capitalised words after xã, phường, tại …

    >>> without_places("Mô hình trồng nấm tại xã Hảo Đước năm 2024")
    'Mô hình trồng nấm tại xã năm 2024'
    """
    text = unicodedata.normalize("NFC", name)
    if text.isupper():
        return _PLACE_IN_CAPITALS.sub(_type_alone, text)
    # Most lines have no capital or digit within, so none that names a place.
    return _PLACE.sub(_type_alone, text) if _CAPITAL_WITHIN.search(text) else text


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase: how much of a line it explains for which category, whose own subject and topic it is.

    `to_explain` is what it weighs against categories it does not speak for: nothing where it is neutral, no more than
    unknown words where it is only a hint. `contrary` is the part of that which is another category's or office's.
    """

    explained: dict[str, float]
    to_explain: float
    contrary: float
    subject_of: frozenset[str]
    topic_of: frozenset[str]
    is_domain: bool
    is_foreign: bool


# Strength with which a phrase speaks for a category: its own subject, its own hint, its parent's, its children's.
_STRENGTH = {Use.TOPIC: 1.0, Use.SUBJECT: 1.0, Use.HINT: 0.4}
_OF_PARENT = 0.4
_OF_CHILD = 0.75
# Weights of words no category knows, and of another office's subject, in the scale of log(1 + categories / holders).
_UNKNOWN_WORD = 1.4
_FOREIGN_PHRASE = 4.0
_SLACK = 0.4
# Without tone marks short phrases mean several things; longer ones do not.
_PLAIN_WORDS_AT_LEAST = 3

_CAPITAL = "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
_UNIT = "thị xã|thị trấn|thành phố|đặc khu|khu phố|phường|huyện|tỉnh|quận|xã|thôn|ấp|khóm|buôn|làng|tp|tx|tt|p|h"
_PLACE = re.compile(
    rf"\b((?:(?i:{_UNIT})\.?|(?:tại|ở)(?!\s+(?:Sở|Hội|Trung|Phòng|Ngày)\b))\s+)"
    rf"(?:(?:[A-Z{_CAPITAL}][^\W\dA-Z{_CAPITAL}]*|\d+)(?:[\s,-]+|$))+"
)
_CAPITAL_WITHIN = re.compile(rf"\s[A-Z{_CAPITAL}\d]")
_PLACE_IN_CAPITALS = re.compile(rf"\b((?:TẠI|Ở)\s+(?:{_UNIT.upper()})\s+)(?:\w+(?:\s+|$)){{1,2}}")


def _type_alone(found: re.Match[str]) -> str:
    return found[1]


def _rows() -> list[tuple[str, Use, str]]:
    uses = {use.value: use for use in Use}
    return [(row["category_id"], uses[row["use"]], expanded(match_key(row["phrase"]))) for row in rows(VOCABULARY)]


def _entry(
    by_category: Mapping[str, Use], parents: Mapping[str, str], children: Mapping[str, Sequence[str]], words: int
) -> _Entry:
    own = {category_id: use for category_id, use in by_category.items() if category_id}
    strengths = {category_id: _STRENGTH[use] for category_id, use in own.items()}
    for category_id, use in own.items():
        parent = parents[category_id]
        heirs = [(parent, _OF_CHILD)] if parent else [(child, _OF_PARENT) for child in children.get(category_id, ())]
        for heir, part in heirs:
            strengths[heir] = max(strengths.get(heir, 0.0), _STRENGTH[use] * part)
    general = by_category.get("")
    topic_of = frozenset(category_id for category_id, use in own.items() if use is Use.TOPIC)
    subject_of = topic_of | {category_id for category_id, use in own.items() if use is Use.SUBJECT}
    is_foreign = general is Use.FOREIGN
    weight = math.log(1 + len(parents) / max(1, len(own))) * (0.7 + 0.3 * min(words, 4)) if own else 0.0
    if is_foreign:
        weight = max(weight, _FOREIGN_PHRASE)
    speaks_for_others = is_foreign or bool(subject_of)
    to_explain = weight if speaks_for_others else min(weight, _UNKNOWN_WORD * words)
    if general in (Use.DOMAIN, Use.FILLER):
        to_explain = 0.0
    return _Entry(
        explained={category_id: strength * weight for category_id, strength in strengths.items()},
        to_explain=to_explain,
        contrary=to_explain if speaks_for_others else 0.0,
        subject_of=subject_of,
        topic_of=topic_of,
        is_domain=general is Use.DOMAIN,
        is_foreign=is_foreign,
    )


def _count(found: Evidence, entry: _Entry) -> None:
    to_explain = entry.to_explain
    found.entries.append(entry)
    found.to_explain += to_explain
    found.has_foreign |= entry.is_foreign
    found.has_domain |= entry.is_domain
    found.subjects |= entry.subject_of
    found.topics |= entry.topic_of
    explained, counted = found.explained, found.counted
    for category_id, weight in entry.explained.items():
        explained[category_id] = explained.get(category_id, 0.0) + weight
    if to_explain:
        for category_id in entry.explained:
            counted[category_id] = counted.get(category_id, 0.0) + to_explain
