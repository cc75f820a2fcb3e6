"""A received file → a parsed document."""

from ingest.reading import read

__all__ = ["read"]
