"""Who submits a plan, told from its letterhead, its title and, to settle a tie, its prose."""

from __future__ import annotations

import pytest

from corpus.dataset import audited
from tests.builders import plan

PLAN = "KẾ HOẠCH KHOA HỌC VÀ CÔNG NGHỆ NĂM 2024"


@pytest.mark.parametrize(
    ("text", "unit_code", "province_code", "province"),
    [
        (f"UBND THỊ XÃ TRẢNG BÀNG\n{PLAN}", "712", "72", "Tây Ninh"),
        (f"UBND THỊ XÃ TRẢNG BÀNG\n{PLAN}\nHọc tập kinh nghiệm tại tỉnh Đồng Tháp.", "712", "72", "Tây Ninh"),
        (f"UBND HUYỆN CHÂU THÀNH\n{PLAN}", "", "", ""),
        (f"UBND HUYỆN CHÂU THÀNH\n{PLAN}\nTrên địa bàn tỉnh Bến Tre.", "831", "83", "Bến Tre"),
        (f"UBND HUYỆN CHÂU THÀNH\nTỈNH TÂY NINH\n{PLAN}", "708", "72", "Tây Ninh"),
        (f"UBND TỈNH LONG AN\nUBND HUYỆN GÒ DẦU\n{PLAN}", "", "80", "Long An"),
        (f"UBND HUYỆN KHÔNG CÓ\nTỈNH TÂY NINH\n{PLAN}", "", "72", "Tây Ninh"),
    ],
)
def test_submitter(text: str, unit_code: str, province_code: str, province: str) -> None:
    found = audited(plan(text), "", "")
    assert (found.unit_code, found.province_code, found.province) == (unit_code, province_code, province)
