"""Automatic numbers as Word shows them: definitions with their overrides, and counters that run on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.encodings import decoded
from ingest.ooxml import tags
from ingest.ooxml.package import parsed
from ingest.ooxml.styles import NO_FORMAT, Format, run_format
from ingest.ooxml.tags import Element, integer, is_on

BULLET = "-"
LEVELS = 9

_PLACEHOLDER = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LETTERS = 26
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LONGEST = 30_000
"""Word counts no further; letters and Roman numerals of larger numbers would only grow long."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the 1-based level after which it starts again: None any higher one, 0 never."""

    start: int = 0
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style_id: str = ""
    form: Format = NO_FORMAT


@dataclass(frozen=True, slots=True)
class Definition:
    """What a numId stands for: the list whose counters it shares, its levels, and the starts that it overrides."""

    list_id: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The numbering part of a document, which may be missing, and how far its lists have counted."""

    def __init__(self, part: bytes | None) -> None:
        self._part = part
        self._lists: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._definitions: dict[str, Definition | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._opened: set[str] = set()

    def level_of(self, num_id: str, style_ids: tuple[str, ...]) -> int | None:
        """Return the level that is linked to one of the styles, None where none is."""
        definition = self._definition(num_id)
        if definition is None:
            return None
        linked = {level.style_id: number for number, level in definition.levels.items() if level.style_id}
        return next((linked[style_id] for style_id in style_ids if style_id in linked), None)

    def list_of(self, num_id: str) -> str:
        """Return the list whose counters a number shares, "" for none."""
        definition = self._definition(num_id)
        return "" if definition is None else definition.list_id

    def label(self, num_id: str, level: int, mark: Format) -> str:
        """Count one paragraph and return its label as shown, "" for none; `mark` is the format of its mark."""
        definition = self._definition(num_id)
        if definition is None:
            return ""
        shown = definition.levels.get(level)
        if shown is None:
            return ""
        counters = self._counted(num_id, definition, level)
        form = shown.form.over(mark)
        if form.hidden:
            return ""
        if shown.kind == "bullet" or _PRIVATE.search(shown.text):
            return BULLET
        printed = decoded(shown.text, form.font or "")
        text = _PLACEHOLDER.sub(lambda match: _number(int(match[1]) - 1, definition, counters, shown.legal), printed)
        return (text.upper() if form.caps else text).strip()

    def _counted(self, num_id: str, definition: Definition, level: int) -> list[int | None]:
        counters = self._counters.setdefault(definition.list_id, [None] * LEVELS)
        if num_id not in self._opened:
            self._opened.add(num_id)
            for overridden in definition.starts:
                counters[overridden] = None
        current = counters[level]
        counters[level] = _start(definition, level) if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = definition.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                counters[deeper] = None
        return counters

    def _definition(self, num_id: str) -> Definition | None:
        if num_id not in self._definitions:
            self._learn()
            num = self._nums.get(num_id)
            self._definitions[num_id] = None if num is None else self._defined(num)
        return self._definitions[num_id]

    def _learn(self) -> None:
        """Parse the part; in many a document no paragraph asks for it."""
        if self._part is None or self._nums:
            return
        for child in parsed(self._part, "numbering"):
            if child.tag == tags.ABSTRACT_NUM:
                self._lists[child.get(tags.ABSTRACT_NUM_ID, "")] = child
            elif child.tag == tags.NUM:
                self._nums[child.get(tags.NUM_ID, "")] = child

    def _defined(self, num: Element) -> Definition | None:
        reference = num.find(tags.ABSTRACT_NUM_ID)
        list_id = "" if reference is None else reference.get(tags.VAL, "")
        abstract = self._lists.get(list_id)
        if abstract is None:
            return None
        link = abstract.find(tags.NUM_STYLE_LINK)
        if link is not None:
            list_id, abstract = self._linked(link.get(tags.VAL, ""), list_id, abstract)
        levels = {_place(level): _level(level) for level in abstract.iterchildren(tags.LVL)}
        starts: dict[int, int] = {}
        for override in num.iterchildren(tags.LVL_OVERRIDE):
            place = _place(override)
            if (own := override.find(tags.LVL)) is not None:
                levels[place] = _level(own)
            if (start := override.find(tags.START_OVERRIDE)) is not None:
                starts[place] = integer(start, 0)
        levels = {place: replace(level, start=starts.get(place, level.start)) for place, level in levels.items()}
        return Definition(list_id, levels, starts)

    def _linked(self, style_id: str, list_id: str, abstract: Element) -> tuple[str, Element]:
        for other_id, other in self._lists.items():
            link = other.find(tags.STYLE_LINK)
            if link is not None and link.get(tags.VAL) == style_id:
                return other_id, other
        return list_id, abstract


def written(number: int, kind: str) -> str:
    """Return a number in one of the number formats of Word; those that no Vietnamese document uses come out decimal.

    >>> [written(28, kind) for kind in ("decimalZero", "lowerLetter", "upperRoman", "none")]
    ['28', 'bb', 'XXVIII', '']
    """
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02d}"
    if not 0 < number <= _LONGEST:
        return str(number)
    if kind in ("upperLetter", "lowerLetter"):
        times, letter = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + letter) * (times + 1)
        return letters if kind == "upperLetter" else letters.lower()
    if kind in ("upperRoman", "lowerRoman"):
        numeral = _roman(number)
        return numeral if kind == "upperRoman" else numeral.lower()
    return str(number)


def _number(level: int, definition: Definition, counters: list[int | None], legal: bool) -> str:
    """The number of one level in a label; a level that has not counted yet shows its start."""
    shown = definition.levels.get(level, Level())
    count = counters[level]
    number = _start(definition, level) if count is None else count
    return written(number, "decimal" if legal and shown.kind != "none" else shown.kind)


def _start(definition: Definition, level: int) -> int:
    return definition.levels.get(level, Level()).start


def _roman(number: int) -> str:
    numeral = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


def _place(element: Element) -> int:
    value = element.get(tags.ILVL, "0")
    return int(value) if value in tuple("012345678") else 0


def _level(element: Element) -> Level:
    values: dict[str, str] = {}
    for child in element:
        if child.tag == tags.ALTERNATE and (branch := next(child.iterchildren(tags.FALLBACK), None)) is not None:
            values.update((one.tag, one.get(tags.VAL, "")) for one in branch)
        elif isinstance(child.tag, str):
            values[child.tag] = child.get(tags.VAL, "")
    properties = element.find(tags.RPR)
    restart = element.find(tags.LVL_RESTART)
    legal = element.find(tags.IS_LGL)
    return Level(
        start=integer(element.find(tags.START), 0),
        kind=values.get(tags.NUM_FMT, "decimal"),
        text=values.get(tags.LVL_TEXT, ""),
        legal=legal is not None and is_on(legal),
        restart=None if restart is None else integer(restart, 0),
        style_id=values.get(tags.PSTYLE, ""),
        form=NO_FORMAT if properties is None else run_format(properties),
    )
