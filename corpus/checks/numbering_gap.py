"""The ordinals of a section's lines skip a number or repeat one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.line_items import Level, LineItem
from normalizers.ordinals import Ordinal, OrdinalKind, ordinal, succeeds
from normalizers.schedules import Schedule

CHECK_ID = "numbering.gap"
SEVERITY = Severity.INFO
TITLE_VI = "Số thứ tự bị thiếu hoặc bị trùng"
TITLE_EN = "An ordinal is missing or repeated"


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each line whose ordinal does not follow the one before it among the lines of its kind beside it.

    Numbering may begin anew in each section or run on through the table; a line alone is never out of order.
    """
    last_of_kind: dict[OrdinalKind, Ordinal] = {}
    for siblings in _siblings(schedule.lines):
        previous: tuple[LineItem, Ordinal] | None = None
        for line, mark in siblings:
            runs_on = previous is None and succeeds(last_of_kind.get(mark.kind), mark)
            follows = succeeds(previous[1] if previous is not None else None, mark)
            if len(siblings) > 1 and not runs_on and not follows:
                yield _discrepancy(schedule, line, previous[0] if previous is not None else None)
            previous = (line, mark)
            last_of_kind[mark.kind] = mark


def _siblings(lines: Sequence[LineItem]) -> Iterator[list[tuple[LineItem, Ordinal]]]:
    """Yield the lines summed into the same line that are numbered alike."""
    groups: dict[tuple[int | None, OrdinalKind, int], list[tuple[LineItem, Ordinal]]] = {}
    letter = ""
    for line in lines:
        mark = ordinal(line.ordinal, letter) if line.ordinal else None
        if mark is None or mark.value is None or line.level in (Level.TOTAL, Level.SUBTOTAL) or line.is_of_which:
            continue
        if mark.kind is OrdinalKind.LETTER:
            letter = mark.text[-1]
        groups.setdefault((line.parent_row_no, mark.kind, mark.depth), []).append((line, mark))
    yield from groups.values()


def _discrepancy(schedule: Schedule, line: LineItem, previous: LineItem | None) -> Discrepancy:
    place = where(schedule, line)
    after_vi = f" đứng sau “{previous.ordinal}”" if previous is not None else " đứng đầu mục"
    after_en = f" follows “{previous.ordinal}”" if previous is not None else " comes first"
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: số thứ tự “{line.ordinal}”{after_vi}, có thể thiếu hoặc trùng số.",
            f"{place.en}: ordinal “{line.ordinal}”{after_en}; one may be missing or repeated.",
        ),
        Text(
            "Kiểm tra xem có thiếu dòng hay không; nếu không thì chỉ cần đánh lại số thứ tự.",
            "Check whether a line is missing; if not, only the numbering needs mending.",
        ),
        schedule,
        line,
        place=line.place,
    )
