"""A template of the staff's own is used as it is, or refused with what is wrong in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from outputs.formats import ReportRequest, report
from outputs.letter.tags import COPIES, ROW_TAGS, ROWS, TAGS
from outputs.letter.template import SHIPPED, letter_template
from outputs.unusable_template import UnusableTemplate
from outputs.written import WrittenDataset
from tests.outputs.letters import OFFICE, finding, letter, plan, rows_of, texts_of


def own_template(folder: Path, *lines: str) -> Path:
    """Return a template with these paragraphs."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "mẫu.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize("language", ["vi", "en"])
def test_shipped_templates_use_every_tag(language: str) -> None:
    with zipfile.ZipFile(SHIPPED[language]) as parts:
        body = parts.read("word/document.xml").decode()
    assert [tag for tag in TAGS if tag not in body] == []
    assert [tag for tag in ROW_TAGS if f"{{{{ dong.{tag} }}}}" not in body] == []


def test_an_edited_template_is_used(tmp_path: Path) -> None:
    document = Document(str(SHIPPED["vi"]))
    document.paragraphs[0].insert_paragraph_before("HỎA TỐC")
    document.add_paragraph("{% if lien_he %}Đầu mối: {{ lien_he|upper }}{% endif %}")
    edited = tmp_path / "mẫu.docx"
    document.save(str(edited))
    made = letter(plan(), replace(OFFICE, letter_template=str(edited)))
    assert "HỎA TỐC\n" in texts_of(made)
    assert texts_of(made).endswith("\nĐầu mối: PHÒNG KẾ HOẠCH - TÀI CHÍNH, ĐIỆN THOẠI 0276.1234567")
    assert len(rows_of(made)) == 2


def test_a_tag_split_by_word_is_one_tag(tmp_path: Path) -> None:
    document = Document()
    paragraph = document.add_paragraph("Năm {{ n")
    paragraph.add_run("am").bold = True
    paragraph.add_run(" }}")
    path = tmp_path / "mẫu.docx"
    document.save(str(path))
    assert texts_of(letter(plan(), replace(OFFICE, letter_template=str(path)))) == "Năm 2024"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{{ don_vị }} và {{ ten }}", "don_vị, ten"),
        ("{{ don_vi.ten }}", "ten"),
        ("{% for dong in cac_dong %}{{ dong.vitri }}{% endfor %}", "vitri"),
        ("Gửi {{ don_vi", "Gửi {{ don_vi"),
        ("{{ don_vi } } thân mến", "thân mến"),
        ("{% if nam %}", "endif"),
        ("{{ nam / 0 }}", "/"),
        ("{{ nam|khong_co }}", "khong_co"),
        ("{{ cac_dong[7].stt }}", "7"),
        ("{%tr for dong in cac_dong %}{{ dong.stt }}{%tr endfor %}", ""),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ cac_dong.append(1) }}", "append"),
        ("{% include 'x' %}", ""),
    ],
)
def test_a_tag_that_cannot_be_used_is_named(tmp_path: Path, line: str, named: str) -> None:
    path = own_template(tmp_path, line)
    with pytest.raises(UnusableTemplate) as refused:
        letter_template(str(path), "vi")
    for text in (refused.value.message.vi, refused.value.message.en):
        assert str(path) in text
        assert named in text.partition(".docx")[2]
        assert all(f"{{{{ {tag} }}}}" in text for tag in TAGS if tag not in (ROWS, COPIES))
        assert f"{{%tr for dong in {ROWS} %}}" in text
        assert f"{{%p for noi in {COPIES} %}}" in text
        assert all(f"{{{{ dong.{tag} }}}}" in text for tag in ROW_TAGS)


def test_a_tag_in_the_foot_of_a_page_is_told_once(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ nam|khong_co }}"
    path = tmp_path / "mẫu.docx"
    document.save(str(path))
    with pytest.raises(UnusableTemplate, match="khong_co") as refused:
        letter_template(str(path), "vi")
    assert refused.value.message.vi.count("có chỗ không dùng được") == 1


def broken_files() -> dict[str, bytes]:
    whole = SHIPPED["vi"].read_bytes()
    no_document = io.BytesIO()
    with zipfile.ZipFile(no_document, "w") as parts:
        parts.writestr("a.txt", "a")
    not_word = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as parts, zipfile.ZipFile(not_word, "w") as target:
        for name in parts.namelist():
            content = parts.read(name)
            target.writestr(name, content[:50] if name == "word/document.xml" else content)
    return {
        "empty": b"",
        "text": b"Kinh gui",
        "cut": whole[:5000],
        "no document": no_document.getvalue(),
        "broken part": not_word.getvalue(),
    }


@pytest.mark.parametrize("what", broken_files())
def test_what_is_no_word_file_is_refused(what: str, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.docx"
    path.write_bytes(broken_files()[what])
    with pytest.raises(UnusableTemplate, match="không mở được như một tệp Word"):
        letter_template(str(path), "vi")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_shipped_templates_pass_what_the_staffs_own_must(language: str) -> None:
    letter_template(str(SHIPPED[language]), language)


def test_a_bug_of_the_shipped_template_is_not_taken_for_the_staffs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SHIPPED, "vi", own_template(tmp_path, "{{ nam / 0 }}"))
    with pytest.raises(TypeError):
        letter(plan())


def test_a_missing_template_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    office = replace(OFFICE, letter_template=str(tmp_path / "không có.docx"))
    folder = tmp_path / "out"
    request = ReportRequest(tmp_path, office=office)
    with pytest.raises(UnusableTemplate, match=r"không có\.docx"):
        report("letter").write(WrittenDataset(tmp_path, (), (plan(),)), folder, request)
    assert not folder.exists()


def test_what_only_some_letters_have_is_refused_for_the_others(tmp_path: Path) -> None:
    path = own_template(tmp_path, "{{ cac_dong[0].stt }} {% if nam == '2024' %}{{ noi_nhan[9] }}{% endif %}")
    with pytest.raises(UnusableTemplate):
        letter(plan(), replace(OFFICE, letter_template=str(path)))
    other_year = plan([finding()], plan_year=2025)
    assert texts_of(letter(other_year, replace(OFFICE, letter_template=str(path)))).strip() == "1"
