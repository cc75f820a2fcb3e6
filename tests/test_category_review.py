"""The wordings that staff must settle: each asked once, what settles most first."""

from __future__ import annotations

import pytest

from corpus.category_review import category_questions
from corpus.dataset import Dataset, audited
from normalizers import categories
from normalizers.categories import MatchStatus
from normalizers.category_vocabulary import Vocabulary
from tests.builders import plan

FIRST = """
Đơn vị tính: triệu đồng

| STT | Nội dung | Kinh phí |
| 1 | Thuê xe đưa đón đại biểu | 10 |
| 2 | Chi tiếp khách của cơ quan | 50 |
| 3 | Phổ biến văn bản quy phạm pháp luật về khoa học và công nghệ | 20 |
| | Tổng cộng | 80 |
"""
SECOND = """
Đơn vị tính: triệu đồng

| STT | Nội dung | Kinh phí |
| 1 | Thuê xe đưa, đón đại biểu | 4 |
| | Tổng cộng | 4 |
"""


def dataset(*drawings: str) -> Dataset:
    return Dataset((), tuple(audited(plan(drawing), f"{k:016}", f"{k}.docx") for k, drawing in enumerate(drawings)))


def test_a_wording_is_asked_once_for_all_its_lines() -> None:
    first, second = category_questions(dataset(FIRST, SECOND))
    assert (first.line_count, first.plan_count, first.amount_vnd) == (2, 2, 14_000_000)
    assert (second.wording, second.line_count) == ("Chi tiếp khách của cơ quan", 1)


def test_of_as_many_lines_the_larger_money_comes_first() -> None:
    assert [q.amount_vnd for q in category_questions(dataset(FIRST))] == [50_000_000, 10_000_000]


def test_what_is_sure_is_not_asked() -> None:
    asked = category_questions(dataset(FIRST))
    assert all(question.match.status is not MatchStatus.AUTO for question in asked)
    assert not any("quy phạm" in question.wording for question in asked)


IN_SECTIONS = """
Đơn vị tính: triệu đồng

| STT | Nội dung | Kinh phí |
| I | Thông tin, truyền thông về khoa học và công nghệ | 10 |
| 1 | Thuê xe đưa đón đại biểu | 10 |
| II | Chi hoạt động thường xuyên | 20 |
| 1 | Thuê xe đưa đón đại biểu | 20 |
| | Tổng cộng | 30 |
"""


def test_a_wording_is_asked_once_for_each_section() -> None:
    asked = category_questions(dataset(IN_SECTIONS, IN_SECTIONS))
    assert [(q.section_id, q.line_count, q.amount_vnd) for q in asked] == [
        ("TX", 2, 40_000_000),
        ("TT", 2, 20_000_000),
    ]


@pytest.mark.parametrize(("section_id", "settled"), [("TT", {"TT"}), ("TX", {"TX"}), ("", {"TX"})])
def test_a_decision_settles_its_section(section_id: str, settled: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """An alias of TX.03 settles the lines of the section it is given for; given for none, not those of other groups."""
    known = {key: dict(by_section) for key, by_section in categories.aliases().items()}
    vocabulary = Vocabulary({category.category_id: category.parent_id for category in categories.categories()})
    known[vocabulary.key("Thuê xe đưa đón đại biểu")] = {section_id: "TX.03"}
    monkeypatch.setattr(categories, "aliases", lambda: known)
    categories.match.cache_clear()
    left = {question.section_id for question in category_questions(dataset(IN_SECTIONS))}
    categories.match.cache_clear()
    assert left == {"TT", "TX"} - settled
