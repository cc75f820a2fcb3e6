"""How the workbook looks: fonts, colours, number formats; each combination is made once."""

from __future__ import annotations

from enum import Enum
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from corpus.discrepancy import Severity

FONT = {"font_name": "Times New Roman", "font_size": 11}
_GRID = "#A6A6A6"


class Tone(Enum):
    """What a cell's colour says; the value is its ground and the colour of its text."""

    ERROR = ("#FFC7CE", "#9C0006")
    WARNING = ("#FFE699", "#7F4F00")
    INFO = ("#DDEBF7", "#1F4E79")
    UNSURE = ("#E4DFEC", "#403151")
    HEAD = ("#D9E1F2", "#1F3864")
    TOTAL = ("#F2F2F2", "#000000")


TONES = {Severity.ERROR: Tone.ERROR, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.INFO}


class Styles:
    """The formats of a workbook, in a language.

    Number formats are written in the notation of the file format (',' groups, '.' begins decimals) whatever the
    language. Excel shows them with the separators of the PC it runs on: 1.234.567 on a Vietnamese one. LibreOffice
    takes the locale of the program unless the format names one: [$-42A], Vietnamese, which Excel reads over for
    numbers. So both show 1.234.567 in an office of Vietnam.
    """

    def __init__(self, workbook: Workbook, language: str) -> None:
        self._workbook = workbook
        self._locale = "[$-409]" if language == "en" else "[$-42A]"
        self._date = "yyyy-mm-dd" if language == "en" else "dd/mm/yyyy"
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, tone: Tone | None = None, **properties: Any) -> Format:  # noqa: ANN401
        """Return the format of these properties of XlsxWriter, in the workbook's font."""
        if tone is not None:
            properties = {"bg_color": tone.value[0], "font_color": tone.value[1], **properties}
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**FONT, "valign": "top", **properties})
        return self._made[key]

    def boxed(self, tone: Tone | None = None, **properties: Any) -> Format:  # noqa: ANN401
        """Return the same with a border around the cell and its text wrapped."""
        return self.of(tone, border=1, border_color=_GRID, text_wrap=True, **properties)

    def link(self, tone: Tone | None = None, **properties: Any) -> Format:  # noqa: ANN401
        """Return the format of a link in a bordered cell."""
        return self.boxed(tone, **{"font_color": "#0563C1", "underline": 1, **properties})

    def number(self, decimals: int = 0, unit: str = "") -> str:
        """Return the number format of so many decimals, a unit behind."""
        decimal_places = "." + "0" * decimals if decimals else ""
        # A space as wide as a bracket keeps figures off the text behind; LibreOffice indents only some of them.
        return f"{self._locale}#,##0{decimal_places}" + (f' "{unit}"' if unit else "") + "_)"

    @property
    def count(self) -> str:
        """The number format of a count."""
        return f"{self._locale}#,##0"

    @property
    def share(self) -> str:
        """The number format of a share of one, as per cent."""
        return f"{self._locale}0.0%"

    @property
    def date(self) -> str:
        """The number format of a date."""
        return f"{self._locale}{self._date}"

    @property
    def year(self) -> str:
        """The number format of a year or an ordinal: nothing grouped."""
        return "0"
