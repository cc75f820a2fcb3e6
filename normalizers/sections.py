"""The prose of a plan, kept under its headings: for search, and to be held beside the plans of other years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.document import Block, Heading, Paragraph, Place, Table, TableKind
from ingest.layout import is_signature_line, title_range


@dataclass(frozen=True, slots=True)
class Section:
    """The paragraphs under a heading, one line each; `heading` is None for those before the first one.

    `position` is the heading's among all headings, from 1; 0 before the first. Tables are no prose.
    """

    position: int
    heading: Heading | None
    text: str
    place: Place


def sections(blocks: Sequence[Block]) -> tuple[Section, ...]:
    """Return the sections of a document in order, from its title to its signature; those without text are kept too."""
    found: list[Section] = []
    heading: Heading | None = None
    place, lines, position = Place(), list[str](), 0
    for block in blocks[title_range(tuple(blocks)).stop :]:
        if _ends_prose(block):
            break
        if isinstance(block, Heading):
            if heading is not None or lines:
                found.append(Section(position, heading, "\n".join(lines), place))
            heading, place, lines, position = block, block.place, [], position + 1
        elif isinstance(block, Paragraph) and block.text:
            place = place if heading is not None or lines else block.place
            lines.append(block.text)
    if heading is not None or lines:
        found.append(Section(position, heading, "\n".join(lines), place))
    return tuple(found)


def _ends_prose(block: Block) -> bool:
    if isinstance(block, Table):
        return block.kind is TableKind.SIGNATURE
    return isinstance(block, Paragraph) and is_signature_line(block.text)
