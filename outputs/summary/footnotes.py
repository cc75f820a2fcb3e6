"""The footnotes of a table: numbered in the order they are first called for, each naming the units it is about."""

from __future__ import annotations

from enum import Enum

from corpus.discrepancy import Text
from outputs.notation import number, said


class Remark(Enum):
    """What a reader must know of a figure or a row; the value is the footnote."""

    DISAGREES = Text(
        "Tổng ghi trong văn bản khác tổng các dòng chi; biểu lấy tổng các dòng chi (xem phần “Cần điều chỉnh”)",
        "The stated total differs from the sum of the lines; the table takes the sum of the lines "
        "(see “To be corrected”)",
    )
    NO_TOTAL = Text(
        "Văn bản không ghi tổng số, hoặc không ghi ở đủ các bảng: không có số để đối chiếu",
        "The document states no total, or not in every table: there is nothing to compare with",
    )
    UNREADABLE = Text(
        "Có ô ghi chữ hoặc số không đọc được, chưa cộng: số thật có thể khác",
        "Cells with words or a figure that cannot be read are not added: the true figure may differ",
    )
    UNIT_UNKNOWN = Text(
        "Có ô không rõ đơn vị tính, chưa cộng: số thật có thể khác",
        "Cells in an unknown unit are not added: the true figure may differ",
    )
    MERGED = Text(
        "Có dòng chi có số nằm trong ô gộp với dòng khác, không tách được cho từng dòng",
        "Lines whose figure stands in a cell merged with another line's: it cannot be split",
    )
    UNSURE = Text(
        "Có số đọc chưa chắc chắn, cần xem lại trên văn bản trước khi dùng",
        "Figures read without certainty: to be looked at in the document before use",
    )
    INFERRED = Text(
        "Có số mà đơn vị tính được suy ra từ chính số liệu, không theo đơn vị tính ghi trong văn bản",
        "Figures in a unit of money inferred from the figures, not stated as such in the document",
    )
    COPY = Text(
        "Nhận được nhiều văn bản cùng số liệu của đơn vị cho năm này: chỉ cộng một văn bản (xem phần “Không cộng”)",
        "Several documents of the unit with the same figures: only one is added (see “Not added”)",
    )
    SEVERAL = Text(
        "Nhận được nhiều văn bản khác số liệu của đơn vị cho năm này: chưa cộng văn bản nào, cần xác định văn bản "
        "có hiệu lực (xem phần “Không cộng”)",
        "Several documents of the unit with different figures: none is added until it is known which one is valid "
        "(see “Not added”)",
    )
    NO_AMOUNTS = Text(
        "Kế hoạch không có bảng kinh phí hoặc bảng không có số tiền nào",
        "The plan has no budget table, or no amount in it",
    )
    NOT_OF_YEAR = Text(
        "Kế hoạch có số tiền nhưng không có số đề nghị ghi rõ cho năm kế hoạch (xem biểu theo giai đoạn)",
        "The plan has amounts, but none proposed for the plan year (see the table by phase)",
    )
    UNIT_NOT_NAMED = Text(
        "Chưa xác định được đơn vị gửi, ghi theo tên tệp; chưa loại trừ trùng với đơn vị khác trong biểu",
        "The unit that sent it is not known, the file is named instead; it may be a unit already in the table",
    )


_NAMED_AT_MOST = 12


class Footnotes:
    """Gathers the footnotes of one table while its lines are made."""

    def __init__(self, language: str) -> None:
        """`language` is "vi" or "en"."""
        self._language = language
        self._called: dict[Remark, dict[str, int]] = {}

    def sign(self, remark: Remark, who: str, cells: int = 0) -> int:
        """Return the number of a footnote, after naming a unit in it and, where it is about cells, how many."""
        named = self._called.setdefault(remark, {})
        named[who] = max(named.get(who, 0), cells)
        return list(self._called).index(remark) + 1

    def texts(self) -> tuple[str, ...]:
        """Return the footnotes, each with its number: "(1) …: A (2 ô); B."."""
        return tuple(
            f"({sign}) {said(remark.value, self._language)}: {self._named(named)}."
            for sign, (remark, named) in enumerate(self._called.items(), 1)
        )

    def _named(self, named: dict[str, int]) -> str:
        shown = "; ".join(self._who(who, cells) for who, cells in list(named.items())[:_NAMED_AT_MOST])
        if (further := len(named) - _NAMED_AT_MOST) <= 0:
            return shown
        count = number(further, self._language)
        return shown + said(Text(f" và {count} đơn vị khác", f" and {count} further units"), self._language)

    def _who(self, who: str, cells: int) -> str:
        if not cells:
            return who
        count = number(cells, self._language)
        return f"{who} ({said(Text(f'{count} ô', f'{count} cells' if cells > 1 else '1 cell'), self._language)})"


def signs_text(signs: tuple[int, ...]) -> str:
    """Return the numbers of footnotes as they stand beside a figure.

    >>> signs_text((1, 3))
    '(1)(3)'
    """
    return "".join(f"({sign})" for sign in signs)
