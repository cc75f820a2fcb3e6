"""The page bao-cao.html: whole, safe, the same each time, its sums the dataset's."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
from collections import Counter, defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from lxml import etree, html
from lxml.html import HtmlElement
from PIL import Image

from corpus.discrepancy import Severity
from normalizers.line_items import Level
from outputs.notation import million
from outputs.page.page_names import page_names
from outputs.page.plan_states import PlanState
from outputs.page.printed_tables import part_around
from outputs.written import WrittenDataset, WrittenSubmission, written_dataset
from outputs.written.rows import CellRow
from tests.outputs.counted_lines import counted
from tests.outputs.pages import (
    EXPECTED,
    HOSTILE,
    all_of,
    attributes,
    body_rows,
    case_folder,
    elements,
    index_of,
    pages,
    said,
    value,
    written,
)
from tests.outputs.plans import dataset

_SVG = re.compile(r'src="data:image/svg\+xml;base64,([^"]+)"')


@pytest.fixture(scope="module")
def index() -> HtmlElement:
    return index_of(case_folder())


@pytest.fixture(scope="module")
def plans() -> WrittenDataset:
    return written_dataset(case_folder())


def unit_pages(folder: Path) -> dict[str, HtmlElement]:
    return {path.name: html.fromstring(path.read_text("utf-8")) for path in sorted((folder / "bao-cao").glob("*.html"))}


def all_texts(folder: Path) -> list[str]:
    return [path.read_text("utf-8") for path in (folder / "bao-cao.html", *(folder / "bao-cao").glob("*.html"))]


def test_there_is_an_index_and_a_page_for_each_plan(plans: WrittenDataset, index: HtmlElement) -> None:
    names = page_names(plans.submissions)
    assert sorted(names.values()) == sorted(unit_pages(case_folder()))
    assert len(set(names.values())) == len(plans.submissions) > 10
    assert "thi-xa-hoa-thanh-2025.html" in names.values()
    assert "thi-xa-hoa-thanh-2025-2.html" in names.values()
    linked = {link.get("href") for row in body_rows(index, "bang-don-vi") for link in all_of(row, "a")}
    assert linked == {f"bao-cao/{name}" for name in names.values()}


def test_every_link_leads_somewhere() -> None:
    parsed = {path.resolve(): html.fromstring(path.read_text("utf-8")) for path in case_folder().rglob("*.html")}
    anchors = {path: set(attributes(document, "//@id")) for path, document in parsed.items()}
    links = [(path, href) for path, document in parsed.items() for href in attributes(document, "//a/@href")]
    assert len(links) > 100
    for path, href in links:
        file, _, fragment = href.partition("#")
        known = anchors[(path.parent / file).resolve() if file else path]
        assert not fragment or fragment in known, (path.name, href)


def test_ids_are_unique() -> None:
    for text in all_texts(case_folder()):
        ids = attributes(html.fromstring(text), "//@id")
        assert len(ids) == len(set(ids))


def test_what_a_received_file_says_stays_text(tmp_path: Path) -> None:
    for text in pages(written(dataset(HOSTILE, "<i>tệp</i>.docx"), tmp_path), tmp_path, expected=EXPECTED).values():
        document = html.fromstring(text)
        assert len(elements(document, "//script")) == 1
        assert not document.xpath("//i | //b | //*[@onerror or @onclick or @style] | //comment()")
        assert all(source.startswith("data:image/") for source in attributes(document, "//img/@src"))
        assert "\u202e" not in text
        assert "\x01" not in text
        assert "&lt;i&gt;tệp&lt;/i&gt;" in text
    unit = next(iter(unit_pages(tmp_path).values()))
    names = [said(cell) for cell in all_of(unit, "td")]
    assert any(name.startswith("<script>alert(1)</script>") for name in names)
    assert any("{{ 7*7 }} \ufffdtxt.exe \ufffdđứng" in name for name in names)
    assert "xã <b>Không Gửi</b>" in said(index_of(tmp_path))


def test_charts_are_whole_pictures_whatever_names_say(tmp_path: Path) -> None:
    plan = dataset(HOSTILE, "a.docx")
    made = written(plan, tmp_path)
    [submission] = made.submissions
    named = msgspec.structs.replace(submission.row, unit="$x^2$ <tspan> & \u202e\x00_huyện", plan_year=2024)
    texts = pages(replace(made, submissions=(replace(submission, row=named),)), tmp_path)
    drawn = [base64.b64decode(code) for text in texts.values() for code in _SVG.findall(text)]
    assert len(drawn) >= 4
    words = [element.text or "" for svg in drawn for element in etree.fromstring(svg).iter("{*}text")]
    assert any("$x^2$ <tspan> & \ufffd\ufffd_huyện" in each for each in words)
    assert all(etree.fromstring(svg).find("{*}title") is not None for svg in drawn)


def test_the_policy_allows_only_what_the_page_carries() -> None:
    for text in all_texts(case_folder()):
        document = html.fromstring(text)
        [policy] = attributes(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        [script], [style] = (
            re.findall(r"<script>(.*?)</script>", text, re.S),
            re.findall(r"<style>(.*?)</style>", text, re.S),
        )
        assert rules["default-src"] == "'none'"
        assert rules["script-src"] == f"'sha256-{_sha256(script)}'"
        assert rules["style-src"] == f"'sha256-{_sha256(style)}'"
        assert rules["img-src"] == "data:"
        assert text.index("Content-Security-Policy") < text.index("<style>")
        assert not document.xpath("//@style | //link | //iframe | //form | //@*[starts-with(name(), 'on')]")


def _sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def test_nothing_is_fetched_from_anywhere() -> None:
    for text in all_texts(case_folder()):
        assert "http://" not in text
        assert "https://" not in text
        assert "//" not in re.sub(r'"data:[^"]*"|// [^\n]*', "", text.replace('g, "")', ""))


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    first = all_texts(case_folder())
    assert next(iter(pages(written_dataset(case_folder()), tmp_path, expected=EXPECTED).values())) == first[0]
    again = {path.name: path.read_bytes() for path in (tmp_path / "bao-cao").iterdir()}
    assert again == {path.name: path.read_bytes() for path in (case_folder() / "bao-cao").iterdir()}


# Sums, from the CSV files alone.


def additive() -> list[dict[str, str]]:
    with (case_folder() / "line_items.csv").open(encoding="utf-8", newline="") as stream:
        rows = counted(list(csv.DictReader(stream)))
    return [row for row in rows if row["additive"] == "true" and not row["detail_of"]]


def proposed(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["phase"] == "proposed" and row["fiscal_year"] == row["plan_year"]]


def total(rows: list[dict[str, str]]) -> int | None:
    printed = [int(row["amount_vnd"]) for row in rows if row["amount_vnd"]]
    return sum(printed) if printed else None


def added_once(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the rows of one plan of each unit and year, of none where a unit's plans say different things."""
    plans: dict[tuple[str, str], dict[str, list[dict[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        plans[row["unit_code"] or row["unit"], row["plan_year"]][row["submission_id"]].append(row)
    added: list[dict[str, str]] = []
    for of_unit in plans.values():
        if len({figures_of(found) for found in of_unit.values()}) == 1:
            added += next(iter(of_unit.values()))
    return added


def figures_of(rows: list[dict[str, str]]) -> tuple[tuple[str, int], ...]:
    """Return what a plan adds up to by period and category."""
    sums: Counter[str] = Counter()
    for row in rows:
        sums["|".join(row[name] for name in ("fiscal_year", "phase", "as_of_month", "category_id"))] += int(
            row["amount_vnd"] or 0
        )
    return tuple(sorted(sums.items()))


def test_each_plan_shows_its_own_sum(index: HtmlElement, plans: WrittenDataset) -> None:
    names = {f"bao-cao/{name}": key for key, name in page_names(plans.submissions).items()}
    shown = {
        names[all_of(row, "a")[0].get("href")]: value(all_of(row, "td")[3]) for row in body_rows(index, "bang-don-vi")
    }
    rows = proposed(additive())
    wanted = {
        plan.row.submission_id: total([row for row in rows if row["submission_id"] == plan.row.submission_id])
        for plan in plans.submissions
    }
    assert shown == wanted
    assert sum(amount is not None for amount in shown.values()) > 10


def test_years_and_categories_add_up_to_the_dataset(index: HtmlElement) -> None:
    rows = added_once(additive())
    years = sorted({row["plan_year"] for row in rows}, reverse=True)
    sections = all_of(index, "details", "year")
    assert [all_of(section, "h3")[0].get("id") for section in sections] == [f"nam-{year}" for year in years]
    for year, section in zip(years, sections, strict=True):
        of_year = [row for row in rows if row["plan_year"] == year]
        money = total(proposed(of_year)) or 0
        assert f"{million(money, 'vi')} triệu đồng đề nghị" in said(all_of(section, "h3")[0])
        [categories] = [table for table in all_of(section, "table") if "theo nội dung" in said(table[0])]
        assert value(elements(categories, "./tfoot//td")[0]) == money
        assert categories_shown(categories) == categories_of(proposed(of_year))
        [periods] = [table for table in all_of(section, "table") if "theo giai đoạn" in said(table[0])]
        sums = [value(cell) for cell in elements(periods, "./tfoot/tr[1]/td")]
        assert sums == periods_of(of_year)


def categories_shown(table: HtmlElement) -> list[int | None]:
    rows = elements(table, "./tbody/tr[not(@class)]")
    assert sum(value(all_of(row, "td")[0]) or 0 for row in rows) == value(elements(table, "./tfoot//td")[0])
    return sorted((value(all_of(row, "td")[0]) for row in rows), key=str)


def categories_of(rows: list[dict[str, str]]) -> list[int | None]:
    sums: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        sums[row["category_id"].partition(".")[0]].append(row)
    return sorted((total(found) for found in sums.values()), key=str)


def periods_of(rows: list[dict[str, str]]) -> list[int | None]:
    phases = ("proposed", "approved", "estimated", "executed", "settled", "adjusted")
    sums: dict[tuple[int, int, int], list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        key = (int(row["fiscal_year"] or 9999), phases.index(row["phase"]), int(row["as_of_month"] or 0))
        sums[key].append(row)
    return [found for key in sorted(sums) if (found := total(sums[key])) is not None]


def test_two_plans_of_a_unit_that_differ_are_named_and_not_added(tmp_path: Path) -> None:
    made = written(dataset(), tmp_path)
    [plan] = made.submissions
    plan = replace(plan, row=msgspec.structs.replace(plan.row, unit="huyện A", plan_year=2024))
    more = msgspec.structs.replace(plan.amounts[-1], row_no=9, additive=True, level=Level.ITEM, amount_vnd=1_000_000)
    other = replace(renamed(plan, "b"), amounts=(*plan.amounts, more))
    index = html.fromstring(pages(replace(made, submissions=(plan, other)), tmp_path)["bao-cao.html"])
    [section] = all_of(index, "details", "year")
    assert "0 kế hoạch" in said(all_of(section, "h3")[0])
    assert said(section).count("khác số liệu") == 2
    assert sum("chưa cộng" in said(row) for row in body_rows(index, "bang-don-vi")) == 2


def test_a_unit_with_two_plans_is_added_once_and_said_so(index: HtmlElement) -> None:
    money = index.get_element_by_id("kinh-phi").getparent()
    assert "thi-xa-hoa-thanh_2025/received.docx: Cùng số liệu" in said(money)
    [remark] = [said(row) for row in body_rows(index, "bang-don-vi") if "thi-xa-hoa-thanh_2025/" in said(row)]
    assert "không cộng lần thứ hai" in remark


def test_totals_of_a_plan_stand_side_by_side(tmp_path: Path) -> None:
    pages(written(dataset(), tmp_path), tmp_path)
    [unit] = unit_pages(tmp_path).values()
    [row] = elements(all_of(unit, "table")[0], "./tbody/tr")
    stated, computed, difference = (value(cell) for cell in all_of(row, "td")[:3])
    assert (stated, computed, difference) == (24_500_000, 29_500_000, -5_000_000)
    assert "1 ô chưa đọc được thành số, chưa cộng" in said(row)


def test_a_chart_of_many_units_shows_the_largest_and_the_rest_as_one(tmp_path: Path) -> None:
    made = written(dataset(), tmp_path)
    [plan] = made.submissions
    plan = replace(plan, row=msgspec.structs.replace(plan.row, plan_year=2024))
    several = tuple(
        replace(plan, row=msgspec.structs.replace(plan.row, submission_id=str(k), unit=f"xã Số {k}")) for k in range(40)
    )
    index = html.fromstring(pages(replace(made, submissions=several), tmp_path)["bao-cao.html"])
    [source] = [image.get("src") for image in all_of(index, "img") if "40 kế hoạch" in image.get("alt", "")]
    svg = etree.fromstring(base64.b64decode(source.partition(",")[2]))
    words = [element.text for element in svg.iter("{*}text")]
    assert sum(word is not None and word.startswith("xã Số") for word in words) == 15
    assert words[words.index("Khác (25 đơn vị)") :][-1] == "737,5"


def test_a_sum_of_blanks_is_no_zero(tmp_path: Path) -> None:
    rows = (("1", "Tuyên truyền", ""), ("2", "Kiểm tra về đo lường", ""), ("", "Tổng cộng", ""))
    pages(written(dataset(rows), tmp_path), tmp_path)
    [unit] = unit_pages(tmp_path).values()
    [row] = elements(all_of(unit, "table")[0], "./tbody/tr")
    assert [value(cell) for cell in all_of(row, "td")[:3]] == [None, None, None]
    assert "Không dòng nào ghi số" in said(row)
    [line] = body_rows(index_of(tmp_path), "bang-don-vi")
    assert [value(cell) for cell in all_of(line, "td")[2:5]] == [None, None, None]


# Discrepancies and their places.


def test_each_discrepancy_stands_on_its_page_and_leads_to_its_cell(plans: WrittenDataset) -> None:
    shown = unit_pages(case_folder())
    names = page_names(plans.submissions)
    led = 0
    for plan in plans.submissions:
        unit = shown[names[plan.row.submission_id]]
        rows = body_rows(unit, "bang-sai-lech") if plan.discrepancies else []
        assert len(rows) == len(plan.discrepancies)
        for row in rows:
            number = row.get("id").removeprefix("sl-")
            for link in elements(row, ".//a[starts-with(@href, '#o-')]"):
                cell = unit.get_element_by_id(link.get("href")[1:])
                assert number in [said(mark) for mark in all_of(cell, "a", "ref")]
                led += 1
    assert led > 20


def test_a_wrong_cell_is_the_one_with_the_stated_figure(tmp_path: Path) -> None:
    made = written(dataset(), tmp_path)
    pages(made, tmp_path)
    [unit] = unit_pages(tmp_path).values()
    errors = [row for row in made.submissions[0].discrepancies if row.severity is Severity.ERROR]
    wrong = [cell for table in elements(unit, "//table[@aria-labelledby]") for cell in all_of(table, "td", "error")]
    assert len(wrong) == len({(row.row_no, row.column_no) for row in errors}) > 0
    assert {cell.text for cell in wrong} <= {"30", "24,5"}
    framed = [cell for row in of_errors(unit) for cell in all_of(row, "td", "framed")]
    assert {cell.text for cell in framed} == {cell.text for cell in wrong}


def test_a_picture_of_the_place_is_carried_in_the_page(tmp_path: Path) -> None:
    made = with_crop(written(dataset(), tmp_path), "crops/a.png")
    (tmp_path / ".corpus" / "crops").mkdir(parents=True)
    picture = tmp_path / ".corpus" / "crops" / "a.png"
    drawn = Image.new("RGB", (400, 100), "white")
    drawn.paste((200, 20, 20), (50, 20, 90, 60))
    drawn.save(picture)
    pages(made, tmp_path)
    [source] = pictures(tmp_path)
    with Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))) as image:
        assert image.size == (400, 100)
        assert image.convert("RGB").getpixel((60, 30)) == (200, 20, 20)
        assert image.convert("RGB").getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("crop", ["crops/none.png", "../outside.png", "crops/bad.png", "crops/huge.png"])
def test_without_a_usable_picture_the_place_is_drawn_from_the_table(tmp_path: Path, crop: str) -> None:
    corpus = tmp_path / ".corpus"
    (corpus / "crops").mkdir(parents=True)
    Image.new("RGB", (40, 10)).save(tmp_path / "outside.png")
    (corpus / "crops" / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"<script>" * 20)
    Image.new("1", (6000, 6000)).save(corpus / "crops" / "huge.png")
    pages(with_crop(written(dataset(), tmp_path), crop), tmp_path)
    assert pictures(tmp_path) == []
    [unit] = unit_pages(tmp_path).values()
    for row in of_errors(unit):
        assert all_of(row, "td", "framed")


def test_a_large_picture_is_made_small(tmp_path: Path) -> None:
    (tmp_path / ".corpus" / "crops").mkdir(parents=True)
    noise = Image.effect_noise((1800, 300), 60).convert("RGB")
    noise.save(tmp_path / ".corpus" / "crops" / "a.png")
    pages(with_crop(written(dataset(), tmp_path), "crops/a.png"), tmp_path)
    for source in pictures(tmp_path):
        with Image.open(io.BytesIO(base64.b64decode(source.partition(",")[2]))) as image:
            assert image.size == (900, 150)


def with_crop(made: WrittenDataset, crop: str) -> WrittenDataset:
    """Return the dataset with a picture at its first error."""
    [plan] = made.submissions
    first = next(row for row in plan.discrepancies if row.severity is Severity.ERROR)
    changed = tuple(msgspec.structs.replace(row, crop=crop) if row is first else row for row in plan.discrepancies)
    return replace(made, submissions=(replace(plan, discrepancies=changed),))


def of_errors(unit: HtmlElement) -> list[HtmlElement]:
    return [row for row in body_rows(unit, "bang-sai-lech") if row.get("data-severity") == "error"]


def pictures(folder: Path) -> list[str]:
    [unit] = unit_pages(folder).values()
    return [image.get("src") for figure in all_of(unit, "figure", "place") for image in all_of(figure, "img")]


def cell(row: int, column: int, text: str, span: tuple[int, int] = (1, 1), *, header: bool = False) -> CellRow:
    return CellRow("s", 1, row, column, *span, header, text)


def test_a_part_of_a_table_cuts_merged_cells_to_its_rows() -> None:
    cells = [
        cell(1, 1, "STT", header=True),
        cell(1, 2, "Tiền", header=True),
        cell(2, 1, "I", (5, 1)),
        *(cell(row, 2, str(row)) for row in range(2, 9)),
        cell(7, 1, "II"),
        cell(8, 1, "III"),
    ]
    part = part_around(cells, (6, 2), "error", 1)
    assert part is not None
    assert [sorted((c.text, c.row_span) for c in row) for row in part.rows] == [
        [("5", 1), ("I", 2)],
        [("6", 1)],
        [("7", 1), ("II", 1)],
    ]
    assert (part.gap_above, part.gap_below, part.columns) == (True, True, 2)
    assert [c.kind for row in part.rows for c in row if c.text == "6"] == ["error framed"]


def test_no_cells_no_part() -> None:
    assert part_around([], (1, 1), "error", 2) is None


# Files, units, words.


def test_every_file_received_stands_in_the_index_with_what_to_do(index: HtmlElement, plans: WrittenDataset) -> None:
    rows = body_rows(index, "bang-tep")
    assert {said(all_of(row, "th")[0]) for row in rows} == {file.source_file for file in plans.received}
    failed = [row for row in rows if row.get("data-status") == "failed"]
    assert failed == rows[: len(failed)] != []
    for file in plans.received:
        if file.reason_text:
            assert any(file.reason_text in said(row) for row in rows)


def test_units_that_sent_nothing_are_named(index: HtmlElement) -> None:
    [names] = all_of(index, "ul", "many")
    assert "xã <b>Không Gửi</b> (99999)" in said(names)


def test_without_a_list_nothing_is_said_to_be_missing(tmp_path: Path) -> None:
    pages(written(dataset(), tmp_path), tmp_path)
    index = index_of(tmp_path)
    assert not all_of(index, "ul", "many")
    assert "Chưa có danh sách đơn vị phải gửi" in said(index)


def test_pages_of_plans_no_longer_there_are_removed_others_are_not(tmp_path: Path) -> None:
    made = written(dataset(), tmp_path)
    first = pages(made, tmp_path)
    stale, foreign = tmp_path / "bao-cao" / "huyen-cu-2020.html", tmp_path / "bao-cao" / "ghi-chep.html"
    stale.write_text(next(text for name, text in first.items() if name != "bao-cao.html"), "utf-8")
    foreign.write_text("<p>của người dùng</p>", "utf-8")
    pages(made, tmp_path)
    assert not stale.exists()
    assert foreign.exists()


def test_a_dataset_without_plans_makes_an_index_that_says_so(tmp_path: Path) -> None:
    made = written(dataset(), tmp_path)
    texts = pages(replace(made, submissions=()), tmp_path)
    assert list(texts) == ["bao-cao.html"]
    assert "Không có kế hoạch nào đọc được" in texts["bao-cao.html"]


def test_in_english_all_words_of_ours_are_english(tmp_path: Path) -> None:
    texts = pages(written(dataset(), tmp_path), tmp_path, "en", EXPECTED)
    for text in texts.values():
        document = html.fromstring(text)
        assert document.get("lang") == "en"
        assert set(attributes(document, "//table[contains(@class, 'printed')]/@lang")) <= {"vi"}
        for element in elements(document, "//*[@lang='vi'] | //script | //style"):
            element.drop_tree()
        # A message quotes what the document says and names its file.
        ours = re.sub(r"“[^”]*”|đồng|hỏng\.docx", "", said(document))
        assert not re.search("(?i)[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]", ours), ours


def test_every_state_of_a_plan_has_its_word_and_filter(index: HtmlElement) -> None:
    states = {row.get("data-state") for row in body_rows(index, "bang-don-vi")}
    assert states <= {state.value for state in PlanState}
    offered = set(attributes(index, "//*[@data-for='bang-don-vi']//*[@data-key='state']/option/@value"))
    assert offered == states | {""}


def test_controls_are_there_only_for_the_script() -> None:
    for text in all_texts(case_folder()):
        for controls in all_of(html.fromstring(text), "div", "controls"):
            assert controls.get("hidden") is not None


def test_amounts_are_exact(index: HtmlElement) -> None:
    checked = 0
    for each in elements(index, "//table[@id='bang-don-vi' or @id='bang-sai-lech']//td[@data-v]"):
        text = said(each)
        if re.fullmatch(r"-?[\d.]+(,\d+)?", text) and abs(value(each) or 0) >= 10_000:
            assert Decimal(text.replace(".", "").replace(",", ".")) * 1_000_000 == value(each)
            checked += 1
    assert checked > 20


def test_submissions_are_named_after_their_file_where_the_unit_is_unknown(tmp_path: Path) -> None:
    [plan] = written(dataset(source_file="Kế hoạch/Đức Huệ (bản 2).docx"), tmp_path).submissions
    nameless = replace(plan, row=msgspec.structs.replace(plan.row, unit="", plan_year=None))
    names = page_names((nameless, renamed(nameless, "b"), renamed(nameless, "c")))
    assert list(names.values()) == [
        "duc-hue-ban-2-khong-ro-nam.html",
        "duc-hue-ban-2-khong-ro-nam-2.html",
        "duc-hue-ban-2-khong-ro-nam-3.html",
    ]


def renamed(plan: WrittenSubmission, submission_id: str) -> WrittenSubmission:
    return replace(plan, row=msgspec.structs.replace(plan.row, submission_id=submission_id))
