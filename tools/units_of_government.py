"""Makes the lists of units of government that the product carries, from the package vietnamadminunits.

The package (MIT; facts only are taken) holds the last state of the 63 provinces and their districts, the 34 provinces
and their communes since 2025-07-01, and which old communes became which new one. It is no dependency of the product:
install it apart, then

    python -m tools.units_of_government

What its lists do not say (since when a district was a thị xã, what it was before) stands with its resolution in
units_of_government_overrides.csv, which is written by hand and never touched here.
"""

from __future__ import annotations

import argparse
import csv
import json
import sqlite3
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).parent.parent / "normalizers" / "reference"
PACKAGE = "vietnamadminunits"

UNIT_COLUMNS = ("code", "name", "type", "level", "province_code", "valid_from", "valid_to", "source")
CHANGE_COLUMNS = ("old_code", "new_code", "relation")

LAST_DAY_OF_DISTRICTS = "2025-06-30"
FIRST_DAY_OF_COMMUNES = "2025-07-01"
LAW = "Luật 72/2025/QH15"
MERGER = "Nghị quyết 202/2025/QH15"

Units = Iterable[tuple[str, ...]]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write both lists into the folder given, by default the product's own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--into", type=Path, default=REFERENCE)
    into = parser.parse_args(arguments).into
    package = distribution(PACKAGE)
    folder = Path(str(package.locate_file(PACKAGE))) / "data"
    with closing(sqlite3.connect(folder / "dataset.db")) as database:
        _write(into / "units_of_government.csv", UNIT_COLUMNS, units(database, f"{PACKAGE} {package.version}"))
        mapping = json.loads((folder / "converter_2025.json").read_text("utf-8"))
        _write(into / "units_of_government_changes.csv", CHANGE_COLUMNS, sorted(changes(database, mapping)))


def units(database: sqlite3.Connection, package: str) -> Iterator[tuple[str, ...]]:
    """Yield every province, district and new commune, by code within its level; the old provinces first."""
    merger, law = f"{package}; {MERGER}", f"{package}; {LAW}"
    for code, full, short in database.execute(
        "SELECT DISTINCT provinceCode, province, provinceShort FROM admin_units_legacy ORDER BY 1"
    ):
        yield (code, *_named(full, short), "province", code, "", LAST_DAY_OF_DISTRICTS, merger)
    for code, full, short in database.execute(
        "SELECT DISTINCT provinceCode, province, provinceShort FROM admin_units ORDER BY 1"
    ):
        yield (code, *_named(full, short), "province", code, FIRST_DAY_OF_COMMUNES, "", merger)
    for code, full, kind, province in database.execute(
        "SELECT DISTINCT districtCode, district, districtType, provinceCode FROM admin_units_legacy ORDER BY 1"
    ):
        yield (code, *_typed(full, kind), "district", province, "", LAST_DAY_OF_DISTRICTS, law)
    for code, full, kind, province in database.execute(
        "SELECT wardCode, ward, wardType, provinceCode FROM admin_units ORDER BY 1"
    ):
        yield (code, *_typed(full, kind), "commune", province, FIRST_DAY_OF_COMMUNES, "", law)


def changes(database: sqlite3.Connection, mapping: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield from which old districts a commune was made, and from which old provinces a province.

    The relation is said of the new unit: it lies whole in the old one, or partly.
    """
    new_provinces = dict(database.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units"))
    old_provinces = dict(database.execute("SELECT DISTINCT provinceKey, provinceCode FROM admin_units_legacy"))
    for key, before in mapping["DICT_PROVINCE"].items():
        yield from _related(new_provinces[key], {old_provinces[old] for old in before})
    communes = {
        (province, commune): code
        for province, commune, code in database.execute("SELECT provinceKey, wardKey, wardCode FROM admin_units")
    }
    districts = {
        f"{province}_{district}": code
        for province, district, code in database.execute(
            "SELECT DISTINCT provinceKey, districtKey, districtCode FROM admin_units_legacy"
        )
    }
    made_of: dict[str, set[str]] = defaultdict(set)
    for province, commune, old in _made_of(mapping):
        made_of[communes[province, commune]].add(districts[old.rpartition("_")[0] if old.count("_") > 1 else old])
    for code, before in made_of.items():
        yield from _related(code, before)


def _made_of(mapping: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the keys of a new province, of a new commune in it, and of an old commune it was made of."""
    for province, communes in mapping["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, before in communes.items():
            yield from ((province, commune, old) for old in before)
    for province, divided in mapping["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            yield from ((province, part["newWardKey"], old) for part in parts)


def _related(code: str, before: set[str]) -> Iterator[tuple[str, str, str]]:
    for old in before:
        yield old, code, "whole" if len(before) == 1 else "partial"


def _named(full: str, short: str) -> tuple[str, str]:
    """Return name and type of a province: "Tây Ninh", "tỉnh"."""
    name = _plain(short)
    return name, _plain(full).removesuffix(name).strip().lower()


def _typed(full: str, kind: str) -> tuple[str, str]:
    """Return name and type of a district or commune; "Quận 3" is the quận "3"."""
    kind = _plain(kind).lower()
    return _plain(full)[len(kind) :].strip(), kind


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _write(path: Path, columns: tuple[str, ...], rows: Units) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
