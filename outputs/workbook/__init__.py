"""The workbook for the accountant: what was received, what is wrong, and the tables as they were printed."""

from outputs.workbook.book import write_book

__all__ = ["write_book"]
