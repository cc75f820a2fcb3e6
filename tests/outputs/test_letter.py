"""The letter says what the dataset says, to whom it concerns, and never more than the reading is sure of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document

from corpus.discrepancy import Fault, Severity
from normalizers.letterhead import UnitLevel
from normalizers.line_items import Level
from normalizers.money import AmountStatus
from normalizers.money_units import UnitSource
from normalizers.periods import FundingSource
from outputs.file_names import file_names
from outputs.formats import ReportRequest, csv_dataset, report
from outputs.letter.certainty import certain_findings
from outputs.notation import million
from outputs.office import Office
from outputs.written import WrittenDataset, written_dataset
from outputs.written.rows import DiscrepancyRow
from tests.outputs.letters import LINES, OFFICE, amount, finding, letter, plan, rows_of, texts_of
from tests.outputs.plans import ROWS, dataset
from tests.outputs.summaries import Sent, write_sent

DUPLICATE = finding(
    check_id="line.duplicate",
    severity=Severity.WARNING,
    message="Bảng 1, dòng 3 “2. Việc 2”: trùng nội dung với dòng 2 “1. Việc 1”.",
    suggestion="Đề nghị đơn vị kiểm tra xem có kê trùng hay không; nếu là hai việc khác nhau thì ghi rõ.",
    row_no=3,
    column_no=None,
    line_name="Việc 2",
    stated_vnd=None,
    computed_vnd=None,
    difference_vnd=None,
    page=None,
)


@pytest.fixture(autouse=True)
def without_office_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)


def written(folder: Path) -> WrittenDataset:
    csv_dataset.write(dataset(), folder)
    return written_dataset(folder)


# What is certain.


def test_a_sum_of_certain_figures_is_certain() -> None:
    assert certain_findings(plan()) == (finding(),)


@pytest.mark.parametrize(
    "changed",
    [
        {"severity": Severity.INFO},
        {"state": "acknowledged"},
        {"fault": Fault.READING},
        {"fault": Fault.UNKNOWN},
        {"severity": Severity.WARNING},  # perhaps rounded: the check itself is milder than it usually is
        {"column_no": 7},
    ],
)
def test_what_is_not_open_grave_or_the_documents_is_left_out(changed: dict[str, object]) -> None:
    assert certain_findings(plan([finding(**changed)])) == ()


@pytest.mark.parametrize("k", range(3))
@pytest.mark.parametrize("doubt", [{"needs_review": True}, {"unit_source": UnitSource.INFERRED}])
def test_an_unsure_figure_in_a_sum_leaves_it_out(k: int, doubt: dict[str, object]) -> None:
    amounts = [amount(line.row_no, line.amount_vnd, **(doubt if k == n else {})) for n, line in enumerate(LINES)]
    assert certain_findings(plan(amounts=amounts)) == ()


def test_an_unsure_figure_elsewhere_does_not_matter() -> None:
    elsewhere = [amount(4, 1, parent_row_no=None, needs_review=True), amount(2, 1, column_no=2, needs_review=True)]
    assert certain_findings(plan(amounts=[*LINES, *elsewhere])) == (finding(),)


def test_lines_below_a_line_that_prints_none_are_in_the_sum() -> None:
    unsure = amount(4, 25_000_500, parent_row_no=3, needs_review=True)
    printed = [*LINES, unsure]
    assert certain_findings(plan(amounts=printed)) == (finding(),)
    blank = [LINES[0], LINES[1], amount(3, None), unsure]
    assert certain_findings(plan(amounts=blank)) == ()


def test_a_total_that_nothing_is_summed_into_is_of_its_whole_column() -> None:
    total = amount(4, 9, level=Level.TOTAL, parent_row_no=None)
    of_total = finding(check_id="sum.sections", row_no=4)
    assert certain_findings(plan([of_total], [*LINES, total])) == (of_total,)
    unsure = [amount(1, 30_000_000, needs_review=True), *LINES[1:], total]
    assert certain_findings(plan([of_total], unsure)) == ()


def test_a_subtotal_is_of_the_lines_beside_it() -> None:
    subtotal = amount(4, 9, level=Level.SUBTOTAL)
    of_subtotal = finding(row_no=4)
    assert certain_findings(plan([of_subtotal], [*LINES, subtotal])) == (of_subtotal,)
    unsure = [*LINES[:2], amount(3, 1, needs_review=True), subtotal]
    assert certain_findings(plan([of_subtotal], unsure)) == ()


@pytest.mark.parametrize("check_id", ["sum.sources", "product.line"])
def test_figures_of_one_line_are_judged_together(check_id: str) -> None:
    of_line = finding(check_id=check_id, row_no=2)
    source = amount(2, 3, column_no=2, funding_source=FundingSource.PROVINCE)
    assert certain_findings(plan([of_line], [*LINES, source])) == (of_line,)
    unsure = amount(2, 3, column_no=2, funding_source=FundingSource.PROVINCE, needs_review=True)
    assert certain_findings(plan([of_line], [*LINES, unsure])) == ()


def test_a_scale_that_sums_prove_is_certain_a_suspected_one_is_not() -> None:
    proved = amount(2, 51_500_000, unit_source=UnitSource.INFERRED)
    found = finding(check_id="unit.scale", row_no=2)
    assert certain_findings(plan([found], [proved])) == (found,)
    assert certain_findings(plan([finding(check_id="unit.scale", row_no=2, severity=Severity.WARNING)], [proved])) == ()


@pytest.mark.parametrize("confidence", ["1", "0.9"])
def test_words_where_money_belongs_are_certain_where_they_are_text(confidence: str) -> None:
    words = amount(2, None, amount_status=AmountStatus.UNREADABLE, needs_review=True, confidence=Decimal(confidence))
    found = finding(check_id="number.unreadable", severity=Severity.WARNING, row_no=2)
    assert certain_findings(plan([found], [LINES[0], words, LINES[2]])) == ((found,) if confidence == "1" else ())


@pytest.mark.parametrize(
    "found",
    [DUPLICATE, finding(check_id="total.missing", row_no=None, column_no=None), finding(table_no=None, row_no=None)],
)
def test_words_recognised_in_a_picture_are_left_out(found: DiscrepancyRow) -> None:
    assert certain_findings(plan([found])) == (found,)
    few = [*LINES, amount(5, 1, confidence=Decimal("0.9"))]
    assert certain_findings(plan([found], few)) == (found,)
    recognised = [amount(line.row_no, line.amount_vnd, confidence=Decimal("0.9")) for line in LINES]
    assert certain_findings(plan([found], recognised)) == ()


# What the letter says.


def test_every_figure_is_the_datasets(tmp_path: Path) -> None:
    found = written(tmp_path)
    (made,) = report("letter").write(found, tmp_path, ReportRequest(tmp_path, office=OFFICE))
    assert made == tmp_path / "cong-van" / f"{made.stem}.docx"
    certain = certain_findings(found.submissions[0])
    assert certain
    _, *rows = rows_of(Document(str(made)))
    shown = [tuple(row[3:6]) for row in rows]
    expected = [(d.stated_vnd, d.computed_vnd, d.difference_vnd) for d in certain]
    assert shown == [tuple("" if a is None else million(a, "vi") for a in of_row) for of_row in expected]
    assert ("30", "35", "-5") in shown


def test_rows_say_place_fact_and_request() -> None:
    document = letter(plan([finding(), DUPLICATE]))
    assert rows_of(document)[1:] == [
        [
            "1",
            "Bảng 1 “Dự toán kinh phí năm 2024”; dòng 1 “I. Tuyên truyền”; trang 3",
            "Mục không bằng tổng các dòng trong mục.",
            "30",
            "35,0005",
            "-5,0005",
            "Kiểm tra, thống nhất lại số tổng và các số thành phần.",
        ],
        [
            "2",
            "Bảng 1 “Dự toán kinh phí năm 2024”; mục I; dòng 3 “2. Việc 2”",
            "Trùng nội dung với dòng 2 “1. Việc 1”.",
            "",
            "",
            "",
            "Kiểm tra xem có kê trùng hay không; nếu là hai việc khác nhau thì ghi rõ.",
        ],
    ]


def test_a_part_larger_than_its_whole_is_said_in_words() -> None:
    part = finding(row_no=2, line_name="Việc 1", message="Bảng 1, dòng 2 “1. Việc 1”: phần “trong đó” ghi 40 đồng.")
    assert rows_of(letter(plan([part])))[1][2] == "Phần “trong đó” ghi 40 đồng."


def test_the_column_is_named_where_there_are_several() -> None:
    second = [amount(k, 1, column_no=2, column_header="Ngân sách tỉnh") for k in (1, 2, 3)]
    place = rows_of(letter(plan(amounts=[*LINES, *second])))[1][1]
    assert "; cột “Kinh phí năm 2024”; trang 3" in place


@pytest.mark.parametrize(
    ("tables", "shown"),
    [
        (("Biểu số 2. Dự toán",), "Biểu số 2. Dự toán; dòng 1"),
        (("Biểu 2. Dự toán", "Biểu 2. Chi tiết"), "Bảng 1 “Biểu 2. Dự toán”; dòng 1"),
        (("",), "Bảng 1; dòng 1"),
    ],
)
def test_a_table_is_called_as_the_unit_calls_it(tables: tuple[str, ...], shown: str) -> None:
    assert rows_of(letter(plan(tables=tables)))[1][1].startswith(shown)


def test_the_plan_is_cited_as_it_was_received() -> None:
    text = texts_of(letter(plan()))
    assert "Kính gửi: Ủy ban nhân dân thị xã Trảng Bàng\n" in text
    assert "V/v rà soát, điều chỉnh số liệu dự toán KH&CN năm 2024\n" in text
    assert (
        "đã nhận được Kế hoạch số 125/KH-UBND ngày 05 tháng 02 năm 2023 của Ủy ban nhân dân thị xã Trảng Bàng “Hoạt "
        "động khoa học và công nghệ năm 2024”." in text
    )
    assert "trang-bang.docx" not in text


def test_a_plan_without_number_is_cited_by_its_file() -> None:
    text = texts_of(letter(plan(document_number="", issued_on=None, title="")))
    assert "đã nhận được văn bản của Ủy ban nhân dân thị xã Trảng Bàng (tệp nhận được: trang-bang.docx)." in text


@pytest.mark.parametrize(
    ("unit", "level", "full", "short"),
    [
        ("xã Phước Chỉ", UnitLevel.COMMUNE, "Ủy ban nhân dân xã Phước Chỉ", "UBND xã Phước Chỉ"),
        ("UBND huyện Gò Dầu", UnitLevel.DISTRICT, "Ủy ban nhân dân huyện Gò Dầu", "UBND huyện Gò Dầu"),
        ("phòng Kinh tế", UnitLevel.DEPARTMENT, "Phòng Kinh tế", "Phòng Kinh tế"),
        ("", None, "Ủy ban nhân dân ………", "UBND ………"),
    ],
)
def test_the_addressee(unit: str, level: UnitLevel | None, full: str, short: str) -> None:
    text = texts_of(letter(plan(unit=unit, unit_level=level)))
    assert f"Kính gửi: {full}\n" in text
    assert f"\nĐề nghị {short} kiểm tra" in text


def test_one_and_many_are_spoken_of_rightly() -> None:
    one, two = texts_of(letter(plan())), texts_of(letter(plan([finding(), DUPLICATE])))
    assert "điều chỉnh 01 nội dung sau đây:" in one
    assert "điều chỉnh nội dung nêu trên" in one
    assert "điều chỉnh 02 nội dung sau đây:" in two
    assert "điều chỉnh các nội dung nêu trên" in two
    assert "following 1 point:" in texts_of(letter(plan(), language="en"))
    assert "following 2 points:" in texts_of(letter(plan([finding(), DUPLICATE]), language="en"))


def test_what_the_office_has_not_set_is_left_as_dots() -> None:
    blank = Office(symbol="", locality="", signer_title="", contact="", days_to_answer=0, copies_to="")
    text = texts_of(letter(plan(), blank))
    assert "Số: ……/………\n" in text
    assert "………, ngày …… tháng …… năm 20……\n" in text
    assert "liên hệ: ……….\n" in text
    assert "trong thời hạn ……… ngày kể từ" in text
    assert "- Như trên.\n" in text


def test_the_offices_own_names() -> None:
    text = texts_of(letter(plan()))
    assert text.startswith("UBND TỈNH TÂY NINH\nSỞ KHOA HỌC VÀ CÔNG NGHỆ\n")
    assert "- Như trên;\n- Sở Tài chính (để phối hợp);\n- Lưu: VT, KHTC.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n" in text
    assert text.endswith("\nNguyễn Văn A")
    assert "KT. GIÁM ĐỐC" not in texts_of(letter(plan(), replace(OFFICE, signer_authority="")))


def test_english() -> None:
    document = letter(plan(), language="en")
    text = texts_of(document)
    assert "SOCIALIST REPUBLIC OF VIET NAM" in text
    assert "the plan No. 125/KH-UBND of 2023-02-05 by the People's Committee of thị xã Trảng Bàng" in text
    assert rows_of(document)[1][1:] == [
        "Table 1 “Dự toán kinh phí năm 2024”; line 1 “I. Tuyên truyền”; page 3",
        "Section differs from the sum of its lines.",
        "30",
        "35.0005",
        "-5.0005",
        "Check the total and its parts and make them agree.",
    ]


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% raw %}", "{%tr for %}", "<w:br/>", "<b>&amp;</b>", "=1+1", "{#"])
def test_received_text_stays_text(text: str) -> None:
    hostile = plan(
        [finding(section=text, line_name=text), DUPLICATE],
        [amount(k, 1, name=text, column_header=text) for k in (1, 2, 3)],
        tables=(text,),
        unit=text,
        document_number=text,
        title=f"KẾ HOẠCH {text}",
    )
    document = letter(hostile)
    assert f"Bảng 1 “{text}”; mục {text}; dòng 1 “I. {text}”; trang 3" == rows_of(document)[1][1]
    assert f"Kế hoạch số {text} ngày 05 tháng 02 năm 2023 của Ủy ban nhân dân {text} “{text}”" in texts_of(document)


def test_signs_that_a_file_cannot_hold_are_seen_to_be_missing() -> None:
    document = letter(plan(unit="thị xã\x00 Trảng\x0b\tBàng\u202e\ud800\ufffe\n"))
    assert "Kính gửi: Ủy ban nhân dân thị xã� Trảng� Bàng���\n" in texts_of(document)


# The files.


def test_a_plan_with_nothing_certain_gets_no_letter(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    written_plan = WrittenDataset(tmp_path, (), (plan([finding(fault=Fault.UNKNOWN)]),))
    assert report("letter").write(written_plan, folder, ReportRequest(tmp_path)) == ()
    assert not folder.exists()


def test_names_are_ascii_and_unique() -> None:
    plans = [
        plan(),
        plan(),
        plan(plan_year=None),
        plan(unit="", source_file="Thư mục/Kế hoạch (bản ký).pdf"),
        plan(unit="đ" * 300),
        plan(unit="…", source_file="…"),
    ]
    names = file_names(plans)
    assert names == (
        "thi-xa-trang-bang-2024",
        "thi-xa-trang-bang-2024-2",
        "thi-xa-trang-bang-khong-ro-nam",
        "ke-hoach-ban-ky-2024",
        f"{'d' * 80}-2024",
        "don-vi-2024",
    )


def test_the_same_dataset_gives_the_same_bytes(tmp_path: Path) -> None:
    found = written(tmp_path)
    (first,) = report("letter").write(found, tmp_path / "a", ReportRequest(tmp_path))
    (second,) = report("letter").write(found, tmp_path / "b", ReportRequest(tmp_path))
    assert first.read_bytes() == second.read_bytes()


def test_letters_are_made_only_when_asked_for() -> None:
    assert not report("letter").IS_USUAL


def test_a_letter_that_staff_edited_is_set_aside_and_one_no_longer_due_too(tmp_path: Path) -> None:
    found = written(tmp_path)
    (letter_file,) = report("letter").write(found, tmp_path, ReportRequest(tmp_path))
    untouched = letter_file.read_bytes()
    report("letter").write(found, tmp_path, ReportRequest(tmp_path))
    assert [path.name for path in letter_file.parent.iterdir()] == [letter_file.name]
    letter_file.write_bytes(b"edited")
    stale = letter_file.with_name("huyen-khac-2024.docx")
    stale.write_bytes(b"of an earlier run")
    stale.with_suffix(".pdf").write_bytes(b"its print")
    report("letter").write(found, tmp_path, ReportRequest(tmp_path))
    assert letter_file.read_bytes() == untouched
    assert {path.name: path.read_bytes() for path in (letter_file.parent / "lan-truoc-1").iterdir()} == {
        letter_file.name: b"edited",
        stale.name: b"of an earlier run",
        "huyen-khac-2024.pdf": b"its print",
    }
    assert not stale.exists()


def test_a_copy_of_a_plan_gets_no_letter_of_its_own(tmp_path: Path) -> None:
    write_sent(tmp_path, [Sent("huyện Bến Cầu", ROWS, media_type="pdf"), Sent("huyện Bến Cầu", ROWS)])
    made = report("letter").write(written_dataset(tmp_path), tmp_path, ReportRequest(tmp_path))
    assert [path.name for path in made if path.suffix == ".docx"] == ["huyen-ben-cau-2024.docx"]
