"""The unit that submits: must have existed, and been of that type, when the plan was written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.submission import Submission
from corpus.submitter import submitter
from normalizers.government_lists import GovernmentLevel, GovernmentUnit
from normalizers.letterhead import Letterhead
from normalizers.text import match_key
from normalizers.unit_names import name_key, unit_names
from normalizers.units_of_government import Certainty

CHECK_ID = "place.mismatch"
SEVERITY = Severity.WARNING
TITLE_VI = "Đơn vị hành chính không có vào thời điểm lập kế hoạch"
TITLE_EN = "The unit did not exist, or not of that type, at that time"


def check_plan(submission: Submission) -> Iterator[Discrepancy]:
    """Yield one finding where every unit of the name had ended, or had not begun, by dates that have a source.

    The name must be the issuing body's: prose may name units of any time.
    """
    head = submission.letterhead
    found = submitter(head)
    if found.certainty is not Certainty.OUT_OF_TIME or not found.candidates or not _is_printed(head):
        return
    # A name that only resembles these is no proof: "Văn Bản" for Văn Bàn.
    if {name.key for name in unit_names(head.unit)}.isdisjoint(name_key(unit.name) for unit in found.candidates):
        return
    # The reference holds communes since July 2025 only: of those before nothing is known.
    if any(unit.level is GovernmentLevel.COMMUNE and unit.valid_to is None for unit in found.candidates):
        return
    # Districts of one name in several provinces ended on one day.
    spans = dict.fromkeys(_span(unit) for unit in found.candidates)
    when = _when(head)
    yield Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"Kế hoạch{when.vi} ghi đơn vị là “{head.unit}”, nhưng {'; '.join(span.vi for span in spans)}.",
            f"The plan{when.en} names “{head.unit}” as its unit, but {'; '.join(span.en for span in spans)}.",
        ),
        Text(
            "Đề nghị đơn vị kiểm tra lại tên đơn vị hành chính và năm của kế hoạch.",
            "Ask the unit to check its name and the year of the plan.",
        ),
        place=head.place,
    )


def _is_printed(head: Letterhead) -> bool:
    """Whether the letterhead itself prints the unit's name, whatever it is written after."""
    body = f" {match_key(head.issuing_body)} "
    return any(
        f" {match_key(name.key)} " in body or name in unit_names(head.issuing_body) for name in unit_names(head.unit)
    )


def _when(head: Letterhead) -> Text:
    """Return the year of a plan and the day it bears, as far as it says them."""
    year, day = head.plan_year, head.issued_on
    vi = (f" năm {year}" if year is not None else "") + (f" đề ngày {_day(day)}" if day is not None else "")
    en = (f" of {year}" if year is not None else "") + (f" dated {day}" if day is not None else "")
    return Text(vi, en)


def _span(unit: GovernmentUnit) -> Text:
    """Return from when to when a unit was one."""
    since_vi = f" từ {_day(unit.valid_from)}" if unit.valid_from is not None else ""
    since_en = f" from {unit.valid_from}" if unit.valid_from is not None else ""
    until_vi = f" đến {_day(unit.valid_to)}" if unit.valid_to is not None else ""
    until_en = f" until {unit.valid_to}" if unit.valid_to is not None else ""
    return Text(f"{unit} chỉ có{since_vi}{until_vi}", f"{unit} existed{since_en}{until_en} only")


def _day(day: date) -> str:
    return f"{day.day:02}/{day.month:02}/{day.year}"
