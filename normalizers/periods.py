"""Which year, phase, month and funding source a header speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import regex


class Phase(Enum):
    """The phase of a budget figure (contract: by year first)."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ESTIMATED = "estimated"
    EXECUTED = "executed"
    SETTLED = "settled"
    ADJUSTED = "adjusted"


class FundingSource(Enum):
    """Who pays; total is the sum of the sources or the only figure."""

    TOTAL = "total"
    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Period:
    """What the figures of a column are: year (None: nowhere said), phase, and the month they were counted up to."""

    fiscal_year: int | None
    phase: Phase
    as_of_month: int | None = None


_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_REFERENCE = regex.compile(
    r"(?i)\d+\s*/\s*(?:19|20)\d\d\s*/[\p{L}\d-]+|ngày\s+\d+\s*[/-]\s*\d+\s*[/-]\s*\d{4}|"
    r"(?:giai đoạn|nhiệm kỳ)[^,;.)]*?\d{4}\s*[-–]\s*\d{4}"
)
_HALF = regex.compile(r"(?i)(?<!\d)(?:0?6|sáu) tháng(?! cuối)(?: đầu năm)?")
_MONTHS = regex.compile(r"(?i)(?<!\d)(\d{1,2}) tháng(?! cuối)(?: đầu năm)?")
_UP_TO = regex.compile(
    r"(?i)(?:đến|hết)(?: ngày)?(?:\s*\d{1,2}[/.-])?(?:\s*(?:hết|cuối))?(?: tháng)?\s*(\d{1,2})(?!\d)"
)
_QUARTER = regex.compile(r"(?i)quý\s*(IV|III|II|I|[1-4])(?!\p{L})")
_QUARTERS = {"I": 3, "1": 3, "II": 6, "2": 6, "III": 9, "3": 9, "IV": 12, "4": 12}

_GRANTED = regex.compile(
    r"(?i)(?<!\p{L})(?:được\s+|đã\s+)?(?:(?<!chuyển )giao|được cấp|đã cấp|được duyệt|phê duyệt|cấp phát|"
    r"phân bổ|bố trí)(?!\p{L})"
)
_PLANNED = regex.compile(r"(?i)(?<!\p{L})(?:kế hoạch|dự toán|kh|dt)(?!\p{L})")
_ESTIMATED = regex.compile(r"(?i)(?<!\p{L})(?:ước|ưth|dự kiến thực hiện)(?!\p{L})")
_PHASES: tuple[tuple[Phase, regex.Pattern[str]], ...] = (
    (Phase.SETTLED, regex.compile(r"(?i)(?<!\p{L})(?:quyết toán|qt)(?!\p{L})")),
    (Phase.ADJUSTED, regex.compile(r"(?i)(?<!\p{L})(?:điều chỉnh|bổ sung)(?!\p{L})")),
    (
        Phase.EXECUTED,
        regex.compile(
            r"(?i)(?<!\p{L})(?:(?<!kế hoạch )thực hiện|đã (?:chi|sử dụng|thực hiện)|giải ngân|lũy kế|luỹ kế|tính đến|"
            r"\d{1,2} tháng|sáu tháng|quý)(?!\p{L})"
        ),
    ),
)
_SOURCES: tuple[tuple[FundingSource, regex.Pattern[str]], ...] = (
    (
        FundingSource.OTHER,
        regex.compile(
            r"(?i)(?<!\p{L})(?:khác|xã hội hoá|xã hội hóa|xhh|tự có|đối ứng|doanh nghiệp|tài trợ|huy động|"
            r"ngoài ngân sách|đóng góp|dân góp|nhân dân|người dân|cộng đồng|lồng ghép|vốn vay)(?!\p{L})"
        ),
    ),
    (FundingSource.CENTRAL, regex.compile(r"(?i)(?<!\p{L})(?:trung ương|tw|t\.ư|nstw)(?!\p{L})")),
    (
        FundingSource.PROVINCE,
        regex.compile(r"(?i)(?<!\p{L})(?:(?<!ubnd )tỉnh|nst|sở kh&cn|sở khoa học và công nghệ)(?!\p{L})"),
    ),
    (FundingSource.DISTRICT, regex.compile(r"(?i)(?<!\p{L})(?:(?<!ubnd )(?:huyện|thị xã|quận)|nsh)(?!\p{L})")),
    (FundingSource.COMMUNE, regex.compile(r"(?i)(?<!\p{L})(?:(?<!ubnd )(?:xã|phường|thị trấn|đặc khu)|nsx)(?!\p{L})")),
)
_BARE_SOURCES = {
    **dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu", "cấp xã"), FundingSource.COMMUNE),
    **dict.fromkeys(("huyện", "thị xã", "quận", "cấp huyện"), FundingSource.DISTRICT),
    **dict.fromkeys(("tỉnh", "cấp tỉnh"), FundingSource.PROVINCE),
    **dict.fromkeys(("trung ương", "tw"), FundingSource.CENTRAL),
}
_CITY = regex.compile(r"(?i)(?<!\p{L})(?:thành phố|tp)(?!\p{L})")
_FUNDED = regex.compile(
    r"(?i)(?<!\p{L})(?:ngân sách|ns|nguồn|vốn|cấp|kinh phí|nsnn|nsđp|tỉnh|huyện|trung ương|tw|nstw|"
    r"nst|nsh|nsx)(?!\p{L})"
)
_LOCAL = regex.compile(r"(?i)(?<!\p{L})(?:ngân sách địa phương|nsđp|ns địa phương)(?!\p{L})")


