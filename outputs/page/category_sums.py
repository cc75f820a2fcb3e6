"""What is proposed by category: the top categories, and their own parts below each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.discrepancy import Text
from normalizers.categories import Category, categories
from outputs.notation import said
from outputs.totals import NO_CATEGORY

UNSORTED = Text("Chưa xếp nhóm", "In no category for sure")


@dataclass(frozen=True, slots=True)
class CategorySum:
    """A category's money, None where no line of it has a figure; `is_part` where it stands in the one above it."""

    category_id: str
    name: str
    amount_vnd: int | None
    is_part: bool


def category_sums(sums: Iterable[Mapping[str, int]], language: str) -> tuple[CategorySum, ...]:
    """Return top categories in the order of the list, each followed by its parts; last what is in none for sure.

    The top ones add up to all the money. A part that is the top category itself holds lines of no further category.
    """
    money: dict[str, int | None] = {}
    for by_category in sums:
        for category_id, amount in by_category.items():
            money[category_id] = _plus(money.get(category_id), amount)
    tops: dict[str, int | None] = {}
    for category_id, total in money.items():
        tops[_top(category_id)] = _plus(tops.get(_top(category_id)), total)
    found: list[CategorySum] = []
    for category in categories():
        if not category.parent_id and category.category_id in tops:
            found.append(CategorySum(category.category_id, category.name, tops[category.category_id], False))
            found.extend(_parts(category, money, language))
    if NO_CATEGORY in tops:
        found.append(CategorySum(NO_CATEGORY, said(UNSORTED, language), tops[NO_CATEGORY], False))
    return tuple(found)


def category_name(category_id: str) -> str:
    """Return a category's name, its id where the list knows none."""
    return _names().get(category_id, category_id)


def _parts(top: Category, money: Mapping[str, int | None], language: str) -> list[CategorySum]:
    parts = [
        CategorySum(category.category_id, category.name, money[category.category_id], True)
        for category in categories()
        if category.parent_id == top.category_id and category.category_id in money
    ]
    if parts and top.category_id in money:
        rest = said(Text("Không chia nhỏ hơn", "Not divided further"), language)
        parts.append(CategorySum(top.category_id, rest, money[top.category_id], True))
    return parts


def _plus(one: int | None, other: int | None) -> int | None:
    return other if one is None else one + (other or 0)


def _top(category_id: str) -> str:
    return _tops().get(category_id, NO_CATEGORY)


@cache
def _tops() -> dict[str, str]:
    return {category.category_id: category.top_id for category in categories()}


@cache
def _names() -> dict[str, str]:
    return {category.category_id: category.name for category in categories()}
