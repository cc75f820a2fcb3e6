"""The canonical categories, and which of them a printed line is; taken unseen only where every word is explained."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from normalizers.category_similarity import Similarity
from normalizers.category_vocabulary import Evidence, Vocabulary
from normalizers.line_items import Level
from normalizers.reference_files import ALIASES, CATEGORIES, rows
from normalizers.text import unaccented


class MatchStatus(Enum):
    """Whether a match may be used: without a look, after a look, not at all, or because staff said so."""

    AUTO = "auto"
    REVIEW = "review"
    NONE = "none"
    CONFIRMED = "confirmed"


class MatchReason(Enum):
    """Why a match has its status."""

    ALIAS = "alias"
    EXPLAINED = "explained"
    TOPIC = "topic"
    UNEXPLAINED_WORDS = "unexplained_words"
    OTHER_SUBJECT = "other_subject"
    OTHER_SECTION = "other_section"
    CLOSE_SECOND = "close_second"
    NO_SUBJECT = "no_subject"
    ONLY_THE_GROUP = "only_the_group"
    MOSTLY_UNEXPLAINED = "mostly_unexplained"
    NOTHING_ALIKE = "nothing_alike"
    NOT_MATCHED = "not_matched"


@dataclass(frozen=True, slots=True)
class Category:
    """A row of the canonical list; plan years outside `valid_from`–`valid_to` do not know it.

    An `exact_only` one ("Chi khác") has no subject of its own: it matches when nothing else is said.
    """

    category_id: str
    parent_id: str
    name: str
    valid_from: int | None
    valid_to: int | None
    exact_only: bool

    def is_valid(self, plan_year: int | None) -> bool:
        """Whether plans of the year know this category; an unknown year knows all."""
        if plan_year is None:
            return True
        return (self.valid_from or 0) <= plan_year <= (self.valid_to or plan_year)

    @property
    def top_id(self) -> str:
        """The category itself, or its parent."""
        return self.parent_id or self.category_id


@dataclass(frozen=True, slots=True)
class CategoryMatch:
    """The likeliest category of a line; `score` is the estimated probability that it is right.

    `candidate_id` is "" where nothing is alike.
    """

    candidate_id: str
    score: float
    status: MatchStatus
    reason: MatchReason


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A line to match: its printed name, its level, and the index of its parent among the lines."""

    name: str
    level: Level
    parent: int | None


NO_MATCH = CategoryMatch("", 0.0, MatchStatus.NONE, MatchReason.NOT_MATCHED)


@cache
def categories() -> tuple[Category, ...]:
    """Return the canonical list (reference/categories.csv)."""
    return tuple(
        Category(
            category_id=row["category_id"],
            parent_id=row["parent_id"],
            name=row["name_vi"],
            valid_from=int(row["valid_from"]) if row["valid_from"] else None,
            valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            exact_only=row["exact_only"].casefold() == "yes",
        )
        for row in rows(CATEGORIES)
    )


@cache
def aliases() -> dict[str, dict[str, str]]:
    """Return key → section → category of the names and of the wordings in reference/category_aliases.csv.

    The section is a top category; under "" stands what the wording means where none of its own is given.
    """
    key = _vocabulary().key
    known: dict[str, dict[str, str]] = {key(category.name): {"": category.category_id} for category in categories()}
    for row in rows(ALIASES):
        known.setdefault(key(row["alias"]), {})[row["section_id"]] = row["category_id"]
    return known


def section_of(above: CategoryMatch) -> str:
    """Return the top category that the line above a line puts it in, "" where it is not sure enough of its own."""
    return _top_ids()[above.candidate_id] if above.candidate_id and above.score >= _SECTION_SURE else ""


