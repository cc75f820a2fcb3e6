"""Whether the reference files that staff edit agree with themselves and with each other; asked before a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable

from rapidfuzz import process

from normalizers.category_vocabulary import Use, Vocabulary
from normalizers.reference_files import (
    ABBREVIATIONS,
    ALIASES,
    CATEGORIES,
    FOLDER,
    VOCABULARY,
    Flaw,
    Row,
    UnusableReference,
    rows,
)
from normalizers.text import match_key


def check_reference(folder: Traversable = FOLDER) -> None:
    """Raise UnusableReference with all that is wrong in the reference files; return where they may be used."""
    read: dict[str, tuple[Row, ...]] = {}
    flaws: list[Flaw] = []
    for name in (CATEGORIES, ALIASES, ABBREVIATIONS, VOCABULARY):
        try:
            read[name] = rows(name, folder)
        except UnusableReference as error:
            flaws += error.flaws
    if not flaws:
        flaws += _of_abbreviations(read[ABBREVIATIONS])
        flaws += _of_categories(read[CATEGORIES])
        flaws += _of_vocabulary(read[VOCABULARY], read[CATEGORIES])
    # Wordings are compared with the help of the others, so these must be in order.
    if not flaws:
        vocabulary = Vocabulary({})
        flaws += _of_names(read[CATEGORIES], vocabulary)
        flaws += _of_aliases(read[ALIASES], read[CATEGORIES], vocabulary)
    if flaws:
        raise UnusableReference(flaws)


_NEAREST_AT_LEAST = 60


def _of_abbreviations(listed: Sequence[Row]) -> Iterator[Flaw]:
    known: dict[str, Row] = {}
    for row in listed:
        first = known.setdefault(match_key(row["abbreviation"]), row)
        if match_key(first["full"]) != match_key(row["full"]):
            vi = (
                f"“{row['abbreviation']}” đã có ở dòng {first.line_no} với nghĩa “{first['full']}”; hãy bỏ một dòng, "
                "từ có hai nghĩa thì bỏ cả hai"
            )
            en = (
                f"“{row['abbreviation']}” stands in line {first.line_no} for “{first['full']}”; take one line out, "
                "or both where it may mean either"
            )
            yield Flaw(ABBREVIATIONS, row.line_no, vi, en)


def _of_categories(listed: Sequence[Row]) -> Iterator[Flaw]:
    known: dict[str, Row] = {}
    parents = {row["category_id"]: row["parent_id"] for row in listed}
    for row in listed:
        category_id, parent_id = row["category_id"], row["parent_id"]
        first = known.setdefault(category_id, row)
        if first is not row:
            vi = f"mã nhóm “{category_id}” đã có ở dòng {first.line_no}; hãy đặt mã khác hoặc bỏ một dòng"
            en = f"the code “{category_id}” stands in line {first.line_no}; give another code or take one line out"
            yield Flaw(CATEGORIES, row.line_no, vi, en)
        if parent_id and parents.get(parent_id) != "":
            vi = f"parent_id “{parent_id}” không phải mã của một nhóm lớn; hãy ghi mã của nhóm có ô parent_id để trống"
            en = f"parent_id “{parent_id}” is no top category; give the code of one whose own parent_id is blank"
            yield Flaw(CATEGORIES, row.line_no, vi, en)
        yield from _of_validity(row)


def _of_validity(row: Row) -> Iterator[Flaw]:
    years = (row["valid_from"], row["valid_to"])
    if not all(not year or _is_year(year) for year in years):
        vi = "valid_from và valid_to chỉ ghi năm bằng bốn chữ số, ví dụ 2026, hoặc để trống"
        en = "valid_from and valid_to hold a year in four digits, such as 2026, or nothing"
        yield Flaw(CATEGORIES, row.line_no, vi, en)
    elif all(years) and int(years[0]) > int(years[1]):
        vi = f"valid_from ({years[0]}) sau valid_to ({years[1]}); hãy ghi lại hai năm"
        en = f"valid_from ({years[0]}) is after valid_to ({years[1]}); correct the years"
        yield Flaw(CATEGORIES, row.line_no, vi, en)
    if row["exact_only"].casefold() not in ("", "yes"):
        vi = f"exact_only là “{row['exact_only']}”; chỉ ghi yes hoặc để trống"
        en = f"exact_only is “{row['exact_only']}”; write yes or leave it blank"
        yield Flaw(CATEGORIES, row.line_no, vi, en)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4


def _of_vocabulary(phrases: Sequence[Row], listed: Sequence[Row]) -> Iterator[Flaw]:
    known = {"", *(row["category_id"] for row in listed)}
    uses = {use.value for use in Use}
    for row in phrases:
        if row["use"] not in uses:
            words = ", ".join(sorted(uses))
            vi = f"use là “{row['use']}”; hãy ghi một trong các từ {words}"
            yield Flaw(VOCABULARY, row.line_no, vi, f"use is “{row['use']}”; write one of {words}")
        if row["category_id"] not in known:
            known.add(row["category_id"])
            vi = (
                f"không còn mã nhóm “{row['category_id']}” mà {VOCABULARY} (dòng {row.line_no}) đang dùng; "
                "hãy ghi lại dòng của nhóm, nhóm thôi dùng thì ghi năm cuối vào ô valid_to"
            )
            en = (
                f"the code “{row['category_id']}”, used by {VOCABULARY} (line {row.line_no}), is gone; put its line "
                "back, and where the category is no longer used write its last year into valid_to"
            )
            yield Flaw(CATEGORIES, None, vi, en)


def _of_names(listed: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Flaw]:
    """Yield the categories that have the name of another in the same years; a new one may take the name over."""
    known: dict[str, list[Row]] = {}
    for row in listed:
        others = known.setdefault(vocabulary.key(row["name_vi"]), [])
        for other in others:
            if _starts(row) <= _ends(other) and _starts(other) <= _ends(row):
                vi = (
                    f"tên nhóm giống dòng {other.line_no} ({other['category_id']}) trong cùng một năm; hãy đặt tên khác"
                )
                en = f"has the name of line {other.line_no} ({other['category_id']}) in the same years; rename it"
                yield Flaw(CATEGORIES, row.line_no, vi, en)
        others.append(row)


def _starts(row: Row) -> int:
    return int(row["valid_from"] or 0)


def _ends(row: Row) -> int:
    return int(row["valid_to"] or 9999)


def _of_aliases(listed: Sequence[Row], categories: Sequence[Row], vocabulary: Vocabulary) -> Iterator[Flaw]:
    ids = [row["category_id"] for row in categories]
    names: dict[str, set[str]] = {}
    for row in categories:
        names.setdefault(vocabulary.key(row["name_vi"]), set()).add(row["category_id"])
    sections = [row["category_id"] for row in categories if not row["parent_id"]]
    known: dict[tuple[str, str], Row] = {}
    for row in listed:
        key = vocabulary.key(row["alias"])
        if row["category_id"] not in ids:
            yield _unknown_code(row, ids)
        elif row["section_id"] not in ("", *sections):
            yield _unknown_section(row, sections)
        elif not key:
            vi = f"cách ghi “{row['alias']}” không có chữ nào để so; hãy ghi đúng như trong văn bản hoặc bỏ dòng này"
            en = f"the wording “{row['alias']}” has no words to compare; write it as printed or take the line out"
            yield Flaw(ALIASES, row.line_no, vi, en)
        else:
            first = known.setdefault((key, row["section_id"]), row)
            yield from _of_meaning(row, first, set() if row["section_id"] else names.get(key, set()))


def _unknown_section(row: Row, sections: Sequence[str]) -> Flaw:
    listed = ", ".join(sections)
    return Flaw(
        ALIASES,
        row.line_no,
        f"section_id “{row['section_id']}” không phải mã của một nhóm lớn; hãy ghi một trong {listed} hoặc để trống; "
        "cách ghi có dấu phẩy thì đặt trong ngoặc kép",
        f"section_id “{row['section_id']}” is no top category; write one of {listed}, or nothing; a wording with a "
        "comma stands in quotes",
    )


def _unknown_code(row: Row, ids: Sequence[str]) -> Flaw:
    code = row["category_id"]
    nearest = process.extractOne(code, ids, processor=str.upper, score_cutoff=_NEAREST_AT_LEAST)
    vi = f" (có phải “{nearest[0]}”?)" if nearest else ""
    en = f" (is it “{nearest[0]}”?)" if nearest else ""
    return Flaw(
        ALIASES,
        row.line_no,
        f"không có mã nhóm “{code}”{vi}; hãy ghi một mã có trong {CATEGORIES}",
        f"there is no category code “{code}”{en}; write one that stands in {CATEGORIES}",
    )


def _of_meaning(row: Row, first: Row, named: set[str]) -> Iterator[Flaw]:
    if first["category_id"] != row["category_id"]:
        vi = (
            f"cách ghi “{row['alias']}” đã có ở dòng {first.line_no} với mã {first['category_id']}; hãy giữ một dòng, "
            "cách ghi có nghĩa khác nhau tùy mục thì ghi mã nhóm lớn của mục vào section_id"
        )
        en = (
            f"the wording “{row['alias']}” stands in line {first.line_no} with the code {first['category_id']}; keep "
            "one line; where its meaning depends on the section, write the section's code into section_id"
        )
        yield Flaw(ALIASES, row.line_no, vi, en)
    elif named and row["category_id"] not in named:
        ids = ", ".join(sorted(named))
        vi = f"cách ghi “{row['alias']}” là tên của nhóm {ids}, không thể mang mã {row['category_id']}; hãy bỏ dòng này"
        en = (
            f"the wording “{row['alias']}” is the name of {ids}, it cannot mean {row['category_id']}; take the line out"
        )
        yield Flaw(ALIASES, row.line_no, vi, en)
