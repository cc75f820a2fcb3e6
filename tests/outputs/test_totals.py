"""The sums that reports show: each đồng once, by period, category and source; stated beside computed."""

from __future__ import annotations

from pathlib import Path

from normalizers.periods import FundingSource, Period, Phase
from outputs.formats import csv_dataset
from outputs.totals import NO_CATEGORY, by_source, period_totals
from outputs.written import WrittenSubmission, written_dataset
from tests.outputs.plans import ROWS, dataset

PLAN_2024 = Period(2024, Phase.PROPOSED)


def plan(folder: Path, rows: tuple[tuple[str, str, str], ...] = ROWS) -> WrittenSubmission:
    csv_dataset.write(dataset(rows), folder)
    (found,) = written_dataset(folder).submissions
    return found


def test_the_lines_are_added_once_and_not_their_sections(tmp_path: Path) -> None:
    (total,) = period_totals(plan(tmp_path)).values()
    assert total.computed_vnd == (10 + 25) * 1_000_000 - 5_500_000
    assert total.stated_vnd == 24_500_000
    assert total.agrees is False
    assert total.missing == 1


def test_categories_add_up_to_the_whole(tmp_path: Path) -> None:
    totals = period_totals(plan(tmp_path))
    assert list(totals) == [PLAN_2024]
    by_category = totals[PLAN_2024].by_category
    assert sum(by_category.values()) == totals[PLAN_2024].computed_vnd


def test_a_line_in_no_category_counts_in_that_of_its_section(tmp_path: Path) -> None:
    found = plan(tmp_path, (("I", "Ứng dụng tiến bộ khoa học và kỹ thuật", "5"), ("1", "Chi việc lạ", "5")))
    rows = {row.name: row for row in found.amounts}
    assert rows["Chi việc lạ"].category_id == ""
    assert rows["Ứng dụng tiến bộ khoa học và kỹ thuật"].category_id == "UD"
    assert period_totals(found)[PLAN_2024].by_category == {"UD": 5_000_000}


def test_a_line_that_stands_in_no_category_counts_in_none(tmp_path: Path) -> None:
    found = plan(tmp_path, (("1", "Chi việc lạ", "5"), ("2", "Việc lạ nữa", "3"), ("", "Tổng cộng", "8")))
    assert period_totals(found)[PLAN_2024].by_category == {NO_CATEGORY: 8_000_000}


def test_a_total_printed_twice_is_stated_once(tmp_path: Path) -> None:
    lines = (("1", "Kiểm tra về đo lường", "2"), ("2", "Chi khác", "3"))
    total = period_totals(plan(tmp_path, (("", "Tổng cộng", "5"), *lines, ("", "Tổng cộng", "5"))))[PLAN_2024]
    assert (total.stated_vnd, total.computed_vnd) == (5_000_000, 5_000_000)


def test_no_total_stated_is_none_and_not_zero(tmp_path: Path) -> None:
    total = period_totals(plan(tmp_path, ROWS[:-1]))[PLAN_2024]
    assert total.stated_vnd is None
    assert total.agrees is None


def test_sources_of_their_own_columns(tmp_path: Path) -> None:
    assert by_source(plan(tmp_path)) == {}
    assert FundingSource.TOTAL not in {source for sums in by_source(plan(tmp_path)).values() for source in sums}
