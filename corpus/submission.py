"""One plan as understood: what a worker hands back of one received file, pure facts of that file."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.document import Document, Heading, MediaType
from normalizers.letterhead import Letterhead, letterhead
from normalizers.prose_in_words import said_in_words
from normalizers.prose_money import SaidAmount, said_amounts
from normalizers.said_of_tables import with_said, with_words
from normalizers.schedules import Schedule, schedules
from normalizers.sections import Section, sections


@dataclass(frozen=True, slots=True)
class Submission:
    """A plan: its letterhead, headings in body order and budget tables.

    `said` are the allocations and totals said in prose, `sections` all prose under its headings; `warnings` are about
    the reading, in Vietnamese; `unread_pages` are those whose text could not be read.
    """

    media_type: MediaType
    pages: int | None
    letterhead: Letterhead
    headings: tuple[Heading, ...]
    schedules: tuple[Schedule, ...]
    said: tuple[SaidAmount, ...] = ()
    sections: tuple[Section, ...] = ()
    warnings: tuple[str, ...] = ()
    unread_pages: tuple[int, ...] = ()


def submission(document: Document) -> Submission:
    """Return what a parsed document says."""
    head = letterhead(document)
    # "Ngân sách thành phố" is a district's own money where the unit is that city, else the province's.
    is_city = head.unit.lower().startswith("thành phố")
    said = said_amounts(document.blocks, head.plan_year)
    found = schedules(document, head.plan_year, city_is_district=is_city)
    return Submission(
        media_type=document.media_type,
        pages=document.pages,
        letterhead=head,
        headings=tuple(block for block in document.blocks if isinstance(block, Heading)),
        schedules=with_words(with_said(found, said), said_in_words(document.blocks)),
        said=said,
        sections=sections(document.blocks),
        warnings=document.warnings,
        unread_pages=document.unread_pages,
    )
