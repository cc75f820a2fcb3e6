"""Budget tables drawn at random with right totals, and the truth about them, worked out without the product.

A `Budget` is what is meant (lines, their tree, figures), a `Layout` how a clerk prints it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from hypothesis import strategies as st

from ingest.document import Block, Table
from tests.builders import paragraph, table_of


class Unit(Enum):
    """The unit a table prints; the value is its worth in đồng."""

    DONG = 1
    THOUSAND = 1_000
    MILLION = 1_000_000


UNIT_NAMES = {
    Unit.DONG: ("đồng", "VNĐ"),
    Unit.THOUSAND: ("nghìn đồng", "1.000 đồng", "ngàn đồng"),
    Unit.MILLION: ("triệu đồng", "tr.đ", "Triệu đồng"),
}
NUMBERS = {
    Unit.DONG: ("1.234.500", "1,234,500", "1 234 500", "1234500"),
    Unit.THOUSAND: ("1 234 500", "1234500"),
    Unit.MILLION: ("1234500", "1234,5"),
}
"""How figures can be printed in a unit without leaving open what they mean."""

WORDS = (
    "Tuyên truyền về an toàn bức xạ", "Bản tin khoa học", "Kiểm tra phương tiện đo", "Mô hình tưới nhỏ giọt",
    "Tập huấn truy xuất nguồn gốc", "Xây dựng nhãn hiệu tập thể", "Hội nghị sơ kết", "Duy trì cổng thông tin",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI")
CAPITALS = "ABCDEG"
SMALL = "abcdeg"
NUMBERINGS = (
    ("roman", "number"), ("roman", "padded"), ("roman", "running"), ("capital", "number"), ("number", "dotted"),
    ("number", "bullet"), ("bold", "number"), ("number",), ("roman", "number", "small"), ("capital", "roman", "number"),
    ("roman", "number", "bullet"), ("none",), ("roman", "none"),
)  # fmt: skip
"""The marks of the lines from the top down."""

YEARS = ("Thực hiện năm 2022", "Ước thực hiện năm 2023", "Dự toán năm 2024")
SOURCES = ("Ngân sách tỉnh", "Ngân sách huyện", "Nguồn khác")
TOTAL_COLUMN = "Tổng số"
BLOCKS = ("ordinal", "name", "quantity", "money", "note")


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its marks, its depth (0 total, 1 top), its parent by index, its leaf figures by money column.

    Figures are in the smallest step the table prints.
    """

    ordinal: str
    name: str
    depth: int
    parent: int | None
    figures: tuple[int, ...]
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """How a budget is printed."""

    unit: Unit
    unit_name: str
    unit_place: str
    number: str
    blank: str
    total_label: str
    spans_label: bool
    header_rows: int
    has_index_row: bool
    order: tuple[str, ...]
    has_section_figures: bool = True


@dataclass(frozen=True, slots=True)
class Equation:
    """What must add up: the cell stated and the cells summed, by line and money column."""

    check: str
    stated: tuple[int, int]
    operands: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """An equation that does not hold: check, line and column (1-based), both sides in đồng."""

    check: str
    row_no: int
    column_no: int
    stated_vnd: int
    computed_vnd: int


