"""What a reader must know of a sum or of a unit's row."""

from __future__ import annotations

from enum import Enum

from corpus.discrepancy import Text


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
