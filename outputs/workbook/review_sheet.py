"""“Cần xem lại”: what a person must settle: figures the reading is not sure of, units, years, categories."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xlsxwriter.worksheet import Worksheet

from corpus.discrepancy import Text
from normalizers.categories import MatchStatus, categories
from outputs.workbook.contents import Contents
from outputs.workbook.listing import Field, Kind, Listing, Toned, Value
from outputs.workbook.marks import unsure_because
from outputs.workbook.places import place
from outputs.workbook.styles import Styles, Tone
from outputs.workbook.unit_wording import unit
from outputs.written import WrittenSubmission
from outputs.written.rows import AmountRow

FIELDS = (
    Field(Text("Số", "No."), 6, Kind.COUNT),
    Field(Text("Cần xem", "To settle"), 14),
    Field(Text("Đơn vị", "Unit"), 22),
    Field(Text("Năm kế hoạch", "Plan year"), 9, Kind.YEAR),
    Field(Text("Đến ô", "To cell"), 8, Kind.CENTRED),
    Field(Text("Tên dòng", "Line's name"), 44),
    Field(Text("Cột", "Column"), 26),
    Field(Text("Văn bản ghi", "As printed"), 16),
    Field(Text("Đang hiểu là (đồng)", "Read as (đồng)"), 17, Kind.AMOUNT),
    Field(Text("Vì sao", "Why"), 34),
    Field(Text("Bảng thứ", "Table no."), 8, Kind.YEAR),
    Field(Text("Dòng", "Line"), 8, Kind.YEAR),
    Field(Text("Vị trí trong tệp", "Place in the file"), 24),
    Field(Text("Tệp nhận được", "File received"), 40),
)
_PRINTED = 10
_NOTE = Text(
    "Trước hết là đơn vị và năm chưa xác định được, rồi số liệu đọc chưa chắc chắn, sau cùng là dòng chưa rõ thuộc nội "
    "dung nào của danh mục. Số liệu “đang hiểu là” vẫn được cộng; ô để trống là chưa cộng vào số nào.",
    "Units and years not known come first, then figures the reading is not sure of, then lines whose category must be "
    "settled. What a figure is “read as” is in the sums; a blank is in none.",
)
_PLAN = Text("Đơn vị, năm", "Unit, year")
_FIGURE = Text("Số liệu", "Figure")
_CATEGORY = Text("Nhóm nội dung", "Category")


def write_review(sheet: Worksheet, contents: Contents, styles: Styles) -> None:
    """Write the list of what must be looked at."""
    listing = Listing(sheet, styles, contents.request.language, FIELDS)
    title = Text("SỐ LIỆU VÀ NỘI DUNG CẦN NGƯỜI XEM LẠI", "FIGURES AND LINES TO BE REVIEWED")
    listing.head(contents.said(title), [contents.said(_NOTE)], _PRINTED)
    count = 0
    for kind in (_plans, _figures, _categories):
        for plan in contents.plans:
            for values in kind(contents, plan):
                count += 1
                listing.row([count, *values])
    if not count:
        listing.nothing(Text("Không có gì phải xem lại.", "Nothing is to be reviewed."))
    listing.finish(count)


def _plans(contents: Contents, plan: WrittenSubmission) -> Iterator[list[Value]]:
    for is_missing, why in (
        (not plan.row.unit_code, Text("Chưa xác định được đơn vị gửi", "The unit is not known")),
        (plan.row.plan_year is None, Text("Chưa xác định được năm kế hoạch", "The year of the plan is not known")),
    ):
        if is_missing:
            yield [
                contents.said(_PLAN),
                unit(plan.row, contents.request.language),
                plan.row.plan_year,
                contents.cell_link(plan, (0, 0)),
                plan.row.title,
                "",
                "",
                None,
                contents.said(why),
                None,
                None,
                "",
                plan.row.source_file,
            ]


def _figures(contents: Contents, plan: WrittenSubmission) -> Iterator[list[Value]]:
    layout = contents.layouts.get(plan.row.submission_id)
    for amount in plan.amounts:
        if why := unsure_because(amount, contents.request.language):
            spot = layout.amounts.get((amount.table_no, amount.row_no, amount.column_no)) if layout else None
            if spot is None and layout is not None:
                spot = layout.lines.get((amount.table_no, amount.row_no))
            yield [
                Toned(contents.said(_FIGURE), Tone.UNSURE),
                unit(plan.row, contents.request.language),
                plan.row.plan_year,
                contents.cell_link(plan, spot),
                _line(amount),
                amount.column_header,
                amount.amount_as_written,
                amount.amount_vnd,
                why,
                *_where(contents, plan, amount),
            ]


def _categories(contents: Contents, plan: WrittenSubmission) -> Iterator[list[Value]]:
    layout = contents.layouts.get(plan.row.submission_id)
    seen: set[tuple[int, int]] = set()
    for amount in plan.amounts:
        line = amount.table_no, amount.row_no
        if amount.match_status is not MatchStatus.REVIEW or line in seen:
            continue
        seen.add(line)
        yield [
            contents.said(_CATEGORY),
            unit(plan.row, contents.request.language),
            plan.row.plan_year,
            contents.cell_link(plan, layout.lines.get(line) if layout else None),
            _line(amount),
            "",
            "",
            None,
            contents.said(_nearest(amount.candidate_id)),
            *_where(contents, plan, amount),
        ]


def _where(contents: Contents, plan: WrittenSubmission, amount: AmountRow) -> list[Value]:
    words = place(amount.page, amount.location, contents.request.language)
    return [amount.table_no, amount.row_no, words, plan.row.source_file]


def _line(amount: AmountRow) -> str:
    return f"{amount.ordinal}. {amount.name}" if amount.ordinal else amount.name


@cache
def _nearest(category_id: str) -> Text:
    names = {category.category_id: category.name for category in categories()}
    name = f"{category_id} {names.get(category_id, '')}".strip()
    return Text(f"Có thể là {name}, chưa chắc chắn", f"Perhaps {name}, not sure")
