"""What a filter's list of choices offers: the kinds that there are, in their own order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from outputs.columns import Labels
from outputs.notation import said


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice: the value that rows carry, and what it is called."""

    value: str
    text: str


def choices(present: Iterable[Enum], kinds: type[Enum], labels: Labels, language: str) -> tuple[Choice, ...]:
    """Return the choices for the kinds that are present."""
    known = set(present)
    return tuple(Choice(kind.value, said(labels[kind.value], language)) for kind in kinds if kind in known)
