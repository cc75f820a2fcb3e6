"""The rows of a dataset already written, typed: what reports read. Each names the columns of its table that it needs.

A blank is None, or "" for text. Amounts are integer đồng, shares Decimal. The meaning of each column is said once, in
outputs/tables.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

import msgspec

from corpus.discrepancy import Fault, Severity
from corpus.received import FileStatus
from normalizers.categories import MatchStatus
from normalizers.column_periods import TableRole
from normalizers.letterhead import UnitLevel
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Phase

Count = Annotated[int, msgspec.Meta(ge=1)]
"""A number counted from 1: of a table, a line, a column, a row of the grid."""

Year = Annotated[int, msgspec.Meta(ge=1900, le=2200)]


class ReceivedRow(msgspec.Struct, frozen=True, gc=False):
    """A row of received_files.csv."""

    file_id: str
    source_file: str
    status: FileStatus
    media_type: str = ""
    pages: int | None = None
    reason: str = ""
    reason_text: str = ""
    duplicate_of: str = ""
    submission_id: str = ""
    reason_text_en: str = ""

    BEYOND_THE_CONTRACT: ClassVar[frozenset[str]] = frozenset({"reason_text_en"})
    """Columns that a dataset by another program need not have."""

    def to_do(self, language: str) -> str:
        """Return what to do about the file, "" where there is nothing."""
        return (self.reason_text_en if language == "en" else "") or self.reason_text


class SubmissionRow(msgspec.Struct, frozen=True, gc=False):
    """A row of submissions.csv."""

    submission_id: str
    source_file: str
    coverage: Decimal
    coverage_rows: Decimal
    province_code: str = ""
    province: str = ""
    unit_code: str = ""
    unit: str = ""
    unit_level: UnitLevel | None = None
    plan_year: Year | None = None
    document_number: str = ""
    issued_on: date | None = None
    title: str = ""
    allocated_vnd: int | None = None
    allocated_year: Year | None = None

    def __post_init__(self) -> None:
        """Refuse a share that is none."""
        if not (0 <= self.coverage <= 1 and 0 <= self.coverage_rows <= 1):
            raise ValueError("coverage")


class TableRow(msgspec.Struct, frozen=True, gc=False):
    """A row of tables.csv; `pages` as written, "3;4"."""

    submission_id: str
    table_no: Count
    role: TableRole
    parts: Count
    unit_source: UnitSource
    title: str = ""
    annex: str = ""
    detail_of: Count | None = None
    unit_as_written: str = ""
    pages: str = ""


class AmountRow(msgspec.Struct, frozen=True, gc=False):
    """A row of line_items.csv: a line in one money column. What names the plan stands in its submission."""

    submission_id: str
    table_no: Count
    row_no: Count
    column_no: Count
    level: Level
    phase: Phase
    funding_source: FundingSource
    amount_status: AmountStatus
    unit_source: UnitSource
    additive: bool
    confidence: Decimal
    needs_review: bool
    match_status: MatchStatus | None = None
    detail_of: Count | None = None
    parent_row_no: Count | None = None
    section: str = ""
    ordinal: str = ""
    name: str = ""
    category_id: str = ""
    candidate_id: str = ""
    column_header: str = ""
    fiscal_year: Year | None = None
    as_of_month: int | None = None
    amount_vnd: int | None = None
    amount_as_written: str = ""
    unit_as_written: str = ""
    page: int | None = None
    location: str = ""
    crop: str = ""

    BEYOND_THE_CONTRACT: ClassVar[frozenset[str]] = frozenset({"crop"})


class DiscrepancyRow(msgspec.Struct, frozen=True, gc=False):
    """A row of discrepancies.csv."""

    discrepancy_id: str
    submission_id: str
    check_id: str
    severity: Severity
    message: str
    message_en: str
    fault: Fault
    state: str
    table_no: Count | None = None
    row_no: Count | None = None
    column_no: Count | None = None
    section: str = ""
    line_name: str = ""
    fiscal_year: Year | None = None
    phase: Phase | None = None
    funding_source: FundingSource | None = None
    stated_vnd: int | None = None
    computed_vnd: int | None = None
    difference_vnd: int | None = None
    suggestion: str = ""
    suggestion_en: str = ""
    page: int | None = None
    location: str = ""
    crop: str = ""

    @property
    def is_open(self) -> bool:
        """True until someone has settled it."""
        return self.state == "open"


class UncheckedRow(msgspec.Struct, frozen=True, gc=False):
    """A row of not_checked.csv."""

    submission_id: str
    table_no: Count
    check_id: str
    reason: str
    row_no: Count | None = None
    column_no: Count | None = None


class CellRow(msgspec.Struct, frozen=True, gc=False):
    """A row of cells.csv: a cell as printed; grid positions from 1."""

    submission_id: str
    table_no: Count
    grid_row: Count
    grid_col: Count
    row_span: Count
    col_span: Count
    header: bool
    text: str = ""
    row_no: Count | None = None
    column_no: Count | None = None
    page: int | None = None
    location: str = ""
