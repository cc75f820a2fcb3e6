"""The lines of line_items.csv with the category each counts in, told from the file alone: what reports are held to."""

from __future__ import annotations

Lines = list[dict[str, str]]


def counted(lines: Lines) -> Lines:
    """Return the lines, each in its own category or else in that of the nearest line above it that has one."""
    by_row = {(line["submission_id"], line["table_no"], line["row_no"]): line for line in lines}
    return [{**line, "category_id": _category(line, by_row)} for line in lines]


def _category(line: dict[str, str], by_row: dict[tuple[str, str, str], dict[str, str]]) -> str:
    while not line["category_id"] and line["parent_row_no"]:
        line = by_row[line["submission_id"], line["table_no"], line["parent_row_no"]]
    return line["category_id"]
