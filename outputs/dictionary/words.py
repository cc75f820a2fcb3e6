"""The words around the data dictionary: what holds for every table, how values are kept in each kind of file."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.discrepancy import Text
from outputs.columns import FieldType
from outputs.database.schema import SQL_TYPES
from outputs.dictionary.entries import TYPES
from outputs.formats.parquet_dataset import type_name
from outputs.notation import said

TITLE = Text("Từ điển dữ liệu kehoach", "Data dictionary of kehoach")
INTRODUCTION = Text(
    "Ý nghĩa của mọi bảng, mọi cột trong bộ dữ liệu mà kehoach lập từ các kế hoạch khoa học và công nghệ nhận được. "
    "Cùng một bộ dữ liệu được ghi thành ba dạng: các tệp CSV, các tệp Parquet và tệp SQLite `kehoach.db`; tên bảng, "
    "tên cột ở ba dạng giống nhau.",
    "What every table and column means of the dataset that kehoach makes from the science and technology plans "
    "received. One dataset is written in three forms: CSV files, Parquet files and the SQLite file `kehoach.db`, with "
    "the same names of tables and columns.",
)
RULES = (
    Text(
        "Ô để trống không phải là số 0: văn bản không ghi, hoặc ghi mà không đọc được thành số (xem `amount_status`).",
        "Blank is not zero: nothing is printed, or nothing that can be read as a figure (see `amount_status`).",
    ),
    Text(
        "Số tiền là số nguyên, tính bằng đồng (các cột có đuôi `_vnd`). Muốn cộng thì cộng cột `amount_vnd`.",
        "Money is a whole number of đồng (columns that end in `_vnd`). To add amounts up, add `amount_vnd`.",
    ),
    Text(
        "Muốn mỗi đồng chỉ tính một lần: chỉ cộng các dòng có `additive` là `true` và `detail_of` để trống.",
        "To count each đồng once, add only rows where `additive` is `true` and `detail_of` is blank.",
    ),
    Text(
        "Chữ giữ nguyên như in trong văn bản; số nào chương trình phải suy đoán thì `needs_review` là `true`.",
        "Text is kept as printed; what the program had to guess has `needs_review` `true`.",
    ),
    Text(
        "Năm ngân sách, giai đoạn, nguồn kinh phí được hiểu từ tiêu đề cột; `column_header` giữ tiêu đề như in.",
        "Fiscal year, phase and funding source are read from the column's header; `column_header` keeps its print.",
    ),
    Text(
        "Số quá lớn để mọi phần mềm đọc được (trên 18 chữ số), hoặc có hơn 6 chữ số thập phân, chỉ có trong tệp CSV.",
        "A number too wide for every program (more than 18 digits, or 6 decimals) stands in the CSV files alone.",
    ),
    Text(
        "Trong `kehoach.db`, số thập phân có không quá 15 chữ số đọc lại đúng từng chữ số; ở Parquet luôn chính xác.",
        "In `kehoach.db` a decimal number reads back digit by digit up to 15 digits; in Parquet it is always exact.",
    ),
)
DATASET_TITLE = Text("Các bảng của bộ dữ liệu", "Tables of the dataset")
DATABASE_TITLE = Text("Chỉ có trong kehoach.db", "Only in kehoach.db")
DATABASE_INTRODUCTION = Text(
    "Khung nhìn (view) được tính sẵn từ các bảng trên; ba bảng cuối giải thích các bảng khác.",
    "Views are computed from the tables above; the last three tables explain the others.",
)
TYPES_TITLE = Text("Kiểu dữ liệu", "Types")
RULES_TITLE = Text("Điều cần biết trước khi dùng", "What to know before use")
KEY = Text("Khóa", "Key")
LINKS = Text("Liên kết", "Links")
COLUMN, CALLED = Text("Cột", "Column"), Text("Tên gọi", "Title")
TYPE, MEANING, VALUES = Text("Kiểu", "Type"), Text("Ý nghĩa", "Meaning"), Text("Giá trị", "Values")
REQUIRED = Text("luôn có", "never blank")
CONTENTS = Text("Mục lục", "Contents")


def type_rows(language: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return each type's name and how CSV, Parquet and SQLite hold it."""
    return tuple(
        (said(name, language), said(_CSV[kind], language), type_name(kind), f"{SQL_TYPES[kind]}{_SQL_NOTES[kind]}")
        for kind, name in TYPES.items()
    )


_CSV: Mapping[FieldType, Text] = {
    FieldType.STRING: Text("UTF-8 (Unicode dựng sẵn)", "UTF-8, composed (NFC)"),
    FieldType.INTEGER: Text("1500000", "1500000"),
    FieldType.NUMBER: Text("152.05 (dấu chấm thập phân)", "152.05"),
    FieldType.BOOLEAN: Text("true, false", "true, false"),
    FieldType.YEAR: Text("2027", "2027"),
    FieldType.DATE: Text("2027-01-31", "2027-01-31"),
}
_SQL_NOTES: Mapping[FieldType, str] = {
    FieldType.STRING: "",
    FieldType.INTEGER: "",
    FieldType.NUMBER: "",
    FieldType.BOOLEAN: " (1, 0)",
    FieldType.YEAR: "",
    FieldType.DATE: " (2027-01-31)",
}
