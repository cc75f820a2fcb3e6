"""What marks a cell on the sheet of a plan: its colour, and a comment that says what is stated and what was found."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from corpus.discrepancy import Fault, Severity, Text
from outputs.labels import FAULTS, SEVERITIES, STATES
from outputs.notation import number, said
from outputs.review import reasons_to_review
from outputs.workbook.check_wording import check_title
from outputs.workbook.plan_layout import PlanLayout, Spot
from outputs.workbook.styles import TONES, Tone
from outputs.written.rows import AmountRow, DiscrepancyRow

_GRAVEST_FIRST = (Tone.ERROR, Tone.WARNING, Tone.INFO, Tone.UNSURE)


@dataclass(frozen=True, slots=True)
class Mark:
    """The colour of a cell, and the comment on it."""

    tone: Tone
    comment: str


def marks(layout: PlanLayout, language: str) -> dict[Spot, Mark]:
    """Return the marks of a plan's sheet by cell; where several meet, the gravest gives the colour."""
    found: dict[Spot, list[Mark]] = defaultdict(list)
    for discrepancy in layout.plan.discrepancies:
        spot = layout.discrepancies[discrepancy.discrepancy_id]
        found[spot].append(Mark(TONES[discrepancy.severity], discrepancy_comment(discrepancy, language)))
    for amount in layout.plan.amounts:
        if reasons := unsure_because(amount, language):
            key = amount.table_no, amount.row_no, amount.column_no
            spot_of_amount = layout.amounts.get(key) or layout.lines.get(key[:2])
            if spot_of_amount is not None:
                found[spot_of_amount].append(Mark(Tone.UNSURE, _unsure_comment(amount, reasons, language)))
    return {spot: _one(of_cell) for spot, of_cell in found.items()}


def unsure_because(amount: AmountRow, language: str) -> str:
    """Return why an amount must be looked at before it is used, "" where it need not be."""
    return "; ".join(said(reason, language) for reason in reasons_to_review(amount))


def discrepancy_comment(found: DiscrepancyRow, language: str) -> str:
    """Return what is stated, what was found and what to do, a line each."""
    severity, title = said(SEVERITIES[found.severity.value], language), check_title(found.check_id, language)
    parts = [f"{severity.upper()}: {title}"]
    if found.stated_vnd is None and found.computed_vnd is None:
        parts.append(found.message_en if language == "en" else found.message)
    for label, amount_vnd in (
        (Text("Văn bản ghi", "Stated"), found.stated_vnd),
        (Text("Tính lại", "Computed"), found.computed_vnd),
        (Text("Chênh lệch", "Difference"), found.difference_vnd),
    ):
        if amount_vnd is not None:
            parts.append(f"{said(label, language)}: {number(amount_vnd, language)} đồng")
    parts.append(found.suggestion_en if language == "en" else found.suggestion)
    if found.fault is not Fault.DOCUMENT:
        parts.append(f"({said(FAULTS[found.fault.value], language)})")
    if not found.is_open and found.state in STATES:
        parts.append(f"({said(STATES[found.state], language)})")
    return "\n".join(part for part in parts if part)


def is_listed(found: DiscrepancyRow) -> bool:
    """True for what the sheet of a plan lists above its tables: open errors and warnings."""
    return found.severity is not Severity.INFO and found.is_open


def _unsure_comment(amount: AmountRow, reasons: str, language: str) -> str:
    parts = [f"{said(Text('CẦN XEM LẠI', 'TO REVIEW'), language)}: {reasons}."]
    if amount.amount_vnd is not None:
        read_as = said(Text("Đang hiểu là", "Read as"), language)
        parts.append(f"{read_as}: {number(amount.amount_vnd, language)} đồng")
    else:
        parts.append(said(Text("Ô này chưa được cộng vào số nào.", "This cell is in no sum."), language))
    return "\n".join(parts)


def _one(of_cell: list[Mark]) -> Mark:
    tone = min((mark.tone for mark in of_cell), key=_GRAVEST_FIRST.index)
    ordered = sorted(of_cell, key=lambda mark: _GRAVEST_FIRST.index(mark.tone))
    return Mark(tone, "\n\n".join(mark.comment for mark in ordered))