@lru_cache(maxsize=8192)
def match(
    name: str,
    *,
    plan_year: int | None,
    section_id: str | None = None,
    is_section: bool = False,
    has_children: bool = False,
    with_aliases: bool = True,
) -> CategoryMatch:
    """Return the likeliest category of a line and whether it may be taken unseen.

    `section_id` is the category of the section it stands in: it tips the balance, it never decides. Remembered, for
    units copy the lines of one template from year to year.
    """
    key = _vocabulary().key(name)
    if not key:
        return NO_MATCH
    plain = unaccented(key)
    evidence = _vocabulary().evidence(key, plain)
    known = aliases().get(key, {}) if with_aliases else {}
    standing = _Standing(section_id or "", is_section, has_children)
    top = _top_ids()[section_id] if section_id else ""
    alias = known.get(top) or known.get("", "")
    if alias and _may_be(_by_id()[alias], evidence, plan_year):
        return _by_alias(alias, standing, is_of_section=top in known and top != "")
    return _judged(_strengths(_similarity().scores(key, plain), evidence, standing, plan_year), evidence, standing)


def table_matches(
    lines: Sequence[MatchLine], plan_year: int | None, *, with_aliases: bool = True
) -> tuple[CategoryMatch, ...]:
    """Return the match of each line of a table, parents before the lines that stand in them; totals have none."""
    parents = {line.parent for line in lines}
    found: list[CategoryMatch | None] = [None] * len(lines)

    def matched(index: int) -> CategoryMatch:
        known = found[index]
        if known is None:
            line = lines[index]
            known = NO_MATCH
            if line.level not in _UNMATCHED_LEVELS:
                above = matched(line.parent) if line.parent is not None else NO_MATCH
                known = match(
                    line.name,
                    plan_year=plan_year,
                    section_id=above.candidate_id if section_of(above) else None,
                    is_section=line.level is Level.SECTION,
                    has_children=index in parents,
                    with_aliases=with_aliases,
                )
            found[index] = known
        return known

    return tuple(matched(index) for index in range(len(lines)))


_UNMATCHED_LEVELS = (Level.TOTAL, Level.SUBTOTAL)
# A section's category guides its lines from this score on.
_SECTION_SURE = 0.5

# How much the letters and how much the vocabulary count; both from 0 to 1.
_WEIGHT_OF_LETTERS = 0.45
_WEIGHT_OF_WORDS = 0.55
# What it adds that the line says the category's topic or subject.
_TOPIC_SAID = 0.10
_SUBJECT_SAID = 0.05
# Soft priors: the section a line stands in, a section that is a parent category, a line that is not.
_IN_SECTION = 0.12
_SECTION_IS_PARENT = 0.15
_LINE_IS_PARENT = -0.4
_LINES_UNDER_PARENT = -0.05

# An automatic match: this much evidence, this far before the second, nothing left unexplained.
_AUTO_AT_LEAST = 0.30
_AUTO_MARGIN = 0.05
_UNEXPLAINED_AT_MOST = 0.05
# Unknown words beside a topic, and beside a subject where the line says khoa học và công nghệ.
_LOOSE_BESIDE_TOPIC = 7.0
_LOOSE_BESIDE_DOMAIN = 2.9
# With less than this explained for what is not, a line is about something else.
_EXPLAINED_PER_UNEXPLAINED = 0.5
# The strength of a category that a line cannot be.
_OUT = -math.inf
# Below this no category is worth a look.
_ALIKE_AT_LEAST = 0.22

# Estimated probability that the candidate is right: a logistic curve over its strength and its lead. Of our wordings
# some 230 are taken unseen, one wrongly: no more than 0.98 is said of them.
_CURVE_AUTO = (1.5, 4.0, 5.0)
_AUTO_AT_MOST = 0.98
_REVIEW_AT_MOST = 0.89
# The same of a line that is not taken unseen: a logistic curve over the logarithm of how much of it is explained and
# what speaks for and against, fitted on the wordings "seen", "first", "late" (a third of their weight: made hard) and
# "blind2".
_REVIEW_START = -5.0
_BY_EXPLAINED = 3.2
_BY_DOMAIN = 1.8
_BY_FOREIGN = -2.6
_BY_OTHER_SECTION = -3.7
_ALIAS_SCORE = 0.99


