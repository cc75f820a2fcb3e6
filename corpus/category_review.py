"""The lines whose category staff must settle, asked once a wording and section: what settles most comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dataset import AuditedSubmission, Dataset
from normalizers.categories import NO_MATCH, CategoryMatch, MatchStatus, section_of
from normalizers.line_items import Level, LineItem
from normalizers.schedules import Schedule
from normalizers.text import match_key

_OPEN = (MatchStatus.REVIEW, MatchStatus.NONE)
_SUMS = (Level.TOTAL, Level.SUBTOTAL)


@dataclass(frozen=True, slots=True)
class CategoryQuestion:
    """A wording whose category is open: its commonest print, the likeliest candidate, and what a decision settles.

    `section_id` is the top category of the section that its lines stand in, "" where none is sure. `amount_vnd` adds
    the amounts that count of all its lines; `schedule` and `line` are the first it stands in.
    """

    wording: str
    section_id: str
    match: CategoryMatch
    line_count: int
    plan_count: int
    amount_vnd: int
    plan: AuditedSubmission
    schedule: Schedule
    line: LineItem


@dataclass(frozen=True, slots=True)
class _Asked:
    plan: AuditedSubmission
    schedule: Schedule
    line: LineItem
    section_id: str
    match: CategoryMatch


def category_questions(dataset: Dataset) -> tuple[CategoryQuestion, ...]:
    """Return the open wordings of a dataset, those first that settle the most lines, then the most money."""
    by_key: defaultdict[tuple[str, str], list[_Asked]] = defaultdict(list)
    for asked in _asked(dataset):
        by_key[match_key(asked.line.name), asked.section_id].append(asked)
    questions = (_question(lines) for lines in by_key.values())
    return tuple(sorted(questions, key=lambda q: (-q.line_count, -q.amount_vnd, match_key(q.wording), q.section_id)))


def _asked(dataset: Dataset) -> Iterator[_Asked]:
    for plan in dataset.submissions:
        for schedule in plan.submission.schedules:
            for line, match in zip(schedule.lines, schedule.matches, strict=True):
                if match.status in _OPEN and line.level not in _SUMS and match_key(line.name):
                    above = schedule.matches[line.parent_row_no - 1] if line.parent_row_no is not None else NO_MATCH
                    yield _Asked(plan, schedule, line, section_of(above), match)


def _question(lines: list[_Asked]) -> CategoryQuestion:
    first = lines[0]
    likeliest = max((asked.match for asked in lines), key=lambda match: match.score)
    return CategoryQuestion(
        wording=Counter(asked.line.name for asked in lines).most_common(1)[0][0],
        section_id=first.section_id,
        match=likeliest,
        line_count=len(lines),
        plan_count=len({asked.plan.submission_id for asked in lines}),
        amount_vnd=sum(map(_amount_vnd, lines)),
        plan=first.plan,
        schedule=first.schedule,
        line=first.line,
    )


def _amount_vnd(asked: _Asked) -> int:
    records = (r for r in asked.schedule.records if r.row_no == asked.line.row_no and r.additive)
    return sum(record.amount_vnd or 0 for record in records)
