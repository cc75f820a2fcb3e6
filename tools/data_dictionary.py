"""Writes docs/tu-dien-du-lieu.md from the code: python -m tools.data_dictionary."""

from __future__ import annotations

from pathlib import Path

from outputs.dictionary.markdown import markdown

FILE = Path(__file__).parent.parent / "docs" / "tu-dien-du-lieu.md"


def main() -> None:
    """Write the file."""
    FILE.write_text(markdown(), "utf-8")


if __name__ == "__main__":
    main()
