"""Where a finding stands, as the unit finds it in its own document; and what is found, without saying that again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from corpus.discrepancy import Text
from corpus.wording import named_line, opening, with_ordinal
from normalizers.line_items import Level
from outputs.labels import check_titles
from outputs.notation import said
from outputs.shown_text import one_line, shortened
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow, DiscrepancyRow

_LONGEST_TITLE = 60
_LONGEST_NAME = 70
_LONGEST_HEADER = 70

_LABEL = regex.compile(
    r"(?:bảng|biểu|biểu mẫu|mẫu biểu|phụ lục)\s+(?:số\s+)?[0-9IVX]+[a-z]?(?![\p{L}\d])", regex.IGNORECASE
)

# Their titles say all; the sentence repeats the amounts beside it, or says what unit the reading took for now.
_TITLE_IS_ENOUGH = {"sum.sections", "sum.items", "sum.sources", "unit.missing", "unit.conflict"}


@dataclass(frozen=True, slots=True)
class Places:
    """The lines and money columns of a plan, to name the place of its findings in a language."""

    plan: WrittenSubmission
    language: str
    lines: dict[tuple[int | None, int | None], AmountRow]
    headers: dict[int | None, dict[int | None, str]]

    def place(self, found: DiscrepancyRow) -> str:
        """Return table, section, line, column and page of a finding; "" where it is of the plan as a whole."""
        return "; ".join(said(part, self.language) for part in self._parts(found))

    def what_is_found(self, found: DiscrepancyRow) -> str:
        """Return the check's title where figures beside it say the rest, else its sentence less the place."""
        title, line = check_titles().get(found.check_id), self._line(found)
        # A part ("Trong đó") is compared with its whole under the id of the sum of items.
        is_part = found.check_id == "sum.items" and line is not None and line.level is Level.ITEM
        if title is not None and found.check_id in _TITLE_IS_ENOUGH and not is_part:
            return f"{said(title, self.language)}."
        rest = self._without_place(found)
        return one_line(rest[:1].upper() + rest[1:])

    def _parts(self, found: DiscrepancyRow) -> Iterator[Text]:
        line = self._line(found)
        ordinal = line.ordinal if line is not None else ""
        if found.table_no is not None:
            yield self._table(found.table_no)
        # A section without an ordinal of its own is numbered by the reading ("#2"): the unit does not know that.
        if found.section and not found.section.startswith("#") and found.section != ordinal.upper():
            section = one_line(found.section)
            yield Text(f"mục {section}", f"section {section}")
        if found.row_no is not None:
            name = shortened(with_ordinal(ordinal, found.line_name), _LONGEST_NAME)
            yield _quoted(Text(f"dòng {found.row_no}", f"line {found.row_no}"), name)
        if len(self.headers.get(found.table_no, {})) > 1 and found.column_no is not None:
            yield _quoted(Text("cột", "column"), shortened(self._header(found), _LONGEST_HEADER))
        if found.page is not None:
            page = Text(f"trang {found.page}", f"page {found.page}")
            yield page if found.table_no is not None else Text(page.vi.capitalize(), page.en.capitalize())

    def _table(self, table_no: int) -> Text:
        """Return a table's number and title; the title alone where it bears a number that no other table bears."""
        title = shortened(self.plan.table(table_no).title, _LONGEST_TITLE)
        label = _own_label(title)
        if label and [_own_label(table.title) for table in self.plan.tables].count(label) == 1:
            return Text(title, title)
        return _quoted(Text(f"Bảng {table_no}", f"Table {table_no}"), title)

    def _without_place(self, found: DiscrepancyRow) -> str:
        """Return a check's sentence without the place that it opens with."""
        sentence = found.message_en if self.language == "en" else found.message
        if found.table_no is None:
            return sentence
        line, of_line = self._line(found), None
        if found.row_no is not None:
            of_line = found.row_no, named_line(line.ordinal if line is not None else "", found.line_name)
        for header in (self._header(found), None):
            said_first = said(opening(found.table_no, of_line, header), self.language) + ": "
            if sentence.startswith(said_first):
                return sentence.removeprefix(said_first)
        return sentence

    def _line(self, found: DiscrepancyRow) -> AmountRow | None:
        return self.lines.get((found.table_no, found.row_no))

    def _header(self, found: DiscrepancyRow) -> str:
        return self.headers.get(found.table_no, {}).get(found.column_no, "")


def places(plan: WrittenSubmission, language: str) -> Places:
    """Return the places of a plan in a language, "vi" or "en"."""
    lines: dict[tuple[int | None, int | None], AmountRow] = {}
    headers: dict[int | None, dict[int | None, str]] = {}
    for amount in plan.amounts:
        lines.setdefault((amount.table_no, amount.row_no), amount)
        headers.setdefault(amount.table_no, {})[amount.column_no] = amount.column_header
    return Places(plan, language, lines, headers)


def _own_label(title: str) -> str:
    """Return the label that a title opens with ("biểu 2"), "" where it has none."""
    label = _LABEL.match(one_line(title))
    return label[0].casefold() if label is not None else ""


def _quoted(head: Text, name: str) -> Text:
    return Text(f"{head.vi} “{name}”", f"{head.en} “{name}”") if name else head
