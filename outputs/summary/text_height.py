"""How many lines a text takes: neither program that opens the files grows the rows of merged cells."""

from __future__ import annotations

from math import ceil

from outputs.text_size import BOLD

# Of Times New Roman at 11 points, broad letters and capitals apart.
_MM_PER_LETTER = 1.86
_MM_PER_CAPITAL = 2.75


def lines_of(text: str, width_mm: float, *, is_bold: bool = False) -> int:
    """Return how many lines a text takes in a width."""
    lines, filled = 1, 0.0
    for word in text.split(" "):
        size = sum(_MM_PER_CAPITAL if letter.isupper() else _MM_PER_LETTER for letter in word)
        size *= BOLD if is_bold else 1
        if filled and filled + _MM_PER_LETTER / 2 + size > width_mm:
            lines, filled = lines + 1, 0.0
        filled += size + (_MM_PER_LETTER / 2 if filled else 0)
        if filled > width_mm:
            lines += ceil(filled / width_mm) - 1
            filled %= width_mm
    return lines
