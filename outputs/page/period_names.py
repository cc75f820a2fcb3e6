"""What a period is called: phase, year, and the month its figures were counted up to."""

from __future__ import annotations

from corpus.discrepancy import Text
from normalizers.periods import Period
from outputs.labels import PHASES
from outputs.notation import said


def period_said(found: Period, language: str) -> str:
    """Return the name of a period.

    >>> from normalizers.periods import Phase
    >>> period_said(Period(2023, Phase.EXECUTED, 6), "vi")
    'Đã thực hiện 6 tháng năm 2023'
    >>> period_said(Period(None, Phase.PROPOSED), "en")
    'Proposed (year unknown)'
    """
    phase = said(PHASES[found.phase.value], language)
    month, year = found.as_of_month, found.fiscal_year
    months = said(Text(f" {month} tháng", f" in {month} months of"), language) if month is not None else ""
    if year is None:
        return phase + months + said(Text(" (không rõ năm)", " (year unknown)"), language)
    return phase + months + said(Text(f" năm {year}", f" {year}"), language)
