"""Labels that make a line more than an item: totals, subtotals, carried sums, "Trong đó", words of an amount."""

from __future__ import annotations

import regex

from normalizers.number_words import OPENING

_SIGNS = r"(?:\s*[:.]?\s*[(\[]*(?:(?-i:[=+\sA-ZĐ\d,;.()\[\]-])|làm tròn(?: số)?|đến|và)+[)\]]*)?"
_TOTAL = regex.compile(
    r"(?:tổng\s*(?:cộng|số|chi|kinh phí|dự toán|giá trị|nhu cầu|tiền|hợp kinh phí)?(?:\s+(?:kinh phí|dự toán|cộng|số|"
    r"chi|toàn bộ|chung|nhu cầu|ngân sách|số tiền|các mục|các khoản|thực hiện|đề nghị|năm|cả năm|\d{4}))*|"
    r"(?:t[./]\s*)?cộng(?:\s+(?:chung|toàn bộ|tổng))*|toàn bộ)" + _SIGNS + r"\s*[:.…]*",
    regex.IGNORECASE,
)
_SUBTOTAL = regex.compile(
    r"(?:cộng|tổng|tổng cộng|tổng số|tổng phụ|tiểu cộng)\s*(?:các\s+)?(?:mục|phần|nhóm|chương|tiểu mục|khoản)?\s*\(?"
    r"(?P<of>[IVX]+|[A-ZĐ]|\d{1,2}(?:\.\d+)*)\)?\s*[:.]*",
    regex.IGNORECASE,
)
_CARRIED = regex.compile(
    r"(?:cộng\s+|tổng\s+)?(?:mang sang|chuyển sang|chuyển trang|cộng trang|lũy kế trang|luỹ kế trang|trang trước)\b.*",
    regex.IGNORECASE,
)
_OPENS_AS_TOTAL = regex.compile(
    r"(?:tổng\s+(?:cộng|số|kinh phí|chi|dự toán|vốn|nhu cầu|giá trị|tiền|mức|ngân sách|nguồn|các)|"
    r"cộng(?! tác| đồng)|tc)"
    r"(?!\p{L})",
    regex.IGNORECASE,
)
_OF_WHICH = regex.compile(r"(?:trong đó|bao gồm|gồm có|gồm:|chia ra|chia theo)(?!\p{L})", regex.IGNORECASE)
_SOURCE = regex.compile(
    r"(?:ngân sách|ns\p{L}{0,3}|nguồn|vốn|kinh phí (?:tỉnh|huyện|xã|tw|trung ương|đối ứng)|xã hội h[oó]a?|đối ứng)"
    r"(?!\p{L})",
    regex.IGNORECASE,
)
_IN_WORDS = regex.compile(rf"\(?\s*{OPENING}", regex.IGNORECASE)
_REMARK = regex.compile(r"(?:ghi chú|lưu ý|chú thích)\s*:", regex.IGNORECASE)


def is_total(name: str) -> bool:
    """True where the name is the label of a total and nothing more ("Tổng cộng:", "Cộng", "TỔNG SỐ (I+II)")."""
    return _TOTAL.fullmatch(name.strip()) is not None and subtotal_of(name) is None


def opens_as_total(name: str) -> bool:
    """True where a name opens as a total and goes on ("Tổng kinh phí hoạt động KH&CN"): one where it ends a table.

    >>> opens_as_total("Tổng chi sự nghiệp KH&CN"), opens_as_total("Cộng tác viên")
    (True, False)
    """
    return _OPENS_AS_TOTAL.match(name.strip()) is not None and not is_carried(name) and subtotal_of(name) is None


def names_source(name: str) -> bool:
    """True where a name opens with a source of funding ("Ngân sách tỉnh", "- NS huyện")."""
    return _SOURCE.match(name.strip(" -+*•")) is not None


def subtotal_of(name: str) -> str | None:
    """Return the ordinal of the section that a subtotal sums ("Cộng mục I" → "I"), None where the name is none.

    >>> subtotal_of("Cộng mục I"), subtotal_of("Tổng cộng")
    ('I', None)
    """
    found = _SUBTOTAL.fullmatch(name.strip())
    return found["of"].upper() if found else None


def is_carried(name: str) -> bool:
    """True for a sum carried over a page ("Mang sang", "Cộng chuyển sang trang sau")."""
    return _CARRIED.fullmatch(name.strip()) is not None


def is_of_which(name: str) -> bool:
    """True for a line that opens with "Trong đó": a part said again, never added."""
    return _OF_WHICH.match(name.strip(" -+*(")) is not None


def is_in_words(text: str) -> bool:
    """True for an amount in words ("Bằng chữ: …")."""
    return _IN_WORDS.match(text.strip()) is not None


def is_remark(text: str) -> bool:
    """True for a remark below the lines ("Ghi chú: …")."""
    return _REMARK.match(text.strip()) is not None
