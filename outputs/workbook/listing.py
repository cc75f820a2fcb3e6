"""A sheet that is one list: title, notes, a head that stays in sight, rows with filters, set up to be printed on A4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from outputs.notation import said
from outputs.text_size import height, lines
from outputs.workbook.legal_text import legal
from outputs.workbook.styles import Styles, Tone

HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
_NOTE_ROWS = (1, 2)
# XlsxWriter and Excel take so many links a sheet; what is beyond stays text.
MOST_LINKS = 65_530
_A4 = 9


class Kind(Enum):
    """What a column holds, and so how it is set."""

    TEXT = "text"
    CENTRED = "centred"
    AMOUNT = "amount"
    COUNT = "count"
    YEAR = "year"
    SHARE = "share"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a list; `width` in the width of a digit."""

    title: Text
    width: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class Linked:
    """A value and the cell it leads to, as an address of `sheet_names.link`."""

    value: str | int
    target: str


@dataclass(frozen=True, slots=True)
class Toned:
    """A value whose cell has a colour."""

    value: str | int | Decimal | None
    tone: Tone


Value = str | int | Decimal | date | Linked | Toned | None


class Listing:
    """Writes a list to a sheet, row by row; `finish` closes it."""

    def __init__(self, sheet: Worksheet, styles: Styles, language: str, fields: Sequence[Field]) -> None:
        self._sheet, self._styles, self._language, self._fields = sheet, styles, language, tuple(fields)
        self._row, self._links, self._printed = FIRST_ROW, 0, len(self._fields)
        self._made: dict[tuple[Kind, Tone | None, bool, bool], Format] = {}

    def head(self, title: str, notes: Sequence[str], printed: int) -> None:
        """Write title, notes (two at most) and the head of the columns; the first so many columns are printed."""
        sheet, styles = self._sheet, self._styles
        sheet.write_string(0, 0, legal(title), styles.of(bold=True, font_size=14))
        sheet.set_row(0, 22)
        width = sum(field.width for field in self._fields[:printed])
        for row, note in zip(_NOTE_ROWS, notes, strict=False):
            style = styles.of(italic=True, text_wrap=True)
            sheet.merge_range(row, 0, row, printed - 1, "", style)
            sheet.write_string(row, 0, legal(note), style)
            sheet.set_row(row, height(lines(note, width)))
        head = styles.boxed(Tone.HEAD, bold=True, align="center", valign="vcenter")
        most = 1
        for column, field in enumerate(self._fields):
            words = said(field.title, self._language)
            sheet.set_column(column, column, field.width)
            sheet.write_string(HEAD_ROW, column, words, head)
            # Room for the arrow of the filter.
            most = max(most, lines(words, field.width - 2, is_bold=True))
        sheet.set_row(HEAD_ROW, height(max(most, 2)))
        self._printed = printed
        self._print_setup()

    def row(self, values: Sequence[Value], tone: Tone | None = None, *, bold: bool = False) -> None:
        """Write a row of the list."""
        most = 1
        for column, (field, value) in enumerate(zip(self._fields, values, strict=True)):
            self._write(column, field, value, tone, bold)
            if isinstance(plain := _plain(value), str):
                most = max(most, lines(plain, field.width, is_bold=bold))
        if (points := height(most)) is not None:
            self._sheet.set_row(self._row, points)
        self._row += 1

    def nothing(self, words: Text) -> None:
        """Write instead of rows that there is nothing to list."""
        self._sheet.write_string(self._row, 0, said(words, self._language), self._styles.of(italic=True))
        self._row += 1

    def finish(self, listed: int) -> None:
        """Set the filter over the listed rows, and what of the sheet is printed."""
        if listed:
            self._sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + listed, len(self._fields) - 1)
        self._sheet.print_area(0, 0, max(self._row - 1, HEAD_ROW), self._printed - 1)

    def _print_setup(self) -> None:
        self._sheet.freeze_panes(FIRST_ROW, 0)
        self._sheet.repeat_rows(HEAD_ROW)
        page_setup(self._sheet, self._language)

    def _write(self, column: int, field: Field, value: Value, tone: Tone | None, bold: bool) -> None:
        sheet, row, plain = self._sheet, self._row, _plain(value)
        if isinstance(value, Toned):
            tone = value.tone
        style = self._style(field.kind, tone, bold)
        if isinstance(value, Linked) and self._links < MOST_LINKS:
            self._links += 1
            style = self._style(field.kind, tone, bold, is_link=True)
            sheet.write_url(row, column, value.target, style, legal(str(value.value)))
        if plain is None or plain == "":
            sheet.write_blank(row, column, None, style)
        elif isinstance(plain, str):
            sheet.write_string(row, column, legal(plain), style)
        elif isinstance(plain, date):
            sheet.write_datetime(row, column, datetime(plain.year, plain.month, plain.day), style)
        else:
            sheet.write_number(row, column, plain, style)

    def _style(self, kind: Kind, tone: Tone | None, bold: bool, *, is_link: bool = False) -> Format:
        key = kind, tone, bold, is_link
        if key not in self._made:
            self._made[key] = self._new_style(*key)
        return self._made[key]

    def _new_style(self, kind: Kind, tone: Tone | None, bold: bool, is_link: bool) -> Format:
        styles = self._styles
        properties: dict[str, object] = {"bold": True} if bold else {}
        if kind in (Kind.CENTRED, Kind.YEAR, Kind.COUNT, Kind.DATE):
            properties["align"] = "center"
        formats = {
            Kind.AMOUNT: styles.number(),
            Kind.COUNT: styles.count,
            Kind.YEAR: styles.year,
            Kind.SHARE: styles.share,
            Kind.DATE: styles.date,
        }
        if kind in formats:
            properties["num_format"] = formats[kind]
        return styles.link(tone, **properties) if is_link else styles.boxed(tone, **properties)


def page_setup(sheet: Worksheet, language: str) -> None:
    """Set a sheet up for A4 landscape: all columns on a page's width, its name and the page number below."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    page = said(Text("Trang &P/&N", "Page &P/&N"), language)
    sheet.set_footer(f'&L&"Times New Roman,Regular"&9&A&R&"Times New Roman,Regular"&9{page}')
    # Ordinals and the like are printed text, not mistakes to be marked in a corner.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _plain(value: Value) -> str | int | Decimal | date | None:
    return value.value if isinstance(value, Linked | Toned) else value
