"""Plans at random, as many as asked for: units, budgets that add up, prose, misprints and a layout for each.

Every choice is dealt like cards: each of its values comes up before any comes again, so that a few dozen plans show all
of them. The wordings are our own.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import TypeVar

from samples.content import Budget, Item, Misprint, NoteMark, Plan, Planted, Section, Topic
from samples.layouts import (
    Borders,
    Frame,
    Layout,
    Numbering,
    Orientation,
    PageFace,
    PageNumber,
    PartMark,
    TableFace,
    TextFace,
    TotalPlace,
    Unit,
    UnitPlace,
    Widths,
)
from samples.printed import figures, first_money_column, header, lines

T = TypeVar("T")


def plans(seed: int, count: int) -> Iterator[Plan]:
    """Yield so many plans; the same for the same seed, and the first ones the same whatever the count."""
    deal = _Deal(seed)
    for number in range(1, count + 1):
        yield _plan(deal, number)


def series(seed: int, submitters: Sequence[Submitter], years: Sequence[int]) -> Iterator[Plan]:
    """Yield a plan of every submitter for each year; the same for the same seed."""
    deal = _Deal(seed)
    for number, (year, who) in enumerate(product(years, submitters), 1):
        yield _plan_of(deal, number, year, who)


class _Deal:
    """Deals values at random, each of a choice once before any comes again."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._left: dict[str, list[int]] = {}

    def one(self, choice: str, values: Sequence[T]) -> T:
        """Return the next value of a choice."""
        left = self._left.setdefault(f"{choice} {len(values)}", [])
        if not left:
            left.extend(self.random.sample(range(len(values)), len(values)))
        return values[left.pop()]

    def chance(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.random.randrange(100) < percent

    def number(self, least: int, most: int) -> int:
        """Return a whole number between two."""
        return self.random.randint(least, most)


@dataclass(frozen=True, slots=True)
class Submitter:
    """Who submits: "huyện", "Mộ Đức", "Quảng Ngãi"."""

    kind: str
    name: str
    province: str

    @property
    def unit(self) -> str:
        """The unit in full."""
        return f"{self.kind} {self.name}"

    @property
    def offices(self) -> tuple[str, ...]:
        """Those who do the work."""
        if self.kind in ("xã", "phường"):
            return ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công")
        return ("Phòng Kinh tế và Hạ tầng", "Phòng Nông nghiệp", "Trạm Khuyến nông")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of work: names of its section, and words that lines are made of: opening + object + closing."""

    titles: tuple[str, ...]
    openings: tuple[str, ...]
    objects: tuple[str, ...]
    closings: tuple[str, ...]
    counted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of budget: what it is called and its columns, "{y}" the plan's year, "{b}" and "{a}" those before.

    "{own}" is what the unit that submits is.
    """

    caption: str
    columns: tuple[str, ...]
    heads: tuple[str, ...] = ()
    group: str = ""
    is_summed: bool = False
    has_prices: bool = False
    is_past: bool = False
    share: str = ""
    total_column: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: what it is, the line it goes into, its amounts by money column; a silent one prints none."""

    kind: str
    parent: int | None
    amounts: tuple[int, ...]
    is_silent: bool = False
    item: Item | None = None


# ── one plan ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _plan(deal: _Deal, number: int) -> Plan:
    year = deal.one("year", (2022, 2023, 2024, 2025, 2026, 2027))
    return _plan_of(
        deal, number, year, deal.one("commune", _COMMUNES) if year > 2025 else deal.one("district", _DISTRICTS)
    )


def _plan_of(deal: _Deal, number: int, year: int, who: Submitter) -> Plan:
    unit = deal.one("unit", (Unit.MILLION, Unit.MILLION, Unit.THOUSAND, Unit.DONG))
    kinds = deal.one("tables", _TABLES)
    is_long = deal.one("length", (False, False, False, True, False))
    budgets = [_budget(deal, _KINDS[k], unit, year, who.kind, is_long and not _KINDS[k].is_past) for k in kinds]
    annex = _annex_budget(deal, budgets[-1], unit) if deal.one("annex", (False, False, True)) else None
    every = [*budgets, *([annex] if annex is not None else [])]
    layout = _layout(deal, unit, every, who)
    every = [_dressed(deal, budget, layout, no) for no, budget in enumerate(every, 1)]
    wrong = deal.one("misprint", _MISPRINTS)
    every, planted = _misprinted(deal, wrong, every, layout, year)
    budgets, annexes = every[: len(kinds)], every[len(kinds) :]
    said = ""
    if (wrong == "prose" or deal.chance(40)) and not any(p.check_id.startswith("sum") for p in planted):
        said, more = _said(deal, budgets, kinds, layout, year, is_wrong=wrong == "prose" and not planted)
        planted = (*planted, *more)
    issued = date(year - 1, deal.number(6, 12), deal.number(1, 28))
    topics = _topics(deal, who, year, list(zip(kinds, budgets, strict=True)), said, bool(planted))
    return Plan(
        file_name=f"{number:03} KH KHCN {year} - {_plain(who.unit)}.docx",
        body=who.unit.upper(),
        unit=who.unit,
        province=who.province,
        town=who.name,
        year=year,
        number=f"{deal.number(11, 298)}/KH-UBND",
        issued_on=issued,
        title=("KẾ HOẠCH", deal.one("title", _TITLES).format(y=year, unit=who.unit)),
        opening=tuple(_said_of(deal, text, who, year) for text in deal.one("opening", _OPENINGS)),
        topics=topics,
        closing=(f"Trên đây là Kế hoạch năm {year} của Ủy ban nhân dân {who.unit}./.",),
        receivers=("Sở Khoa học và Công nghệ;", f"{who.offices[0]};", "Lưu: VT."),
        signer=(*deal.one("signer", _SIGNERS), deal.one("name", _NAMES)),
        layout=layout,
        planted=planted,
        annexes=tuple(_annex(deal, budget, layout, year) for budget in annexes),
    )


def _plain(name: str) -> str:
    """Return a name without diacritics."""
    folded = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return folded.encode("ascii", "ignore").decode()


def _annex(deal: _Deal, budget: Budget, layout: Layout, year: int) -> Topic:
    above = (f"(Đơn vị tính: {layout.unit.words})",) if layout.unit_place is UnitPlace.CAPTION else ()
    title = deal.one("annex title", ("CHI TIẾT KINH PHÍ NĂM {y}", "DỰ TOÁN CHI TIẾT MỘT SỐ NỘI DUNG NĂM {y}"))
    return Topic(1, title.format(y=year), above, budget, label="PHỤ LỤC 1")


# ── budgets ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _budget(deal: _Deal, kind: _Kind, unit: Unit, year: int, own: str, is_long: bool) -> Budget:
    """Return a budget that adds up."""
    is_flat = not is_long and deal.one("flat", (False, False, False, False, True))
    fields = [field for field in _FIELDS if year > 2025 or field is not _DIGITAL]
    count = 1 if is_flat else len(fields) if is_long else deal.number(2, 4)
    chosen = sorted(deal.random.sample(range(len(fields)), count))
    sections = []
    for position in chosen:
        field = fields[position]
        size = deal.number(9, 24) if is_long else deal.number(6, 12) if is_flat else deal.number(1, 5)
        items = tuple(_item(deal, kind, unit, field, name) for name in _item_names(deal, field, size))
        sections.append(Section("" if is_flat else deal.one(f"title {position}", field.titles), items))
    if not is_flat and not kind.has_prices and deal.chance(15):
        amounts = _amounts(deal, kind, unit)
        sections.append(Section(deal.one("bare section", ("Chi khác", "Dự phòng", "Mua sắm thiết bị")), (), amounts))
    is_broken = deal.one("broken heads", (False, False, False, True))
    columns = tuple(c.format(y=year, b=year - 1, a=year - 2, own=own) for c in kind.columns)
    return Budget(
        caption=kind.caption.format(y=year, b=year - 1, a=year - 2),
        columns=tuple(c.replace(" năm ", "\nnăm ") if is_broken else c for c in columns),
        sections=tuple(sections),
        group=kind.group.format(y=year),
        is_summed=kind.is_summed,
        has_prices=kind.has_prices,
        has_notes=deal.one("notes", (True, True, False)),
        heads=tuple(head.format(y=year, b=year - 1, a=year - 2) for head in kind.heads),
        further=deal.one("further", ("", "", "Đơn vị thực hiện", "", "", "Thời gian thực hiện")),
        share=kind.share if deal.chance(60) else "",
    )


def _item_names(deal: _Deal, field: _Field, count: int) -> list[str]:
    """Return so many different wordings of a field; some are wrapped, with a second paragraph or a footnote."""
    pairs = deal.random.sample([(a, b) for a in field.openings for b in field.objects], count)
    names = []
    for opening, thing in pairs:
        name = f"{opening} {thing}{deal.random.choice(field.closings)}"
        lot = deal.number(1, 100)
        if lot <= 5:
            name += f"//({deal.number(1, 4):02} cuộc, {deal.number(4, 12) * 10} người/cuộc)"
        elif lot <= 8:
            name += f"\n(mỗi đợt {deal.number(2, 5)} ngày)"
        elif lot == 9:
            name += "[^Nội dung chuyển tiếp từ năm trước sang.]"
        names.append(name)
    return names


def _item(deal: _Deal, kind: _Kind, unit: Unit, field: _Field, name: str) -> Item:
    further = deal.random.choice(_DOERS)
    note = deal.random.choice(_NOTES)
    if deal.chance(8):
        names = deal.random.sample(_PARTS, deal.number(2, 3))
        parts = tuple(replace(_line(deal, kind, unit, field, part), further="") for part in names)
        sums = tuple(sum(column) for column in zip(*(part.amounts for part in parts), strict=True))
        return Item(name, sums, note=note, further=further, parts=parts)
    return replace(_line(deal, kind, unit, field, name), note=note, further=further)


def _line(deal: _Deal, kind: _Kind, unit: Unit, field: _Field, name: str) -> Item:
    """Return a line without parts."""
    if not kind.has_prices:
        return Item(name, _amounts(deal, kind, unit))
    counted = deal.random.choice(field.counted)
    quantity = deal.number(1, 12) if deal.chance(85) else deal.number(3, 40) * 50
    step = 500_000 if unit is Unit.MILLION else 50_000
    price = deal.number(1, 60) * step if quantity < 50 else deal.number(1, 8) * 5_000
    amount = quantity * price
    share = deal.random.choice((0, 30, 50, 100)) * amount // 100 // 1_000 * 1_000
    amounts = (amount,) if not kind.is_summed else (share, amount - share)
    return Item(name, amounts, f"{quantity:,}".replace(",", "."), counted, price)


def _amounts(deal: _Deal, kind: _Kind, unit: Unit) -> tuple[int, ...]:
    """Return the amounts of a line, not all nought."""
    step = {Unit.MILLION: 500_000, Unit.THOUSAND: 50_000, Unit.DONG: 10_000}[unit]
    whole = deal.number(4, 90) * 1_000_000
    count = len(kind.columns) - kind.is_summed
    if kind.is_past:
        spent = [whole * deal.random.choice((100, 100, 100, 95, 90, 75, 50, 0)) // 100 // step * step]
        while len(spent) < count - 1:
            spent.insert(0, spent[0] * deal.random.choice((40, 50, 60, 100)) // 100 // step * step)
        return (whole, *spent) if count > 1 else (whole,)
    amounts = [0 if deal.chance(15) else deal.number(4, 180) * 500_000 // step * step for _ in range(count)]
    if deal.chance(20):
        amounts = [amount and amount + deal.number(1, 9) * step for amount in amounts]
    return tuple(amounts) if any(amounts) else (whole, *amounts[1:])


def _annex_budget(deal: _Deal, main: Budget, unit: Unit) -> Budget:
    """Return a budget of details, no line of another table."""
    kind = _KINDS[deal.one("annex kind", ("priced", "amount"))]
    sections = []
    for title in deal.random.sample(("Chi cho báo cáo viên", "Chi cho học viên", "Chi tổ chức", "Chi tài liệu"), 2):
        names = deal.random.sample(_PARTS, deal.number(2, 4))
        sections.append(Section(title, tuple(_line(deal, kind, unit, _FIELDS[0], name) for name in names)))
    return Budget("", kind.columns, tuple(sections), has_prices=kind.has_prices, has_notes=main.has_notes)


def _dressed(deal: _Deal, budget: Budget, layout: Layout, table_no: int) -> Budget:
    """Return a budget with its caption's label and unit, and note marks behind some figures."""
    caption = budget.caption
    if caption:
        caption = f"{deal.one('label', _LABELS).format(n=table_no)}{caption}"
        if layout.unit_place is UnitPlace.CAPTION:
            caption += f" (ĐVT: {layout.unit.words})"
        elif deal.chance(12):
            caption = ""
    if not deal.one("note marks", (False, False, False, True)):
        return replace(budget, caption=caption)
    cells = _printed_cells(budget, layout)
    mark = deal.one("mark", ("1", "*", "2"))
    row, column = deal.random.choice(cells)
    shown = f"({mark})"
    remark = f"Ghi chú: {shown} Đã bao gồm phần chuyển nguồn từ năm trước."
    return replace(budget, caption=caption, note_marks=(NoteMark(row + 1, column + 1, mark),), remark=remark)


# ── what is planted ───────────────────────────────────────────────────────────────────────────────────────────────


def _misprinted(
    deal: _Deal, wrong: str, budgets: list[Budget], layout: Layout, year: int
) -> tuple[list[Budget], tuple[Planted, ...]]:
    """Return the budgets with one thing wrong where one of them allows it, and what must be found."""
    for position in deal.random.sample(range(len(budgets)), len(budgets)):
        budget, planted = _one_wrong(deal, wrong, budgets[position], layout, year)
        if planted:
            found = tuple(replace(p, table_no=position + 1) for p in planted)
            return [*budgets[:position], budget, *budgets[position + 1 :]], found
    return budgets, ()


def _one_wrong(
    deal: _Deal, wrong: str, budget: Budget, layout: Layout, year: int
) -> tuple[Budget, tuple[Planted, ...]]:
    if wrong == "caption":
        says_years = any(str(year) in head for head in (*budget.columns, *budget.heads, budget.group))
        if not says_years or str(year) not in budget.caption or str(year - 1) in budget.caption:
            return budget, ()
        return replace(budget, caption=budget.caption.replace(str(year), str(year - 4))), (Planted("caption.year", 0),)
    if wrong == "duplicate":
        return _with_duplicate(deal, budget, layout)
    printed = _lines(budget, layout)
    cells = [
        (r, c) for r, c in _printed_cells(budget, layout) if wrong in ("figure", printed[r].kind) or wrong in _OF_ITEM
    ]
    marked = {(note.row_no - 1, note.column_no - 1) for note in budget.note_marks}
    cells = [(r, c) for r, c in cells if (r, c) not in marked]
    if wrong in _OF_ITEM:
        cells = [(r, c) for r, c in cells if (item := printed[r].item) is not None and not item.parts]
    if wrong == "scale":
        cells = [] if budget.has_prices or layout.unit is not Unit.MILLION else cells
    if wrong == "product" and not budget.has_prices:
        cells = []
    if not cells:
        return budget, ()
    row, column = deal.random.choice(cells)
    if wrong == "product":
        column = 0
    amount = printed[row].amounts[column]
    if wrong == "unreadable":
        words = deal.one("words", ("Theo quyết định", "Theo hợp đồng", "Chưa sử dụng"))
        return _with_print(budget, layout, row, column, words), (Planted("number.unreadable", 0, row + 1, column + 1),)
    if wrong == "scale":
        shown = f"{amount:,}".replace(",", layout.thousands)
        return _with_print(budget, layout, row, column, shown), (Planted("unit.scale", 0, row + 1, column + 1),)
    step = 500_000 if layout.unit is Unit.MILLION else 50_000
    stated = amount + deal.random.choice((1, 2, 4, 9, 10, 20)) * step
    found = tuple(_violations(budget, layout, (row, column), stated))
    return _with_print(budget, layout, row, column, layout.money(stated)), found


def _with_duplicate(deal: _Deal, budget: Budget, layout: Layout) -> tuple[Budget, tuple[Planted, ...]]:
    """Return a budget with the last line of a section named like its first."""
    wide = [k for k, section in enumerate(budget.sections) if len(section.items) > 2]
    if not wide:
        return budget, ()
    k = deal.random.choice(wide)
    section = budget.sections[k]
    first, last = section.items[0], section.items[-1]
    renamed = replace(last, name=first.name)
    sections = [*budget.sections]
    sections[k] = replace(section, items=(*section.items[:-1], renamed))
    budget = replace(budget, sections=tuple(sections))
    row = next(r for r, line in enumerate(_lines(budget, layout)) if line.item is renamed)
    return budget, (Planted("line.duplicate", 0, row + 1),)


def _with_print(budget: Budget, layout: Layout, row: int, column: int, printed: str) -> Budget:
    shown = lines(budget, layout)[row][first_money_column(budget) + column]
    bold = f"**{printed}**" if shown.startswith("**") else printed
    return replace(budget, misprints=(*budget.misprints, Misprint(row + 1, column + 1, bold)))


def _printed_cells(budget: Budget, layout: Layout) -> list[tuple[int, int]]:
    """Return the cells, by line and money column, that print a figure other than nought."""
    every = enumerate(_lines(budget, layout))
    return [(r, c) for r, line in every if not line.is_silent for c, amount in enumerate(line.amounts) if amount]


def _lines(budget: Budget, layout: Layout) -> list[_Line]:
    """Return the lines as printed from the top, with what goes into what."""
    at_top = layout.total_place is TotalPlace.TOP_MERGED
    found: list[_Line] = []
    total = 0 if at_top else sum(_height(section) for section in budget.sections)
    first = 1 if at_top else 0
    for section in budget.sections:
        above: int | None = total
        if section.name:
            is_silent = not layout.has_section_figures and bool(section.items)
            found.append(_Line("section", total, tuple(figures(budget, section)), is_silent))
            above = first + len(found) - 1
        for item in section.items:
            found.append(_Line("item", above, tuple(figures(budget, Section("", (item,)))), item=item))
            whole = first + len(found) - 1
            found += [_Line("part", whole, tuple(figures(budget, Section("", (p,)))), item=p) for p in item.parts]
    sums = tuple(map(sum, zip(*(figures(budget, section) for section in budget.sections), strict=True)))
    closing = _Line("total", None, sums)
    return [closing, *found] if at_top else [*found, closing]


def _height(section: Section) -> int:
    return bool(section.name) + sum(1 + len(item.parts) for item in section.items)


def _violations(budget: Budget, layout: Layout, cell: tuple[int, int], stated: int) -> Iterator[Planted]:
    """Yield what no longer adds up when a cell states another amount."""
    printed = _lines(budget, layout)
    values = [[_value(line, amount, layout) for amount in line.amounts] for line in printed]
    values[cell[0]][cell[1]] = stated
    for row, line in enumerate(printed):
        children = _summed_into(printed, row)
        for column in range(len(line.amounts)) if children else ():
            check = "sum.sections" if line.kind == "total" else "sum.items"
            yield from _unequal(check, row, column, values[row][column], [values[k][column] for k in children])
        if budget.is_summed and len(budget.columns) > 2:
            yield from _unequal("sum.sources", row, 0, values[row][0], values[row][1:])
    item = printed[cell[0]].item
    if budget.has_prices and cell[1] == 0 and item is not None and not item.parts:
        yield Planted("product.line", 0, cell[0] + 1, 1, stated, printed[cell[0]].amounts[0])


def _value(line: _Line, amount: int, layout: Layout) -> int | None:
    return None if line.is_silent or (not amount and layout.blank != "0") else amount


def _summed_into(printed: list[_Line], row: int) -> list[int]:
    """Return the lines that add up to one; those that print no figure are stood for by theirs."""
    if printed[row].is_silent:
        return []
    children = [k for k, line in enumerate(printed) if line.parent == row]
    return [j for k in children for j in (_children(printed, k) if printed[k].is_silent else [k])]


def _children(printed: list[_Line], row: int) -> list[int]:
    return [k for k, line in enumerate(printed) if line.parent == row]


def _unequal(
    check: str, row: int, column: int, stated: int | None, operands: Sequence[int | None]
) -> Iterator[Planted]:
    computed = sum(operand or 0 for operand in operands)
    if stated is not None and any(operand is not None for operand in operands) and stated != computed:
        yield Planted(check, 0, row + 1, column + 1, stated, computed)


def _said(
    deal: _Deal, budgets: list[Budget], kinds: tuple[str, ...], layout: Layout, year: int, *, is_wrong: bool
) -> tuple[str, tuple[Planted, ...]]:
    """Return a sentence that says the total of the plan's table, and what must be found where it is wrong."""
    table = len(budgets) - 1
    budget, kind = budgets[table], _KINDS[kinds[table]]
    printed = _lines(budget, layout)
    row = next(r for r, line in enumerate(printed) if line.kind == "total")
    total = printed[row].amounts[kind.total_column]
    if kind.is_past or not total or budget.misprints or not budget.caption:
        return "", ()
    said = total + 3_500_000 if is_wrong else total
    sentence = f"Tổng kinh phí thực hiện kế hoạch năm {year} là {_millions(said)} triệu đồng."
    if not is_wrong:
        return sentence, ()
    return sentence, (Planted("prose.amount", table + 1, row + 1, kind.total_column + 1, said, total),)


def _millions(amount_vnd: int) -> str:
    return Layout(Numbering.DECIMAL, Unit.MILLION, UnitPlace.HEADER).money(amount_vnd)


# ── layouts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _layout(deal: _Deal, unit: Unit, budgets: list[Budget], who: Submitter) -> Layout:
    numbering = deal.one("numbering", tuple(Numbering))
    is_automatic = numbering is not Numbering.DECIMAL and deal.one("automatic", (False, False, False, True))
    total = deal.one("total place", (TotalPlace.BOTTOM, TotalPlace.BOTTOM, TotalPlace.TOP_MERGED))
    thousands = deal.one("thousands", (".", ".", ".", ".", "", " "))
    font = deal.one("font", _FONTS)
    plain = Layout(numbering, unit, UnitPlace.LINE_ABOVE)
    most_columns = max(len(header(budget, plain)[0]) for budget in budgets)
    is_long = any(len(lines(budget, plain)) > 40 for budget in budgets)
    return Layout(
        numbering=numbering,
        unit=unit,
        unit_place=deal.one("unit place", tuple(UnitPlace)),
        caption_below=deal.one("caption", (False, False, True)),
        total_label=deal.one("total", ("Tổng cộng", "TỔNG CỘNG", "Tổng cộng:", "Tổng số", "Cộng")),
        total_place=total,
        blank=deal.one("blank", ("", "", "-", "0", "…")),
        has_index_row=deal.one("index row", (False, False, True)),
        is_automatic=is_automatic,
        has_content_controls=deal.one("controls", (False, False, False, False, True)),
        split_after=9 if is_long and not is_automatic and deal.one("split", (False, False, True)) else None,
        font=font,
        unit_line=deal.one("unit line", ("Đơn vị tính: {unit}", "ĐVT: {unit}", "(Đơn vị: {unit})")),
        thousands=thousands,
        has_section_figures=deal.one("section figures", (True, True, True, True, False)),
        part_mark=deal.one("part mark", tuple(PartMark)),
        table=_table_face(deal, unit, font, most_columns),
        page=_page_face(deal, who, unit, most_columns),
        text=_text_face(deal),
    )


def _table_face(deal: _Deal, unit: Unit, font: str, most_columns: int) -> TableFace:
    widths = deal.one("widths", (*([Widths.FITTED] * 3), Widths.EVEN, Widths.NARROW_FIGURES, Widths.NARROW_ORDINALS))
    is_wide = unit is Unit.DONG or font.startswith("DejaVu")
    if widths is Widths.EVEN and most_columns > (5 if is_wide else 7):
        widths = Widths.FITTED
    sizes = (None, 12, 11, 10, 10)
    return TableFace(
        borders=deal.one("borders", (*([Borders.SINGLE] * 5), *tuple(Borders)[1:])),
        header_shading=deal.one("header shading", ("", "", "D9D9D9", "FFFFFF", "BDD6EE")),
        section_shading=deal.one("section shading", ("", "", "", "F2F2F2", "FFFFFF", "FFF2CC")),
        widths=widths,
        has_vertical_heads=deal.one("vertical heads", (*([False] * 6), True)) and widths is not Widths.EVEN,
        vertical_alignment=deal.one("vertical alignment", ("", "top", "center", "center", "bottom")),
        centres_figures=deal.one("figures", (False, False, True)),
        centres_heads=deal.one("heads", (True, True, False)),
        keeps_rows_whole=deal.one("whole rows", (True, False)),
        repeats_header=deal.one("repeated header", (True, False)),
        font_size=deal.one("table size", sizes if most_columns < (6 if is_wide else 8) else sizes[2:]),
    )


def _page_face(deal: _Deal, who: Submitter, unit: Unit, most_columns: int) -> PageFace:
    orientation = deal.one("page", (*([Orientation.PORTRAIT] * 4), Orientation.LANDSCAPE, Orientation.LANDSCAPE_TABLE))
    if most_columns > (7 if unit is Unit.DONG else 8) and orientation is Orientation.PORTRAIT:
        orientation = Orientation.LANDSCAPE_TABLE
    return PageFace(
        orientation=orientation,
        running_head=deal.one("running head", ("", "", "", f"UBND {who.unit}", f"Kế hoạch KH&CN - {who.name}")),
        number=deal.one("page number", tuple(PageNumber)),
        is_number_on_top=deal.one("number place", (True, False)),
        spares_first_page=deal.one("first page", (True, False)),
    )


def _text_face(deal: _Deal) -> TextFace:
    before, after, line = deal.one("spacing", ((None, None, None), (6, 6, 100), (3, 3, 120), (0, 0, 100), (6, 0, 150)))
    return TextFace(
        size=deal.one("size", (13, 14, 13, 12, 10, 11)),
        is_justified=deal.one("justified", (True, True, False)),
        indent_mm=deal.one("indent", (10, 12, 0)),
        line_percent=line,
        before_pt=before,
        after_pt=after,
        has_heading_styles=deal.one("headings", (False, False, True)),
        splits_words=deal.one("split words", (False, False, False, False, True)),
        letterhead=deal.one("letterhead", (Frame.UNEVEN_TABLE, Frame.TABS, Frame.UNEVEN_TABLE, Frame.TABLE)),
        signature=deal.one("signature", (Frame.TABLE, Frame.TABS)),
    )


# ── headings and prose ────────────────────────────────────────────────────────────────────────────────────────────


def _topics(
    deal: _Deal, who: Submitter, year: int, budgets: list[tuple[str, Budget]], said: str, is_wrong: bool
) -> tuple[Topic, ...]:
    """Return the headings in order: what was done, what is planned, who does it."""
    past = [budget for kind, budget in budgets if _KINDS[kind].is_past]
    planned = [budget for kind, budget in budgets if not _KINDS[kind].is_past]
    has_levels = deal.one("levels", (True, True, False))
    found = [Topic(1, deal.one("past", _PAST).format(b=year - 1), () if has_levels else _prose(deal, _DONE, who, year))]
    if has_levels:
        found.append(
            Topic(2, deal.one("done", ("Những việc đã làm", "Kết quả đạt được")), _prose(deal, _DONE, who, year))
        )
    for budget in past:
        granted = _granted(deal, budget, year) if not is_wrong else ()
        found.append(Topic(2 if has_levels else 1, f"Kinh phí năm {year - 1}", granted, budget))
    if has_levels:
        found.append(Topic(2, "Tồn tại, hạn chế", _prose(deal, _LACKING, who, year)))
    found.append(
        Topic(1, deal.one("plan", _PLANNED).format(y=year), () if has_levels else _prose(deal, _AIMS, who, year))
    )
    if has_levels:
        found.append(Topic(2, deal.one("aims", ("Mục tiêu", "Mục đích, yêu cầu")), _prose(deal, _AIMS, who, year)))
        found.append(
            Topic(2, deal.one("tasks", ("Nhiệm vụ trọng tâm", "Nội dung thực hiện")), _prose(deal, _TASKS, who, year))
        )
    for budget in planned:
        found.append(
            Topic(
                2 if has_levels else 1,
                f"Dự toán kinh phí năm {year}",
                (said,) if said and budget is planned[-1] else (),
                budget,
            )
        )
    found.append(
        Topic(1, deal.one("duties", ("TỔ CHỨC THỰC HIỆN", "PHÂN CÔNG THỰC HIỆN")), _prose(deal, _DUTIES, who, year))
    )
    return tuple(found)


def _granted(deal: _Deal, budget: Budget, year: int) -> tuple[str, ...]:
    """Return what is said of the allocation, the total of the first column."""
    total = sum(figures(budget, section)[0] for section in budget.sections)
    if "giao" not in budget.columns[0].lower() or not deal.chance(60):
        return ()
    said = f"UBND tỉnh giao dự toán kinh phí khoa học và công nghệ là {_millions(total)} triệu đồng"
    return (f"Năm {year - 1}, {said}.",)


def _prose(deal: _Deal, pool: tuple[str, ...], who: Submitter, year: int) -> tuple[str, ...]:
    """Return two to five paragraphs of a pool, one of them with a footnote now and then."""
    chosen = sorted(deal.random.sample(range(len(pool)), min(len(pool), deal.number(2, 5))))
    found = [_said_of(deal, pool[k], who, year) for k in chosen]
    if deal.chance(12):
        found[0] += f"[^{_said_of(deal, deal.one('footnote', _FOOTNOTES), who, year)}]"
    return tuple(found)


def _said_of(deal: _Deal, text: str, who: Submitter, year: int) -> str:
    """Return a sentence about a unit and year, with numbers of things."""
    return text.format(
        unit=who.unit,
        province=who.province,
        office=deal.random.choice(who.offices),
        y=year,
        b=year - 1,
        few=f"{deal.number(2, 9):02}",
        some=deal.number(11, 48),
        many=deal.number(6, 40) * 10,
        thing=deal.random.choice(_FIELDS[1].objects),
        topic=deal.random.choice(_FIELDS[0].objects),
    )


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────

_DISTRICTS = (
    Submitter("huyện", "Mộ Đức", "Quảng Ngãi"),
    Submitter("huyện", "Krông Pắc", "Đắk Lắk"),
    Submitter("thị xã", "Cai Lậy", "Tiền Giang"),
    Submitter("huyện", "Yên Thành", "Nghệ An"),
    Submitter("huyện", "Mỏ Cày Nam", "Bến Tre"),
    Submitter("thị xã", "An Khê", "Gia Lai"),
    Submitter("huyện", "Tràng Định", "Lạng Sơn"),
    Submitter("huyện", "Hải Hậu", "Nam Định"),
    Submitter("thành phố", "Sa Đéc", "Đồng Tháp"),
    Submitter("huyện", "Đức Trọng", "Lâm Đồng"),
    Submitter("huyện", "Hàm Thuận Bắc", "Bình Thuận"),
    Submitter("thị xã", "Bình Long", "Bình Phước"),
    Submitter("huyện", "Quế Sơn", "Quảng Nam"),
)
_COMMUNES = (
    Submitter("xã", "Tân Hội", "An Giang"),
    Submitter("xã", "Phú Mỡ", "Đắk Lắk"),
    Submitter("phường", "Hàm Thắng", "Lâm Đồng"),
    Submitter("xã", "Vĩnh Thuận", "An Giang"),
    Submitter("xã", "Nghĩa Giang", "Quảng Ngãi"),
    Submitter("phường", "Sơn Qui", "Đồng Tháp"),
    Submitter("xã", "Trường Long Tây", "Cần Thơ"),
    Submitter("xã", "Yên Thành", "Nghệ An"),
)
_NAMES = (
    "Nguyễn Văn Lượng", "Trần Thị Bích Ngọc", "Lê Hữu Phước", "Phạm Thị Mỹ Hạnh", "Đặng Quốc Cường", "Võ Thanh Sơn",
    "Huỳnh Ngọc Yến", "Bùi Đức Thắng", "Hoàng Thị Thúy Nga", "Ngô Xuân Trường",
)  # fmt: skip
_SIGNERS = (
    ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
)
_TITLES = (
    "Hoạt động khoa học và công nghệ năm {y}",
    "Phát triển khoa học, công nghệ và đổi mới sáng tạo năm {y} trên địa bàn {unit}",
    "Ứng dụng tiến bộ khoa học và kỹ thuật năm {y}",
    "Khoa học, công nghệ và đổi mới sáng tạo năm {y}",
)
_FONTS = (
    "Times New Roman", "Times New Roman", "Liberation Serif", "Arial", "Liberation Sans", "DejaVu Serif",
    "DejaVu Sans Condensed", "DejaVu Serif Condensed",
)  # fmt: skip
_LABELS = ("Bảng {n}. ", "Biểu {n}: ", "Bảng số {n}: ", "Bảng {n}: ", "Biểu số {n}. ")
_OF_ITEM = ("scale", "unreadable", "product")
_MISPRINTS = (
    "none", "total", "section", "item", "duplicate", "product", "none", "scale", "unreadable", "caption", "prose",
    "figure", "part", "none",
)  # fmt: skip
_TABLES = (
    ("done", "plan"), ("plan",), ("priced",), ("done by halves",
    "sources"), ("three years",), ("sources",), ("amount",),
    ("done", "priced"), ("two years done", "plan"), ("all sources",), ("priced by source",), ("done by halves",
    "priced"),
    ("done", "three years", "amount"),
)  # fmt: skip
_KINDS = {
    "done": _Kind(
        "Kết quả sử dụng kinh phí năm {b}",
        ("Kinh phí được giao năm {b}", "Ước thực hiện năm {b}"),
        is_past=True,
        share="Tỷ lệ (%)",
    ),
    "done by halves": _Kind(
        "Tình hình thực hiện dự toán năm {b}",
        ("Dự toán giao", "Thực hiện 6 tháng", "Ước thực hiện cả năm"),
        ("Năm {b}", "Năm {b}", "Năm {b}"),
        is_past=True,
        share="So sánh (%)",
    ),
    "two years done": _Kind(
        "Kinh phí thực hiện các năm {a} và {b}",
        ("Được giao", "Thực hiện", "Được giao", "Ước thực hiện"),
        ("Năm {a}", "Năm {a}", "Năm {b}", "Năm {b}"),
        is_past=True,
    ),
    "plan": _Kind("Dự toán kinh phí năm {y}", ("Dự toán năm {y}",)),
    "amount": _Kind("Nhu cầu kinh phí năm {y}", ("Thành tiền",)),
    "priced": _Kind("Dự toán chi tiết năm {y}", ("Thành tiền",), has_prices=True),
    "three years": _Kind(
        "So sánh kinh phí các năm {a}, {b} và {y}",
        ("Thực hiện năm {a}", "Ước thực hiện năm {b}", "Dự toán năm {y}"),
        total_column=2,
    ),
    "sources": _Kind(
        "Nguồn kinh phí năm {y}",
        ("Tổng số", "Ngân sách tỉnh", "Ngân sách {own}"),
        group="Kinh phí năm {y}",
        is_summed=True,
    ),
    "all sources": _Kind(
        "Tổng hợp kinh phí năm {y} theo nguồn",
        ("Tổng kinh phí", "Ngân sách tỉnh", "Ngân sách {own}", "Nguồn khác"),
        ("", "Trong đó", "Trong đó", "Trong đó"),
        is_summed=True,
    ),
    "priced by source": _Kind(
        "Dự toán chi tiết theo nguồn năm {y}",
        ("Thành tiền", "Ngân sách tỉnh", "Ngân sách {own}"),
        ("", "Nguồn kinh phí", "Nguồn kinh phí"),
        is_summed=True,
        has_prices=True,
    ),
}
_DIGITAL = _Field(
    ("Chuyển đổi số", "Hạ tầng số và kỹ năng số", "Phát triển chính quyền số"),
    ("Nâng cấp", "Duy trì", "Thuê", "Tập huấn sử dụng", "Bảo đảm an toàn cho"),
    (
        "đường truyền của bộ phận một cửa", "hệ thống họp trực tuyến", "phần mềm quản lý văn bản",
        "trang thông tin điện tử",
        "nền tảng học tập trực tuyến", "máy trạm của cán bộ ấp", "dữ liệu đất đai số hóa", "chữ ký số chuyên dùng",
    ),
    ("", "", " cho công chức", " (12 tháng)", " tại nhà văn hóa ấp", " phục vụ người dân"),
    ("bộ", "tháng", "gói", "lớp"),
)  # fmt: skip
_FIELDS = (
    _Field(
        (
            "Tuyên truyền, phổ biến thông tin khoa học và công nghệ",
            "Thông tin, truyền thông về khoa học, công nghệ và đổi mới sáng tạo",
            "Hoạt động thông tin khoa học",
        ),
        (
            "Phát thanh chuyên mục về", "Viết tin, bài về", "In tờ gấp hướng dẫn", "Xây dựng phóng sự về",
            "Tổ chức hội thi tìm hiểu", "Tọa đàm về", "Treo khẩu hiệu, pa nô về", "Hội nghị phổ biến",
        ),
        (
            "kỹ thuật ủ phân hữu cơ từ rơm rạ", "sử dụng an toàn thuốc bảo vệ thực vật", "mã số vùng trồng",
            "pháp luật về sở hữu trí tuệ", "đo lường và ghi nhãn hàng hóa", "điện mặt trời áp mái",
            "nuôi tôm ít thay nước",
            "chăn nuôi an toàn sinh học", "bảo quản trái cây sau thu hoạch", "đổi mới sáng tạo trong trường học",
            "trí tuệ nhân tạo trong công việc văn phòng", "phòng, chống hàng giả", "tiết kiệm năng lượng ở hộ gia đình",
        ),
        (
            "", "", " trên đài truyền thanh", " cho hội viên nông dân", " cho thanh niên nông thôn",
            " tại các xã vùng sâu",
            " nhân Ngày Khoa học và Công nghệ Việt Nam 18/5",
        ),
        ("cuộc", "tin, bài", "tờ", "kỳ", "chuyên mục"),
    ),
    _Field(
        (
            "Ứng dụng tiến bộ khoa học và kỹ thuật",
            "Ứng dụng kết quả đề tài, dự án và mô hình khoa học và công nghệ",
            "Nghiên cứu, ứng dụng và chuyển giao công nghệ",
        ),
        (
            "Triển khai mô hình", "Chuyển giao kỹ thuật", "Nhân rộng mô hình", "Hỗ trợ hộ nông dân",
            "Tập huấn kỹ thuật",
            "Theo dõi, đánh giá mô hình", "Trình diễn giống mới và kỹ thuật",
        ),
        (
            "trồng bưởi da xanh theo hướng hữu cơ", "nuôi cua trong ao đất lót bạt", "tưới nhỏ giọt cho cây hồ tiêu",
            "trồng dâu nuôi tằm", "ghép cải tạo vườn cà phê", "sản xuất lúa phát thải thấp", "nuôi dê nhốt chuồng",
            "trồng nấm rơm trong nhà", "sấy chuối bằng năng lượng mặt trời", "ươm cá giống trong vèo",
            "trồng sen lấy hạt xen cá", "nuôi ong dưới tán rừng", "xử lý nước thải chăn nuôi bằng đệm lót sinh học",
        ),
        (
            "", "", " (giai đoạn 2)", " cho hộ nghèo, cận nghèo", " tại hợp tác xã nông nghiệp",
            " trên diện tích 2,5 ha",
            " ở vùng nhiễm mặn",
        ),
        ("mô hình", "hộ", "lớp", "điểm"),
    ),
    _Field(
        (
            "Quản lý nhà nước về tiêu chuẩn, đo lường, chất lượng",
            "Tiêu chuẩn, đo lường, chất lượng và sở hữu trí tuệ",
            "Hoạt động quản lý chất lượng, sở hữu trí tuệ",
        ),
        (
            "Xây dựng", "Duy trì", "Đăng ký bảo hộ", "Hướng dẫn áp dụng", "Đánh giá nội bộ về",
            "Hỗ trợ cơ sở sản xuất về",
        ),
        (
            "hệ thống quản lý chất lượng TCVN ISO 9001", "nhãn hiệu tập thể cho rau an toàn",
            "điểm cân đối chứng ở chợ",
            "mã số mã vạch cho sản phẩm OCOP", "tem truy xuất nguồn gốc cho mật ong", "hồ sơ công nhận sáng kiến",
            "tiêu chuẩn cơ sở cho nước mắm", "kiểu dáng bao bì gạo đặc sản", "công cụ năng suất 5S",
        ),
        ("", "", " tại các phòng chuyên môn", " của hợp tác xã", " năm thứ hai", " cho hộ kinh doanh"),
        ("hệ thống", "nhãn hiệu", "hồ sơ", "điểm", "lớp"),
    ),
    _Field(
        ("Thanh tra, kiểm tra về khoa học và công nghệ", "Kiểm tra, giám sát",
        "Kiểm tra nhà nước về đo lường, chất lượng"),
        ("Kiểm tra", "Phối hợp kiểm tra", "Khảo sát", "Lấy mẫu thử nghiệm", "Giám sát"),
        (
            "cân thông dụng tại các chợ", "cột đo xăng dầu", "hàng đóng gói sẵn",
            "mũ bảo hiểm lưu thông trên thị trường",
            "vàng trang sức, mỹ nghệ", "thiết bị X-quang ở phòng khám", "đồ chơi trẻ em",
            "phân bón và thức ăn chăn nuôi",
        ),
        ("", "", " dịp Tết Nguyên đán", " (02 đợt)", " ở các xã biên giới", " theo tin báo"),
        ("đợt", "cuộc", "mẫu", "cơ sở"),
    ),
    _DIGITAL,
    _Field(
        ("Chi hoạt động thường xuyên", "Chi thường xuyên và đào tạo", "Hoạt động của hội đồng và bộ máy"),
        ("Họp", "Hội nghị sơ kết", "Hội nghị tổng kết", "Tập huấn nghiệp vụ cho", "Văn phòng phẩm phục vụ",
        "Công tác phí của"),
        (
            "Hội đồng khoa học và công nghệ", "Hội đồng sáng kiến", "tổ giúp việc", "cán bộ phụ trách khoa học các xã",
            "ban chỉ đạo đề án", "đoàn học tập kinh nghiệm", "đội ngũ cộng tác viên",
        ),
        ("", "", " quý II", " 6 tháng cuối năm", " (mở rộng)", " định kỳ"),
        ("phiên", "cuộc", "lượt người", "tháng"),
    ),
)  # fmt: skip
_PARTS = (
    "Thù lao báo cáo viên", "In ấn, photo tài liệu", "Thuê hội trường, âm thanh", "Nước uống giữa giờ",
    "Xăng xe đi lại",
    "Hỗ trợ tiền ăn học viên", "Vật tư thực hành", "Băng rôn, khẩu hiệu", "Giống cây, con", "Công lao động phổ thông",
    "Thuê xe đưa đón đại biểu", "Khen thưởng",
)  # fmt: skip
_DOERS = (
    "Hội Nông dân", "Đoàn Thanh niên", "UBND các xã", "Trạm Khuyến nông", "Hội Phụ nữ", "Trung tâm Văn hóa - Thể thao",
    "Quý I", "Tháng 5 - 9", "Cả năm", "",
)  # fmt: skip
_NOTES = (
    "", "", "", "", "", "Nội dung mới", "Chuyển tiếp", "Theo định mức của tỉnh", "Đối ứng 30%", "10/12 kỳ", "Phụ lục 1",
)  # fmt: skip
_PAST = (
    "TÌNH HÌNH THỰC HIỆN NĂM {b}",
    "KẾT QUẢ HOẠT ĐỘNG KHOA HỌC VÀ CÔNG NGHỆ NĂM {b}",
    "ĐÁNH GIÁ VIỆC THỰC HIỆN NHIỆM VỤ NĂM {b}",
)
_PLANNED = ("KẾ HOẠCH NĂM {y}", "MỤC TIÊU, NHIỆM VỤ NĂM {y}", "PHƯƠNG HƯỚNG VÀ NHIỆM VỤ NĂM {y}")
_OPENINGS = (
    (
        "Căn cứ văn bản hướng dẫn của Sở Khoa học và Công nghệ tỉnh {province}, Ủy ban nhân dân {unit} xây dựng kế "
        "hoạch năm {y} với các nội dung chủ yếu sau đây.",
    ),
    (
        "Thực hiện Luật Khoa học và Công nghệ và các văn bản hướng dẫn thi hành;",
        "Theo đề nghị của {office}, Ủy ban nhân dân {unit}, tỉnh {province} ban hành kế hoạch năm {y} như sau:",
    ),
    ("Ủy ban nhân dân {unit} báo cáo Sở Khoa học và Công nghệ tỉnh {province} kế hoạch năm {y} như sau.",),
)
_DONE = (
    "{office} đã cùng các hội, đoàn thể mở {few} lớp tập huấn về {topic} cho {many} lượt người; sau lớp học có "
    "{some} hộ đăng ký làm theo, trong đó phần lớn là hộ trẻ, mới tham gia tổ hợp tác.",
    "- Hệ thống truyền thanh cơ sở phát {some} chuyên mục, mỗi chuyên mục dài {few} phút, nội dung gần với mùa vụ.",
    "- Mô hình {thing} được triển khai ở {few} điểm với {some} hộ tham gia.",
    "+ Qua theo dõi, tỷ lệ cây sống đạt hơn 90%, sâu bệnh giảm rõ so với cách làm cũ; chi phí phân bón của mỗi hộ giảm "
    "chừng một phần ba, công chăm sóc giảm {few} ngày mỗi vụ.",
    "+ Một số hộ tự bỏ vốn mở rộng, không chờ hỗ trợ.",
    "- Đoàn liên ngành kiểm tra {some} cơ sở kinh doanh, nhắc nhở {few} cơ sở chưa kiểm định phương tiện đo.",
    "Hội đồng sáng kiến họp {few} phiên, công nhận {some} sáng kiến của cán bộ, giáo viên và nông dân; các sáng kiến "
    "được giới thiệu lại tại hội nghị tổng kết để các đơn vị khác học tập.",
    "Việc duy trì hệ thống quản lý chất lượng tại cơ quan đi vào nền nếp, hồ sơ trễ hạn giảm còn dưới {few} phần trăm.",
)
_LACKING = (
    "- Một số mô hình còn nhỏ, chưa gắn với nơi tiêu thụ nên khó nhân rộng sau khi hết hỗ trợ.",
    "- Cán bộ phụ trách ở cơ sở phần lớn kiêm nhiệm, ít thời gian theo dõi đồng ruộng.",
    "Nguyên nhân chủ yếu là thời tiết thất thường vào đầu vụ, giá vật tư tăng, và việc chọn hộ tham gia ở vài nơi "
    "chưa sát với điều kiện đất đai, lao động của từng hộ.",
    "+ Thủ tục nghiệm thu, thanh toán còn chậm, dồn vào quý cuối năm.",
    "Công tác phối hợp giữa {office} với các đơn vị có lúc chưa chặt chẽ.",
)
_AIMS = (
    "Đưa ít nhất {few} tiến bộ kỹ thuật mới vào sản xuất, ưu tiên {thing}; bảo đảm mỗi xã, ấp có một điểm trình diễn "
    "để người dân đến xem, hỏi và làm thử trước khi áp dụng trên ruộng nhà.",
    "- Có thêm {few} sản phẩm được bảo hộ nhãn hiệu và dán tem truy xuất nguồn gốc.",
    "- Tất cả chợ trên địa bàn có điểm cân đối chứng hoạt động thường xuyên.",
    "- Ít nhất {many} lượt người được tập huấn về {topic}.",
    "Kế hoạch phải sát thực tế, có địa chỉ áp dụng cụ thể, không dàn trải; kinh phí sử dụng tiết kiệm, đúng chế độ.",
)
_TASKS = (
    "- Tiếp tục thông tin về {topic} trên hệ thống truyền thanh và tại các buổi sinh hoạt chi hội.",
    "+ Mỗi quý chọn một chủ đề; {office} soạn bài, các ấp phát lại ít nhất hai lần vào giờ nghỉ trưa và buổi tối.",
    "- Triển khai, theo dõi và đánh giá mô hình {thing}; tổ chức hội thảo đầu bờ khi vào vụ thu hoạch.",
    "- Kiểm tra phương tiện đo, hàng đóng gói sẵn trước các dịp lễ, Tết.",
    "Rà soát, bổ sung tiêu chuẩn cơ sở cho các sản phẩm đặc sản; hướng dẫn hộ sản xuất ghi nhãn hàng hóa đúng quy "
    "định và lưu hồ sơ lô hàng để phục vụ việc truy xuất khi có yêu cầu của cơ quan chức năng.",
)
_DUTIES = (
    "{office} là cơ quan thường trực, theo dõi, đôn đốc và tổng hợp báo cáo trước ngày 15 tháng 12 hằng năm.",
    "- Phòng Tài chính - Kế hoạch thẩm định, bố trí nguồn lực và hướng dẫn thanh quyết toán.",
    "- Các đoàn thể vận động hội viên tham gia mô hình, phản ánh kịp thời khó khăn từ cơ sở.",
    "Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị phản ánh về {office} để được xem xét, tháo gỡ; những "
    "nội dung vượt thẩm quyền sẽ được báo cáo Ủy ban nhân dân {unit} quyết định.",
)
_FOOTNOTES = (
    "Số liệu tính đến ngày 30 tháng 9 năm {b}.",
    "Theo báo cáo của {office}.",
    "Gồm cả các lớp do doanh nghiệp phối hợp tổ chức trên địa bàn {unit}, không kể các buổi tư vấn tại vườn.",
)
