"""The names of the letters' files: those of all files that are made of a plan."""

from outputs.file_names import file_names

__all__ = ["file_names"]
