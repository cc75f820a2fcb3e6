"""Money said in prose: amounts with their subject and year from the paragraphs, tied to nothing yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import regex

from ingest.document import Block, Heading, Paragraph, Place
from normalizers.money import Separators, in_vnd, printed_number
from normalizers.money_units import MoneyUnit
from normalizers.periods import Phase, as_of_month, said_phase, years
from normalizers.prose_totals import is_of_others, says_total


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


_FIGURE = r"(?:\d{1,3}(?: \d{3})+(?:,\d+)?|\d[\d.,]*\d|\d)"
_AMOUNT = regex.compile(
    rf"(?<![\d.,/])(?<!\d )(?:({_FIGURE})\s*(?:tỷ|tỉ)(?: đồng)?,?\s*(?:và )?)?"
    rf"({_FIGURE})\s*((?:tỷ|tỉ|triệu|nghìn|ngàn) đồng|đồng|vnđ|vnd|đ|(?:tỷ|tỉ|triệu)(?=\s*(?:[,.;:()]|$)))(?!\p{{L}})",
    regex.IGNORECASE,
)
# Longer than any paragraph of a plan: patterns that look back would take minutes over it.
_LONGEST_PARAGRAPH = 20_000
_GRANTED = r"(?:cấp|giao|phân bổ|bố trí|phê duyệt)(?!\p{L})"
_ALLOCATED = regex.compile(
    r"(?<!\p{L})(?:(?:kinh phí|ngân sách|dự toán|vốn)[^:]{0,60}?"
    rf"(?:được|đã|do [^:]{{0,40}})\s*(?:ubnd [^:]{{0,30}})?{_GRANTED}"
    rf"|(?:kinh phí|dự toán)\s+ubnd (?:tỉnh|huyện|thành phố|thị xã)[^:,]{{0,20}}?\s{_GRANTED}"
    rf"|ubnd (?:tỉnh|huyện|thành phố|thị xã)[^:,]{{0,20}}?\s{_GRANTED}[^:,]{{0,40}}?(?:kinh phí|dự toán))",
    regex.IGNORECASE,
)
# Money not (yet) granted, or granted on top of an allocation, is not the allocation.
_NOT_ALLOCATED = regex.compile(
    r"(?<!\p{L})(?:chưa|không|đề nghị|đề xuất|kiến nghị|xin|bổ sung|thêm|đợt|lần)(?!\p{L})", regex.IGNORECASE
)
_PLANNED = regex.compile(r"(?<!\p{L})(?:đề nghị|dự toán|dự kiến|kế hoạch|nhu cầu|xin)(?!\p{L})", regex.IGNORECASE)
_PARTLY = regex.compile(
    r"(?<!\p{L})(?:trong đó|nguồn|ngân sách (?:tỉnh|trung ương|huyện|thị xã|thành phố|xã|cấp)|khoảng|gần|hơn|"
    r"xấp xỉ|không quá|tối đa|tối thiểu|ít nhất|còn lại|tăng|giảm|mô hình|đề tài|dự án|lớp|hội nghị|hội thảo|tập huấn|"
    r"tuyên truyền|mua sắm|hạng mục|mỗi|từng|bình quân|so với|giai đoạn|nhiệm kỳ|"
    r"\d+ năm(?! (?:19|20)\d\d)|(?:hai|ba|bốn|năm) năm|từ \d[\d.,]*(?: \p{L}+){0,2} đến|"
    r"(?:mục|phần|nội dung) (?:\d+|[IVX]+))(?!\p{L})"
    r"|(?<!\p{L})(?:trên|dưới|chừng|độ|vượt|đến)\s*$|[~<>≈≤≥]\s*$|\d\s*[-–]\s*$",
    regex.IGNORECASE,
)
_PARTLY_AFTER = regex.compile(
    r"\s*(?:/|mỗi|trở lên|(?:từ |do |thuộc )?(?:nguồn |vốn )?"
    r"(?:ngân sách (?:tỉnh|trung ương|huyện|thị xã|thành phố|xã|cấp)|đối ứng)|"
    r"(?:cho|để|chi) (?:mô hình|đề tài|dự án|lớp|hội nghị|hội thảo|tập huấn|tuyên truyền|mua sắm))",
    regex.IGNORECASE,
)
_SENTENCE_END = regex.compile(r"(?<=[\p{L}\d)]{3})[.;]\s+(?=\p{Lu})")
_CLAUSE = regex.compile(r"[^.,;:(]*")
_COMPARED = regex.compile(r"(?<!\p{L})(?:so với|bằng|tăng|giảm|đạt)(?!\p{L})", regex.IGNORECASE)
_WHOLE_YEAR = (None, 12)


def amounts_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the amounts a text says, in đồng, with where each begins and ends in it.

    >>> [amount for amount, _, _ in amounts_in("Kinh phí: 130.000.000 đồng, 12,5 triệu đồng và 1 tỷ 504 triệu đồng")]
    [130000000, 12500000, 1504000000]
    """
    if len(text) > _LONGEST_PARAGRAPH:
        return
    for found in _AMOUNT.finditer(text):
        amount = _amount(found[2], found[3])
        billions = 0 if found[1] is None else _amount(found[1], "tỷ đồng")
        if amount is not None and billions is not None:
            yield billions + amount, found.start(), found.end()