@dataclass(frozen=True, slots=True)
class Budget:
    """A budget table: `years` and `sources` are the heads of its money columns, "" where it has one only."""

    lines: tuple[Line, ...]
    years: tuple[str, ...]
    sources: tuple[str, ...]
    layout: Layout

    @property
    def step_vnd(self) -> int:
        """The worth of 1 in the figures, in đồng."""
        return {Unit.DONG: 1_000, Unit.THOUSAND: 1_000, Unit.MILLION: 100_000}[self.layout.unit]

    @property
    def column_count(self) -> int:
        """The number of money columns."""
        return len(self.years) * len(self.sources)

    def amount_vnd(self, line: int, column: int) -> int | None:
        """Return what a cell says in đồng, None where it prints no number."""
        figure = self.lines[line].figures[column]
        if self._is_silent(line):
            return None
        return figure * self.step_vnd if figure or self.layout.blank == "0" else None

    def printed(self) -> list[tuple[int, int]]:
        """Return the cells that print a figure other than nought."""
        cells = ((k, c, figure) for k, line in enumerate(self.lines) for c, figure in enumerate(line.figures))
        return [(k, c) for k, c, figure in cells if figure and not self._is_silent(k)]

    def with_figure(self, line: int, column: int, figure: int) -> Budget:
        """Return the budget with one cell misprinted."""
        old = self.lines[line]
        figures = (*old.figures[:column], figure, *old.figures[column + 1 :])
        lines = (*self.lines[:line], replace(old, figures=figures), *self.lines[line + 1 :])
        return replace(self, lines=lines)

    def equations(self) -> Iterator[Equation]:
        """Yield everything that must add up."""
        for k, line in enumerate(self.lines):
            children = self._summed_into(k)
            for column in range(self.column_count):
                if children:
                    check = "sum.sections" if line.depth == 0 else "sum.items"
                    yield Equation(check, (k, column), tuple((j, column) for j in children))
            for first in range(0, self.column_count, len(self.sources)):
                if len(self.sources) > 2:
                    parts = tuple((k, first + n) for n in range(1, len(self.sources)))
                    yield Equation("sum.sources", (k, first), parts)

    def _summed_into(self, k: int) -> list[int]:
        """Return the lines that add up to a line; lines that print no figure are stood for by theirs."""
        children = [j for j, other in enumerate(self.lines) if other.parent == k]
        return [line for j in children for line in (self._summed_into(j) if self._is_silent(j) else [j])]

    def _is_silent(self, k: int) -> bool:
        """True for a line above others, no total, where this layout leaves its figures out."""
        is_above = any(other.parent == k for other in self.lines)
        return not self.layout.has_section_figures and is_above and self.lines[k].depth > 0

    def findings(self) -> set[Finding]:
        """Return the equations that the printed figures violate; what prints no figure adds nothing."""
        found = set()
        for equation in self.equations():
            stated = self.amount_vnd(*equation.stated)
            operands = [self.amount_vnd(*cell) for cell in equation.operands]
            if stated is None or all(amount is None for amount in operands):
                continue
            computed = sum(amount or 0 for amount in operands)
            if stated != computed:
                row, column = equation.stated
                found.add(Finding(equation.check, row + 1, column + 1, stated, computed))
        return found

    def blocks(self) -> tuple[Block, ...]:
        """Return the table with what stands above it."""
        return (*self.above(), self.table())

    def above(self) -> tuple[Block, ...]:
        """Return what stands above the table."""
        unit = self.layout.unit_name
        said = {"above": f"Đơn vị tính: {unit}", "caption": f"Bảng 1: Dự toán kinh phí năm 2024 (ĐVT: {unit})"}
        text = said.get(self.layout.unit_place)
        return (paragraph(text),) if text else ()

    def table(self) -> Table:
        """Return the printed table."""
        return table_of([*self.header(), *self.body()])

    def header(self) -> list[list[str]]:
        """Return the header's rows."""
        heads = self._money_heads()
        rows = [
            [part for block in self.layout.order for part in self._head(block, r, heads)] for r in range(len(heads))
        ]
        width = len(rows[0])
        if self.layout.unit_place == "row":
            rows.insert(0, [f"Đơn vị tính: {self.layout.unit_name}"] + ["<"] * (width - 1))
        if self.layout.has_index_row:
            rows.append([f"({k})" for k in range(1, width + 1)])
        return rows

    def body(self) -> list[list[str]]:
        """Return the rows of the lines."""
        return [[part for block in self.layout.order for part in self._cells(block, k)] for k in range(len(self.lines))]

    def _head(self, block: str, row: int, money: list[list[str]]) -> list[str]:
        if block == "money":
            return money[row]
        heads = {"ordinal": ["STT"], "name": ["Nội dung"], "quantity": ["Đơn vị tính", "Số lượng"], "note": ["Ghi chú"]}
        return heads[block] if row == 0 else ["^"] * len(heads[block])

    def _money_heads(self) -> list[list[str]]:
        unit = f" ({self.layout.unit_name})" if self.layout.unit_place == "header" else ""
        lowest = [f"{year} {source}".strip() if self._is_one_row else source or year for year, source in self._columns]
        over = [f"Kinh phí{unit}"] + ["<"] * (self.column_count - 1)
        if self._is_one_row:
            return [[f"{text or 'Kinh phí'}{unit}" for text in lowest]]
        years = [year if k % len(self.sources) == 0 else "<" for k, (year, _) in enumerate(self._columns)]
        if len(self.years) > 1 and len(self.sources) > 1:
            return [over, years, lowest]
        return [over, lowest]

    @property
    def _is_one_row(self) -> bool:
        return self.column_count == 1 or self.layout.header_rows == 1

    @property
    def _columns(self) -> list[tuple[str, str]]:
        return [(year, source) for year in self.years for source in self.sources]

    def _cells(self, block: str, k: int) -> list[str]:
        line, layout = self.lines[k], self.layout
        bold = "**" if line.is_bold else ""
        is_label = line.depth == 0 and layout.spans_label and layout.order[:2] == ("ordinal", "name")
        if block == "ordinal":
            return [f"{bold}{line.name}{bold}" if is_label else line.ordinal]
        if block == "name":
            return ["<" if is_label else f"{bold}{line.name}{bold}"]
        if block == "money":
            return [self.layout.blank.strip("0") if self._is_silent(k) else self.print(f) for f in line.figures]
        is_leaf = all(other.parent != k for other in self.lines) and line.depth
        return (["lần", f"{k:02}"] if is_leaf else ["", ""]) if block == "quantity" else [""]

    def print(self, figure: int) -> str:
        """Return a figure as this table prints it."""
        if not figure:
            return self.layout.blank
        value = figure * self.step_vnd
        whole, rest = divmod(value, self.layout.unit.value)
        grouped = f"{whole:,}"
        text = {
            "1.234.500": grouped.replace(",", "."), "1,234,500": grouped, "1 234 500": grouped.replace(",", " "),
        }.get(self.layout.number, str(whole))  # fmt: skip
        return f"{text},{rest * 10 // self.layout.unit.value}" if rest else text


