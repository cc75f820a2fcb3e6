"""A section that holds no line and prints no figure, beside sections that do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.grid import Grid, grid
from normalizers.line_items import Level, LineItem
from normalizers.money import AmountStatus
from normalizers.schedules import Schedule

CHECK_ID = "section.empty"
SEVERITY = Severity.INFO
TITLE_VI = "Mục không có dòng nào và không có số tiền"
TITLE_EN = "A section without lines and without figures"

_FEWEST_ARABIC = 2
_SAYS_NONE = regex.compile(r"(?i)(?:[(:;,]|\s[-–—])\s*(?:không|chưa|lồng ghép|chuyển|đã|xem|như)(?!\p{L})")


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each section without lines whose row says nothing but its name.

    A dash, a remark in the row or the name, a figure merged from above or in the section's own subtotal says that it
    is meant. A heading without number is one of the sections only where the others print figures and are set alike;
    one marked otherwise than by a Roman number or capital only where two hold lines and none has just a figure.
    """
    parents = {line.parent_row_no for line in schedule.lines}
    printed = {r.row_no for r in schedule.records if r.status is AmountStatus.PRINTED}
    sections = [line for line in schedule.lines if line.level is Level.SECTION]
    filled = [line for line in sections if line.row_no in parents]
    rows = {line.row_no for line in filled}
    if not any(line.row_no in printed and {line.row_no, line.parent_row_no} & rows for line in schedule.lines):
        return
    has_items = any(line.row_no in printed and line.row_no not in parents for line in sections)
    cells = grid(schedule.table)
    for line in sections:
        if line.row_no in parents or _says_more(line, cells) or _is_summed_below(schedule, line):
            continue
        if not line.ordinal and not _is_like(line, filled, printed):
            continue
        if line.ordinal and not line.ordinal[0].isupper() and (len(filled) < _FEWEST_ARABIC or has_items):
            continue
        place = where(schedule, line)
        yield Discrepancy(
            CHECK_ID,
            SEVERITY,
            Text(
                f"{place.vi}: mục không có dòng nào và không có số tiền.",
                f"{place.en}: the section has no lines and no figures.",
            ),
            Text(
                "Đề nghị bổ sung nội dung, số tiền của mục hoặc ghi rõ là không có.",
                "Add the section's lines and figures, or say that there are none.",
            ),
            schedule,
            line,
            place=line.place,
        )


def _says_more(line: LineItem, cells: Grid) -> bool:
    """True where the row holds words or figures right of the name, or the name itself says that nothing follows."""
    row = cells.row(line.grid_row)
    after = next((cell.column for cell in row if cell.place == line.place), 0)
    return _SAYS_NONE.search(line.name) is not None or any(cell.text for cell in row if cell.column > after)


def _is_summed_below(schedule: Schedule, line: LineItem) -> bool:
    """True where the row below is the section's subtotal, and prints a figure or a dash."""
    if line.row_no == len(schedule.lines):
        return False
    below = schedule.lines[line.row_no]
    said = {r.row_no for r in schedule.records if r.status is not AmountStatus.BLANK}
    return below.level is Level.SUBTOTAL and below.row_no in said


def _is_like(line: LineItem, filled: Sequence[LineItem], printed: set[int]) -> bool:
    """True where a heading without number is set off as the sections with lines are, and these print figures."""
    return line.is_emphasised and all(
        other.row_no in printed and other.name.isupper() == line.name.isupper() for other in filled
    )
