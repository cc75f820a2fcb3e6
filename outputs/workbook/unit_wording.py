"""How a plan is called: the unit that sent it, its province, the year."""

from __future__ import annotations

from corpus.discrepancy import Text
from outputs.notation import said
from outputs.written.rows import SubmissionRow


def unit(plan: SubmissionRow, language: str) -> str:
    """Return the unit of a plan, or that it is not known."""
    return plan.unit or said(Text("(chưa xác định được đơn vị)", "(unit not known)"), language)


def unit_and_year(plan: SubmissionRow, language: str) -> str:
    """Return the unit with its province, and the year of the plan."""
    name = unit(plan, language)
    if plan.province and plan.unit:
        name = f"{name}, {plan.province}"
    name = name[:1].upper() + name[1:]
    if plan.plan_year is None:
        return said(Text(f"{name} – kế hoạch chưa rõ năm", f"{name} – plan of an unknown year"), language)
    return said(Text(f"{name} – kế hoạch năm {plan.plan_year}", f"{name} – plan of {plan.plan_year}"), language)
