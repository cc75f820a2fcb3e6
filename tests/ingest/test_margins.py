"""Notes at the foot of a page stand apart; what only looks like one stays in the text."""

from __future__ import annotations

import pytest

from ingest.printed.margins import without_notes
from ingest.printed.page import PrintedPage, Ruling
from tests.ingest.test_unruled_pages import Printed, words

BODY, SMALL = 13.0, 10.0
SHORT_RULE = Ruling(600.0, 60.0, 204.0)
ABOVE: tuple[Printed, ...] = ((400, ((60, "Kế hoạch phải sát thực tế, có địa chỉ áp dụng"),)),)


def page(*below: Printed, size: float, raised: str = "") -> PrintedPage:
    """Return a page with text of the body's size above a short rule, and lines of another size below it."""
    text = words(*ABOVE, size=BODY)
    if raised:
        last = text[-1]
        text += (last._replace(text=raised, left=last.right, right=last.right + 4, baseline=395, size=8.0),)
    return PrintedPage(1, 595, 842, text + words(*below, size=size), (SHORT_RULE,))


@pytest.mark.parametrize(
    ("size", "raised", "is_note"),
    [(SMALL, "", True), (BODY, "1", True), (BODY, "", False), (BODY, "2", False)],
    ids=["small print", "its mark is raised in the text", "as large as the text", "another mark is raised"],
)
def test_what_stands_below_a_short_rule(size: float, raised: str, *, is_note: bool) -> None:
    told = page((620, ((60, "1. Nội dung chuyển tiếp từ năm trước."),)), size=size, raised=raised)
    _, notes = without_notes(told)
    assert notes == (("1. Nội dung chuyển tiếp từ năm trước.",) if is_note else ())


def test_rows_below_a_ruling_of_a_head_are_no_notes() -> None:
    rows = ((620, ((60, "1"), (100, "Bản tin"), (400, "12"))), (640, ((60, "2"), (100, "Hội nghị"), (400, "20"))))
    _, notes = without_notes(page(*rows, size=SMALL))
    assert notes == ()
