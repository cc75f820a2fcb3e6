"""A received file → a parsed document."""

from ingest.reading import read, read_again

__all__ = ["read", "read_again"]
