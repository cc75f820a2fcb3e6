"""The footnotes of a table: numbered in the order they are first called for, each naming the units it is about."""

from __future__ import annotations

from corpus.discrepancy import Text
from outputs.by_year.remarks import Remark
from outputs.notation import number, said

_NAMED_AT_MOST = 12


class Footnotes:
    """Gathers the footnotes of one table while its lines are made."""

    def __init__(self, language: str) -> None:
        """`language` is "vi" or "en"."""
        self._language = language
        self._called: dict[Remark, dict[str, int]] = {}

    def sign(self, remark: Remark, who: str, cells: int = 0) -> int:
        """Return the number of a footnote, after naming a unit in it and, where it is about cells, how many."""
        named = self._called.setdefault(remark, {})
        named[who] = max(named.get(who, 0), cells)
        return list(self._called).index(remark) + 1

    def texts(self) -> tuple[str, ...]:
        """Return the footnotes, each with its number: "(1) …: A (2 ô); B."."""
        return tuple(
            f"({sign}) {said(remark.value, self._language)}: {self._named(named)}."
            for sign, (remark, named) in enumerate(self._called.items(), 1)
        )

    def _named(self, named: dict[str, int]) -> str:
        shown = "; ".join(self._who(who, cells) for who, cells in list(named.items())[:_NAMED_AT_MOST])
        if (further := len(named) - _NAMED_AT_MOST) <= 0:
            return shown
        count = number(further, self._language)
        return shown + said(Text(f" và {count} đơn vị khác", f" and {count} further units"), self._language)

    def _who(self, who: str, cells: int) -> str:
        if not cells:
            return who
        count = number(cells, self._language)
        return f"{who} ({said(Text(f'{count} ô', f'{count} cells' if cells > 1 else '1 cell'), self._language)})"


def signs_text(signs: tuple[int, ...]) -> str:
    """Return the numbers of footnotes as they stand beside a figure.

    >>> signs_text((1, 3))
    '(1)(3)'
    """
    return "".join(f"({sign})" for sign in signs)
