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


class PartMark(Enum):
    """How the parts of a line are marked: in the ordinal's cell, or before the name."""

    DASH = "-"
    PLUS = "+"
    LETTER = "a)"


class Borders(Enum):
    """Which rulings a table of figures has, and how they are drawn."""

    SINGLE = "single"
    DOTTED = "dotted"
    DOUBLE = "double"
    THICK = "thick"
    NONE = "none at all"
    HORIZONTAL = "horizontal only"
    HEADER = "around the header only"


class Widths(Enum):
    """How wide the columns of a table are."""

    EVEN = "all alike"
    FITTED = "by what stands in them"
    NARROW_FIGURES = "figures just fit, so that words of their heads break"
    NARROW_ORDINALS = "ordinals have hardly room, so that STT and VIII break"


class Orientation(Enum):
    """Which pages are landscape."""

    PORTRAIT = "none"
    LANDSCAPE = "all"
    LANDSCAPE_TABLE = "those of the widest table, in a section of its own"


class PageNumber(Enum):
    """How pages are numbered; the value is what is printed."""

    NONE = ""
    OF_ALL = "Trang {page}/{pages}"
    DASHED = "- {page} -"
    BARE = "{page}"


class Frame(Enum):
    """What holds the two columns of a letterhead or signature."""

    TABLE = "a table without rulings, both columns alike"
    UNEVEN_TABLE = "a table without rulings, the right column wider"
    TABS = "paragraphs with tab stops"


@dataclass(frozen=True, slots=True)
class TableFace:
    """How tables of figures look. Shadings are RGB ("D9D9D9", white is one too), "" is none; sizes are in points."""

    borders: Borders = Borders.SINGLE
    header_shading: str = ""
    section_shading: str = ""
    widths: Widths = Widths.EVEN
    has_vertical_heads: bool = False
    vertical_alignment: str = ""
    centres_figures: bool = False
    centres_heads: bool = False
    keeps_rows_whole: bool = False
    repeats_header: bool = False
    font_size: int | None = None


@dataclass(frozen=True, slots=True)
class PageFace:
    """How pages look. `running_head` stands at the top of each; the number at the top or the foot."""

    orientation: Orientation = Orientation.PORTRAIT
    running_head: str = ""
    number: PageNumber = PageNumber.NONE
    is_number_on_top: bool = False
    spares_first_page: bool = False


@dataclass(frozen=True, slots=True)
class TextFace:
    """How text is set. None leaves spacing to the template; `splits_words`: a run ends in the middle of a word."""

    size: int = 13
    is_justified: bool = False
    indent_mm: int = 0
    line_percent: int | None = None
    before_pt: int | None = None
    after_pt: int | None = None
    has_heading_styles: bool = False
    splits_words: bool = False
    letterhead: Frame = Frame.TABLE
    signature: Frame = Frame.TABLE


@dataclass(frozen=True, slots=True)
class Layout:
    """All that differs between clerks. `split_after` parts the tables of that many lines and more in two.

    `thousands` stands between groups of digits; where it is a comma, decimals follow a point.
    """

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
    unit_line: str = "Đơn vị tính: {unit}"
    thousands: str = "."
    has_section_figures: bool = True
    part_mark: PartMark = PartMark.DASH
    table: TableFace = TableFace()
    page: PageFace = PageFace()
    text: TextFace = TextFace()

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
        grouped = f"{whole:,}".replace(",", self.thousands)
        point = "." if self.thousands == "," else ","
        return f"{grouped}{point}{decimals}" if decimals else grouped

    def part(self, part: int, name: str) -> tuple[str, str]:
        """Return ordinal and name of a line's part (1-based).

        >>> Layout(Numbering.DECIMAL, Unit.MILLION, UnitPlace.HEADER, part_mark=PartMark.PLUS).part(1, "Thù lao")
        ('', '+ Thù lao')
        """
        if self.part_mark is PartMark.LETTER:
            return f"{SMALL_LETTERS[part - 1]})", name
        return ("-", name) if self.part_mark is PartMark.DASH else ("", f"+ {name}")


ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
CAPITALS = "ABCDEGHIKL"
SMALL_LETTERS = "abcdeghikl"
