"""Who submits what, from letterhead, title and signature: unit, number, date, plan year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import chain, dropwhile, groupby, takewhile

import regex

from ingest.document import Block, Cell, Document, Heading, Paragraph, Place, Table, TableKind
from ingest.layout import is_aside, is_letterhead_line, is_signature_line, is_wordless, opens_title, title_range
from normalizers.text import match_key, unaccented

DISTRICT_TYPES = ("huyện", "thị xã", "thành phố", "quận")
COMMUNE_TYPES = ("xã", "phường", "đặc khu", "thị trấn")
ABBREVIATED_TYPES = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}
CENTRAL_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
"""Cities of a province's rank: "UBND thành phố Cần Thơ" is above the units that submit."""

COMMITTEES = ("uy ban", "ubnd", "hoi dong nhan dan", "hdnd", "dang uy", "dang bo")
DEPARTMENTS = ("phong ", "van phong", "so ", "trung tam", "ban quan ly")

_PROPER = r"(?:\p{Lu}\p{Ll}*(?:['’]\p{Lu}?\p{Ll}+)?)"
_NAME = rf"{_PROPER}(?:[ ]{_PROPER})*(?:[ ]\d{{1,2}}(?![\d/.,]))?|\d{{1,2}}(?![\d/.,])"
_NEXT_UNIT = r"\s+(?:huyện|tỉnh|quận|thị xã|thành phố|tp)\b|\s+-|[,;:()/_–]|\s*$"
_TYPE = r"(?:thị xã|thị trấn|thành phố|đặc khu|huyện|quận|phường|xã|tp|tx|tt)\b\.?"
_UNIT = regex.compile(
    rf"\b(?P<type>{_TYPE})\s*(?P<name>Phan Rang\s*[-–]\s*Tháp Chàm|[^,;:()/_–]+?)(?={_NEXT_UNIT})", regex.IGNORECASE
)
_UNIT_IN_PROSE = regex.compile(rf"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?P<type>(?i:{_TYPE}))\s*(?P<name>{_NAME})")
_DRAFT = regex.compile(r"^\(?DỰ THẢO\)?[\s.:–-]+(?=\p{L})")
_FIELD_OF_WORK = regex.compile(
    r"(?:[-–,&]|\bvà|\bh(?:óa|oá))\s*xã hội(?!\p{L})(?!\s+(?!xã|phường|thị|huyện|thành|đặc|quận|và)\p{L})",
    regex.IGNORECASE,
)
"""What "PHÒNG VĂN HÓA - XÃ HỘI" deals with, no commune."""

_PROVINCE = regex.compile(
    rf"\b[Tt]ỉnh (?P<name>(?:Bà Rịa ?[-–] ?|Thừa Thiên ?[-–] ?)?{_PROPER}(?:[ ]{_PROPER}){{0,3}})(?!\p{{Lu}})"
)
_PROVINCE_IN_CAPITALS = regex.compile(r"\bTỈNH (?P<name>\p{Lu}[\p{Lu} '’-]*\p{Lu})")
_CENTRAL_CITY = regex.compile(
    r"\b(?:thành phố|tp\.?)\s*(?P<name>" + "|".join(CENTRAL_CITIES) + r")\b", regex.IGNORECASE
)
_NUMBER = regex.compile(
    r"\bsố\s*[:.]?[\s.…_]*(?P<number>\d+(?:\.\d{3})*[.…_]*(?:\s?[-–]?\s?\p{L}{1,3})?\s*/\s*[\p{L}\d&.]+"
    r"(?:\s*[-–/]\s*[\p{L}\d&.]+)*(?:\s?\(\p{L}+\))?)",
    regex.IGNORECASE,
)
_DOTS = regex.compile(r"(?:…|_|\.\.|\.(?=/))+")
_DATE = regex.compile(
    r"(?:ngày|,)\s*(\d{1,2})\s*(?:tháng|[-–/.])\s*(\d{1,2})\s*(?:năm|[-–/.])\s*(20\s?\d\s?\d)(?!\d)", regex.IGNORECASE
)
_DATE_LINE = regex.compile(
    r"[^,.]{2,60},\s*ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*"
    r"|[^,\d]{2,60},\s*(?:ngày\s*)?\d{1,2}\s*[-–/.]\s*\d{1,2}\s*[-–/.]\s*20\d\d\.?",
    regex.IGNORECASE,
)
_MOTTO = regex.compile(
    r"cộng h(?:òa|oà) xã hội(?: chủ nghĩa(?: việt nam)?)?|^\s*(?:chủ nghĩa )?việt nam\s*$"
    r"|độc lập\s*[-–]?\s*(?:tự do\s*[-–]?\s*)?(?:hạnh\s*)?(?:phúc)?|^\s*(?:tự do\s*[-–]\s*)?hạnh phúc\s*$",
    regex.IGNORECASE,
)
_COLUMN_GAP = regex.compile(r"\t+|\s{3,}")
_RANGE = regex.compile(r"20\d\d\s*[-–]\s*20\d\d|từ (?:năm )?20\d\d đến (?:năm )?20\d\d", regex.IGNORECASE)
_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_PLANNED = regex.compile(
    r"(?:kế hoạch|dự toán|phương hướng|nhiệm vụ)[^.;]{0,160}?\bnăm\s*(?P<year>20\d\d)(?!\d)", regex.IGNORECASE
)
_LOOKS_BACK = ("đánh giá", "kết quả", "tình hình", "thực hiện", "căn cứ", "công văn", "ước")
_SIGNED_NAME = regex.compile(rf"(?:(?:ThS|TS|CN|KS)\.? ?)?{_PROPER}(?: {_PROPER}){{1,5}}")
_OPENING_AND_CLOSING = 5
_LONGEST_HEAD_LINE = 150
_LINES_OF_SUBJECT = 3


