"""What must be read of a sample: its letterhead, headings, lines with their amounts, and the slips planted in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import regex

from samples.content import Budget, Plan, Section
from samples.layouts import Layout
from samples.printed import figures

_MARKUP = regex.compile(r"\{[\d*]+\}|\[\^[^\]]+\]")

Truth = dict[str, object]


def truth(plan: Plan, file_name: str) -> Truth:
    """Return what must be read of a plan received under a name, as plain values.

    `tables` hold name and amounts in đồng of each line but the total, None where none is printed; `misprinted` are the
    cells (row and column) that print something else, `planted` the discrepancies that must be found.
    """
    topics = (*plan.topics, *plan.annexes)
    budgets = [topic.budget for topic in topics if topic.budget is not None]
    return {
        "file": file_name,
        "unit": plan.unit,
        "plan_year": plan.year,
        "document_number": plan.number,
        "headings": [shown(topic.title) for topic in topics],
        "tables": [
            {
                "lines": [{"name": shown(name), "amounts_vnd": amounts} for name, amounts in lines(b, plan.layout)],
                "misprinted": [[slip.row_no, slip.column_no] for slip in b.misprints],
            }
            for b in budgets
        ],
        "planted": [asdict(planted) for planted in plan.planted],
    }


def lines(budget: Budget, layout: Layout) -> Iterator[tuple[str, list[int | None]]]:
    """Yield the name and the printed amounts of every line but the total."""
    for section in budget.sections:
        if section.name:
            is_silent = section.items and not layout.has_section_figures
            sums = figures(budget, section)
            yield section.name, [None] * len(sums) if is_silent else _printed(sums, layout)
        for item in section.items:
            yield item.name, _printed(figures(budget, Section("", (item,))), layout)
            for number, part in enumerate(item.parts, 1):
                yield layout.part(number, part.name)[1], _printed(figures(budget, Section("", (part,))), layout)


def shown(name: str) -> str:
    """Return a name as it is read: without the marks of notes and line breaks."""
    return " ".join(_MARKUP.sub("", name).replace("//", " ").split())


def _printed(amounts: list[int], layout: Layout) -> list[int | None]:
    return [amount if amount or layout.blank == "0" else None for amount in amounts]