@st.composite
def budgets(draw: st.DrawFn) -> Budget:
    """Draw a budget with right totals."""
    years = draw(st.sampled_from([("",), ("",), YEARS[2:], YEARS[1:], YEARS]))
    named = draw(st.sampled_from([(), (), SOURCES[:2], SOURCES]))
    sources = (TOTAL_COLUMN, *named) if named else ("",)
    layout = draw(layouts())
    step = 10 if layout.number != "1234,5" and layout.unit is Unit.MILLION else 1
    lines = draw(trees(len(years) * len(sources), len(sources), step, layout.total_label))
    return Budget(lines, years, sources, layout)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Draw a way to print."""
    unit = draw(st.sampled_from(Unit))
    left_out = draw(st.sets(st.sampled_from(["quantity", "note"])))
    return Layout(
        unit=unit,
        unit_name=draw(st.sampled_from(UNIT_NAMES[unit])),
        unit_place=draw(st.sampled_from(["above", "caption", "header", "row"])),
        number=draw(st.sampled_from(NUMBERS[unit])),
        blank=draw(st.sampled_from(["", "-", "…", "0"])),
        total_label=draw(st.sampled_from(["Tổng cộng", "TỔNG SỐ", "Cộng", "Tổng cộng:"])),
        spans_label=draw(st.booleans()),
        header_rows=draw(st.integers(1, 3)),
        has_index_row=draw(st.booleans()),
        order=tuple(block for block in BLOCKS if block not in left_out),
        has_section_figures=draw(st.sampled_from([True, True, False])),
    )


@st.composite
def trees(draw: st.DrawFn, column_count: int, period: int, step: int, total_label: str) -> tuple[Line, ...]:
    """Draw the lines of a table with figures that add up; `period` columns are one total with its sources."""
    marks = draw(st.sampled_from(NUMBERINGS))
    shape = draw(shapes(len(marks)))
    place = draw(st.sampled_from(["first", "last", "none"]))
    is_bold = marks[0] == "bold" or (len(marks) > 1 and draw(st.booleans()))
    lines = [
        Line(ordinal, _name(k, depth), depth, parent, (), is_bold and depth == 1)
        for k, (depth, ordinal, parent) in enumerate(_marked(shape, marks))
    ]
    if place != "none":
        lines = _with_total(lines, total_label, place == "first", is_bold)
    leaf = st.integers(0, 90).map(lambda figure: figure * step)
    figures: list[tuple[int, ...]] = []
    for k in range(len(lines)):
        has_lines = any(line.parent == k for line in lines)
        figures.append(() if has_lines else tuple(draw(st.lists(leaf, min_size=column_count, max_size=column_count))))
    summed = _summed(lines, figures, period)
    return tuple(replace(line, figures=figure) for line, figure in zip(lines, summed, strict=True))


@st.composite
def shapes(draw: st.DrawFn, depth: int) -> list[int]:
    """Draw the depths of the lines in order, each at most one below the line before."""
    top = draw(st.integers(2, 4))
    found: list[int] = []
    for _ in range(top):
        found.append(1)
        for _ in range(draw(st.integers(1, 3)) if depth > 1 else 0):
            found.append(2)
            found += [3] * (draw(st.sampled_from([0, 0, 1, 2])) if depth > 2 else 0)
    return found


def _marked(shape: list[int], marks: tuple[str, ...]) -> Iterator[tuple[int, str, int | None]]:
    """Yield each line's depth, ordinal and parent."""
    counts, last, running = [0] * 4, [-1] * 4, 0
    for k, depth in enumerate(shape):
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (3 - depth)
        last[depth] = k
        running += depth == 2
        n = counts[depth]
        ordinal = {
            "roman": ROMAN[n - 1], "capital": CAPITALS[n - 1], "small": SMALL[n - 1], "number": str(n),
            "padded": f"{n:02}", "running": str(running), "dotted": f"{counts[1]}.{n}", "bullet": "-",
            "bold": "", "none": "",
        }[marks[depth - 1]]  # fmt: skip
        yield depth, ordinal, last[depth - 1] if depth > 1 else None


