"""What stands in the summary of a dataset: for each plan year its tables and key figures, and what is of no year."""

from __future__ import annotations

from dataclasses import dataclass

from outputs.by_year.year_units import YearUnits, years_of_units
from outputs.expected_units import ExpectedUnit, awaited_year
from outputs.summary.amount_lists import correction_table, detail_table, not_added_table, undated_table
from outputs.summary.category_table import category_table, part_table
from outputs.summary.comparison import category_list, reconciliation, year_table
from outputs.summary.key_figures import key_figures
from outputs.summary.phase_table import phase_tables
from outputs.summary.received_lists import document_table, expected_table, file_table, missing_units
from outputs.summary.source_table import source_tables
from outputs.summary.table import SummaryTable
from outputs.summary.widths import fitted
from outputs.written.dataset import WrittenDataset


@dataclass(frozen=True, slots=True)
class YearContents:
    """The tables of a plan year; `expected` is None where no list was given, `phases` are cut for paper."""

    plan_year: int
    key_figures: tuple[str, ...]
    categories: SummaryTable
    parts: SummaryTable
    category_list: SummaryTable
    phases: SummaryTable
    phases_on_paper: tuple[SummaryTable, ...]
    sources: tuple[SummaryTable, ...]
    corrections: SummaryTable
    not_added: SummaryTable
    details: SummaryTable
    documents: SummaryTable
    reconciliation: SummaryTable


@dataclass(frozen=True, slots=True)
class Contents:
    """The plan years, the latest first, what is of no year, and the units awaited (None: no list was given)."""

    years: tuple[YearContents, ...]
    comparison: SummaryTable
    files: SummaryTable
    undated: SummaryTable
    expected: SummaryTable | None


# More do not fit across a page.
_PERIODS_ON_PAPER = 4


def contents(written: WrittenDataset, expected: tuple[ExpectedUnit, ...], language: str) -> Contents:
    """Return what stands in the summary of a dataset."""
    years = years_of_units(written)
    return Contents(
        tuple(_year_contents(year, written, expected, language) for year in years),
        fitted(year_table(years, language)),
        file_table(written, language),
        fitted(undated_table(written, language)),
        expected_table(written, expected, language) if expected else None,
    )


def _year_contents(
    year: YearUnits, written: WrittenDataset, expected: tuple[ExpectedUnit, ...], language: str
) -> YearContents:
    is_awaited = bool(expected) and year.plan_year == awaited_year(written.submissions)
    missing = len(missing_units(written, expected)) if is_awaited else None
    return YearContents(
        plan_year=year.plan_year,
        key_figures=key_figures(year, missing, language, has_list=bool(expected)),
        categories=fitted(category_table(year, language)),
        parts=fitted(part_table(year, language)),
        category_list=fitted(category_list(year, language)),
        phases=fitted(phase_tables(year, language)[0]),
        phases_on_paper=tuple(map(fitted, phase_tables(year, language, periods_at_most=_PERIODS_ON_PAPER))),
        sources=tuple(map(fitted, source_tables(year, language))),
        corrections=fitted(correction_table(year, language)),
        not_added=fitted(not_added_table(year, language)),
        details=fitted(detail_table(year, language)),
        documents=document_table(year, language),
        reconciliation=fitted(reconciliation(year, language)),
    )
