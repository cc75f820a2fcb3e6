"""Letters of an earlier run: set aside, neither overwritten nor left among those due; staff may have edited them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

_FOLDER = "lan-truoc"


def set_aside(room: Path, due: Mapping[str, bytes]) -> None:
    """Move each letter in a folder that is not the one due of its name, with its PDF, to a new folder lan-truoc-N."""
    others = [letter for letter in sorted(room.glob("*.docx")) if letter.read_bytes() != due.get(letter.name)]
    if not others:
        return
    aside = next(place for number in count(1) if not (place := room / f"{_FOLDER}-{number}").exists())
    aside.mkdir()
    for letter in others:
        for file in (letter, letter.with_suffix(".pdf")):
            if file.exists():
                file.replace(aside / file.name)
