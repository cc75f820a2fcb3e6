"""The tags of the letter's template: what staff may write between {{ }} in Word."""

from __future__ import annotations

from corpus.discrepancy import Text

ROWS = "cac_dong"
"""The tag whose rows fill the table."""

COPIES = "noi_nhan"
"""The tag whose lines stand under “Nơi nhận”."""

TAGS: dict[str, Text] = {
    "co_quan_chu_quan": Text("cơ quan chủ quản, chữ in hoa", "the superior office, in capitals"),
    "co_quan": Text("cơ quan ban hành, chữ in hoa", "the office that sends the letter, in capitals"),
    "co_quan_trong_cau": Text("cơ quan ban hành, viết trong câu", "the same, as written in a sentence"),
    "so_ky_hieu": Text("số và ký hiệu, số để trống", "number and symbol; the number is left open"),
    "dia_danh": Text("địa danh", "the place of issue"),
    "nam": Text("năm kế hoạch", "the plan's year"),
    "kinh_gui": Text("nơi nhận chính, viết đầy đủ", "the addressee, in full"),
    "don_vi": Text("đơn vị lập kế hoạch, viết tắt UBND", "the unit, in short"),
    "van_ban": Text(
        "văn bản nhận được: loại, số, ngày, đơn vị, tên", "the plan received: kind, number, day, unit, title"
    ),
    "so_noi_dung": Text("số nội dung cần điều chỉnh (“05 nội dung”)", "how much is to be corrected (“5 points”)"),
    "cac_noi_dung": Text("“nội dung” hoặc “các nội dung”", "“the point” or “the points”"),
    ROWS: Text("các dòng của bảng", "the rows of the table"),
    "thoi_han": Text("thời hạn gửi lại (“10 ngày”)", "the time to answer (“10 days”)"),
    "lien_he": Text("đầu mối liên hệ", "whom to contact"),
    COPIES: Text("các dòng của “Nơi nhận”", "the lines of “Nơi nhận”"),
    "quyen_han": Text("quyền hạn người ký (“KT. GIÁM ĐỐC”)", "on whose behalf it is signed"),
    "chuc_vu": Text("chức vụ người ký", "the signer's post"),
    "nguoi_ky": Text("họ tên người ký", "the signer's name"),
}
"""Each tag, and what comes in its place."""

ROW_TAGS: dict[str, Text] = {
    "stt": Text("số thứ tự", "number"),
    "vi_tri": Text("bảng, mục, dòng, cột, trang", "table, section, line, column, page"),
    "noi_dung": Text("nội dung sai lệch", "what is wrong"),
    "so_ghi": Text("số ghi trong văn bản (triệu đồng)", "stated, in million đồng"),
    "so_tinh_lai": Text("số tính lại, đối chiếu (triệu đồng)", "computed, in million đồng"),
    "chenh_lech": Text("chênh lệch (triệu đồng)", "difference, in million đồng"),
    "de_nghi": Text("đề nghị", "the request"),
}
"""The tags of one row of ROWS."""
