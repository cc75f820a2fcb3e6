"""The tables of the database that explain the others: the data dictionary, the labels of values, the categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.discrepancy import Text
from normalizers.categories import categories
from outputs.database.schema import SQL_TYPES, STRICT
from outputs.database.view import View, ViewColumn
from outputs.database.views import views
from outputs.tables import tables

Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class ReferenceTable:
    """A table that every database holds alike: its name, meaning, the columns in order, its statement, its rows."""

    name: str
    title_vi: str
    description: Text
    columns: tuple[ViewColumn, ...]
    statement: str
    rows: tuple[Row, ...]


def reference_tables() -> tuple[ReferenceTable, ...]:
    """Return them in the order in which they can be filled."""
    return (_dictionary(), _labels(), _categories())


def _dictionary() -> ReferenceTable:
    return ReferenceTable(
        "tu_dien",
        "Từ điển dữ liệu",
        Text(
            "Mỗi dòng là một cột của một bảng hoặc khung nhìn: tên gọi và ý nghĩa.",
            "One row per column of a table or view: its title and meaning.",
        ),
        (
            *_TABLE_AND_COLUMN,
            ViewColumn("thu_tu", "Thứ tự", Text("Thứ tự của cột trong bảng, từ 1.", "Position of the column, from 1.")),
            ViewColumn("ten", "Tên gọi", Text("Tên gọi tiếng Việt của cột.", "The column's Vietnamese title.")),
            ViewColumn("kieu", "Kiểu", Text("Kiểu lưu trong SQLite; khung nhìn để trống.", "Type; blank for views.")),
            ViewColumn("y_nghia", "Ý nghĩa", Text("Ý nghĩa của cột.", "Meaning, in Vietnamese.")),
            ViewColumn("y_nghia_en", "Ý nghĩa (tiếng Anh)", Text("Ý nghĩa bằng tiếng Anh.", "Meaning, in English.")),
        ),
        "CREATE TABLE tu_dien (bang TEXT NOT NULL, cot TEXT NOT NULL, thu_tu INTEGER NOT NULL, ten TEXT NOT NULL, "
        "kieu TEXT, y_nghia TEXT NOT NULL, y_nghia_en TEXT NOT NULL, PRIMARY KEY (bang, cot))" + STRICT,
        (*_columns_of_tables(), *_columns_of_views()),
    )


def _labels() -> ReferenceTable:
    return ReferenceTable(
        "tu_dien_gia_tri",
        "Tên gọi của các giá trị",
        Text(
            "Mỗi dòng là một giá trị mà một cột có thể có, kèm tên gọi.",
            "One row per value that a column may hold, and what it is called.",
        ),
        (
            *_TABLE_AND_COLUMN,
            ViewColumn("gia_tri", "Giá trị", Text("Giá trị ghi trong cột.", "The value as the column holds it.")),
            ViewColumn("ten", "Tên gọi", Text("Tên gọi tiếng Việt của giá trị.", "What it is called in Vietnamese.")),
            ViewColumn("ten_en", "Tên gọi (tiếng Anh)", Text("Tên gọi tiếng Anh.", "What it is called in English.")),
        ),
        "CREATE TABLE tu_dien_gia_tri (bang TEXT NOT NULL, cot TEXT NOT NULL, gia_tri TEXT NOT NULL, "
        "ten TEXT NOT NULL, ten_en TEXT NOT NULL, PRIMARY KEY (bang, cot, gia_tri), "
        "FOREIGN KEY (bang, cot) REFERENCES tu_dien (bang, cot))" + STRICT,
        tuple(
            (table.name, column.name, value, label.vi, label.en)
            for table in tables()
            for column in table.columns
            for value, label in column.values.items()
        ),
    )


def _categories() -> ReferenceTable:
    return ReferenceTable(
        "danh_muc",
        "Danh mục nhóm nội dung",
        Text(
            "Mỗi dòng là một nhóm nội dung của danh mục chuẩn mà chương trình đang dùng.",
            "One row per category of the canonical list in use.",
        ),
        (
            ViewColumn("category_id", "Mã nhóm nội dung", Text("Mã nhóm.", "Id of the category.")),
            ViewColumn(
                "parent_id", "Thuộc nhóm lớn", Text("Mã nhóm lớn; để trống với nhóm lớn.", "Id of the top category.")
            ),
            ViewColumn("name_vi", "Tên nhóm nội dung", Text("Tên nhóm.", "Name of the category.")),
            ViewColumn("valid_from", "Từ năm", Text("Năm kế hoạch đầu tiên dùng nhóm.", "First plan year it is in.")),
            ViewColumn("valid_to", "Đến năm", Text("Năm kế hoạch cuối cùng dùng nhóm.", "Last plan year it is in.")),
        ),
        "CREATE TABLE danh_muc (category_id TEXT PRIMARY KEY NOT NULL, parent_id TEXT REFERENCES danh_muc, "
        "name_vi TEXT NOT NULL, valid_from INTEGER, valid_to INTEGER)" + STRICT,
        tuple(
            (each.category_id, each.parent_id or None, each.name, each.valid_from, each.valid_to)
            for each in categories()
        ),
    )


_TABLE_AND_COLUMN = (
    ViewColumn("bang", "Bảng", Text("Tên bảng hoặc khung nhìn.", "Name of the table or view.")),
    ViewColumn("cot", "Cột", Text("Tên cột.", "Name of the column.")),
)


def _columns_of_tables() -> Iterator[Row]:
    for table in tables():
        for place, column in enumerate(table.columns, 1):
            said = column.description
            yield (table.name, column.name, place, column.title_vi, SQL_TYPES[column.type], said.vi, said.en)


def _columns_of_views() -> Iterator[Row]:
    for view in views():
        yield from _columns_of_view(view)


def _columns_of_view(view: View) -> Iterator[Row]:
    for place, column in enumerate(view.columns, 1):
        yield (view.name, column.name, place, column.title_vi, None, column.description.vi, column.description.en)
