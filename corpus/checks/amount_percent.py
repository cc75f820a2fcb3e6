"""A printed percentage: must be the ratio of two money columns that the rest of its column is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import permutations

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.equations import CellKey
from normalizers.percentages import Percentage
from normalizers.records import MoneyColumn
from normalizers.schedules import Schedule

CHECK_ID = "amount.percent"
SEVERITY = Severity.INFO
TITLE_VI = "Tỷ lệ % không khớp với số tiền"
TITLE_EN = "A percentage that its amounts do not give"

_FEWEST_RIGHT = 3
_MOST_WRONG = 0.25


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each percentage that is not the ratio of the two columns that three quarters of its column are of."""
    amounts = {(r.row_no, r.column_no): r.amount_vnd for r in schedule.records if r.amount_vnd is not None}
    by_header: dict[str, list[Percentage]] = {}
    for found in schedule.percentages:
        by_header.setdefault(found.header, []).append(found)
    for printed in by_header.values():
        pairs = [(pair, _wrong(pair, printed, amounts)) for pair in permutations(schedule.columns, 2)]
        likely = [(pair, wrong) for pair, wrong in pairs if _is_likely(pair, wrong, printed, amounts)]
        if len(likely) == 1:
            (pair, wrong), *_ = likely
            yield from (_discrepancy(schedule, found, pair, amounts) for found in wrong)


_Pair = tuple[MoneyColumn, ...]


def _is_likely(
    pair: _Pair, wrong: Sequence[Percentage], printed: Sequence[Percentage], amounts: Mapping[CellKey, int]
) -> bool:
    told = [found for found in printed if _ratio(found, pair, amounts) is not None]
    right = len(told) - len(wrong)
    # Where every ratio is 100, several pairs of columns are alike.
    return right >= _FEWEST_RIGHT and len(wrong) <= _MOST_WRONG * len(told) and len({p.value for p in told}) > 1


def _wrong(pair: _Pair, printed: Sequence[Percentage], amounts: Mapping[CellKey, int]) -> list[Percentage]:
    """Return the percentages that are not what the amounts of two columns give, rounded or cut off."""
    wrong = []
    for found in printed:
        ratio = _ratio(found, pair, amounts)
        last_digit = Decimal(1).scaleb(-found.decimals)
        if ratio is not None and found.value not in (
            ratio.quantize(last_digit, ROUND_HALF_UP),
            ratio.quantize(last_digit, ROUND_DOWN),
        ):
            wrong.append(found)
    return wrong


def _ratio(found: Percentage, pair: _Pair, amounts: Mapping[CellKey, int]) -> Decimal | None:
    """Return the first column's amount in percent of the second's, None where either is not printed."""
    part, whole = (amounts.get((found.row_no, column.column_no)) for column in pair)
    return None if part is None or not whole else 100 * Decimal(part) / whole


def _discrepancy(schedule: Schedule, found: Percentage, pair: _Pair, amounts: Mapping[CellKey, int]) -> Discrepancy:
    line = schedule.lines[found.row_no - 1]
    place, ratio = where(schedule, line), _ratio(found, pair, amounts) or Decimal(0)
    computed = f"{ratio.quantize(Decimal(1).scaleb(-max(found.decimals, 1)), ROUND_HALF_UP)}"
    part, whole = (column.header for column in pair)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: cột “{found.header}” ghi {found.as_written} nhưng “{part}” bằng "
            f"{computed.replace('.', ',')}% của “{whole}”.",
            f"{place.en}: the column “{found.header}” states {found.as_written} but “{part}” is {computed}% of "
            f"“{whole}”.",
        ),
        Text(
            "Đề nghị kiểm tra lại tỷ lệ hoặc các số tiền của dòng.", "Check the percentage or the amounts of the line."
        ),
        schedule,
        line,
        place=found.place,
    )
