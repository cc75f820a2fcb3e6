"""Discrepancies by kind: how many of each check, in how many plans; the chart of errors and warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.discrepancy import Severity, Text
from outputs.labels import check_titles
from outputs.notation import number, said
from outputs.page.bar_chart import Bar, bar_chart
from outputs.page.chart import Chart
from outputs.written import WrittenSubmission

_ORDER = tuple(Severity)
COLOURS = {Severity.ERROR: "#b3261e", Severity.WARNING: "#c77f2a", Severity.INFO: "#a9b8c9"}
_MOST_BARS = 16


@dataclass(frozen=True, slots=True)
class Kind:
    """A check at a severity: its title, how many open discrepancies it has, in how many plans."""

    check_id: str
    title: str
    severity: Severity
    count: int
    plans: int


def kinds(plans: Sequence[WrittenSubmission], language: str) -> tuple[Kind, ...]:
    """Return the kinds of open discrepancies, the gravest and most frequent first."""
    found = [(d.severity, d.check_id, k) for k, plan in enumerate(plans) for d in plan.discrepancies if d.is_open]
    counts = Counter((severity, check_id) for severity, check_id, _ in found)
    holders = Counter((severity, check_id) for severity, check_id, _ in set(found))
    titles = check_titles()
    return tuple(
        Kind(
            check_id,
            said(titles[check_id], language) if check_id in titles else check_id,
            severity,
            counts[severity, check_id],
            holders[severity, check_id],
        )
        for severity, check_id in sorted(counts, key=lambda key: (_ORDER.index(key[0]), -counts[key], key[1]))
    )


def kinds_chart(found: Sequence[Kind], language: str) -> Chart | None:
    """Return the chart of the errors and warnings by kind, None where there is none."""
    shown = [kind for kind in found if kind.severity is not Severity.INFO]
    if not shown:
        return None
    bars = [
        Bar(kind.title, kind.count, number(kind.count, language), colour=COLOURS[kind.severity])
        for kind in shown[:_MOST_BARS]
    ]
    if rest := sum(kind.count for kind in shown[_MOST_BARS:]):
        bars.append(Bar(said(Text("Khác", "Others"), language), rest, number(rest, language), rest=True))
    title = said(Text("Lỗi (đỏ) và cảnh báo (cam) theo loại", "Errors (red) and warnings (orange) by kind"), language)
    count = number(sum(kind.count for kind in shown), language)
    alt = said(
        Text(
            f"Biểu đồ thanh: {count} lỗi và cảnh báo thuộc {len(shown)} loại; nhiều nhất: "
            f"{max(shown, key=lambda kind: kind.count).title}. Số liệu đầy đủ ở bảng bên dưới.",
            f"Bar chart: {count} errors and warnings of {len(shown)} kinds; most: "
            f"{max(shown, key=lambda kind: kind.count).title}. All figures in the table below.",
        ),
        language,
    )
    return bar_chart(title, alt, bars)
