"""The Data Package: valid by the official profile, and true of the CSV files it describes."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Callable
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from outputs.formats import formats
from tests.outputs.plans import dataset

PARSERS: dict[str, Callable[[str], object]] = {
    "string": str,
    "integer": int,
    "number": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
    "year": lambda text: int(re.fullmatch(r"\d{4}", text)[0]),  # type: ignore[index]
    "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0],  # type: ignore[index]
}


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    for form in formats():
        form.write(dataset(), folder, "vi")
    return folder


@pytest.fixture(name="package", scope="module")
def _package(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return package


@pytest.fixture(name="contents", scope="module")
def _contents(folder: Path, package: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    contents = {}
    for resource in package["resources"]:
        with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as stream:
            contents[resource["name"]] = list(csv.DictReader(stream, strict=True))
    return contents


def _profile(name: str) -> dict[str, Any]:
    profile: dict[str, Any] = json.loads(
        (files("dplib") / "profiles" / "2.0" / f"{name}.json").read_text(encoding="utf-8")
    )
    return profile


def test_the_package_is_valid_by_the_official_profiles(package: dict[str, Any]) -> None:
    jsonschema.Draft7Validator(_profile("datapackage")).validate(package)
    for resource in package["resources"]:
        jsonschema.Draft7Validator(_profile("dataresource")).validate(resource)
        jsonschema.Draft7Validator(_profile("tabledialect")).validate(resource["dialect"])
        jsonschema.Draft7Validator(_profile("tableschema")).validate(resource["schema"])


def test_every_table_has_rows_to_test(contents: dict[str, list[dict[str, str]]]) -> None:
    assert all(contents.values())


def test_files_have_the_size_and_hash_said(folder: Path, package: dict[str, Any]) -> None:
    for resource in package["resources"]:
        written = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"


def test_every_value_is_of_its_type_and_allowed(
    package: dict[str, Any], contents: dict[str, list[dict[str, str]]]
) -> None:
    for resource in package["resources"]:
        fields = resource["schema"]["fields"]
        for row in contents[resource["name"]]:
            assert list(row) == [field["name"] for field in fields]
            for field in fields:
                _assert_allowed(row[field["name"]], field)


def _assert_allowed(text: str, field: dict[str, Any]) -> None:
    constraints = field.get("constraints", {})
    if not text:
        assert not constraints.get("required"), field["name"]
        return
    PARSERS[field["type"]](text)
    assert text in constraints.get("enum", [text]), field["name"]
    if "categories" in field:
        assert [category["value"] for category in field["categories"]] == constraints["enum"]


def test_keys_are_unique_and_without_blanks(package: dict[str, Any], contents: dict[str, list[dict[str, str]]]) -> None:
    for resource in package["resources"]:
        key = resource["schema"].get("primaryKey", [])
        found = [tuple(row[name] for name in key) for row in contents[resource["name"]]]
        assert not key or len(set(found)) == len(found), resource["name"]
        assert all(all(values) for values in found), resource["name"]


def test_foreign_keys_resolve(package: dict[str, Any], contents: dict[str, list[dict[str, str]]]) -> None:
    for resource in package["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            other = contents[key["reference"].get("resource", resource["name"])]
            known = {tuple(row[name] for name in key["reference"]["fields"]) for row in other}
            for row in contents[resource["name"]]:
                values = tuple(row[name] for name in key["fields"])
                assert not any(values) or values in known, (resource["name"], key)


def test_parents_and_main_tables_exist(contents: dict[str, list[dict[str, str]]]) -> None:
    lines = {(row["submission_id"], row["table_no"], row["row_no"]) for row in contents["line_items"]}
    for row in contents["line_items"]:
        parent = (row["submission_id"], row["table_no"], row["parent_row_no"])
        assert not row["parent_row_no"] or parent in lines
