"""datapackage.json: what the CSV files hold, as a Data Package (version 2): types, titles, labels, keys."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from corpus.dataset import Dataset
from outputs.columns import Column, ForeignKey, Table
from outputs.tables import tables
from outputs.tables.submissions import reader_version
from outputs.whole_file import whole_file

FORMAT_ID = "datapackage"
TITLE_VI = "Mô tả bộ dữ liệu (Data Package)"
TITLE_EN = "Description of the dataset (Data Package)"

FILE_NAME = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"

Json = dict[str, Any]
"""A JSON object, as the specification shapes it."""


def write(dataset: Dataset, folder: Path, language: str = "vi", *, for_excel: bool = False) -> tuple[Path, ...]:
    """Write the description of the CSV files that lie in the folder."""
    path = folder / FILE_NAME
    with whole_file(path) as stream:
        json.dump(descriptor(folder), stream, ensure_ascii=False, indent=2)
        stream.write("\n")
    return (path,)


def descriptor(folder: Path) -> Json:
    """Return the descriptor of the CSV files of a folder: the same for the same files."""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "kehoach",
        "title": "Số liệu kế hoạch khoa học và công nghệ của các đơn vị cấp huyện, cấp xã",
        "description": "Đọc và rà soát từ văn bản nhận được; số tiền tính bằng đồng, chữ giữ nguyên như in.",
        "version": reader_version(),
        "resources": [_resource(table, folder) for table in tables()],
    }


def _resource(table: Table[Any], folder: Path) -> Json:
    with (folder / table.file_name).open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
        size_bytes = stream.tell()
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "title": table.title_vi,
        "description": table.description.vi,
        "description_en": table.description.en,
        "path": table.file_name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": size_bytes,
        "hash": f"sha256:{digest}",
        "dialect": {
            "$schema": f"{_PROFILES}/tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": _schema(table),
    }


def _schema(table: Table[Any]) -> Json:
    schema: Json = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [_foreign_key(key) for key in table.foreign_keys]
    return schema


def _field(column: Column[Any]) -> Json:
    field: Json = {
        "name": column.name,
        "type": column.type.value,
        "title": column.title_vi,
        "description": column.description.vi,
        "description_en": column.description.en,
    }
    if column.values:
        field["categories"] = [{"value": value, "label": label.vi} for value, label in column.values.items()]
    constraints: Json = {"required": True} if column.is_required else {}
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(key: ForeignKey) -> Json:
    reference = {"resource": key.table} if key.table else {}
    return {"fields": list(key.columns), "reference": {**reference, "fields": list(key.key)}}