def _amount(figure: str, unit: str) -> int | None:
    """Return whole đồng, None where the print allows two readings that no one can tell apart ("1.504 tỷ")."""
    number = printed_number(f"{figure} {unit}")
    if number is None or number.own_unit is None:
        return None
    if number.is_ambiguous and number.own_unit is MoneyUnit.BILLION:
        return None
    value = number.value(Separators.VIETNAMESE)
    if number.is_ambiguous and number.own_unit is MoneyUnit.DONG:
        # Đồng have no decimals: "152,000 đồng" are thousands.
        value = max(reading for reading in (number.vietnamese, number.english) if reading is not None)
    return None if value is None else in_vnd(value, number.own_unit)


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
    """Yield what a paragraph says: each amount belongs to the words of its sentence since the amount before it."""
    text, begun = paragraph.text, 0
    before = [year for year in heading_years if plan_year is None or year < plan_year]
    for amount, start, end in amounts_in(text):
        run, begun = text[begun:start], end
        words = _SENTENCE_END.split(run)[-1]
        subject = None if _PARTLY_AFTER.match(text, end) else _subject(words)
        if subject is None:
            continue
        named = years(words) or _years_after(text, end) or years(run)
        if subject is Subject.ALLOCATED:
            year = named[-1] if named else before[-1] if before else None if plan_year is None else plan_year - 1
            yield SaidAmount(subject, year, Phase.APPROVED, amount, words.strip(), paragraph.place, block)
        else:
            year = named[-1] if named else heading_years[-1] if heading_years else plan_year
            phase = _phase(words, year, plan_year)
            yield SaidAmount(subject, year, phase, amount, words.strip(), paragraph.place, block)


def _years_after(text: str, end: int) -> tuple[int, ...]:
    """Return the years that the rest of an amount's clause names ("152 triệu đồng cho năm 2025")."""
    clause = _CLAUSE.match(text, end)
    rest = clause[0] if clause is not None else ""
    return () if _COMPARED.search(rest) or any(True for _ in amounts_in(rest)) else years(rest)


def _subject(words: str) -> Subject | None:
    if _PARTLY.search(words) or as_of_month(words) not in _WHOLE_YEAR:
        return None
    if _ALLOCATED.search(words):
        return None if _NOT_ALLOCATED.search(words) or is_of_others(words) else Subject.ALLOCATED
    return Subject.TOTAL if says_total(words) else None


def _phase(words: str, year: int | None, plan_year: int | None) -> Phase | None:
    if year is not None and plan_year is not None and year >= plan_year:
        return Phase.PROPOSED
    return said_phase(words) if not _PLANNED.search(words) else Phase.APPROVED
