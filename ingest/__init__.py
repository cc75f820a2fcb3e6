"""A received file → a parsed document."""
