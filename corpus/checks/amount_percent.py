"""A printed percentage: must be the ratio of two money columns that the rest of its column is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations, permutations

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.equations import CellKey
from normalizers.percentages import Percentage
from normalizers.records import MoneyColumn, Record, Scale
from normalizers.schedules import Schedule

CHECK_ID = "amount.percent"
SEVERITY = Severity.INFO
TITLE_VI = "Tỷ lệ % không khớp với số tiền"
TITLE_EN = "A percentage that its amounts do not give"

_FEWEST_RIGHT = 3
_FEWEST_TELLING = 2
_MOST_WRONG = 0.25
_MOST_ADDED = 2

_Pair = tuple[MoneyColumn, ...]
_Cells = Mapping[CellKey, Record]


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each percentage that is not the ratio of the two columns that three quarters of its column are of.

    Nothing is said of one that amounts give which the print has rounded, or with what other columns add to them.
    """
    cells = {(r.row_no, r.column_no): r for r in schedule.records if _is_sure(r)}
    by_column: dict[int, list[Percentage]] = {}
    for found in schedule.percentages:
        by_column.setdefault(found.column_start, []).append(found)
    for printed in by_column.values():
        likely = [pair for pair in permutations(schedule.columns, 2) if _is_likely(pair, printed, cells)]
        if len(likely) != 1:
            continue
        for found in printed:
            ratio = _ratio(found, likely[0], cells)
            if ratio is not None and not _is_explained(found, likely[0], schedule.columns, cells):
                yield _discrepancy(schedule, found, likely[0], ratio)


def _is_sure(record: Record) -> bool:
    return record.amount_vnd is not None and not record.is_ambiguous and record.scale is not Scale.SUSPECTED


def _is_likely(pair: _Pair, printed: Sequence[Percentage], cells: _Cells) -> bool:
    """Return whether most percentages are of these columns, some of them neither 0 nor 100.

    Work that is not begun, or done and paid, has these whatever the columns are.
    """
    told = [(found, ratio) for found in printed if (ratio := _ratio(found, pair, cells)) is not None]
    right = [found for found, ratio in told if _is_of(found, ratio, ratio)]
    telling = [found for found in right if found.value not in (0, 100)]
    few_wrong = len(told) - len(right) <= _MOST_WRONG * len(told)
    return len(right) >= _FEWEST_RIGHT and len(telling) >= _FEWEST_TELLING and few_wrong


def _ratio(found: Percentage, pair: _Pair, cells: _Cells) -> Decimal | None:
    """Return the first column's amount in percent of the second's, None where either is not printed."""
    part, whole = (cells.get((found.row_no, column.column_no)) for column in pair)
    if part is None or whole is None or part.amount_vnd is None or not whole.amount_vnd:
        return None
    return 100 * Decimal(part.amount_vnd) / whole.amount_vnd


def _is_of(found: Percentage, lowest: Decimal, highest: Decimal) -> bool:
    """Return whether a ratio between these two gives the percentage, rounded or cut off."""
    last_digit = Decimal(1).scaleb(-found.decimals)
    return found.value - last_digit / 2 <= highest and lowest < found.value + last_digit


def _is_explained(found: Percentage, pair: _Pair, columns: Sequence[MoneyColumn], cells: _Cells) -> bool:
    """Return whether the amounts give the percentage, alone or with those of one or two further columns.

    A plan granted and then raised is spent as a whole ("Bổ sung").
    """
    part, whole = (cells[found.row_no, column.column_no] for column in pair)
    beside = [cells[key] for c in columns if c not in pair and (key := (found.row_no, c.column_no)) in cells]
    added = [sum(r.amount_vnd or 0 for r in some) for n in range(_MOST_ADDED + 1) for some in combinations(beside, n)]
    changed = [(a, 0) for more in added for a in (more, -more)] + [(0, a) for more in added for a in (more, -more)]
    return any(_may_be(found, part, whole, to_part, to_whole) for to_part, to_whole in changed)


def _may_be(found: Percentage, part: Record, whole: Record, to_part: int, to_whole: int) -> bool:
    above, below = Decimal((part.amount_vnd or 0) + to_part), Decimal((whole.amount_vnd or 0) + to_whole)
    off_above, off_below = _half_step(part), _half_step(whole)
    if above < 0 or below <= off_below:
        return False
    lowest, highest = (above - off_above) / (below + off_below), (above + off_above) / (below - off_below)
    return _is_of(found, 100 * lowest, 100 * highest)


def _half_step(record: Record) -> Decimal:
    """Return half of what one in the last printed digit is worth: an amount may be off by it where it is rounded."""
    digits = int("".join(c for c in record.as_written if c.isdecimal()) or 0)
    return abs(Decimal(record.amount_vnd or 0)) / digits / 2 if digits else Decimal(0)


def _discrepancy(schedule: Schedule, found: Percentage, pair: _Pair, ratio: Decimal) -> Discrepancy:
    line = schedule.lines[found.row_no - 1]
    place = where(schedule, line)
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
