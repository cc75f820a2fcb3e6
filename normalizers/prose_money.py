"""Money said in prose: amounts with their subject and year from the paragraphs, tied to nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from ingest.document import Block, Heading, Paragraph, Place
from normalizers.money import Separators, in_vnd, printed_number
from normalizers.periods import Phase, said_phase, years


class Subject(Enum):
    """What an amount in prose is said of; other amounts are not taken."""

    ALLOCATED = "allocated"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class SaidAmount:
    """An amount said in prose: of what, for which year and phase, in which words, where among the blocks."""

    subject: Subject
    year: int | None
    phase: Phase | None
    amount_vnd: int
    words: str
    place: Place
    block: int


_AMOUNT = regex.compile(
    r"(?<![\d.,/])(\d[\d.,]*\d|\d)\s*(tỷ đồng|tỉ đồng|triệu đồng|nghìn đồng|ngàn đồng|đồng|đ)(?!\p{L})",
    regex.IGNORECASE,
)
_ALLOCATED = regex.compile(
    r"(?<!\p{L})(?:kinh phí|ngân sách|dự toán|vốn)[^:]{0,60}?(?<!đề nghị )(?:được|đã|do [^:]{0,40})\s*"
    r"(?:ubnd [^:]{0,30})?(?:cấp|giao|phân bổ|bố trí|phê duyệt)(?!\p{L})",
    regex.IGNORECASE,
)
_TOTAL = regex.compile(
    r"(?<!\p{L})(?:tổng (?:kinh phí|dự toán|nhu cầu|số kinh phí|số tiền|cộng)|nhu cầu kinh phí)(?!\p{L})",
    regex.IGNORECASE,
)
_PLANNED = regex.compile(r"(?<!\p{L})(?:đề nghị|dự toán|dự kiến|kế hoạch|nhu cầu|xin)(?!\p{L})", regex.IGNORECASE)
_PARTLY = regex.compile(
    r"(?<!\p{L})(?:trong đó|nguồn|ngân sách (?:tỉnh|trung ương|huyện|thị xã|thành phố|xã|cấp)|khoảng|gần|hơn|trên|"
    r"còn lại|tăng|giảm|mô hình|đề tài|mỗi|bình quân)(?!\p{L})",
    regex.IGNORECASE,
)


def amounts_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the amounts a text says, in đồng, with where each begins and ends in it.

    >>> [amount for amount, _, _ in amounts_in("Kinh phí: 130.000.000 đồng và 12,5 triệu đồng")]
    [130000000, 12500000]
    """
    for found in _AMOUNT.finditer(text):
        number = printed_number(f"{found[1]} {found[2]}")
        value = number.value(Separators.VIETNAMESE) if number is not None else None
        if number is not None and value is not None and number.own_unit is not None:
            amount = in_vnd(value, number.own_unit)
            if amount is not None:
                yield amount, found.start(), found.end()


def said_amounts(blocks: Sequence[Block], plan_year: int | None) -> tuple[SaidAmount, ...]:
    """Return the allocations and totals that paragraphs say, in order; parts, shares and round words are left out."""
    found: list[SaidAmount] = []
    heading_years: tuple[int, ...] = ()
    for k, block in enumerate(blocks):
        if isinstance(block, Heading):
            heading_years = years(block.title) or heading_years
        if isinstance(block, Paragraph):
            found.extend(_said(block, k, heading_years, plan_year))
    return tuple(found)


def allocation(said: Sequence[SaidAmount]) -> SaidAmount | None:
    """Return the allocation a plan says, None where it says none or two that differ for one year."""
    allocated = [amount for amount in said if amount.subject is Subject.ALLOCATED]
    if not allocated:
        return None
    latest = max((amount.year or 0) for amount in allocated)
    of_year = [amount for amount in allocated if (amount.year or 0) == latest]
    return of_year[0] if len({amount.amount_vnd for amount in of_year}) == 1 else None


def _said(
    paragraph: Paragraph, block: int, heading_years: Sequence[int], plan_year: int | None
) -> Iterator[SaidAmount]:
    """Yield what a paragraph says: each amount belongs to the words since the amount before it."""
    text, begun = paragraph.text, 0
    for amount, start, end in amounts_in(text):
        words, begun = text[begun:start], end
        subject = _subject(words)
        if subject is None:
            continue
        named = years(words)
        before = [year for year in heading_years if plan_year is None or year < plan_year]
        if subject is Subject.ALLOCATED:
            year = named[-1] if named else before[-1] if before else None if plan_year is None else plan_year - 1
            yield SaidAmount(subject, year, Phase.APPROVED, amount, words.strip(), paragraph.place, block)
        else:
            year = named[-1] if named else heading_years[-1] if heading_years else plan_year
            phase = _phase(words, year, plan_year)
            yield SaidAmount(subject, year, phase, amount, words.strip(), paragraph.place, block)


def _subject(words: str) -> Subject | None:
    if _PARTLY.search(words):
        return None
    if _ALLOCATED.search(words):
        return Subject.ALLOCATED
    return Subject.TOTAL if _TOTAL.search(words) else None


def _phase(words: str, year: int | None, plan_year: int | None) -> Phase | None:
    if year is not None and plan_year is not None and year >= plan_year:
        return Phase.PROPOSED
    return said_phase(words) if not _PLANNED.search(words) else Phase.APPROVED
