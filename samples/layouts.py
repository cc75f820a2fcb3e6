"""How a clerk sets a plan: numbering, units, captions, totals. Content knows nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Unit(IntEnum):
    """The unit a plan prints money in; the value is its worth in đồng."""

    DONG = 1
    THOUSAND = 1_000
    MILLION = 1_000_000

    @property
    def words(self) -> str:
        """The unit as it is printed."""
        return {1: "đồng", 1_000: "nghìn đồng", 1_000_000: "triệu đồng"}[self.value]


class UnitPlace(Enum):
    """Where the unit is stated."""

    LINE_ABOVE = "line above"
    HEADER = "header"
    CAPTION = "caption"


class TotalPlace(Enum):
    """Where the grand total stands, and whether its label spans ordinal and name."""

    BOTTOM = "bottom, in the name's cell"
    TOP_MERGED = "top, over ordinal and name"


class Numbering(Enum):
    """How sections and their lines, and headings, are numbered."""

    ROMAN_PADDED = "I, 01"
    LETTER_NUMBER = "A, 1"
    DECIMAL = "1, 1.1"


@dataclass(frozen=True, slots=True)
class Layout:
    """All that differs between clerks. `split_after` parts the tables of that many lines and more in two."""

    numbering: Numbering
    unit: Unit
    unit_place: UnitPlace
    caption_below: bool = False
    total_label: str = "Tổng cộng"
    total_place: TotalPlace = TotalPlace.BOTTOM
    blank: str = ""
    has_index_row: bool = False
    is_automatic: bool = False
    has_content_controls: bool = False
    split_after: int | None = None
    font: str = "Times New Roman"

    def section_mark(self, section: int) -> str:
        """Return the ordinal of a section (1-based).

        >>> Layout(Numbering.ROMAN_PADDED, Unit.MILLION, UnitPlace.HEADER).section_mark(4)
        'IV'
        """
        if self.numbering is Numbering.DECIMAL:
            return str(section)
        return (ROMAN if self.numbering is Numbering.ROMAN_PADDED else CAPITALS)[section - 1]

    def item_mark(self, section: int, item: int) -> str:
        """Return the ordinal of a section's line (both 1-based)."""
        if self.numbering is Numbering.DECIMAL:
            return f"{section}.{item}"
        return f"{item:02}" if self.numbering is Numbering.ROMAN_PADDED else str(item)

    def money(self, amount_vnd: int) -> str:
        """Return an amount as printed: thousands by dots, decimals by a comma, nought as this clerk leaves it out.

        >>> Layout(Numbering.DECIMAL, Unit.MILLION, UnitPlace.HEADER).money(1_250_500_000)
        '1.250,5'
        """
        if not amount_vnd:
            return self.blank
        whole, rest = divmod(amount_vnd, self.unit)
        decimals = f"{rest:0{len(str(int(self.unit))) - 1}}".rstrip("0") if rest else ""
        grouped = f"{whole:,}".replace(",", ".")
        return f"{grouped},{decimals}" if decimals else grouped


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CAPITALS = "ABCDEGHIKL"
