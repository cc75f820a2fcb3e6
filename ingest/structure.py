"""A document's structure: layout told from data, split tables joined, headings told from paragraphs, in this order."""

from __future__ import annotations

from dataclasses import replace

from ingest.continuation import joined
from ingest.document import Document
from ingest.headings import with_headings
from ingest.layout import with_layout


def structured(document: Document) -> Document:
    """Return the document as read with its structure told; every format's reader goes through here."""
    return replace(document, blocks=with_headings(joined(with_layout(document.blocks))))
