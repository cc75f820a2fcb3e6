"""How the findings of the sum checks read: error, or a warning where the document itself rounds its figures."""

from __future__ import annotations

from decimal import Decimal

import regex

from corpus.discrepancy import Discrepancy, Fault, Severity, Text
from corpus.sums import Violation, operand_records
from corpus.wording import off_by, vnd, where
from ingest.document import SURE
from normalizers.records import Record
from normalizers.schedules import Schedule


def sum_discrepancy(check_id: str, schedule: Schedule, violation: Violation, of_vi: str, of_en: str) -> Discrepancy:
    """Return the finding that a stated figure is not the sum of its operands."""
    stated, computed = violation.evaluation.stated_vnd, violation.evaluation.computed_vnd
    place, gap = where(schedule, violation.line, violation.column), off_by(stated, computed)
    band = _rounding_band(schedule, violation)
    rounded = abs(stated - computed) <= band
    vi = f"{place.vi}: ghi {vnd(stated).vi} nhưng {of_vi} là {vnd(computed).vi} ({gap.vi})"
    en = f"{place.en}: states {vnd(stated).en} but {of_en} {vnd(computed).en} ({gap.en})"
    if rounded:
        vi += f"; có thể do làm tròn (trong khoảng {vnd(band).vi})"
        en += f"; possibly rounding (within {vnd(band).en})"
    operands = operand_records(schedule, violation.evaluation)
    unsure = any(r.confidence < SURE or r.is_ambiguous for r in operands)
    return Discrepancy(
        check_id,
        Severity.WARNING if rounded or unsure else Severity.ERROR,
        Text(f"{vi}.", f"{en}."),
        Text(
            "Đề nghị đơn vị kiểm tra, thống nhất lại số tổng và các số thành phần.",
            "Ask the unit to check the total and its parts and make them agree.",
        ),
        schedule,
        violation.line,
        violation.column,
        stated,
        computed,
        violation.record.place,
        Fault.UNKNOWN if unsure else Fault.DOCUMENT,
        min(r.confidence for r in operands),
    )


def part_discrepancy(check_id: str, schedule: Schedule, violation: Violation) -> Discrepancy:
    """Return the finding that a "Trong đó" line exceeds the line it is a part of."""
    stated, whole = violation.evaluation.stated_vnd, violation.evaluation.computed_vnd
    place = where(schedule, violation.line, violation.column)
    return Discrepancy(
        check_id,
        Severity.ERROR,
        Text(
            f"{place.vi}: phần “trong đó” ghi {vnd(stated).vi}, lớn hơn số chung là {vnd(whole).vi}.",
            f"{place.en}: the part states {vnd(stated).en}, more than its whole of {vnd(whole).en}.",
        ),
        Text("Đề nghị đơn vị kiểm tra lại số “trong đó” và số chung.", "Ask the unit to check the part and the whole."),
        schedule,
        violation.line,
        violation.column,
        stated,
        whole,
        violation.record.place,
    )


_DECIMALS = regex.compile(r"\d[.,](\d+)$")
_GROUP = 3
"""So many digits behind a sign may be a group of thousands."""


def _rounding_band(schedule: Schedule, violation: Violation) -> int:
    """Return how far rounding can carry a sum, in đồng; 0 where the document does not say that it rounds.

    Half a unit of the last digit that each figure of the sum, and the total itself, prints.
    """
    if not schedule.says_rounded:
        return 0
    return int(sum(map(_half_of_last_digit, operand_records(schedule, violation.evaluation))))


def _half_of_last_digit(record: Record) -> Decimal:
    """Return half of what one more in the last digit of a figure is in đồng; 0 where none is printed."""
    if record.unit.unit is None or not record.as_written:
        return Decimal(0)
    found = _DECIMALS.search(record.as_written)
    decimals = len(found[1]) if found is not None and len(found[1]) < _GROUP else 0
    return Decimal(record.unit.unit.value).scaleb(-decimals) / 2
