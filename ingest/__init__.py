"""A received file → a parsed document."""

from ingest.reading import page_reading, read, read_again

__all__ = ["page_reading", "read", "read_again"]
