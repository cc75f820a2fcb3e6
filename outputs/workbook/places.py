"""Where something stands in the received file, in words that staff can follow."""

from __future__ import annotations

from urllib.parse import parse_qsl

from corpus.discrepancy import Text
from outputs.notation import said


def place(page: int | None, location: str, language: str) -> str:
    """Return a place of the dataset in words, "" where there is none.

    >>> place(None, "table=2&row=5&col=4", "vi"), place(3, "page=3&viewrect=1,2,3,4", "vi")
    ('bảng Word 2, hàng 5, cột 4', 'trang 3')
    """
    parts = dict(parse_qsl(location))
    if page is not None:
        return said(Text(f"trang {page}", f"page {page}"), language)
    if "table" in parts:
        table, row, column = parts["table"], parts.get("row", ""), parts.get("col", "")
        return said(
            Text(f"bảng Word {table}, hàng {row}, cột {column}", f"Word table {table}, row {row}, column {column}"),
            language,
        )
    if "paragraph" in parts:
        return said(Text(f"đoạn {parts['paragraph']}", f"paragraph {parts['paragraph']}"), language)
    if "cell" in parts:
        sheet, cell = parts.get("sheet", ""), parts["cell"]
        return said(Text(f"trang tính {sheet}, ô {cell}", f"sheet {sheet}, cell {cell}"), language)
    return ""
