"""Records: a line's amount in one money column, in đồng, with what was printed, the unit used and where both stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ingest.document import Place
from normalizers.money import AmountStatus
from normalizers.money_units import UnitStatement
from normalizers.periods import FundingSource, Period


class Scale(Enum):
    """Of a figure off by 10³ or 10⁶: read in the scale that sums or its column prove, or left in the table's unit."""

    PROVED = "proved"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class MoneyColumn:
    """A money column understood: `column_no` is 1-based among the table's money columns.

    `unit` is the statement used, `units` all that were made for this column, by falling authority.
    """

    column_no: int
    header: str
    period: Period
    source: FundingSource
    unit: UnitStatement
    units: tuple[UnitStatement, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One printed line × money column. `amount_vnd` is None unless the status is printed; blank is not zero.

    `scale` says of a figure off its column's unit whether it was read in the scale proved or is only suspected; None
    where the figure is in the unit. `is_ambiguous`: the print allows two numbers and nothing settled which.
    """

    row_no: int
    column_no: int
    amount_vnd: int | None
    status: AmountStatus
    as_written: str
    unit: UnitStatement
    place: Place
    additive: bool = False
    confidence: float = 1.0
    needs_review: bool = False
    scale: Scale | None = None
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A line's quantity as a decimal numeral ("" where none or a range), its unit, its unit price in đồng.

    `confidence` is that of the less sure of quantity and price.
    """

    quantity: str = ""
    unit: str = ""
    unit_price_vnd: int | None = None
    place: Place | None = None
    confidence: float = 1.0
