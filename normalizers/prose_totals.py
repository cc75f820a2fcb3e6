"""Whose total a sentence says: the plan's, or one that no table of its budget prints (loans, fines, other schemes)."""

from __future__ import annotations

import regex

_LABEL = regex.compile(
    r"(?<!\p{L})(?:tổng (?:số |mức )?(?:kinh phí|dự toán|nhu cầu|tiền|chi)|tổng cộng|nhu cầu kinh phí|"
    r"kinh phí thực hiện kế hoạch)(?!\p{L})",
    regex.IGNORECASE,
)
_UNIT = r"huyện|thị xã|thành phố|tỉnh|xã|phường|đặc khu|quận|ubnd|[uủ][yỷ] ban nhân dân|đơn vị|địa phương|địa bàn"
_PLAN = (
    r"kế hoạch|đề nghị|đề xuất|nhiệm vụ|hoạt động|nội dung|khoa học|kh\s*(?:&|và|,)?\s*cn|sự nghiệp|dự kiến|đăng ký|"
    r"phân bổ|nêu trên|phụ lục|bảng|biểu"
)
_PASSING = r"năm|cả|toàn|trong|trên|với|có|là|cần|chi|được|đã|ước|sử dụng|thực hiện|và|của|cho|để|các|những|cụ thể"
_OF_MONEY = r"số|tiền|cộng|kinh phí|dự toán|nhu cầu|phát triển|ứng dụng|cần hỗ trợ|làm tròn|[ivx]+"
_GRANTED = r"cấp|giao|giải ngân|quyết toán|phê duyệt|duyệt|xin"
_LINKS = r"dự kiến|do đó|vì vậy|như vậy|theo đó|riêng"
_GAP = r"[\s\P{L}]*"
# Between label and amount stand passing words, then what the plan is called by, or nothing.
_AFTER = regex.compile(
    rf"{_GAP}(?:(?:{_PASSING}|{_OF_MONEY}|\p{{L}})(?!\p{{L}}){_GAP})*(?:$|(?:{_PLAN}|{_UNIT}|{_GRANTED})(?!\p{{L}}))",
    regex.IGNORECASE,
)
# A sentence that comes to its label late speaks of the plan throughout, or has said nothing yet but who and when.
_OPENING = regex.compile(rf"{_GAP}(?:(?:{_PASSING}|{_UNIT}|{_LINKS}|\p{{L}})(?!\p{{L}}){_GAP})*", regex.IGNORECASE)
_SAYS_PLAN = regex.compile(rf"(?<!\p{{L}})(?:{_PLAN}|dự toán|kinh phí)(?!\p{{L}})", regex.IGNORECASE)
_OF_OTHERS = regex.compile(
    r"(?<!\p{L})(?:vay|tín dụng|dư nợ|phạt|làm lợi|thiệt hại|doanh (?:thu|số)|lợi nhuận|thu nhập|thu (?:về|hồi)|"
    r"tiết kiệm được|tiền tiết kiệm|tài trợ|ủng hộ|quyên góp|khen thưởng|tiền thưởng|đầu tư|"
    r"doanh nghiệp|hợp tác xã|ngân hàng|quỹ|chương trình mục tiêu|đề án|công trình|của (?:ngành|dân|hội|trường)|"
    r"của (?:các|những)(?! (?:hoạt động|nhiệm vụ|nội dung|mục|phần)))(?!\p{L})",
    regex.IGNORECASE,
)


def says_total(words: str) -> bool:
    """True where the words before an amount say that it is the total of a plan's budget.

    >>> says_total("Tổng kinh phí thực hiện kế hoạch năm 2024 là"), says_total("Tổng kinh phí khuyến nông năm 2024 là")
    (True, False)
    >>> says_total("Năm 2024, huyện cần tổng kinh phí"), says_total("Phạt 03 cơ sở với tổng số tiền")
    (True, False)
    """
    label = _LABEL.search(words)
    if label is None or is_of_others(words):
        return False
    before, after = words[: label.start()], words[label.end() :]
    return bool(_AFTER.match(after)) and bool(_OPENING.fullmatch(before) or _SAYS_PLAN.search(before))


def is_of_others(words: str) -> bool:
    """True where words speak of money outside the plan's budget: loans, fines, companies, funds, other schemes."""
    return _OF_OTHERS.search(words) is not None