class _Standing(NamedTuple):
    """Where a line stands: its section's category ("" unknown), whether it is one, whether lines stand under it."""

    section_id: str
    is_section: bool
    has_children: bool

    def prior(self, category: Category) -> float:
        """What the standing adds to a category's strength."""
        if self.is_section:
            return _SECTION_IS_PARENT if not category.parent_id else 0.0
        prior = 0.0
        if not category.parent_id:
            prior += _LINES_UNDER_PARENT if self.has_children else _LINE_IS_PARENT
        if self.agrees(category):
            prior += _IN_SECTION
        return prior

    def agrees(self, category: Category) -> bool:
        """Whether the category belongs to the section's."""
        return bool(self.section_id) and category.top_id == _top_ids()[self.section_id]


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary({category.category_id: category.parent_id for category in categories()})


@cache
def _similarity() -> Similarity:
    return Similarity([_vocabulary().key(category.name) for category in categories()])


@cache
def _by_id() -> dict[str, Category]:
    return {category.category_id: category for category in categories()}


@cache
def _numbers() -> dict[str, int]:
    return {category.category_id: number for number, category in enumerate(categories())}


@cache
def _top_ids() -> dict[str, str]:
    return {category.category_id: category.top_id for category in categories()}


def _may_be(category: Category, evidence: Evidence, plan_year: int | None) -> bool:
    """Whether the year knows the category, and the line says nothing else where only that will do."""
    return category.is_valid(plan_year) and (not category.exact_only or evidence.is_wholly(category.category_id))


def _strengths(letters: Sequence[float], evidence: Evidence, standing: _Standing, plan_year: int | None) -> list[float]:
    """Return the strength of each category, in the order of the list; that of one it may not be is `_OUT`."""
    priors = _priors(standing, plan_year)
    strengths = [_WEIGHT_OF_LETTERS * likeness + prior for likeness, prior in zip(letters, priors, strict=True)]
    topics, subjects, numbers = evidence.topics, evidence.subjects, _numbers()
    for category_id, words in evidence.shares().items():
        number = numbers[category_id]
        said = _TOPIC_SAID if category_id in topics else _SUBJECT_SAID * (category_id in subjects)
        strengths[number] = _WEIGHT_OF_LETTERS * letters[number] + _WEIGHT_OF_WORDS * words + said + priors[number]
    for category in _exact_only():
        if _may_be(category, evidence, plan_year):
            strengths[numbers[category.category_id]] = 1.0 + standing.prior(category)
    return strengths


@cache
def _priors(standing: _Standing, plan_year: int | None) -> tuple[float, ...]:
    return tuple(
        standing.prior(category) if category.is_valid(plan_year) and not category.exact_only else _OUT
        for category in categories()
    )


@cache
def _exact_only() -> tuple[Category, ...]:
    return tuple(category for category in categories() if category.exact_only)


def _by_alias(category_id: str, standing: _Standing, *, is_of_section: bool) -> CategoryMatch:
    """Return the match that an alias makes: one given for the section decides there, whatever its group."""
    if not is_of_section and standing.section_id and _top_ids()[category_id] != _top_ids()[standing.section_id]:
        return CategoryMatch(category_id, _REVIEW_AT_MOST, MatchStatus.REVIEW, MatchReason.OTHER_SECTION)
    return CategoryMatch(category_id, _ALIAS_SCORE, MatchStatus.AUTO, MatchReason.ALIAS)