class UnitLevel(Enum):
    """The rank of the body that submits; the value is its name in submissions.csv."""

    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What a plan says of itself; "" and None where it does not say.

    `issuing_body`, `document_number`, `title` and the signatory are as printed, white space folded; `unit` is the type
    in small letters and the name as people write it, even for a Phòng of that unit. `province` is what the text says.
    """

    issuing_body: str
    unit: str
    unit_level: UnitLevel | None
    province: str
    document_number: str
    issued_on: date | None
    signatory: str
    signatory_title: str
    title: str
    plan_year: int | None
    place: Place | None
    title_place: Place | None
    signature_place: Place | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of one column, and the place it is printed at."""

    text: str
    place: Place


def letterhead(document: Document) -> Letterhead:
    """Return what letterhead, title, signature and, where they are silent, the prose say of a document."""
    head = _head_lines(document)
    issuers = _issuers(head)
    prose = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    unit = _unit(issuers, prose)
    titles = [block for i in title_range(document.blocks) if isinstance(block := document.blocks[i], Paragraph)]
    title = " ".join(block.text for block in titles if any(letter.isalnum() for letter in block.text))
    title = _DRAFT.sub("", title)
    title_place = titles[0].place if titles else None
    if not title:
        title, title_place = _title_in_table(document)
    signed = list(_signature_lines(document))
    return Letterhead(
        issuing_body=" ".join(issuers),
        unit=unit,
        unit_level=_unit_level(issuers, unit),
        province=_province([line.text for line in head], title, prose),
        document_number=_document_number(head),
        issued_on=_issued_on(head, chain((line.text for line in signed), prose)),
        signatory=_signatory(signed),
        signatory_title=" ".join(line.text for line in signed if _is_signer(line.text)),
        title=title or _subject(head),
        plan_year=_plan_year(title or _subject(head), document),
        place=next((line.place for line in head), None),
        title_place=title_place,
        signature_place=next((line.place for line in signed if _is_signer(line.text)), None),
    )


def _head_lines(document: Document) -> list[_Line]:
    """Return the lines of the letterhead column by column, motto and rules left out.

    They stand in one table or several on end, or in paragraphs whose columns a tab or blanks part.
    """
    columns: list[list[_Line]] = [[], []]
    for table in _head_tables(document.blocks):
        for cell in table.cells:
            if not _holds_title(cell, table):
                columns[min(cell.column, 1)].extend(_Line(line, cell.place) for line in cell.lines)
    for block in _paragraphs_above(document.blocks):
        for line in block.lines:
            for i, part in enumerate(_COLUMN_GAP.split(line.strip())):
                columns[min(i, 1)].append(_Line(part, block.place))
    lines = (_Line(" ".join(_MOTTO.sub(" ", line.text).split()), line.place) for line in chain(*columns))
    return [line for line in lines if any(letter.isalnum() for letter in line.text)]


def _head_tables(blocks: tuple[Block, ...]) -> list[Table]:
    """Return the first letterhead's tables; one further on, with words between, is an annex's."""
    opening = dropwhile(lambda block: not _is_head_table(block), blocks)
    leading = takewhile(lambda block: _is_head_table(block) or is_wordless(block), opening)
    return [block for block in leading if isinstance(block, Table)]


def _is_head_table(block: Block) -> bool:
    return isinstance(block, Table) and block.kind is TableKind.LETTERHEAD


def _title_in_table(document: Document) -> tuple[str, Place | None]:
    """Return a title that stands in the letterhead's table or in a frame of its own above the text, and its place."""
    for block in document.blocks:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and _is_sentence(block.text)):
            break
        if not isinstance(block, Table):
            continue
        if block.kind is TableKind.DATA:
            break
        for cell in block.cells:
            if _holds_title(cell, block):
                lines = takewhile(lambda line: not is_aside(line), (line for line in cell.lines if line.strip()))
                return " ".join(" ".join(lines).split()), cell.place
    return "", None


