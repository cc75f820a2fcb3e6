"""Units of money: what a statement such as "Đơn vị tính: triệu đồng" says, and where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from functools import lru_cache

import regex

from ingest.document import Place


class MoneyUnit(IntEnum):
    """A unit of money; the value is its worth in đồng."""

    DONG = 1
    THOUSAND = 1_000
    MILLION = 1_000_000
    BILLION = 1_000_000_000

    @property
    def name_vi(self) -> str:
        """The unit as a plan prints it."""
        return {1: "đồng", 1_000: "nghìn đồng", 1_000_000: "triệu đồng"}.get(self.value, "tỷ đồng")


class UnitSource(Enum):
    """Where the unit used was stated, by falling authority."""

    CELL = "cell"
    HEADER = "header"
    TABLE = "table"
    CAPTION = "caption"
    DOCUMENT = "document"
    INFERRED = "inferred"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class UnitStatement:
    """A unit of money, the words that state it ("" where it was inferred) and where they stand."""

    unit: MoneyUnit | None
    as_written: str
    source: UnitSource
    place: Place | None = None


NO_UNIT = UnitStatement(None, "", UnitSource.NONE)

_NAMES: tuple[tuple[MoneyUnit, str], ...] = (
    (MoneyUnit.BILLION, r"(?:tỷ|tỉ)(?:\s*đồng|\s*vnđ|\s*vnd)?"),
    (
        MoneyUnit.MILLION,
        r"triệu(?:\s*đồng|\s*vnđ|\s*vnd|\s*đ)?|trđ|tr\.?\s?đ(?:ồng)?|tr|(?:1\.?000\.?000|10⁶|10\^6)\s*(?:đồng|đ|vnđ|vnd)",
    ),
    (MoneyUnit.THOUSAND, r"(?:nghìn|ngàn)(?:\s*đồng|\s*vnđ|\s*vnd|\s*đ)?|1[.,]?000\s*(?:đồng|đ|vnđ|vnd)|ngđ"),
    (MoneyUnit.DONG, r"(?:(?:việt nam|vn)\s+)?đồng(?:\s*việt nam|\s*vn)?|vnđ|vnd|đ"),
)
_FULL = tuple((unit, regex.compile(names)) for unit, names in _NAMES)
_WORD = "|".join(f"(?P<{unit.name}>{names})" for unit, names in _NAMES)
_LABEL = regex.compile(
    r"(?:(?:đơn vị(?: tính(?: tiền| kinh phí)?| tiền tệ| tiền)?|đ\.?v\.?t\.?|đ/v(?: tính)?|đv(?: tính)?)\s*"
    r"(?:[:.;=–-]|là|(?:tính )?bằng)?|"
    r"tính (?:bằng|theo))\s*",
    regex.IGNORECASE,
)
_AFTER = r"(?:\s*việt nam)?\s*(?:$|(?=[),.;/\"”’]))"
_STATEMENT = regex.compile(
    rf"(?<!\p{{L}})(?:{_LABEL.pattern})[(\"“‘]?\s*(?:{_WORD}){_AFTER}|[(\[]\s*(?:{_WORD})(?:\s*việt nam)?\s*[)\]]",
    regex.IGNORECASE,
)
# "đồng" alone closes ordinary words too (hội đồng, cộng đồng): bare, it counts only after a break.
_LARGER = "|".join(f"(?P<{unit.name}>{names})" for unit, names in _NAMES if unit is not MoneyUnit.DONG)
_CLOSING = regex.compile(rf"(?:(?:^|[,;:/–-])\s*(?:{_WORD})|(?<!\p{{L}})(?:{_LARGER}))[\s.]*$", regex.IGNORECASE)


_SHORTEST_ALONE = 3


def unit_named(words: str) -> MoneyUnit | None:
    """Return the unit that these words name and nothing else.

    >>> unit_named("triệu đồng")
    <MoneyUnit.MILLION: 1000000>
    """
    folded = " ".join(words.split()).strip(' .:;()"“”‘’').lower().removesuffix(" việt nam")
    for unit, pattern in _FULL:
        if pattern.fullmatch(folded):
            return unit
    return None


@lru_cache(maxsize=4096)
def unit_stated(text: str) -> tuple[MoneyUnit, str] | None:
    """Return the unit that a line, caption or header states, and the words that state it.

    A statement is introduced ("Đơn vị tính: …", "ĐVT: …"), stands in brackets, or is all there is ("Triệu đồng");
    "Đơn vị tính" alone, the head of a column of quantity units, states none.

    >>> unit_stated("Bảng 1 (ĐVT: nghìn đồng)")
    (<MoneyUnit.THOUSAND: 1000>, 'ĐVT: nghìn đồng')
    """
    found = _STATEMENT.search(text)
    if found is None:
        alone = unit_named(text)
        return None if alone is None or len(text.strip()) < _SHORTEST_ALONE else (alone, text.strip(" .:;()"))
    written = found[0].strip()
    if written.count("(") == written.count(")") and written.startswith("("):
        written = written[1:-1]
    unit = next(unit for unit in MoneyUnit if found[unit.name])
    return unit, written.strip(" )") if written.count("(") < written.count(")") else written.strip()


@lru_cache(maxsize=4096)
def unit_in_header(text: str) -> tuple[MoneyUnit, str] | None:
    """Return the unit that a column's header states: a statement, or a unit closing the header ("Kinh phí triệu đồng").

    >>> unit_in_header("Kinh phí, triệu đồng")
    (<MoneyUnit.MILLION: 1000000>, 'triệu đồng')
    """
    if stated := unit_stated(text):
        return stated
    words = _CLOSING.search(text)
    if words is None:
        return None
    return next(unit for unit in MoneyUnit if words[unit.name]), words[0].strip(" .,;:-/")


def is_unit_line(text: str) -> bool:
    """True where the text states a unit of money and says nothing else ("(Đơn vị tính: triệu đồng)")."""
    stated = unit_stated(text)
    if stated is None:
        return unit_named(text) is not None
    return len(" ".join(text.split()).strip(" .:;()")) - len(stated[1].strip(" .:;()")) <= 2
