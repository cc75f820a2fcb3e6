"""A line whose words name a year that none of its figures is of: perhaps taken over from an earlier plan."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level
from normalizers.schedules import Schedule

CHECK_ID = "year.line"
SEVERITY = Severity.INFO
TITLE_VI = "Năm ghi trong nội dung khác năm của số liệu"
TITLE_EN = "A year named in a line is not that of its figures"

_OWN_YEAR = regex.compile(r"(?<!\p{L})năm\s+((?:19|20)\d\d)(?!\d)", regex.IGNORECASE)
# Words that speak of another time on purpose: what goes on, is paid later, is decided, compared or looked back on.
_OTHER_TIME = regex.compile(
    r"(?<!\p{L})(?:từ|đến|giai đoạn|nhiệm kỳ|chuyển tiếp|chuyển nguồn|chuyển sang|tiếp tục|kéo dài|nợ|thanh toán|"
    r"quyết toán|nghiệm thu|thanh lý|trả|bổ sung|quyết định|nghị quyết|nghị định|thông tư|công văn|kế hoạch số|"
    r"luật|theo|so với|kết quả|tổng kết|sơ kết|báo cáo|đánh giá|định hướng|tầm nhìn|lộ trình|trước|sau|mở mới|"
    r"xây dựng kế hoạch|lập kế hoạch|năm học|phê duyệt|ban hành)(?!\p{L})|\d{4}\s*[-–]\s*\d{4}|/",
    regex.IGNORECASE,
)


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each line that names one year, of which none of the table's money columns is, all of these being dated."""
    dated = {column.period.fiscal_year for column in schedule.columns}
    if None in dated:
        return
    for line in schedule.lines:
        named = {int(year) for year in _OWN_YEAR.findall(line.name)}
        if line.level is Level.TOTAL or len(named) != 1 or named & dated or _OTHER_TIME.search(line.name):
            continue
        (year,) = named
        found = ", ".join(str(of) for of in sorted(of for of in dated if of is not None))
        place = where(schedule, line)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: nội dung ghi năm {year} trong khi số liệu là của năm {found}.",
                f"{place.en}: the line says {year} but its figures are of {found}.",
            ),
            Text(
                "Đề nghị kiểm tra xem nội dung có chép lại từ kế hoạch năm khác hay không.",
                "Check whether the line was taken over from the plan of another year.",
            ),
            schedule,
            line,
            place=line.place,
        )