def _judged(strengths: list[float], evidence: Evidence, standing: _Standing) -> CategoryMatch:
    strength = max(strengths)
    number = strengths.index(strength)
    best = categories()[number]
    lead = strength - max(strengths[:number] + strengths[number + 1 :])
    reason = _reason(best, strength, lead, evidence, standing)
    if reason in (MatchReason.EXPLAINED, MatchReason.TOPIC):
        score = min(_AUTO_AT_MOST, _probability(_CURVE_AUTO, strength, lead))
        return CategoryMatch(best.category_id, score, MatchStatus.AUTO, reason)
    if reason is MatchReason.NOTHING_ALIKE:
        return CategoryMatch("", 0.0, MatchStatus.NONE, reason)
    score = min(_REVIEW_AT_MOST, _chance(best, evidence, standing))
    is_elsewhere = reason in (MatchReason.OTHER_SUBJECT, MatchReason.MOSTLY_UNEXPLAINED)
    return CategoryMatch(best.category_id, score, MatchStatus.NONE if is_elsewhere else MatchStatus.REVIEW, reason)


def _chance(best: Category, evidence: Evidence, standing: _Standing) -> float:
    """Return the estimated probability that the likeliest category is right though it may not be taken unseen."""
    is_elsewhere = bool(standing.section_id) and not standing.agrees(best)
    weight = (
        _REVIEW_START
        + _BY_EXPLAINED * math.log1p(evidence.explained.get(best.category_id, 0.0))
        + _BY_DOMAIN * evidence.has_domain
        + _BY_FOREIGN * evidence.has_foreign
        + _BY_OTHER_SECTION * is_elsewhere
    )
    return round(1 / (1 + math.exp(-weight)), 4)


def _reason(best: Category, strength: float, lead: float, evidence: Evidence, standing: _Standing) -> MatchReason:
    """Return why the best category may be taken unseen, or the first thing that speaks against it."""
    category_id = best.category_id
    if strength < _ALIKE_AT_LEAST and not evidence.subjects:
        return MatchReason.NOTHING_ALIKE
    if evidence.has_foreign and evidence.unexplained(category_id):
        return MatchReason.OTHER_SUBJECT
    unexplained = evidence.unexplained(category_id)
    is_tolerable = _is_tolerable(category_id, unexplained, evidence)
    if not is_tolerable and evidence.explained.get(category_id, 0.0) <= unexplained * _EXPLAINED_PER_UNEXPLAINED:
        return MatchReason.MOSTLY_UNEXPLAINED
    if not is_tolerable and unexplained > _UNEXPLAINED_AT_MOST:
        return MatchReason.UNEXPLAINED_WORDS
    if not _has_subject(best, evidence, standing):
        return MatchReason.NO_SUBJECT
    if not best.parent_id and not standing.is_section and not standing.has_children:
        return MatchReason.ONLY_THE_GROUP
    if standing.section_id and not standing.is_section and not standing.agrees(best):
        return MatchReason.OTHER_SECTION
    if lead < _AUTO_MARGIN or strength < _AUTO_AT_LEAST:
        return MatchReason.CLOSE_SECOND
    return MatchReason.EXPLAINED if unexplained <= _UNEXPLAINED_AT_MOST else MatchReason.TOPIC


def _is_tolerable(category_id: str, unexplained: float, evidence: Evidence) -> bool:
    """Whether the words left over cannot change what the line is about: its topic is named, nothing is contrary."""
    if evidence.contrary(category_id) > _UNEXPLAINED_AT_MOST:
        return False
    if category_id in evidence.topics:
        return unexplained <= _LOOSE_BESIDE_TOPIC
    return evidence.has_domain and category_id in evidence.subjects and unexplained <= _LOOSE_BESIDE_DOMAIN


def _has_subject(best: Category, evidence: Evidence, standing: _Standing) -> bool:
    """Whether the line says what the category is about: a parent's children may say it, a leaf's heading above may."""
    if best.category_id in evidence.subjects or standing.section_id == best.category_id:
        return True
    return not best.parent_id and any(_top_ids()[category_id] == best.category_id for category_id in evidence.subjects)


def _probability(curve: tuple[float, float, float], strength: float, lead: float) -> float:
    start, by_strength, by_lead = curve
    return round(1 / (1 + math.exp(-(start + by_strength * (strength - _AUTO_AT_LEAST) + by_lead * lead))), 4)
