"""What a paragraph shows: one construct of Word a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.docx_builder import p, paragraphs, parsed, r, tables, tbl, tc, texts, tr, word_document

FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE \\* MERGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
BOX = "<w:txbxContent>" + p("trong khung") + "</w:txbxContent>"
CHOICE = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
FALLBACK = f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"

RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{mark}</w:t></w:r>'

SHOWN = {
    "mark of a note behind a figure": (p("150", RAISED.format(mark="1")), ["150"]),
    "mark of a note in brackets": (p("20", RAISED.format(mark="(1)")), ["20"]),
    "a power of ten": (p("10", RAISED.format(mark="6"), " đồng"), ["106 đồng"]),
    "square metres": (p("120 m", RAISED.format(mark="2")), ["120 m2"]),
    "a figure in two runs": (p("15", r("0")), ["150"]),
    "runs": (p("Kinh ", "phí"), ["Kinh phí"]),
    "inserted": (p(f"<w:ins>{r('thêm')}</w:ins>"), ["thêm"]),
    "moved to": (p(f"<w:moveTo>{r('thêm')}</w:moveTo>"), ["thêm"]),
    "deleted": (p("146", "<w:del><w:r><w:delText>152</w:delText></w:r></w:del>"), ["146"]),
    "moved from": (p("a", f"<w:moveFrom>{r('b')}</w:moveFrom>"), ["a"]),
    "hyperlink": (p(f"<w:hyperlink>{r('liên kết')}</w:hyperlink>"), ["liên kết"]),
    "smart tag": (p(f"<w:smartTag>{r('Tây ')}</w:smartTag>", "Ninh"), ["Tây Ninh"]),
    "content control in text": (p(f"<w:sdt><w:sdtContent>{r('chọn')}</w:sdtContent></w:sdt>"), ["chọn"]),
    "content control of paragraphs": (f"<w:sdt><w:sdtContent>{p('đoạn')}</w:sdtContent></w:sdt>", ["đoạn"]),
    "custom XML": (f"<w:customXml>{p('đoạn')}</w:customXml>", ["đoạn"]),
    "simple field": (p(f"<w:fldSimple>{r('7')}</w:fldSimple>"), ["7"]),
    "field": (p("trang ", FIELD.format(shown=r("7"))), ["trang 7"]),
    "field in a field": (p(FIELD.format(shown=FIELD.format(shown=r("7")))), ["7"]),
    "field in instructions": (
        p(FIELD.format(shown=r("đúng")).replace("<w:instrText>PAGE \\* MERGE</w:instrText>", "") + r(".")), ["đúng."],
    ),
    "field never closed": (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "150 triệu"), ["150 triệu"]),
    "tab": (p("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>"), ["1 2"]),
    "page break": (p('<w:r><w:t>1</w:t><w:br w:type="page"/><w:t>2</w:t></w:r>'), ["1 2"]),
    "hyphens": (p("<w:r><w:t>TC</w:t><w:noBreakHyphen/><w:t>ĐL</w:t><w:softHyphen/><w:t>K</w:t></w:r>"), ["TC-ĐLK"]),
    "soft hyphen": (p("khoa\xad học"), ["khoa học"]),
    "no width": (p("\u200bI.\u200b Đo\ufeff lường"), ["I. Đo lường"]),
    "decomposed": (p("ho\u0323c ke\u0302\u0301t"), ["học kết"]),
    "decomposed over runs": (p("ke", "\u0302\u0301t"), ["kết"]),
    "hidden": (p("thấy", r(" ẩn", "<w:vanish/>"), r(" web", "<w:webHidden/>")), ["thấy"]),
    "hidden off": (p(r("thấy", '<w:vanish w:val="0"/>')), ["thấy"]),
    "capitals": (p(r("mục ", "<w:caps/>"), "một"), ["MỤC một"]),
    "note mark": (p("150", '<w:r><w:footnoteReference w:id="2"/></w:r>'), ["150"]),
    "typed note mark": (
        p("150", '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>3</w:t></w:r>'), ["150"],
    ),
    "symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " có"), ["✓ có"]),
    "bullet symbol": (p('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>', " chi"), ["• chi"]),
    "formula": (p("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), ["a+b"]),
    "comment": (p("a", '<w:commentRangeStart w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>'), ["a"]),
    "XML comment inside": (p("<w:r><w:t>15<!-- x -->0</w:t></w:r>"), ["150"]),
    "line break of the XML": (p("<w:r><w:t>một\nhai</w:t></w:r>"), ["một hai"]),
    "text box, new and old": (
        p("neo", f"<w:r><mc:AlternateContent>{CHOICE}{FALLBACK}</mc:AlternateContent></w:r>"), ["neo", "trong khung"],
    ),
    "old text box": (p("neo", f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"), ["neo", "trong khung"]),
    "fallback where the choice is drawn": (
        p(f'<w:r><mc:AlternateContent><mc:Choice Requires="wpc"><w:drawing/></mc:Choice>{FALLBACK}'
          "</mc:AlternateContent></w:r>"), ["trong khung"],
    ),
    "deleted mark joins": (
        p("Tổng ", properties="<w:rPr><w:del/></w:rPr>") + p("cộng") + p("hai"), ["Tổng cộng", "hai"],
    ),
    "deleted mark before a table": (
        p("một", properties="<w:rPr><w:del/></w:rPr>") + tbl(tr("x")) + p("hai"), ["một", "hai"],
    ),
    "deleted paragraph": (
        p("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>") + p("hai"),
        ["hai"],
    ),
    "empty paragraphs": (p() + p("  ") + p("hai"), ["hai"]),
}  # fmt: skip


@pytest.mark.parametrize("construct", SHOWN)
def test_shows(construct: str, tmp_path: Path) -> None:
    body, expected = SHOWN[construct]
    assert texts(parsed(tmp_path, word_document(body))) == expected


@pytest.mark.parametrize("construct", [name for name, (body, _) in SHOWN.items() if "<w:tbl>" not in body])
def test_shows_the_same_in_a_cell(construct: str, tmp_path: Path) -> None:
    body, expected = SHOWN[construct]
    document = parsed(tmp_path, word_document(tbl(tr(tc(body)))))
    in_boxes = [text for text in expected if text == "trong khung"]
    assert list(tables(document)[0].cells[0].lines) == [text for text in expected if text not in in_boxes]
    assert texts(document) == in_boxes


def test_line_breaks_make_lines(tmp_path: Path) -> None:
    body = p("<w:r><w:t>UỶ BAN</w:t><w:br/><w:t>THỊ XÃ</w:t><w:cr/><w:t> TRẢNG BÀNG</w:t></w:r>")
    document = parsed(tmp_path, word_document(body))
    assert paragraphs(document)[0].lines == ("UỶ BAN", "THỊ XÃ", "TRẢNG BÀNG")


def test_places_count_the_paragraphs_of_the_body(tmp_path: Path) -> None:
    body = p() + p("một") + tbl(tr("x")) + f"<w:sdt><w:sdtContent>{p('hai')}</w:sdtContent></w:sdt>"
    document = parsed(tmp_path, word_document(body))
    assert [block.place.location for block in document.blocks] == ["paragraph=2", "table=1&row=1&col=1", "paragraph=3"]


def test_footnotes_stand_apart(tmp_path: Path) -> None:
    notes = f'<w:footnote w:type="separator">{p("x")}</w:footnote><w:footnote w:id="2">{p("Nguồn: UBND")}</w:footnote>'
    document = parsed(tmp_path, word_document(p("a"), footnotes=notes))
    assert document.footnotes == ("Nguồn: UBND",)


def test_old_encodings_are_decoded_by_the_font_of_the_style(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
        "</w:rPr></w:style>"
    )
    split = p("céng h", "ßa x\xad", r(" hội", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'))
    assert texts(parsed(tmp_path, word_document(split, styles))) == ["cộng hòa xư hội"]


def test_unicode_under_the_name_of_an_old_font_stays(tmp_path: Path) -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    body = p(r("Kế hoạch khoa học và công nghệ", font)) + p(r("Số 12", font))
    assert texts(parsed(tmp_path, word_document(body))) == ["Kế hoạch khoa học và công nghệ", "Số 12"]


def test_parts_chunked_in_are_told(tmp_path: Path) -> None:
    document = parsed(tmp_path, word_document(p("a") + '<w:altChunk r:id="x"/>'))
    assert "chèn từ tệp khác" in document.warnings[0]


def test_tab_parts_the_columns_of_a_paragraph_not_of_a_cell(tmp_path: Path) -> None:
    tabbed = p("<w:r><w:t>UBND</w:t><w:tab/><w:tab/><w:t>CỘNG HÒA</w:t></w:r>")
    document = parsed(tmp_path, word_document(tabbed + tbl(tr(tc(tabbed))) + p("Số\tliệu")))
    assert [block.lines for block in paragraphs(document)] == [("UBND\t\tCỘNG HÒA",), ("Số liệu",)]
    assert tables(document)[0].cells[0].lines == ("UBND  CỘNG HÒA",)