def years(text: str) -> tuple[int, ...]:
    """Return the years said, in order, each once; numbers of decrees and dates of letters are none.

    >>> years("ước thực hiện năm 2023, dự toán 2024 theo Nghị định 30/2020/NĐ-CP")
    (2023, 2024)
    """
    return tuple(dict.fromkeys(int(y) for y in _YEAR.findall(_REFERENCE.sub(" ", text))))


def as_of_month(text: str) -> int | None:
    """Return the month up to which figures were counted ("Tính đến tháng 5", "6 tháng đầu năm", "Quý II").

    >>> as_of_month("Thực hiện 6 tháng năm 2021")
    6
    """
    if found := _HALF.search(text):
        return 6
    for pattern in (_MONTHS, _UP_TO):
        if (found := pattern.search(text)) and 1 <= int(found[1]) <= 12:
            return int(found[1])
    if found := _QUARTER.search(text):
        return _QUARTERS[found[1].upper()]
    return None


def said_phase(text: str) -> Phase | None:
    """Return the phase that the words of a past year's header say, None where they say none ("Kinh phí")."""
    if _ESTIMATED.search(text):
        return Phase.ESTIMATED
    if _HALF.search(text) or not _GRANTED.search(text):
        for phase, pattern in _PHASES:
            if pattern.search(text):
                return phase
    if _GRANTED.search(text) or _PLANNED.search(text):
        return Phase.APPROVED
    return None


def is_granted(text: str) -> bool:
    """True where the header says the money was granted (giao, được cấp, phê duyệt)."""
    return _GRANTED.search(text) is not None


def phase(text: str, fiscal_year: int | None, plan_year: int | None) -> Phase | None:
    """Return the phase by year first, then by words; None where only the table around it can tell.

    >>> phase("Ước thực hiện", 2023, 2024).value, phase("Kế hoạch", 2024, 2024).value, phase("Kinh phí", 2023, 2024)
    ('estimated', 'proposed', None)
    """
    if fiscal_year is not None and plan_year is not None and fiscal_year >= plan_year:
        return Phase.APPROVED if is_granted(text) else Phase.PROPOSED
    return said_phase(text)


def funding_source(text: str, *, city_is_district: bool = True) -> FundingSource:
    """Return who pays by the words of a header; "thành phố" is a district's or the province's city.

    >>> funding_source("Kinh phí / Ngân sách cấp huyện").value
    'district'
    """
    leaf = text.rpartition(" / ")[2].strip().lower()
    if leaf in _BARE_SOURCES:
        return _BARE_SOURCES[leaf]
    if not _FUNDED.search(text) and not any(p.search(text) for s, p in _SOURCES if s is FundingSource.OTHER):
        return FundingSource.TOTAL
    if _LOCAL.search(text):
        return FundingSource.OTHER
    for source, pattern in _SOURCES:
        if pattern.search(text):
            return source
    if _CITY.search(text):
        return FundingSource.DISTRICT if city_is_district else FundingSource.PROVINCE
    return FundingSource.TOTAL