def _name(k: int, depth: int) -> str:
    return f"{WORDS[k % len(WORDS)]} nhóm {k + 1}" if depth == 1 else f"{WORDS[k % len(WORDS)]} đợt {k + 1}"


def _with_total(lines: list[Line], label: str, at_top: bool, is_bold: bool) -> list[Line]:
    total = Line("", label, 0, None, (), is_bold)
    if not at_top:
        return [replace(x, parent=len(lines) if x.parent is None else x.parent) for x in lines] + [total]
    return [total] + [replace(x, parent=0 if x.parent is None else x.parent + 1) for x in lines]


def _summed(lines: list[Line], leaves: list[tuple[int, ...]], period: int) -> list[tuple[int, ...]]:
    """Return the figures of all lines: totals of sources first, then of lines."""
    found = [_with_source_totals(figures, period) for figures in leaves]

    def figures(k: int) -> tuple[int, ...]:
        below = [figures(j) for j, line in enumerate(lines) if line.parent == k]
        return tuple(map(sum, zip(*below, strict=True))) if below else found[k]

    return [figures(k) for k in range(len(lines))]


def _with_source_totals(figures: tuple[int, ...], period: int) -> tuple[int, ...]:
    if period == 1:
        return figures
    return tuple(sum(figures[c + 1 : c + period]) if c % period == 0 else figure for c, figure in enumerate(figures))
