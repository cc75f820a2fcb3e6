"""What a letter says: the words that take the place of the template's tags (outputs.letter.tags)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import regex

from corpus.discrepancy import Text
from normalizers.letterhead import UnitLevel
from outputs.letter.places import Places, places
from outputs.notation import million, said
from outputs.office import Office
from outputs.shown_text import one_line, shortened
from outputs.written import WrittenSubmission
from outputs.written.rows import DiscrepancyRow, SubmissionRow

DOTS = "………"
"""Stands for what is filled in by hand."""

Words = dict[str, str | list[str] | list[dict[str, str]]]

_LONGEST_TITLE = 250
_COMMITTEE = regex.compile(r"^(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s+", regex.IGNORECASE)
_KINDS = (
    Text("Kế hoạch", "plan"),
    Text("Báo cáo", "report"),
    Text("Tờ trình", "submission"),
    Text("Công văn", "letter"),
)
# How the requests of the checks open, and what a letter to the unit itself says instead.
_TO_THE_UNIT = {
    "Đề nghị đơn vị ": "",
    "Đề nghị ": "",
    "Ask the unit to ": "",
    "Ask the unit for ": "Please give ",
    "Ask the unit ": "Please say ",
}
_OR_TO = ", or to "


def letter_words(plan: WrittenSubmission, found: Sequence[DiscrepancyRow], office: Office, language: str) -> Words:
    """Return what stands in place of each tag, in a letter on some findings of a plan."""
    count, where = len(found), places(plan, language)
    return {
        "co_quan_chu_quan": one_line(office.superior).upper() or DOTS,
        "co_quan": one_line(office.name).upper() or DOTS,
        "co_quan_trong_cau": one_line(office.name_in_text) or DOTS,
        "so_ky_hieu": f"……/{one_line(office.symbol) or DOTS}",
        "dia_danh": one_line(office.locality) or DOTS,
        "nam": str(plan.row.plan_year or DOTS),
        "kinh_gui": _capitalised(_in_full(plan.row, language)),
        "don_vi": _in_short(plan.row, language),
        "van_ban": received_plan(plan.row, language),
        "so_noi_dung": _counted(count, language),
        "cac_noi_dung": said(_the_points(count), language),
        "cac_dong": [_row(k, where, finding, language) for k, finding in enumerate(found, 1)],
        "thoi_han": said(_days(office.days_to_answer), language),
        "lien_he": one_line(office.contact).rstrip(".") or DOTS,
        "noi_nhan": _copies(office, language),
        "quyen_han": one_line(office.signer_authority).upper(),
        "chuc_vu": one_line(office.signer_title).upper() or DOTS,
        "nguoi_ky": one_line(office.signer) or DOTS,
    }


def received_plan(row: SubmissionRow, language: str) -> str:
    """Return the plan as it is cited: kind, number, day, unit, title; its file where it bears no number."""
    kind, title = _kind_and_title(row.title)
    number, day = one_line(row.document_number), row.issued_on
    cited = Text(kind.vi, f"the {kind.en}")
    if number:
        cited = Text(f"{cited.vi} số {number}", f"{cited.en} No. {number}")
    if day is not None:
        cited = Text(f"{cited.vi} {long_day(day).vi}", f"{cited.en} of {long_day(day).en}")
    cited = Text(f"{cited.vi} của {_in_full(row, 'vi')}", f"{cited.en} by {_in_full(row, 'en')}")
    if title:
        cited = Text(f"{cited.vi} “{title}”", f"{cited.en} “{title}”")
    if not number:
        file = one_line(row.source_file)
        cited = Text(f"{cited.vi} (tệp nhận được: {file})", f"{cited.en} (file received: {file})")
    return said(cited, language)


def long_day(value: date) -> Text:
    """Return a day as it is written out in official letters: a nought before days below 10 and months below 3.

    >>> long_day(date(2024, 2, 5)).vi, long_day(date(2024, 9, 15)).vi
    ('ngày 05 tháng 02 năm 2024', 'ngày 15 tháng 9 năm 2024')
    """
    month = f"{value.month:02}" if value.month < 3 else f"{value.month}"
    return Text(f"ngày {value.day:02} tháng {month} năm {value.year}", value.isoformat())


def _row(number: int, where: Places, found: DiscrepancyRow, language: str) -> dict[str, str]:
    return {
        "stt": str(number),
        "vi_tri": where.place(found),
        "noi_dung": where.what_is_found(found),
        "so_ghi": _amount(found.stated_vnd, language),
        "so_tinh_lai": _amount(found.computed_vnd, language),
        "chenh_lech": _amount(found.difference_vnd, language),
        "de_nghi": one_line(_request(found, language)),
    }


def _request(found: DiscrepancyRow, language: str) -> str:
    """Return what is asked, addressed to the unit itself."""
    asked = found.suggestion_en if language == "en" else found.suggestion
    for opening, instead in _TO_THE_UNIT.items():
        if asked.startswith(opening):
            asked = instead + asked.removeprefix(opening).replace(_OR_TO, ", or ")
            break
    return _capitalised(asked)


def _amount(amount_vnd: int | None, language: str) -> str:
    return "" if amount_vnd is None else million(amount_vnd, language)


def _kind_and_title(title: str) -> tuple[Text, str]:
    """Return what kind of document a title says it is, and the rest of the title."""
    shown = shortened(title, _LONGEST_TITLE)
    for kind in _KINDS:
        if shown.casefold().startswith(f"{kind.vi.casefold()} "):
            return kind, shown[len(kind.vi) :].strip()
    return Text("văn bản", "document"), shown


def _in_full(row: SubmissionRow, language: str) -> str:
    return said(_body(row, Text("Ủy ban nhân dân", "the People's Committee of")), language)


def _in_short(row: SubmissionRow, language: str) -> str:
    return said(_body(row, Text("UBND", "the People's Committee of")), language)


def _body(row: SubmissionRow, committee: Text) -> Text:
    """Return the body that submits: a department as it is named, of any other unit its people's committee."""
    name = _COMMITTEE.sub("", one_line(row.unit)) or DOTS
    if row.unit_level is UnitLevel.DEPARTMENT:
        shown = _capitalised(name)
        return Text(shown, shown)
    return Text(f"{committee.vi} {name}", f"{committee.en} {name}")


def _counted(count: int, language: str) -> str:
    plural = "point" if count == 1 else "points"
    return said(Text(f"{count:02} nội dung", f"{count} {plural}"), language)


def _the_points(count: int) -> Text:
    return Text("nội dung", "the point") if count == 1 else Text("các nội dung", "the points")


def _days(days: int) -> Text:
    if days <= 0:
        return Text(f"{DOTS} ngày", f"{DOTS} days")
    return Text(f"{days:02} ngày", f"{days} day" if days == 1 else f"{days} days")


def _copies(office: Office, language: str) -> list[str]:
    """Return the lines of “Nơi nhận”: the addressee, then the office's own; the last ends with a full stop."""
    own = [line.rstrip(".;") for part in office.copies_to.split(";") if (line := one_line(part))]
    lines = [said(Text("Như trên", "As above"), language), *own]
    return [f"{line};" for line in lines[:-1]] + [f"{lines[-1]}."]


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
