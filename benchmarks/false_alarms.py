"""What the checks find in plans with nothing wrong in them: python -m benchmarks.false_alarms [DOCUMENTS [FIRST_SEED]]

Writes generated plans that nothing is planted in as DOCX, in a temporary folder, and runs the whole flow on them:
reading under supervision, every check. Each seed deals plans of every layout, unit and year; those dealt a misprint are
left out. Prints every error and warning with its place, then the findings by check and severity, the documents with
any, and rates for a hundred documents. The same for the same arguments; the seeds of the tests are far below the first.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

from corpus.dataset import AuditedSubmission, Dataset
from corpus.discrepancy import Discrepancy, Severity
from corpus.received import FileStatus
from kehoach.intake import deliveries
from kehoach.pipeline import audit
from kehoach.settings import Settings
from samples.content import Plan
from samples.docx_writer import write
from samples.generated import plans

_DOCUMENTS = 300
_FIRST_SEED = 100_001
_PLANS_PER_SEED = 14
"""As many as there are misprints to deal, so that every seed gives some plans without one."""


def main(documents: int, first_seed: int) -> None:
    """Print the alarms, their number by check and severity, and the rates."""
    with tempfile.TemporaryDirectory() as folder:
        for plan in islice(clean_plans(first_seed), documents):
            write(plan, Path(folder))
        dataset = audit(deliveries([Path(folder)]), Settings())
    _print_unread(dataset)
    alarms = [(audited, alarm) for audited in dataset.submissions for alarm in audited.discrepancies]
    for audited, alarm in alarms:
        if alarm.severity is not Severity.INFO:
            print(_shown(audited, alarm))
    _print_counts(alarms, len(dataset.received))


def clean_plans(first_seed: int) -> Iterator[Plan]:
    """Yield plans without a misprint, seed after seed without end; the file name begins with the seed."""
    for seed in count(first_seed):
        for plan in plans(seed, _PLANS_PER_SEED):
            if _is_clean(plan):
                yield replace(plan, file_name=f"{seed} {plan.file_name}")


def _is_clean(plan: Plan) -> bool:
    budgets = [topic.budget for topic in (*plan.topics, *plan.annexes) if topic.budget is not None]
    return not plan.planted and not any(budget.misprints for budget in budgets)


def _print_unread(dataset: Dataset) -> None:
    for file in dataset.received:
        if file.status is not FileStatus.OK:
            print(f"{file.source_file}: {file.status.value}, {file.reason}")


def _shown(audited: AuditedSubmission, alarm: Discrepancy) -> str:
    places = (
        ("table", alarm.schedule.table_no if alarm.schedule is not None else None),
        ("row", alarm.line.row_no if alarm.line is not None else None),
        ("column", alarm.column.column_no if alarm.column is not None else None),
    )
    place = " ".join(f"{word} {number}" for word, number in places if number is not None)
    return f"{audited.source_file} · {place or 'document'} · {alarm.check_id}: {alarm.message.en}"


def _print_counts(alarms: Sequence[tuple[AuditedSubmission, Discrepancy]], documents: int) -> None:
    by_check = Counter((alarm.severity.value, alarm.check_id) for _, alarm in alarms)
    for (severity, check_id), number in sorted(by_check.items()):
        print(f"{severity:8} {check_id:20} {number:6}  {100 * number / documents:8.2f} for 100 documents")
    for severities in ((Severity.ERROR,), (Severity.WARNING,), (Severity.INFO,)):
        found = [audited.submission_id for audited, alarm in alarms if alarm.severity in severities]
        print(
            f"{severities[0].value:8} {len(found):6} in {len(set(found))} of {documents} documents, "
            f"{100 * len(found) / documents:.2f} for 100 documents"
        )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:3]]
    main(*given, *(_DOCUMENTS, _FIRST_SEED)[len(given) :])
