"""The cell formats of the workbook: made once each, numbers with the decimals they need and the signs of footnotes."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from outputs.summary.footnotes import signs_text
from outputs.summary.table import LineKind

FONT = "Times New Roman"
MARKED = "#FCE4D6"
HEAD_FILL = "#D9E2F3"
_GROUP = "#F2F2F2"
_TOTAL = "#E2EFDA"
FILLS = {LineKind.GROUP: _GROUP, LineKind.TOTAL: _TOTAL}

# Excel takes separators from the reader's computer, LibreOffice from this.
_VIETNAMESE = "[$-42A]"


class SheetStyles:
    """Gives the formats of one workbook."""

    def __init__(self, book: Workbook, language: str) -> None:
        """`language` decides how LibreOffice writes numbers."""
        self._book = book
        self._locale = _VIETNAMESE if language == "vi" else ""
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def title(self) -> Format:
        """Return the format of a table's title."""
        return self._format(bold=True, font_size=14, align="center", valign="vcenter", text_wrap=True)

    def plain(self, *, bold: bool = False, italic: bool = False, align: str = "left") -> Format:
        """Return a format of text outside tables."""
        return self._format(bold=bold, italic=italic, align=align, valign="top", text_wrap=True)

    def head(self) -> Format:
        """Return the format of a column's head."""
        return self._format(bold=True, border=1, align="center", valign="vcenter", text_wrap=True, bg_color=HEAD_FILL)

    def text(self, kind: LineKind, *, is_marked: bool, align: str = "left") -> Format:
        """Return the format of text in a table."""
        given = self._of_line(kind, is_marked) | ({"indent": 1} if align == "left" else {})
        return self._format(**given, align=align, valign="vcenter", text_wrap=True, num_format="@")

    def count(self, kind: LineKind, *, is_marked: bool) -> Format:
        """Return the format of a whole number that is no money."""
        return self._format(
            **self._of_line(kind, is_marked), align="center", valign="vcenter", num_format=f"{self._locale}#,##0"
        )

    def money(self, kind: LineKind, amount_vnd: int, signs: tuple[int, ...], *, is_marked: bool) -> Format:
        """Return the format of an amount in triệu đồng: all of its decimals, and the signs of its footnotes.

        It ends in a blank as wide as a dash (“_-”), apart from the border.
        """
        decimals = decimals_of(amount_vnd)
        form = f"{self._locale}#,##0" + ("." + "0" * decimals if decimals else "")
        if signs:
            form = f'{form}" {signs_text(signs)}"'
        form += "_-"
        return self._format(**self._of_line(kind, is_marked), align="right", valign="vcenter", num_format=form)

    def _of_line(self, kind: LineKind, is_marked: bool) -> dict[str, object]:
        given: dict[str, object] = {"border": 1, "bold": kind in (LineKind.GROUP, LineKind.TOTAL)}
        given["italic"] = kind is LineKind.COUNT
        if fill := MARKED if is_marked else FILLS.get(kind):
            given["bg_color"] = fill
        return given

    def _format(self, **given: object) -> Format:
        given = {"font_name": FONT, "font_size": 11, **given}
        key = tuple(sorted(given.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(given)
        return self._made[key]


def decimals_of(amount_vnd: int) -> int:
    """Return how many decimals an amount needs in triệu đồng.

    >>> decimals_of(152_050_000), decimals_of(3_000_000), decimals_of(-1)
    (2, 0, 6)
    """
    digits = f"{abs(amount_vnd) % 1_000_000:06d}".rstrip("0")
    return len(digits)
