"""What the sheets of the workbook are made from: the plans in their order, the sheet of each and its layout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.discrepancy import Severity, Text
from outputs.formats import ReportRequest
from outputs.notation import said
from outputs.workbook.listing import FIRST_ROW, Linked
from outputs.workbook.marks import is_listed
from outputs.workbook.plan_layout import PlanLayout, Spot, plan_layout
from outputs.workbook.sheet_names import address, link, sheet_names
from outputs.workbook.unit_wording import unit
from outputs.written import WrittenDataset, WrittenSubmission
from outputs.written.rows import DiscrepancyRow, SubmissionRow

MOST_SHEETS = 100
"""Above so many plans only those with something to be put right get a sheet of their own."""

SUMMARY = Text("Tổng hợp", "Summary")
DISCREPANCIES = Text("Sai lệch", "Discrepancies")
REVIEW = Text("Cần xem lại", "To review")
UNCHECKED = Text("Chưa kiểm tra", "Not checked")
UNREAD = Text("Tệp không đọc được", "Files not read")
LISTS = (SUMMARY, DISCREPANCIES, REVIEW, UNCHECKED, UNREAD)


@dataclass(frozen=True, slots=True)
class Contents:
    """The dataset in the order of the workbook; `numbers` count the discrepancies as they are listed, from 1."""

    written: WrittenDataset
    request: ReportRequest
    plans: tuple[WrittenSubmission, ...]
    layouts: Mapping[str, PlanLayout]
    discrepancies: tuple[tuple[WrittenSubmission, DiscrepancyRow], ...]
    numbers: Mapping[str, Mapping[str, int]]

    def said(self, text: Text) -> str:
        """Return the words in the language of the report."""
        return said(text, self.request.language)

    def unit_link(self, plan: WrittenSubmission) -> str | Linked:
        """Return the unit's name, leading to its sheet where it has one."""
        name = unit(plan.row, self.request.language)
        layout = self.layouts.get(plan.row.submission_id)
        return Linked(name, link(layout.sheet, 0, 0)) if layout is not None else name

    def cell_link(self, plan: WrittenSubmission, spot: Spot | None) -> str | Linked:
        """Return the name of a cell of the unit's sheet, leading to it; "" where the unit has none."""
        layout = self.layouts.get(plan.row.submission_id)
        return Linked(address(*spot), link(layout.sheet, *spot)) if layout is not None and spot is not None else ""

    def discrepancy_link(self, number: int) -> str:
        """Return the address of a discrepancy in their list."""
        return link(self.said(DISCREPANCIES), FIRST_ROW + number - 1, 0)


def contents(written: WrittenDataset, request: ReportRequest) -> Contents:
    """Return what the workbook is made from. Errors: UnusableDataset."""
    plans = tuple(sorted(written.submissions, key=_by_year_and_unit))
    of_own = [plan for plan in plans if len(plans) <= MOST_SHEETS or plan.open_findings()]
    names = sheet_names((plan.row for plan in of_own), (said(text, request.language) for text in LISTS))
    cells = written.cells([plan.row.submission_id for plan in of_own])
    layouts = {
        identity: plan_layout(plan, names[identity], cells.pop(identity))
        for plan in of_own
        if (identity := plan.row.submission_id)
    }
    severities = list(Severity)
    listed = sorted(
        ((plan, found) for plan in plans for found in plan.discrepancies),
        key=lambda pair: (not is_listed(pair[1]), severities.index(pair[1].severity)),
    )
    numbers: dict[str, dict[str, int]] = {plan.row.submission_id: {} for plan in plans}
    for number, (plan, found) in enumerate(listed, 1):
        numbers[plan.row.submission_id][found.discrepancy_id] = number
    return Contents(written, request, plans, layouts, tuple(listed), numbers)


def _by_year_and_unit(plan: WrittenSubmission) -> tuple[int, str, str, str]:
    """Return a sort key: by year, then in the order of the General Statistics Office's codes, the unknown last."""
    return plan.row.plan_year or 9999, _code(plan.row), plan.row.unit, plan.row.source_file


def _code(plan: SubmissionRow) -> str:
    return f"{plan.province_code or '~'}{plan.unit_code or '~'}"