def _holds_title(cell: Cell, table: Table) -> bool:
    """Return whether a cell as wide as its table opens with the words of a title."""
    return cell.column_span == table.column_count and bool(cell.lines) and opens_title(cell.lines[0])


def _paragraphs_above(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs above the title, without one those above the first sentence or heading."""
    title = title_range(blocks)
    for block in blocks[: title.start] if title else blocks:
        if not title and (isinstance(block, Heading) or (isinstance(block, Paragraph) and _is_sentence(block.text))):
            return
        if isinstance(block, Paragraph) and not block.in_contents:
            yield block


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ";", ":", ",")) or len(text) > _LONGEST_HEAD_LINE


def _issuers(head: list[_Line]) -> list[str]:
    """Return the issuing bodies, superior first, each in one line however it was broken."""
    issuers: list[str] = []
    for line in head:
        text = _DATE_LINE.sub("", line.text).strip()
        key = unaccented(text).lower()
        if key.startswith(("so:", "so :", "v/v", "so.")) or _NUMBER.match(text):
            if issuers:
                break
        elif key.startswith((*COMMITTEES, *DEPARTMENTS)):
            issuers.append(text)
        elif issuers and text and (text.isupper() or _is_name(text)):
            issuers[-1] += f" {text}"
    return issuers


def _is_name(text: str) -> bool:
    return _UNIT.match(text) is not None or _SIGNED_NAME.fullmatch(text) is not None


def _unit(issuers: list[str], prose: list[str]) -> str:
    """Return the unit of the last issuing body that names one below a province, else the one that prose names most."""
    for issuer in reversed(issuers):
        for match in _UNIT.finditer(_FIELD_OF_WORK.sub(" - ", issuer)):
            unit = _unit_name(match["type"], match["name"], prose)
            if not _is_central(unit):
                return unit
    said = (_UNIT_IN_PROSE.finditer(text) for text in prose)
    units = Counter(_unit_name(match["type"], match["name"], prose) for match in chain.from_iterable(said))
    return next((unit for unit, _ in units.most_common() if not _is_central(unit)), "")


def _unit_name(kind: str, name: str, prose: list[str]) -> str:
    """Return type and name; a name in capitals as prose writes it, else with capital initials."""
    plain = " ".join(kind.lower().rstrip(".").split())
    plain = ABBREVIATED_TYPES.get(plain, plain)
    name = " ".join(name.split())
    if plain == "huyện":
        name = regex.sub(r"^đảo\s+", "", name, flags=regex.IGNORECASE)
    if not name.isupper():
        return f"{plain} {name}"
    written = regex.compile(rf"(?<!\p{{L}}){regex.escape(name)}(?!\p{{L}})", regex.IGNORECASE)
    found = (match[0] for text in prose for match in written.finditer(text))
    mixed = Counter(text for text in found if text[0].isupper() and not text.isupper())
    return f"{plain} {mixed.most_common(1)[0][0] if mixed else _with_capital_initials(name)}"


def _with_capital_initials(name: str) -> str:
    return regex.sub(r"\p{L}+", lambda word: word[0].capitalize(), name)


def _is_central(unit: str) -> bool:
    return match_key(unit) in {match_key(f"thành phố {city}") for city in CENTRAL_CITIES}


def _unit_level(issuers: list[str], unit: str) -> UnitLevel | None:
    if issuers and unaccented(issuers[-1]).lower().startswith(DEPARTMENTS):
        return UnitLevel.DEPARTMENT
    if unit.startswith(DISTRICT_TYPES):
        return UnitLevel.DISTRICT
    return UnitLevel.COMMUNE if unit.startswith(COMMUNE_TYPES) else None


def _province(head: list[str], title: str, prose: list[str]) -> str:
    """Return the province that the letterhead or title names, else the one that prose names most."""
    for text in (*head, title):
        if match := _PROVINCE_IN_CAPITALS.search(text) or _PROVINCE.search(text):
            return _with_capital_initials(match["name"])
    names = Counter(match["name"] for text in prose for match in _PROVINCE.finditer(text))
    if names:
        return names.most_common(1)[0][0]
    city = next((match for text in (*head, title, *prose) if (match := _CENTRAL_CITY.search(text))), None)
    return "" if city is None else next(name for name in CENTRAL_CITIES if name.lower() == city["name"].lower())


def _document_number(head: list[_Line]) -> str:
    numbers = (match["number"] for text in _texts(head) if (match := _NUMBER.match(text)))
    return _DOTS.sub("", "".join(next(numbers, "").split()))


def _issued_on(head: list[_Line], further: Iterable[str]) -> date | None:
    """Return the date of the letterhead, else of a line further on that says place and date only."""
    for text in chain(_texts(head), (line for line in further if _DATE_LINE.fullmatch(line))):
        if match := _DATE.search(text):
            day, month, year = (int("".join(part.split())) for part in match.groups())
            try:
                return date(year, month, day)
            except ValueError:
                continue
    return None


def _subject(head: list[_Line]) -> str:
    """Return the subject of an official letter, "V/v …", which has no title."""
    opening = next((n for n, line in enumerate(head) if line.text.lower().startswith("v/v")), None)
    if opening is None:
        return ""
    lines = takewhile(lambda line: _continues_subject(line, head[opening]), head[opening + 1 :])
    return " ".join((head[opening].text, *(line.text for line in lines)))


def _continues_subject(line: _Line, opening: _Line) -> bool:
    """Return whether a line below "V/v …" is the rest of it: of the same cell, or of the next paragraph."""
    if line.place != opening.place and not 0 < line.place.paragraph - opening.place.paragraph < _LINES_OF_SUBJECT:
        return False
    text = line.text
    return not (text.isupper() or is_aside(text) or is_letterhead_line(text) or _DATE_LINE.search(text))


def _texts(head: list[_Line]) -> Iterator[str]:
    """Yield each line, then each with the one below it of its cell or paragraph: number and date may be broken."""
    for line in head:
        yield line.text
    for _, lines in groupby(head, key=lambda line: line.place):
        texts = [line.text for line in lines]
        for n in range(len(texts) - 1):
            yield " ".join(texts[n : n + 2])


def _signature_lines(document: Document) -> Iterator[_Line]:
    """Yield the lines of the signature, from a layout table or from the paragraphs after the signer's title."""
    begun = False
    for block in document.blocks:
        if isinstance(block, Table) and block.kind is TableKind.SIGNATURE:
            for cell in block.cells:
                if any(_is_signer(line) for line in cell.lines):
                    yield from (_Line(" ".join(line.split()), cell.place) for line in cell.lines)
        elif isinstance(block, Paragraph):
            for line in block.lines:
                if not begun and not _ends_in_capitals(line):
                    # As most of the prose, which is long to part and fold: no signer's title.
                    continue
                part = " ".join(_COLUMN_GAP.split(line.strip())[-1].split())
                begun = begun or _is_signer(part)
                if begun:
                    yield _Line(part, block.place)
        elif begun:
            return


def _ends_in_capitals(line: str) -> bool:
    words = line.rsplit(None, 1)
    return bool(words) and words[-1] == words[-1].upper()


def _is_signer(text: str) -> bool:
    """Return whether a line is the title of who signs, not of who receives."""
    return text.isupper() and is_signature_line(text) and not match_key(text).startswith("nơi nhận")


def _signatory(signed: list[_Line]) -> str:
    """Return the name below the signer's title."""
    below = False
    for line in signed:
        if _is_signer(line.text):
            below = True
        elif below and _SIGNED_NAME.fullmatch(line.text):
            return line.text
    return ""


def _plan_year(title: str, document: Document) -> int | None:
    """Return the year that the title plans; else the one that headings, opening and closing sentences plan most."""
    if (year := _planned_year(title)) is not None:
        return year
    headings = [block.title for block in document.blocks if isinstance(block, Heading)]
    prose = [block.text for block in document.blocks if isinstance(block, Paragraph) and block.text]
    sentences = [*headings, *prose[:_OPENING_AND_CLOSING], *prose[-_OPENING_AND_CLOSING:]]
    years = Counter(int(match["year"]) for text in sentences if (match := _PLANNED.search(_forward(text))))
    if years:
        return max(years, key=lambda year: (years[year], year))
    ranges = _RANGE.search(title)
    return int(_YEAR.findall(ranges[0])[0]) if ranges else None


def _planned_year(title: str) -> int | None:
    """Return the one year of a title; of several, the last that follows a word of planning, else the latest."""
    text = _RANGE.sub(" ", title)
    years = [int(year) for year in _YEAR.findall(text)]
    if len(set(years)) <= 1:
        return years[0] if years else None
    planned = [int(match["year"]) for match in _PLANNED.finditer(_forward(text), overlapped=True)]
    return max(planned or years)


def _forward(text: str) -> str:
    """Return the text without its clauses that look back: "đánh giá tình hình thực hiện kế hoạch năm 2023"."""
    clauses = regex.split(
        r"[;,]|\bvà (?=kế hoạch|dự toán|phương hướng|xây dựng|nhiệm vụ)", text, flags=regex.IGNORECASE
    )
    return "; ".join(clause for clause in clauses if not clause.strip().lower().startswith(_LOOKS_BACK))
