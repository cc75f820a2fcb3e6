"""A line whose words name a year that none of its figures is of: perhaps taken over from an earlier plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level, LineItem
from normalizers.periods import years
from normalizers.schedules import Schedule

CHECK_ID = "year.line"
SEVERITY = Severity.INFO
TITLE_VI = "Năm ghi trong nội dung khác năm của số liệu"
TITLE_EN = "A year named in a line is not that of its figures"

_LONGEST_BACK = 5
"""A year further back is that of a thing ("trạm xây dựng năm 1998"), not of a plan taken over."""

_OWN_YEAR = regex.compile(r"(?<!\p{L})năm\s+((?:19|20)\d\d)(?!\d)", regex.IGNORECASE)
_SPAN = regex.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?!\d)")
_DATE = regex.compile(r"ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d{4}", regex.IGNORECASE)
# Words that speak of another time on purpose: of a line, or of all that stands below them; then of a line only.
_CARRIED_ON = regex.compile(
    r"(?<!\p{L})(?:chuyển tiếp|chuyển nguồn|chuyển sang|chuyển từ|tiếp tục|duy trì|kéo dài|nợ|tồn đọng|thanh toán|"
    r"quyết toán|hoàn ứng|nghiệm thu|thanh lý|khen thưởng)(?!\p{L})",
    regex.IGNORECASE,
)
_OTHER_TIME = regex.compile(
    r"(?<!\p{L})(?:từ|đến|giai đoạn|nhiệm kỳ|quyết định|nghị quyết|nghị định|thông tư|công văn|kế hoạch số|luật|"
    r"theo|phiên bản|định hướng|tầm nhìn|lộ trình|trước|sau|quý|cuối năm|xây dựng kế hoạch|lập kế hoạch|năm học|"
    r"phê duyệt|ban hành|nhân rộng|còn lại|trả|bổ sung|so với|sơ kết|báo cáo|đánh giá|tổng hợp|thống kê|số liệu|"
    r"chấm|xét|xếp hạng|kết quả|tổng kết|công nhận|chứng nhận|công bố|trao giải|trao thưởng|biểu dương|tuyên dương|"
    r"vinh danh|chỉ số|kiểm toán|thanh tra|đã|hoàn thành|hoàn thiện|bắt đầu|mở mới)(?!\p{L})|\d{4}\s*[-–]\s*\d{2}|/",
    regex.IGNORECASE,
)


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each line that names one year, an earlier one, of which no money column is, all of these being dated.

    Nothing is said where the table speaks of that year elsewhere, or is divided by years.
    """
    dated = {column.period.fiscal_year for column in schedule.columns}
    known = {year for year in dated if year is not None}
    if None in dated or not known:
        return
    around = (schedule.title, schedule.caption, schedule.heading, schedule.annex)
    if any(_CARRIED_ON.search(text) for text in around):
        return
    meant = known.union(*map(_years_meant, (*around, *(column.header for column in schedule.columns))))
    parents = {line.parent_row_no for line in schedule.lines}
    for line in schedule.lines:
        year = _year_named(line.name)
        if year is None or year in meant or not max(known) - _LONGEST_BACK <= year < max(known):
            continue
        if not _is_on_purpose(line, year, schedule) and not _divides(line, schedule.lines, parents):
            yield _discrepancy(schedule, line, year, sorted(known))


def _years_meant(text: str) -> set[int]:
    """Return the years that a header or caption speaks of, those between the ends of a span too."""
    spans = [range(int(first), int(last) + 1) for first, last in _SPAN.findall(text)]
    return set(years(_DATE.sub(" ", text))).union(*spans)


def _year_named(name: str) -> int | None:
    """Return the one year that a line names, None where it names none, several, or one that is of another time."""
    named = {int(year) for year in _OWN_YEAR.findall(name)}
    if len(named) != 1 or named != set(years(name)) or _CARRIED_ON.search(name) or _OTHER_TIME.search(name):
        return None
    return named.pop()


def _is_on_purpose(line: LineItem, year: int, schedule: Schedule) -> bool:
    """Return whether the line is a sum or a part of one, or its note or a line above it speaks of that time."""
    note = schedule.notes[line.row_no - 1]
    if line.level in (Level.TOTAL, Level.SUBTOTAL) or line.is_of_which:
        return True
    if year in years(note) or _CARRIED_ON.search(note) or _OTHER_TIME.search(note):
        return True
    above = line.parent_row_no
    while above is not None:
        parent = schedule.lines[above - 1]
        if year in years(parent.name) or _CARRIED_ON.search(parent.name):
            return True
        above = parent.parent_row_no
    return False


def _divides(line: LineItem, lines: Sequence[LineItem], parents: set[int | None]) -> bool:
    """Return whether lines stand for years: one with the same words, or another section, names another year."""
    others = [other for other in lines if years(other.name) and years(other.name) != years(line.name)]
    if any(_OWN_YEAR.sub("", other.name) == _OWN_YEAR.sub("", line.name) for other in others):
        return True
    return line.row_no in parents and any(other.row_no in parents for other in others)


def _discrepancy(schedule: Schedule, line: LineItem, year: int, known: Sequence[int]) -> Discrepancy:
    found, place = ", ".join(map(str, known)), where(schedule, line)
    return Discrepancy(
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
