"""A template that staff edited and that cannot be filled in."""

from __future__ import annotations

from corpus.discrepancy import Text


class UnusableTemplate(ValueError):
    """A template cannot be used; the message says which file, what is wrong in it and what may stand there."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.vi)
        self.message = message
