"""The data dictionary as plain Markdown, for the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outputs.dictionary import words
from outputs.dictionary.entries import Chapter, Entry, database_chapters, dataset_chapters
from outputs.notation import said

# A bar within a cell of a table.
_BAR = r"\|"


def markdown(language: str = "vi") -> str:
    """Return the whole dictionary."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: str) -> Iterator[str]:
    yield from (f"# {said(words.TITLE, language)}", "", said(words.INTRODUCTION, language), "")
    yield from (f"## {said(words.RULES_TITLE, language)}", "")
    yield from (f"- {said(rule, language)}" for rule in words.RULES)
    yield from ("", f"## {said(words.TYPES_TITLE, language)}", "")
    yield from _table((said(words.TYPE, language), "CSV", "Parquet", "SQLite"), words.type_rows(language))
    yield from ("", f"## {said(words.DATASET_TITLE, language)}")
    for chapter in dataset_chapters(language):
        yield from _chapter(chapter, language)
    yield from ("", f"## {said(words.DATABASE_TITLE, language)}", "", said(words.DATABASE_INTRODUCTION, language))
    for chapter in database_chapters(language):
        yield from _chapter(chapter, language)


def _chapter(chapter: Chapter, language: str) -> Iterator[str]:
    title = f": {chapter.title}" if chapter.title else ""
    yield from ("", f"### {chapter.name}{title}", "", chapter.description, "")
    if chapter.key:
        yield from (f"{said(words.KEY, language)}: {', '.join(f'`{name}`' for name in chapter.key)}.", "")
    if chapter.links:
        yield from (f"{said(words.LINKS, language)}: {'; '.join(f'`{link}`' for link in chapter.links)}.", "")
    called = (words.CALLED,) if language == "vi" else ()
    heads = (words.COLUMN, *called, *((words.TYPE,) if chapter.is_typed else ()), words.MEANING, words.VALUES)
    rows = (_row(entry, language, is_typed=chapter.is_typed) for entry in chapter.entries)
    yield from _table((said(head, language) for head in heads), rows)


def _row(entry: Entry, language: str, *, is_typed: bool) -> tuple[str, ...]:
    required = f"; {said(words.REQUIRED, language)}" if entry.is_required else ""
    values = "; ".join(f"`{value}` {label}" for value, label in entry.values)
    called = (entry.title,) if language == "vi" else ()
    types = (f"{entry.type}{required}",) if is_typed else ()
    return (f"`{entry.name}`", *called, *types, entry.description, values)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = tuple(heads)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', _BAR) for cell in row)} |".replace("  |", " |")
