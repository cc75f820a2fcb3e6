"""Which findings of a plan are certain enough to ask its unit to correct the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.checks import checks
from corpus.discrepancy import Fault, Severity
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from outputs.totals import period
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, DiscrepancyRow

_GRAVITY = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}
_SUMS_OF_LINES = ("sum.sections", "sum.items")
_WITHIN_A_LINE = ("sum.sources", "product.line")
_OFF_SCALE = "unit.scale"
_WORDS_FOR_MONEY = "number.unreadable"


def certain_findings(plan: WrittenSubmission) -> tuple[DiscrepancyRow, ...]:
    """Return the open errors and warnings that are the document's own, errors first.

    Left out is what the reading itself is unsure of: what a check itself only suspects (it is milder than the check
    usually is: perhaps rounded, in a unit that was guessed), and what stands at, or is computed from, an amount that a
    person must look at first.
    """
    gravity = {check.CHECK_ID: _GRAVITY[check.SEVERITY] for check in checks()}
    amounts = _Amounts.of(plan)
    return tuple(
        found
        for found in plan.open_findings()
        if found.fault is Fault.DOCUMENT
        and _GRAVITY[found.severity] >= gravity.get(found.check_id, 0)
        and not amounts.are_unsure_for(found)
    )


@dataclass(frozen=True, slots=True)
class _Amounts:
    """The amounts of a plan, by their place and by the line that they are summed into."""

    at: dict[tuple[int, int, int], AmountRow] = field(default_factory=dict)
    of_line: dict[tuple[int, int], list[AmountRow]] = field(default_factory=dict)
    below: dict[tuple[int, int | None, int], list[AmountRow]] = field(default_factory=dict)
    of_table: dict[int, list[AmountRow]] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: WrittenSubmission) -> _Amounts:
        found = cls()
        for amount in plan.amounts:
            table, row, column = amount.table_no, amount.row_no, amount.column_no
            found.at[table, row, column] = amount
            found.of_line.setdefault((table, row), []).append(amount)
            found.below.setdefault((table, amount.parent_row_no, column), []).append(amount)
            found.of_table.setdefault(table, []).append(amount)
        return found

    def are_unsure_for(self, found: DiscrepancyRow) -> bool:
        """Whether an amount that a finding stands at, or is computed from, is unsure, or the words it speaks of."""
        if found.table_no is None or found.row_no is None:
            return self._are_recognised(found.table_no)
        of_line = self.of_line.get((found.table_no, found.row_no), [])
        if found.column_no is None:
            return self._are_recognised(found.table_no) or any(amount.needs_review for amount in of_line)
        own = self.at.get((found.table_no, found.row_no, found.column_no))
        if own is None:
            return True
        if found.check_id == _WORDS_FOR_MONEY:
            # That no amount can be made of it is what is found.
            return own.confidence < 1
        if found.check_id == _OFF_SCALE:
            # That its unit is inferred is what is found: the sums prove it.
            return own.needs_review
        return _is_unsure(own) or any(map(_is_unsure, self._operands(found, own, of_line)))

    def _are_recognised(self, table_no: int | None) -> bool:
        """Whether the words of a table (None: of the plan) were recognised in a picture, as most of its figures."""
        tables = self.of_table if table_no is None else (table_no,)
        amounts = [amount for table in tables for amount in self.of_table.get(table, ()) if amount.amount_as_written]
        return 2 * sum(amount.confidence < 1 for amount in amounts) > len(amounts)

    def _operands(self, found: DiscrepancyRow, own: AmountRow, of_line: list[AmountRow]) -> Iterator[AmountRow]:
        """Yield the amounts that the computed figure is made of."""
        if found.check_id in _WITHIN_A_LINE:
            yield from (amount for amount in of_line if period(amount) == period(own))
        elif found.check_id in _SUMS_OF_LINES:
            below = self.below.get((own.table_no, own.row_no, own.column_no), [])
            if below:
                yield from self._printed(below)
            elif own.level is Level.TOTAL:
                yield from (a for a in self.of_table[own.table_no] if a.column_no == own.column_no)
            else:
                # A subtotal sums the lines beside it; a part ("Trong đó") is compared with the line above it.
                yield from self._printed(self.below[own.table_no, own.parent_row_no, own.column_no])
                above = self.at.get((own.table_no, own.parent_row_no or 0, own.column_no))
                yield from (above,) if above is not None else ()

    def _printed(self, lines: list[AmountRow]) -> Iterator[AmountRow]:
        """Yield the amounts of lines; those of the lines below, for one that prints none."""
        for amount in lines:
            yield amount
            if amount.amount_status is not AmountStatus.PRINTED:
                yield from self._printed(self.below.get((amount.table_no, amount.row_no, amount.column_no), []))


def _is_unsure(amount: AmountRow) -> bool:
    return amount.needs_review or amount.unit_source is UnitSource.INFERRED
