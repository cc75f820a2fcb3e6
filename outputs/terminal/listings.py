"""Lists of what the product knows: checks, formats."""

from __future__ import annotations

from collections.abc import Iterable

from rich.table import Table

from corpus.discrepancy import Text
from outputs.labels import SEVERITIES
from outputs.notation import said


def listing(rows: Iterable[tuple[str, str, Text]], language: str) -> Table:
    """Return a table of ids, severities ("" where they have none) and titles."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for name, severity, title in rows:
        label = said(SEVERITIES[severity], language) if severity else ""
        table.add_row(name, label, said(title, language))
    return table
