"""A line that stands in no section, in a table whose other lines do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.discrepancy import Discrepancy, Severity, Text
from corpus.wording import where
from normalizers.labels import is_carried
from normalizers.line_items import Level, LineItem
from normalizers.ordinals import NO_ORDINAL, Ordinal, OrdinalKind, ordinal
from normalizers.schedules import Schedule

CHECK_ID = "item.orphan"
SEVERITY = Severity.INFO
TITLE_VI = "Dòng không thuộc mục nào"
TITLE_EN = "A line that belongs to no section"

_FEWEST_SECTIONS = 2
_OF_ITEM = (OrdinalKind.NUMBER, OrdinalKind.LOWER, OrdinalKind.BULLET)
_OF_SECTION = (OrdinalKind.ROMAN, OrdinalKind.LETTER)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line as printed, whatever the tree made of it: its kind of mark, its amounts by column (0 where blank)."""

    line: LineItem
    mark: Ordinal
    amounts: tuple[int, ...]

    @property
    def is_head(self) -> bool:
        """True for a line that can head a section: Roman, a capital letter, or set off and without a mark."""
        is_set_off = self.mark.kind is OrdinalKind.NONE and self.line.is_emphasised
        return (self.mark.kind in _OF_SECTION or is_set_off) and self.line.level is not Level.SUBTOTAL


def check(schedule: Schedule) -> Iterator[Discrepancy]:
    """Yield each numbered or bulleted line printed outside the sections of a table.

    Sections have letters, Roman numbers or a face of their own, and at least two hold lines marked as this one is.
    Outside is before the first section, or below the subtotal that closes one where each section has its own. A line
    with no mark, or the mark of a section ("Dự phòng", "V. Chi khác"), is one of the sections.
    """
    printed = _printed(schedule)
    first = next((k for k, p in enumerate(printed) if p.is_head), None)
    if first is None:
        return
    runs = _runs(printed[first:], printed[first].mark.kind)
    heads = [run[0].mark.value or 0 for run in runs]
    if printed[first].mark.kind in _OF_SECTION and heads != sorted(set(heads)):
        return
    for p in [*_before(schedule, printed[:first], runs), *_below_subtotals(runs)]:
        if sum(any(p.mark.kind is other.mark.kind for other in run) for run in runs) >= _FEWEST_SECTIONS:
            yield _discrepancy(schedule, p.line)


def _printed(schedule: Schedule) -> list[_Printed]:
    """Return the lines in order, totals and parts said again left out."""
    found: list[_Printed] = []
    letter = ""
    for line in schedule.lines:
        if line.level is Level.TOTAL or line.is_of_which:
            continue
        mark = ordinal(line.ordinal or line.name[:1], letter) or NO_ORDINAL
        if not line.ordinal and mark.kind is not OrdinalKind.BULLET:
            mark = NO_ORDINAL
        letter = mark.text[-1] if mark.kind is OrdinalKind.LETTER else letter
        found.append(_Printed(line, mark, _amounts(schedule, line)))
    return found


def _runs(printed: Sequence[_Printed], kind: OrdinalKind) -> list[list[_Printed]]:
    """Return the sections, each with what is printed below it."""
    runs: list[list[_Printed]] = []
    for p in printed:
        if p.is_head and p.mark.kind is kind:
            runs.append([])
        runs[-1].append(p)
    return runs


def _before(schedule: Schedule, lead: Sequence[_Printed], runs: Sequence[Sequence[_Printed]]) -> Iterator[_Printed]:
    """Yield the lines before the first section; none where they head it, sum up the sections or have no figure."""
    if any(p.mark.kind not in _OF_ITEM or p.line.is_emphasised for p in lead):
        return
    outer = [p for p in lead if p.mark.kind is lead[0].mark.kind]
    if not outer or not all(any(p.amounts) for p in outer):
        return
    stated, below = _sum([p.amounts for p in outer]), _sum([_stated(run) for run in runs])
    total = next((line for line in schedule.lines if line.level is Level.TOTAL), None)
    is_proved = total is not None and any(below) and _amounts(schedule, total) == _sum([stated, below])
    may_be_part_of_total = total is not None and total.row_no < outer[0].line.row_no
    may_be_sum = any(
        all(a >= b for a, b in zip(row, below, strict=True)) for row in [stated, *(p.amounts for p in outer)]
    )
    if is_proved or not (may_be_part_of_total or may_be_sum):
        yield from outer


def _below_subtotals(runs: Sequence[Sequence[_Printed]]) -> Iterator[_Printed]:
    """Yield the lines between a section's subtotal and the next section, where each section has one subtotal."""
    closing = [[k for k, p in enumerate(run) if p.line.level is Level.SUBTOTAL] for run in runs]
    if any(len(found) != 1 or is_carried(run[found[0]].line.name) for run, found in zip(runs, closing, strict=True)):
        return
    for run, (end,) in zip(runs, closing, strict=True):
        outside = run[end + 1 :]
        is_whole = not any(run[0].amounts) or run[0].amounts == run[end].amounts
        if end > 1 and is_whole and all(p.mark.kind in _OF_ITEM for p in outside):
            yield from (p for p in outside if p.mark.kind is outside[0].mark.kind)


def _stated(run: Sequence[_Printed]) -> tuple[int, ...]:
    """Return a section's amounts, or where it prints none those of its lines of the outermost kind."""
    head, *lines = run
    if any(head.amounts) or not lines:
        return head.amounts
    return _sum([p.amounts for p in lines if p.mark.kind is lines[0].mark.kind])


def _amounts(schedule: Schedule, line: LineItem) -> tuple[int, ...]:
    return tuple(r.amount_vnd or 0 for r in schedule.records if r.row_no == line.row_no)


def _sum(rows: Sequence[Sequence[int]]) -> tuple[int, ...]:
    return tuple(sum(column) for column in zip(*rows, strict=True))


def _discrepancy(schedule: Schedule, line: LineItem) -> Discrepancy:
    place = where(schedule, line)
    return Discrepancy(
        CHECK_ID,
        SEVERITY,
        Text(
            f"{place.vi}: không thuộc mục nào trong bảng.",
            f"{place.en}: belongs to no section of the table.",
        ),
        Text(
            "Đề nghị xếp dòng này vào đúng mục hoặc bổ sung tên mục.",
            "Put the line into its section, or add the section's name.",
        ),
        schedule,
        line,
        place=line.place,
    )
