"""The tables have the columns of the contract, in its order."""

from __future__ import annotations

from enum import Enum

import pytest

from corpus.discrepancy import Fault, Severity
from corpus.received import FileStatus
from ingest.errors import UnreadableError
from normalizers.categories import MatchStatus
from normalizers.column_periods import TableRole
from normalizers.equations import NotChecked
from normalizers.letterhead import UnitLevel
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource, Phase
from outputs import labels
from outputs.columns import Labels
from outputs.tables import tables

CONTRACT = {
    "received_files": "file_id source_file sha256 bytes media_type pages status reason reason_text duplicate_of "
    "submission_id",
    "submissions": "submission_id source_file province_code province unit_code unit unit_level plan_year "
    "document_number issued_on title allocated_vnd allocated_year supersedes rendition_of coverage coverage_rows "
    "reader_version",
    "headings": "submission_id source_file position level number title page",
    "line_items": "submission_id source_file unit_code unit plan_year table_no table_title annex table_role detail_of "
    "row_no parent_row_no level section ordinal name category_id candidate_id match_score match_status quantity "
    "quantity_unit unit_price_vnd column_no column_header fiscal_year phase as_of_month funding_source amount_vnd "
    "amount_million_vnd amount_status amount_as_written unit_as_written unit_source additive note page location "
    "confidence needs_review",
    "discrepancies": "discrepancy_id submission_id source_file unit_code unit plan_year check_id severity table_no "
    "row_no column_no section line_name fiscal_year phase funding_source stated_vnd computed_vnd difference_vnd "
    "message message_en suggestion suggestion_en fault page location crop state",
    "not_checked": "submission_id source_file table_no row_no column_no check_id reason",
    "tables": "submission_id table_no title annex role detail_of unit_as_written unit_source pages parts",
    "cells": "submission_id table_no grid_row grid_col row_span col_span text header row_no column_no page location",
}

MORE = {"received_files": ("reason_text_en",), "line_items": ("crop",)}
"""Columns beyond the contract, after its own."""

REASONS = (
    "empty_file not_a_document unsupported_format damaged password no_access temporary_file too_large time_limit "
    "memory_limit no_progress reader_died needs_tool no_pages no_text no_budget_table"
)


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_are_those_of_the_contract_in_its_order(name: str) -> None:
    found = {table.name: [column.name for column in table.columns] for table in tables()}
    assert found[name] == [*CONTRACT[name].split(), *MORE.get(name, ())]


def test_every_column_is_titled_and_described_in_both_languages() -> None:
    for table in tables():
        for column in table.columns:
            assert column.title_vi and column.description.vi and column.description.en, f"{table.name}.{column.name}"


def test_a_column_is_titled_alike_wherever_it_stands_with_the_same_meaning() -> None:
    for name in ("submission_id", "unit", "plan_year", "table_no", "row_no", "phase", "funding_source", "check_id"):
        titles = {column.title_vi for table in tables() for column in table.columns if column.name == name}
        assert len(titles) == 1, name


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (FileStatus, labels.FILE_STATUSES),
        (UnitLevel, labels.UNIT_LEVELS),
        (TableRole, labels.TABLE_ROLES),
        (Level, labels.LEVELS),
        (MatchStatus, labels.MATCH_STATUSES),
        (Phase, labels.PHASES),
        (FundingSource, labels.FUNDING_SOURCES),
        (AmountStatus, labels.AMOUNT_STATUSES),
        (UnitSource, labels.UNIT_SOURCES),
        (Severity, labels.SEVERITIES),
        (Fault, labels.FAULTS),
        (NotChecked, labels.NOT_CHECKED_REASONS),
    ],
)
def test_every_value_has_a_label(kind: type[Enum], named: Labels) -> None:
    assert {member.value for member in kind} == set(named)


def test_reasons_are_the_closed_list_of_the_contract() -> None:
    assert list(labels.REASONS) == REASONS.split()
    assert {kind.reason for kind in UnreadableError.__subclasses__()} <= set(labels.REASONS)
